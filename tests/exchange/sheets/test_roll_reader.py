"""The sample attendance sheet comes out exactly as expected, row by row, in whatever book it lies."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.errors import InputError
from dxdesk.exchange.sheets.roll_marks import legend_of, mark_key, meanings_of, read_score
from dxdesk.exchange.sheets.roll_plan import plan_roll
from dxdesk.exchange.sheets.roll_reader import read_roll
from tests.exchange.sheets.rolls import DATA, EXPECTED, SAMPLE, roll, sample, sheet
from tests.exchange.sheets.samples import TODAY

BOOKS = ("diem-danh.xlsx", "diem-danh.xls", "diem-danh.ods", "diem-danh.csv", "diem-danh-luu-lai.xlsx")


def number(text):
    return float(text) if text else None


def said(plan):
    warnings = {row.row: [] for row in plan.roll.rows}
    for warning in plan.warnings:
        warnings.setdefault(warning.row, []).append(warning.code)
    return [{
        "source_row": row.row, "full_name": row.full_name, "birth_year": int(row.birth_year),
        "birth_date": row.birth_date or None, "phone": row.phone or None,
        "sessions": {day: state or None for day, state in zip(plan.days, states, strict=True)},
        "score_before": number(row.before), "score_after": number(row.after),
        "repairs": [repair.what for repair in row.repairs], "warnings": warnings[row.row],
    } for row, states in zip(plan.roll.rows, plan.states, strict=True)]


@pytest.mark.parametrize("book", BOOKS)
def test_every_row_meeting_count_repair_and_warning_is_as_expected(book):
    plan = plan_roll(read_roll((DATA / "books" / book).read_bytes(), TODAY), {"year": "2026"}, TODAY)
    wanted = [{key: value for key, value in row.items() if key != "person"} for row in EXPECTED["rows"]]
    assert said(plan) == wanted
    assert list(plan.days) == EXPECTED["sessions"]
    assert {day: plan.present(at) for at, day in enumerate(plan.days)} == EXPECTED["present_per_session"]
    assert len(plan.roll.rows) == EXPECTED["data_rows"] == 35


def test_other_rows_are_named_and_the_header_has_two_rows():
    read = sample()
    assert [{"source_row": row.row, "why": row.why} for row in read.skipped] == EXPECTED["skipped"]
    assert [row.row for row in read.skipped if row.why == "header"] == EXPECTED["header_rows"]


def test_what_stands_above_and_below_the_table_is_read():
    read = sample()
    head = read.head
    assert (head.title, head.class_no) == ("Bình dân học vụ số - lớp 02", "02")
    assert (head.topic, head.place) == ("Sử dụng VNeID và an toàn trên mạng", "Nhà văn hóa khu phố 3")
    assert (head.trainer, head.from_at, head.to_at) == ("Lê Văn Thử", "18:30", "20:30")
    assert read.legend == {"x": "present", "v": "absent", "p": "excused"}
    assert (read.totals, read.total_row, read.rater) == (("27", "22", "21"), 42, "self")


def test_what_only_a_person_knows_is_asked():
    asks = {ask.id: ask for ask in plan_roll(sample(), {}, TODAY).asks}
    assert list(asks) == ["year", "mark:trễ"]
    assert asks["year"].needed and asks["year"].suggested == "2026"
    assert [choice.value for choice in asks["year"].choices] == ["2026", "2025", "2024"]
    assert asks["mark:trễ"].suggested == "late" and asks["mark:trễ"].rows == (27,) and not asks["mark:trễ"].needed
    plan = plan_roll(sample(), {"year": "2025", "mark:trễ": "late"}, TODAY)
    assert plan.asks == () and plan.days[0] == "2025-10-06" and plan.states[20] == ("present", "present", "late")


@pytest.mark.parametrize(("cell", "key"), [
    ("X", "x"), ("х ", "x"), ("Х", "x"), ("✔", "✓"), ("√", "✓"), (" V", "v"), ("Р", "p"), ("TRỄ ", "trễ"),
    ("\xa0", "")])
def test_marks_that_look_alike_are_one(cell, key):
    assert mark_key(cell) == key


@pytest.mark.parametrize(("text", "legend"), [
    ("Ghi chú: x: có mặt; V: vắng không phép; P: vắng có phép; để trống: chưa điểm danh",
     {"x": "present", "v": "absent", "p": "excused"}),
    ("Ký hiệu: + = có mặt, o = vắng, m = đến muộn, vs = về sớm",
     {"+": "present", "o": "absent", "m": "late", "vs": "left"}),
    ("x: vắng; v: có mặt", {"x": "absent", "v": "present"}), ("Địa điểm: nhà văn hóa", {}), ("Ghi chú: lớp tối", {}),
])
def test_a_legend_says_what_marks_mean(text, legend):
    assert legend_of([text]) == legend


def test_a_sheet_may_mean_by_x_who_was_away():
    read = roll("1;Trần Thị Bé;1960;;x;v;x;;", ";Ghi chú: x: vắng; v: có mặt;;;;;;;".replace("; v", ", v"))
    assert plan_roll(read, {"year": "2026"}, TODAY).states == (("absent", "present", "absent"),)


def test_v_alone_may_be_a_tick_and_is_asked():
    assert "v" not in meanings_of(["v", ""], {}) and meanings_of(["v", "x"], {})["v"] == "absent"
    asks = plan_roll(roll("1;Trần Thị Bé;1960;;v;v;v;;"), {"year": "2026"}, TODAY).asks
    assert [ask.id for ask in asks] == ["mark:v"]


@pytest.mark.parametrize(("cell", "score", "wrong"), [
    ("2,5", "2.5", ""), ("3.0", "3", ""), ("-", "", ""), ("", "", ""), ("0", "0", ""), ("10", "10", ""),
    ("12", "", "outside 0-10"), ("10,5", "", "outside 0-10"), ("tốt", "", "not a number"),
    ("02/05/2026", "", "not a number"), ("6,75", "", "not a number"), ("-1", "", "not a number")])
def test_scores(cell, score, wrong):
    assert read_score(cell) == (score, wrong)


def test_people_below_the_table_are_no_learners():
    read = roll("1;Tống Văn Cộng;1960;;x;x;x;;", "2;Trương Thị Vắng;1961;;;;;;", ";Lê Thị Sen;1970;;x;;;;",
                ";Tổng cộng;;;2;1;1;;", ";;;;;;;NGƯỜI LẬP;", ";Nguyễn Văn Ký;;;;;;;")
    assert [row.full_name for row in read.rows] == ["Tống Văn Cộng", "Trương Thị Vắng", "Lê Thị Sen"]
    assert [row.why for row in read.skipped] == ["header", "total", "signature", "signature"]


def test_a_total_that_is_not_what_is_counted_is_told():
    read = roll("1;Trần Thị Bé;1960;;x;x;v;;", ";Số người có mặt;;;1;2;0;;")
    warnings = plan_roll(read, {"year": "2026"}, TODAY).warnings
    assert [(one.row, one.code, one.sentence) for one in warnings] == [
        (3, "total: differs", "Dòng cộng ghi 2 người có mặt buổi 13/10, đếm được 1.")]


def test_columns_nobody_reads_are_named():
    read = roll("1;Bé;x;5;ghi", header="TT;Họ tên;Buổi 1 06/10/2026;Điểm thi;Nghề nghiệp")
    assert read.unread == ("Điểm thi", "Nghề nghiệp") and read.titles == ("Buổi 1 06/10/2026",)


@pytest.mark.parametrize(("data", "code"), [
    (sheet("1;a;b", header="STT;Họ tên;Năm sinh"), "no_roll"), (b"", "file_empty"),
    (b"PK\x03\x04rubbish", "file_broken_book"), (SAMPLE.read_bytes()[:4_000], "file_broken_book"),
    (b"a\x00b", "file_binary"), (b"\xff\xfe\x00", "file_letters"), (b"abc", "no_roll"),
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "file_broken_book"),
    (sheet(header="STT;Họ tên;" + ";".join(f"Buổi {n}" for n in range(200))), "too_many_meetings"),
])
def test_what_is_no_attendance_sheet_is_refused_in_one_sentence(data, code):
    with pytest.raises(InputError) as refused:
        read_roll(data, TODAY)
    assert refused.value.code == code and "Chưa nhận dòng nào" in refused.value.sentence


CELL = st.text(max_size=12) | st.sampled_from([
    "x", "trễ", "06/10", "13/10/2026", "Buổi 1", "STT", "Họ và tên", "Năm sinh", "1961", "Điểm danh", "Điểm trước",
    "Tổng cộng", "Ghi chú: x: có mặt", "GIẢNG VIÊN", "2,5", "12", "0370061653", "#REF!", "31/02", "00/00/0000"])


@given(st.lists(st.lists(CELL, min_size=3, max_size=7), min_size=1, max_size=8))
def test_any_table_is_read_or_refused_and_all_it_asks_has_a_sentence(rows):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([["STT", "Họ và tên", "Năm sinh", "Buổi 1 06/10", "07/10"], *rows])
    try:
        plan = plan_roll(read_roll(text.getvalue().encode("utf-8", "replace"), TODAY), {"year": "2026"}, TODAY)
    except InputError:
        return
    assert all(one.sentence.endswith(".") for one in (*plan.warnings, *plan.roll.skipped, *plan.roll.repairs))
    assert all(ask.sentence.endswith((".", "?")) for ask in plan.asks)
