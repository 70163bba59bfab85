"""The bulletin made from a desk: totals only, few people not counted out, and nobody in its text."""

from io import BytesIO

import pytest
from PIL import Image

from dxdesk.domain.bulletin import bulletin_text
from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.papers.bulletin import KIND, guard_text, picture
from dxdesk.papers.choices import Choices
from dxdesk.papers.making import make
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.paper_words import set_paper_words
from dxdesk.store.visits import save_visit
from tests.store.kit import draft

NOVEMBER = Choices(read_period("2026-11"))


def made(desk):
    return make(desk, KIND, NOVEMBER, shipped_catalogues())


def test_totals_of_the_period_and_a_picture_for_phones(desk):
    for name in ("Lê Ánh", "Lê Bình", "Lê Cúc", "Lê Dung", "Lê Én"):
        save_visit(desk, draft(name, "CASHLESS"))
    paper = made(desk)
    assert {total.indicator: total.figure for total in paper.sheet.totals}["people"] == "6"
    assert "Lê Ánh" not in bulletin_text(paper.sheet)
    assert Image.open(BytesIO(picture(paper.drawn.data))).size == (1080, 1350)
    assert len(paper.stamp.code) == 7


def test_few_people_are_not_counted_out(desk):
    assert {total.indicator: total.figure for total in made(desk).sheet.totals}["people"] == "dưới 5"


def test_nobody_of_the_book_may_stand_in_a_text(desk):
    save_visit(desk, draft("Điểu Krét"))
    assert guard_text(desk, "Cảm ơn bà con Khu phố 3") == "Cảm ơn bà con Khu phố 3"
    with pytest.raises(InputError, match="Điểu Krét"):
        guard_text(desk, "Cảm ơn Điểu Krét")
    with pytest.raises(InputError, match="0912 345 678") as refused:
        guard_text(desk, "Cảm ơn Điểu Krét, gọi 0912 345 678")
    assert refused.value.code == "personal" and "Còn 1 chỗ nữa" in refused.value.sentence


def test_a_closing_line_with_a_phone_stops_the_bulletin(desk):
    set_paper_words(desk, {"bulletin.closing": "Gọi 0912 345 678"})
    with pytest.raises(InputError) as refused:
        made(desk)
    assert refused.value.code == "personal"
