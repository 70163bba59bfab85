"""`report` of what is carried out of the house: slips, blank slips, walk list, work days."""

import pypdfium2
import pytest

from tests.cli.conftest import assert_refused, lines, visit


@pytest.fixture
def book(run, desk) -> str:
    """A book of six; its code."""
    return run("slip-new", "1", "6", "--place", "Chợ Cây Dừa", "--json").json["book"]["code"]


@pytest.fixture
def paper(run, tmp_path):
    """Print a paper and give the words of its pages."""
    def paper(kind: str, *choices: str) -> str:
        file = tmp_path / f"{kind}.pdf"
        answer = run("report", kind, *choices, "--out", str(file), "--json")
        assert answer.code == 0, answer.err
        with pypdfium2.PdfDocument(file) as document:
            assert len(document) == answer.json["pages"]
            return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    return paper


def test_slips_of_a_book_by_its_code(paper, book):
    whole = paper("slips", "--book", book.lower())
    assert "QUYỂN PHIẾU GIẤY" in whole and "Chợ Cây Dừa" in whole and f"{book}-0006" in whole
    some = paper("slips", "--book", book, "--numbers", "2, 5-6", "--size", "a6")
    assert "QUYỂN" not in some
    assert [number for number in range(1, 7) if f"{book}-{number:04}" in some] == [2, 5, 6]


def test_blank_slips_and_the_lists_of_people_and_of_days(run, paper, desk):
    assert run("add", stdin=lines(visit("Trần Thị Bé"))).code == 0
    assert paper("blank-form", "--copies", "2", "--size", "a6").count("PHIẾU HỖ TRỢ") == 8
    walk = paper("walk-list")
    assert "LƯU HÀNH NỘI BỘ" in walk and "Trần Thị Bé" in walk and "Mã kiểm" in walk
    days = paper("work-days", "--period", "2026-11")
    assert "BẢNG KÊ NGÀY CÔNG" in days and "01 người, 01 ngày công" in days


@pytest.mark.parametrize(("choices", "code"), [
    (("slips",), "no_book"), (("slips", "--book", "ZZZ9"), "unknown_book"), (("walk-list",), "empty"),
    (("walk-list", "--member", "Người Trên Trăng"), "unknown_name"), (("blank-form", "--copies", "501"), "copies"),
    (("blank-form", "--size", "a4"), "size"),
])
def test_what_cannot_be_printed_is_refused_and_leaves_no_file(run, book, tmp_path, choices, code):
    file = tmp_path / "a.pdf"
    assert_refused(run("report", *choices, "--out", str(file), "--json"), code)
    assert not file.exists()
