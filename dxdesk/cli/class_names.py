"""What commands about classes are given by name: members, teams, hamlets, events; and how they tell of a class."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from dxdesk.domain.class_plan import MeetingDraft
from dxdesk.domain.dates import show_date
from dxdesk.domain.names import fold
from dxdesk.domain.training_words import day_and_hours
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.lists import events, hamlets, members, teams
from dxdesk.store.training.clashes import clashes
from dxdesk.store.training.classes import ClassView, Meeting

_LISTS: dict[str, tuple[Callable[[Store], list[tuple[str, str]]], str]] = {
    "member": (members, "thành viên"), "team": (teams, "tổ"), "hamlet": (hamlets, "khu phố"),
    "event": (events, "sự kiện"),
}


def named(store: Store, kind: str, name: str) -> str:
    """The record of a member, team, hamlet or event by its name or id; empty for an empty name.

    Raises `InputError("unknown_name")` where there is none of that name, or more than one.
    """
    if not name.strip():
        return ""
    known, what = _LISTS[kind]
    found = [record for record, title in known(store) if record == name or fold(title) == fold(name)]
    if len(found) != 1:
        told = f"Có {len(found)} {what} tên “{name[:40]}”" if found else f"Không có {what} tên “{name[:40]}”"
        raise InputError("unknown_name", f"{told}. Chưa lưu gì; ghi đúng tên, hoặc nêu mã.")
    return found[0]


def all_named(store: Store, kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """The same for several."""
    return tuple(filter(None, (named(store, kind, name) for name in names)))


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
