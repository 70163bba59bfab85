"""Asking for a person to be erased, and the second yes to it (format §3, Erase)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from dxdesk.errors import InputError
from dxdesk.ledger.erasure import ALL, ERASE
from dxdesk.ledger.ops import Op
from dxdesk.store.clusters import cluster
from dxdesk.store.database import Store
from dxdesk.store.erased import Cast, cast, part_lost
from dxdesk.store.saving import PUBLIC_KEY, author, write_ops
from dxdesk.store.shapes import PERSON

OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was asked about one person: the first record's id, all his records, who said yes, and when it took effect.

    `done` is empty while it waits; then `lacks` says in words what it still needs.
    """

    record: str
    records: tuple[str, ...]
    asked: tuple[Cast, ...]
    done: str
    lacks: str


def request_erasure(store: Store, record: str) -> Erasure:
    """Ask for a person to be erased, with every record that stands for him. Nothing is lost before a second yes.

    Raises `InputError`: unknown_resident, erased, asked_already.
    """
    with store.writing():
        _refuse_unknown(store, record)
        if any(record in one.records for one in waiting(store)):
            raise InputError("asked_already", "Đã có yêu cầu xóa người này, đang chờ người thứ hai xác nhận.")
        return _say_yes(store, cluster(store.connection, record))


def confirm_erasure(store: Store, record: str) -> Erasure:
    """Say the second yes; where it is one too few still, the `lacks` of what comes back says so.

    Raises `InputError`: unknown_resident, erased, not_asked, same_member, same_device, officer_missing.
    """
    with store.writing():
        asked = confirmable(store, record)
        return _say_yes(store, dict.fromkeys((*asked.records, *cluster(store.connection, record))))


def confirmable(store: Store, record: str) -> Erasure:
    """What waits for the yes of whoever sits here. Raises `InputError` like `confirm_erasure`."""
    _refuse_unknown(store, record)
    asked = next((one for one in waiting(store) if record in one.records), None)
    if asked is None:
        raise InputError("not_asked", "Chưa ai yêu cầu xóa người này. Tạo yêu cầu xóa trước.")
    if refusal := objection(store, asked):
        raise refusal
    return asked


def waiting(store: Store) -> list[Erasure]:
    """What was asked and waits for the second yes, the oldest first."""
    return [one for one in erasures(store) if not one.done]


def erasures(store: Store) -> list[Erasure]:
    """Everything ever asked, one entry for the records named together, the oldest first."""
    found: list[list[Cast]] = []
    for one in sorted(cast(store.connection), key=lambda one: one.op):
        touched = [group for group in found
                   if any(one.save == other.save or one.record == other.record for other in group)]
        found = [*(group for group in found if group not in touched), [*chain(*touched), one]]
    return sorted((_erasure(store, group) for group in found), key=lambda one: one.asked[0].op)


def _erasure(store: Store, group: list[Cast]) -> Erasure:
    records = tuple(sorted({one.record for one in group}))
    asked = tuple({(one.by, one.key): one for one in reversed(group)}.values())[::-1]
    done = [at for record in records if (at := _done_at(store, record))]
    root = cluster(store.connection, records[0])[0]
    return Erasure(root if root in records else records[0], records, asked,
                   max(done) if len(done) == len(records) else "", _lacks(asked))


def _done_at(store: Store, record: str) -> str:
    row = store.connection.execute(
        "SELECT at FROM erased WHERE record = ? AND kind = ? AND part = ?", [record, PERSON, ALL]).fetchone()
    return row[0] if row else ""


def _lacks(asked: Iterable[Cast]) -> str:
    if any(one.officer for one in asked):
        return "Chờ một người khác xác nhận trên một máy khác."
    return "Chờ cán bộ phường xác nhận trên máy của cán bộ."


def _refuse_unknown(store: Store, record: str) -> None:
    row = store.connection.execute("SELECT 1 FROM op WHERE record = ? AND kind = ?", [record, PERSON]).fetchone()
    if row is None:
        raise InputError("unknown_resident", "Không thấy người này trong sổ. Tìm lại rồi yêu cầu xóa.")
    if part_lost(store.connection, PERSON, record) == ALL:
        raise InputError("erased", "Người này đã xóa hẳn rồi.")


def objection(store: Store, asked: Erasure) -> InputError | None:
    """Why whoever sits here cannot say the second yes; None where it counts.

    One of the same member or laptop is none, nor is one where neither laptop is an officer's.
    """
    me, here = author(store), store.setting(PUBLIC_KEY)
    others = [one for one in asked.asked if one.by != me]
    elsewhere = [one for one in others if one.key != here]
    if not others:
        return InputError(
            "same_member", "Yêu cầu này do chính anh chị tạo. Cần một người khác xác nhận trên máy khác.")
    if not elsewhere:
        return InputError("same_device", "Yêu cầu này tạo trên chính máy này. Cần xác nhận trên một máy khác.")
    if not any(one.officer for one in elsewhere) and not _officer_here(store):
        return InputError(
            "officer_missing", "Một trong hai máy phải là máy của cán bộ phường. Nhờ cán bộ xác nhận.")
    return None


def _officer_here(store: Store) -> bool:
    query = "SELECT 1 FROM card WHERE key = ? AND role = ?"
    return store.connection.execute(query, [store.setting(PUBLIC_KEY), OFFICER]).fetchone() is not None


def _say_yes(store: Store, records: Iterable[str]) -> Erasure:
    named = tuple(records)
    write_ops(store, [Op("", PERSON, record, ERASE, {}) for record in named])
    return next(one for one in erasures(store) if named[0] in one.records)
