"""The guard is bijective and leaves nothing a spreadsheet would run or rewrite (format §4, I5)."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxdesk.exchange.guard import guard, is_guarded, unguard

TRIGGERS = "=+-@\t\r\n '\0\u00a0\u3000＝＋－＠＇"
TEXTS = st.text() | st.text(alphabet="='+-@0123456789./:eE ;,tTrRuUmayMARCH\t\r\n＝ ") | st.from_regex(
    r"'*(\d{1,4}[-/.: ]){0,2}\d{1,12}([eE]\+?\d)?", fullmatch=True
)


@given(TEXTS)
@example("'")
@example("''")
@example("'=1")
def test_bijective(text: str) -> None:
    cell = guard(text)
    assert unguard(cell) == text
    assert is_guarded(cell)
    assert cell == text or cell == "'" + text


@given(TEXTS)
def test_no_guarded_cell_starts_with_a_trigger(text: str) -> None:
    cell = guard(text)
    if cell and cell == text:
        assert cell[0] not in TRIGGERS
        assert not cell[0].isspace()


@given(TEXTS)
def test_a_cell_is_canonical_only_when_guard_wrote_it(cell: str) -> None:
    assert is_guarded(cell) == (guard(unguard(cell)) == cell)


@pytest.mark.parametrize("value", [
    "=1+1", "+84901234567", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", " x", "\u00a0x", "'x", "＝1", "＠x", "\0x",
    "0901234567", "079123456789", "123456789012", "1,5", "1.5", "1.234.567", "50%", "(5)", "5₫", "$5",
    "2026-11-22", "22/11/2026", "22/11", "1/2", "1 1/2", "10:30", "10:30 pm", "9 am", "1E5", "1e+5", "１２３",
    "TRUE", "false", "Mar", "MARCH1", "5-Mar", "Sep 2026", "2-SEP-26", "Thg 11", "tháng 11", "00",
])
def test_risky_values_are_guarded(value: str) -> None:
    assert guard(value) == "'" + value


@pytest.mark.parametrize("value", [
    "", "0", "7", "1958", "12345678901", "Nguyễn Thị Mai", "Trường", "vneid_l2", "12 Lê Lợi", "v1:0ABC",
    "0193e5a0-7b3c-7abc-8def-001122334455", "20261122T093015123Z-0000-abcde12345-1a2b3c4d", "không", "=1"[1:],
    "l2_activated", "ghi chú; có dấu", 'nói "được"', "Mai", "đ/c Tư",
])
def test_harmless_values_stay_as_they_are(value: str) -> None:
    assert guard(value) == value


def test_a_huge_cell_is_judged_at_once() -> None:
    assert guard("1" * 65_536 + "x") == "1" * 65_536 + "x"
    assert guard("1 " * 30_000).startswith("'")
