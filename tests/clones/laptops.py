"""Laptops of a practice ward, used by the commands of the real program, and what people do with their files."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from unittest import mock

from dxdesk.app import main
from dxdesk.ledger import clock
from dxdesk.practice.ward import PASSPHRASE
from dxdesk.store import anchor
from dxdesk.store.database import DATABASE, KEY_FILE

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Laptop:
    """A desk's folder and the local folder of its machine.

    Its clock may be off by some days, and it may be another machine. With `apart` every command is a process of its
    own; else it is done in this one, much quicker, from the same door.
    """

    home: Path
    local: Path
    days: int = 0
    machine: str = ""
    apart: bool = False

    def do(self, *command: str, stdin: str = "") -> Any:
        """Do one command and give its answer; a refusal fails the test."""
        return json.loads(self._done(command, stdin)[0])

    def say(self, *command: str) -> str:
        """The same, and give the words for people."""
        return self._done(command)[1]

    def _done(self, command: tuple[str, ...], stdin: str = "") -> tuple[str, str]:
        places = {"DXDESK_HOME": str(self.home), "DXDESK_LOCAL": str(self.local), "DXDESK_PASSPHRASE": PASSPHRASE}
        run = _apart if self.apart else self._here
        with mock.patch.dict(os.environ, places):
            code, out, err = run(["--json", *command], stdin.encode())
        assert code == 0, out + err
        return out, err

    def _here(self, command: list[str], stdin: bytes) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.ExitStack() as changed:
            for place, name, value in (
                (sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")), (sys, "stdout", out),
                (sys, "stderr", err), (sys, "excepthook", sys.excepthook), (clock, "datetime", _time_off(self.days)),
                (anchor, "machine", lambda: self.machine or "a" * 32),
            ):
                changed.enter_context(mock.patch.object(place, name, value))
            return main(command), out.getvalue(), err.getvalue()

    def flagged(self) -> set[str]:
        """Every writer of the laptops of which this desk says that two go by one name."""
        return {name for device in self.do("devices")["devices"] if device["forked"] for name in device["writers"]}

    @property
    def writer(self) -> str:
        """The name this desk writes under, after opening it."""
        return self.do("state")["writer"]

    def write(self, name: str, **resident: str) -> str:
        """A visit of somebody new; the id of the save."""
        visit = {"resident": {"full_name": name, **resident}, "visit": {"visit_on": "2026-11-20"},
                 "helps": [{"service": "VNEID_ACTIVATE", "outcome": "done"}]}
        return self.do("add", stdin=json.dumps(visit))["saved"][0]["save"]

    def person(self, name: str) -> dict[str, Any]:
        """The one person of that name, as a search shows them."""
        [found] = self.do("find", name)["people"]
        return found

    def edit(self, name: str, **values: str) -> str:
        """A person edited; the id of the save."""
        changes = [f"{name}={value}" for name, value in values.items()]
        return self.do("edit", "resident", self.person(name)["id"], *changes)["save"]

    def history(self, name: str) -> list[dict[str, Any]]:
        """Every change of a person."""
        return self.do("show", "resident", self.person(name)["id"])["history"]

    def names(self) -> set[str]:
        """Everybody this desk holds whose name begins with “Người”."""
        return {found["full_name"] for found in self.do("find", "Người", "--limit", "100")["people"]}

    def questions(self) -> list[set[str]]:
        """The values to choose from, for every open conflict."""
        return [{value["value"] for value in one["values"]} for one in self.do("conflicts")["open"]]

    def copied(self, home: Path, local: Path | None = None) -> "Laptop":
        """The whole folder copied to another path, on this machine or one with a local folder of its own."""
        shutil.copytree(self.home, home)
        return replace(self, home=home, local=local or self.local)

    def put_away(self, folder: Path) -> Path:
        """The database and its key file copied by hand."""
        folder.mkdir()
        return _copy(self.home, folder)

    def put_back(self, folder: Path) -> None:
        """The same files copied back over those of today."""
        _copy(folder, self.home)


@dataclass
class Round:
    """What came of an exchange: how many files had which result, each desk's mark (`state_hash`), and the notices."""

    results: Counter[str] = field(default_factory=Counter)
    marks: dict[Path, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Whether every file was received or held, and all desks came to hold the same."""
        return set(self.results) <= {"received", "held"} and self.equal

    @property
    def equal(self) -> bool:
        """Whether all desks came to hold the same."""
        return len(set(self.marks.values())) == 1


def exchange(stick: Path, *laptops: Laptop) -> Round:
    """One laptop after the other exchanges with a stick."""
    done = Round()
    for laptop in laptops:
        answer = laptop.do("exchange", str(stick))
        done.results += Counter(file["result"] for file in answer["in"])
        done.marks[laptop.home] = answer["state_hash"]["ward"]
        done.notices += answer["notices"]
    return done


def settle(stick: Path, *laptops: Laptop) -> Round:
    """Everybody exchanges until all have met what all wrote."""
    return exchange(stick, *laptops, *laptops[:-1])


@contextlib.contextmanager
def in_place_of(home: Path, image: Path) -> Iterator[None]:
    """For a while the desk in `image` stands where `home` is: a copied disk in another machine has the same paths."""
    aside = home.with_name("máy kia")
    home.rename(aside)
    image.rename(home)
    yield
    home.rename(image)
    aside.rename(home)


def used_twice(stick: Path) -> dict[tuple[str, str], int]:
    """(writer, seq) of the segments on a stick that were given to more than one."""
    files = (stick / "DXDESK" / "log").rglob("*.csv*")
    places = Counter((file.parent.name, file.name[:6]) for file in files)
    return {place: count for place, count in places.items() if count > 1}


def writer_of(save: str) -> str:
    """The writer inside an op id."""
    return save[25:35]


def _apart(command: list[str], stdin: bytes) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-m", "dxdesk", *command], input=stdin, capture_output=True, cwd=ROOT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _time_off(days: int) -> type[datetime]:
    """Time as a wrongly set clock tells it."""

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + timedelta(days=days)

    return Shifted


def _copy(source: Path, target: Path) -> Path:
    for name in (DATABASE, KEY_FILE):
        shutil.copyfile(source / name, target / name)
    return target
