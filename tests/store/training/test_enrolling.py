"""Enrolling: nobody twice, who left comes back, a class deleted or a person gone is refused in one sentence."""

import pytest

from dxdesk.errors import InputError
from dxdesk.store.merging import merge
from dxdesk.store.saving import Change, save
from dxdesk.store.training.classes import classes
from dxdesk.store.training.enrolling import (
    DOOR,
    LIST,
    Newcomer,
    enrol,
    leave,
    remove,
)
from dxdesk.store.training.learners import enrolment_id, learners
from dxdesk.store.training.roll import roll
from dxdesk.store.undo import undo_save
from tests.store.kit import Clock, carry, new_store
from tests.store.training.kit import make, mark


@pytest.fixture
def course(desk) -> str:
    return make(desk, "course", title="Lớp 1", capacity="2")


def resident(desk, name: str = "Lê Thị Ánh", **values: str) -> str:
    return make(desk, "resident", full_name=name, **values)


def marked(desk, course: str, person: str) -> str:
    meeting = make(desk, "meeting", course_id=course, held_on="2026-11-20")
    mark(desk, meeting, person, "present")
    return meeting


def names(desk, course: str) -> list[str]:
    return [one.name for one in learners(desk, course)]


def refused(code: str, act, *given, **more) -> None:
    with pytest.raises(InputError) as told:
        act(*given, **more)
    assert told.value.code == code


def test_resident_member_and_guest_come_in_with_one_save(desk, course):
    person, member = resident(desk), make(desk, "member", full_name="Trần Văn Bốn")
    done = enrol(desk, course, [
        Newcomer(resident=person), Newcomer(member=member), Newcomer(name="bà tư bún", source=DOOR)])
    assert [(one.name, one.kind, one.source, one.enrolled_on) for one in done.added] == [
        ("Lê Thị Ánh", "resident", "register", "2026-11-22"), ("Trần Văn Bốn", "member", "register", "2026-11-22"),
        ("Bà Tư Bún", "guest", "door", "2026-11-22")]
    assert done.added[0].enrolment == enrolment_id(course, person)
    assert len({op.save_id for op in done.saved.ops}) == 1 and not done.already
    assert done.over_capacity == 1
    undo_save(desk, done.saved.save)
    assert not learners(desk, course)


def test_who_is_in_the_class_is_told_and_not_doubled_also_under_a_merged_record(desk, course):
    one, other = resident(desk), resident(desk)
    enrol(desk, course, [Newcomer(resident=one)])
    again = enrol(desk, course, [Newcomer(resident=one), Newcomer(resident=one)])
    assert not again.saved.ops and not again.added and [told.record for told in again.already] == [one]
    merge(desk, other, one)
    twin = enrol(desk, course, [Newcomer(resident=other), Newcomer(resident=one)])
    assert not twin.saved.ops and [told.person for told in twin.already] == [other]
    assert names(desk, course) == ["Lê Thị Ánh"]


def test_five_guests_of_one_name_are_five_people(desk, course):
    done = enrol(desk, course, [Newcomer(name="Nguyễn Văn An")] * 5)
    assert len(done.added) == 5 and names(desk, course) == ["Nguyễn Văn An"] * 5 and done.over_capacity == 3


def test_somebody_new_is_written_and_enrolled_in_one_save_and_his_number_kept_nowhere(desk, course):
    values = {"full_name": "ngô thị lài", "birth_year": "1958", "phone": "0912 345 678", "national_id": "074158001234"}
    done = enrol(desk, course, [Newcomer(values=values, source=DOOR)])
    (new,) = done.added
    assert (new.name, new.birth_year, new.source) == ("Ngô Thị Lài", "1958", DOOR)
    assert desk.value("resident", new.record, "id_last4") == "1234"
    assert not any("074158001234" in str(op) for op in done.saved.ops)
    ba = Newcomer(values={"full_name": "Võ Ba", "id_number": "074158001235"}, source=DOOR)
    (other,) = enrol(desk, course, [ba]).added
    assert desk.value("resident", other.record, "id_last4") == "1235"
    assert not desk.value("resident", other.record, "id_number")
    known = enrol(desk, course, [Newcomer(values={"full_name": "Lài", "national_id": "074158001234"}, source=DOOR)])
    assert [told.record for told in known.already] == [new.record] and not known.saved.ops


def test_who_was_only_marked_by_another_laptop_gets_his_enrolment(desk, course):
    person = resident(desk)
    marked(desk, course, person)
    done = enrol(desk, course, [Newcomer(resident=person)])
    assert [one.enrolment for one in done.added] == [enrolment_id(course, person)] and len(learners(desk, course)) == 1


def test_who_left_stays_with_the_day_and_reason_and_comes_back(desk, course):
    person, stays, third = resident(desk), resident(desk, "Trần Bé"), resident(desk, "Võ Ba")
    enrol(desk, course, [Newcomer(resident=person), Newcomer(resident=stays)])
    leave(desk, course, person, "20/11/2026", "về quê")
    (left,) = [one for one in learners(desk, course) if one.record == person]
    assert (left.left_on, left.reason) == ("2026-11-20", "về quê")
    assert enrol(desk, course, [Newcomer(resident=third)]).over_capacity == 0
    back = enrol(desk, course, [Newcomer(resident=person)])
    assert [one.record for one in back.added] == [person] and not back.already and back.over_capacity == 1
    leave(desk, course, person, "2026-11-21")
    assert leave(desk, course, person, "").ops and not [one for one in learners(desk, course) if one.left_on]


def test_of_two_enrolments_of_one_person_neither_keeps_him_away(desk, course):
    one, other = resident(desk), resident(desk)
    enrol(desk, course, [Newcomer(resident=one), Newcomer(resident=other)])
    leave(desk, course, one, "2026-11-20")
    leave(desk, course, other, "2026-11-21")
    merge(desk, one, other)
    leave(desk, course, other, "")
    (person,) = learners(desk, course)
    assert len(person.enrolments) == 2 and not person.left_on


def test_who_is_marked_is_not_taken_out_unless_his_marks_go_too(desk, course):
    person = resident(desk)
    enrol(desk, course, [Newcomer(resident=person)])
    meeting = marked(desk, course, person)
    refused("has_roll", remove, desk, course, [person])
    gone = remove(desk, course, [person], with_roll=True)
    assert not learners(desk, course) and not roll(desk, meeting)
    undo_save(desk, gone.save)
    assert names(desk, course) == ["Lê Thị Ánh"] and roll(desk, meeting)


def test_taken_out_and_enrolled_again_begins_anew(desk, course):
    person = resident(desk)
    enrol(desk, course, [Newcomer(resident=person)])
    leave(desk, course, person, "2026-11-20", "bận")
    remove(desk, course, [person])
    (again,) = enrol(desk, course, [Newcomer(resident=person, source=LIST)]).added
    assert (again.left_on, again.reason, again.source) == ("", "", "list")


def test_refusals_change_nothing(desk, course):
    person, gone = resident(desk), resident(desk, "Đã Xóa")
    save(desk, [Change("resident", {}, gone, "delete")])
    for code, newcomer in (("deleted", Newcomer(resident=gone)), ("unknown_resident", Newcomer(resident="x")),
                           ("unknown_member", Newcomer(member="x")), ("problem:name", Newcomer(name=" \u200b ")),
                           ("problem:name", Newcomer(name="A" * 5000)),
                           ("problem:full_name", Newcomer(values={"birth_year": "1950"})),
                           ("problem:birth_year", Newcomer(values={"full_name": "An", "birth_year": "2090"})),
                           ("problem:national_id", Newcomer(values={"full_name": "An", "national_id": "123"}))):
        refused(code, enrol, desk, course, [Newcomer(resident=person), newcomer])
    assert not learners(desk, course)
    refused("unknown_learner", leave, desk, course, person, "2026-11-20")
    refused("unknown_learner", remove, desk, course, [person])
    enrol(desk, course, [Newcomer(resident=person)])
    refused("problem:left_on", leave, desk, course, person, "32/11/2026")
    refused("unknown_class", enrol, desk, "x", [Newcomer(resident=person)])
    save(desk, [Change("course", {}, course, "delete")])
    refused("class_deleted", enrol, desk, course, [Newcomer(resident=person)])


def test_two_laptops_that_enrol_one_person_mean_one_learner(tmp_path):
    clock = Clock()
    with new_store(tmp_path / "a", clock) as ours, new_store(tmp_path / "b", clock, like=ours) as theirs:
        course, person = make(ours, "course", title="Lớp 1"), resident(ours)
        carry(ours, theirs)
        for desk in (ours, theirs):
            enrol(desk, course, [Newcomer(resident=person)])
        carry(theirs, ours)
        (one,) = learners(ours, course)
        assert one.enrolments == (enrolment_id(course, person),)


def test_a_class_deleted_elsewhere_keeps_who_was_enrolled_meanwhile(tmp_path):
    clock = Clock()
    with new_store(tmp_path / "a", clock) as ours, new_store(tmp_path / "b", clock, like=ours) as theirs:
        course, person = make(ours, "course", title="Lớp 1"), resident(ours)
        carry(ours, theirs)
        save(theirs, [Change("course", {}, course, "delete")])
        enrol(ours, course, [Newcomer(resident=person)])
        carry(theirs, ours)
        assert [view.deleted for view in classes(ours)] == [True] and names(ours, course) == ["Lê Thị Ánh"]
        refused("class_deleted", enrol, ours, course, [Newcomer(name="Bà Tư")])
        assert remove(ours, course, [person]).ops and not classes(ours)


def test_who_left_on_one_laptop_and_was_marked_on_another_is_one_learner(tmp_path):
    clock = Clock()
    with new_store(tmp_path / "a", clock) as ours, new_store(tmp_path / "b", clock, like=ours) as theirs:
        course, person = make(ours, "course", title="Lớp 1"), resident(ours)
        enrol(ours, course, [Newcomer(resident=person)])
        carry(ours, theirs)
        leave(theirs, course, person, "2026-11-20")
        marked(ours, course, person)
        carry(theirs, ours)
        (one,) = learners(ours, course)
        assert one.left_on == "2026-11-20" and one.enrolment == enrolment_id(course, person)
