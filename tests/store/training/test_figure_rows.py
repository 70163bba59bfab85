"""The quick reading of all classes says what the readers of one class say, whatever happened to its people."""

import random

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.domain.records import ATTENDANCE_STATES
from dxdesk.domain.training_figures import CONFIRMED
from dxdesk.store.saving import Change, save
from dxdesk.store.training.figure_rows import training_rows
from tests.store.training.kit import enrol, make, mark
from tests.store.training.naive_figures import naive_rows

NOVEMBER = read_period("2026-11", 1)


def wild_town(desk, pick: random.Random) -> None:
    """Classes with learners of every kind; then people merge, go, and classes are closed or deleted."""
    hamlets = [make(desk, "hamlet", name=f"Khu phố {n}") for n in range(2)]
    members = [make(desk, "member", full_name=f"Thành viên {n}") for n in range(3)]
    people = [make(desk, "resident", full_name=f"Người {n}", hamlet_id=pick.choice([*hamlets, ""])) for n in range(8)]
    courses = []
    for number in range(3):
        course = make(desk, "course", title=f"Lớp {number}", hamlet_id=pick.choice([*hamlets, ""]),
                      pass_share=pick.choice(("", "50", "100")))
        courses.append(course)
        for person in pick.sample(people, 5):
            enrol(desk, course, person)
        guest = make(desk, "enrolment", course_id=course, name="Khách")
        make(desk, "enrolment", course_id=course, member_id=pick.choice(members))
        for _ in range(3):
            meeting = make(desk, "meeting", course_id=course, held_on=f"2026-11-{pick.randint(10, 26)}",
                           from_at="18:30", to_at=pick.choice(("20:00", "17:00", "")), trainer_id=pick.choice(members))
            for person in pick.sample(people, 4):
                mark(desk, meeting, person, pick.choice(ATTENDANCE_STATES))
            for who in ({"enrolment_id": guest, "name": "Khách"}, {"member_id": pick.choice(members)}):
                make(desk, "attendance", meeting_id=meeting, state=pick.choice(ATTENDANCE_STATES), **who)
    for _ in range(6):
        happen(desk, pick, pick.choice(courses), *pick.sample(people, 2))


def happen(desk, pick: random.Random, course: str, one: str, other: str) -> None:
    """Something that changes who or what counts."""
    match pick.randrange(5):
        case 0:
            make(desk, "resident", one, merged_into=other)
        case 1:
            save(desk, [Change("resident", {}, one, "delete")])
        case 2:
            make(desk, "course", course, closed_on=f"2026-11-{pick.randint(10, 22)}")
        case 3:
            save(desk, [Change("course", {}, course, "delete")])
        case _:
            make(desk, "enrolment", enrol(desk, course, one), result=pick.choice(("finished", "unfinished")))


@pytest.mark.parametrize("seed", range(12))
def test_one_reading_of_all_classes_is_the_reading_of_each(desk, seed):
    wild_town(desk, random.Random(seed))
    for period in (NOVEMBER, read_period("2026-11-12..2026-11-18")):
        quick = [row for row in training_rows(desk, period) if row.what != CONFIRMED]
        assert quick == naive_rows(desk, period)
