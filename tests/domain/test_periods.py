"""Reporting periods, calendar and 15 → 14, over New Year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError


@pytest.mark.parametrize(("text", "starts_on", "start", "end", "title"), [
    ("2026-10", 1, "2026-10-01", "2026-10-31", "tháng 10 năm 2026"),
    ("2026-10", 15, "2026-09-15", "2026-10-14", "tháng 10 năm 2026"),
    ("2026-01", 15, "2025-12-15", "2026-01-14", "tháng 01 năm 2026"),
    ("2028-02", 1, "2028-02-01", "2028-02-29", "tháng 02 năm 2028"),
    ("2026-Q3", 1, "2026-07-01", "2026-09-30", "quý III năm 2026"),
    ("2026-q1", 15, "2025-12-15", "2026-03-14", "quý I năm 2026"),
    ("2026-H1", 1, "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
    ("2026-H1", 15, "2025-12-15", "2026-06-14", "6 tháng đầu năm 2026"),
    ("2026-H2", 1, "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
    ("2026", 1, "2026-01-01", "2026-12-31", "năm 2026"),
    (" 2026 ", 15, "2025-12-15", "2026-12-14", "năm 2026"),
    ("2026-10-15..2026-11-14", 1, "2026-10-15", "2026-11-14", "từ ngày 15/10/2026 đến ngày 14/11/2026"),
])
def test_a_text_names_its_days(text, starts_on, start, end, title):
    period = read_period(text, starts_on)
    assert (period.start.isoformat(), period.end.isoformat(), period.title) == (start, end, title)


@pytest.mark.parametrize(("text", "starts_on", "previous", "year_from"), [
    ("2026-10", 1, "2026-09", "2026-01-01"),
    ("2026-01", 1, "2025-12", "2026-01-01"),
    ("2026-01", 15, "2025-12", "2025-12-15"),
    ("2026-Q1", 15, "2025-Q4", "2025-12-15"),
    ("2026-H2", 1, "2026-H1", "2026-01-01"),
    ("2026", 20, "2025", "2025-12-20"),
    ("2026-10-15..2026-11-14", 1, "2026-09-15..2026-10-14", "2026-01-01"),
    ("2026-12-15..2027-01-14", 15, "2026-11-15..2026-12-14", "2026-12-15"),
    ("2026-12-15..2027-01-14", 1, "2026-11-15..2026-12-14", "2026-12-15"),
    ("2026-10-10..2026-10-24", 1, "2026-09-25..2026-10-09", "2026-01-01"),
    ("2026-01-31..2026-03-30", 1, "2025-12-03..2026-01-30", "2026-01-01"),
])
def test_previous_and_year_to_date(text, starts_on, previous, year_from):
    period = read_period(text, starts_on)
    assert period.previous().text == previous
    year = period.year_to_date()
    assert (year.start.isoformat(), year.end) == (year_from, period.end)


@pytest.mark.parametrize(("text", "starts_on", "year"), [
    ("2026-01", 15, 2026), ("2026", 15, 2026), ("2025-12-15..2026-01-14", 15, 2026),
    ("2025-12-15..2026-01-14", 1, 2026), ("2025-12-14..2025-12-14", 15, 2025), ("2025-12-15..2025-12-15", 15, 2026),
])
def test_a_period_belongs_to_the_reporting_year_it_ends_in(text, starts_on, year):
    assert read_period(text, starts_on).year == year


@pytest.mark.parametrize("text", [
    "", "tháng 10", "2026-13", "2026-00", "2026-1", "2026-Q5", "2026-H3", "1999", "2100-01", "0000-01", "2026-10..",
    "..", "2026-02-30..2026-03-01", "2026-10-02..2026-10-01", "2026-10-01..2026-10-02..2026-10-03", "٢٠٢٦",
    "2026-10\x00", "9" * 5000,
])
def test_what_is_no_period_is_refused_in_a_short_sentence(text):
    with pytest.raises(InputError) as refused:
        read_period(text)
    assert refused.value.code == "period"
    assert len(refused.value.sentence) < 160


@pytest.mark.parametrize("day", [0, 29, -1])
def test_a_month_starts_on_a_day_every_month_has(day):
    with pytest.raises(InputError):
        read_period("2026-10", day)


named = st.builds(
    lambda year, rest: f"{year}{rest}", st.integers(2001, 2098),
    st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q4", "-01", "-02", "-03", "-12"]),
)


@given(named, st.integers(1, 28))
def test_periods_follow_each_other_without_gap_and_read_back(text, starts_on):
    period = read_period(text, starts_on)
    before = period.previous()
    assert before.end + timedelta(days=1) == period.start
    assert read_period(before.text, starts_on) == before
    assert period.start in period
    assert period.end in period
    assert before.end not in period
    year = period.year_to_date()
    assert year.start <= period.start
    assert year.end == period.end


@given(st.dates(date(2000, 6, 1), date(2098, 1, 1)), st.integers(0, 800), st.integers(1, 28))
def test_days_freely_chosen_follow_each_other(first, days, starts_on):
    period = read_period(f"{first}..{first + timedelta(days=days)}", starts_on)
    before = period.previous()
    assert before.end + timedelta(days=1) == period.start
    assert before.start <= before.end
    assert period.year_to_date().start <= period.start
