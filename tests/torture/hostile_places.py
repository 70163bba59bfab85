"""Things in a folder that are no plain files, or change while they are read; and plain packs under odd names."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

TAKEN = frozenset(("received", "held", "forked"))
NAMES = (
    "log/{} \u202evsc.csv", "log/{}.CSV", "log/{}" + "x" * 200 + ".csv", "log/{} “ổ” & $(x) `y` %s {{}}.csv",
    "log/{}\n\t.csv", "log/{}\udcff.csv", "log/{} › a.csv", "{}.csv", "log/{};'\".csv", "inbox/{}",
    "inbox/{}.xls", "inbox/{}.csv.part",
    "log/a/b/c/d/e/f/{}.csv", "log/{}\u0301.csv", "inbox/{}.zip", "trust/{}.csv", "devices/{}.csv",
    "log/0000000000/{}.csv",
)


@dataclass(frozen=True)
class Oddity:
    """Something to put at a path; `seen`: an exchange must answer for it; `grows`: it goes on growing."""

    make: Callable[[Path, bytes], None]
    seen: bool = False
    grows: bool = False

    @property
    def name(self) -> str:
        return self.make.__name__


def a_folder_called_pack(path: Path, data: bytes) -> None:
    path.mkdir()


def a_link_to_a_pack(path: Path, data: bytes) -> None:
    path.with_suffix(".hidden").write_bytes(data)
    path.symlink_to(path.with_suffix(".hidden"))


def a_link_to_endless_zeros(path: Path, data: bytes) -> None:
    path.symlink_to("/dev/zero")


def a_link_to_itself(path: Path, data: bytes) -> None:
    path.symlink_to(path)


def a_link_to_the_folder_above(path: Path, data: bytes) -> None:
    path.symlink_to(path.parent.parent)


def a_pipe(path: Path, data: bytes) -> None:
    os.mkfifo(path)


def a_pipe_called_list(path: Path, data: bytes) -> None:
    os.mkfifo(path.parent.parent / "trust" / f"{path.stem}.json")


def a_socket(path: Path, data: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))


def half_written(path: Path, data: bytes) -> None:
    path.with_suffix(".csv.tmp").write_bytes(data)
    path.with_name(f"~${path.name}").write_bytes(data)
    path.with_name(f".{path.name}").write_bytes(data)


def too_deep(path: Path, data: bytes) -> None:
    deep = path.with_suffix("").joinpath(*"abcdefghijkl")
    deep.mkdir(parents=True)
    (deep / "a.csv").write_bytes(data)


def endless_and_empty(path: Path, data: bytes) -> None:
    """Ten gigabytes of nothing, which take no room."""
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)


def growing(path: Path, data: bytes) -> None:
    path.write_bytes(data)


ODDITIES = (
    Oddity(a_folder_called_pack), Oddity(a_link_to_a_pack), Oddity(a_link_to_endless_zeros), Oddity(a_link_to_itself),
    Oddity(a_link_to_the_folder_above), Oddity(a_pipe), Oddity(a_pipe_called_list), Oddity(a_socket),
    Oddity(half_written), Oddity(too_deep), Oddity(endless_and_empty, seen=True),
    Oddity(growing, seen=True, grows=True),
)


def odd_name(chance: Random, number: int) -> str:
    """A path only some systems would let pass, and that no exchange may stumble over."""
    return chance.choice(NAMES).format(f"{number:06d}")


@contextmanager
def growing_files(paths: list[Path]) -> Iterator[None]:
    """While this lasts the files grow, to nine mebibytes at most."""
    done = threading.Event()

    def grow() -> None:
        for _ in range(9 * 16):
            for path in paths:
                with path.open("ab") as file:
                    file.write(b"#" * (1 << 16))
            if done.wait(0.002):
                return

    thread = threading.Thread(target=grow)
    if paths:
        thread.start()
    try:
        yield
    finally:
        done.set()
        if paths:
            thread.join()
