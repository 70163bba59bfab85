"""Undo of a whole save, or of everything with one `why` (format §3)."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.records import KINDS, is_reference
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.standing import UNDO, already_undone, stands
from dxdesk.ledger.undo import RecordUndo, undo_record
from dxdesk.store.database import Store
from dxdesk.store.desk import STANDING, TEAM_RECORD, WARD_RECORD
from dxdesk.store.intakes import back_again
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
    """The save that did the undo (empty when there was nothing to do) and what was left as it is.

    `changed` and `deleted` are how many records were given back what they had, and how many went.
    """

    save: str
    left: tuple[Left, ...]
    changed: int = 0
    deleted: int = 0


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
    plans = {key: undo_record(held[key], ids | taken_back(held[key], ids)) for key, ids in records.items()}
    left = [Left(*key, unit) for key, plan in plans.items() for unit in plan.left]
    why = f"{UNDO}{name}"
    save = restore_all(store, plans, why)
    ended, kept = unreferred(store, [key for key, plan in plans.items() if plan.gone])
    left += [Left(*key, "*") for key in kept]
    again = write_ops(store, deletions(store, ended), why, save)
    back_again(store, name)
    return Undone(save or (again[0].save_id if again else ""), tuple(left))


def restore_all(store: Store, plans: Mapping[Key, RecordUndo], why: str, save: str = "") -> str:
    """Write what gives records back what they had, deletes that come back too; the save it is part of, "" for nothing.

    The caller's transaction; `save` goes on with one begun before.
    """
    ops = write_ops(store, [Op("", *key, "save", dict(restore.sets), restore.replaces)
                            for key, plan in plans.items() for restore in plan.restores], why, save)
    save = save or (ops[0].save_id if ops else "")
    again = write_ops(store, [_deleted_again(key, plan, ops) for key, plan in plans.items() if plan.ended], why, save)
    return save or (again[0].save_id if again else "")


def taken_back(ops: list[Op], undone: set[str]) -> set[str]:
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
    """The newest save of this desk, no print nor part of making it, that is no undo and stands: not undone, or redone.

    A yes to erasing somebody is never taken back (format §3), so it is passed over.
    """
    undos = undos_held(store)
    asked: set[str] = set()
    query = "SELECT save, why FROM op WHERE mine = 1 AND action <> 'erase' ORDER BY n DESC"
    for save, why in store.connection.execute(query):
        mine = why not in STANDING and not why.startswith(UNDO)
        if save not in asked and mine and stands(save, undos) and stands(why, undos):
            return save
        asked.add(save)
    raise InputError("nothing_to_undo", "Không còn lần lưu nào để hoàn tác.")


def undos_held(store: Store) -> dict[str, set[str]]:
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


def unreferred(store: Store, gone: Sequence[Key], among: Collection[Key] = ()) -> tuple[list[Key], list[Key]]:
    """Which of these records no live record refers to, but those that go with them (`among` too); and which must stay.

    The desk itself refers to its ward, its team, its member and the one who works at it.
    """
    own = {store.setting(name) for name in (WARD_RECORD, TEAM_RECORD, MEMBER, WORKING)}
    ended = dict.fromkeys(key for key in gone if key[1] not in own)
    kept = [key for key in gone if key[1] in own]
    referrers = _referrers(store, list(ended))
    staying = {key for key in ended if any(one not in ended and one not in among for one in referrers.get(key, ()))}
    todo = list(staying)
    by_referrer: dict[Key, list[Key]] = {}
    for key, ones in referrers.items():
        for one in ones:
            by_referrer.setdefault(one, []).append(key)
    while todo:
        for key in by_referrer.get(todo.pop(), ()):
            if key not in staying:
                staying.add(key)
                todo.append(key)
    return [key for key in ended if key not in staying], [*kept, *(key for key in ended if key in staying)]


def _referrers(store: Store, keys: Sequence[Key]) -> dict[Key, set[Key]]:
    """The live records that refer to each of these."""
    found: dict[Key, set[Key]] = {}
    by_kind: dict[str, list[str]] = {}
    for kind, record in keys:
        by_kind.setdefault(kind, []).append(record)
    for kind, records in by_kind.items():
        for other in KINDS.values():
            for field in other.fields:
                if is_reference(field.name) and field.target in (kind, ""):
                    query = (f'SELECT "{field.name}", id FROM "{other.name}" WHERE "{field.name}" IN '
                             "(SELECT value FROM json_each(?)) AND _deleted <> ?")
                    for record, referrer in store.connection.execute(query, [json.dumps(records), GONE]):
                        found.setdefault((kind, record), set()).add((other.name, referrer))
    if keys:
        _refer_unknown(store, keys, found)
    return found


def _refer_unknown(store: Store, keys: Sequence[Key], found: dict[Key, set[Key]]) -> None:
    """Records of kinds this program does not know may refer to any."""
    by_record = {key[1]: key for key in keys}
    query = "SELECT kind, id, _extra FROM other WHERE _extra IS NOT NULL AND _deleted <> ?"
    for kind, referrer, extra in store.connection.execute(query, [GONE]):
        for record in by_record.keys() & set(json.loads(extra).values()):
            found.setdefault(by_record[record], set()).add((kind, referrer))


def deletions(store: Store, ended: Collection[Key]) -> list[Op]:
    """Deletes of parents first: each also deletes the lines it sees. What is deleted already is passed over."""
    held = load_ops(store.connection, [record for _, record in ended])
    ops: dict[Key, Op] = {}
    for key in sorted(ended, key=is_line):
        now = resolve(held[key])
        if key not in ops and not now.deleted:
            ops.update({(op.kind, op.record): op for op in deletion(store, *key, now)})
    return [op for op in ops.values() if DELETED in op.sets]


def is_line(key: Key) -> bool:
    """Whether records of this kind go with a parent; of a kind not known nobody can say."""
    return key[0] not in KINDS or KINDS[key[0]].parent != ""
