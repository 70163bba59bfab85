"""What is damage and what is an edit, cell by cell."""

import pytest

from dxdesk.exchange.sheets.damage import day_first, month_first, same_cell


@pytest.mark.parametrize(("shown", "cell"), [
    ("0901234567", "901234567"), ("001099012345", "1.09901E+09"), ("079083985248", "7,90840E+10"),
    ("079083985248", "79083985248.0"), ("12345678901234567", "12345678901234500"), ("0123", "'0123"), ("15", "15.0"),
    ("1,5", "1.50"), ("05/10/2026", "5/10/2026"), ("05/10/2026", "2026-10-05"), ("05/10/2026", "5-10-26"),
    ("05/10/2026", "46300"), ("05/10/2026", "2026-10-05 00:00:00"), ("05/10/2026", "5-Oct-26"),
    ("05/10/2026", "5-Oct-2026"),
    ("03/1950", "Mar-50"), ("03/1950", "1950-03-01"), ("03/1950", "1/3/1950"), ("08:05", "8:05"), ("08:05", "8:05:00"),
    ("08:05", "8:05:00 AM"), ("08:05", "0.336805555555556"), ("20:15", "8:15 PM"), ("TRUE", "True"),
    ("Nguyễn Thị", "Nguy?n Th?"), ("a\tb\r\nc", "a b\nc"), ("a\tb", "ab"), (" x ", "x"), ("=1+1", "'=1+1"), ("", "  "),
])
def test_damage(shown: str, cell: str):
    assert same_cell(shown, cell)


@pytest.mark.parametrize(("shown", "cell"), [
    ("0901234567", "0901234568"), ("0901234567", ""), ("", "x"), ("05/10/2026", "06/10/2026"),
    ("05/10/2026", "10/05/2026"),
    ("05/10/2026", "46301"), ("05/10/2026", "2026-05-10"), ("05/10/2026", "2025"), ("08:05", "08:06"),
    ("08:05", "20:05"),
    ("15", "150"), ("15", "1.5"), ("-1", "1"), ("TrầnThị", "Trần Thị"), ("Nguyễn", "Nguyển"), ("có", "Có"),
    ("079083985248", "7.90841E+10"), ("Xong", "TRUE"), ("1950", "1951"), ("5/10", "5-Oct"), ("123456", "123457"),
])
def test_edits(shown: str, cell: str):
    assert not same_cell(shown, cell)


def test_a_file_tells_by_its_other_days_which_comes_first():
    vietnamese = [("25/10/2026", "25/10/2026"), ("05/10/2026", "5/10/2026")]
    american = [("25/10/2026", "10/25/2026"), ("05/10/2026", "10/5/2026")]
    assert not month_first([*vietnamese, ("05/10/2026", "10/5/2026")])
    assert month_first(american)
    assert not month_first([("05/05/2026", "5/5/2026")])
    assert same_cell("05/10/2026", "10/5/2026", us_days=True)
    assert not same_cell("05/10/2026", "5/10/2026", us_days=True)
    assert day_first("12/25/1951", us_days=True) == "25/12/1951"
    assert day_first("12/5/1951", us_days=False) == "12/5/1951"
    assert day_first("18987", us_days=False) == "25/12/1951"
