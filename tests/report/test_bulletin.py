"""The picture of the bulletin: one page, its words copy out, nothing leaves it."""

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from dxdesk.domain.bulletin import Bulletin, Total, bulletin_text
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.summary import Laptops
from dxdesk.report.bulletin import HIGH, WIDE, bulletin_tables, draw_bulletin
from dxdesk.report.drawn import Stamp, silent

TOTALS = tuple(Total(code, figure, what) for code, figure, what in (
    ("helps", "1.234", "lượt hỗ trợ"), ("people", "512", "người được giúp"),
    ("l2_activated", "275", "người kích hoạt VNeID mức 2"), ("shops_qr", "dưới 5", "hộ kinh doanh có mã QR")))
SHEET = Bulletin("Tổ công nghệ số cộng đồng Khu phố 3", "tháng 11 năm 2026", TOTALS,
                 "Từ đầu năm đạt 71,4% chỉ tiêu kích hoạt VNeID mức 2", datetime(2026, 11, 22, 14, 4, tzinfo=UTC),
                 Laptops(("a",), ("b",)), "Hỏi tổ ở nhà văn hóa.")


def drawn(sheet=SHEET):
    return draw_bulletin(sheet, Stamp(), silent)


def words(data):
    document = pypdfium2.PdfDocument(data)
    page = document[0].get_textpage()
    text = " ".join(page.get_text_bounded().split())
    boxes = [page.get_charbox(at) for at in range(page.count_chars())]
    document.close()
    return text, boxes


def test_every_total_stands_on_the_picture_and_knows_its_records():
    text, _ = words(drawn().data)
    for sentence in ("Tổ công nghệ số cộng đồng Khu phố 3", "Tháng 11 năm 2026", "1.234 lượt hỗ trợ",
                     "dưới 5 hộ kinh doanh có mã QR", "Số liệu đến 21:04 22/11/2026, còn thiếu 1 máy"):
        assert sentence in text
    assert [spot.source.indicator for spot in drawn().spots] == [total.indicator for total in TOTALS]
    assert [row[1].text for row in bulletin_tables(SHEET)[0].rows] == [total.figure for total in TOTALS]


@pytest.mark.parametrize("sheet", [
    SHEET, replace(SHEET, totals=()), replace(SHEET, totals=TOTALS * 3, practice=True),
    replace(SHEET, team="Tổ khu phố Ẵng Ỗ " + "rất dài " * 15, closing="Hỏi tổ " * 40,
            totals=(Total("helps", "123.456.789.012", "lượt " * 30),)),
])
def test_nothing_leaves_the_picture(sheet):
    _, boxes = words(drawn(sheet).data)
    assert all(left >= 29 and right <= WIDE - 29 and bottom >= 5 and top <= HIGH - 20
               for left, bottom, right, top in boxes if right > left)


def test_equal_input_gives_equal_bytes_and_a_sheet_comes_back_from_the_archive():
    assert drawn().data == drawn(from_plain(Bulletin, to_plain(SHEET))).data


def test_the_text_has_a_line_for_each_total_and_says_practice_first():
    assert bulletin_text(SHEET).splitlines() == [
        "Tổ công nghệ số cộng đồng Khu phố 3, tháng 11 năm 2026:", "• 1.234 lượt hỗ trợ", "• 512 người được giúp",
        "• 275 người kích hoạt VNeID mức 2", "• dưới 5 hộ kinh doanh có mã QR",
        "Từ đầu năm đạt 71,4% chỉ tiêu kích hoạt VNeID mức 2.", "Số liệu đến 21:04 22/11/2026, còn thiếu 1 máy.",
        "Hỏi tổ ở nhà văn hóa."]
    assert bulletin_text(replace(SHEET, practice=True)).startswith("TẬP DƯỢT")
