"""The square code of a printed paper, as scanners and keyboards bring it."""

import pytest

from dxdesk.domain.check_code import code_in, square_text


@pytest.mark.parametrize("text", [square_text("K7Q4-92"), "dxd-giay:k7q4-92", "đx-giay:K7Q4-92", "DXD-GIAY;K7Q4-92",
                                  "DXD-GIAY:K7Q492", " DXD-GIAY:K7Q4-92 "])
def test_a_scanned_paper_gives_its_code(text):
    assert code_in(text) == "K7Q4-92"


@pytest.mark.parametrize("text", ["", "K7Q4-92", "DXP:K7Q1-0012", "DXD-GIAY:K7Q4-9", "DXDBUOI:123",
                                  "giấy K7Q4-92 của bà"])
def test_other_texts_give_none(text):
    assert code_in(text) == ""
