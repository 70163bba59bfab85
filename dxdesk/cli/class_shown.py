"""How commands tell of a class and its meetings, to programs and to people."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from dxdesk.domain.class_plan import MeetingDraft
from dxdesk.domain.dates import show_date
from dxdesk.domain.training_words import day_and_hours
from dxdesk.store.database import Store
from dxdesk.store.training.clashes import clashes
from dxdesk.store.training.classes import ClassView, Meeting


def meeting_document(meeting: Meeting, number: int) -> dict[str, object]:
    """A meeting for programs."""
    return {"number": number, **asdict(meeting)}


def class_document(view: ClassView, learners: int) -> dict[str, object]:
    """A class for programs."""
    rows = [meeting_document(one, number) for number, one in enumerate(view.meetings, 1)]
    return {**asdict(view), "meetings": rows, "learners": learners}


def meeting_line(number: int, meeting: Meeting) -> str:
    """A meeting for people."""
    taken = f"{meeting.taken} người đã điểm danh" if meeting.taken else "chưa điểm danh"
    time = day_and_hours(meeting.held_on, meeting.from_at, meeting.to_at)
    parts = (f"Buổi {number}", time, meeting.place, meeting.topic, taken)
    return f"{meeting.id}  {' · '.join(filter(None, parts))}"


def warnings_of(store: Store, drafts: Iterable[MeetingDraft], own: Iterable[str] = ()) -> Iterator[str]:
    """What stands in the way of meetings about to be saved, each clash once."""
    said: dict[str, None] = {}
    for draft in drafts:
        for one in clashes(store, draft.held_on, draft.from_at, draft.to_at, draft.place, draft.trainers,
                           draft.trainer_name, leave_out=tuple(own)):
            said[f"{show_date(draft.held_on)}: {one.sentence}"] = None
    yield from said
