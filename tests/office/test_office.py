"""Our files through real LibreOffice: no cell is a formula, values are the same, and coming back they hold no edit."""

import csv
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import load_workbook

from dxdesk.domain.names import clean
from dxdesk.exchange.guard import guard
from dxdesk.exchange.sheets.export import Order, export
from dxdesk.exchange.sheets.importing import import_return
from dxdesk.exchange.sheets.reader import read_tables
from dxdesk.exchange.sheets.returning import read_return
from dxdesk.exchange.sheets.text_csv import csv_cell, write_csv
from dxdesk.exchange.sheets.workbook import Column, Sheet, cell_text, write_workbook
from dxdesk.store.records import show
from tests.exchange.sheets.filled import HOSTILE, fill, fill_hostile
from tests.exchange.sheets.samples import TODAY
from tests.office.office import CSV_IN, CSV_OUT, PROGRAM, UTF16

pytestmark = pytest.mark.skipif(not PROGRAM, reason="LibreOffice is not installed; `make office` installs it")

MORE_HOSTILE = [
    *HOSTILE, "\t=1+1", "=1\t=2", "\n=1", "＠SUM(1)", "－1", "\u00a0=1", "+1-1", "--1", "x" * 40_000, "=" * 300,
    "1/2", "3/4/2026", "Mar 5", "00123", "9" * 20, "=DDE(\"cmd\";\"/C calc\";\"x\")", "{=1}", "of:=1", "a;b;=1", '"=1',
    'x";"=1', "=1;\r\n=2", "http://x.vn", "mailto:a@b.vn", "😀=1",
]
REASON = "Thử bằng LibreOffice"


def formulas(file: Path) -> list[str]:
    """Every formula in a file LibreOffice saved as .ods."""
    with zipfile.ZipFile(file) as parts:
        return re.findall(r'table:formula="[^"]*"', parts.read("content.xml").decode())


def cells(file: Path) -> list[object]:
    return [row[0] for row in load_workbook(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)][1:]


def without_tabs(text: str) -> str:
    """In OpenDocument a tab is a mark of its own, which readers leave out."""
    return clean(text.replace("\t", ""))


def test_no_hostile_cell_of_a_workbook_is_a_formula(office, tmp_path):
    write_workbook(tmp_path / "a.xlsx", [Sheet("Thử", [Column("A")], [[value] for value in MORE_HOSTILE])])
    (again,) = office.resave([tmp_path / "a.xlsx"], "ods")
    assert formulas(again) == []
    assert [clean(str(cell)) for cell in cells(again)] == [without_tabs(cell_text(value)) for value in MORE_HOSTILE]
    assert {type(cell) for cell in cells(again)} == {str}


def test_no_hostile_cell_of_a_csv_is_a_formula(office, tmp_path):
    with (tmp_path / "a.csv").open("wb") as out:
        write_csv(out, ["A", "B"], [[csv_cell(value), "x"] for value in MORE_HOSTILE])
    (again,) = office.resave([tmp_path / "a.csv"], "ods", CSV_IN.format(UTF16))
    assert formulas(again) == []
    shown = [cell for cell in cells(again) if cell != ""]
    assert [clean(str(cell))[:200] for cell in shown] == [
        without_tabs(guard(value))[:200] for value in MORE_HOSTILE if clean(value)]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", *(CSV_OUT.format(ord(mark)) for mark in ";,\t")])
def test_tables_saved_again_hold_no_edit(store, catalogues, office, tmp_path, kind):
    fill(store)
    fill_hostile(store)
    files = []
    for table in ("resident", "visit"):
        for personal in (False, True):
            files.append(tmp_path / f"{table} {personal}.xlsx")
            export(store, Order(table, files[-1], personal=personal, reason=REASON), catalogues)
    for again in office.resave(files, kind):
        plan = read_return(store, read_tables(again.read_bytes()), TODAY, catalogues)
        assert plan.rows >= 3
        assert (plan.edits, plan.asks, plan.skipped) == ((), (), ())


def test_a_csv_saved_as_a_workbook_holds_only_a_real_edit(store, catalogues, office, tmp_path):
    people = fill(store)
    file = tmp_path / "a.csv"
    export(store, Order("resident", file, personal=True, reason=REASON), catalogues)
    with file.open(encoding="utf-16", newline="") as lines:
        rows = [*csv.reader(lines, dialect="excel-tab")]
    rows[1][rows[0].index("Điện thoại")] = "0911222333"
    with file.open("w", encoding="utf-16", newline="") as lines:
        csv.writer(lines, dialect="excel-tab").writerows(rows)
    (again,) = office.resave([file], "xlsx", CSV_IN.format(UTF16))
    plan = read_return(store, read_tables(again.read_bytes()), TODAY, catalogues)
    assert [(edit.record, edit.value) for edit in plan.edits] == [(people[0], "0911222333")]
    import_return(store, plan, "x")
    assert show(store, "resident", people[0]).values["phone"] == "0911222333"
