"""The takings in: what came with each exchange, so that people can look at one of them and take it back."""

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from dxdesk.errors import InputError, StoreError
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import base32
from dxdesk.store.database import Store

RUNNING, DONE, STOPPED, UNDONE = "running", "done", "stopped", "undone"
"""How a taking in stands: going on (or killed, and going on at the next exchange with its place), ended, stopped on the
way, taken back."""
_NAME_BYTES = 5


@dataclass(frozen=True, slots=True)
class Counts:
    """What ops did: how many were new, records made, changed and deleted, conflicts opened."""

    ops: int = 0
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class IntakeFile:
    """A file of a taking in: its name, kind and writer where it could be read, its result and what it did."""

    file: str
    kind: str
    writer: str
    result: str
    did: Counts


@dataclass(frozen=True, slots=True)
class TakenIn:
    """One taking in.

    `began` and `ended` are UTC times as in op ids, `place` is where it came from ("" where packs that waited here began
    to count), `kinds` what it did by kind, `writers` whose packs came, `packs` how many. `left` are the (kind, record,
    unit) that stayed when it was taken back.
    """

    name: str
    began: str
    ended: str
    place: str
    state: str
    packs: int
    kinds: dict[str, Counts]
    writers: tuple[str, ...]
    left: tuple[tuple[str, str, str], ...] = ()


class IntakeLog:
    """The row of the taking in that goes on: made when something comes in, found again after a kill at its place."""

    def __init__(self, store: Store, place: str) -> None:
        self._store = store
        self._place = place
        row = store.connection.execute(
            "SELECT n, name FROM intake WHERE place = ? AND place <> '' AND state = ?", [place, RUNNING]).fetchone()
        self._n: int = row[0] if row else 0
        self.name: str = row[1] if row else ""

    def number(self) -> int:
        """The local number of the row; the caller's transaction."""
        if not self._n:
            self.name = f"nhan-{base32(os.urandom(_NAME_BYTES))}"
            now = time_text(self._store.clock())
            self._n = self._store.connection.execute(
                "INSERT INTO intake (name, began, ended, place, state, first, body) "
                "VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(n), 0) + 1 FROM op), '{}')",
                [self.name, now, now, self._place, RUNNING]).lastrowid or 0
        return self._n

    def note(self, files: Iterable[IntakeFile]) -> None:
        """Write down what became of files; the caller's transaction. Of a taking in that took nothing in none is."""
        if self._n:
            self._store.connection.executemany(
                "INSERT INTO intake_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(self._n, file.file, file.kind, file.writer, file.result, *astuple(file.did)) for file in files])

    def end(self, state: str) -> None:
        """It is over; the caller's transaction."""
        if self._n:
            self._store.connection.execute(
                "UPDATE intake SET state = ?, ended = ? WHERE n = ?", [state, time_text(self._store.clock()), self._n])

    def stop(self, files: Iterable[IntakeFile]) -> None:
        """It was stopped on the way; a desk that cannot be written any more says so elsewhere."""
        with contextlib.suppress(StoreError), self._store.writing():
            self.note(files)
            self.end(STOPPED)


def intakes(store: Store) -> list[TakenIn]:
    """Every taking in, the newest first."""
    ask = store.connection.execute
    kinds: dict[int, dict[str, Counts]] = {}
    for n, kind, *did in ask("SELECT intake, kind, sum(ops), sum(new), sum(changed), sum(conflicts), sum(deleted) "
                             "FROM intake_file WHERE ops > 0 GROUP BY intake, kind ORDER BY kind"):
        kinds.setdefault(n, {})[kind] = Counts(*did)
    packs = {n: (count, tuple(sorted(writers.split(",")))) for n, count, writers in ask(
        "SELECT intake, count(*), group_concat(DISTINCT writer) FROM segment WHERE intake IS NOT NULL GROUP BY intake")}
    found = []
    rows = ask("SELECT n, name, began, ended, place, state, body FROM intake ORDER BY n DESC")
    for n, name, began, ended, place, state, body in rows:
        count, writers = packs.get(n, (0, ()))
        found.append(TakenIn(name, began, ended, place, state, count, kinds.get(n, {}), writers, _left(body)))
    return found


def intake_files(store: Store, name: str) -> list[IntakeFile]:
    """What became of the files of a taking in, in the order they were read; files this desk had are not among them."""
    rows = store.connection.execute(
        "SELECT file, kind, writer, result, ops, new, changed, conflicts, deleted FROM intake_file "
        "WHERE intake = ? ORDER BY rowid", [intake_number(store, name)])
    return [IntakeFile(file, kind, writer, result, Counts(*did)) for file, kind, writer, result, *did in rows]


def intake_number(store: Store, name: str) -> int:
    """The local number of a taking in. Raises `InputError` where there is none of that name."""
    row = store.connection.execute("SELECT n FROM intake WHERE name = ?", [name]).fetchone()
    if row is None:
        raise InputError("unknown_intake", "Không có lần nhận nào mang mã này. Xem các lần nhận: dxdesk intakes")
    return row[0]


def taken_back(store: Store, name: str, save: str, left: Iterable[tuple[str, str, str]]) -> None:
    """A taking in was undone by that save, all but what is left; the caller's transaction."""
    body = json.dumps({"undo": save, "left": [list(one) for one in left]})
    store.connection.execute("UPDATE intake SET state = ?, body = ? WHERE name = ?", [UNDONE, body, name])


def back_again(store: Store, save: str) -> None:
    """The undo of that save brought a taking in back, where it was one; the caller's transaction."""
    store.connection.execute(
        "UPDATE intake SET state = ?, body = '{}' WHERE state = ? AND json_extract(body, '$.undo') = ?",
        [DONE, UNDONE, save])


def _left(body: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((kind, record, unit) for kind, record, unit in json.loads(body).get("left", ()))
