"""Taking a merge of two people back: the undo of the save that merged them, whichever laptop wrote it (format §3)."""

from collections.abc import Collection, Iterable

from dxdesk.domain.records import unit_fields
from dxdesk.errors import InputError
from dxdesk.ledger.ops import Op
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.standing import UNDO
from dxdesk.ledger.undo import undo_record
from dxdesk.store.database import Store
from dxdesk.store.op_rows import load_ops
from dxdesk.store.saving import Change, save_inside, write_ops
from dxdesk.store.shapes import PERSON
from dxdesk.store.undo import Left, Undone, undo_inside

MERGED, WHY, WHY_CUT = "merged_into", "gộp hồ sơ", "gỡ gộp"


def unmerge(store: Store, person: str) -> Undone:
    """Make a merged record a person of its own again: undo of the save that merged it, from whichever laptop.

    Values taken over in that save go back too; those changed since stay, and are `left`. In a ring the merge into this
    record is taken back as well. Raises `InputError`: unknown_resident, not_merged.
    """
    with store.writing():
        ops = held_ops(store, person)
        if not resolve(ops).values.get(MERGED):
            raise InputError("not_merged", "Hồ sơ này chưa gộp vào ai. Không có gì để gỡ.")
        done = [_cut(store, record) for record in (person, *_into(store, person))]
        return Undone(next(filter(None, (undone.save for undone in done)), ""),
                      tuple(dict.fromkeys(left for undone in done for left in undone.left)))


def held_ops(store: Store, record: str) -> list[Op]:
    """Every op of a resident; raises `InputError` unknown_resident."""
    ops = load_ops(store.connection, [record]).get((PERSON, record))
    if not ops:
        raise InputError("unknown_resident", "Không thấy người này trong sổ. Tìm lại rồi gộp.")
    return ops


def _into(store: Store, person: str) -> list[str]:
    """The record of a ring of merges that was merged into this one; none where the chain ends."""
    last, seen = person, {person}
    while into := store.value(PERSON, last, MERGED):
        if into == person:
            return [last] if last != person else []
        if into in seen:
            break
        seen.add(into)
        last = into
    return []


def _cut(store: Store, record: str) -> Undone:
    """Take back every merge that made a record what it is; what was merged or chosen another way is emptied."""
    done = [_undo(store, record, name) for name in _merges(held_ops(store, record))]
    saves = [undone.save for undone in done]
    left = [one for undone in done for one in undone.left]
    if store.value(PERSON, record, MERGED):
        saves.append(save_inside(store, [Change(PERSON, {MERGED: ""}, record)], WHY_CUT).save)
        left = [one for one in left if one.record != record]
    return Undone(next(filter(None, saves), ""), tuple(left))


def _merges(ops: Collection[Op]) -> list[str]:
    """The saves that merged a record into the one it is merged into now."""
    targets = {op.sets[MERGED] for op in resolve(ops).heads.get(MERGED, ()) if op.sets[MERGED]}
    return [op.save_id for op in ops if op.why == WHY and op.sets.get(MERGED) in targets]


def _undo(store: Store, record: str, name: str) -> Undone:
    """Undo of one merge, read from the two records it touched.

    A save of another laptop has no index: `undo_inside` would look for it among all ops, seconds in a large ward.
    """
    kept = [op.sets[MERGED] or "" for op in held_ops(store, record) if op.save_id == name and op.sets.get(MERGED)]
    held = load_ops(store.connection, [record, *kept])
    undone = _named(name, [op for ops in held.values() for op in ops])
    plans = {key: undo_record(ops, ids) for key, ops in held.items()
             if (ids := {op.id for op in ops if op.save_id in undone})}
    if any(plan.gone or plan.ended for plan in plans.values()):
        return undo_inside(store, name)
    left = [Left(*key, unit) for key, plan in plans.items() for unit in plan.left]
    left += [Left(*key, unit) for key in plans for unit in _changed_since(key, held[key], undone)]
    drafts = [Op("", *key, "save", dict(restore.sets), restore.replaces)
              for key, plan in plans.items() for restore in plan.restores]
    ops = write_ops(store, drafts, f"{UNDO}{name}")
    return Undone(ops[0].save_id if ops else "", tuple(dict.fromkeys(left)))


def _named(name: str, ops: Collection[Op]) -> set[str]:
    """The save named, and transitively the undos and redos of it."""
    saves, before = {name}, 0
    while len(saves) > before:
        before = len(saves)
        saves |= {op.save_id for op in ops if op.why.startswith(UNDO) and op.why.removeprefix(UNDO) in saves}
    return saves


def _changed_since(key: tuple[str, str], ops: Collection[Op], undone: Collection[str]) -> Iterable[str]:
    """Units the merge took over and somebody changed afterwards: they stay as they are now."""
    heads = resolve(ops).heads
    for op in ops:
        if op.save_id in undone and not op.why.startswith(UNDO):
            for name in op.sets:
                unit = unit_fields(key[0], name)[0]
                if name != MERGED and name == unit and all(head.save_id not in undone for head in heads[name]):
                    yield unit
