"""One row of a visit log -> what it says, what was mended and what a person must decide (codes as in the samples)."""

import re
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.dates import Day, is_date, read_date, read_time
from dxdesk.domain.identity import Number, mask_number, read_number
from dxdesk.domain.names import clean, mend_case, without_address
from dxdesk.domain.phones import Phone, read_phone
from dxdesk.exchange.sheets.headers import Columns
from dxdesk.exchange.sheets.reader import Record
from dxdesk.exchange.sheets.sentences import REPAIRS
from dxdesk.exchange.sheets.wording import OBSTACLES, RESULTS, SERVICES, code_of

_SERVICE = re.compile(r"(?:\([^)]*\)?|[^,;+\n(])+")  # commas inside brackets part nothing


@dataclass(frozen=True, slots=True)
class Repair:
    """A guess made on one cell, to be shown before import; personal numbers are masked."""

    row: int
    field: str
    what: str
    sentence: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """What one row says. Empty text or None where it says nothing; `warnings` await a person's decision.

    `services` are as written and `codes` what they mean, place by place; `national_text` is the cell as it stands.
    """

    row: int
    line: int
    visit_date: str | None
    visit_time: str | None
    full_name: str
    national_id: str | None
    national_text: str
    old_id9: str | None
    phone: str | None
    services: tuple[str, ...]
    codes: tuple[str, ...]
    result: str
    obstacle: str
    obstacle_code: str
    officer: str
    follow_up: str | None
    follow_text: str
    repairs: tuple[Repair, ...]
    warnings: tuple[str, ...]


def read_line(record: Record, columns: Columns, on: date) -> LogLine:
    """What a row of the log says; `on` is today."""
    cell = {field: clean(columns.cell(record, field)) for field in columns.places}
    day = _visit_day(cell.get("visit_date", ""), on)
    name, name_repairs = _name(cell.get("full_name", ""))
    number, phone = read_number(cell.get("national_id", "")), read_phone(cell.get("phone", ""))
    promised = _promised(cell.get("follow_up", ""), on, day.value)
    services = tuple(filter(None, map(clean, _SERVICE.findall(columns.cell(record, "services")))))
    hour, obstacle, result = (cell.get(field, "") for field in ("visit_time", "obstacle", "result"))
    codes = (
        *name_repairs, *number.repairs, *phone.repairs,
        *(f"visit_date: {what}" for what in day.repairs), *(f"follow_up: {what}" for what in promised.repairs))
    after = {"full_name": name, "national_id": number.value or "", "phone": phone.value or "",
             "visit_date": day.value or "", "follow_up": promised.value or ""}
    return LogLine(
        record.row, record.line, day.value, read_time(hour), name, number.value, cell.get("national_id", ""),
        number.old_id9, phone.value, services, tuple(code_of(service, SERVICES) for service in services),
        code_of(result, RESULTS), obstacle, code_of(obstacle, OBSTACLES),
        cell.get("officer", ""), promised.value, cell.get("follow_up", ""),
        tuple(_repair(record.row, code, cell, after) for code in sorted(codes)),
        tuple(sorted(_warnings(record, columns, day, number, phone, promised, hour, result))))


def _name(text: str) -> tuple[str, list[str]]:
    name, shortened = without_address(text)
    name, changed = mend_case(name)
    repairs = ["full_name: form of address removed"] if shortened else []
    return name, [*repairs, "full_name: letter case changed"] if changed else repairs


def _visit_day(text: str, on: date) -> Day:
    if not text:
        return Day(None, (), ("missing",))
    day = read_date(text, on)
    if day.value is None or not is_date(day.value):
        return Day(None, (), day.warnings or ("not a date",))
    return Day(day.value, day.repairs, ("in the future",) if day.value > on.isoformat() else ())


def _promised(text: str, on: date, visit_day: str | None) -> Day:
    """The promised day, its year filled in from the visit; words such as `tuần sau` are no date."""
    day = read_date(text, on, date.fromisoformat(visit_day) if visit_day else None)
    if text and (day.value is None or not is_date(day.value)):
        return Day(None, (), ("not a date",))
    return day


def _warnings(
    record: Record, columns: Columns, day: Day, number: Number, phone: Phone, promised: Day, hour: str, result: str,
) -> list[str]:
    found = [*number.warnings, *phone.warnings]
    found += [f"visit_date: {what}" for what in day.warnings] + [f"follow_up: {what}" for what in promised.warnings]
    if hour and read_time(hour) is None:
        found.append("visit_time: not a time")
    if result and not code_of(result, RESULTS):
        found.append("result: not understood")
    if len(record.cells) != columns.width:
        found.append(f"row: {'fewer' if len(record.cells) < columns.width else 'more'} cells than the header")
    return found


def _repair(row: int, code: str, before: dict[str, str], after: dict[str, str]) -> Repair:
    field = code.partition(":")[0]
    shown = mask_number if field == "national_id" else str
    return Repair(row, field, code, REPAIRS[code], shown(before.get(field, "")), shown(after[field]))
