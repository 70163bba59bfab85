"""A damaged card gives the same number, dates and sex, its name the same or flagged; a whole one is never touched."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dxdesk.domain.idcard import MAX_BYTES, Card, read_card
from dxdesk.domain.names import same_key
from dxdesk.domain.scan_mending import (
    BROKEN_LINE,
    GUESSED,
    LETTERS_LOST,
    NO_ACCENTS,
    ODD,
    Mended,
    mend_scan,
    split_scans,
)
from dxdesk.paths import resource_path
from tests.domain import damage

SAMPLES = resource_path("practice", "qr.txt").read_text("utf-8").removesuffix("\n").split("\n")
EXPECTED = json.loads((Path(__file__).parents[1] / "data" / "qr-expected.json").read_text("utf-8"))["payload"]
WOMAN = "070190000123|281234567|Trần Thị Bé|05091990|Nữ|Ấp 3, Tân Lập, Đồng Phú, Bình Phước|12042022"
MAN = "074065000456||Nguyễn Văn Tám|20071965|Nam|Khu phố 1, Phú Cường, Thủ Dầu Một, Bình Dương|15082024||||"

_WORDS = ("Nguyễn", "Trần", "Thị", "Văn", "Hữu", "Đặng", "Phượng", "Quyên", "Khuya", "Giàng", "Ỷ", "Lan", "Anh", "Hoa",
          "Oanh", "Đức", "Xuyến", "Nghiêm", "Thuỷ", "Hòa", "Loan", "Tuyết", "Lý", "Quý", "Mai", "Cường", "Dương")
_HIGHLANDS = ("H’Loan Niê", "Y Blơng Êban", "K’Đdam Mlô", "Siu Thị H’Wiên", "Ksor Đức")
_HOMES = ("Ấp 3, Tân Lập, Đồng Phú, Bình Phước", "12/5 Khu phố 3, Quang Vinh, Biên Hòa, Đồng Nai",
          "Tổ 4, Khu phố 2, Tân Phú, Đồng Xoài, Bình Phước", "Buôn Ea Nao, Buôn Ma Thuột, Đắk Lắk")


@st.composite
def cards(draw: st.DrawFn, *, highlands: bool = True) -> str:
    """Texts of whole cards, old and new."""
    words = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=4, unique=True).map(" ".join)
    name = draw(words | st.sampled_from(_HIGHLANDS) if highlands else words)
    number = draw(st.from_regex(r"\A0[0-9]{2}[0-3][0-9]{8}\Z", fullmatch=True))
    old = draw(st.sampled_from(("", "281234567", "024071003")))
    born = draw(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
    when = draw(st.sampled_from((f"{born:%d%m}{born.year:04}", f"0000{born.year}", str(born.year))))
    sex, tail = draw(st.sampled_from(("Nam", "Nữ"))), draw(st.sampled_from(("", "||||", "||Lê Văn Út|Đỗ Thị Hảo")))
    return f"{number}|{old}|{name}|{when}|{sex}|{draw(st.sampled_from(_HOMES))}|12042022{tail}"


def proven(card: Card) -> tuple[object, ...]:
    return card.national_id, card.birth_year, card.birth_date, card.sex, card.issue_date


def must_be_same(text: str, damaged: str) -> Mended:
    mended = mend_scan(damaged)
    meant, got = read_card(text), read_card(mended.text)
    assert proven(got) == proven(meant), damaged
    assert same_key(got.full_name) == same_key(meant.full_name) or mended.doubts, damaged
    return mended


@pytest.mark.parametrize("text", SAMPLES)
def test_no_sample_is_touched(text):
    assert mend_scan(text) == Mended(text)


@given(cards())
def test_no_whole_card_is_touched(text):
    for whole in (text, f"\ufeff{text}\r", f" {text} "):
        assert mend_scan(whole) == Mended(whole)


LETTERS = [str, damage.folded, damage.questioned, damage.dropped, damage.mojibake, damage.telex_on, damage.vni_on,
           lambda text: damage.telex_on(damage.folded(text)), lambda text: damage.vni_on(damage.folded(text))]
FRAMES = ["{}", "]Q1{}", "\x02{}\x03", "QR: {}\r\n", "{}\t", "\ufeff{}", "{}#", "{}\x1d\x04"]


@given(cards(), st.sampled_from(list(damage.LAYOUTS)), st.sampled_from(LETTERS), st.sampled_from(FRAMES))
def test_a_card_through_another_keyboard(text, layout, letters, frame):
    assume(layout == "as it is" or letters is not damage.mojibake)  # its signs are keys of none of the layouts
    must_be_same(text, damage.through(layout, frame.format(letters(text))))


@given(cards(), st.sampled_from(damage.BARS), st.sampled_from(LETTERS))
def test_a_card_whose_bars_became_something_else(text, bar, letters):
    must_be_same(text, letters(text).replace("|", bar))


@given(cards(), st.sampled_from(LETTERS))
def test_a_card_under_caps_lock(text, letters):
    must_be_same(text, damage.capitals(letters(text)))
    must_be_same(text, text.swapcase())


@given(cards(highlands=False), st.booleans(), st.sampled_from(FRAMES))
def test_a_card_typed_in_keystrokes_of_vietnamese(text, vni, frame):
    mended = must_be_same(text, frame.format(damage.keystrokes(text, vni=vni)))
    assert same_key(read_card(mended.text).full_name) == same_key(read_card(text).full_name)


@given(cards(), st.data())
def test_a_card_broken_over_lines_and_strewn_with_signs(text, data):
    at = data.draw(st.lists(st.integers(1, len(text) - 1), max_size=4))
    sign = data.draw(st.sampled_from(("\n", "\r\n", "\x1d", "\0", "\u200b", "x\b")))
    broken = "".join(f"{sign if place in at else ''}{char}" for place, char in enumerate(text))
    must_be_same(text, broken)


def test_a_card_whose_bars_are_gone():
    assert must_be_same(WOMAN, WOMAN.replace("|", "")).repairs
    assert must_be_same(MAN, MAN.replace("|", "")).repairs


@pytest.mark.parametrize(("damaged", "repairs", "doubts"), [
    (WOMAN.replace("|", "~"), ("text: bar from another keyboard",), ()),
    (f"]Q1{WOMAN}", ("text: prefix taken off",), ()),
    (damage.through("french", MAN), ("text: French keyboard",), ()),
    (damage.through("german", MAN), ("text: German keyboard",), ()),
    (damage.through("shift held", MAN), ("text: Shift held down",), ()),
    (WOMAN.replace("070190", "0701\n90"), ("text: signs and lines taken out",), ()),
    (WOMAN.replace("Thị", "Th\nị"), (), (BROKEN_LINE,)),
    (damage.mojibake(MAN), ("text: code page",), ()),
    (damage.folded(MAN), (), (NO_ACCENTS,)),
    (damage.questioned(MAN), (), (LETTERS_LOST, NO_ACCENTS)),
    (damage.questioned(WOMAN), ("sex: read from what was left",), (NO_ACCENTS, LETTERS_LOST)),
    (damage.keystrokes(MAN, vni=False), ("full_name: Telex put together",), (GUESSED,)),
    (damage.keystrokes(MAN, vni=True), ("full_name: VNI put together",), ()),
    (MAN.replace("Nguyễn Văn Tám", "Ksỏ Tám"), (), (ODD,)),
    (damage.capitals(MAN), ("full_name: capitals turned back",), ()),
    (MAN.replace("20071965", "20/07/1965"), None, ()),
])
def test_what_was_done_is_told(damaged, repairs, doubts):
    mended = mend_scan(damaged)
    assert sorted(mended.doubts) == sorted(doubts)
    assert repairs is None or mended.repairs == repairs
    assert repairs is not None or mended.repairs


@pytest.mark.parametrize("other", [
    "", " ", "|||||||", "070190000123", "https://vneid.gov.vn/a|b|c|d|e|f|g", "WIFI:S:nha;T:WPA;P:12345678;;",
    "00020101021138540010A00000072701240006970403011001234567890208QRIBFTTA53037045802VN63041234",
    "070190000123||Trần", "GD4797931234567|4e|01/01/1990|1|x|y|z", "Nguyễn Thị Bé, số 070190000123, sinh 1990",
    WOMAN.replace("070190000123", "07019000012"), WOMAN + "x" * MAX_BYTES, WOMAN.replace("Nữ", "Khác"),
])
def test_what_is_no_card_is_left_as_it_came(other):
    assert mend_scan(other) == Mended(other)


@given(st.text(max_size=80) | st.lists(st.sampled_from([*WOMAN.split("|"), "x", "0", "\0", "µ"]), max_size=12).map(
    "|".join))
def test_anything_is_taken_without_a_fault(text):
    mended = mend_scan(text)
    assert mended.text == text or mended.repairs
    assert mend_scan(mended.text).text == mended.text


@pytest.mark.parametrize("joint", ["", "\n"])
def test_two_cards_in_one_text_are_parted(joint):
    assert [part.strip() for part in split_scans(WOMAN + joint + MAN + joint + WOMAN)] == [WOMAN, MAN, WOMAN]
    assert split_scans(WOMAN) == [WOMAN]
    assert split_scans(f"]Q1{WOMAN}") == [f"]Q1{WOMAN}"]
    assert split_scans("") == []
