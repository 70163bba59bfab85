"""What people do to classes and meetings; each act is one save, so that undo takes it back whole (format §2)."""

from collections.abc import Mapping, Sequence

from dxdesk.domain.checks import Problem
from dxdesk.domain.class_plan import MOST_MEETINGS, ClassDraft, MeetingDraft, checked_class, checked_meeting
from dxdesk.domain.dates import today
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.records import show
from dxdesk.store.saving import Change, Saved, save, save_inside, write_ops
from dxdesk.store.training.class_deletions import deletes_of_parts, revivals
from dxdesk.store.training.classes import class_of, meeting_of, standing_class


def new_class(store: Store, draft: ClassDraft) -> Saved:
    """Make a class and its meetings; the first of `records` is the class, the others its meetings in their order.

    Raises `InputError` with the first hard problem (`problem:<field>`, of a meeting told with its number) and
    `too_many_meetings`; then nothing is written.
    """
    values = _checked(store, draft.values)
    course = new_record(store.clock())
    return save(store, [Change("course", values, course, fresh=True), *_meetings(store, course, draft.meetings)])


def edit_class(store: Store, course: str, values: Mapping[str, str]) -> Saved:
    """Give a class other values, as people type them. Raises as `new_class`, `unknown_class` and `class_deleted`."""
    standing_class(store, course)
    held = show(store, "course", course).values
    given = {name: value for name, value in values.items() if value != held.get(name, "")}
    return save(store, [Change("course", _checked(store, given, {**held, **values}), course)])


def add_meetings(store: Store, course: str, meetings: Sequence[MeetingDraft]) -> Saved:
    """More meetings of a class, in their order. Raises as `edit_class`."""
    standing_class(store, course)
    return save(store, _meetings(store, course, meetings))


def edit_meeting(store: Store, meeting: str, draft: MeetingDraft) -> Saved:
    """Give a meeting what the draft says.

    Raises as `edit_class`, `unknown_meeting`, and `future_meeting` for a day to come where its roll was taken.
    """
    held = meeting_of(store, meeting)
    standing_class(store, held.course_id)
    values = _checked_meeting(store, draft)
    if held.taken and held.held_on < values["held_on"] > today(store.clock()).isoformat():
        raise InputError("future_meeting", f"Buổi này đã điểm danh {held.taken} người, không dời sang ngày chưa tới "
                                           "được. Chưa lưu gì; thêm một buổi mới cho ngày ấy.")
    return save(store, [Change("meeting", values, meeting)])


def delete_meeting(store: Store, meeting: str) -> Saved:
    """Delete a meeting and the attendance seen here. Raises `unknown_meeting`."""
    meeting_of(store, meeting)
    return save(store, [Change("meeting", {}, meeting, "delete")])


def delete_class(store: Store, course: str) -> Saved:
    """Delete a class with its meetings, attendance, learners and checks seen here. Raises `unknown_class`.

    What another laptop wrote meanwhile keeps living and shows the class as deleted (`ClassView.deleted`); done once
    more, this takes that away too.
    """
    class_of(store, course)
    with store.writing():
        return save_inside(store, [*deletes_of_parts(store, course), Change("course", {}, course, "delete")])


def reopen_class(store: Store, course: str) -> Saved:
    """Bring back a deleted class and all that was deleted with it. Raises `unknown_class`, `class_stands`."""
    if not class_of(store, course).deleted:
        raise InputError("class_stands", "Lớp này không bị xóa, chưa đổi gì.")
    with store.writing():
        ops = write_ops(store, revivals(store, course))
        return Saved(ops[0].save_id if ops else "", ops, (course,))


def class_problems(store: Store, values: Mapping[str, str], course: str = "") -> list[Problem]:
    """What is wrong or doubtful in a class as typed, for the form to say beside its fields.

    Of a class there is only what was changed is judged: what a newer program wrote stays.
    """
    held = show(store, "course", course).values if course else {}
    problems = checked_class(values, today(store.clock()), shipped_catalogues().knows)[1]
    return [one for one in problems if not course or values.get(one.field, "") != held.get(one.field, "")]


def meeting_problems(store: Store, draft: MeetingDraft) -> list[Problem]:
    """The same for one meeting."""
    return checked_meeting(draft.values(), today(store.clock()))[1]


def _checked(store: Store, values: Mapping[str, str], whole: Mapping[str, str] | None = None) -> dict[str, str]:
    """The wire form of `values`; the problems are those of the whole class, but only where a value is new."""
    day = today(store.clock())
    _refuse(checked_class(whole or values, day, shipped_catalogues().knows)[1], values if whole else None)
    return checked_class(values, day, shipped_catalogues().knows)[0]


def _checked_meeting(store: Store, draft: MeetingDraft, number: int = 0) -> dict[str, str]:
    values, problems = checked_meeting(draft.values(), today(store.clock()))
    _refuse(problems, prefix=f"Buổi {number}: " if number else "")
    return values


def _refuse(problems: Sequence[Problem], among: Mapping[str, str] | None = None, prefix: str = "") -> None:
    hard = (one for one in problems if one.hard and (among is None or one.field in among))
    if found := next(hard, None):
        raise InputError(f"problem:{found.field}", f"{prefix}{found.sentence}")


def _meetings(store: Store, course: str, meetings: Sequence[MeetingDraft]) -> list[Change]:
    if len(meetings) > MOST_MEETINGS:
        raise InputError("too_many_meetings", f"Một lần lập nhiều nhất {MOST_MEETINGS} buổi. Chưa lưu gì.")
    ordered = enumerate(meetings, 1)
    values = [_checked_meeting(store, one, number if len(meetings) > 1 else 0) for number, one in ordered]
    return [Change("meeting", {"course_id": course, **one}, new_record(store.clock()), fresh=True) for one in values]
