"""Numbers as official papers write them, and the check code."""

import pytest

from dxdesk.report.words import check_code, number, said


@pytest.mark.parametrize(("value", "shown"), [
    (0, "0"), (7, "7"), (1234, "1.234"), (1234567, "1.234.567"), (81.6, "81,6"), (100.0, "100"), (1234.5, "1.234,5"),
    (None, "chưa có"),
])
def test_numbers_in_a_table(value, shown):
    assert number(value) == shown


def test_a_missing_target_is_a_dash():
    assert number(None, "–") == "–"


@pytest.mark.parametrize(("value", "shown"), [
    (0, "0"), (6, "06"), (10, "10"), (1500, "1.500"), (None, "chưa có"), (7.5, "7,5"),
])
def test_counts_in_a_sentence(value, shown):
    assert said(value) == shown


def test_the_check_code_stands_for_the_rows_as_printed():
    rows = [["1", "Lượt hỗ trợ", "lượt", "731", "6.120", "7.500", "81,6"]]
    assert check_code(rows) == "JVET-5M"
    assert check_code([[*rows[0][:3], "732", *rows[0][4:]]]) != check_code(rows)
    assert check_code([["a", "b"]]) != check_code([["ab"]])
