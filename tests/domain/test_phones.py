"""Phone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.phones import Phone, read_phone

ZERO = "phone: leading zero restored"
OLD = "phone: old 11-digit number converted"


@pytest.mark.parametrize("text", [
    "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "+84 912 345 678", "84912345678", "+84 0912345678",
    "0084912345678", "'0912345678", '="0912345678"', "0912345678.0", "\u00a00912\u00a0345\u00a0678",
])
def test_one_number_is_read_silently(text):
    assert read_phone(text) == Phone("0912345678")


@pytest.mark.parametrize(("text", "value", "repairs"), [
    ("912345678", "0912345678", (ZERO,)),
    ("840062162", "0840062162", (ZERO,)),
    ("0168 234 5678", "0382345678", (OLD,)),
    ("1682345678", "0382345678", (ZERO, OLD)),
    ("01201234567", "0701234567", (OLD,)),
    ("01991234567", "0591234567", (OLD,)),
    ("0912345678 / 0987654321", "0912345678", ("phone: first of two numbers taken",)),
    ("0912345678 - 0987654321", "0912345678", ("phone: first of two numbers taken",)),
    ("0912345678 0987654321", "0912345678", ("phone: first of two numbers taken",)),
    ("912345678, 0987654321", "0912345678", ("phone: first of two numbers taken", ZERO)),
])
def test_guesses_are_listed(text, value, repairs):
    assert read_phone(text) == Phone(value, repairs)


def test_a_landline_is_kept_with_a_question():
    assert read_phone("0274 3900 123") == Phone("02743900123", (), ("phone: landline",))


@pytest.mark.parametrize(("text", "warning"), [
    ("1022", "phone: not a subscriber number"),
    ("1900.0368", "phone: not a subscriber number"),
    ("113", "phone: not a subscriber number"),
    ("0612345678", "phone: not a subscriber number"),
    ("091234567", "phone: wrong length"),
    ("01301234567", "phone: wrong length"),
    ("9.3E+08", "phone: wrong length"),
    ("#REF!", "phone: formula error in the cell"),
])
def test_what_is_no_number_is_left_out_with_a_warning(text, warning):
    assert read_phone(text) == Phone(None, (), (warning,))


@pytest.mark.parametrize("text", ["", "không có", "  "])
def test_no_number_is_no_warning(text):
    assert read_phone(text) == Phone(None)


@given(st.text(st.sampled_from("0123456789+ .-/'E="), max_size=30))
def test_a_kept_number_is_ten_or_eleven_digits(text):
    value = read_phone(text).value
    assert value is None or (value.isdigit() and value[0] == "0" and len(value) in (10, 11))
    assert value is None or read_phone(value).value == value
