"""Workbooks: text cells only, read back as they were; the whole file or the old one."""

import errno
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from dxdesk.errors import ExchangeError
from dxdesk.exchange.sheets import workbook
from dxdesk.exchange.sheets.workbook import Column, Sheet, cell_text, write_workbook

HOSTILE = [
    "=cmd|'/C calc'!A0", '=HYPERLINK("http://x","y")', "@SUM(1)", "+84", "-1+1", "\t=1", "\r=1", "\n=1", "＝1+1",
    "＋1", "=1+1", "a\nb", "a\r\nb", "_x0041_", " x ", "", "'=1", "0123", "001099012345", "1E5", "2026-11-22", "TRUE",
    "12:30", 'a"b;c\td', "<b>&amp;", "\x01\x1f\x0b", "\u00a0x", "Đặng Thị Ếch", "😀",
]


def read_back(file: Path) -> dict[str, list[list[object]]]:
    book = load_workbook(str(file))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_hostile_values_come_back_as_they_were(tmp_path: Path):
    file = tmp_path / "sổ.xlsx"
    write_workbook(file, [Sheet("Thử", [Column("A", 30), Column("Cột hai")], [[value, "x"] for value in HOSTILE])])
    assert read_back(file) == {"Thử": [["A", "Cột hai"], *([value, "x"] for value in HOSTILE)]}


def test_no_cell_is_anything_but_text(tmp_path: Path):
    file = tmp_path / "a.xlsx"
    write_workbook(file, [Sheet("Thử", [Column("A")], [[value] for value in HOSTILE])])
    with zipfile.ZipFile(file) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page and "<v>" not in page.split("</row>", 1)[1]
        assert page.count('t="inlineStr"') == len([value for value in HOSTILE if value])
        assert 'state="frozen"' in page and f'<autoFilter ref="A1:A{len(HOSTILE) + 1}"/>' in page
        assert 'numFmtId="49"' in parts.read("xl/styles.xml").decode()


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")),
                         min_size=2, max_size=2), min_size=1, max_size=8))
@settings(max_examples=60)
def test_any_text_comes_back(tmp_path_factory, rows):
    file = tmp_path_factory.mktemp("sổ") / "a.xlsx"
    write_workbook(file, [Sheet("Thử", [Column("A"), Column("B")], [*rows, ["hết", "x"]])])
    assert read_back(file)["Thử"][1:] == [*rows, ["hết", "x"]]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path):
    file = tmp_path / "a.xlsx"
    write_workbook(file, [Sheet("Thử", [Column("A")], [["x" * 40_000], ["😀" * 20_000], ["y" * 32_767]])])
    (long,), (wide,), (whole,) = read_back(file)["Thử"][1:]
    assert whole == "y" * 32_767
    assert long == cell_text("x" * 40_000) and len(long) == 32_767 and long.endswith("đã cắt)")
    assert wide == cell_text("😀" * 20_000) and len(wide.encode("utf-16-le")) <= 2 * 32_767


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    file = tmp_path / "a.xlsx"
    write_workbook(file, [Sheet("Người dân", [Column("A")], ([str(n)] for n in range(7))),
                          Sheet("Trống", [Column("B")], [])])
    assert read_back(file) == {
        "Người dân": [["A"], ["0"], ["1"], ["2"]], "Người dân (2)": [["A"], ["3"], ["4"], ["5"]],
        "Người dân (3)": [["A"], ["6"]], "Trống": [["B"]]}


def test_rows_that_fail_leave_the_old_file(tmp_path: Path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")

    def rows():
        yield ["1"]
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(ExchangeError) as refused:
        write_workbook(file, [Sheet("Thử", [Column("A")], rows())])
    assert refused.value.code == "not_written" and "ổ đĩa đầy" in refused.value.sentence
    assert file.read_bytes() == b"old" and list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(("where", "said"), [
    ("không/a.xlsx", "không có thư mục"), ("a" * 300, "quá dài"), ("", "là một thư mục"), ("a\0b", "ký tự"),
])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, where: str, said: str):
    with pytest.raises(ExchangeError, match=said):
        write_workbook(tmp_path / where, [Sheet("Thử", [Column("A")], [["1"]])])
    assert list(tmp_path.iterdir()) == []


def test_halves_of_a_program_that_was_killed_go_away(tmp_path: Path):
    old, young = tmp_path / ".dxdesk-aa.tmp", tmp_path / ".dxdesk-bb.tmp"
    for half in (old, young):
        half.write_text("người")
    os.utime(old, (0, 0))
    write_workbook(tmp_path / "a.xlsx", [Sheet("Thử", [Column("A")], [["1"]])])
    assert not old.exists() and young.exists()
