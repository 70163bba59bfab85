"""Every scan is named in words that hold nothing of it; names and years typed by a machine are no scans."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.idcard import MAX_BYTES
from dxdesk.domain.scanned import is_scan, what_is
from dxdesk.domain.slip_numbers import qr_text
from dxdesk.paths import resource_path
from tests.domain import damage

SAMPLES = resource_path("practice", "qr.txt").read_text("utf-8").removesuffix("\n").split("\n")
MAN = "074065000456||Nguyễn Văn Tám|20071965|Nam|Khu phố 1, Phú Cường, Thủ Dầu Một, Bình Dương|15082024||||"
PAYING = "00020101021138540010A00000072701240006970403011001234567890208QRIBFTTA53037045802VN63041234"


@pytest.mark.parametrize("text", SAMPLES)
def test_every_sample_is_a_card(text):
    found = what_is(text)
    assert (found.kind, found.repairs, found.doubts, is_scan(text)) == ("card", (), (), True)


@pytest.mark.parametrize(("text", "kind", "word"), [
    (PAYING, "link", "VietQR"), ("https://dichvucong.gov.vn/p?id=074065000456", "link", "Đường dẫn"),
    ("]Q1https://zalo.me/0912345678", "link", "Đường dẫn"), ("WIFI:S:nha;T:WPA;P:12345678;;", "link", "wifi"),
    ("BEGIN:VCARD\nFN:Tám\nEND:VCARD", "link", "Danh thiếp"), ("tel:0912345678", "link", "gọi điện"),
    ("074065000456", "number", "12 số"), ("074 065 000 456\r", "number", "12 số"), ("8934563138164", "number", "vạch"),
    ("281234567", "number", "9 số"), ("0912345678", "number", "dãy số"),
    (MAN[:40], "cut", "thiếu"), (MAN.replace("20071965", "2007xx65"), "garbled", "sai chữ"),
    (damage.through("french", MAN)[:40], "garbled", "sai chữ"), (MAN[:14] + "\0" + MAN[14:30], "garbled", "sai chữ"),
    ("GD4797931234567|4e|01/01/1990|1|x|y", "other", "bảo hiểm"), ("Nguyễn Văn Tám", "other", "Mã lạ"),
    ("😀😀😀😀😀😀😀😀😀", "other", "Mã lạ"), ("\u202eمرحبا بالعالم", "other", "Mã lạ"), ("", "other", "Chưa có gì"),
    ("x" * 100_000, "other", "Mã lạ"), (b"\xff\xfe\x00", "other", "Mã lạ"),
])
def test_everything_is_named(text, kind, word):
    found = what_is(text)
    assert (found.kind, found.card) == (kind, None)
    assert word in found.words and found.reason


@pytest.mark.parametrize("layout", ["as it is", "french", "german", "shift lost", "shift held"])
def test_a_slip_of_ours(layout):
    found = what_is(damage.through(layout, qr_text("K7Q1", 12)))
    assert (found.kind, found.slip_no) == ("slip", "K7Q1-0012")
    assert is_scan(qr_text("K7Q1", 12))
    assert what_is("DXP:ƯW7W-3").slip_no == "WW7W-0003"  # Telex


def test_a_damaged_card_says_what_was_done():
    found = what_is(f"]Q1{MAN}")
    assert found.card is not None and found.card.full_name == "Nguyễn Văn Tám"
    assert found.repairs == ("text: prefix taken off",)
    assert what_is(damage.folded(MAN)).doubts


@pytest.mark.parametrize("typed", [
    "Nguyễn Văn Tám", "nguyen van tam", "TRẦN THỊ BÉ", "H'Loan Niê", "Khu phố 3", "12/34 hẻm Cây Điệp", "0912345678",
    "09123456789", "22/11/2026", "1958", "H12.34-260911-0042", "HK-770155", "con rể là Đàm Quý Uy", "aaaaaaaaaaaa",
    "mot hai ba bon nam", "0000-0000-0000", "a|b nho hon|",
])
def test_what_hands_and_machines_type_into_fields_is_no_scan(typed):
    assert is_scan(typed) is (typed == "a|b nho hon|")


@pytest.mark.parametrize("scan", [
    MAN, MAN[:30], PAYING, "074065000456", "https://vneid.gov.vn", damage.through("french", MAN),
    damage.through("british", MAN), damage.capitals(MAN), damage.dropped(MAN), "]Q1" + MAN,
])
def test_what_scanners_send_is(scan):
    assert is_scan(scan)


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{6,20}\|?[a-z ]*", fullmatch=True)
       | st.lists(st.sampled_from([*MAN.split("|"), "x", "DXP:"]), max_size=12).map("|".join))
def test_no_number_and_no_text_stands_in_what_is_said(text):
    found = what_is(text)
    said = repr(found).replace(repr(found.slip_no), "").replace(found.slip_no or "\0", "")
    for digits in re.findall("[0-9]{4,}", text):
        assert digits not in said
    assert len(text.strip()) < 8 or text.strip() not in said


def test_too_long_a_text_is_still_named():
    assert what_is(MAN + "y" * MAX_BYTES).kind in ("garbled", "other")
