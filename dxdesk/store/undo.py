"""Undo of a whole save, or of everything with one `why` (format §3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from dxdesk.domain.records import KINDS
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.undo import UNDO, undo_record
from dxdesk.store.apply import Key, load_ops, read_op
from dxdesk.store.database import Store
from dxdesk.store.saving import deletion, write_ops
from dxdesk.store.shapes import GONE


@dataclass(frozen=True, slots=True)
class Left:
    """Something undo had to leave: a unit whose former value is not held, or a record ("*") others built on."""

    kind: str
    record: str
    unit: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The save that did the undo (empty when there was nothing to do) and what was left as it is."""

    save: str
    left: tuple[Left, ...]


def undo_save(store: Store, save: str = "") -> Undone:
    """Undo a save of any desk, by default the last one of this desk that still stands; undoing twice is undoing once.

    Raises `InputError` when there is no such save.
    """
    with store.writing():
        return undo_inside(store, save or last_save(store))


def undo_inside(store: Store, name: str) -> Undone:
    """Undo all ops whose save or `why` is `name`, their undos and redos counted in; the caller's transaction."""
    undone = _undone_ops(store, name)
    if not undone:
        raise InputError("nothing_to_undo", "Không còn lần lưu nào để hoàn tác.")
    records: dict[Key, set[str]] = {}
    for op in undone:
        records.setdefault((op.kind, op.record), set()).add(op.id)
    held = load_ops(store.connection, [record for _, record in records])
    drafts: list[Op] = []
    gone: list[Key] = []
    left: list[Left] = []
    for key, ids in records.items():
        plan = undo_record(held[key], ids)
        drafts += [Op("", *key, "save", dict(restore.sets), restore.replaces) for restore in plan.restores]
        left += [Left(*key, unit) for unit in plan.left]
        gone += [key] if plan.gone else []
    why = f"{UNDO}{name}"
    ops = write_ops(store, drafts, why)
    ended, kept = _unreferred(store, gone)
    left += [Left(*key, "*") for key in kept]
    ops = (*ops, *write_ops(store, _deletions(store, ended), why, ops[0].save_id if ops else ""))
    return Undone(ops[0].save_id if ops else "", tuple(left))


def last_save(store: Store) -> str:
    """The newest save of this desk that is neither an undo nor undone."""
    query = "SELECT save, min(why), max(n) FROM op WHERE mine = 1 GROUP BY save ORDER BY max(n) DESC LIMIT 200"
    for save, why, _ in store.connection.execute(query):
        done = store.connection.execute("SELECT 1 FROM op WHERE why = ? LIMIT 1", [UNDO + save]).fetchone()
        if not why.startswith(UNDO) and done is None:
            return save
    raise InputError("nothing_to_undo", "Không còn lần lưu nào để hoàn tác.")


def _undone_ops(store: Store, name: str) -> list[Op]:
    """The ops named, and transitively the undos and redos of them."""
    found: dict[str, Op] = {}
    todo = [name]
    seen: set[str] = set()
    while todo:
        now = todo.pop()
        if now in seen:
            continue
        seen.add(now)
        named = (*_ops_where(store, "save", now), *_ops_where(store, "why", now))
        for op in (*named, *_ops_where(store, "why", UNDO + now)):
            found[op.id] = op
            todo.append(op.save_id)
    return list(found.values())


def _ops_where(store: Store, column: str, value: str) -> list[Op]:
    query = (
        f"SELECT id, kind, record, action, sets, replaces, save, by, why FROM op WHERE {column} = ?"
        + (" AND why <> ''" if column == "why" else "")
    )
    return [read_op(row) for row in store.connection.execute(query, [value])]


def _unreferred(store: Store, gone: list[Key]) -> tuple[list[Key], list[Key]]:
    """Which of these records no live record outside them refers to; and which must stay."""
    ended, kept = dict.fromkeys(gone), []
    changed = True
    while changed:
        changed = False
        for key in list(ended):
            if any(referrer not in ended for referrer in _referrers(store, key)):
                del ended[key]
                kept.append(key)
                changed = True
    return list(ended), kept


def _referrers(store: Store, key: Key) -> Iterable[Key]:
    kind, record = key
    for other in KINDS.values():
        for field in other.fields:
            if field.target == kind and field.name != "hamlet_ids":
                query = f'SELECT id FROM "{other.name}" WHERE "{field.name}" = ? AND _deleted <> ?'
                yield from ((other.name, row[0]) for row in store.connection.execute(query, [record, GONE]))


def _deletions(store: Store, ended: list[Key]) -> list[Op]:
    """Deletes of parents first: each also deletes the lines it sees."""
    held = load_ops(store.connection, [record for _, record in ended])
    ops: dict[Key, Op] = {}
    for key in sorted(ended, key=lambda key: KINDS[key[0]].parent != "" if key[0] in KINDS else True):
        if key not in ops:
            ops.update({(op.kind, op.record): op for op in deletion(store, *key, resolve(held[key]))})
    return [op for op in ops.values() if DELETED in op.sets]
