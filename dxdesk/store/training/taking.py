"""Taking attendance: the roll of a meeting as it is shown while taken, and the one save that writes it (format §2)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dxdesk.domain.attendance_grid import Answer, Dispute, RollSheet, Row, Side
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.records import ATTENDANCE_STATES
from dxdesk.domain.training import Learner, Mark
from dxdesk.errors import InputError
from dxdesk.store.clusters import root
from dxdesk.store.conflicts import Conflict, find_conflict
from dxdesk.store.database import Store
from dxdesk.store.drafts import drop_draft
from dxdesk.store.erased import erased_people
from dxdesk.store.saving import Change, Saved, save_inside
from dxdesk.store.shapes import GONE
from dxdesk.store.training.classes import ClassView, Meeting, meeting_of
from dxdesk.store.training.learners import learners
from dxdesk.store.training.roll import attendance_id, roll, rolls

FORM = "roll"


@dataclass(frozen=True, slots=True)
class Taken(Saved):
    """What a roll came to: the save, and the names of those who could not be marked any more, erased meanwhile."""

    left_out: tuple[str, ...] = ()


def slot_of(meeting: str) -> str:
    """Where the draft of a meeting's roll lies (`store.drafts`)."""
    return f"{FORM}:{meeting}"


def open_roll(store: Store, view: ClassView, meeting: Meeting, scores: Mapping[str, str] | None = None) -> RollSheet:
    """The roll of one meeting of a class, ready to be taken; `scores` are shown beside, by person.

    Trainers of the meeting are not its learners; who left the class before that day is not in it unless marked.
    """
    held = rolls(store, view.id)
    marks = held.get(meeting.id, {})
    people = [one for one in learners(store, view.id) if one.person in marks or _expected(one, meeting)]
    disputes = _disputes(store, marks)
    rows = [Row(n, one, marks.get(one.person), {key: of[one.person] for key, of in held.items() if one.person in of},
                (scores or {}).get(one.person, ""), disputes.get(one.person, ()))
            for n, one in enumerate(people, 1)]
    return RollSheet(rows, fresh=not marks)


def take(
    store: Store, meeting: str, answers: Mapping[str, Answer], *, confirmed_past: bool = False, drafted: bool = False,
) -> Taken:
    """Write how people attended a meeting, by person, as one save: only what differs, and who was never taken.

    Who was merged meanwhile is marked as the person he is now; who was erased meanwhile is left out and named.
    `drafted` lets the meeting's draft go with the save. Raises `InputError`, and nothing is written: unknown_meeting,
    meeting_deleted, future_meeting, past_meeting where the day is over and nobody confirmed, unknown_learner,
    trainer_marked, unknown_state.
    """
    with store.writing() as connection:
        found = _standing(store, meeting)
        people = {learner.person: learner for learner in learners(store, found.course_id)}
        held, left_out, changes = roll(store, meeting), list[str](), list[Change]()
        for person, answer in answers.items():
            learner = people.get(person) or people.get(root(connection, person))
            _refuse(found, learner, answer)
            if learner is None:
                continue
            if learner.gone or erased_people(connection, [learner.record]):
                left_out.append(learner.name)
            else:
                changes += _changes(store, found, learner, answer, held.get(learner.person))
        if changes and not confirmed_past:
            _refuse_past(store, found)
        saved = save_inside(store, changes)
        if drafted:
            drop_draft(store, slot_of(meeting))
    return Taken(saved.save, saved.ops, saved.records, tuple(left_out))


def _expected(learner: Learner, meeting: Meeting) -> bool:
    """Whether somebody should come: he learns in the class on that day and does not teach in it."""
    return learner.person not in meeting.trainers and not (learner.left_on and learner.left_on <= meeting.held_on)


def _standing(store: Store, meeting: str) -> Meeting:
    row = store.connection.execute("SELECT _deleted FROM meeting WHERE id = ?", [meeting]).fetchone()
    if row is not None and row[0] == GONE:
        raise InputError("meeting_deleted", "Buổi này đã bị xóa. Chưa lưu gì; mở lại lớp ở mục Buổi học rồi lưu lại.")
    found = meeting_of(store, meeting)
    if found.held_on > today(store.clock()).isoformat():
        day = show_date(found.held_on)
        raise InputError("future_meeting", f"Buổi này chưa tới ngày {day}, chưa điểm danh được. Chưa lưu gì.")
    return found


def _refuse(meeting: Meeting, learner: Learner | None, answer: Answer) -> None:
    if learner is None:
        raise InputError("unknown_learner", "Có người không còn trong lớp này. Chưa lưu gì; mở lại lớp rồi điểm danh.")
    if learner.person in meeting.trainers:
        raise InputError("trainer_marked", f"{learner.name} là người dạy buổi này, không tính là người học.")
    if answer.state not in ATTENDANCE_STATES:
        raise InputError("unknown_state", f"Điểm danh ghi một trong: {', '.join(ATTENDANCE_STATES)}. Chưa lưu gì.")


def _refuse_past(store: Store, meeting: Meeting) -> None:
    if meeting.held_on < today(store.clock()).isoformat():
        day = show_date(meeting.held_on)
        raise InputError("past_meeting", f"Buổi này đã qua, ngày {day}. Chưa lưu gì; xác nhận rồi lưu.")


def _changes(store: Store, meeting: Meeting, learner: Learner, answer: Answer, held: Mark | None) -> list[Change]:
    """What one answer writes: a record of his own, or what differs in each one held.

    Where sides differ the answer decides between them, in every record there is.
    """
    if held is None:
        values = {"meeting_id": meeting.id, "enrolment_id": learner.enrolment, **learner.named, "state": answer.state,
                  "signed": "yes" if answer.signed else ""}
        return [Change("attendance", values, attendance_id(meeting.id, learner.person))]
    disputed = _disputed(store, held)
    found = []
    for record in held.records:
        values = {"state": answer.state}
        if answer.signed != held.signed or (record, "signed") in disputed:
            values["signed"] = "yes" if answer.signed else "no"
        deciding = any((record, unit) in disputed for unit in values)
        found.append(Change("attendance", values, record, "choose" if deciding else "save"))
    return found


def _disputed(store: Store, held: Mark) -> set[tuple[str, str]]:
    """The (record, unit) of a mark on which laptops differ."""
    return {(conflict.record, conflict.unit) for conflict in _conflicts(store, held.records)} if held.differs else set()


def _conflicts(store: Store, records: Iterable[str]) -> list[Conflict]:
    query = ("SELECT id FROM conflict WHERE kind = 'attendance' AND unit IN ('state', 'signed') "
             "AND record IN (SELECT value FROM json_each(?)) ORDER BY unit DESC, id")
    found = (find_conflict(store, row[0]) for row in store.connection.execute(query, [json.dumps(list(records))]))
    return [conflict for conflict in found if conflict is not None]


def _disputes(store: Store, marks: Mapping[str, Mark]) -> dict[str, tuple[Dispute, ...]]:
    """What differs about each person of a roll."""
    return {person: _disputes_of(store, mark) for person, mark in marks.items() if mark.differs}


def _disputes_of(store: Store, mark: Mark) -> tuple[Dispute, ...]:
    found = tuple(
        Dispute(one.unit, tuple(Side(value.n, value.values[one.unit], value.by, value.laptop) for value in one.values),
                one.id, one.seen) for one in _conflicts(store, mark.records))
    if found or len(mark.records) == 1:
        return found
    states = dict.fromkeys(store.value("attendance", record, "state") for record in mark.records)
    return (Dispute("state", tuple(Side(n, state) for n, state in enumerate(states, 1))),)
