"""The lists of a class: what stands on them, inside the margins, for one learner and for four hundred."""

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from dxdesk.domain.class_code import meeting_in
from dxdesk.domain.class_papers import TAUGHT, MarkedPerson, PersonLine
from dxdesk.errors import DeskError, InputError
from dxdesk.report.attendance_sheet import WALK_INS, draw_filled_sheet, write_blank_sheet
from dxdesk.report.fonts import serif
from tests.report.activity_kit import ink_bounds, pages_of
from tests.report.class_kit import GOLDEN, LONG, LONGEST, MEETING, blank, drawn_to, filled, lines_at, overlaps


def words(path):
    return " ".join(" ".join(pages_of(path)).split())


@pytest.mark.parametrize(("name", "write"), [
    ("class_blank", lambda path: write_blank_sheet(blank(6), path)),
    ("class_filled", lambda path: drawn_to(path, draw_filled_sheet, filled(6, 4))),
])
def test_the_text_copies_out_exactly_as_the_golden_page(tmp_path, name, write):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    path = tmp_path / "a.pdf"
    write(path)
    assert "\f".join(pages_of(path)) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("scale", [1.2, 2, 4])
def test_a_scanner_reads_the_code_back(tmp_path, scale):
    path = tmp_path / "a.pdf"
    write_blank_sheet(blank(3), path)
    document = pypdfium2.PdfDocument(path)
    (read,) = zxingcpp.read_barcodes(document[0].render(scale=scale).to_pil())
    document.close()
    assert meeting_in(read.text) == MEETING
    assert read.text.removeprefix("DXDBUOI:") in words(path).replace(" ", "")


@pytest.mark.parametrize("count", [0, 1, 14, 40, 400])
def test_everybody_is_on_the_list_then_five_empty_lines(tmp_path, count):
    path = tmp_path / "a.pdf"
    pages = write_blank_sheet(blank(count), path)
    texts = pages_of(path)
    assert len(texts) == pages and all("TT" in text and "Ký tên" in text for text in texts[:-1])
    last = texts[-1]
    for part in ("Có mặt: ………", "NGƯỜI DẠY", "TỔ TRƯỞNG", "Đỗ Văn Tám", "Lê Thị Hoa", "ngày 22 tháng 11 năm 2026"):
        assert part in last
    numbers = [line.split()[0] for text in texts for line in text.splitlines() if line.split()[:1]]
    assert str(count + WALK_INS) in numbers and str(count + WALK_INS + 1) not in numbers
    for number in range(0, pages, max(1, pages // 4)):
        left, _, right, bottom = ink_bounds(path, number)
        assert left >= 29.7 and right <= 195.3 and bottom <= 277.3
        assert not overlaps(lines_at(path, number))


@pytest.mark.parametrize(("count", "held", "across"), [(3, 1, False), (40, 6, False), (40, 13, True), (24, 30, True),
                                                      (120, 8, True)])
def test_the_marks_of_all_meetings_fit_upright_or_lying(tmp_path, count, held, across):
    path, sheet = tmp_path / "a.pdf", filled(count, held)
    pages = drawn_to(path, draw_filled_sheet, sheet)
    document = pypdfium2.PdfDocument(path)
    wide, high = document[0].get_width(), document[0].get_height()
    document.close()
    assert (wide > high) is across
    text = words(path)
    assert f"B{held}" in text and "LƯU HÀNH NỘI BỘ" in text and "T đến trễ" in text
    for number in range(0, pages, max(1, pages // 4)):
        left, _, right, bottom = ink_bounds(path, number)
        assert left >= 29.7 and right <= (282.3 if across else 195.3) and bottom <= (190.3 if across else 277.3)
        assert not overlaps(lines_at(path, number))


def test_the_totals_are_those_of_each_meeting_and_a_trainer_is_not_counted(tmp_path):
    sheet = filled(7, 2)
    rows = (*sheet.rows, MarkedPerson(PersonLine("Đỗ Văn Tám"), (TAUGHT, "present"), 1, 1))
    drawn_to(tmp_path / "a.pdf", draw_filled_sheet, replace(sheet, rows=rows))
    text = words(tmp_path / "a.pdf")
    for line in ("Có mặt (kể cả đến trễ, về sớm) 4 5", "Vắng có phép 1 1", "Vắng 1 1", "Chưa điểm danh 1 1",
                 "8 Đỗ Văn Tám – x 1/1"):
        assert line in text


def test_page_numbers_stand_from_page_two_and_names_stay_whole(tmp_path):
    path = tmp_path / "a.pdf"
    pages = write_blank_sheet(blank(60), path)
    document = pypdfium2.PdfDocument(path)
    above = [page.get_textpage().get_text_bounded(bottom=842 - 57).strip() for page in document]
    document.close()
    assert above == ["", *(str(number) for number in range(2, pages + 1))]
    assert words(path).count(LONG) == 10


def test_unknown_facts_leave_room_to_write_and_awkward_ones_are_kept_or_refused(tmp_path):
    path, sheet = tmp_path / "a.pdf", blank(1)
    meeting = replace(sheet.meeting, hours="", place="", topic="", trainers=())
    write_blank_sheet(replace(sheet, meeting=meeting, of=replace(sheet.of, place=""), practice=True), path)
    text = words(path)
    assert "Người dạy: ……" in text and "Nơi học: ……" in text and "TẬP DƯỢT" in text
    odd = replace(sheet, people=(PersonLine(f"{LONGEST} <b>&", "1950", "=1+1"),))
    write_blank_sheet(odd, path)
    assert f"{LONGEST} <b>&" in words(path) and b"Helvetica" not in path.read_bytes()
    with pytest.raises(InputError):
        write_blank_sheet(replace(sheet, people=(PersonLine("漢字"),)), path)
    with pytest.raises(DeskError):
        write_blank_sheet(sheet, tmp_path / "không có" / "a.pdf")
