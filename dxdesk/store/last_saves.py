"""The last saves of this desk in words, newest first: what Ctrl+Z takes back and redo brings again (features d1.9).

A save that was undone stays in the list and is marked; undos and redos themselves are no lines of it (format §3).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.standing import UNDO, already_undone, stands
from dxdesk.store.database import Store
from dxdesk.store.desk import STANDING
from dxdesk.store.op_rows import COLUMNS, load_ops, read_op
from dxdesk.store.records import member_name
from dxdesk.store.save_words import save_words
from dxdesk.store.undo import Left

LIMIT = 20
"""As many saves as Ctrl+Z goes back (features A8)."""

# Own ops not yet sent are the newest ones, and an index holds them in the order of writing. Of those sent an index
# holds the order of their clock, which is the same but where a wrong clock was put right.
_ORDERS = (
    "SELECT save, why FROM op INDEXED BY op_own WHERE mine = 1 AND segment IS NULL AND action <> 'erase' "
    "ORDER BY n DESC",
    "SELECT save, why FROM op INDEXED BY op_save WHERE mine = 1 AND segment IS NOT NULL AND action <> 'erase' "
    "ORDER BY save DESC",
)


@dataclass(frozen=True, slots=True)
class LastSave:
    """One save of this desk.

    `what` says it in words ("Phiếu, Trần Thị Bé"); `visit` is the slip it wrote or mended, empty where it is about none
    or about several; `at` its time in UTC; `by` the member's name; `undo` the undo that took it back, if one stands.
    """

    save: str
    what: str
    visit: str
    at: datetime
    by: str
    undone: bool
    undo: str = ""


def last_saves(store: Store, limit: int = LIMIT) -> list[LastSave]:
    """The newest saves of this desk, no print, no part of making it and no undo, in the order they were written."""
    rows = list(islice((row for row in _own(store) if not row[1].startswith(UNDO)), limit))
    undos = _undos(store, [name for row in rows for name in row if name])
    return [_told(store, save, why, undos) for save, why in rows]


def last_undone(store: Store) -> LastSave | None:
    """What "Làm lại" brings back: the save undone last on this desk; None once something was saved after that."""
    for save, why in _own(store):
        if not why.startswith(UNDO):
            return None
        name = why.removeprefix(UNDO)
        row = store.connection.execute("SELECT why FROM op WHERE save = ? AND mine = 1 LIMIT 1", [name]).fetchone()
        undos = _undos(store, [name])
        if row is not None and not row[0].startswith(UNDO) and stands(save, undos):
            return _told(store, name, row[0], undos)
    return None


def built_over(store: Store, save: str) -> tuple[Left, ...]:
    """The units of a save of this desk that somebody wrote over since, so that undoing it leaves them as they are."""
    ops = _ops_of(store, save)
    held = load_ops(store.connection, [op.record for op in ops])
    found = []
    for op in ops:
        every = held[(op.kind, op.record)]
        void = already_undone(every)
        heads = resolve([other for other in every if other.id not in void]).heads
        names = (name for name in op.sets if name != DELETED and op.id not in void)
        found += [Left(op.kind, op.record, name) for name in names if op not in heads[name]]
    return tuple(found)


def _own(store: Store) -> Iterator[tuple[str, str]]:
    """(save, why) of every save of this desk, the newest first, without what made the desk and prints."""
    seen: set[str] = set()
    for query in _ORDERS:
        for save, why in store.connection.execute(query):
            if save not in seen and why not in STANDING:
                seen.add(save)
                yield save, why


def _undos(store: Store, names: Sequence[str]) -> dict[str, set[str]]:
    """The saves that undo these, and the undos of those, by the name of what they undo."""
    found: dict[str, set[str]] = {}
    query = "SELECT DISTINCT why, save FROM op WHERE why <> '' AND why IN (SELECT value FROM json_each(?))"
    todo = list(names)
    while todo:
        rows = store.connection.execute(query, [json.dumps([UNDO + name for name in todo])]).fetchall()
        todo = []
        for why, save in rows:
            saves = found.setdefault(why.removeprefix(UNDO), set())
            if save not in saves:
                saves.add(save)
                todo.append(save)
    return found


def _told(store: Store, save: str, why: str, undos: Mapping[str, set[str]]) -> LastSave:
    by = store.connection.execute("SELECT by FROM op WHERE save = ? AND mine = 1 LIMIT 1", [save]).fetchone()[0]
    what, visit = save_words(store, save)
    standing = [undo for name in (save, why) for undo in undos.get(name, ()) if stands(undo, undos)]
    return LastSave(save, what, visit, op_time(save), member_name(store, by), bool(standing), max(standing, default=""))


def _ops_of(store: Store, save: str) -> list[Op]:
    query = f"SELECT {COLUMNS} FROM op WHERE save = ? AND mine = 1"
    return [read_op(row) for row in store.connection.execute(query, [save])]
