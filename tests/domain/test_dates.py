"""Days and hours as wards write them."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import dates
from dxdesk.domain.dates import Day, read_date, read_time

NOW = date(2026, 11, 22)


@pytest.mark.parametrize(("text", "value"), [
    ("22/11/2026", "2026-11-22"), ("1/2/2026", "2026-02-01"), ("01-02-2026", "2026-02-01"), ("1.2.2026", "2026-02-01"),
    ("2026-02-01", "2026-02-01"), ("2026/2/1", "2026-02-01"), ("01022026", "2026-02-01"),
    ("1 / 2 / 2026", "2026-02-01"), ("2026-02-01 00:00:00", "2026-02-01"),
    ("ngày 5 tháng 2 năm 2026", "2026-02-05"), (unicodedata.normalize("NFD", "Ngày 05 tháng 2, 2026"), "2026-02-05"),
    ("1950", "1950"), ("00001950", "1950"), ("0/0/1950", "1950"), ("7/1950", "1950-07"), ("29/2/2024", "2024-02-29"),
])
def test_days_are_read_day_first(text, value):
    assert read_date(text, NOW) == Day(value)


@pytest.mark.parametrize("text", ["31/02/1980", "13/13/1990", "29/2/2026", "1/1/1899", "0/5/1990", "13/1990"])
def test_days_that_never_were_are_named(text):
    assert read_date(text, NOW) == Day(None, (), ("impossible date",))


@pytest.mark.parametrize("text", ["tuần sau", "chiều thứ 7", "3/10", "12", "1234567", "²/1/2026", "5/10/20266"])
def test_words_are_no_days(text):
    assert read_date(text, NOW).warnings == ("not a date",)


def test_an_empty_cell_is_no_warning():
    assert read_date("  ", NOW) == Day(None)


def test_two_digit_years_are_the_last_that_passed():
    completed = ("two-digit year completed",)
    assert read_date("20/7/65", NOW) == Day("1965-07-20", completed)
    assert read_date("20/7/26", NOW) == Day("2026-07-20", completed)
    assert read_date("20/7/27", NOW) == Day("1927-07-20", completed)
    assert read_date("20/7/27", NOW, near=NOW) == Day("2027-07-20", completed)


def test_a_missing_year_is_the_next_after_the_visit():
    filled = ("year filled in",)
    assert read_date("3/10", NOW, near=date(2026, 10, 1)) == Day("2026-10-03", filled)
    assert read_date("3/1", NOW, near=date(2026, 12, 30)) == Day("2027-01-03", filled)
    assert read_date("31/2", NOW, near=date(2026, 12, 30)).warnings == ("impossible date",)


@pytest.mark.parametrize(("text", "value"), [
    ("8:05", "08:05"), ("8h53", "08:53"), ("9g", "09:00"), ("18h", "18:00"), ("0:30", "00:30"), ("10 giờ 05", "10:05"),
    (unicodedata.normalize("NFD", "10 giờ 05 phút"), "10:05"), ("8 h 5", "08:05"), ("08:05:59", "08:05"),
    ("7:30 CH", "19:30"), ("12:10 SA", "00:10"), ("12:10 PM", "12:10"), ("2h chiều", "14:00"),
    ("24:00", None), ("8:60", None), ("8", None), ("", None), ("sáng", None), ("8h5h", None),
])
def test_hours(text, value):
    assert read_time(text) == value


def test_partial_days():
    assert all(map(dates.is_partial, ["1950", "1950-07", "1950-07-20"]))
    assert not any(map(dates.is_partial, ["", "50", "1950-7", "1950-13", "2026-02-29", "1899", "2026-02-01T00"]))
    assert dates.is_date("2026-02-28")
    assert not dates.is_date("2026-02")


def test_days_are_shown_day_first():
    assert dates.show_date("2026-11-22") == "22/11/2026"
    assert dates.show_date("1950-07") == "07/1950"
    assert dates.show_date("1950") == "1950"
    assert dates.show_date("") == ""
    assert dates.show_time("08:05") == "08:05"


def test_the_day_is_that_of_vietnam():
    late = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)
    assert dates.today(late) == date(2026, 11, 22)
    assert dates.show_moment(late) == "22/11/2026 00:30"


@pytest.mark.parametrize(("day", "line"), [
    (date(2026, 2, 5), "Thủ Dầu Một, ngày 05 tháng 02 năm 2026"),
    (date(2026, 3, 5), "Thủ Dầu Một, ngày 05 tháng 3 năm 2026"),
    (date(2026, 1, 15), "Thủ Dầu Một, ngày 15 tháng 01 năm 2026"),
    (date(2026, 12, 31), "Thủ Dầu Một, ngày 31 tháng 12 năm 2026"),
])
def test_place_and_date_line(day, line):
    assert dates.place_date("Thủ Dầu Một", day) == line


def test_moments_of_today_are_shown_by_their_hour():
    late, next_day = datetime(2026, 11, 22, 16, 59, tzinfo=UTC), datetime(2026, 11, 22, 17, 1, tzinfo=UTC)
    assert (dates.show_hour(late), dates.show_hour(next_day)) == ("23:59", "00:01")
    assert dates.show_lately(late, late) == "23:59"
    assert dates.show_lately(late, next_day) == "23:59 ngày 22/11"
    assert (dates.show_day("2026-11-22"), dates.show_day("")) == ("22/11", "")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_shown_days_are_read_back(day):
    assert read_date(dates.show_date(day.isoformat()), NOW).value == day.isoformat()


@given(st.text(max_size=20) | st.text(st.sampled_from("0123456789/-. "), max_size=12))
def test_any_text_gives_a_real_day_or_none(text):
    value = read_date(text, NOW, NOW).value
    assert value is None or dates.is_partial(value)
    assert read_time(text) is None or dates.is_time(read_time(text))
