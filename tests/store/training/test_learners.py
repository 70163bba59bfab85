"""Who learns in a class, and how meetings went, as every laptop sees it."""

import pytest

from dxdesk.errors import InputError
from dxdesk.store.saving import Change, save
from dxdesk.store.training.classes import class_of, classes, meeting_of, meetings_between
from dxdesk.store.training.learners import learners
from dxdesk.store.training.roll import counts, roll
from tests.store.training.kit import enrol, make, mark


def test_people_come_in_the_order_of_their_names_and_a_guest_has_no_record(desk):
    course = make(desk, "course", title="Lớp 1")
    for name in ("Trần Văn Đạt", "Lê Thị Ánh", "Nguyễn Văn An"):
        enrol(desk, course, make(desk, "resident", full_name=name, birth_year="1960"))
    make(desk, "enrolment", course_id=course, name="Bà Ân")
    found = learners(desk, course)
    assert [(one.name, one.kind) for one in found] == [
        ("Nguyễn Văn An", "resident"), ("Lê Thị Ánh", "resident"), ("Bà Ân", "guest"), ("Trần Văn Đạt", "resident")]
    assert found[2].person == found[2].enrolment


def test_two_records_of_one_person_are_one_learner_with_both_enrolments(desk):
    course = make(desk, "course", title="Lớp 1")
    meeting = make(desk, "meeting", course_id=course, held_on="2026-11-20")
    one, other = (make(desk, "resident", full_name="Lê Thị Ánh") for _ in range(2))
    ids = {enrol(desk, course, one), enrol(desk, course, other)}
    mark(desk, meeting, one, "absent")
    mark(desk, meeting, other, "present")
    assert len(learners(desk, course)) == 2
    make(desk, "resident", other, merged_into=one)
    (person,) = learners(desk, course)
    assert person.record == one and set(person.enrolments) == ids
    (only,) = roll(desk, meeting).values()
    assert only.state == "present" and only.differs and len(only.records) == 2
    assert counts(roll(desk, meeting))["present"] == 1


def test_who_was_only_marked_by_another_laptop_is_a_learner_too(desk):
    course = make(desk, "course", title="Lớp 1")
    meeting = make(desk, "meeting", course_id=course, held_on="2026-11-20")
    person = make(desk, "resident", full_name="Lê Thị Ánh")
    mark(desk, meeting, person, "present")
    (learner,) = learners(desk, course)
    assert learner.name == "Lê Thị Ánh" and learner.enrolment == ""


def test_a_person_not_held_or_deleted_still_stands_in_the_class(desk):
    course = make(desk, "course", title="Lớp 1")
    person = make(desk, "resident", full_name="Lê Thị Ánh")
    enrol(desk, course, person)
    enrol(desk, course, "01890000-0000-7000-8000-000000000000")
    save(desk, [Change("resident", {}, person, "delete")])
    assert sorted((one.name, one.gone) for one in learners(desk, course)) == [
        ("Chưa rõ tên", False), ("Lê Thị Ánh", True)]


def test_a_class_deleted_while_a_meeting_lives_is_still_shown_as_deleted(desk):
    course = make(desk, "course", title="Lớp 1", capacity="30", pass_share="50")
    late = make(desk, "meeting", course_id=course, held_on="2026-11-20", from_at="18:30", trainer_id="m1",
                co_trainer_ids="m2,m1")
    early = make(desk, "meeting", course_id=course, held_on="2026-11-13")
    save(desk, [Change("course", {}, course, "delete")])
    (view,) = classes(desk)
    assert view.deleted and (view.capacity, view.pass_share) == (30, 50)
    assert [one.id for one in view.meetings] == [early, late]
    assert [one.id for one in view.held("2026-11-15")] == [early]
    assert meeting_of(desk, late).trainers == ("m1", "m2")
    assert [one.id for one in meetings_between(desk, "2026-11-14", "2026-11-20")] == [late]
    for meeting in (early, late):
        save(desk, [Change("meeting", {}, meeting, "delete")])
    assert not classes(desk)
    with pytest.raises(InputError):
        meeting_of(desk, late)
    assert class_of(desk, course).deleted
