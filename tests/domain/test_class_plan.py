"""A class as planned: the days of a series, words for its hours, what is wrong before it is saved."""

from datetime import date

import pytest

from dxdesk.domain.class_plan import (
    MeetingDraft,
    checked_class,
    checked_meeting,
    doubled,
    read_day,
    read_hour,
    seats,
    series,
)
from dxdesk.domain.training_words import day_and_hours, from_to

TODAY = date(2026, 11, 22)
TUESDAY = date(2026, 11, 24)


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(f"2026-{text}") for text in texts]


def test_a_series_goes_on_weekly_or_on_the_weekdays_named():
    assert series(TUESDAY, 3) == days("11-24", "12-01", "12-08")
    assert series(TUESDAY, 4, [1, 3]) == days("11-24", "11-26", "12-01", "12-03")
    assert series(TUESDAY, 3, [5]) == days("11-24", "11-28", "12-05")  # the first day is the one written down


@pytest.mark.parametrize(("count", "made"), [(0, 0), (1, 1), (60, 60), (10_000, 60)])
def test_a_series_is_as_long_as_a_class(count, made):
    assert len(series(TUESDAY, count, [0, 1])) == made


def test_a_meeting_in_words():
    assert day_and_hours("2026-11-22", "18:30", "20:30") == "CN 22/11/2026, 18:30–20:30"
    assert day_and_hours("2026-11-24") == "T3 24/11/2026"
    assert day_and_hours("nobody knows") == "nobody knows"
    assert (from_to("18:30", "20:30"), from_to("18:30", ""), from_to("", "20:30")) == ("18:30 đến 20:30", "18:30", "")
    assert (seats(24, 30), seats(1_024, 0)) == ("24 trên 30 chỗ", "1.024 người")


@pytest.mark.parametrize(("text", "day"), [
    ("1/10", "2026-10-01"), ("24/11", "2026-11-24"), ("1/4", "2027-04-01"), ("1/4/2026", "2026-04-01"),
    (" mai ", "mai"),
])
def test_a_day_without_its_year_is_the_nearest_one(text, day):
    assert read_day(text, TODAY) == day


def test_the_first_trainer_answers_for_the_meeting():
    values = MeetingDraft("2026-11-24", trainers=("", "a", "b", "a")).values()
    assert (values["trainer_id"], values["co_trainer_ids"]) == ("a", "b")


def test_values_are_read_as_people_write_them():
    values, problems = checked_class({"title": "  Lớp   AI ", "hours": "4,5", "capacity": "30"}, TODAY)
    assert (values["title"], values["hours"], problems) == ("Lớp AI", "4.5", [])
    values, problems = checked_meeting(MeetingDraft("24/11/2026", "18h30", "20g").values(), TODAY)
    assert (values["held_on"], values["from_at"], values["to_at"], problems) == ("2026-11-24", "18:30", "20:00", [])


@pytest.mark.parametrize(("values", "field"), [
    ({"title": ""}, "title"), ({"title": "A", "capacity": "0"}, "capacity"),
    ({"title": "A", "hours": "nhiều"}, "hours"),
    ({"title": "A", "pass_share": "101"}, "pass_share"), ({"title": "A" * 5_000}, "title"),
])
def test_a_class_that_cannot_be(values, field):
    assert [(one.field, one.hard) for one in checked_class(values, TODAY)[1]] == [(field, True)]


@pytest.mark.parametrize(("draft", "field", "hard"), [
    (MeetingDraft(""), "held_on", True), (MeetingDraft("31/02/2026"), "held_on", True),
    (MeetingDraft("2026-11-24", "25:00"), "from_at", True), (MeetingDraft("2026-11-24", "", "20:00"), "from_at", True),
    (MeetingDraft("2026-11-24", "20:30", "18:30"), "to_at", False),
])
def test_a_meeting_that_cannot_be_or_is_doubtful(draft, field, hard):
    assert [(one.field, one.hard) for one in checked_meeting(draft.values(), TODAY)[1]] == [(field, hard)]


def test_two_lines_of_one_class_at_one_hour_are_noticed():
    drafts = [MeetingDraft("2026-11-24", at).values() for at in ("18:30", "08:00", "18:30")]
    assert list(doubled(drafts)) == [(2, "Trùng ngày giờ với buổi 1 của lớp này.")]


@pytest.mark.parametrize(("typed", "meant"), [
    ("1830", "18:30"), ("730", "07:30"), ("18h30", "18:30"), ("2599", "2599"), ("18", "18"), (" ", ""), ("tối", "tối")])
def test_an_hour_as_on_a_clock(typed, meant):
    assert read_hour(typed) == meant
