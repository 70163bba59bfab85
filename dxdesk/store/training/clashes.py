"""Two things at one time: a place or a trainer taken by another meeting, also one of another laptop (issue: clashes).

These are questions, never refusals: two halves of a hall, a trainer who comes for half an hour.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dxdesk.domain.dates import show_day
from dxdesk.domain.names import fold
from dxdesk.domain.training import minute_of
from dxdesk.domain.training_words import hours, weekday
from dxdesk.store.database import Store
from dxdesk.store.training.classes import Meeting, meetings_between

USUAL_MINUTES = 120
"""How long a meeting is taken to last when nobody wrote its end."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One clash: the meeting in the way, why (`place`, `trainer`) and the sentence that says it."""

    meeting: Meeting
    why: str
    sentence: str


def clashes(
    store: Store, held_on: str, from_at: str = "", to_at: str = "", place: str = "", trainers: Collection[str] = (),
    trainer_name: str = "", leave_out: Collection[str] = (),
) -> list[Clash]:
    """What stands in the way of a meeting on an ISO day: same folded place, or same trainer, at overlapping hours.

    A meeting without hours fills its day. `leave_out` are meetings not looked at: the one being changed.
    """
    planned = Meeting("", "", held_on, from_at, to_at, place, trainers=tuple(trainers), trainer_name=trainer_name)
    others = (other for other in meetings_between(store, held_on, held_on) if other.id not in leave_out)
    return clashes_among(store, planned, others)


def clashes_among(store: Store, meeting: Meeting, others: Iterable[Meeting]) -> list[Clash]:
    """What of these meetings stands in the way of one; itself and those of other days do not."""
    ours = _minutes(meeting.from_at, meeting.to_at)
    return [clash for other in others
            if other.held_on == meeting.held_on and other.id != meeting.id
            and _overlap(ours, _minutes(other.from_at, other.to_at))
            for clash in _with(store, meeting, other)]


def _with(store: Store, meeting: Meeting, other: Meeting) -> Iterator[Clash]:
    place, trainer_name = meeting.place, meeting.trainer_name
    at = f"{hours(other.from_at, other.to_at)} {weekday(other.held_on)} {show_day(other.held_on)}".strip()
    title = store.value("course", other.course_id, "title") or "chưa rõ tên"
    if place.strip() and fold(place) == fold(other.place):
        yield Clash(other, "place", f"{place.strip()} đã có lớp “{title}”, {at}.")
    same = [member for member in meeting.trainers if member in other.trainers]
    names = [store.value("member", member, "full_name") for member in same]
    if trainer_name.strip() and fold(trainer_name) == fold(other.trainer_name):
        names.append(trainer_name.strip())
    for name in names:
        yield Clash(other, "trainer", f"{name or 'Người dạy'} đã dạy lớp “{title}”, {at}.")


def _minutes(from_at: str, to_at: str) -> tuple[int, int]:
    """The stretch of a day a meeting takes, in minutes after midnight; the whole day where no hour is known."""
    if not from_at:
        return 0, 24 * 60
    start = minute_of(from_at) or 0
    return start, max(minute_of(to_at) or 0, start + 1) if to_at else start + USUAL_MINUTES


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
