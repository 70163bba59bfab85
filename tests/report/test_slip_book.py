"""Paper slips: every number once and readable, the fields in the order of the screen, nothing on a cut or an edge."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
import zxingcpp

from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.slip_form import SIZES, BlankForms, SlipBookSheet
from dxdesk.domain.slip_numbers import read_slip
from dxdesk.errors import InputError
from dxdesk.report.drawn import Stamp, Stopped, silent
from dxdesk.report.fonts import serif
from dxdesk.report.slip_book import draw_blank_forms, draw_slips
from dxdesk.ui.labels import FEELINGS
from tests.report.class_kit import GOLDEN, LONG, lines_at, overlaps
from tests.report.hand_kit import FORM, LONG_GIVEN, blank, slip_book

SCREEN = Path(__file__).parents[2] / "forms" / "visit_form.ui"
WIDTH, HEIGHT = 595.28, 841.89
CUTS = {"a5": (WIDTH,), "a6": (WIDTH / 2, WIDTH)}


def drawn(sheet, tell=silent):
    return (draw_blank_forms if isinstance(sheet, BlankForms) else draw_slips)(sheet, Stamp(), tell)


def texts(data):
    document = pypdfium2.PdfDocument(data)
    found = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return found


def labels_on_screen():
    """What stands above each field of the form, as the screen calls it."""
    rows = {row.get("name"): row for row in ElementTree.parse(SCREEN).iter("widget")}
    found = {}
    for name, row in rows.items():
        label = row.find("property[@name='label']/string")
        if name.endswith("_row") and label is not None:
            found[name.removesuffix("_row")] = label.text.replace("&", "")
    return found


@pytest.mark.parametrize(("name", "sheet"), [
    ("slips_a5", slip_book(2, "a5")), ("slips_a6", slip_book(2, "a6")), ("blank_form", blank(1, "a5"))])
def test_the_text_copies_out_exactly_as_the_golden_page(name, sheet):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    text = "\f".join(texts(drawn(sheet).data))
    assert text == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_the_fields_stand_in_the_order_of_the_screen():
    [text] = texts(drawn(blank(1, "a6")).data)
    assert text.count("PHIẾU HỖ TRỢ") == 4
    text = text[text.index("Họ và tên"):]
    labels = labels_on_screen()
    fields = ("full_name", "birth_year", "sex", "id_last4", "phone", "people", "hamlet", "eid_before", "eid_after",
              "device", "household_no", "address", "follow_up_on", "satisfaction", "note")
    places = [text.index(labels[name]) for name in fields]
    assert places == sorted(places)
    assert text.index("Địa chỉ") < text.index("Đã giúp việc gì?") < text.index("Kết quả") < text.index("Hẹn lại")
    assert text.index("Ghi chú") < text.index("Đã nghe thông báo và đồng ý")


def test_the_choices_are_those_of_the_screen():
    [text] = texts(drawn(blank(1)).data)
    flat = " ".join(text.split())
    for service in FORM.services:
        assert f"{service.key} {service.words}" in flat
    for at, words in enumerate(("Xong", "Một phần", "Chưa", "Chuyển"), 1):
        assert f"{at} {words}" in flat
    assert FORM.feelings == tuple(option.word for option in FEELINGS)


@pytest.mark.parametrize("size", SIZES)
def test_every_number_is_printed_once_and_read_back_from_its_code(size):
    made = drawn(slip_book(7, size))
    document, read = pypdfium2.PdfDocument(made.data), []
    for page in document:
        read += zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode)
    document.close()
    assert sorted(read_slip(code.text) for code in read) == [("K7Q1", number) for number in range(1, 8)]


def test_cut_and_piled_the_slips_are_in_order():
    made = drawn(slip_book(6, "a5"))
    top, bottom = [], []
    for number in range(made.pages):
        for pile, low, high in ((top, 0, HEIGHT / 2), (bottom, HEIGHT / 2, HEIGHT)):
            said = " ".join(line[4] for line in lines_at(made.data, number) if low < line[1] < high)
            pile += re.findall(r"QUYỂN PHIẾU|Vướng mắc: ghi|PHIẾU HỖ TRỢ.*?(K7Q1-\d{4})", said)
    assert [number for number in top + bottom if number] == [f"K7Q1-{number:04}" for number in range(1, 7)]


@pytest.mark.parametrize("sheet", [
    slip_book(2, "a5", LONG_GIVEN), slip_book(2, "a6", LONG_GIVEN), slip_book(2, "a6", contact=LONG * 5),
    replace(blank(2, "a6"), given=LONG_GIVEN), slip_book(2, "a5", practice=True),
], ids=["a5", "a6", "contact", "blank", "practice"])
def test_nothing_lies_on_another_on_a_cut_or_on_the_edge(sheet):
    made = drawn(sheet)
    for number in range(made.pages):
        lines = [line for line in lines_at(made.data, number) if "TẬP" not in line[4] and "DƯỢT" not in line[4]]
        assert overlaps(lines) == []
        for left, top, right, bottom, words in lines:
            assert any(left >= cut - WIDTH / len(CUTS[sheet.size]) + 12 and right <= cut - 12
                       for cut in CUTS[sheet.size]), words
            assert any(top >= edge + 10 and bottom <= edge + HEIGHT / 2 - 8 for edge in (0, HEIGHT / 2)), words


def test_equal_sheets_give_equal_bytes_and_come_back_from_json():
    sheet = slip_book(3)
    assert drawn(sheet).data == drawn(sheet).data
    assert from_plain(SlipBookSheet, to_plain(sheet)) == sheet
    assert from_plain(BlankForms, to_plain(blank())) == blank()
    assert b"Helvetica" not in drawn(sheet).data


def test_a_long_book_can_be_stopped_and_a_letter_nobody_prints_is_named():
    def stop(_done, _all):
        raise Stopped

    with pytest.raises(Stopped):
        drawn(slip_book(50), stop)
    with pytest.raises(InputError, match="U\\+1F600"):
        drawn(slip_book(1, given=replace(LONG_GIVEN, place="Chợ 😀")))
