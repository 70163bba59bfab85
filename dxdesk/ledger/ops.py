"""Ops and their ids (format §2): one op per record touched by a save."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime

from dxdesk.domain.records import is_reference
from dxdesk.ledger.clock import parse_time

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
DELETED = "_deleted"
MAX_REPLACES = 1_000
ACTIONS = ("save", "delete", "choose", "erase")

_TIE_FROM, _TIE_BEFORE = "2025", "2046"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Op:
    """One saved change of one record.

    `sets` maps a field to its text; "" means cleared and None means the value was taken out (erased or
    pruned), which is not the same. `replaces` are the ops this one overwrote. `save` is the id of the first
    op of the save and empty on that first op itself; `by` is a member id; `why` a reason or an import id.
    """

    id: str
    kind: str
    record: str
    action: str
    sets: dict[str, str | None]
    replaces: tuple[str, ...] = ()
    save: str = ""
    by: str = ""
    why: str = ""

    @property
    def save_id(self) -> str:
        """The save this op belongs to."""
        return self.save or self.id

    @property
    def writer(self) -> str:
        """The writer inside the op's id."""
        return writer_of(self.id)


def base32(data: bytes) -> str:
    """Lower-case Crockford base32 of the leading whole groups of five bits."""
    bits = int.from_bytes(data, "big")
    width = len(data) * 8
    return "".join(CROCKFORD[bits >> (width - 5 * k) & 31] for k in range(1, width // 5 + 1))


def canonical(op: Op) -> str:
    """The JSON an op's digest is taken over."""
    parts = [op.kind, op.record, op.action, op.sets, list(op.replaces), op.save, op.by, op.why]
    return _json(parts)


def stamp(op: Op, tick: str, writer: str, noise: bytes) -> Op:
    """The op with its id: `tick` is the clock's `time-counter`, `noise` 16 random bytes thrown away."""
    head = f"{tick}-{writer}"
    digest = hashlib.sha256(f"{head}{canonical(op)}".encode() + noise).digest()
    return replace(op, id=f"{head}-{base32(digest[:5])}")


def writer_of(op_id: str) -> str:
    """The writer part of an op id."""
    return op_id[25:35]


def rank(op_id: str) -> tuple[bool, str]:
    """Which of two ops wins a tie: later ids, but never one stamped before 2025 or from 2046 on."""
    return _TIE_FROM <= op_id[:4] < _TIE_BEFORE, op_id


def op_time(op_id: str) -> datetime:
    """The UTC time inside an op id, whatever its digits say."""
    return parse_time(op_id[:19])


def skeleton(op: Op) -> Op:
    """The op without its values: units, `replaces`, references and `_deleted` stay (format §3, erase)."""
    kept = {field: value if field == DELETED or is_reference(field) else None for field, value in op.sets.items()}
    return replace(op, sets=kept, why="")


def fuller(one: Op, other: Op) -> Op:
    """Which of two ops with one id is kept: the greater by skeleton, then values present, then content."""
    def weight(op: Op) -> tuple[str, int, str]:
        present = sum(value is not None for value in op.sets.values()) + bool(op.why)
        return canonical(skeleton(op)), present, canonical(op)
    return max(one, other, key=weight)
