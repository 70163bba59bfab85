"""What is wrong or doubtful in a record's values: hard problems stop a save, soft ones ask."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dxdesk.domain.dates import read_date, read_time
from dxdesk.domain.fields import TEXT_LIMIT, Field, Kind, Type
from dxdesk.domain.names import clean, mend_case
from dxdesk.domain.phones import read_phone
from dxdesk.domain.records import KINDS
from dxdesk.domain.values import Around, KnownCodes, problems_of
from dxdesk.errors import InputError

_EID_ORDER = ("unknown", "locked", "no_card", "card_ok", "l1", "l2_pending", "l2_issued", "l2_activated")


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one field; `hard` stops the save, otherwise the person may go on."""

    field: str
    sentence: str
    hard: bool = True


def check(
    kind: str, values: Mapping[str, str], today: date, known_codes: KnownCodes | None = None,
) -> list[Problem]:
    """Every problem of a whole record in its wire form (see `tidy`), in the order of the fields.

    Raises `InputError("unknown_kind")` for a kind this program does not have.
    """
    known, around = _kind(kind), Around(today, known_codes)
    problems = [Problem(name, f"{known.title} không có mục “{name[:40]}”.") for name in values if not known.field(name)]
    for field in known.fields:
        value = values.get(field.name, "")
        if value != "" or field.required:
            problems += _field_problems(field, value, around)
    if not any(problem.hard for problem in problems):
        problems += _across(kind, values)
    return problems


def tidy(kind: str, values: Mapping[str, str], today: date) -> dict[str, str]:
    """The wire form of values as people type them: 22/11/2026 to ISO, 0912 345 678 to digits, clean names.

    What cannot be understood stays as typed, so that `check` refuses it. Raises like `check`.
    """
    known = _kind(kind)
    return {name: _tidied(known.field(name), value, today) for name, value in values.items()}


def eid_lowered(before: str, after: str) -> bool:
    """Whether an e-ID state went down; being locked counts as below any account."""
    ranks = {state: rank for rank, state in enumerate(_EID_ORDER)}
    return ranks.get(after, 0) < ranks.get(before, 0)


def check_eid(before: str, after: str, reason: str) -> list[Problem]:
    """A visit never lowers the e-ID state without a reason."""
    if eid_lowered(before, after) and not reason.strip():
        return [Problem("eid_reason", "Tình trạng VNeID thấp hơn lần trước. Ghi lý do hạ mức.")]
    return []


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise InputError("unknown_kind", f"Không có loại hồ sơ “{name[:40]}”.")
    return KINDS[name]


def _tidied(field: Field | None, value: Any, today: date) -> str:
    if field is None or not isinstance(value, str) or _unreadable(value):
        return value
    if field.type is Type.TEXT:
        return unicodedata.normalize("NFC", value).strip()
    text = clean(value)
    if field.type is Type.NAME:
        return mend_case(text)[0] if field.personal else text
    if field.type in (Type.DATE, Type.PARTIAL_DATE):
        return read_date(text, today).value or text
    if field.type is Type.TIME:
        return read_time(text) or text
    if field.type is Type.PHONE:
        return read_phone(text).value or re.sub(r"[\s.\-()]", "", text)
    return text.replace(",", ".") if field.type is Type.NUMBER else text


def _unreadable(value: str) -> bool:
    """Whether a text holds control characters or halves of characters; line breaks and tabs may stand in a text."""
    return not value.isprintable() and any(
        unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n\r" for char in value)


def _field_problems(field: Field, value: Any, around: Around) -> Iterator[Problem]:
    if fault := _fault(field, value):
        yield Problem(field.name, fault)
    elif value.strip():
        yield from (Problem(field.name, *found) for found in problems_of(field, value, around))


def _fault(field: Field, value: Any) -> str:
    """What is wrong whatever the type of the field."""
    if not isinstance(value, str):
        return f"{field.title} phải đặt trong dấu ngoặc kép."
    if not value.strip():
        return f"Chưa ghi {field.title[:1].lower()}{field.title[1:]}." if field.required else ""
    if len(value) > TEXT_LIMIT:
        return f"{field.title} dài quá 4.000 chữ. Hãy viết ngắn lại."
    return f"{field.title} có ký tự không đọc được. Hãy gõ lại." if _unreadable(value) else ""


def _across(kind: str, values: Mapping[str, str]) -> Iterator[Problem]:
    """Fields that do not fit together."""
    year, day = values.get("birth_year", ""), values.get("birth_date", "")
    if kind == "resident" and year and day and day[:4] != year:
        yield Problem("birth_year", "Năm sinh khác với ngày sinh.")
    visit_on, again = values.get("visit_on", ""), values.get("follow_up_on", "")
    if kind == "visit" and visit_on and again and again < visit_on:
        yield Problem("follow_up_on", "Ngày hẹn lại trước ngày của phiếu. Vẫn giữ?", hard=False)
    for first, last in (("from_on", "to_on"), ("from_at", "to_at"), ("valid_from", "valid_to")):
        if values.get(first) and values.get(last) and values[last] < values[first]:
            yield Problem(last, "Lúc hết trước lúc bắt đầu. Vẫn giữ?", hard=False)
