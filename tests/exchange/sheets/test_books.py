"""Workbooks from people: the sample log as LibreOffice saved it in three kinds, and files made to do harm."""

import contextlib
import io
import zipfile
from datetime import datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from dxdesk.errors import InputError
from dxdesk.exchange.sheets.plan import read_log
from dxdesk.exchange.sheets.reader import read_tables
from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook
from tests.exchange.sheets.samples import TODAY

BOOKS = Path(__file__).parents[2] / "data" / "books"
FIELDS = ("visit_date", "visit_time", "full_name", "national_id", "phone", "services", "codes", "result", "officer",
          "follow_up", "obstacle_code")


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_the_sample_log_reads_the_same_from_every_kind_of_workbook(plan, catalogues, kind):
    """LibreOffice took days, hours and numbers for what they look like; nothing is read otherwise for it."""
    found = read_log((BOOKS / f"nhat-ky.{kind}").read_bytes(), TODAY, catalogues)
    assert len(found.rows) == len(plan.rows) == 301
    assert [(row.row, name) for row, other in zip(plan.rows, found.rows, strict=True) for name in FIELDS
            if getattr(row, name) != getattr(other, name)] == []


def made(**cells: object) -> bytes:
    held = io.BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        page = book.add_worksheet()
        day, hour = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
        for place, value in cells.items():
            form = hour if isinstance(value, time) else day if isinstance(value, datetime) else None
            page.write(place, value, *([form] if form else []))
    return held.getvalue()


def test_what_a_cell_holds_as_text():
    data = made(A1=datetime(2026, 10, 5), B1=datetime(2026, 10, 5, 8, 30), C1=time(8, 5), D1=79083985248, E1=1.5,
                F1=True, G1=74_152_900_000, H1="0901", I1=901_000_000)
    assert read_tables(data)[0][0].cells == (
        "05/10/2026", "05/10/2026 08:30", "08:05", "79083985248", "1.5", "TRUE", "7.41529E+10", "0901", "901000000")


def altered(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for info in book.infolist():
            body = book.read(info)
            if info.filename == part:
                assert old in body
                body = body.replace(old, new, 1)
            out.writestr(info, body)
    return held.getvalue()


def small(tmp_path: Path) -> bytes:
    write_workbook(tmp_path / "a.xlsx", [Sheet("A", [Column("Ngày")], [["1"]])])
    return (tmp_path / "a.xlsx").read_bytes()


@pytest.mark.parametrize("cell", [
    b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
    b"<row><c r='xfd1048576' t='n'><v>1</v></c></row>", b'<row r="9"><c t="n" r = "XFD600"><v>1</v></c></row>',
    b"<row><c t=\"inlineStr\"><is><t>" + b"x" * 270_000_000 + b"</t></is></c></row>",
])
def test_a_small_file_that_would_fill_the_memory_is_refused(tmp_path, cell):
    data = altered(small(tmp_path), "xl/worksheets/sheet1.xml", b"</sheetData>", cell + b"</sheetData>")
    with pytest.raises(InputError) as refused:
        read_tables(data)
    assert refused.value.code == "file_too_big"


def test_repeated_cells_of_an_open_document_are_counted():
    data = (BOOKS / "nhat-ky.ods").read_bytes()
    repeated = (b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
                b'table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p>'
                b'</table:table-cell></table:table-row>')
    with pytest.raises(InputError) as refused:
        read_tables(altered(data, "content.xml", b"<table:table-row", repeated + b"<table:table-row"))
    assert refused.value.code == "file_too_big"


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_workbooks_are_read_or_refused(kind, data):
    body = bytearray((BOOKS / f"nhat-ky.{kind}").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(body)))
    for given_bytes in (bytes(body), bytes(body[:cut])):
        with contextlib.suppress(InputError):
            assert read_tables(given_bytes)


def test_two_logs_in_one_workbook_are_not_guessed_at(tmp_path, catalogues):
    head = [Column("Ngày"), Column("Họ tên"), Column("Nội dung")]
    write_workbook(tmp_path / "a.xlsx", [
        Sheet(name, head, [["1/10/2026", "Trần Thị Bé", "VNeID"]]) for name in ("Tháng 9", "Tháng 10")])
    with pytest.raises(InputError) as refused:
        read_log((tmp_path / "a.xlsx").read_bytes(), TODAY, catalogues)
    assert refused.value.code == "many_tables"


def test_the_log_may_stand_on_any_sheet(tmp_path, catalogues):
    write_workbook(tmp_path / "a.xlsx", [
        Sheet("Bìa", [Column("Sổ của tổ")], []),
        Sheet("Sổ", [Column("Ngày"), Column("Họ tên"), Column("Nội dung")], [["1/10/2026", "Trần Thị Bé", "VNeID"]])])
    found = read_log((tmp_path / "a.xlsx").read_bytes(), TODAY, catalogues)
    assert [row.full_name for row in found.rows] == ["Trần Thị Bé"]


@pytest.mark.parametrize(("old", "new"), [
    (b"\x00\x02\x0e\x00", b"\x00\x02\x0e\x00" + b"\x00\x00\x00\x00\xff\xff\xff\x7f\x00\x00\xff\xff"),
    (b"\xfd\x00\x0a\x00\x01\x00", b"\xfd\x00\x0a\x00\xff\xff"),
])
def test_an_old_workbook_that_names_cells_nobody_has_room_for_is_refused(old, new):
    body = (BOOKS / "nhat-ky.xls").read_bytes()
    place = body.index(old)
    data = body[:place] + new + body[place + len(new):]
    if old[:2] == b"\xfd\x00":  # a text in the last row, far to the right
        data = data[:place + 6] + b"\xff\xff" + data[place + 8:]
    with pytest.raises(InputError) as refused:
        read_tables(data)
    assert refused.value.code == "file_too_big"
