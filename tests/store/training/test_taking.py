"""Taking attendance: one save, only what differs; people merged, gone or teaching; meetings to come and past."""

import pytest

from dxdesk.domain.attendance_grid import Answer
from dxdesk.errors import InputError
from dxdesk.store.drafts import held_drafts, keep_draft
from dxdesk.store.saving import Change, save
from dxdesk.store.training.classes import class_of, meeting_of
from dxdesk.store.training.roll import attendance_id, roll
from dxdesk.store.training.taking import open_roll, slot_of, take
from dxdesk.store.undo import undo_save
from tests.store.training.kit import enrol, make, mark

PRESENT, ABSENT, LATE = Answer("present"), Answer("absent"), Answer("late")


@pytest.fixture
def course(desk) -> str:
    return make(desk, "course", title="Bình dân học vụ số")


@pytest.fixture
def meeting(desk, course: str) -> str:
    return make(desk, "meeting", course_id=course, held_on="2026-11-22", trainer_id="m1")


@pytest.fixture
def people(desk, course: str) -> list[str]:
    made = [make(desk, "resident", full_name=name) for name in ("Đặng Thị Sen", "Lê Văn Tám", "Điểu Trư")]
    for person in made:
        enrol(desk, course, person)
    return made


def sheet(desk, meeting: str):
    found = meeting_of(desk, meeting)
    return open_roll(desk, class_of(desk, found.course_id), found)


def states(desk, meeting: str) -> dict[str, str]:
    return {person: mark.state for person, mark in roll(desk, meeting).items()}


def test_a_whole_roll_is_one_save_and_undo_takes_it_back(desk, meeting, people):
    found = sheet(desk, meeting)
    assert found.fresh and [row.n for row in found.rows] == [1, 2, 3]
    found.set_state(found.rows[0], "absent")
    found.toggle_signed(found.rows[1])
    taken = take(desk, meeting, found.to_save())
    assert len({op.save_id for op in taken.ops}) == 1 and len(taken.ops) == 3
    assert sorted(states(desk, meeting).values()) == ["absent", "present", "present"]
    assert [mark.signed for mark in roll(desk, meeting).values()].count(True) == 1
    again = sheet(desk, meeting)
    assert not again.fresh and not again.to_save()
    undo_save(desk, taken.save)
    assert not roll(desk, meeting)


def test_only_what_differs_is_written(desk, meeting, people):
    take(desk, meeting, dict.fromkeys(people, PRESENT))
    taken = take(desk, meeting, {people[0]: PRESENT, people[1]: LATE, people[2]: Answer("present", True)})
    assert sorted(op.sets["state"] for op in taken.ops if "state" in op.sets) == ["late"]
    assert [op.sets["signed"] for op in taken.ops if "signed" in op.sets] == ["yes"]
    assert not take(desk, meeting, {people[0]: PRESENT}).save


def test_a_signature_taken_back_says_so_and_one_never_given_says_nothing(desk, meeting, people):
    take(desk, meeting, {people[0]: Answer("present", True), people[1]: PRESENT})
    take(desk, meeting, {people[0]: PRESENT})
    signed = [desk.value("attendance", attendance_id(meeting, person), "signed") for person in people[:2]]
    assert signed == ["no", ""]


def test_attendance_says_who_a_learner_is(desk, course, meeting):
    resident = make(desk, "resident", full_name="Lê Văn Tám")
    member = make(desk, "member", full_name="Trần Văn Nam")
    make(desk, "enrolment", course_id=course, resident_id=resident)
    make(desk, "enrolment", course_id=course, member_id=member)
    guest = make(desk, "enrolment", course_id=course, name="Bà Tư")
    taken = take(desk, meeting, dict.fromkeys((resident, member, guest), PRESENT))
    said = {op.record: op.sets for op in taken.ops}
    assert said[attendance_id(meeting, resident)]["resident_id"] == resident
    assert said[attendance_id(meeting, member)]["member_id"] == member
    assert said[attendance_id(meeting, guest)] == {
        "meeting_id": meeting, "enrolment_id": guest, "name": "Bà Tư", "state": "present"}


def test_who_teaches_a_meeting_is_no_learner_of_it(desk, course, meeting, people):
    make(desk, "enrolment", course_id=course, member_id="m1")
    assert [row.person for row in sheet(desk, meeting).rows] == people
    with pytest.raises(InputError) as refused:
        take(desk, meeting, {people[0]: PRESENT, "m1": PRESENT})
    assert refused.value.code == "trainer_marked" and not roll(desk, meeting)


def test_who_left_the_class_is_not_expected_any_more_but_what_he_attended_stays(desk, course, meeting, people):
    make(desk, "enrolment", sheet(desk, meeting).rows[0].learner.enrolment, left_on="2026-11-22")
    assert len(sheet(desk, meeting).rows) == 2
    mark(desk, meeting, people[0], "present")
    assert len(sheet(desk, meeting).rows) == 3


def test_two_records_of_one_person_are_settled_together(desk, course, meeting, people):
    other = make(desk, "resident", full_name="Lê Văn Tám")
    enrol(desk, course, other)
    take(desk, meeting, {people[2]: PRESENT, other: ABSENT})
    make(desk, "resident", other, merged_into=people[2])
    row = sheet(desk, meeting).rows[2]
    assert [(side.n, side.value) for side in row.disputes[0].sides] in (
        [(1, "present"), (2, "absent")], [(1, "absent"), (2, "present")])
    take(desk, meeting, {other: ABSENT})
    settled = roll(desk, meeting)[people[2]]
    assert settled.state == "absent" and not settled.differs
    assert not sheet(desk, meeting).rows[2].disputes
    take(desk, meeting, {other: PRESENT})
    settled = roll(desk, meeting)[people[2]]
    assert settled.state == "present" and not settled.differs


def test_who_was_deleted_meanwhile_is_left_out_and_named_the_others_are_kept(desk, meeting, people):
    found = sheet(desk, meeting)
    make_gone = found.rows[0]
    save(desk, [Change("resident", {}, make_gone.person, "delete")])
    taken = take(desk, meeting, found.to_save())
    assert taken.left_out == (make_gone.learner.name,) and len(taken.ops) == 2


@pytest.mark.parametrize(("held_on", "code"), [("2026-11-23", "future_meeting"), ("2026-11-21", "past_meeting")])
def test_a_meeting_to_come_is_refused_and_one_past_asks(desk, course, people, held_on: str, code: str):
    meeting = make(desk, "meeting", course_id=course, held_on=held_on)
    with pytest.raises(InputError) as refused:
        take(desk, meeting, {people[0]: PRESENT})
    assert refused.value.code == code and not roll(desk, meeting)


def test_a_past_roll_is_changed_once_confirmed_and_needs_no_word_where_nothing_changes(desk, course, people):
    meeting = make(desk, "meeting", course_id=course, held_on="2026-11-21")
    assert take(desk, meeting, {people[0]: PRESENT}, confirmed_past=True).save
    assert not take(desk, meeting, {}).save


def test_a_stranger_an_unknown_state_a_deleted_meeting_change_nothing(desk, meeting, people):
    for answers, code in (({"ai đó": PRESENT}, "unknown_learner"), ({people[0]: Answer("có")}, "unknown_state")):
        with pytest.raises(InputError) as refused:
            take(desk, meeting, {people[1]: PRESENT, **answers})
        assert refused.value.code == code
    save(desk, [Change("meeting", {}, meeting, "delete")])
    for of, code in ((meeting, "meeting_deleted"), ("xyz", "unknown_meeting")):
        with pytest.raises(InputError) as refused:
            take(desk, of, {people[1]: PRESENT})
        assert refused.value.code == code


def test_a_saved_roll_needs_its_draft_no_more(desk, meeting, people):
    keep_draft(desk, slot_of(meeting), 1, {"answers": {}})
    take(desk, meeting, {people[0]: PRESENT})
    assert held_drafts(desk, "roll")
    take(desk, meeting, {people[0]: ABSENT}, drafted=True)
    assert not held_drafts(desk, "roll")
