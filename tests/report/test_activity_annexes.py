"""The annexes of a report: their order, their room, 600 hamlets, long names, what changed since the edition before."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from dxdesk.domain.activity_sheet import ByPlace, Place, Plan, PlanDone
from dxdesk.domain.charts import TREND, Bar, Chart
from dxdesk.domain.paper_tables import Source
from dxdesk.report.activity import draw_activity
from dxdesk.report.activity_tables import activity_tables
from dxdesk.report.changes import differences
from dxdesk.report.drawn import Stamp, silent
from tests.report.activity_kit import COLUMNS, HAMLETS, SHEET, WARD, ink_bounds, pages_of, printed

CHART = Chart(TREND, "Lượt hỗ trợ theo tháng", "lượt", "Tháng", (
    Bar("Tháng 1", 731, None, Source("helps", "2026-01")), Bar("Tháng 2", None)), ("năm 2026", "năm 2025"))


def across(path) -> list[bool]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_width() > page.get_height() for page in document]
    finally:
        document.close()


def assert_inside(path, pages):
    for number, long in zip(range(pages), across(path), strict=True):
        left, _, right, bottom = ink_bounds(path, number)
        assert left >= 29.7 and right <= (282.3 if long else 195.3) and bottom <= (190.1 if long else 277.1)


def hamlets(count: int, name: str) -> ByPlace:
    return ByPlace("hamlet", COLUMNS, (COLUMNS[6],), tuple(
        Place(f"h{n}", f"{name} {n}", (n,) * 8, (PlanDone(Plan(n), 0),)) for n in range(count)))


def test_the_annexes_stand_in_their_order_wide_ones_on_the_long_side(tmp_path):
    path, made = printed(tmp_path, replace(WARD, charts=(CHART,)))
    heads = [text.split("\n")[1] for text in pages_of(path) if text.startswith("Phụ lục")]
    assert heads == ["SỐ LIỆU TRONG KỲ THEO KHU PHỐ, THÔN, ẤP", "SỐ LIỆU TRONG KỲ THEO TỔ", "BIỂU ĐỒ",
                     "MÁY CÓ TRONG SỐ LIỆU", "CÁCH ĐẾM TỪNG SỐ LIỆU"]
    assert across(path) == [False, False, True, False, False, False, False]
    assert_inside(path, made.pages)


def test_without_annexes_the_figures_and_the_code_are_the_same(tmp_path):
    path, made = printed(tmp_path, replace(WARD, annexes=False))
    assert made.pages == 2 and not any("Phụ lục" in text for text in pages_of(path))
    assert made.check_code == printed(tmp_path, WARD)[1].check_code


def test_six_hundred_hamlets_with_long_names_find_room_and_every_figure_its_records(tmp_path):
    sheet = replace(WARD, places=(hamlets(600, "Khu phố " + "rất dài " * 14),))
    drawn, path = draw_activity(sheet, Stamp(), silent), tmp_path / "600.pdf"
    path.write_bytes(drawn.data)
    assert drawn.pages > 60
    for number in (2, drawn.pages - 5):
        left, _, right, bottom = ink_bounds(path, number)
        assert left >= 29.7 and right <= 282.3 and bottom <= 277.1
    cells = [cell for table in activity_tables(sheet) for row in table.rows for cell in row if cell.source]
    assert len(drawn.spots) == len(cells) - 1 and {spot.source.cell for spot in drawn.spots if spot.source.by} == {
        f"h{n}" for n in range(600)}


def test_a_plan_of_nothing_is_a_dash_and_the_period_s_own_plan_says_so():
    [table] = [table for table in activity_tables(WARD) if "chỉ tiêu và thực hiện" in table.title]
    assert [[cell.text for cell in row][2:] for row in table.rows] == [
        ["2.000", "1.485", "74,3"], ["120 (kỳ)", "125", "104,2"], ["–", "0", "–"]]
    assert [row[3].source.stretch for row in table.rows] == ["year", "now", "year"]


def test_the_rows_of_people_are_said_not_to_add_up_only_where_people_are_counted(tmp_path):
    note = "nên cộng các dòng có thể lớn hơn dòng Tổng"
    assert note in " ".join(" ".join(pages_of(printed(tmp_path, WARD)[0])).split())
    helps = ByPlace("hamlet", COLUMNS[:2], (), tuple(replace(place, values=place.values[:2], plans=())
                                                     for place in HAMLETS.places))
    assert note not in " ".join(" ".join(pages_of(printed(tmp_path, replace(WARD, places=(helps,)))[0])).split())


@pytest.mark.parametrize("sheet", [WARD, replace(SHEET, annexes=False)])
def test_a_newer_edition_ends_with_what_changed(tmp_path, sheet):
    before = replace(sheet, members=39)
    changes = differences(activity_tables(before), activity_tables(sheet))
    drawn = draw_activity(sheet, Stamp("K7Q4-92", 2, date(2026, 2, 1), changes), silent)
    path = tmp_path / "hai.pdf"
    path.write_bytes(drawn.data)
    last = " ".join(pages_of(path)[-1].split())
    assert "NHỮNG SỐ ĐÃ ĐỔI" in last and "Bản 2, thay bản 1 in ngày 01/02/2026" in last and "39 38 -1" in last


def test_the_square_and_the_code_stand_under_the_figures_of_a_paper_that_has_one(tmp_path):
    path, made = printed(tmp_path, SHEET)
    assert f"Mã kiểm {made.check_code}" in " ".join(pages_of(path))
    drawn = draw_activity(SHEET, Stamp(), silent)
    path.write_bytes(drawn.data)
    assert "Mã kiểm" not in " ".join(pages_of(path))
