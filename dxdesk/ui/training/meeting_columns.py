"""The columns of the table of meetings."""

from dataclasses import dataclass

from dxdesk.domain.dates import show_date
from dxdesk.domain.training_words import hours, weekday
from dxdesk.store.training.classes import Meeting
from dxdesk.ui.table_rows import Cell, Column, Tag


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting, its number in the class, who teaches by name, and whether it is still to come."""

    number: int
    meeting: Meeting
    trainers: str = ""
    ahead: bool = False


def columns() -> list[Column[Line]]:
    """Number, time, place, trainer, what it is about, and whether attendance was taken."""
    return [
        Column("Buổi", lambda line: Cell(str(line.number), right=True), right=True),
        Column("Ngày giờ", _time),
        Column("Nơi", lambda line: Cell(line.meeting.place), stretch=3),
        Column("Người dạy", lambda line: Cell(line.trainers), stretch=3),
        Column("Nội dung", lambda line: Cell(line.meeting.topic or "chưa ghi",
                                             token="text" if line.meeting.topic else "text2"), stretch=4),
        Column("Điểm danh", lambda line: Cell(tag=_taken(line))),
    ]


def _time(line: Line) -> Cell:
    one = line.meeting
    return Cell(f"{weekday(one.held_on)} {show_date(one.held_on)}", second=hours(one.from_at, one.to_at))


def _taken(line: Line) -> Tag:
    if line.meeting.taken:
        return Tag(f"{line.meeting.taken} người", "ok", "check")
    return Tag("Chưa tới", "off", "clock") if line.ahead else Tag("Chưa điểm danh", "warn", "warn")
