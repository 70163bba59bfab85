"""Who came, who finished, and checks that two laptops' ratings meet in."""

import pytest

from dxdesk.errors import InputError
from dxdesk.store.training.checks import Rating, checks, rate
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.results import class_results
from tests.store.training.kit import enrol, make, mark


@pytest.fixture
def course(desk):
    return make(desk, "course", title="Lớp 1", skill_group="safety", pass_share="60")


def test_who_came_often_enough_has_finished_and_a_person_may_decide_otherwise(desk, course):
    meetings = [make(desk, "meeting", course_id=course, held_on=f"2026-11-{day}") for day in (18, 19, 20)]
    make(desk, "meeting", course_id=course, held_on="2026-11-30")
    an, binh, chi = (make(desk, "resident", full_name=name) for name in ("An", "Bình", "Chi"))
    enrolments = [enrol(desk, course, person) for person in (an, binh, chi)]
    for meeting, states in zip(meetings, (("present", "absent", "absent"), ("late", "excused", "absent"),
                                          ("absent", "left", "absent")), strict=True):
        for person, state in zip((an, binh, chi), states, strict=True):
            mark(desk, meeting, person, state)
    make(desk, "enrolment", enrolments[2], result="finished", reason="Học bù tại nhà")
    result = class_results(desk, course)
    assert [(row.learner.name, row.came, row.held, row.finished) for row in result.rows] == [
        ("An", 2, 3, False), ("Bình", 1, 3, False), ("Chi", 0, 3, True)]
    assert (result.turns, result.finished, len(result.held)) == (3, 1, 3)
    make(desk, "course", course, closed_on="2026-11-21")
    assert [row.finished for row in class_results(desk, course).rows] == [True, False, True]


def test_nobody_has_finished_a_class_that_has_only_begun(desk, course):
    """What an officer would see on certificates: one meeting of five does not make a class."""
    an = make(desk, "resident", full_name="An")
    enrol(desk, course, an)
    first, *_ = [make(desk, "meeting", course_id=course, held_on=f"2026-11-{day}") for day in (20, 22, 24, 26, 28)]
    mark(desk, first, an, "present")
    (row,) = class_results(desk, course).rows
    assert (row.came, row.held, row.finished) == (1, 1, False)
    for meeting in class_of(desk, course).meetings[1:3]:
        mark(desk, meeting.id, an, "present")
    assert class_results(desk, course).rows[0].finished  # three of five are the 60 % asked, whatever comes


def test_a_meeting_one_taught_or_nobody_took_the_roll_of_does_not_count(desk, course):
    trainer = make(desk, "member", full_name="Đỗ Văn Tám")
    taught = make(desk, "meeting", course_id=course, held_on="2026-11-18", trainer_id=trainer)
    make(desk, "meeting", course_id=course, held_on="2026-11-19")
    make(desk, "enrolment", course_id=course, member_id=trainer)
    mark(desk, taught, make(desk, "resident", full_name="An"), "present")
    rows = {row.learner.name: row for row in class_results(desk, course).rows}
    assert (rows["Đỗ Văn Tám"].held, rows["Đỗ Văn Tám"].finished, rows["An"].held) == (0, False, 1)


def test_a_rating_is_one_record_and_leaves_what_it_does_not_say(desk, course):
    enrolment = enrol(desk, course, make(desk, "resident", full_name="An", skill_confirmed_on="2026-11-01"))
    before = Rating(enrolment, "before", "self", "safety")
    rate(desk, [Rating(enrolment, "before", "self", "safety", level="2")])
    rate(desk, [Rating(enrolment, "before", "self", "safety", score="2,5")])
    ((check,),) = checks(desk, course).values()
    assert (check.level, check.score, check.checked_on) == ("2", "2.5", "2026-11-22")
    assert not rate(desk, [before]).save
    assert class_results(desk, course).rows[0].confirmed_on == "2026-11-01"


@pytest.mark.parametrize("wrong", [
    Rating("e", "before", "self", "safety", level="5"), Rating("e", "before", "self", "safety", score="12"),
    Rating("", "before", "self", "safety", level="1"), Rating("e", "now", "self", "safety", level="1")])
def test_a_rating_that_cannot_be_is_refused(desk, wrong):
    with pytest.raises(InputError):
        rate(desk, [wrong])
