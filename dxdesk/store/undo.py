"""Undo of a whole save, or of everything with one `why` (format §3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from dxdesk.domain.records import KINDS, is_reference
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.standing import UNDO, already_undone, stands
from dxdesk.ledger.undo import RecordUndo, undo_record
from dxdesk.store.database import Store
from dxdesk.store.desk import FOUNDING, TEAM_RECORD, WARD_RECORD
from dxdesk.store.op_rows import COLUMNS, Key, load_ops, read_op
from dxdesk.store.saving import MEMBER, WORKING, deletion, write_ops
from dxdesk.store.shapes import GONE

_LAST = "\uffff"


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
    plans = {key: undo_record(held[key], ids | _taken_back(held[key], ids)) for key, ids in records.items()}
    left = [Left(*key, unit) for key, plan in plans.items() for unit in plan.left]
    why = f"{UNDO}{name}"
    ops = write_ops(store, [Op("", *key, "save", dict(restore.sets), restore.replaces)
                            for key, plan in plans.items() for restore in plan.restores], why)
    ended, kept = _unreferred(store, [key for key, plan in plans.items() if plan.gone])
    left += [Left(*key, "*") for key in kept]
    drafts = [_deleted_again(key, plan, ops) for key, plan in plans.items() if plan.ended]
    ops = (*ops, *write_ops(store, [*drafts, *_deletions(store, ended)], why, ops[0].save_id if ops else ""))
    return Undone(ops[0].save_id if ops else "", tuple(left))


def _taken_back(ops: list[Op], undone: set[str]) -> set[str]:
    """What was built on the undone and taken back already, and those undos: they stand between it and the state.

    What was taken back beside it stays as it is: somebody may have gone on from there on another laptop.
    """
    void = already_undone([op for op in ops if op.id not in undone])
    built: set[str] = set()
    found = undone
    while found:
        found = {op.id for op in ops if op.id in void - built and not found.isdisjoint(op.replaces)}
        built |= found
    return built


def _deleted_again(key: Key, plan: RecordUndo, written: Iterable[Op]) -> Op:
    """A former delete come back: it names what it had seen and the copies of that, nothing else."""
    named = [restore.sets for restore in plan.restores if restore.named]
    copies = {op.id for op in written if (op.kind, op.record) == key and op.sets in named}
    return Op("", *key, "delete", {DELETED: "1"}, tuple(sorted({*plan.ended, *copies})))


def last_save(store: Store) -> str:
    """The newest save of this desk, no part of making it, that is no undo and stands: not undone, or redone."""
    undos = _undos(store)
    asked: set[str] = set()
    for save, why in store.connection.execute("SELECT save, why FROM op WHERE mine = 1 ORDER BY n DESC"):
        mine = why != FOUNDING and not why.startswith(UNDO)
        if save not in asked and mine and stands(save, undos) and stands(why, undos):
            return save
        asked.add(save)
    raise InputError("nothing_to_undo", "Không còn lần lưu nào để hoàn tác.")


def _undos(store: Store) -> dict[str, set[str]]:
    """The saves that undo, by the name of what they undo."""
    found: dict[str, set[str]] = {}
    query = "SELECT DISTINCT why, save FROM op WHERE why <> '' AND why >= ? AND why < ?"
    for why, save in store.connection.execute(query, [UNDO, UNDO + _LAST]):
        found.setdefault(why.removeprefix(UNDO), set()).add(save)
    return found


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
    if not value:
        return []
    query = f"SELECT {COLUMNS} FROM op WHERE {column} = ? AND "
    # The saves of this desk and the reasons are indexed; only a save of another laptop is looked for among all ops.
    tries = ("mine = 1", "mine = 0") if column == "save" else ("why <> ''",)
    for narrowed in tries:
        found = [read_op(row) for row in store.connection.execute(query + narrowed, [value])]
        if found:
            return found
    return []


def _unreferred(store: Store, gone: list[Key]) -> tuple[list[Key], list[Key]]:
    """Which of these records no live record outside them refers to; and which must stay.

    The desk itself refers to its ward, its team, its member and the one who works at it.
    """
    own = {store.setting(name) for name in (WARD_RECORD, TEAM_RECORD, MEMBER, WORKING)}
    ended = dict.fromkeys(key for key in gone if key[1] not in own)
    kept = [key for key in gone if key[1] in own]
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
            if is_reference(field.name) and field.target in (kind, ""):
                query = f'SELECT id FROM "{other.name}" WHERE "{field.name}" = ? AND _deleted <> ?'
                yield from ((other.name, row[0]) for row in store.connection.execute(query, [record, GONE]))
    query = "SELECT kind, id FROM other WHERE instr(_extra, ?) AND _deleted <> ?"
    yield from store.connection.execute(query, [f'"{record}"', GONE])


def _deletions(store: Store, ended: list[Key]) -> list[Op]:
    """Deletes of parents first: each also deletes the lines it sees."""
    held = load_ops(store.connection, [record for _, record in ended])
    ops: dict[Key, Op] = {}
    for key in sorted(ended, key=lambda key: KINDS[key[0]].parent != "" if key[0] in KINDS else True):
        if key not in ops:
            ops.update({(op.kind, op.record): op for op in deletion(store, *key, resolve(held[key]))})
    return [op for op in ops.values() if DELETED in op.sets]
