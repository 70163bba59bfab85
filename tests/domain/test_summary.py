"""The summary against a naive second implementation, its drill-down, and what is missing against what is 0."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.indicators import CELLS, HelpRow, VisitRow, counted, indicator_of, records_of
from dxdesk.domain.periods import read_period
from dxdesk.domain.summary import Laptops, Wanted, summarise, summarise_by
from dxdesk.errors import InputError
from dxdesk.paths import resource_path

LISTS = load_catalogues(resource_path("data"))
SERVICES = [(entry.code, entry.group, entry.dossier) for entry in LISTS.entries("service")]
AS_OF = datetime(2026, 11, 22, 21, 4)
OCTOBER = read_period("2026-10")

few = st.sampled_from(["", "1", "2", "3"])
helps = st.builds(
    lambda service, outcome, obstacle: HelpRow("", service[0], service[1], outcome, obstacle, service[2]),
    st.sampled_from(SERVICES), st.sampled_from(["", "done", "partly", "not_done", "referred", "?"]),
    st.sampled_from(["", "", "NO_OTP", "NO_NFC", "OWN-CODE"]),
)
visits = st.builds(
    VisitRow, id=st.uuids().map(str), on=st.dates(date(2025, 12, 1), date(2026, 12, 31)), person=few,
    people=st.integers(1, 40), household=few, hamlet_id=few, team_id=few, member_id=few, satisfaction=few,
    helps=st.lists(helps, max_size=3).map(tuple), unresolved=st.integers(0, 2), follow_up=st.booleans(),
)
periods = st.builds(
    read_period, st.sampled_from(["2026-10", "2026-01", "2026-Q1", "2026-H2", "2026", "2026-03-05..2026-04-20"]),
    st.sampled_from([1, 15]),
)


def naive(rows):
    """The same figures, each written out on its own."""
    lines = [(visit, line) for visit in rows for line in visit.helps]
    named = [(visit, line) for visit, line in lines if visit.person]
    answered = [visit for visit in rows if visit.satisfaction in ("1", "2", "3")]
    happy = [visit for visit in answered if visit.satisfaction == "3"]
    households = {visit.household for visit in rows if visit.household}
    members = {visit.member_id for visit in rows if visit.member_id}
    figures = {
        "visits": len(rows), "helps": len(lines), "people": len({visit.person for visit in rows if visit.person}),
        "people_anonymous": sum(visit.people for visit in rows if not visit.person),
        "households": len(households) or (None if rows else 0), "members_active": len(members) or (None if rows else 0),
        "l2_activated": len({visit.person for visit, line in named
                             if (line.service, line.outcome) == ("VNEID_ACTIVATE", "done")}),
        "people_guided_dvc": len({visit.person for visit, line in named if line.group == "dvc"}),
        "dossiers_submitted": sum(line.dossier and line.outcome == "done" for _, line in lines),
        "shops_qr": len({visit.person for visit, line in named if (line.service, line.outcome) == ("SHOP_QR", "done")}),
        "feedback_1022": sum(line.group == "feedback" for _, line in lines),
        "outcome.unknown": sum(line.outcome in ("", "?") for _, line in lines),
        "follow_ups": sum(visit.follow_up for visit in rows),
        "people_obstacle": len({visit.person for visit, line in named if line.obstacle}),
        "satisfied": len(happy), "satisfaction_answered": len(answered),
        "satisfaction_rate": float(f"{100 * len(happy) / len(answered) + 1e-9:.1f}") if answered else None,
    }
    for outcome in ("done", "partly", "not_done", "referred"):
        figures[f"outcome.{outcome}"] = sum(line.outcome == outcome for _, line in lines)
    for group in LISTS.entries("service_group"):
        figures[f"helps.{group.code}"] = sum(line.group == group.code for _, line in lines)
    return figures


def within(rows, period):
    return [visit for visit in rows if period.start <= visit.on <= period.end]


@settings(max_examples=60, deadline=None)
@given(st.lists(visits, max_size=25), periods, st.sampled_from(["", *CELLS]))
def test_every_figure_and_cell_is_what_a_naive_count_says(rows, period, by):
    since = date(2025, 1, 1)
    summary = summarise(iter(rows), period, LISTS, as_of=AS_OF, by=by, kept_since=since)
    now, before, year = (naive(within(rows, span)) for span in (period, period.previous(), period.year_to_date()))
    assert {figure.indicator: figure.value for figure in summary.figures} == now
    assert {figure.indicator: figure.year_to_date for figure in summary.figures} == year
    if since < period.start:
        assert {figure.indicator: figure.previous for figure in summary.figures} == before
    cells = {getattr(visit, CELLS[by]) for visit in within(rows, period)} if by else set()
    for cell in cells:
        expected = naive([visit for visit in within(rows, period) if getattr(visit, CELLS[by]) == cell])
        assert {figure.indicator: figure.by[cell] for figure in summary.figures} == expected
    assert all(set(figure.by) == cells for figure in summary.figures)
    assert summary.unresolved == sum(visit.unresolved for visit in within(rows, period))


@settings(max_examples=60, deadline=None)
@given(st.lists(visits, max_size=25), periods, st.sampled_from(["hamlet", "team", "member"]))
def test_the_records_behind_every_figure_and_cell_add_up_to_it(rows, period, by):
    summary = summarise(rows, period, LISTS, as_of=AS_OF, by=by, kept_since=date(2025, 1, 1))
    for figure in summary.figures:
        missing = 0 if indicator_of(figure.indicator).recorded else None
        value = counted(figure.indicator, records_of(figure.indicator, rows, period))
        assert value == (missing if figure.value is None else figure.value)
        for cell, shown in figure.by.items():
            value = counted(figure.indicator, records_of(figure.indicator, rows, period, by, cell))
            assert value == (missing if shown is None else shown)
    for line in summary.obstacles:
        assert line.people == counted("obstacle." + line.code, records_of("obstacle." + line.code, rows, period))
        helps = records_of("obstacle_helps." + line.code, rows, period)
        assert line.helps == len(helps) > 0


def visit(on, person="p", **more):
    return VisitRow("v", date.fromisoformat(on), person, **more)


def test_a_month_before_the_first_visit_is_missing_not_zero():
    summary = summarise([visit("2026-10-05")], OCTOBER, LISTS, as_of=AS_OF)
    assert (summary.figure("visits").value, summary.figure("visits").previous) == (1, None)
    earlier = summarise([visit("2026-10-05")], OCTOBER, LISTS, as_of=AS_OF, kept_since=date(2026, 9, 30))
    assert earlier.figure("visits").previous == 0
    assert earlier.figure("satisfaction_rate").previous is None


def test_a_period_wholly_before_the_first_visit_has_no_figures():
    summary = summarise([visit("2026-11-05")], OCTOBER, LISTS, as_of=AS_OF)
    assert {figure.value for figure in summary.figures} == {None}
    assert summary.obstacles == ()


def test_a_desk_without_a_visit_has_counted_none():
    summary = summarise([], OCTOBER, LISTS, as_of=AS_OF)
    figure = summary.figure("visits")
    assert (figure.value, figure.previous, figure.year_to_date) == (0, None, 0)


def test_households_nobody_wrote_down_are_missing():
    unknown = summarise([visit("2026-10-05")], OCTOBER, LISTS, as_of=AS_OF)
    known = summarise([visit("2026-10-05", household="k|7")], OCTOBER, LISTS, as_of=AS_OF)
    assert (unknown.figure("households").value, known.figure("households").value) == (None, 1)


def test_a_person_met_in_two_hamlets_is_one_person_in_the_ward():
    rows = [visit("2026-10-05", hamlet_id="k1"), visit("2026-10-06", hamlet_id="k2")]
    figure = summarise(rows, OCTOBER, LISTS, as_of=AS_OF, by="hamlet").figure("people")
    assert (figure.value, figure.by) == (1, {"k1": 1, "k2": 1})


def test_obstacles_most_people_first_with_what_to_do():
    def stopped(on, person, code):
        return visit(on, person, helps=(HelpRow("", "VNEID_ACTIVATE", "vneid", "not_done", code),))
    met = [("09-01", "a", "NO_OTP"), ("10-01", "a", "NO_OTP"), ("10-02", "a", "NO_OTP"), ("10-03", "a", "NO_NFC"),
           ("10-03", "b", "NO_NFC"), ("10-03", "", "OWN")]
    rows = [stopped(f"2026-{day}", person, code) for day, person, code in met]
    lines = summarise(rows, OCTOBER, LISTS, as_of=AS_OF).obstacles
    assert [(line.code, line.people, line.helps, line.previous_people, line.year_to_date_people) for line in lines] == [
        ("NO_NFC", 2, 2, 0, 2), ("NO_OTP", 1, 2, 1, 1), ("OWN", 0, 1, 0, 0)]
    assert (lines[0].title, lines[2].title) == ("Máy không có NFC", "OWN")
    assert "Mượn máy" in lines[0].next_step


def test_the_summary_carries_its_provenance():
    laptops = Laptops(("a",), ("b",))
    summary = summarise([], OCTOBER, LISTS, as_of=AS_OF, laptops=laptops)
    assert (summary.laptops, summary.as_of, summary.period) == (laptops, AS_OF, OCTOBER)


def test_an_unknown_breakdown_is_refused():
    with pytest.raises(InputError):
        summarise([], OCTOBER, LISTS, as_of=AS_OF, by="street")


@settings(max_examples=40, deadline=None)
@given(st.lists(visits, max_size=12), periods, st.sampled_from(list(CELLS)))
def test_what_is_wanted_by_cell_is_what_each_stretch_says_of_it(rows, period, by):
    codes = ("people", "households", "satisfaction_rate", "people_anonymous")
    since = date(2020, 1, 1)
    _, cells = summarise_by(rows, period, LISTS, {by: Wanted(codes, codes[:2])}, as_of=AS_OF, kept_since=since)
    now, year = (summarise(rows, days, LISTS, as_of=AS_OF, by=by, kept_since=since)
                 for days in (period, period.year_to_date()))
    for code in codes:
        found = now.figure(code).by
        assert {cell: of[code][0] for cell, of in cells[by].items() if cell in found} == found
    for code in codes[:2]:
        assert {cell: of[code][1] for cell, of in cells[by].items()} == year.figure(code).by
