"""A two-way sync loop as Nextcloud's client and `rclone bisync` do it, for servers that only store files.

It remembers what both sides held after the last round. A file new or changed on one side goes to the other; one gone on
one side and untouched on the other goes there too; where both sides changed it, the laptop's becomes a conflict copy.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.replicators.road import alike

Stamps = dict[str, str]
"""By name below the shared folder: whatever changes when the file does."""
TURNS = 6


class Server(Protocol):
    """Four calls are all a server is asked for."""

    def stamps(self) -> Stamps:
        """Every file there."""

    def get(self, name: str) -> bytes:
        """The bytes of one."""

    def put(self, name: str, data: bytes) -> None:
        """Written whole under another name, then renamed, as good clients do; folders are made."""

    def delete(self, name: str) -> None:
        """Gone."""


@dataclass
class Mirror:
    """One laptop's replica, its server, and what both held after the last round."""

    replica: Path
    server: Server
    label: str
    ours: Stamps = field(default_factory=dict)
    theirs: Stamps = field(default_factory=dict)

    def turn(self) -> None:
        """One round of the loop."""
        here, there = self._stamps(), self.server.stamps()
        for name in sorted(here.keys() | there.keys() | self.ours.keys()):
            changed_here = here.get(name) != self.ours.get(name)
            changed_there = there.get(name) != self.theirs.get(name)
            if changed_here and changed_there:
                self._both(name, here, there)
            elif changed_here:
                self._up(name, gone=name not in here)
            elif changed_there:
                self._down(name, gone=name not in there)
        self.ours, self.theirs = self._stamps(), self.server.stamps()

    def _both(self, name: str, here: Mapping[str, str], there: Mapping[str, str]) -> None:
        if name not in there:
            self._up(name, gone=False)
        elif name not in here:
            self._down(name, gone=False)
        elif (self.replica / name).read_bytes() != self.server.get(name):
            stem, dot, ending = name.partition(".")
            copy = f"{stem} (conflicted copy {self.label}){dot}{ending}"
            (self.replica / name).rename(self.replica / copy)
            self._up(copy, gone=False)
            self._down(name, gone=False)

    def _up(self, name: str, *, gone: bool) -> None:
        if gone:
            self.server.delete(name)
        else:
            self.server.put(name, (self.replica / name).read_bytes())

    def _down(self, name: str, *, gone: bool) -> None:
        path = self.replica / name
        if gone:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_name(f".{path.name}.part")
        waiting.write_bytes(self.server.get(name))
        waiting.replace(path)

    def _stamps(self) -> Stamps:
        found = {}
        for path in self.replica.rglob("*"):
            if path.is_file() and not path.name.startswith(".") and not path.name.endswith(".tmp"):
                told = path.stat()
                found[path.relative_to(self.replica).as_posix()] = f"{told.st_size} {told.st_mtime_ns}"
        return found


class Loop:
    """A road: every laptop runs the loop against one server."""

    def __init__(self, folder: Path, laptops: int, connect: Callable[[], Server]) -> None:
        self.replicas = [folder / f"Máy {number}" / "Thư mục chung" for number in range(laptops)]
        self.mirrors = []
        for number, replica in enumerate(self.replicas):
            replica.mkdir(parents=True)
            self.mirrors.append(Mirror(replica, connect(), f"máy {number}"))

    def part(self) -> None:
        """The loop runs only when asked to."""

    def settle(self) -> None:
        """Rounds until nothing moves any more."""
        for _ in range(TURNS):
            for mirror in self.mirrors:
                mirror.turn()
            if alike(self.replicas):
                return
        raise AssertionError("the loop does not come to rest")
