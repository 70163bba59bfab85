"""The sample log comes out exactly as expected, row by row."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.exchange.sheets.headers import find_columns
from dxdesk.exchange.sheets.reader import Record
from dxdesk.exchange.sheets.sentences import sentence
from dxdesk.exchange.sheets.visit_log import read_line
from dxdesk.exchange.sheets.wording import OBSTACLES, OUTCOMES, RESULTS, SERVICES, code_of
from tests.exchange.sheets.samples import EXPECTED, TODAY

HEADER = Record(1, 1, tuple(EXPECTED["columns"]))


def said(line):
    return {
        "source_row": line.row, "line": line.line, "visit_date": line.visit_date, "visit_time": line.visit_time,
        "full_name": line.full_name, "national_id": line.national_id, "old_id9": line.old_id9, "phone": line.phone,
        "repairs": [repair.what for repair in line.repairs], "warnings": list(line.warnings),
        "services": list(line.services), "result": line.result or None, "obstacle": line.obstacle or None,
        "obstacle_code": line.obstacle_code or None, "officer": line.officer, "follow_up": line.follow_up,
    }


def row(**cells):
    columns = find_columns([HEADER])
    texts = [""] * len(HEADER.cells)
    for field, text in cells.items():
        texts[columns.places[field]] = text
    return read_line(Record(2, 2, tuple(texts)), columns, TODAY)


def test_all_rows_agree_in_every_field(plan):
    expected = [{key: value for key, value in want.items() if key != "person"} for want in EXPECTED["rows"]]
    assert [said(line) for line in plan.rows] == expected
    assert len(plan.rows) == EXPECTED["data_rows"] == 301


def test_other_rows_are_named(plan):
    other = [{"source_row": row.row, "line": row.line, "why": row.why}
             for row in plan.skipped if row.why in ("header", "blank", "title", "total", "not_a_visit")]
    assert other == EXPECTED["skipped"]


def test_every_service_and_obstacle_of_the_log_has_a_shipped_code(plan, catalogues):
    codes = {(service, code) for line in plan.rows for service, code in zip(line.services, line.codes, strict=True)}
    assert len(codes) == 17
    assert all(catalogues.entry("service", code) for _, code in codes)
    assert all(catalogues.entry("obstacle", line.obstacle_code) for line in plan.rows if line.obstacle)


def test_tables_of_wording_name_only_shipped_codes(catalogues):
    assert {code for _, code in SERVICES if not catalogues.entry("service", code)} == set()
    assert {code for _, code in OBSTACLES if not catalogues.entry("obstacle", code)} == set()
    assert {code for _, code in RESULTS} | {""} == set(OUTCOMES)


@pytest.mark.parametrize(("text", "table", "code"), [
    ("KÍCH HOẠT mức 2", SERVICES, "VNEID_ACTIVATE"), ("Cài đặt VNeID", SERVICES, "VNEID_INSTALL"),
    ("nộp hồ sơ DVC (khai sinh, BHYT)", SERVICES, "DVC_SUBMIT"), ("đk tạm trú", SERVICES, "QD06_04"),
    ("sửa máy in", SERVICES, ""), ("máy cũ quá", OBSTACLES, "OS_TOO_OLD"), ("mệt", OBSTACLES, ""),
    ("Chưa xong", RESULTS, "not_done"), ("ĐÃ XONG", RESULTS, "done"),
    ("vắng nhà", RESULTS, "absent"), ("?", RESULTS, ""),
])
def test_wording(text, table, code):
    assert code_of(text, table) == code


def test_repairs_show_before_and_after_with_masked_numbers():
    line = row(full_name="ANH TRẦN VĂN BÉ", national_id="79083985248", phone="350021533", visit_date="1/10/26")
    shown = {repair.what: (repair.before, repair.after) for repair in line.repairs}
    assert shown == {
        "full_name: form of address removed": ("ANH TRẦN VĂN BÉ", "Trần Văn Bé"),
        "full_name: letter case changed": ("ANH TRẦN VĂN BÉ", "Trần Văn Bé"),
        "national_id: leading zero restored": ("790******48", "079*******48"),
        "phone: leading zero restored": ("350021533", "0350021533"),
        "visit_date: two-digit year completed": ("1/10/26", "2026-10-01"),
    }


def test_services_are_parted_outside_brackets():
    line = row(services="Cài VNeID;nộp hồ sơ (khai sinh, BHYT)+ eTax , chữ ký số")
    assert line.services == ("Cài VNeID", "nộp hồ sơ (khai sinh, BHYT)", "eTax", "chữ ký số")
    assert row(services="," * 100_000 + "(" * 10_000).services == ("(" * 10_000,)


@pytest.mark.parametrize(("cells", "warning"), [
    ({"visit_date": "hôm qua"}, "visit_date: not a date"), ({"visit_date": "10/2026"}, "visit_date: not a date"),
    ({"visit_date": "31/2/2026"}, "visit_date: impossible date"), ({"visit_time": "sáng"}, "visit_time: not a time"),
    ({"result": "bó tay"}, "result: not understood"), ({"phone": "1022"}, "phone: not a subscriber number"),
])
def test_what_cannot_be_understood_is_asked(cells, warning):
    assert warning in row(**{"visit_date": "1/10/2026", **cells}).warnings


def test_short_and_long_rows_are_told():
    columns = find_columns([HEADER])
    short, long = Record(2, 2, ("1/10/2026", "8:00")), Record(3, 3, (*["1/10/2026"] * 11,))
    assert "row: fewer cells than the header" in read_line(short, columns, TODAY).warnings
    assert "row: more cells than the header" in read_line(long, columns, TODAY).warnings


def test_warning_counts_are_those_of_the_sample(plan):
    counted = Counter(warning for line in plan.rows for warning in line.warnings)
    assert counted["national_id: digits lost (scientific notation)"] == 35
    assert counted["follow_up: not a date"] == 21


CELL = st.text(max_size=15) | st.sampled_from([
    "1/10/2026", "5/10/27", "3/10", "8h5", "ANH TRẦN BÉ", "79083985248", "7,4E+10", "O79083985248", "0168 234 5678",
    "0912345678 / 0987654321", "02743900123", "#REF!", "285901234", "003044927283", "074465000456", "Hẹn lại", "VssID"])


@given(st.lists(CELL, min_size=8, max_size=12))
def test_any_row_is_read_and_all_it_raises_has_a_sentence(cells):
    line = read_line(Record(2, 2, tuple(cells)), find_columns([HEADER]), TODAY)
    assert all(repair.sentence.endswith(".") for repair in line.repairs)
    assert all(sentence(warning).endswith(".") for warning in line.warnings)
