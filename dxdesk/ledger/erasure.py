"""Erasing a person (format §3, Erase): when it takes effect, and what an op keeps then."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from dxdesk.ledger.ops import Op, skeleton

ERASE = "erase"
ALL, TEXT, LINE = "all", "text", "line"
"""What a record loses: ALL of an erased person's own; TEXT of what ever referred to him; LINE: the text of what ever
referred to such a record, as help to a visit (not to another resident)."""

_FREE_TEXT = frozenset(("note", "name", "content", "what", "answer", "reason", "_why"))


def is_free_text(field: str) -> bool:
    """Whether a field may speak of anyone, so that an erased person is taken out of it too (format §3, Erase)."""
    return field in _FREE_TEXT or field.endswith("_text")


@dataclass(frozen=True, slots=True)
class Vote:
    """An erase op that counts: the record it names, its member, its device key, whether that key is an officer's."""

    record: str
    by: str
    key: str
    officer: bool


def erased_by(votes: Iterable[Vote]) -> frozenset[str]:
    """The records that two members asked to erase from two devices, one of them an officer's."""
    found: dict[str, list[Vote]] = {}
    for vote in votes:
        found.setdefault(vote.record, []).append(vote)
    return frozenset(record for record, cast in found.items()
                     if any(_together(one, other) for one, other in combinations(cast, 2)))


def _together(one: Vote, other: Vote) -> bool:
    return one.by != other.by and one.key != other.key and (one.officer or other.officer)


def taken_out(op: Op, part: str) -> Op:
    """What is left of an op on a record that loses `part`; the op itself where that is nothing (empty `part`)."""
    if part == ALL:
        return skeleton(op)
    if not part:
        return op
    kept = {field: None if is_free_text(field) else value for field, value in op.sets.items()}
    return replace(op, sets=kept, why="")


def one_content(one: Op, other: Op) -> bool:
    """Whether two contents under one id differ only in what one of them lost: copies of one op, not two ops."""
    if skeleton(one) != skeleton(other) or (one.why and other.why and one.why != other.why):
        return False
    return all(None in (value, other.sets[field]) or value == other.sets[field] for field, value in one.sets.items())
