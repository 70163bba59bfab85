"""Figures month by month: each equals the records behind it, a month not kept is missing and not 0."""

import pytest

from dxdesk.domain.months import months_of
from dxdesk.domain.paper_tables import NOW, PREVIOUS, YEAR
from dxdesk.domain.periods import read_period
from dxdesk.domain.stretches import days_of_stretch
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.store.behind import records
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.saving import Change, save
from dxdesk.store.trend import trends
from dxdesk.store.visits import save_visit
from tests.store.kit import draft

LISTS = shipped_catalogues()
CODES = ("visits", "helps", "people", "households", "l2_activated", "satisfaction_rate", "classes", "learner_turns")


def visit(store, on: str, name: str = "Nguyễn Văn A", service: str = "VNEID_ACTIVATE", **values: str):
    made = draft(name, service)
    return save_visit(store, type(made)(made.resident, "", {"visit_on": on, **values}, made.helps))


def of(store, code: str, period: str = "2026", starts_on: int = 1, team: str = ""):
    found = trends(store, read_period(period, starts_on), LISTS, [code], team)[code]
    return [figure.value for figure in found], [figure.before for figure in found]


def test_months_before_the_book_and_after_today_are_missing_those_between_are_0(store):
    visit(store, "2025-11-03")
    visit(store, "2026-02-01")
    visit(store, "2026-02-28")
    now, before = of(store, "visits")
    assert now == [0, 2, *[0] * 9, None]  # today is in November
    assert before == [None] * 10 + [1, 0]


def test_a_book_without_visits_has_no_month(store):
    assert of(store, "visits") == ([None] * 12, [None] * 12)


def test_the_months_end_with_the_period(store):
    visit(store, "2025-10-03")
    visit(store, "2025-10-25")
    visit(store, "2026-10-03")
    visit(store, "2026-10-25")
    assert of(store, "visits", "2026-Q3") == ([0] * 9, [None] * 9)
    now, before = of(store, "visits", "2026-09-15..2026-10-20")
    assert (now[-1], before[-1], len(now)) == (1, 1, 10)


def test_months_run_from_the_ward_s_own_day(store):
    for day in ("2025-12-15", "2026-01-14", "2026-01-15"):
        visit(store, day)
    assert of(store, "visits", "2026-02", 15)[0] == [2, 1]


def test_every_month_equals_the_records_behind_it(store):
    for at, day in enumerate(("2025-03-04", "2025-12-31", "2026-01-01", "2026-01-20", "2026-03-31", "2026-11-22")):
        made = visit(store, day, f"Nguyễn Văn {at % 3}", satisfaction=str(1 + at % 3))
    save(store, [Change("visit", {}, made.visit_id, "delete")])
    period = read_period("2026")
    for code, months in trends(store, period, LISTS, CODES).items():
        for figure in months:
            for days, value in ((figure.month.now, figure.value), (figure.month.before, figure.before)):
                assert value in (None, records(store, code, days_of_stretch(days.text, period)).value), (code, days)


def test_of_a_team_only_what_it_did(store):
    other = new_record(store.clock())
    save(store, [Change("team", {"name": "Tổ 2"}, other)])
    visit(store, "2026-05-01")
    visit(store, "2026-05-02", team_id=other)
    assert of(store, "visits", "2026-05", team=other)[0][-1] == 1
    assert of(store, "visits", "2026-05", team=store.setting(TEAM_RECORD))[0][-1] == 1
    assert of(store, "visits", "2026-05")[0][-1] == 2


def test_classes_are_counted_by_month_too(store):
    course, meeting = new_record(store.clock()), new_record(store.clock())
    save(store, [Change("course", {"title": "Lớp 1"}, course)])
    save(store, [Change("meeting", {"course_id": course, "held_on": "2026-04-02"}, meeting)])
    save(store, [Change("attendance", {"meeting_id": meeting, "name": "Lê Văn B", "state": "present"})])
    now, before = of(store, "meetings")
    assert now == [None, None, None, 1, *[0] * 7, None] and before == [None] * 12


def test_an_unknown_figure_is_refused(store):
    with pytest.raises(InputError, match="khong-co"):
        trends(store, read_period("2026"), LISTS, ["khong-co"])


def test_the_year_before_of_the_first_year_there_is(store):
    assert months_of(read_period("2000-01"))[0].before.start.year == 1999
    assert of(store, "visits", "2000-01") == ([None], [None])


@pytest.mark.parametrize(("stretch", "days"), [
    (NOW, "2026-10-01..2026-10-31"), (PREVIOUS, "2026-09-01..2026-09-30"), (YEAR, "2026-01-01..2026-10-31"),
    ("2025-03", "2025-03-01..2025-03-31"), ("2026-10-01..2026-10-05", "2026-10-01..2026-10-05")])
def test_the_days_a_figure_of_a_paper_counts(stretch, days):
    found = days_of_stretch(stretch, read_period("2026-10"))
    assert f"{found.start}..{found.end}" == days
