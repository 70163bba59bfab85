"""What is counted of classes, and the records behind every number."""

from datetime import date

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.domain.summary import Value
from dxdesk.domain.training_figures import INDICATORS
from dxdesk.errors import InputError
from dxdesk.store.activity_sheet import Asked, read_sheet
from dxdesk.store.behind import records
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.figures import summary
from dxdesk.store.saving import Change, save
from tests.store.training.kit import enrol, make, mark

NOVEMBER = read_period("2026-11", 1)


def figures(desk: Store, by: str = "") -> dict[str, Value]:
    found = summary(desk, NOVEMBER, shipped_catalogues(), by)
    codes = {one.code for one in INDICATORS}
    return {one.indicator: (one.by if by else one.value) for one in found.figures if one.indicator in codes}


@pytest.fixture
def town(desk: Store) -> dict[str, str]:
    """A class of three meetings, two of them held: An came twice, Bình once, Chi never, who is another An later."""
    hamlet, other = (make(desk, "hamlet", name=name) for name in ("Khu phố 1", "Khu phố 2"))
    trainer = make(desk, "member", full_name="Đỗ Văn Tám")
    team = make(desk, "team", name="Tổ 1")
    course = make(desk, "course", title="Lớp 1", hamlet_id=hamlet, team_id=team, audience="residents")
    one, two = (make(desk, "meeting", course_id=course, held_on=f"2026-11-{day}", from_at="18:30", to_at="20:00",
                     trainer_id=trainer) for day in (10, 17))
    make(desk, "meeting", course_id=course, held_on="2026-11-30")
    an, binh, chi = (make(desk, "resident", full_name=name, hamlet_id=other) for name in ("An", "Bình", "An"))
    for person in (an, binh, chi):
        enrol(desk, course, person)
    for meeting, person, state in ((one, an, "present"), (two, an, "late"), (one, binh, "left"), (two, binh, "absent"),
                                   (one, chi, "absent")):
        mark(desk, meeting, person, state)
    return {"course": course, "an": an, "chi": chi, "trainer": trainer, "hamlet": hamlet, "other": other, "team": team,
            "one": one}


def test_nothing_ever_taught_is_missing_and_not_nought(desk):
    assert set(figures(desk).values()) == {None}


def test_turns_people_and_hours_of_a_month(desk, town):
    assert figures(desk) == {
        "classes": 1, "meetings": 2, "training_hours": 3.0, "learner_turns": 3, "learners": 2, "class_places": 0,
        "completions": 0, "completed": 0, "completion_rate": None, "skill_confirmed": 0}


def test_who_teaches_is_no_learner_of_that_meeting(desk, town):
    make(desk, "attendance", meeting_id=town["one"], member_id=town["trainer"], state="present")
    assert figures(desk)["learners"] == 2
    make(desk, "attendance", meeting_id=town["one"], member_id=make(desk, "member", full_name="Lê Thị Hoa"),
         state="present")
    assert figures(desk)["learners"] == 3


def test_a_class_that_is_over_has_those_who_finished(desk, town):
    save(desk, [Change("course", {"closed_on": "2026-11-20"}, town["course"])])
    now = figures(desk)
    assert (now["class_places"], now["completed"], now["completion_rate"]) == (3, 1, 33.3)


def test_a_merged_person_counts_once(desk, town):
    mark(desk, town["one"], town["chi"], "present")
    assert (figures(desk)["learners"], figures(desk)["learner_turns"]) == (3, 4)
    make(desk, "resident", town["chi"], merged_into=town["an"])
    assert (figures(desk)["learners"], figures(desk)["learner_turns"]) == (2, 3)


def test_a_confirmation_counts_in_its_month_once(desk, town):
    for person in (town["an"], town["chi"]):
        make(desk, "resident", person, skill_confirmed_on="2026-11-18")
    assert figures(desk)["skill_confirmed"] == 2
    make(desk, "resident", town["chi"], merged_into=town["an"])
    assert figures(desk)["skill_confirmed"] == 1
    (row,) = records(desk, "skill_confirmed", NOVEMBER).rows
    assert row.person == "An" and row.what == "confirmed"


@pytest.mark.parametrize(("by", "cell", "turns"), [
    ("hamlet", "other", 3), ("team", "team", 3), ("member", "trainer", 3), ("trainer", "trainer", 3),
    ("audience", "", 3)])
def test_figures_are_divided_and_each_cell_has_its_records(desk, town, by, cell, turns):
    key = town[cell] if cell else "residents"
    assert figures(desk, by)["learner_turns"][key] == turns
    found = records(desk, "learner_turns", NOVEMBER, by, key)
    assert len(found.rows) == found.value == turns


def test_every_figure_is_what_its_records_come_to(desk, town):
    save(desk, [Change("course", {"closed_on": "2026-11-20"}, town["course"])])
    now = figures(desk)
    for code, value in now.items():
        assert records(desk, code, NOVEMBER).value == value, code
    assert len({row.counts for row in records(desk, "learners", NOVEMBER).rows}) == now["learners"]


def test_visits_have_no_cells_where_only_classes_are_divided(desk, town):
    found = summary(desk, NOVEMBER, shipped_catalogues(), "audience")
    assert found.figure("visits").by == {} and found.figure("learner_turns").by == {"residents": 3}
    with pytest.raises(InputError):
        summary(desk, NOVEMBER, shipped_catalogues(), "moon")


def test_the_sheet_of_a_team_holds_its_own_classes(desk, town):
    other = make(desk, "team", name="Tổ 2")
    assert read_sheet(desk, NOVEMBER, shipped_catalogues(), Asked(team_id=town["team"])).value("meetings") == 2
    assert read_sheet(desk, NOVEMBER, shipped_catalogues(), Asked(team_id=other)).value("meetings") is None
    assert date(2026, 11, 10) == date.fromisoformat(records(desk, "meetings", NOVEMBER).rows[0].on)
