"""A class as planned: its facts and meetings before they are saved, and how a series of meetings falls on days."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dxdesk.domain.checks import Problem, check, tidy
from dxdesk.domain.dates import read_date, read_time
from dxdesk.domain.names import clean
from dxdesk.domain.values import KnownCodes
from dxdesk.domain.wording import thousands

MOST_MEETINGS = 60
"""More meetings at once are a slip of the finger: a class meets once or twice a week for a season."""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """One meeting as people type it. `trainers` are member ids, the first one answering for it."""

    held_on: str
    from_at: str = ""
    to_at: str = ""
    place: str = ""
    trainers: tuple[str, ...] = ()
    trainer_name: str = ""
    event_id: str = ""
    topic: str = ""
    note: str = ""

    def values(self) -> dict[str, str]:
        """The meeting as a record says it, all its fields but the class."""
        trainers = tuple(dict.fromkeys(filter(None, self.trainers)))
        return {"held_on": self.held_on, "from_at": self.from_at, "to_at": self.to_at, "place": self.place,
                "trainer_id": trainers[0] if trainers else "", "co_trainer_ids": ",".join(trainers[1:]),
                "trainer_name": self.trainer_name, "event_id": self.event_id, "topic": self.topic, "note": self.note}


@dataclass(frozen=True, slots=True)
class ClassDraft:
    """A class as people type it: the fields of a `course` and its meetings."""

    values: Mapping[str, str]
    meetings: tuple[MeetingDraft, ...] = field(default=())


def series(first: date, count: int, weekdays: Iterable[int] = ()) -> list[date]:
    """The days of `count` meetings from the first on: on those weekdays (0 Monday), or weekly where none is named.

    The first day counts whatever its weekday: it is the one a person wrote down. At most `MOST_MEETINGS`.
    """
    wanted = set(weekdays) or {first.weekday()}
    days = [first]
    day = first
    while len(days) < min(count, MOST_MEETINGS):
        day += timedelta(days=1)
        if day.weekday() in wanted:
            days.append(day)
    return days[:count]


def read_day(text: str, on: date) -> str:
    """The ISO day a text names; without its year the one nearest to `on`. What is no day stays as typed."""
    return read_date(text, on, on - timedelta(days=182)).value or text.strip()


def read_hour(text: str) -> str:
    """The hour a text names as `HH:MM`, also typed as on a clock without its colon: 1830. Else it stays as typed."""
    typed = text.strip()
    if re.fullmatch("[0-9]{3,4}", typed):
        typed = f"{typed[:-2]}:{typed[-2:]}"
    return read_time(typed) or text.strip()


def checked_class(values: Mapping[str, str], on: date, known: KnownCodes | None = None) -> tuple[
        dict[str, str], list[Problem]]:
    """The wire form of a class's values and every problem of them, hard and soft."""
    tidied = _one_line(tidy("course", dict(values), on), ("title", "place", "class_no"))
    return tidied, check("course", tidied, on, known)


def checked_meeting(values: Mapping[str, str], on: date) -> tuple[dict[str, str], list[Problem]]:
    """The wire form of a meeting's values and every problem of them but the class it belongs to."""
    dated = {**values, "held_on": read_day(values.get("held_on", ""), on)}
    tidied = _one_line(tidy("meeting", dated, on), ("place", "topic"))
    problems = check("meeting", {"course_id": "new", **tidied}, on)
    if tidied.get("to_at") and not tidied.get("from_at"):
        problems.append(Problem("from_at", "Có giờ hết mà chưa có giờ bắt đầu."))
    return tidied, problems


def doubled(meetings: Sequence[Mapping[str, str]]) -> Iterator[tuple[int, str]]:
    """The lines of one class that fall on the day and hour of an earlier line, with a sentence each."""
    seen: dict[tuple[str, str], int] = {}
    for n, values in enumerate(meetings):
        key = (values.get("held_on", ""), values.get("from_at", ""))
        if key[0] and key in seen:
            yield n, f"Trùng ngày giờ với buổi {seen[key] + 1} của lớp này."
        seen.setdefault(key, n)


def seats(enrolled: int, capacity: int) -> str:
    """How full a class is: 24 trên 30 chỗ; 24 người where it has no limit."""
    return f"{thousands(enrolled)} trên {thousands(capacity)} chỗ" if capacity else f"{thousands(enrolled)} người"


def _one_line(values: dict[str, str], names: Sequence[str]) -> dict[str, str]:
    """Texts of one line written clean, so that one place is written one way."""
    return {name: clean(value) if name in names else value for name, value in values.items()}
