"""Where an attendance sheet has its header, of one row or two, and what each column means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxdesk.domain.names import clean, fold
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.reader import Record
from dxdesk.exchange.sheets.roll_days import Written, find_day
from dxdesk.exchange.sheets.roll_words import (
    AFTER,
    BEFORE,
    ONE_MEETING,
    ROLL_GROUP,
    SCORED,
    TITLE_OF,
    TRAINER_RATES,
)

_LOOKED_AT = 40
_MEETING = re.compile(r"(?:buoi|b|tiet|lan|bai|ca)\s*(?:hoc\s*)?(?:thu\s*|so\s*)?[0-9]{1,3}\b|ngay\s+[0-9]")
_MOST_MEETINGS = 120
_SIDES = {"nam": "born_m", "nu": "born_f"}
_NONE_FOUND = ("Không thấy dòng tiêu đề có Họ tên và các buổi học. Chưa nhận dòng nào. Kiểm tra lại tệp.")
_MANY_FOUND = ("Tệp có {} trang đều là bảng điểm danh. Chưa nhận dòng nào. Lưu mỗi trang thành một tệp rồi nhập "
               "từng tệp.")
_TOO_MANY = f"Bảng có quá {_MOST_MEETINGS} buổi. Chưa nhận dòng nào. Kiểm tra lại tiêu đề."


@dataclass(frozen=True, slots=True)
class MeetingColumn:
    """One meeting of the sheet: its column, its title, the day the title names."""

    place: int
    title: str
    day: Written | None


@dataclass(frozen=True, slots=True)
class RollColumns:
    """The header: record numbers of its rows, places of the fields (also score_before, score_after), the meetings.

    `rater` is self or trainer; `unread` are titles of columns nobody reads.
    """

    rows: tuple[int, ...]
    places: dict[str, int]
    meetings: tuple[MeetingColumn, ...]
    rater: str
    unread: tuple[str, ...]

    def cell(self, record: Record, field: str) -> str:
        """The text of a field in a record; empty where the sheet has no such column or the row is short."""
        place = self.places.get(field)
        return cell_at(record, place) if place is not None else ""

    def marks(self, record: Record) -> tuple[str, ...]:
        """The cells of the meetings."""
        return tuple(cell_at(record, meeting.place) for meeting in self.meetings)


def cell_at(record: Record, place: int) -> str:
    """A cell; empty beyond the end of a short row."""
    return record.cells[place] if place < len(record.cells) else ""


def find_roll(tables: Sequence[Sequence[Record]]) -> tuple[Sequence[Record], RollColumns]:
    """The one table that is an attendance sheet, and its columns.

    Raises `InputError`: no_roll, many_tables, too_many_meetings.
    """
    found = [(records, columns) for records in tables if (columns := find_roll_columns(records))]
    if not found:
        raise InputError("no_roll", _NONE_FOUND)
    if len(found) > 1:
        raise InputError("many_tables", _MANY_FOUND.format(len(found)))
    if len(found[0][1].meetings) > _MOST_MEETINGS:
        raise InputError("too_many_meetings", _TOO_MANY)
    return found[0]


def find_roll_columns(records: Sequence[Record]) -> RollColumns | None:
    """The first header that titles a name and at least one meeting, alone or with the row above or below it."""
    for at, record in enumerate(records[:_LOOKED_AT]):
        name = next((place for place, title in enumerate(record.cells) if _field(title) == "full_name"), None)
        if name is None:
            continue
        below = records[at + 1:at + 2]
        above = records[max(0, at - 1):at]
        # The longer header first: the cells of the second row say which meeting a column is.
        tries = [(record, *below)] if below and _goes_on(below[0], name) else []
        tries += [(*above, record)] if above and _opens(above[0], name) else []
        for rows in (*tries, (record,)):
            columns = _columns(rows)
            if columns.meetings:
                return columns
    return None


def _goes_on(record: Record, name: int) -> bool:
    """Whether a row under the titles is a part of them: no name, no number, but words."""
    return not record.blank and not cell_at(record, name).strip() and any(
        _is_meeting(cell) or _score_of(fold(cell)) or _plain(cell) in _SIDES for cell in record.cells)


def _opens(record: Record, name: int) -> bool:
    return not cell_at(record, name).strip() and any(
        _is_meeting(cell) or ROLL_GROUP in fold(cell) for cell in record.cells[1:])


def _columns(rows: Sequence[Record]) -> RollColumns:
    places: dict[str, int] = {}
    meetings: list[MeetingColumn] = []
    unread: list[str] = []
    rater = "self"
    for place, group, title in _titles(rows):
        words = " ".join(filter(None, (group, title)))
        field = _born_side(group, title) or TITLE_OF.get(_plain(title or group)) or _score_field(words)
        if field and field not in places:
            places[field] = place
            if field.startswith("score") and any(word in fold(words) for word in TRAINER_RATES):
                rater = "trainer"
        elif not field and (_is_meeting(title) or (fold(group).startswith(ROLL_GROUP) and title) or _is_meeting(group)):
            meetings.append(MeetingColumn(place, title or group, find_day(words)))
        elif words:
            unread.append(words)
    if not meetings:
        meetings, unread = _only_meeting(rows, unread)
    return RollColumns(tuple(row.row for row in rows), places, tuple(meetings), rater, tuple(unread))


def _titles(rows: Sequence[Record]) -> Iterator[tuple[int, str, str]]:
    """Per column the title over several columns (empty where there is none) and the column's own title."""
    if len(rows) == 1:
        for place, cell in enumerate(rows[0].cells):
            yield place, "", clean(cell)
        return
    top, bottom = rows
    group = ""
    for place in range(max(len(top.cells), len(bottom.cells))):
        over, under = clean(cell_at(top, place)), clean(cell_at(bottom, place))
        group = over or (group if under else "")
        yield place, group if under else "", under or over


def _only_meeting(rows: Sequence[Record], unread: Sequence[str]) -> tuple[list[MeetingColumn], list[str]]:
    """A sheet of one meeting titles its column `Điểm danh` or `Có mặt`."""
    for place, _, title in _titles(rows):
        if _plain(title) in ONE_MEETING:
            return [MeetingColumn(place, title, None)], [other for other in unread if other != title]
    return [], list(unread)


def _is_meeting(title: str) -> bool:
    words = _plain(title)
    return bool(_MEETING.match(words)) or (find_day(title) is not None and _plain(title) not in TITLE_OF)


def _score_of(words: str) -> str:
    if any(f" {word} " in f" {words} " for word in BEFORE):
        return "score_before"
    return "score_after" if any(f" {word} " in f" {words} " for word in AFTER) else ""


def _score_field(title: str) -> str:
    words = _plain(title)
    told = any(word in words.replace(ROLL_GROUP, "") for word in SCORED)
    return _score_of(words) if told or words in (*BEFORE, *AFTER) else ""


def _field(title: str) -> str:
    return TITLE_OF.get(_plain(title), "")


def _born_side(group: str, title: str) -> str:
    """Lists part the birth year into a column for men and one for women."""
    return _SIDES.get(_plain(title), "") if TITLE_OF.get(_plain(group)) == "born" else ""


def _plain(title: str) -> str:
    return fold(title).rstrip(" :?.*")
