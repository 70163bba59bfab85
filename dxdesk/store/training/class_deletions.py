"""What goes with a class that is deleted, who deleted it, and what brings all of it back (format §3)."""

from dataclasses import dataclass

from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.rule import resolve
from dxdesk.store.database import Store
from dxdesk.store.op_rows import Key, load_ops
from dxdesk.store.records import member_name, writer_label
from dxdesk.store.saving import Change, current_writer
from dxdesk.store.shapes import ALIVE, GONE, shape_of
from dxdesk.store.training.classes import class_of

_PARTS = ("meeting", "enrolment")
"""The kinds that point to their class; attendance and skill checks go and come back with them (format §3)."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a class: what people are told before they delete it."""

    meetings: int
    learners: int
    marks: int


@dataclass(frozen=True, slots=True)
class Deleter:
    """Who deleted a class: the member's name or empty, the laptop as people call it, the ISO moment, if it is ours."""

    by: str
    laptop: str
    at: str
    mine: bool


def deleter(store: Store, course: str) -> Deleter | None:
    """Who deleted a class last; None for one that stands."""
    if not class_of(store, course).deleted:
        return None
    last = max(_deletes(store, ("course", course)), key=lambda op: op.id)
    return Deleter(member_name(store, last.by), writer_label(store, last.writer), op_time(last.id).isoformat(),
                   last.writer == current_writer(store))


def contents_of(store: Store, course: str) -> Contents:
    """What goes with a class."""
    meetings, learners = (
        store.connection.execute(f'SELECT count(*) FROM "{kind}" WHERE course_id = ? AND _deleted <> {GONE}',
                                 [course]).fetchone()[0] for kind in _PARTS)
    return Contents(meetings, learners, sum(one.taken for one in class_of(store, course).meetings))


def deletes_of_parts(store: Store, course: str) -> list[Change]:
    """What deletes the meetings and enrolments of a class seen here."""
    query = f"SELECT id FROM {{}} WHERE course_id = ? AND _deleted <> {GONE} ORDER BY n"
    return [Change(kind, {}, record, "delete") for kind in _PARTS
            for (record,) in store.connection.execute(query.format(kind), [course]).fetchall()]


def revivals(store: Store, course: str) -> list[Op]:
    """The ops that bring back a deleted class and all that was deleted with it."""
    saves = _deletions(store, course)
    parts = [key for kind in _PARTS for key in _touched(store, kind, "course_id", course)]
    return [op for key in (("course", course), *parts) for op in _revival(store, key, saves)]


def _deletions(store: Store, course: str) -> set[str]:
    """The saves that deleted a class: the last one, and those before it that nobody had taken back."""
    ops = {op.id: op for op in load_ops(store.connection, [course])[("course", course)]}
    waiting, saves = [op.id for op in _deletes(store, ("course", course))], set()
    while waiting:
        op = ops.get(waiting.pop())
        if op is not None and op.sets.get(DELETED) == "1":
            saves.add(op.save_id)
            waiting += op.replaces
    return saves


def _deletes(store: Store, key: Key) -> list[Op]:
    """The deletes of a record that stand."""
    heads = resolve(load_ops(store.connection, [key[1]])[key]).heads
    return [op for op in heads.get(DELETED, ()) if op.sets[DELETED] == "1"]


def _revival(store: Store, key: Key, saves: set[str]) -> list[Op]:
    """The ops that bring a record and its lines back, if it went with one of these saves.

    Also one that a line written meanwhile keeps alive: its delete stands all the same, and its other lines went.
    """
    deletes, shape = _deletes(store, key), shape_of(key[0])
    if not any(op.save_id in saves for op in deletes):
        return []
    back = [Op("", *key, "save", {DELETED: ""}, tuple(sorted(op.id for op in deletes)))]
    if shape.child is not None:
        lines = _touched(store, shape.child.kind, shape.child_field, key[1])
        back += [op for line in lines for op in _revival(store, line, saves)]
    return back


def _touched(store: Store, kind: str, field: str, of: str) -> list[Key]:
    """The records that point to another and that somebody deleted, whether they stand or not."""
    query = f'SELECT id FROM "{kind}" WHERE "{field}" = ? AND _deleted <> {ALIVE} ORDER BY n'
    return [(kind, record) for (record,) in store.connection.execute(query, [of]).fetchall()]
