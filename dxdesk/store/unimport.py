"""Un-import: what came with one taking in, or with one spreadsheet, is undone as ops (format §3, Undo of a set of ops).

Thousands of ops are undone in parts, each its own transaction: first every record gets back what it had, then what was
made goes as far as nothing living refers to it. A part done twice is done once, so that after a kill the same act goes
on where it was, in the save it had begun.
"""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.standing import UNDO, stands
from dxdesk.ledger.undo import RecordUndo, undo_record, undone_with
from dxdesk.store.bulk import merging
from dxdesk.store.database import Store
from dxdesk.store.intakes import taken_back as note_taken_back
from dxdesk.store.op_rows import Key, load_ops
from dxdesk.store.saving import write_ops
from dxdesk.store.shapes import BY_LINE, REOPENED, shape_of
from dxdesk.store.undo import (
    Left,
    Undone,
    deletions,
    is_line,
    restore_all,
    taken_back,
    undos_held,
    unreferred,
)

PART = 1_000
"""Records of one transaction."""
Progress = Callable[[int, int], None]


class _PreviewDone(Exception):
    """Takes back what was only tried."""


@dataclass(slots=True)
class _Work:
    """An un-import going on: its save, what was left, the records to be deleted, and counts."""

    why: str
    save: str
    left: dict[Left, None] = field(default_factory=dict)
    gone: list[Key] = field(default_factory=list)
    changed: int = 0
    deleted: int = 0

    @property
    def undone(self) -> Undone:
        return Undone(self.save, tuple(self.left), self.changed, self.deleted)


def unimport(store: Store, name: str, progress: Progress | None = None) -> Undone:
    """Undo all ops of the taking in, or of the spreadsheet import, of that name; twice is once.

    Left as they are, and listed: units somebody changed since or whose former value is not held, records ("*") others
    built on or refer to, and what was deleted since, also parents whose lines came back to them (`_deleted`).
    `progress(n, of)` is told how many records are done; what it raises stops the work between two parts, and a later
    call goes on. Undoing the save it answers, the same at every call until then, brings all back. Raises `InputError`
    where nothing came under that name.
    """
    keys = _concerned(store, name)
    work = _Work(f"{UNDO}{name}", _begun(store, f"{UNDO}{name}"))
    tell = progress or (lambda _, __: None)
    with merging(store):
        for done in _in_parts(store, name, keys, work, store.writing):
            tell(done, len(keys))
    return work.undone


def preview_unimport(store: Store, name: str) -> Undone:
    """What `unimport` would do: tried in one transaction that is taken back."""
    keys = _concerned(store, name)
    work = _Work(f"{UNDO}{name}", _begun(store, f"{UNDO}{name}"))
    with contextlib.suppress(_PreviewDone), store.writing():
        for _ in _in_parts(store, name, keys, work, contextlib.nullcontext):
            pass
        raise _PreviewDone
    return replace(work.undone, save="")


def _in_parts(
    store: Store, name: str, keys: Sequence[Key], work: _Work,
    transaction: Callable[[], contextlib.AbstractContextManager],
) -> Iterator[int]:
    """Do the work part by part; answers how many records are done so far."""
    source = _source(store, name)
    for start in range(0, len(keys), PART):
        with transaction():
            _give_back(store, name, source, keys[start:start + PART], work)
        yield start // 2 + 1
    ended, kept = unreferred(store, work.gone)
    work.left |= dict.fromkeys(Left(*key, "*") for key in kept)
    going = set(ended)
    # Parents first: a delete names the lines it takes along.
    ended.sort(key=is_line)
    for start in range(0, len(ended), PART):
        with transaction():
            _delete(store, ended[start:start + PART], going, work)
        yield len(keys) // 2 + start // 2
    with transaction():
        note_taken_back(store, name, work.save, [(left.kind, left.record, left.unit) for left in work.left])
    yield len(keys)


def _give_back(store: Store, name: str, source: tuple[str, list], keys: Sequence[Key], work: _Work) -> None:
    """Undo the ops on these records as far as that leaves them living."""
    records = [record for _, record in keys]
    held = load_ops(store.connection, records)
    where, values = source
    came: dict[Key, set[str]] = {}
    query = ("SELECT kind, record, id FROM op INDEXED BY op_record "
             f"WHERE record IN (SELECT value FROM json_each(?)) AND {where}")
    for kind, record, op_id in store.connection.execute(query, [json.dumps(records), *values]):
        came.setdefault((kind, record), set()).add(op_id)
    plans = {key: _plan(held[key], undone_with(held[key], (name,), came[key])) for key in keys if key in came}
    for key, plan in plans.items():
        work.left |= dict.fromkeys(Left(*key, unit) for unit in (*plan.left, *plan.since))
        if plan.gone:
            work.gone.append(key)
    work.changed += sum(bool(plan.restores or plan.ended) for plan in plans.values())
    work.save = restore_all(store, plans, work.why, work.save)
    work.left |= dict.fromkeys(_reopened(store, plans))


def _reopened(store: Store, plans: Mapping[Key, RecordUndo]) -> Iterator[Left]:
    """Where a delete and what came since disagree now, so that people are asked as at any conflict.

    A revival was undone of what was edited since, or a line came back to a parent deleted since.
    """
    for kind in dict.fromkeys(kind for kind, _ in plans):
        shape = shape_of(kind)
        lines = [record for (one, record), plan in plans.items() if one == kind and (plan.restores or plan.ended)]
        ended = [record for (one, record), plan in plans.items() if one == kind and plan.ended]
        if shape.parent and lines:
            query = f'SELECT "{shape.parent_field}" FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))'
            parents = [row[0] or "" for row in store.connection.execute(query, [json.dumps(lines)])]
            yield from _asked(store, shape.parent, parents, (BY_LINE,))
        yield from _asked(store, shape.table, ended, (REOPENED, BY_LINE))


def _asked(store: Store, table: str, records: Sequence[str], marks: Sequence[int]) -> Iterator[Left]:
    query = (f'SELECT id FROM "{table}" WHERE _deleted IN ({", ".join(map(str, marks))}) '
             "AND id IN (SELECT value FROM json_each(?))")
    return (Left(table, row[0], DELETED) for row in store.connection.execute(query, [json.dumps(records)]))


def _plan(ops: list[Op], undone: set[str]) -> RecordUndo:
    return undo_record(ops, undone | taken_back(ops, undone))


def _delete(store: Store, ended: Sequence[Key], going: set[Key], work: _Work) -> None:
    """Delete records made by what is undone; somebody may have begun to refer to one while the work went on."""
    still, kept = unreferred(store, ended, going)
    work.left |= dict.fromkeys(Left(*key, "*") for key in kept)
    going.difference_update(kept)
    ops = write_ops(store, deletions(store, still), work.why, work.save)
    work.save = work.save or (ops[0].save_id if ops else "")
    work.deleted += sum(DELETED in op.sets for op in ops)


def _concerned(store: Store, name: str) -> list[Key]:
    """The records the ops under that name are on. Raises `InputError` where there is none."""
    where, values = _source(store, name)
    ask = f"SELECT DISTINCT kind, record FROM op WHERE {where}"
    found = [(kind, record) for kind, record in store.connection.execute(ask, values)]
    if not found:
        raise InputError("unknown_intake", "Không có lần nhận hay lần nhập nào mang mã này còn phiếu để gỡ.")
    return found


def _source(store: Store, name: str) -> tuple[str, list]:
    """What tells the ops of that name from others, in SQL, with its values."""
    row = store.connection.execute("SELECT n, first FROM intake WHERE name = ?", [name]).fetchone()
    if row is None:
        return "why = ? AND why <> ''", [name]
    # Nothing of a taking in lies before where it began: what is older need not be walked.
    return "n >= ? AND segment IN (SELECT n FROM segment WHERE intake = ?)", [row[1], row[0]]


def _begun(store: Store, why: str) -> str:
    """The save of this desk that undoes under that name and still stands; empty where there is none."""
    query = "SELECT DISTINCT save FROM op WHERE why = ? AND why <> '' AND mine = 1 ORDER BY save DESC"
    saves = [row[0] for row in store.connection.execute(query, [why])]
    undos = undos_held(store) if saves else {}
    return next((save for save in saves if stands(save, undos)), "")
