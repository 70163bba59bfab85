"""The columns of the table of meetings."""

from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.domain.class_plan import hours
from dxdesk.domain.dates import show_date
from dxdesk.domain.training_words import weekday
from dxdesk.domain.wording import Named
from dxdesk.store.training.classes import Meeting
from dxdesk.ui.table_rows import Cell, Column, Tag


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting and its number in the class."""

    number: int
    meeting: Meeting


def columns(named: Named, today: Callable[[], str]) -> list[Column[Line]]:
    """Number, time, place, trainer, what it is about, and whether attendance was taken; `today` an ISO day."""
    return [
        Column("Buổi", lambda line: Cell(str(line.number), right=True), right=True),
        Column("Ngày giờ", _time),
        Column("Nơi", lambda line: Cell(line.meeting.place), stretch=3),
        Column("Người dạy", lambda line: Cell(taught_by(line.meeting, named)), stretch=3),
        Column("Nội dung", lambda line: Cell(line.meeting.topic or "chưa ghi",
                                             token="text" if line.meeting.topic else "text2"), stretch=4),
        Column("Điểm danh", lambda line: Cell(tag=_taken(line.meeting, today()))),
    ]


def taught_by(meeting: Meeting, named: Named) -> str:
    """The trainers by name, then an invited one."""
    names = [named("member", member) or "chưa rõ" for member in meeting.trainers]
    return ", ".join(filter(None, (*names, meeting.trainer_name)))


def _time(line: Line) -> Cell:
    one = line.meeting
    return Cell(f"{weekday(one.held_on)} {show_date(one.held_on)}", second=hours(one.from_at, one.to_at))


def _taken(meeting: Meeting, today: str) -> Tag:
    if meeting.taken:
        return Tag(f"{meeting.taken} người", "ok", "check")
    return Tag("Chưa tới", "off", "clock") if meeting.held_on > today else Tag("Chưa điểm danh", "warn", "warn")
