"""What is said of a class on its card and over its panes."""

from collections.abc import Iterable
from datetime import date

from dxdesk.domain.dates import show_day
from dxdesk.domain.training_words import meeting_line, meeting_title, when
from dxdesk.domain.wording import Named
from dxdesk.store.training.classes import ClassView, Meeting


def size(view: ClassView, learners: int) -> str:
    """"5 buổi, 24 người"."""
    return f"{len(view.meetings)} buổi, {learners} người"


def next_word(view: ClassView, today: date) -> str:
    """Where the class stands: "Buổi 4 tối nay", "Buổi 3 ngày 26/11", "Xong 08/11"; empty with no meeting at all."""
    if view.closed_on:
        return f"Xong {show_day(view.closed_on)}"
    day = today.isoformat()
    coming = next((number for number, meeting in enumerate(view.meetings, 1) if meeting.held_on >= day), 0)
    if coming:
        meeting = view.meetings[coming - 1]
        return f"Buổi {coming} {when(meeting.held_on, meeting.from_at, today)}"
    return f"Xong {show_day(view.meetings[-1].held_on)}" if view.meetings else ""


def over(view: ClassView, today: date) -> bool:
    """Whether nothing of the class is still to come."""
    day = today.isoformat()
    return bool(view.closed_on) or (bool(view.meetings) and view.meetings[-1].held_on < day)


def in_order(views: Iterable[ClassView], today: date) -> list[ClassView]:
    """Classes that go on, by their next meeting; then those that are over, the last one first."""
    day = today.isoformat()
    going, done = [], []
    for view in views:
        (done if over(view, today) else going).append(view)
    going.sort(key=lambda view: next((one.held_on for one in view.meetings if one.held_on >= day), day))
    done.sort(key=lambda view: view.closed_on or view.meetings[-1].held_on, reverse=True)
    return [*going, *done]


def is_today(view: ClassView, today: date) -> bool:
    """Whether the class meets today."""
    return any(meeting.held_on == today.isoformat() for meeting in view.meetings)


def likely_meeting(view: ClassView, today: date) -> str:
    """The meeting most likely meant: the one of today, else the last one held, else the first to come."""
    day = today.isoformat()
    of_today = [meeting.id for meeting in view.meetings if meeting.held_on == day]
    held = [meeting.id for meeting in view.held(day)]
    return next(iter(of_today), "") or (held[-1] if held else next((one.id for one in view.meetings), ""))


def head_of(view: ClassView, meeting: str) -> str:
    """The class, and its meeting where there is one: "Bình dân học AI. Buổi 4: Nộp hồ sơ"."""
    for number, one in enumerate(view.meetings, 1):
        if one.id == meeting:
            return meeting_title(number, one.topic)
    return view.title


def line_of(view: ClassView, meeting: str, named: Named) -> str:
    """When, where and by whom a meeting is held; of a class without one its place."""
    for one in view.meetings:
        if one.id == meeting:
            return meeting_line(one.held_on, one.from_at, one.to_at, one.place, taught_by(one, named))
    return view.place


def taught_by(meeting: Meeting, named: Named) -> str:
    """The names of who teaches, with a comma between."""
    names = [named("member", member) or "chưa rõ tên" for member in meeting.trainers]
    return ", ".join(filter(None, (*names, meeting.trainer_name)))
