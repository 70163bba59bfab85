"""Amounts in Vietnamese words: known ones, and every other read back again."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxdesk.domain.money_words import HIGHEST, money_words, number_words, read_amount

ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8,
        "chín": 9}
UNITS = {"nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}


def spoken(words: str) -> int:
    """The number somebody hears: hundreds, tens and ones gather until a unit closes them."""
    total = group = digit = 0
    for word in words.split():
        if word in ONES:
            digit = ONES[word]
            group += digit
        elif word in ("trăm", "mươi"):
            group += digit * ((100 if word == "trăm" else 10) - 1)
        elif word == "mười":
            group += 10
        elif word == "tỷ":
            total, group = (total + group) * UNITS[word], 0
        elif word in UNITS:
            total, group = total + group * UNITS[word], 0
    return total + group


@pytest.mark.parametrize(("amount", "words"), [
    (0, "Không đồng"), (5, "Năm đồng"), (10, "Mười đồng"), (11, "Mười một đồng"), (15, "Mười lăm đồng"),
    (21, "Hai mươi mốt đồng"), (25, "Hai mươi lăm đồng"), (101, "Một trăm linh một đồng"),
    (110, "Một trăm mười đồng"), (1_005, "Một nghìn không trăm linh năm đồng"),
    (150_000, "Một trăm năm mươi nghìn đồng"), (1_200_000, "Một triệu hai trăm nghìn đồng"),
    (1_050_000, "Một triệu không trăm năm mươi nghìn đồng"),
    (31_415_926, "Ba mươi mốt triệu bốn trăm mười lăm nghìn chín trăm hai mươi sáu đồng"),
    (2_000_000_005, "Hai tỷ không trăm linh năm đồng"), (3_000_000_000_000, "Ba nghìn tỷ đồng"),
    (1_002_000_000_000, "Một nghìn không trăm linh hai tỷ đồng"),
])
def test_known_amounts(amount, words):
    assert money_words(amount) == words


@given(st.integers(0, HIGHEST))
@example(HIGHEST)
def test_what_is_heard_is_what_was_said(number):
    assert spoken(number_words(number)) == number


@pytest.mark.parametrize("amount", [-1, HIGHEST + 1])
def test_amounts_nobody_says_are_refused(amount):
    with pytest.raises(ValueError, match="no amount"):
        money_words(amount)


@pytest.mark.parametrize(("text", "amount"), [
    ("150.000", 150_000), (" 150000 đồng", 150_000), ("1.200.000đ", 1_200_000), ("60 000", 60_000), ("", None),
    ("0", None), ("15.00", None), ("theo quy định", None), ("150.000/ngày", None), ("-5", None), ("20.000.000", None),
])
def test_an_amount_as_people_type_it(text, amount):
    assert read_amount(text) == amount
