"""Slips of a book out of a real desk: which numbers are printed, with what known beforehand, what is refused."""

import pytest

from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.store.paper_words import set_paper_words
from dxdesk.store.saving import MEMBER
from dxdesk.store.slip_book_acts import new_book, void
from tests.papers.hand_kit import LISTS, add, made, resident, visit


@pytest.fixture
def book(town):
    event = add(town, "event", title="Ngày hội Chuyển đổi số", kind="event")
    return new_book(town, 1, 6, "Nhà văn hóa", event, town.setting(MEMBER), "2026-11-22")


def used(town, book, *numbers):
    for number in numbers:
        visit(town, resident(town, "Trần Thị Bé"), slip_no=f"{book.code}-{number:04}")


def refused(town, **choices):
    with pytest.raises(InputError) as caught:
        made(town, "slips", **choices)
    return caught.value


def test_a_new_book_is_printed_whole_with_its_cover_and_what_it_knows(town, book):
    set_paper_words(town, {"slip.contact": "Nhà văn hóa, tối thứ Ba"})
    sheet = made(town, "slips", book=book.id).sheet
    assert (sheet.numbers, sheet.cover, sheet.size) == (tuple(range(1, 7)), True, "a5")
    assert (sheet.code, sheet.first, sheet.last, sheet.contact) == (book.code, 1, 6, "Nhà văn hóa, tối thứ Ba")
    given = sheet.given
    assert (given.day, given.place, given.event) == ("22/11/2026", "Nhà văn hóa", "Ngày hội Chuyển đổi số")
    assert given.member == "Trần Thị Bốn" and given.ward == "Phường Thủ Dầu Một"


def test_numbers_entered_or_void_are_not_printed_again_unless_asked_for(town, book):
    used(town, book, 1, 4)
    void(town, book.id, [6], "rách")
    sheet = made(town, "slips", book=book.code.lower(), size="a6").sheet
    assert (sheet.numbers, sheet.cover, sheet.size) == ((2, 3, 5), True, "a6")
    again = made(town, "slips", book=book.id, numbers="4, 6").sheet
    assert (again.numbers, again.cover) == ((4, 6), False)
    assert made(town, "slips", book=book.id, numbers="1-6").sheet.cover


def test_what_cannot_be_printed_is_refused_in_a_sentence(town, book):
    assert refused(town).code == "no_book"
    assert refused(town, book="ZZZ9").code == "unknown_book"
    assert refused(town, book=book.id, numbers="7").code == "number_outside"
    assert refused(town, book=book.id, numbers="vài số").code == "not_numbers"
    assert "A5 (2 phiếu một trang)" in refused(town, book=book.id, size="a4").sentence
    used(town, book, *range(1, 7))
    assert "không còn phiếu nào để in" in refused(town, book=book.id).sentence


def test_printing_for_good_keeps_nothing_and_prints_the_same_again(town, book, tmp_path):
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for file in files:
        issued = issue(town, paper_kind("slips"), Choices(book=book.id), LISTS, file)
    assert files[0].read_bytes() == files[1].read_bytes() and issued.document == ""
    assert town.connection.execute("SELECT count(*) FROM document").fetchone() == (0,)


def test_slips_without_a_number(town):
    paper = made(town, "blank-form", copies=5, size="a6")
    sheet = paper.sheet
    assert paper.drawn.pages == 5
    assert (sheet.copies, sheet.size, sheet.given.team) == (5, "a6", "Tổ 1")
    for copies in (0, 501):
        with pytest.raises(InputError, match="từ 1 đến 500"):
            made(town, "blank-form", copies=copies)
