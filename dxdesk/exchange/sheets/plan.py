"""What importing a visit log would do: people, visits, repairs to show, questions to answer, rows left out.

Nothing is written here. Defaults where a person should decide: a row without a day and a repeated row stay out, all
else comes in with the doubtful value left empty.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.fields import TEXT_LIMIT
from dxdesk.domain.names import fold
from dxdesk.domain.visit import NATIONAL_ID, HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.headers import Columns, find_table
from dxdesk.exchange.sheets.people import NUMBER_SHARED, Grouped, LogPerson, group_people
from dxdesk.exchange.sheets.reader import Record, read_tables
from dxdesk.exchange.sheets.sentences import SKIPPED, sentence
from dxdesk.exchange.sheets.visit_log import LogLine, Repair, read_line
from dxdesk.exchange.sheets.wording import ABSENT, OTHER, OUTCOMES

_MOST_SERVICES = 20


@dataclass(frozen=True, slots=True)
class Ask:
    """Something a person must decide; until then the import does what `sentence` says. `text` is the cell."""

    row: int
    field: str
    code: str
    sentence: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not taken over, and why, as a code and for people."""

    row: int
    line: int
    why: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LogPlan:
    """Everything an import will do. `digest` names the file: the first 16 hex of the SHA-256 of its bytes.

    `rows` are all rows that tell of a visit, `person_of` the place in `people` of each; `skipped` are by row number.
    """

    digest: str
    rows: tuple[LogLine, ...]
    people: tuple[LogPerson, ...]
    person_of: tuple[int, ...]
    repairs: tuple[Repair, ...]
    asks: tuple[Ask, ...]
    skipped: tuple[Skipped, ...]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourcedDraft:
    """A visit to be written, the row and line it comes from, its person (place in the plan), the officer as written."""

    row: int
    line: int
    person: int
    officer: str
    visit: VisitDraft


def digest_of(data: bytes) -> str:
    """The name of a file by its bytes: the first 16 hex of their SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_log(data: bytes, today: date, catalogues: Catalogues) -> LogPlan:
    """The plan for the bytes of a log. Raises `InputError` with one sentence when they are no visit log."""
    return log_of(read_tables(data), digest_of(data), today, catalogues)


def log_of(tables: Sequence[Sequence[Record]], digest: str, today: date, catalogues: Catalogues) -> LogPlan:
    """The same for the tables of a file, of which one is the log."""
    records, columns = find_table(tables)
    kept, skipped = _sorted_out(records, columns)
    lines = [read_line(record, columns, today) for record in kept]
    if not lines:
        raise InputError("no_rows", "Tệp chỉ có tiêu đề, không có dòng nào để nhận.")
    grouped = group_people(lines)
    rows = _judged(lines, grouped)
    known = frozenset(entry.code for name in ("service", "obstacle") for entry in catalogues.entries(name))
    left_out = [found for found in map(_left_out, rows) if found]
    return LogPlan(
        digest, rows, grouped.people, grouped.person_of,
        tuple(repair for line in rows for repair in line.repairs), tuple(_asks(rows, grouped, known)),
        tuple(sorted((*skipped, *left_out), key=lambda row: row.row)), known)


def to_drafts(plan: LogPlan) -> list[SourcedDraft]:
    """The visits of a plan, in the order of the file, without the rows left out."""
    out = {row.row for row in plan.skipped}
    return [
        SourcedDraft(line.row, line.line, person, line.officer, _draft(line, plan.people[person], plan.codes))
        for line, person in zip(plan.rows, plan.person_of, strict=True) if line.row not in out
    ]


def _sorted_out(records: Sequence[Record], columns: Columns) -> tuple[list[Record], list[Skipped]]:
    """The rows that tell of a visit, and the others with why."""
    kept, skipped = [], []
    for record in records:
        why = _why_no_visit(record, columns)
        if why:
            skipped.append(Skipped(record.row, record.line, why, SKIPPED[why]))
        else:
            kept.append(record)
    return kept, skipped


def _why_no_visit(record: Record, columns: Columns) -> str:
    if record.row == columns.row:
        return "header"
    if record.blank:
        return "blank"
    if record.row < columns.row:
        return "title"
    if any(len(cell) > TEXT_LIMIT for cell in record.cells):
        return "refused"
    if not columns.cell(record, "services").strip() and any(
            fold(cell).startswith(("tong", "cong")) for cell in record.cells):
        return "total"
    return "" if fold(columns.cell(record, "full_name")) else "not_a_visit"


def _judged(lines: Sequence[LogLine], grouped: Grouped) -> tuple[LogLine, ...]:
    """The lines with the warnings that only the whole file can tell."""
    first: dict[tuple, int] = {}
    judged = []
    for place, line in enumerate(lines):
        found = [NUMBER_SHARED] if grouped.doubts.get(place) == NUMBER_SHARED else []
        visit = (grouped.person_of[place], line.visit_date, line.visit_time, tuple(sorted(map(fold, line.services))))
        if line.visit_date and visit in first:
            found.append(f"row: same visit as row {first[visit]}")
        first.setdefault(visit, line.row)
        judged.append(replace(line, warnings=tuple(sorted((*line.warnings, *found)))) if found else line)
    return tuple(judged)


def _left_out(line: LogLine) -> Skipped | None:
    why = ""
    if line.visit_date is None:
        why = "no_date"
    elif not line.services:
        why = "no_service"
    elif any(warning.startswith("row: same visit") for warning in line.warnings):
        why = "same_visit"
    elif len(line.services) > _MOST_SERVICES:
        why = "refused"
    return Skipped(line.row, line.line, why, SKIPPED[why]) if why else None


def _asks(rows: Sequence[LogLine], grouped: Grouped, known: frozenset[str]) -> list[Ask]:
    found = []
    for place, line in enumerate(rows):
        doubt = grouped.doubts.get(place, "")
        codes = [*line.warnings, *([doubt] if doubt and doubt != NUMBER_SHARED else [])]
        found += [Ask(line.row, code.partition(":")[0], code, sentence(code), _said(line, code)) for code in codes]
        found += [
            Ask(line.row, "service", "service: not understood", sentence("service: not understood"), service)
            for service, code in zip(line.services, line.codes, strict=True) if code not in known]
        if line.obstacle and line.obstacle_code not in known:
            found.append(Ask(line.row, "obstacle", "obstacle: not understood", sentence("obstacle: not understood"),
                             line.obstacle))
    return found


def _said(line: LogLine, code: str) -> str:
    """What the doubtful cell holds; never a personal number."""
    if code.startswith("follow_up"):
        return line.follow_text
    return line.full_name if code.startswith("person") else ""


def _draft(line: LogLine, person: LogPerson, known: frozenset[str]) -> VisitDraft:
    resident = {"full_name": person.full_name, "phone": person.phone, NATIONAL_ID: person.national_id}
    visit = {"visit_on": line.visit_date or "", "visit_at": line.visit_time or "", "follow_up_on": line.follow_up or ""}
    obstacle = line.obstacle_code if line.obstacle_code in known else OTHER if line.obstacle else ""
    if line.result == "absent" and not obstacle:
        obstacle = ABSENT
    vague = line.obstacle if obstacle == OTHER else ""
    told = dict.fromkeys(  # what no code stands for is kept in words
        (code, vague) if code in known else (OTHER, "; ".join(filter(None, (service, vague))))
        for service, code in zip(line.services, line.codes, strict=True))
    helps = tuple(HelpLine(code, OUTCOMES[line.result], obstacle, note=note) for code, note in told)
    return VisitDraft(
        {name: value for name, value in resident.items() if value}, "",
        {name: value for name, value in visit.items() if value}, helps)
