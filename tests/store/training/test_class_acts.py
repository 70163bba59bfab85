"""Making, changing, deleting and reopening classes, on one laptop and on two."""

from datetime import date

import pytest

from dxdesk.domain.class_plan import ClassDraft, MeetingDraft, series
from dxdesk.errors import InputError
from dxdesk.store.saving import Change, save
from dxdesk.store.training.class_acts import (
    add_meetings,
    delete_class,
    delete_meeting,
    edit_class,
    edit_meeting,
    new_class,
    reopen_class,
)
from dxdesk.store.training.class_deletions import Contents, contents_of, deleter
from dxdesk.store.training.classes import class_of, classes
from dxdesk.store.training.learners import enrolment_id, learners
from dxdesk.store.training.roll import attendance_id, roll
from dxdesk.store.undo import undo_save
from tests.store.kit import all_ops, assert_follows_from_ops, carry

TUESDAY = date(2026, 11, 24)


def plan(count: int = 3, **values: str) -> ClassDraft:
    """A class of some Tuesdays."""
    meetings = (MeetingDraft(day.isoformat(), "18h30", "20:30", "Nhà văn hóa") for day in series(TUESDAY, count))
    return ClassDraft({"title": "Bình dân học AI", "hours": "4,5", **values}, tuple(meetings))


def taught(store, count: int = 2) -> tuple[str, str, str]:
    """A class with a learner who was at its first meeting: (class, meeting, learner)."""
    course, meeting, *_ = new_class(store, plan(count)).records
    person = save(store, [Change("resident", {"full_name": "Lê Thị Ánh"})]).records[0]
    save(store, [Change("enrolment", {"course_id": course, "resident_id": person}, enrolment_id(course, person))])
    mark(store, meeting, person)
    return course, meeting, person


def mark(store, meeting: str, person: str, state: str = "present") -> None:
    save(store, [Change("attendance", {"meeting_id": meeting, "resident_id": person, "state": state},
                        attendance_id(meeting, person))])


def test_a_class_and_its_meetings_are_one_save(store):
    before = len(all_ops(store))
    saved = new_class(store, plan())
    view = class_of(store, saved.records[0])
    assert {op.save_id for op in all_ops(store)[before:]} == {saved.save}
    assert (view.title, view.hours, [one.id for one in view.meetings]) == (
        "Bình dân học AI", "4.5", list(saved.records[1:]))
    assert [(one.held_on, one.from_at) for one in view.meetings][-1] == ("2026-12-08", "18:30")
    undo_save(store, saved.save)
    assert classes(store) == []


@pytest.mark.parametrize(("draft", "code", "words"), [
    (ClassDraft({"title": " "}), "problem:title", "Chưa ghi tên lớp."),
    (ClassDraft({"title": "A", "skill_group": "cooking"}), "problem:skill_group", "danh mục không có mã"),
    (ClassDraft({"title": "A"}, (MeetingDraft("24/11/2026"), MeetingDraft("hôm nào rảnh"))),
     "problem:held_on", "Buổi 2:"),
    (ClassDraft({"title": "A"}, (MeetingDraft("24/11/2026"),) * 61), "too_many_meetings", "nhiều nhất 60 buổi"),
])
def test_a_class_that_cannot_be_leaves_nothing(store, draft, code, words):
    before = len(all_ops(store))
    with pytest.raises(InputError) as refused:
        new_class(store, draft)
    assert refused.value.code == code and words in refused.value.sentence
    assert len(all_ops(store)) == before


def test_changing_a_class_writes_only_what_differs(store):
    course, *meetings = new_class(store, plan()).records
    assert edit_class(store, course, {"title": "Bình dân học AI", "hours": "4,5"}).save == ""
    (op,) = edit_class(store, course, {"title": "AI tối thứ Ba", "capacity": "30"}).ops
    assert op.sets == {"title": "AI tối thứ Ba", "capacity": "30"}
    edit_meeting(store, meetings[0], MeetingDraft("2026-11-25", "08:00", "", "Đình"))
    add_meetings(store, course, [MeetingDraft("2026-11-23")])
    view = class_of(store, course)
    assert [one.held_on for one in view.meetings] == ["2026-11-23", "2026-11-25", "2026-12-01", "2026-12-08"]
    assert (view.capacity, view.meetings[1].place, view.meetings[1].to_at) == (30, "Đình", "")
    with pytest.raises(InputError, match="số nguyên"):
        edit_class(store, course, {"capacity": "nhiều"})


def test_a_meeting_whose_roll_was_taken_does_not_go_to_a_day_to_come(store, clock):
    _, meeting, _ = taught(store)
    clock.jump(days=10)
    edit_meeting(store, meeting, MeetingDraft("2026-11-30"))
    with pytest.raises(InputError) as refused:
        edit_meeting(store, meeting, MeetingDraft("2026-12-24"))
    assert refused.value.code == "future_meeting" and "đã điểm danh 1 người" in refused.value.sentence


def test_a_value_of_a_newer_program_does_not_stand_in_the_way(store):
    course = save(store, [Change("course", {"title": "A", "skill_group": "quantum"})]).records[0]
    edit_class(store, course, {"title": "B", "skill_group": "quantum"})
    assert class_of(store, course).title == "B"


def test_deleting_takes_all_of_it_in_one_save_and_undo_brings_all_back(store):
    course, meeting, person = taught(store)
    assert contents_of(store, course) == Contents(2, 1, 1)
    saved = delete_class(store, course)
    assert classes(store) == [] and roll(store, meeting) == {} and learners(store, course) == []
    assert deleter(store, course).mine
    undo_save(store, saved.save)
    assert class_of(store, course).meetings[0].taken == 1 and learners(store, course)[0].person == person
    assert_follows_from_ops(store)


def test_reopening_brings_back_what_went_with_the_class_and_nothing_else(store):
    course, _, person = taught(store, 3)
    other = class_of(store, course).meetings[1].id
    delete_meeting(store, other)
    delete_class(store, course)
    reopen_class(store, course)
    view = class_of(store, course)
    assert [one.taken for one in view.meetings] == [1, 0] and other not in {one.id for one in view.meetings}
    assert learners(store, course)[0].person == person and deleter(store, course) is None
    with pytest.raises(InputError) as refused:
        reopen_class(store, course)
    assert refused.value.code == "class_stands"
    assert_follows_from_ops(store)


@pytest.mark.parametrize("act", [
    delete_class, reopen_class, contents_of, lambda store, course: edit_class(store, course, {}),
    lambda store, course: add_meetings(store, course, [MeetingDraft("2026-11-24")]),
])
def test_a_class_nobody_has(store, act):
    with pytest.raises(InputError) as refused:
        act(store, "nothing")
    assert refused.value.code == "unknown_class"


def test_nothing_is_written_to_a_deleted_class(store):
    course, meeting, person = taught(store)
    delete_class(store, course)
    mark(store, meeting, person, "late")
    for act in (lambda: edit_class(store, course, {"title": "B"}),
                lambda: add_meetings(store, course, [MeetingDraft("2026-11-24")]),
                lambda: edit_meeting(store, meeting, MeetingDraft("2026-11-24"))):
        with pytest.raises(InputError) as refused:
            act()
        assert refused.value.code == "class_deleted"


@pytest.fixture
def two(make):
    """Two laptops that hold the same class: (ours, theirs, class, meeting, learner)."""
    ours = make()
    theirs = make()
    course, meeting, person = taught(ours)
    carry(ours, theirs)
    return ours, theirs, course, meeting, person


def meet(ours, theirs) -> None:
    carry(ours, theirs)
    carry(theirs, ours)


def test_attendance_that_arrives_for_a_deleted_class_is_kept(two):
    ours, theirs, course, meeting, person = two
    delete_class(ours, course)
    mark(theirs, meeting, person, "late")
    meet(ours, theirs)
    for desk in (ours, theirs):
        (view,) = classes(desk)
        assert view.deleted and [one.id for one in view.meetings] == [meeting]
        assert roll(desk, meeting)[person].state == "late"
        assert deleter(desk, course).mine is (desk is ours)
        assert_follows_from_ops(desk)


def test_reopening_after_that_brings_the_whole_class_back(two):
    ours, theirs, course, meeting, person = two
    delete_class(ours, course)
    mark(theirs, meeting, person, "late")
    meet(ours, theirs)
    reopen_class(theirs, course)
    meet(ours, theirs)
    for desk in (ours, theirs):
        view = class_of(desk, course)
        assert (view.deleted, len(view.meetings)) == (False, 2) and learners(desk, course)[0].enrolment
        assert desk.connection.execute("SELECT count(*) FROM conflict WHERE unit = '_deleted'").fetchone()[0] == 0


def test_taking_away_the_rest_leaves_nothing_of_the_class(two):
    ours, theirs, course, meeting, person = two
    delete_class(ours, course)
    mark(theirs, meeting, person, "late")
    meet(ours, theirs)
    delete_class(theirs, course)
    meet(ours, theirs)
    assert classes(ours) == classes(theirs) == [] and roll(ours, meeting) == {}
    reopen_class(ours, course)
    assert len(class_of(ours, course).meetings) == 2  # also what went with the second delete


def test_one_opens_the_class_again_while_another_takes_away_the_rest(two):
    ours, theirs, course, meeting, person = two
    delete_class(ours, course)
    mark(theirs, meeting, person, "late")
    meet(ours, theirs)
    reopen_class(ours, course)
    delete_class(theirs, course)
    meet(ours, theirs)
    for desk in (ours, theirs):
        (view,) = classes(desk)
        assert not view.deleted and roll(desk, meeting)[person].state == "late"
        assert_follows_from_ops(desk)


def test_a_class_changed_there_while_it_is_deleted_here_stands(two):
    ours, theirs, course, _, _ = two
    delete_class(ours, course)
    edit_class(theirs, course, {"title": "Lớp AI 2"})
    meet(ours, theirs)
    assert [one.deleted for one in classes(ours)] == [False]
