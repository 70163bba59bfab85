"""What stands on the report of a team or the ward, from the figures of a period."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dxdesk.domain.activity_filling import BY_PLACE, ON_PAPER, Organisation, activity_sheet, by_place
from dxdesk.domain.activity_sheet import Body, FigureRow, Plan, PlanDone, distinct
from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.indicators import HelpRow, VisitRow
from dxdesk.domain.periods import read_period
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.sheet import Heading
from dxdesk.domain.summary import Laptops, Wanted, summarise, summarise_by
from dxdesk.domain.training_figures import TrainingRow, is_training, training_figures
from dxdesk.paths import resource_path
from tests.report.activity_kit import SHEET, WARD

LISTS = load_catalogues(resource_path("data"))
HEADING = Heading(("A",), ("B",), "C", date(2026, 11, 2), ("D",), ("Tổ trưởng",), "E")
BODY = Body("Tổ B", "Kết quả của Tổ B", "Làm việc được giao", "Tổ")
OCTOBER, AS_OF = read_period("2026-10"), datetime(2026, 11, 2, tzinfo=UTC)


def summary_of(rows):
    return summarise(rows, OCTOBER, LISTS, as_of=AS_OF, laptops=Laptops(("a",)), kept_since=date(2026, 1, 1))


def sheet_of(rows, plans=None):
    return activity_sheet(summary_of(rows), HEADING, BODY, Organisation(1, 4), plans or {})


@pytest.mark.parametrize(("year_to_date", "plan", "unit", "rate"), [
    (6120, Plan(7500), "lượt", 81.6), (1, Plan(3), "lượt", 33.3), (2, Plan(0.5), "lượt", 400.0),
    (5, Plan(0), "lượt", None), (None, Plan(10), "lượt", None), (5, None, "lượt", None), (97.5, Plan(90), "%", None),
    (5, Plan(4, "now"), "lượt", 25.0), (None, Plan(4, "now"), "lượt", 25.0),
])
def test_the_rate_is_the_share_of_the_plan_of_the_year_or_of_the_period(year_to_date, plan, unit, rate):
    assert FigureRow("x", "X", unit, 1, year_to_date, plan=plan).rate == rate


def test_the_rows_stand_in_the_order_of_the_paper_with_their_plans():
    sheet = sheet_of([VisitRow("v", date(2026, 10, 5), "p", member_id="m")], {"visits": Plan(50), "unknown": Plan(1)})
    of_visits = tuple(code for code in ON_PAPER if not is_training(code))
    assert tuple(row.indicator for row in sheet.figures) == of_visits
    assert (sheet.figures[0].plan, sheet.figures[1].plan) == (Plan(50), None)
    assert (sheet.value("visits"), sheet.value("households"), sheet.value("nothing")) == (1, None, None)
    assert (sheet.members_active, sheet.teams, sheet.laptops.included) == (1, 1, ("a",))


def test_classes_stand_on_the_paper_once_any_was_taught_this_year():
    rows = [TrainingRow("meeting", date(2026, 3, 5), "m", "c")]
    summary = summary_of([])
    summary = replace(summary, figures=(*summary.figures, *training_figures(rows, OCTOBER)))
    sheet = activity_sheet(summary, HEADING, BODY, Organisation(1, 4), {})
    assert [row.indicator for row in sheet.figures if is_training(row.indicator)] == [
        code for code in ON_PAPER if is_training(code)]
    assert sheet.value("meetings") == 0


def test_the_next_steps_follow_from_promises_and_obstacles():
    line = HelpRow("h", "VNEID_ACTIVATE", "vneid", "not_done", "NO_OTP")
    sheet = sheet_of([VisitRow("v", date(2026, 10, 5), "p", helps=(line,), follow_up=True)])
    assert sheet.next_steps[0] == "Quay lại giúp xong 1 phiếu đã hẹn trong kỳ."
    assert sheet.next_steps[1].startswith("Vướng mắc “Không nhận được OTP” (1 người): kiểm tra SIM")
    assert (sheet.obstacles[0].title, sheet.obstacles[0].people, sheet.people_obstacle) == ("Không nhận được OTP", 1, 1)
    assert sheet_of([]).next_steps == ()


def test_places_hold_the_period_and_the_plan_its_own_stretch():
    rows = [VisitRow("a", date(2026, 3, 5), "p", hamlet_id="1"), VisitRow("b", date(2026, 10, 5), "p", hamlet_id="1"),
            VisitRow("c", date(2026, 10, 6), "q"), VisitRow("d", date(2026, 9, 6), "r", hamlet_id="2")]
    wanted = {"hamlet": Wanted({*BY_PLACE, "visits"}, {"people"})}
    summary, cells = summarise_by(rows, OCTOBER, LISTS, wanted, as_of=AS_OF)
    names = [("1", "Khu phố 1"), ("2", "Khu phố 2"), ("3", "Khu phố 3"), ("", "Chưa ghi")]
    plans = {"1": {"people": Plan(4), "visits": Plan(2, "now")}, "3": {"people": Plan(5)}}
    found = by_place(summary, "hamlet", cells["hamlet"], names, plans)
    columns = [column.indicator for column in found.columns]
    assert columns == [code for code in BY_PLACE if not is_training(code) and code != "households"]
    assert [(place.cell, place.values[columns.index("visits")]) for place in found.places] == [
        ("1", 1), ("2", 0), ("3", 0), ("", 1)]
    assert [column.indicator for column in found.planned] == ["visits", "people"]
    assert found.places[0].plans == (PlanDone(Plan(2, "now"), 1), PlanDone(Plan(4), 1))
    assert found.places[2].plans == (PlanDone(None, 0), PlanDone(Plan(5), 0))
    assert {column.unit for column in distinct(found.columns)} == {"người", "hộ"}


@pytest.mark.parametrize("sheet", [SHEET, WARD])
def test_a_sheet_comes_back_from_plain_json(sheet):
    assert from_plain(type(sheet), to_plain(sheet)) == sheet
