"""What stands on the month sheet, from the figures of a period."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.indicators import HelpRow, VisitRow
from dxdesk.domain.periods import read_period
from dxdesk.domain.sheet import ON_PAPER, FigureRow, Heading, in_sentence, issuer_lines, month_sheet, team_title
from dxdesk.domain.summary import Laptops, summarise
from dxdesk.domain.training_figures import TrainingRow, is_training, training_figures
from dxdesk.paths import resource_path

LISTS = load_catalogues(resource_path("data"))
HEADING = Heading(("A",), ("B",), "C", date(2026, 11, 2), ("D",), ("Tổ trưởng",), "E")


def sheet_of(rows, **more):
    summary = summarise(rows, read_period("2026-10"), LISTS, as_of=datetime(2026, 11, 2, tzinfo=UTC),
                        laptops=Laptops(("a",)), kept_since=date(2026, 1, 1))
    return month_sheet(summary, HEADING, "Tổ B", teams=1, members=4, **more)


@pytest.mark.parametrize(("year_to_date", "target", "unit", "rate"), [
    (6120, 7500, "lượt", 81.6), (1, 3, "lượt", 33.3), (2, 0.5, "lượt", 400.0), (5, 0, "lượt", None),
    (None, 10, "lượt", None), (5, None, "lượt", None), (97.5, 90, "%", None),
])
def test_the_rate_is_the_share_of_the_years_target(year_to_date, target, unit, rate):
    assert FigureRow("x", "X", unit, 1, year_to_date, target).rate == rate


def test_the_rows_stand_in_the_order_of_the_paper_with_their_targets():
    sheet = sheet_of([VisitRow("v", date(2026, 10, 5), "p", member_id="m")], targets={"visits": 50, "unknown": 1})
    of_visits = tuple(code for code in ON_PAPER if not is_training(code))
    assert tuple(row.indicator for row in sheet.figures) == of_visits
    assert (sheet.figures[0].target, sheet.figures[1].target) == (50, None)
    assert (sheet.value("visits"), sheet.value("households"), sheet.value("nothing")) == (1, None, None)
    assert (sheet.members_active, sheet.teams, sheet.laptops.included) == (1, 1, ("a",))


def test_classes_stand_on_the_paper_once_any_was_taught_this_year():
    period, rows = read_period("2026-10"), [TrainingRow("meeting", date(2026, 3, 5), "m", "c")]
    summary = summarise([], period, LISTS, as_of=datetime(2026, 11, 2, tzinfo=UTC), kept_since=date(2026, 1, 1))
    summary = replace(summary, figures=(*summary.figures, *training_figures(rows, period)))
    sheet = month_sheet(summary, HEADING, "Tổ B", teams=1, members=4)
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


@pytest.mark.parametrize(("name", "title", "lines"), [
    ("Tổ Khu phố 3", "Tổ công nghệ số cộng đồng Khu phố 3", ("Tổ công nghệ số cộng đồng", "Khu phố 3")),
    ("Tổ 1", "Tổ công nghệ số cộng đồng Tổ 1", ("Tổ công nghệ số cộng đồng", "Tổ 1")),
    ("Khu phố 3", "Tổ công nghệ số cộng đồng Khu phố 3", ("Tổ công nghệ số cộng đồng", "Khu phố 3")),
    ("Tổ Chuyển đổi số cộng đồng thôn Đông", "Tổ Chuyển đổi số cộng đồng thôn Đông",
     ("Tổ Chuyển đổi số cộng đồng", "thôn Đông")),
    ("Tổ công nghệ số cộng đồng", "Tổ công nghệ số cộng đồng", ("Tổ công nghệ số cộng đồng",)),
])
def test_a_team_is_called_in_full_and_its_name_breaks_before_its_place(name, title, lines):
    assert team_title(name) == title
    assert issuer_lines(title) == lines


def test_inside_a_sentence_a_title_starts_small_but_an_abbreviation_stays():
    titles = ("Phường Thủ Dầu Một", "SIM không chính chủ", "Ở xa", "A", "", "Đổi số")
    assert [in_sentence(title) for title in titles] == [
        "phường Thủ Dầu Một", "SIM không chính chủ", "ở xa", "A", "", "đổi số"]
