"""Personal numbers: what does not fit, what spreadsheets did to them, masks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import identity
from dxdesk.domain.identity import Number, fits_damaged, number_warnings, read_number


def test_all_old_provinces_are_known():
    assert len(identity.PROVINCES) == 63
    assert all(len(code) == 3 and code < "097" for code in identity.PROVINCES)


@pytest.mark.parametrize(("number", "sex", "year", "expected"), [
    ("074065000456", "M", 1965, ()),
    ("070190000123", "F", 1990, ()),
    ("074303936398", "F", 2003, ()),
    ("074198974391", "M", 1998, ("national_id: sex digit disagrees",)),
    ("074077912689", "M", 1974, ("national_id: birth year disagrees",)),
    ("003044927283", "", None, ("national_id: unknown province code",)),
    ("142065000456", "M", 1965, ()),
    ("074465000456", "M", None, ("national_id: birth year disagrees",)),
    ("074178909337", "M", 1967, ("national_id: birth year disagrees", "national_id: sex digit disagrees")),
    ("285901234", "", None, ("national_id: old 9-digit number",)),
    ("07419897439", "", None, ("national_id: wrong length",)),
    ("", "", None, ("national_id: wrong length",)),
])
def test_warnings(number, sex, year, expected):
    assert number_warnings(number, sex, year) == expected


@pytest.mark.parametrize(("cell", "expected"), [
    ("079083985248", Number("079083985248")),
    ("'079083985248", Number("079083985248")),
    ('="079083985248"', Number("079083985248")),
    ("079 083 985 248", Number("079083985248")),
    ("79083985248", Number("079083985248", repairs=("national_id: leading zero restored",))),
    ("79083985248.0", Number("079083985248", repairs=("national_id: leading zero restored",))),
    ("1150979205", Number("001150979205", repairs=("national_id: two leading zeros restored",))),
    ("O79083985248", Number("079083985248", repairs=("national_id: letter O read as zero",))),
    ("7,41529E+10", Number(None, warnings=("national_id: digits lost (scientific notation)",))),
    ("7E+10", Number(None, warnings=("national_id: digits lost (scientific notation)",))),
    ("285901234", Number(None, "285901234", warnings=("national_id: old 9-digit number",))),
    ("07908398524", Number(None, warnings=("national_id: wrong length",))),
    ("7019000012", Number(None, warnings=("national_id: wrong length",))),
    ("chưa có", Number(None)),
    ("", Number(None)),
])
def test_cells(cell, expected):
    assert read_number(cell) == expected


def test_scientific_notation_with_all_digits_is_expanded():
    assert read_number("7.9083985248E+10") == Number("079083985248", repairs=(
        "national_id: leading zero restored", "national_id: scientific notation expanded"))


@pytest.mark.parametrize(("number", "text", "fits"), [
    ("075077985867", "7,5078E+10", True), ("075077985867", "7.5E+10", True), ("075077985867", "8E+10", True),
    ("075077985867", "7,5077E+10", False), ("075077985867", "7,5078E+11", False),
    ("075077985867", "75077985867", False),
])
def test_a_rounded_number_still_says_whom_it_may_mean(number, text, fits):
    assert fits_damaged(number, text) is fits


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,3}[.,]?[0-9]{0,12}E\+?[0-9]{1,2}", fullmatch=True))
def test_any_cell_gives_twelve_digits_or_none(cell):
    value = read_number(cell).value
    assert value is None or (len(value) == 12 and value.isdigit())


def test_masks_hide_the_middle():
    assert identity.mask_number("079083985223") == "079*******23"
    assert identity.mask_phone("0912345678") == "••• 678"
    assert identity.mask_number("123") == "***"
    assert identity.mask_phone("12") == "•••"
