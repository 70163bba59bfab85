"""Texts in columns: nothing wider than its column, nothing lost without a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from dxdesk.domain.names import clean
from dxdesk.errors import InputError
from dxdesk.report.cell_text import CENTRE, LEFT, PAD, RIGHT, CellText, Column
from dxdesk.report.fonts import serif

FONT = serif().regular
WORDS = st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyẴỖgỵ…-", min_size=1, max_size=40), max_size=12).map(" ".join)


@given(WORDS, st.floats(20, 300), st.sampled_from([LEFT, CENTRE, RIGHT]), st.sampled_from([1, 2]))
def test_no_line_is_wider_than_its_column_and_a_text_loses_words_only_behind_its_sign(text, width, align, most):
    lines = CellText(FONT, 11, [Column("", width, align)], most).lines(0, text)
    assert len(lines) <= most
    for start, line in lines:
        assert start >= PAD - 0.01
        assert start + pdfmetrics.stringWidth(line.rstrip(), FONT, 11) <= width - PAD + 0.01
    drawn, whole = "".join(line for _, line in lines), clean(text)
    assert drawn == whole or (drawn.endswith("…") and whole.startswith(drawn[:-1]))


def test_a_text_that_fits_stands_where_its_column_says():
    fitted = CellText(FONT, 11, [Column("", 100), Column("", 100, CENTRE), Column("", 100, RIGHT)])
    wide = pdfmetrics.stringWidth("1.234", FONT, 11)
    assert [fitted.lines(at, "1.234") for at in range(3)] == [
        ((PAD, "1.234"),), (((100 - wide) / 2, "1.234"),), ((100 - wide - PAD, "1.234"),)]
    assert fitted.row(["", "", ""]) == ((), (), ())


def test_the_end_of_a_line_is_a_space_only_between_words():
    fitted = CellText(FONT, 11, [Column("", 60)])
    assert [line for _, line in fitted.lines(0, "Nguyễn Thị Hoa")] == ["Nguyễn Thị ", "Hoa"]
    broken = [line for _, line in fitted.lines(0, "Ứ" * 12)]
    assert "".join(broken) == "Ứ" * 12 and len(broken) == 2


def test_what_is_remembered_does_not_grow_without_end():
    fitted = CellText(FONT, 11, [Column("", 60)])
    for at in range(5_000):
        fitted.lines(0, str(at))
    assert len(fitted._known[0]) <= 1_000


def test_a_letter_the_font_lacks_is_refused():
    with pytest.raises(InputError, match="😀"):
        CellText(FONT, 11, [Column("", 60)]).lines(0, "An 😀")
