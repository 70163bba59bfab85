"""Choosing between values people wrote differently: an act that is an op itself, so it travels (format §3)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dxdesk.domain.records import KINDS
from dxdesk.domain.values import KnownCodes
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.rule import Resolved, resolve
from dxdesk.store.conflict_list import Conflict as Conflict
from dxdesk.store.conflict_list import count_conflicts as count_conflicts
from dxdesk.store.conflict_list import find_conflict
from dxdesk.store.conflict_list import open_conflicts as open_conflicts
from dxdesk.store.conflict_sides import Candidate as Candidate
from dxdesk.store.database import Store
from dxdesk.store.erased import erased_people
from dxdesk.store.op_rows import Key, load_ops
from dxdesk.store.other_value import other_value
from dxdesk.store.saving import Change, Saved, deletion, revived_lines, save_inside, write_ops


def choose(store: Store, conflict: str, n: int, why: str = "", seen: Sequence[str] = ()) -> Saved:
    """Keep value `n` (from 1) of a conflict; both stay in the history.

    `seen` are the ops behind the values the person looked at (`Conflict.seen`): where others have come since, nothing
    is chosen. Raises `InputError`: unknown_conflict, unknown_value, changed_meanwhile, needs_update for a field only a
    newer program knows.
    """
    with store.writing():
        found = _open(store, conflict, seen)
        return decide(store, (found.kind, found.record), found.unit, pick(found.values, n).values, why)


def choose_other(
    store: Store, conflict: str, values: Mapping[str, str], why: str = "", seen: Sequence[str] = (),
    known: KnownCodes | None = None,
) -> Saved:
    """Decide a conflict by a value none of the sides wrote, as people type it; it is tidied and checked.

    Raises as `choose` and `other_value`.
    """
    with store.writing():
        found = _open(store, conflict, seen)
        key = (found.kind, found.record)
        return decide(store, key, found.unit, other_value(store, key, found.unit, values, known).values, why)


def decide(store: Store, key: Key, unit: str, values: Mapping[str, str], why: str) -> Saved:
    """Write a decision on one unit of a record; the caller's transaction. The op's action is `choose`.

    Raises `InputError`: needs_update, erased.
    """
    if not settable(key[0], unit):
        raise InputError("needs_update", "Mục này do bản mới hơn ghi. Cập nhật chương trình rồi chọn.")
    if unit != DELETED:
        return save_inside(store, [Change(key[0], dict(values), key[1], "choose")], why)
    if erased_people(store.connection, [key[1]]):
        raise InputError("erased", "Người này đã xóa hẳn theo yêu cầu, không chọn gì được nữa. Chưa lưu gì.")
    ops = load_ops(store.connection, [key[1]])[key]
    written = write_ops(store, _drafts(store, key, values[DELETED] == "1", ops), why)
    return Saved(written[0].save_id if written else "", written, (key[1],))


def pick(values: Sequence[Candidate], n: int) -> Candidate:
    """Value `n`; raises `InputError("unknown_value")`."""
    chosen = next((value for value in values if value.n == n), None)
    if chosen is None:
        raise InputError("unknown_value", f"Chỗ này có {len(values)} giá trị. Chọn một số trong đó.")
    return chosen


def settable(kind: str, unit: str) -> bool:
    """Whether this program may set the unit: it never sets what a newer one brought (format §5)."""
    known = KINDS.get(kind)
    return known is not None and (unit == DELETED or known.field(unit) is not None)


def unchanged(now: Sequence[str], seen: Sequence[str]) -> None:
    """Raise `InputError("changed_meanwhile")` where other values lie there than the person looked at."""
    if seen and tuple(seen) != tuple(now):
        raise InputError("changed_meanwhile", "Chỗ này vừa có lần ghi khác. Chưa lưu gì; xem lại rồi chọn.")


def _open(store: Store, conflict: str, seen: Sequence[str]) -> Conflict:
    found = find_conflict(store, conflict)
    if found is None:
        raise InputError("unknown_conflict", "Không có xung đột này, hoặc đã có người chọn rồi.")
    unchanged(found.seen, seen)
    return found


def _drafts(store: Store, key: Key, gone: bool, ops: Collection[Op]) -> list[Op]:
    """The ops that delete a record with its lines, or keep it with them."""
    resolved = resolve(ops)
    if gone:
        *lines, last = deletion(store, *key, resolved)
        return [*lines, replace(last, action="choose")]
    kept = Op("", *key, "choose", {DELETED: ""}, resolved.heads_of((DELETED,)))
    return [kept, *revived_lines(store, *key, _with_former_deletes(resolved, ops))]


def _with_former_deletes(resolved: Resolved, ops: Collection[Op]) -> Resolved:
    """The deletes a chosen delete confirmed stand beside it: it was they that took the lines along."""
    by_id, found = {op.id: op for op in ops}, dict[str, Op]()
    todo = list(resolved.heads.get(DELETED, ()))
    while todo:
        op = todo.pop()
        if op.id not in found and op.sets.get(DELETED) == "1":
            found[op.id] = op
            todo += [by_id[old] for old in op.replaces if old in by_id]
    return replace(resolved, heads={**resolved.heads, DELETED: tuple(found.values())})
