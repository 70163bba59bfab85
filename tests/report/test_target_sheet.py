"""The sheet of targets: its text, its place on the page, what its tables hold, every size of input."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from dxdesk.domain.activity_sheet import ByPlace, FigureRow, Measured, Place, Plan, PlanDone
from dxdesk.domain.paper_tables import plain_table
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.target_sheet import TargetSheet
from dxdesk.errors import InputError
from dxdesk.report.drawn import Stamp, silent
from dxdesk.report.fonts import serif
from dxdesk.report.target_sheet import draw_targets
from dxdesk.report.target_tables import gap_words, target_sheet_tables, target_table
from dxdesk.report.words import check_code
from tests.report.activity_kit import FIGURES, GOLDEN, HAMLETS, ink_bounds, pages_of
from tests.report.target_kit import OCTOBER, TARGETS, target_sheet

LONG = "khu phố có tên dài để viết trong ô của bảng " * 3


def printed(tmp_path, sheet=TARGETS, **stamp):
    path = tmp_path / "c.pdf"
    code = check_code([row for table in target_sheet_tables(sheet) for row in table.texts])
    drawn = draw_targets(sheet, Stamp(code, **stamp), silent)
    path.write_bytes(drawn.data)
    return path, drawn


def told(path) -> str:
    return " ".join(" ".join(pages_of(path)).split())


def test_the_text_copies_out_exactly_as_the_golden_page(tmp_path):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    path, _ = printed(tmp_path)
    assert "\f".join(pages_of(path)) == (GOLDEN / "targets.txt").read_text(encoding="utf-8")


def test_plan_done_rate_left_and_pace_stand_in_the_table(tmp_path):
    text = told(printed(tmp_path)[0])
    for words in (
        "BẢNG THEO DÕI CHỈ TIÊU của Tổ công nghệ số cộng đồng Khu phố 3 tháng 10 năm 2026",
        "1 Lượt hỗ trợ lượt 7.500 6.120 81,6 1.380 vượt 67,1", "4 Tỷ lệ hài lòng % 90 chưa có – – –",
        "Đến ngày 05/02/2026 đã qua 14,5% thời gian của năm.", "mức cần mỗi tháng: 625",
        "Số liệu tính đến 05/02/2026 21:04, gồm phiếu của 03 máy. Chưa đủ phiếu của 01 máy: KP3-2.",
        "Thủ Dầu Một, ngày 05 tháng 02 năm 2026 TỔ TRƯỞNG (Ký, ghi rõ họ tên) Trần Văn Thử",
        "1 Khu phố 1 2.000 1.485 74,3 515",
        "2 Khu phố 2 120 (kỳ) 125 104,2 0", "3 Khu phố 3 – 0 – –", "4 Chưa ghi khu phố – 4 – –",
        "(Kèm theo Bảng theo dõi chỉ tiêu ngày 05 tháng 02 năm 2026 của Tổ công nghệ số cộng đồng Khu phố 3)",
    ):
        assert words in text, words
    assert "Số: 05" not in text


@pytest.mark.parametrize(("value", "plan", "as_of", "words"), [
    (500, Plan(1000), (2026, 7, 2), "chậm 4,8"), (548, Plan(1000), (2026, 7, 1), "vượt 0,3"),
    (545, Plan(1000), (2026, 7, 1), "kịp"), (5, Plan(0), (2026, 7, 1), "–"), (None, Plan(9), (2026, 7, 1), "–"),
    (5, None, (2026, 7, 1), "–")])
def test_how_a_plan_stands_to_the_pace(value, plan, as_of, words):
    row = FigureRow("helps", "Lượt hỗ trợ", "lượt", 1, value, plan=plan)
    sheet = TargetSheet(replace(OCTOBER, figures=(row,), as_of=datetime(*as_of, 3, tzinfo=UTC)))
    assert gap_words(sheet, row) == words


def test_without_plans_the_main_figures_stand_and_that_is_said(tmp_path):
    plain = replace(OCTOBER, figures=tuple(replace(row, plan=None) for row in FIGURES),
                    places=(replace(HAMLETS, planned=(), places=tuple(
                        replace(place, plans=()) for place in HAMLETS.places)),))
    text = told(printed(tmp_path, target_sheet(plain))[0])
    for words in ("Chưa giao chỉ tiêu nào cho năm 2026.", "1 Lượt hỗ trợ lượt – 6.120 – – –",
                  "Người được kích hoạt VNeID mức 2 trong kỳ theo khu phố, thôn, ấp (người)", "1 Khu phố 1 400 150"):
        assert words in text, words


def test_an_empty_book_is_a_whole_paper(tmp_path):
    nothing = replace(OCTOBER, figures=(), obstacles=(), places=())
    text = told(printed(tmp_path, TargetSheet(nothing))[0])
    assert "Chưa giao chỉ tiêu nào" in text and "BIỂU ĐỒ" not in text and "TỔ TRƯỞNG" in text


def test_ink_stays_within_the_margins_at_every_size(tmp_path):
    many = ByPlace("hamlet", (), (Measured("l2_activated", "VNeID", "người"),), tuple(
        Place(f"h{at}", f"{at} {LONG if at < 99 else ''}", (), (PlanDone(Plan(10**9 - at), at),)) for at in range(600)))
    heading = replace(OCTOBER.heading, signer="Công Tằng Tôn Nữ Thị Hồng Phúc", place=LONG, superior=(LONG,))
    path, drawn = printed(tmp_path, target_sheet(replace(
        OCTOBER, places=(many,), heading=heading, figures=tuple(replace(row, title=LONG) for row in FIGURES))))
    assert 20 < drawn.pages < 60
    for page in (*range(6), drawn.pages - 1):
        left, _, right, bottom = ink_bounds(path, page)
        assert left >= 29.6 and right <= 195.5 and bottom <= 277.1
    text = told(path)
    assert "và 585 nơi khác, còn phải làm 584.999.640.810 người." in text
    assert "99 98 khu phố có tên dài" in text and "600 599 " in text


def test_every_figure_knows_where_it_stands(tmp_path):
    path, drawn = printed(tmp_path)
    document = pypdfium2.PdfDocument(path)
    cells = [cell for cell in (row[4] for row in target_table(TARGETS).rows) if cell.source]
    for spot, cell in zip(drawn.spots, cells, strict=False):
        box = {"left": spot.left, "bottom": spot.bottom - 2, "right": spot.right, "top": spot.top}
        assert document[spot.page].get_textpage().get_text_bounded(**box).split() == cell.text.split()
    document.close()
    sources = {cell.source for table in target_sheet_tables(TARGETS) for row in table.rows for cell in row
               if cell.source and cell.text}
    assert {spot.source for spot in drawn.spots} == sources


def test_without_annexes_only_the_figures_and_charts_are_printed(tmp_path):
    short = target_sheet(replace(OCTOBER, annexes=False))
    path, drawn = printed(tmp_path, short)
    assert "Phụ lục" not in told(path) and drawn.pages < printed(tmp_path)[1].pages
    assert len(target_sheet_tables(short)) == len(target_sheet_tables(TARGETS)) - 1


def test_a_newer_edition_ends_with_what_changed(tmp_path):
    change = plain_table("Chỉ tiêu và thực hiện", ("Nội dung", "Cột", "Trước", "Nay", "Chênh lệch"),
                         [("Lượt hỗ trợ", "Thực hiện", "6.100", "6.120", "+20")])
    path, _ = printed(tmp_path, edition=2, since=date(2026, 2, 1), changes=(change,))
    last = " ".join(pages_of(path)[-1].split())
    assert "Phụ lục III NHỮNG SỐ ĐÃ ĐỔI" in last and "Bản 2, thay bản 1 in ngày 01/02/2026: đổi 1 chỗ." in last


def test_practice_is_written_across_every_page(tmp_path):
    path, _ = printed(tmp_path, target_sheet(replace(OCTOBER, practice=True)))
    assert all("TẬP DƯỢT" in page for page in pages_of(path))


def test_equal_input_gives_equal_bytes_and_the_archive_gives_the_sheet_back(tmp_path):
    again = from_plain(TargetSheet, json.loads(json.dumps(to_plain(TARGETS))))
    assert again == TARGETS
    assert printed(tmp_path, again)[1].data == printed(tmp_path)[1].data


def test_a_letter_that_cannot_be_printed_refuses_the_paper(tmp_path):
    with pytest.raises(InputError, match="😀"):
        printed(tmp_path, target_sheet(replace(OCTOBER, obstacles=(replace(OCTOBER.obstacles[0], title="Mất 😀"),))))
