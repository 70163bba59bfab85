"""Papers people take home, and the hand-over of a shift: their words, sizes and edges, what is too much for a page."""

import json
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from dxdesk.domain.appointment import visit_in
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.errors import InputError
from dxdesk.papers.kinds import paper_kind
from dxdesk.report.appointment import draw_appointment
from dxdesk.report.drawn import Stamp, silent
from dxdesk.report.fonts import serif
from dxdesk.report.handover import handover_tables
from tests.report import large_kit as kit
from tests.report.class_kit import GOLDEN, lines_at, overlaps
from tests.report.layout_kit import lines_of

SHEETS = {
    "appointment": (kit.SLIP, kit.LONG_SLIP, kit.WIDE_SLIP, kit.EMPTY_SLIP),
    "notice": (kit.NOTICE, replace(kit.NOTICE, size="a4"), kit.LONG_NOTICE, replace(kit.LONG_NOTICE, size="a4")),
    "holding": (kit.HOLDING, kit.LONG_HOLDING, kit.EMPTY_HOLDING),
    "handover": (kit.HANDOVER, kit.LONG_HANDOVER, kit.EMPTY_HANDOVER),
}
EVERY = [(key, sheet) for key, sheets in SHEETS.items() for sheet in sheets]
_MM = 72 / 25.4
MARGINS = {"appointment": (11, 11, 11, 11), "notice": (11, 11, 11, 11), "holding": (18, 18, 18, 18),
           "handover": (30, 15, 8, 20)}
"""Left, right, top, bottom; the page number stands above the top."""


def drawn(key, sheet, code=""):
    return paper_kind(key).draw(sheet, Stamp(code), silent)


def texts(data) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


@pytest.mark.parametrize("key", SHEETS)
def test_the_text_copies_out_exactly_as_the_golden_page(key):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    text = "\f".join(texts(drawn(key, SHEETS[key][0], "K7Q4-92").data))
    assert text == (GOLDEN / f"{key}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "sheet"), EVERY)
def test_nothing_leaves_its_margins_and_no_words_lie_on_others(key, sheet, tmp_path):
    made, file = drawn(key, sheet, "K7Q4-92"), tmp_path / "p.pdf"
    file.write_bytes(made.data)
    left, right, _, bottom = (edge * _MM for edge in MARGINS[key])
    with pypdfium2.PdfDocument(made.data) as document:
        sizes = [page.get_size() for page in document]
    assert len(sizes) == made.pages
    for at, (width, height) in list(enumerate(sizes))[:4]:
        lines = lines_at(file, at)
        assert all(one[0] >= left - 1 and one[2] <= width - right + 1 and one[3] <= height - bottom + 1
                   for one in lines)
        assert overlaps(lines, 4) == []


@pytest.mark.parametrize("sheet", SHEETS["appointment"])
def test_a_slip_is_one_page_in_letters_of_18_to_22_points(sheet):
    made = draw_appointment(sheet, Stamp(), silent)
    (lines,) = lines_of(made.data)
    assert made.pages == 1
    assert min(line.size for line in lines) >= 18 and max(line.size for line in lines) <= 22.05
    assert any("ngày 26/11/2026" in line.text and line.size > 21.9 for line in lines)


def test_a_long_slip_says_that_something_was_left_out():
    (text,) = texts(drawn("appointment", kit.LONG_SLIP).data)
    assert "và 11 việc khác." in text and "…" in text and "Thứ Năm, ngày 26/11/2026" in text
    (text,) = texts(drawn("appointment", kit.SLIP).data)
    assert "…" not in text


@pytest.mark.parametrize("sheet", [kit.SLIP, kit.LONG_SLIP])
def test_the_code_of_a_slip_is_read_back_and_names_its_visit_alone(sheet):
    with pypdfium2.PdfDocument(drawn("appointment", sheet).data) as document:
        (code,) = zxingcpp.read_barcodes(document[0].render(scale=3, grayscale=True).to_pil())
    assert visit_in(code.text) == kit.VISIT and "Bé" not in code.text


@pytest.mark.parametrize(("size", "pages"), [("a4", 1), ("a5", 2)])
def test_the_notice_fills_one_sheet_of_paper(size, pages):
    made = drawn("notice", replace(kit.NOTICE, size=size))
    text = " ".join(" ".join(texts(made.data)).split())
    assert made.pages <= pages
    for words in ("24 tháng kể từ lần giúp cuối", "4 số cuối", "2 ngày làm việc", "Bản thông báo số 1",
                  "Không đồng ý vẫn được giúp", "91/2025/QH15", "Ủy ban nhân dân phường Thủ Dầu Một chịu trách nhiệm"):
        assert words in text
    assert min(line.size for page in lines_of(made.data) for line in page) >= 10


def test_the_notice_says_what_the_ward_has_not_set_and_what_it_keeps_whole():
    text = " ".join(" ".join(texts(drawn("notice", kit.LONG_NOTICE).data)).split())
    assert "Thời hạn do phường quy định" in text and "giữ đủ 12 số" in text and "6. Thêm" in text


def test_what_is_held_is_for_one_person_and_its_file_names_nobody():
    made = drawn("holding", kit.HOLDING)
    with pypdfium2.PdfDocument(made.data) as document:
        assert "Bé" not in " ".join(document.get_metadata_dict().values())
    assert "LƯU HÀNH NỘI BỘ" not in texts(made.data)[0]


def test_the_hand_over_says_what_is_open_without_a_name_and_what_is_empty():
    text = " ".join(" ".join(texts(drawn("handover", kit.HANDOVER, "K7Q4-92").data)).split())
    for words in ("Ca tối, ngày 22/11/2026", "18:42 K7Q1-0012 Kích hoạt VNeID 26/11/2026", "Cộng 13 2 31 26",
                  "chưa ghi người", "K7Q1 Lê Thị Hoa Cổng chợ 12/50 0013", "đã hết", "Còn 14 phiếu của máy này",
                  "Có 03 phiếu trong ngày không ghi ca", "NGƯỜI NHẬN CA", "Mã kiểm K7Q4-92"):
        assert words in text
    empty = " ".join(texts(drawn("handover", kit.EMPTY_HANDOVER).data)[0].split())
    for words in ("Cả ngày, ngày 22/11/2026", "chưa có phiếu nào", "Không còn phiếu nào dở dang",
                  "Mọi phiếu của máy này đã được chép đi; máy này chưa gửi lần nào."):
        assert words in empty


def test_every_figure_of_the_hand_over_is_in_its_tables():
    members, groups, left, books, rest = (table.texts for table in handover_tables(kit.HANDOVER))
    assert members[-1] == ["Cộng", "13", "2", "31", "26"] and groups[-1][-1] == "26"
    assert left[-1] == ["–", "–", "–", "–", "chưa ghi người"] and books[2][-1] == "0013" and rest[2][-1] == "14"


@pytest.mark.parametrize("key", SHEETS)
def test_a_sheet_goes_through_json_and_gives_equal_bytes(key):
    kind, sheet = paper_kind(key), SHEETS[key][0]
    back = from_plain(kind.sheet, json.loads(json.dumps(to_plain(sheet))))
    assert back == sheet and drawn(key, back).data == drawn(key, sheet).data


@pytest.mark.parametrize("key", SHEETS)
def test_fonts_language_and_practice(key):
    made = drawn(key, replace(SHEETS[key][0], practice=True))
    assert b"Helvetica" not in made.data and b"/Lang" in made.data
    assert all("TẬP DƯỢT" in text for text in texts(made.data))


def test_a_letter_that_cannot_be_printed_refuses_the_paper():
    for key, name in (("appointment", "person"), ("holding", "person"), ("notice", "contact")):
        with pytest.raises(InputError, match="😀"):
            drawn(key, replace(SHEETS[key][0], **{name: "Bé 😀"}))
