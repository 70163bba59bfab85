"""The work-day sheet: days and money as printed, room where no amount is set, nothing outside its margins."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from dxdesk.domain.paper_tables import NOW, Source
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.work_days import WorkDays
from dxdesk.report.drawn import Stamp, silent
from dxdesk.report.fonts import serif
from dxdesk.report.work_days import draw_work_days, paid_table, work_day_tables
from tests.report.class_kit import GOLDEN, LONG, LONGEST, lines_at, overlaps
from tests.report.hand_kit import paid, worker
from tests.report.test_slip_book import texts

STAMP = Stamp("K7Q4-92", 1)
MM = 72 / 25.4
THREE = worker(0, "Lê Thị Hoa", "Tổ trưởng", 13), worker(1, "Trần Văn Thử", days=1), worker(2, LONG, "", 2)


def drawn(sheet):
    return draw_work_days(sheet, STAMP, silent)


def words(sheet):
    return " ".join(" ".join(texts(drawn(sheet).data)).split())


def test_the_text_copies_out_exactly_as_the_golden_page():
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    sheet = paid(*THREE, idle=("Võ Văn Kiệt",), missing=("KP3-2",))
    assert "\f".join(texts(drawn(sheet).data)) == (GOLDEN / "work_days.txt").read_text(encoding="utf-8")


def test_money_stands_in_numbers_and_words():
    told = words(paid(*THREE))
    for part in ("Lê Thị Hoa, tổ trưởng 13 52 1 150.000 1.950.000", "Cộng 16 2.400.000",
                 "Tổng cộng 03 người, 16 ngày công; số tiền 2.400.000 đồng (bằng chữ: Hai triệu bốn trăm nghìn đồng).",
                 "NGƯỜI LẬP BIỂU", "TỔ TRƯỞNG", "Mã kiểm K7Q4-92", "Một ngày là một ngày công khi"):
        assert part in told


def test_without_an_amount_room_is_left_to_write():
    sheet = paid(*THREE, amount=None)
    assert re.search(r"16 ngày công; số tiền …+ đồng \(bằng chữ: …+\)", words(sheet))
    assert [row[5].text + row[6].text for row in paid_table(sheet).rows] == [""] * 4


def test_a_period_without_days_says_so():
    sheet = paid(idle=("Lê Thị Hoa", LONG))
    assert "Trong kỳ chưa có ngày công nào." in words(sheet)
    assert f"02 thành viên chưa có ngày công trong kỳ: Lê Thị Hoa, {LONG}." in words(sheet)
    assert drawn(sheet).pages == 1


def test_slips_and_meetings_open_their_records_and_stand_where_they_are_told():
    sheet = paid(*THREE)
    row = paid_table(sheet).rows[0]
    assert [cell.source for cell in row[3:5]] == [Source("visits", NOW, "member", "m0"),
                                                  Source("meetings", NOW, "member", "m0")]
    made = drawn(sheet)
    assert [spot.source.cell for spot in made.spots] == ["m0", "m0", "m1", "m1", "m2", "m2"]
    assert all(spot.page == 0 and spot.right > spot.left and spot.top > spot.bottom for spot in made.spots)


@pytest.mark.parametrize(("period", "titles"), [
    ("2026-10", ["01/10/2026 đến ngày 31/10/2026"]),
    ("2026-Q4", ["01/10/2026 đến ngày 31/10/2026", "01/11/2026 đến ngày 30/11/2026",
                 "01/12/2026 đến ngày 31/12/2026"]),
    ("2026-09-15..2026-10-14", ["15/09/2026 đến ngày 14/10/2026"]),
    ("2026-10-05..2026-10-05", ["05/10/2026 đến ngày 05/10/2026"]),
])
def test_the_days_stand_month_by_month(period, titles):
    sheet = paid(*THREE, period=period)
    assert [table.title for table in work_day_tables(sheet)[1:]] == [f"Từ ngày {title}" for title in titles]
    assert all(f"Từ ngày {title}" in words(sheet) for title in titles)


@pytest.mark.parametrize("sheet", [
    paid(*(worker(at, LONGEST, "Công chức phường, xã", 9) for at in range(25)), amount=9_999_999),
    paid(*(worker(at, LONG, days=12) for at in range(10)), amount=None, period="2026-Q4"),
    replace(paid(worker(0)), idle=(LONGEST,) * 20),
], ids=["many", "quarter", "idle"])
def test_nothing_leaves_the_margins_or_lies_on_another(sheet):
    made = drawn(sheet)
    document = pypdfium2.PdfDocument(made.data)
    sizes = [page.get_size() for page in document]
    document.close()
    for number, (width, height) in enumerate(sizes):
        lines = lines_at(made.data, number)
        assert overlaps(lines, 2.5) == []
        for left, top, right, bottom, said in lines:
            assert left >= 29.5 * MM and right <= width - 14.5 * MM, said
            assert top >= 7 * MM and bottom <= height - 19.5 * MM, said


def test_a_sheet_for_practice_says_so_on_every_page():
    assert all("TẬP DƯỢT" in page for page in texts(drawn(paid(*THREE, practice=True)).data))


def test_equal_sheets_give_equal_bytes_and_come_back_from_json():
    sheet = paid(*THREE)
    assert drawn(sheet).data == drawn(sheet).data
    assert from_plain(WorkDays, to_plain(sheet)) == sheet
