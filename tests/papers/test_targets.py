"""The sheet of targets of a real desk: every figure opens its records, plans count where they were set."""

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import make
from dxdesk.papers.targets import KIND
from dxdesk.report.words import number
from dxdesk.store.behind import behind
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.figures import cell_names
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.store.kit import draft

LISTS = shipped_catalogues()
NOVEMBER = Choices(read_period("2026-11"))


def target(store, indicator: str, value: str, period: str = "2026", **scope: str) -> None:
    save(store, [Change("target", {"indicator": indicator, "scope_kind": "ward", "period": period, "value": value}
                        | scope)])


@pytest.fixture
def town(desk):
    """Visits over two years in two hamlets, plans of the ward, of a hamlet and of one month."""
    one, two = cell_names(desk, "hamlet")
    for at, day in enumerate(("2025-02-03", "2025-11-22", "2026-01-05", "2026-02-03", "2026-11-01", "2026-11-20")):
        made = draft(f"Nguyễn Văn {at % 4}", "VNEID_ACTIVATE", "DVC_SUBMIT", hamlet_id=(one, two)[at % 2])
        save_visit(desk, type(made)(made.resident, "", {"visit_on": day, "satisfaction": "3"}, tuple(
            type(line)(line.service, "done", "NO_OTP" if at % 2 else "") for line in made.helps)))
    target(desk, "helps", "40")
    target(desk, "satisfaction_rate", "90")
    target(desk, "dossiers_submitted", "5", "2026-11")
    target(desk, "l2_activated", "8", scope_kind="hamlet", scope_id=one)
    target(desk, "people", "7", "2025")
    return desk


def rows_of(store, choices: Choices = NOVEMBER) -> list[list[str]]:
    return [[cell.text for cell in row] for row in KIND.tables(KIND.fill(store, choices, LISTS))[0].rows]


def test_the_window_finds_it_by_its_name():
    assert paper_kind("targets") is KIND


@pytest.mark.parametrize("period", ["2026-11", "2026", "2026-Q4", "2026-01-05..2026-11-20"])
def test_every_printed_figure_counts_the_records_behind_it(town, period):
    choices = Choices(read_period(period))
    cells = [cell for table in KIND.tables(KIND.fill(town, choices, LISTS)) for row in table.rows for cell in row
             if cell.source]
    assert len(cells) > 30
    for cell in cells:
        assert cell.text == number(behind(town, cell.source, choices.of_period, LISTS).value), cell
    drawn = make(town, KIND, choices, LISTS).drawn
    assert {spot.source for spot in drawn.spots} == {cell.source for cell in cells}


def test_a_plan_of_the_year_is_held_against_the_year_and_one_of_the_month_against_the_month(town):
    assert rows_of(town) == [
        ["1", "Lượt hỗ trợ", "lượt", "40", "9", "22,5", "31"],
        ["2", "Hồ sơ dịch vụ công nộp xong", "hồ sơ", "5 (kỳ)", "2", "40", "3"],
        ["3", "Tỷ lệ hài lòng", "%", "90", "100", "–", "–"]]
    assert [row[1] for row in rows_of(town, Choices(read_period("2026-10")))] == ["Lượt hỗ trợ", "Tỷ lệ hài lòng"]


def test_charts_show_months_plans_by_hamlet_and_obstacles(town):
    charts = KIND.fill(town, NOVEMBER, LISTS).charts
    assert [chart.title for chart in charts] == [
        "Lượt hỗ trợ theo tháng", "Hồ sơ dịch vụ công nộp xong theo tháng", "Tỷ lệ hài lòng theo tháng",
        "Người được kích hoạt VNeID mức 2 theo khu phố, thôn, ấp", "Người gặp vướng mắc trong kỳ"]
    helps, _, rate, hamlets, obstacles = charts
    assert (helps.pace, helps.pace_title) == (4, "mức cần mỗi tháng: 4")
    assert (rate.pace, rate.bars[2].value) == (90, None)
    assert [(bar.value, bar.other) for bar in hamlets.bars if bar.other] == [(2, 8)]
    assert (hamlets.pace, hamlets.pace_title) == (pytest.approx(326 / 365), "nhịp phải đạt đến 22/11")
    assert [(bar.label, bar.value) for bar in obstacles.bars] == [("Không nhận được OTP", 1)]


def test_without_any_plan_it_prints_the_main_figures(desk):
    assert [row[3] for row in rows_of(desk)] == ["–"] * 3
    assert make(desk, KIND, NOVEMBER, LISTS).drawn.pages >= 2


def test_a_year_before_of_which_nothing_is_kept_is_told_and_not_drawn(desk):
    helps = KIND.fill(desk, NOVEMBER, LISTS).charts[0]
    assert helps.key == ("năm 2026", "") and helps.more == "Năm 2025 chưa có số liệu."
    assert [bar.value for bar in helps.bars] == [None] * 10 + [1]


def test_a_team_has_its_own_plans(town):
    team = town.setting(TEAM_RECORD)
    target(town, "helps", "11", scope_kind="team", scope_id=team)
    assert rows_of(town, Choices(read_period("2026-11"), team))[0][3:5] == ["11", "9"]
    with pytest.raises(InputError, match="Không thấy tổ này"):
        KIND.fill(town, Choices(read_period("2026-11"), new_record(town.clock())), LISTS)


def test_printed_again_it_is_the_same_file_and_with_another_slip_a_newer_edition(town, tmp_path):
    paths = [tmp_path / f"{at}.pdf" for at in range(3)]
    first = issue(town, KIND, NOVEMBER, LISTS, paths[0])
    again = issue(town, KIND, NOVEMBER, LISTS, paths[1])
    assert (first.state, again.state) == ("first", "again")
    assert paths[0].read_bytes() == paths[1].read_bytes()
    save_visit(town, draft("Lê Thị Mới", "ETAX"))
    changed = issue(town, KIND, NOVEMBER, LISTS, paths[2])
    assert (changed.state, changed.edition) == ("changed", 2)


def test_the_pace_moves_with_the_day_and_makes_no_other_edition(town, clock, tmp_path):
    first = issue(town, KIND, NOVEMBER, LISTS, tmp_path / "1.pdf")
    clock.jump(days=3)
    assert KIND.fill(town, NOVEMBER, LISTS).charts[3].pace > first.made.sheet.charts[3].pace
    again = issue(town, KIND, NOVEMBER, LISTS, tmp_path / "2.pdf")
    assert again.state == "again" and again.document == first.document
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_before_the_first_slip_there_is_no_table_of_hamlets_without_a_column(desk):
    made = make(desk, KIND, Choices(read_period("2019-01")), LISTS)
    assert all(len(table.columns) > 2 for table in KIND.tables(made.sheet))
