"""An attendance sheet from people -> the class it names, its meetings, and what each row says of one learner.

Nothing is guessed that could be asked: marks nobody explained stay marks, days without a year stay without one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.dates import read_date, read_time
from dxdesk.domain.fields import TEXT_LIMIT
from dxdesk.domain.identity import mask_number, read_number
from dxdesk.domain.names import clean, fold, mend_case, without_address
from dxdesk.domain.phones import read_phone
from dxdesk.domain.wording import thousands
from dxdesk.errors import InputError
from dxdesk.exchange.sheets import sentences
from dxdesk.exchange.sheets.plan import Skipped, digest_of
from dxdesk.exchange.sheets.reader import Record, read_tables
from dxdesk.exchange.sheets.roll_columns import RollColumns, cell_at, find_roll
from dxdesk.exchange.sheets.roll_days import Order, Written, find_day, order_of
from dxdesk.exchange.sheets.roll_marks import legend_of, mark_key, meanings_of, read_score
from dxdesk.exchange.sheets.roll_rows import why_no_learner
from dxdesk.exchange.sheets.roll_words import CLASS_HEADS, REPAIRS, SESSION_ORDER, SKIPPED
from dxdesk.exchange.sheets.visit_log import Repair

MOST_LEARNERS = 2_000
_TOO_MANY = f"Bảng có hơn {thousands(MOST_LEARNERS)} người học. Chưa nhận dòng nào. Chia thành từng lớp rồi nhập."
_HOUR = r"([0-9]{1,2}\s*(?:h|g|:|giờ)\s*[0-9]{0,2})"
_HOURS = re.compile(rf"{_HOUR}\s*(?:-|–|đến)\s*{_HOUR}")
_NAMED = re.compile(r"(?:^|[;.\n]|,\s)\s*({})\s*[:：]\s*([^;\n]+)")
_CLASS_NO = re.compile(r"lớp\s*(?:số\s*)?([0-9]{1,4})", re.IGNORECASE)
_WORDS = {"ai": "AI", "vneid": "VNeID", "qr": "QR", "zalo": "Zalo", "chatgpt": "ChatGPT"}
_SIDES = {"born_m": "M", "born_f": "F"}
_SEXES = {"nam": "M", "m": "M", "nu": "F", "f": "F"}


@dataclass(frozen=True, slots=True)
class RollRow:
    """What one row says of a learner. Empty text where it says nothing.

    `marks` are the keys of its marks (`roll_marks.mark_key`), one a meeting; scores are `2.5`; days ISO, `number` the
    personal number, never kept; `warnings` are codes a person should look at.
    """

    row: int
    line: int
    full_name: str
    birth_year: str
    birth_date: str
    sex: str
    phone: str
    number: str
    address: str
    marks: tuple[str, ...]
    before: str
    after: str
    signed: bool
    repairs: tuple[Repair, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RollHead:
    """What the lines above the table say of the class; empty where they say nothing. Hours as `18:30`."""

    title: str = ""
    class_no: str = ""
    topic: str = ""
    place: str = ""
    trainer: str = ""
    from_at: str = ""
    to_at: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """A whole sheet. `digest` names the file, `titles` and `days` are one a meeting, `order` how the days are read.

    `meanings` is the state of each mark somebody explained or everybody knows; `totals` are what the sheet itself
    counts per meeting (empty where it does not), in row `total_row`; `unread` are titles of columns left out.
    """

    digest: str
    head: RollHead
    titles: tuple[str, ...]
    days: tuple[Written | None, ...]
    order: Order
    rows: tuple[RollRow, ...]
    meanings: dict[str, str]
    legend: dict[str, str]
    rater: str
    totals: tuple[str, ...]
    total_row: int
    skipped: tuple[Skipped, ...]
    repairs: tuple[Repair, ...]
    unread: tuple[str, ...]

    @property
    def scored(self) -> bool:
        """Whether anybody has a score."""
        return any(row.before or row.after for row in self.rows)


def read_roll(data: bytes, today: date) -> Roll:
    """The sheet in these bytes. Raises `InputError` with one sentence when they hold no attendance sheet."""
    return roll_of(read_tables(data), digest_of(data), today)


def roll_of(tables: Sequence[Sequence[Record]], digest: str, today: date) -> Roll:
    """The same for the tables of a file."""
    records, columns = find_roll(tables)
    kept: list[Record] = []
    skipped: list[Skipped] = []
    others: list[str] = []
    total: Record | None = None
    ended = False
    for record in records:
        why = why_no_learner(record, columns, ended=ended)
        if not why:
            kept.append(record)
            continue
        skipped.append(Skipped(record.row, record.line, why, SKIPPED[why]))
        ended = ended or why in ("total", "legend", "signature")
        total = record if why == "total" and total is None else total
        others += [clean(cell) for cell in record.cells] if why in ("title", "legend", "not_a_learner") else []
    if len(kept) > MOST_LEARNERS:
        raise InputError("too_many_learners", _TOO_MANY)
    rows = tuple(_row(record, columns, today) for record in kept)
    above = [[clean(cell) for cell in record.cells if clean(cell)] for record in records if
             record.row < columns.rows[0]]
    days = _days(columns, [text for line in above for text in line])
    order, legend = order_of(days), legend_of(others)
    return Roll(
        digest, _head(above), tuple(meeting.title for meeting in columns.meetings), days, order, rows,
        meanings_of([mark for row in rows for mark in row.marks], legend), legend, columns.rater,
        tuple(clean(cell) for cell in columns.marks(total)) if total else (), total.row if total else 0,
        tuple(skipped), _turned(order, days, columns.rows[-1]), (*columns.unread, *_untitled(kept, records, columns)))


def _untitled(kept: Sequence[Record], records: Sequence[Record], columns: RollColumns) -> Iterator[str]:
    """Columns in which rows of learners hold something though nothing stands over them."""
    header = [record for record in records if record.row in columns.rows]
    for place in range(max((len(record.cells) for record in kept), default=0)):
        titled = any(cell_at(record, place).strip() for record in header)
        if not titled and any(cell_at(record, place).strip() for record in kept):
            yield f"thứ {place + 1} (không có tiêu đề)"


def _row(record: Record, columns: RollColumns, today: date) -> RollRow:
    cell = {field: clean(columns.cell(record, field)) for field in columns.places}
    name, repairs = _name(cell.get("full_name", ""))
    phone, number = read_phone(cell.get("phone", "")), read_number(cell.get("national_id", ""))
    cell["born"] = cell.get("born") or cell.get("born_m") or cell.get("born_f") or ""
    year, day, born_repairs, born_warnings = _born(cell["born"], today)
    scores, score_warnings = [], []
    for field in ("score_before", "score_after"):
        value, wrong = read_score(cell.get(field, ""))
        scores.append(value)
        score_warnings += [f"{field}: {wrong}"] if wrong else []
    sex = _SEXES.get(fold(cell.get("sex", "")), "") or next((_SIDES[side] for side in _SIDES if cell.get(side)), "")
    warnings = [*phone.warnings, *number.warnings, *born_warnings, *score_warnings]
    warnings += ["sex: not understood"] if cell.get("sex") and not sex else []
    after = {"full_name": name, "phone": phone.value or "", "national_id": number.value or "", "born": day or year}
    codes = sorted((*repairs, *phone.repairs, *number.repairs, *born_repairs))
    return RollRow(
        record.row, record.line, name, year, day, sex, phone.value or "", number.value or "", cell.get("address", ""),
        tuple(map(mark_key, columns.marks(record))), scores[0], scores[1], bool(cell.get("signed")),
        tuple(_repair(record.row, code, cell, after) for code in codes), tuple(sorted(warnings)))


def _repair(row: int, code: str, before: dict[str, str], after: dict[str, str]) -> Repair:
    field = code.partition(":")[0]
    shown = mask_number if field == "national_id" else str
    told = {**sentences.REPAIRS, **REPAIRS}[code]
    return Repair(row, field, code, told, shown(before.get(field, "")), shown(after[field]))


def _name(text: str) -> tuple[str, list[str]]:
    name, shortened = without_address(text)
    name, changed = mend_case(name)
    repairs = ["full_name: form of address removed"] if shortened else []
    return name, [*repairs, "full_name: letter case changed"] if changed else repairs


def _born(text: str, today: date) -> tuple[str, str, list[str], list[str]]:
    """Birth year and whole birth day where the cell says one, codes of repairs and warnings."""
    read = read_date(text.removesuffix(".0"), today)
    if not text:
        return "", "", [], []
    if read.value is None:
        return "", "", [], ["born: not a year"]
    if read.value > today.isoformat()[:len(read.value)]:
        return "", "", [], ["born: in the future"]
    repairs = ["born: two-digit year completed"] if read.repairs else []
    return read.value[:4], read.value if len(read.value) > 4 else "", repairs, []


def _days(columns: RollColumns, above: Sequence[str]) -> tuple[Written | None, ...]:
    """The day of each meeting; of a sheet with one meeting also where a line above names it."""
    days = tuple(meeting.day for meeting in columns.meetings)
    if days == (None,):
        return (next((day for text in above if (day := find_day(text)) and day.year), None),)
    return days


def _turned(order: Order, days: Sequence[Written | None], header: int) -> tuple[Repair, ...]:
    """The days that were not read day before month, to be shown."""
    parts = order.parts() or ()
    return tuple(
        Repair(header, "session", SESSION_ORDER, REPAIRS[SESSION_ORDER], day.text, f"{part[0]:02}/{part[1]:02}")
        for day, part in zip(days, parts, strict=False)
        if day and part and not day.sure and part == day.parts(month_first=True) != day.parts(month_first=False))


def _head(above: Sequence[Sequence[str]]) -> RollHead:
    lines = [text for line in above for text in line]
    whole = "\n".join(lines)
    hours = _HOURS.search(whole)
    titled = next((text for text in lines if any(head in fold(text) for head in CLASS_HEADS)), "")
    titled = titled or next((text for text in lines if fold(text).startswith("lop ")), "")
    number = _CLASS_NO.search(titled)
    return RollHead(
        _title(titled), number[1] if number else "", _named(whole, "Chuyên đề|Nội dung|Chủ đề"),
        _named(whole, "Địa điểm|Nơi học|Tại"), _named(whole, "Giảng viên|Người dạy|Giáo viên|GV"),
        (read_time(hours[1]) or "") if hours else "", (read_time(hours[2]) or "") if hours else "")


def _named(text: str, words: str) -> str:
    found = re.compile(_NAMED.pattern.format(words), re.IGNORECASE).search(text)
    return clean(found[2])[:TEXT_LIMIT] if found else ""


def _title(text: str) -> str:
    """The class's name in a line such as `PHIẾU ĐIỂM DANH LỚP BÌNH DÂN HỌC VỤ SỐ - LỚP 02`."""
    words = clean(text)
    for head in CLASS_HEADS:
        if fold(words).startswith(head):
            words = words[len(head):].strip(" :-–")
            break
    if fold(words).startswith("lop ") and not _CLASS_NO.match(words):
        words = words[4:].strip(" :-–")
    if words.isupper():
        words = " ".join(_WORDS.get(word, word) for word in words.lower().split())
    return (words[:1].upper() + words[1:])[:TEXT_LIMIT]

