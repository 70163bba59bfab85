"""What people do to classes and meetings; each act is one save, so that undo takes it back whole (format §2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.checks import Problem
from dxdesk.domain.class_plan import MOST_MEETINGS, ClassDraft, MeetingDraft, checked_class, checked_meeting
from dxdesk.domain.dates import today
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.rule import resolve
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.op_rows import Key, load_ops
from dxdesk.store.records import member_name, show, writer_label
from dxdesk.store.saving import Change, Saved, current_writer, save, save_inside, write_ops
from dxdesk.store.shapes import ALIVE, GONE, shape_of
from dxdesk.store.training.classes import ClassView, class_of, meeting_of

_PARTS = ("meeting", "enrolment")
"""The kinds that point to their class; attendance and skill checks go and come back with them (format §3)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How much hangs on a class or meeting: what people are told before they delete it."""

    meetings: int
    learners: int
    marks: int


@dataclass(frozen=True, slots=True)
class Deleter:
    """Who deleted a class: the member's name or empty, the laptop as people call it, the ISO moment, if it is ours."""

    by: str
    laptop: str
    at: str
    mine: bool


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
    _standing(store, course)
    held = show(store, "course", course).values
    given = {name: value for name, value in values.items() if value != held.get(name, "")}
    return save(store, [Change("course", _checked(store, given, {**held, **values}), course)])


def add_meetings(store: Store, course: str, meetings: Sequence[MeetingDraft]) -> Saved:
    """More meetings of a class, in their order. Raises as `edit_class`."""
    _standing(store, course)
    return save(store, _meetings(store, course, meetings))


def edit_meeting(store: Store, meeting: str, draft: MeetingDraft) -> Saved:
    """Give a meeting what the draft says.

    Raises as `edit_class`, `unknown_meeting`, and `future_meeting` for a day to come where its roll was taken.
    """
    held = meeting_of(store, meeting)
    _standing(store, held.course_id)
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
    """Delete a class with its meetings, attendance, learners and checks seen here.

    What another laptop wrote meanwhile keeps living and shows the class as deleted (`ClassView.deleted`); `delete_rest`
    takes that away too. Raises `unknown_class`.
    """
    class_of(store, course)
    with store.writing():
        return save_inside(store, [*_parts(store, course), Change("course", {}, course, "delete")])


delete_rest = delete_class
"""What came of a deleted class afterwards goes as well: the class knows again all there is now."""


def reopen_class(store: Store, course: str) -> Saved:
    """Bring back a deleted class and all that was deleted with it. Raises `unknown_class`, `class_stands`."""
    if not show_deleted(store, course):
        raise InputError("class_stands", "Lớp này không bị xóa, chưa đổi gì.")
    with store.writing():
        saves = _deletions(store, course)
        parts = [key for kind in _PARTS for key in _touched(store, kind, "course_id", course)]
        ops = write_ops(store, [op for key in (("course", course), *parts) for op in _revival(store, key, saves)])
        return Saved(ops[0].save_id if ops else "", ops, (course,))


def show_deleted(store: Store, course: str) -> bool:
    """Whether a class is deleted, whatever still stands of it. Raises `unknown_class`."""
    return class_of(store, course).deleted


def deleter(store: Store, course: str) -> Deleter | None:
    """Who deleted a class last; None for one that stands."""
    if not show_deleted(store, course):
        return None
    last = max(_deletes(store, ("course", course)), key=lambda op: op.id)
    return Deleter(member_name(store, last.by), writer_label(store, last.writer), op_time(last.id).isoformat(),
                   last.writer == current_writer(store))


def parts_of(store: Store, course: str) -> Parts:
    """What goes with a class."""
    meetings, learners = (
        store.connection.execute(f'SELECT count(*) FROM "{kind}" WHERE course_id = ? AND _deleted <> {GONE}',
                                 [course]).fetchone()[0] for kind in _PARTS)
    return Parts(meetings, learners, sum(one.taken for one in class_of(store, course).meetings))


def class_problems(store: Store, values: Mapping[str, str], course: str = "") -> list[Problem]:
    """What is wrong or doubtful in a class as typed, for the form to say beside its fields.

    Of a class there is only what was changed is judged: what a newer program wrote stays.
    """
    held = show(store, "course", course).values if course else {}
    problems = checked_class(values, today(store.clock()), _known)[1]
    return [one for one in problems if not course or values.get(one.field, "") != held.get(one.field, "")]


def meeting_problems(store: Store, draft: MeetingDraft) -> list[Problem]:
    """The same for one meeting."""
    return checked_meeting(draft.values(), today(store.clock()))[1]


def _standing(store: Store, course: str) -> ClassView:
    view = class_of(store, course)
    if view.deleted:
        raise InputError("class_deleted", "Lớp này đã xóa, chưa lưu gì. Mở lại lớp rồi ghi tiếp.")
    return view


def _checked(store: Store, values: Mapping[str, str], whole: Mapping[str, str] | None = None) -> dict[str, str]:
    """The wire form of `values`; the problems are those of the whole class, but only where a value is new."""
    day = today(store.clock())
    _refuse(checked_class(whole or values, day, _known)[1], values if whole else None)
    return checked_class(values, day, _known)[0]


def _checked_meeting(store: Store, draft: MeetingDraft, number: int = 0) -> dict[str, str]:
    values, problems = checked_meeting(draft.values(), today(store.clock()))
    _refuse(problems, prefix=f"Buổi {number}: " if number else "")
    return values


def _refuse(problems: Sequence[Problem], among: Mapping[str, str] | None = None, prefix: str = "") -> None:
    hard = (one for one in problems if one.hard and (among is None or one.field in among))
    if found := next(hard, None):
        raise InputError(f"problem:{found.field}", f"{prefix}{found.sentence}")


def _known(catalogue: str, code: str) -> bool:
    return shipped_catalogues().entry(catalogue, code) is not None


def _meetings(store: Store, course: str, meetings: Sequence[MeetingDraft]) -> list[Change]:
    if len(meetings) > MOST_MEETINGS:
        raise InputError("too_many_meetings", f"Một lần lập nhiều nhất {MOST_MEETINGS} buổi. Chưa lưu gì.")
    ordered = enumerate(meetings, 1)
    values = [_checked_meeting(store, one, number if len(meetings) > 1 else 0) for number, one in ordered]
    return [Change("meeting", {"course_id": course, **one}, new_record(store.clock()), fresh=True) for one in values]


def _parts(store: Store, course: str) -> list[Change]:
    query = f"SELECT id FROM {{}} WHERE course_id = ? AND _deleted <> {GONE} ORDER BY n"
    return [Change(kind, {}, record, "delete") for kind in _PARTS
            for (record,) in store.connection.execute(query.format(kind), [course]).fetchall()]


def _deletions(store: Store, course: str) -> set[str]:
    """The saves that deleted a class: the last one, and those before it that nobody had taken back."""
    ops = {op.id: op for op in load_ops(store.connection, [course])[("course", course)]}
    waiting, saves = [op.id for op in _deletes(store, ("course", course))], set()
    while waiting:
        op = ops.get(waiting.pop())
        if op is not None and op.sets.get(DELETED) == "1":
            saves.add(op.save_id)
            waiting += op.replaces
    return saves


def _deletes(store: Store, key: Key) -> list[Op]:
    """The deletes of a record that stand."""
    heads = resolve(load_ops(store.connection, [key[1]])[key]).heads
    return [op for op in heads.get(DELETED, ()) if op.sets[DELETED] == "1"]


def _revival(store: Store, key: Key, saves: set[str]) -> list[Op]:
    """The ops that bring a record and its lines back, if it went with one of these saves.

    Also one that a line written meanwhile keeps alive: its delete stands all the same, and its other lines went.
    """
    deletes, shape = _deletes(store, key), shape_of(key[0])
    if not any(op.save_id in saves for op in deletes):
        return []
    back = [Op("", *key, "save", {DELETED: ""}, tuple(sorted(op.id for op in deletes)))]
    if shape.child is not None:
        lines = _touched(store, shape.child.kind, shape.child_field, key[1])
        back += [op for line in lines for op in _revival(store, line, saves)]
    return back


def _touched(store: Store, kind: str, field: str, of: str) -> list[Key]:
    """The records that point to another and that somebody deleted, whether they stand or not."""
    query = f'SELECT id FROM "{kind}" WHERE "{field}" = ? AND _deleted <> {ALIVE} ORDER BY n'
    return [(kind, record) for (record,) in store.connection.execute(query, [of]).fetchall()]
