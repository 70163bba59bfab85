"""Attendance of one meeting taken on two laptops meets by person (format §2); nothing of it is lost by a delete."""

import pytest

from dxdesk.domain.attendance_grid import Answer
from dxdesk.errors import InputError
from dxdesk.store.conflicts import choose, count_conflicts
from dxdesk.store.database import Store
from dxdesk.store.merging import merge
from dxdesk.store.training.class_acts import delete_class, reopen_class
from dxdesk.store.training.classes import class_of, classes, meeting_of
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.roll import counts, roll
from dxdesk.store.training.taking import open_roll, take
from tests.exchange.desks import add_person, all_equal, settle
from tests.store.training.kit import make

PRESENT, ABSENT, LATE = Answer("present"), Answer("absent"), Answer("late")


@pytest.fixture
def taught(desks, stick):
    """Two laptops, a meeting of today both hold, its four learners."""
    one, other = desks[:2]
    course = make(one, "course", title="Bình dân học vụ số")
    meeting = make(one, "meeting", course_id=course, held_on="2026-11-22")
    people = [add_person(one, name) for name in ("Đặng Thị Sen", "Lê Văn Tám", "Điểu Trư", "Võ Thị Út")]
    enrol(one, course, [Newcomer(resident=person) for person in people])
    settle([one, other], stick)
    return one, other, course, meeting, people


def states(store: Store, meeting: str) -> dict[str, str]:
    return {person: mark.state for person, mark in roll(store, meeting).items()}


def sheet(store: Store, meeting: str):
    found = meeting_of(store, meeting)
    return open_roll(store, class_of(store, found.course_id), found)


def test_halves_of_a_roll_come_together_by_person(taught, stick):
    one, other, _, meeting, people = taught
    take(one, meeting, dict.fromkeys(people[:3], PRESENT))
    take(other, meeting, {people[2]: PRESENT, people[3]: ABSENT})
    settle([one, other], stick)
    assert all_equal(one, other) and not count_conflicts(one)
    for store in (one, other):
        assert counts(roll(store, meeting)) == {"present": 3, "absent": 1, "late": 0, "left": 0, "excused": 0}


def test_only_where_states_differ_is_there_something_to_choose(taught, stick):
    one, other, _, meeting, people = taught
    take(one, meeting, {**dict.fromkeys(people, PRESENT), people[3]: Answer("present", True)})
    take(other, meeting, {**dict.fromkeys(people, PRESENT), people[1]: LATE})
    settle([one, other], stick)
    assert all_equal(one, other) and count_conflicts(one) == 1
    row = next(row for row in sheet(one, meeting).rows if row.person == people[1])
    (dispute,) = row.disputes
    assert {side.value for side in dispute.sides} == {"present", "late"} and all(side.by for side in dispute.sides)
    late = next(side.n for side in dispute.sides if side.value == "late")
    choose(one, dispute.conflict, late, seen=dispute.seen)
    settle([one, other], stick)
    assert all_equal(one, other) and not count_conflicts(other)
    assert states(other, meeting)[people[1]] == "late"
    assert roll(other, meeting)[people[3]].signed


def test_taking_the_roll_again_decides_what_laptops_wrote(taught, stick):
    one, other, _, meeting, people = taught
    take(one, meeting, {people[0]: PRESENT})
    take(other, meeting, {people[0]: ABSENT})
    settle([one, other], stick)
    shown = states(one, meeting)[people[0]]
    take(one, meeting, {people[0]: Answer(shown)})
    settle([one, other], stick)
    assert all_equal(one, other) and not count_conflicts(other)
    assert states(other, meeting) == {people[0]: shown}


def test_one_enrolled_at_both_doors_is_one_row(taught, stick):
    one, other, course, meeting, _ = taught
    late = add_person(one, "Hồ Thị Ê")
    settle([one, other], stick)
    for store, answer in ((one, PRESENT), (other, PRESENT)):
        enrol(store, course, [Newcomer(resident=late, source="door")])
        take(store, meeting, {late: answer})
    settle([one, other], stick)
    assert all_equal(one, other) and not count_conflicts(one)
    assert len(sheet(one, meeting).rows) == 5 and states(one, meeting) == {late: "present"}


def test_merged_on_one_laptop_while_marked_on_the_other(taught, stick):
    one, other, _, meeting, people = taught
    merge(one, people[0], people[1])
    take(other, meeting, {people[0]: ABSENT, people[1]: PRESENT})
    settle([one, other], stick)
    assert all_equal(one, other)
    rows = sheet(one, meeting).rows
    assert len(rows) == 3 and states(one, meeting) == {people[0]: "present"}
    take(one, meeting, {people[1]: LATE})
    assert states(one, meeting) == {people[0]: "late"} and not roll(one, meeting)[people[0]].differs


def test_a_class_deleted_here_while_a_roll_arrives_keeps_the_roll_and_shows_it(taught, stick):
    one, other, course, meeting, people = taught
    delete_class(one, course)
    with pytest.raises(InputError) as refused:
        take(one, meeting, {people[0]: PRESENT})
    assert refused.value.code == "meeting_deleted"
    take(other, meeting, {people[0]: PRESENT, people[1]: ABSENT})
    settle([one, other], stick)
    assert all_equal(one, other)
    for store in (one, other):
        (view,) = classes(store)
        assert view.deleted and [held.id for held in view.meetings] == [meeting]
        assert states(store, meeting) == {people[0]: "present", people[1]: "absent"}
        assert {row.learner.name for row in sheet(store, meeting).rows} >= {"Đặng Thị Sen", "Lê Văn Tám"}
    reopen_class(one, course)
    settle([one, other], stick)
    assert all_equal(one, other)
    (view,) = classes(other)
    assert not view.deleted and len(sheet(other, meeting).rows) == 4
