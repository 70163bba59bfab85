"""What the book holds of one person, in words, for that person (NĐ 356/2025: to see what is kept of oneself)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.fields import Field
from dxdesk.domain.records import RESIDENT

TITLE = "Tổ đang giữ gì về ông (bà)"
NOT_TOLD = ("merged_into", "notice_version", "consent_on", "consent_method", "consent_by", "withdrawn_on")
"""Fields of a resident that are told in sentences of their own."""
_KEY = "id_key"
_KEY_WORDS = "một dấu tính từ số căn cước để nhận ra lần sau, chỉ máy của phường đọc được"
_TAILS = {"phone": 3, "id_last4": 4, "id_number": 4}
_NUMBERS = re.compile(r"\d(?:[\s.\-]?\d){5,}")


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One thing held: what it is, and what is written."""

    title: str
    value: str


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """Things written at one time by one person at one laptop, as `since` says."""

    since: str
    lines: tuple[HeldLine, ...]


@dataclass(frozen=True, slots=True)
class HoldingSheet:
    """Everything held of a person, in sentences.

    `former` values were written over and are kept in the history; `contact` is empty where it is written by hand.
    """

    team: str
    ward: str
    person: str
    device: str
    as_of: datetime
    groups: tuple[HeldGroup, ...]
    visits: tuple[str, ...]
    tasks: tuple[str, ...]
    classes: tuple[str, ...]
    consent: tuple[str, ...]
    until: str
    sent: tuple[str, ...]
    former: int
    days: str
    contact: str = ""
    practice: bool = False


def fields_told() -> tuple[Field, ...]:
    """The fields of a resident that are told one by one, in the order of the form."""
    return tuple(field for field in RESIDENT.fields if field.name not in NOT_TOLD)


def held_words(field: Field, value: str, shown: str) -> str:
    """A value on paper: numbers by their last digits alone, also within a note; `shown` is what else stands there."""
    if field.name == _KEY:
        return _KEY_WORDS
    if tail := _TAILS.get(field.name):
        return f"…{value[-tail:]}"
    return masked_note(shown) if field.name in ("note", "address", "eid_reason") else shown


def masked_note(words: str) -> str:
    """A text whose numbers of six digits and more are masked but for their last three."""
    return _NUMBERS.sub(lambda found: f"…{re.sub('[^0-9]', '', found.group())[-3:]}", words)


def grouped(lines: Sequence[tuple[str, HeldLine]]) -> tuple[HeldGroup, ...]:
    """Lines by when and by whom they were written, in the order in which each first comes."""
    found: dict[str, list[HeldLine]] = {}
    for since, line in lines:
        found.setdefault(since, []).append(line)
    return tuple(HeldGroup(since, tuple(those)) for since, those in found.items())

