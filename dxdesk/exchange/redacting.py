"""Taking what is erased or pruned out of the packs a desk keeps, before any of them leaves it again (format §3)."""

from collections.abc import Collection
from dataclasses import dataclass

from dxdesk.domain.records import is_reference
from dxdesk.exchange.cells import Values
from dxdesk.exchange.redact import redact_parts
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.root import WHY, Parts, is_frame, is_free_text
from dxdesk.exchange.signed import Signed, take_apart
from dxdesk.ledger.erasure import ALL
from dxdesk.ledger.ops import Op
from dxdesk.store.database import Store
from dxdesk.store.erased import parts_lost, people_and_parents
from dxdesk.store.op_rows import load_ops
from dxdesk.store.redactions import (
    keep_body,
    leave_as_it_is,
    note_waiting_parents,
    packs_to_look_at,
    waiting_parents,
)
from dxdesk.store.segments import COUNTED, bodies, state_of
from dxdesk.store.shapes import PERSON

_RECORD, _AT_ONCE = "_id", 20


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a segment: its op, record, what it refers to, and which of its parts have anything in them."""

    op: str
    record: str
    refers: frozenset[str]
    why: bool
    text: bool
    rest: bool


def redact_kept(store: Store) -> int:
    """Rewrite every kept pack that still holds values taken out of the book; how many were rewritten.

    Killed in between, it goes on the next time. Where nothing was erased or pruned it looks at one empty table.
    """
    done = 0
    while packs := packs_to_look_at(store, _AT_ONCE):
        with store.writing():
            for number, root in packs:
                for _, body in bodies(store, [root]):
                    done += _rewrite(store, number, body)
    return done


def _rewrite(store: Store, number: int, body: bytes) -> bool:
    try:
        signed = take_apart(body)
    except SegmentRefused:  # kept for a later program, and no text anybody could read here
        leave_as_it_is(store, number, redacted=False)
        return False
    _note_parents(store, signed)
    text, rest = (one | other for one, other in zip(
        erased_in(store, signed), _held_without(store, signed), strict=True))
    left = redact_parts(signed, text, rest) if text or rest else body
    if left == body:
        leave_as_it_is(store, number, redacted=signed.header.redacted)
        return False
    keep_body(store, number, left)
    return True


def erased_in(store: Store, signed: Signed) -> tuple[set[str], set[str]]:
    """The ops of a segment that lose their free text, and those that lose their other values, whoever keeps it.

    Those of erased people, and what speaks of them, also in a pack that does not count.
    """
    lines = _lines(signed)
    parts = parts_lost(store.connection, signed.header.kind, {line.record for line in lines})
    refers = frozenset[str]().union(*(line.refers for line in lines))
    people, parents = people_and_parents(store.connection, refers)
    if state_of(store, signed.root.hex()) not in COUNTED:
        parents |= waiting_parents(store, refers)
    speaking = people | parents
    text = {line.op for line in lines
            if line.text and (line.record in parts or not speaking.isdisjoint(line.refers))}
    return text, {line.op for line in lines if line.rest and parts.get(line.record) == ALL}


def _note_parents(store: Store, signed: Signed) -> None:
    """In a pack that does not count, which records speak of an erased person: lines of theirs may wait in another."""
    if signed.header.kind != PERSON and state_of(store, signed.root.hex()) not in COUNTED:
        lines = _lines(signed)
        people, _ = people_and_parents(store.connection, frozenset[str]().union(*(line.refers for line in lines)))
        note_waiting_parents(store, {line.record for line in lines if not people.isdisjoint(line.refers)})


def _held_without(store: Store, signed: Signed) -> tuple[set[str], set[str]]:
    """The same of the ops that are held here without their values, which were erased or pruned."""
    lines = {line.op: line for line in _lines(signed)}
    held = load_ops(store.connection, list({line.record for line in lines.values()}))
    ops = [op for found in held.values() for op in found if op.id in lines]
    reasons = {line.op for line in lines.values() if line.why}
    return ({op.id for op in ops if lines[op.id].text and _without_text(op, reasons)},
            {op.id for op in ops if lines[op.id].rest and _without_rest(op)})


def _without_text(op: Op, reasons: Collection[str]) -> bool:
    return (not op.why and op.id in reasons) or any(
        value is None and is_free_text(name) for name, value in op.sets.items())


def _without_rest(op: Op) -> bool:
    return any(value is None and not is_free_text(name) and not is_frame(name) for name, value in op.sets.items())


def _lines(signed: Signed) -> list[_Line]:
    columns = list(signed.columns)
    if _RECORD not in columns:
        return []
    decode, record, parts = Values(), columns.index(_RECORD), Parts.of(columns)
    why = columns.index(WHY) if WHY in columns else record
    refers = [at for at, name in enumerate(columns) if is_reference(name) and name != _RECORD]
    return [_Line(row[0], decode[row[record]], frozenset(decode[row[at]] for at in refers if row[at]),
                  why != record and bool(row[why]), any(parts.text(row)), any(parts.rest(row)))
            for row in signed.rows]
