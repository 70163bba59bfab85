"""Tables of ours come back: damage is no edit, a person's edit is an ordinary op over what stood there then."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxdesk.errors import InputError
from dxdesk.exchange.sheets.export import Order, export
from dxdesk.exchange.sheets.importing import import_return
from dxdesk.exchange.sheets.plan import digest_of
from dxdesk.exchange.sheets.reader import read_tables
from dxdesk.exchange.sheets.returning import read_return
from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from dxdesk.store.undo import undo_save
from tests.exchange.sheets.damaged import HARSHER, VARIANTS, saved
from tests.exchange.sheets.filled import fill, fill_hostile
from tests.exchange.sheets.samples import TODAY
from tests.exchange.sheets.test_export import REASON, rows_of

KINDS = ("resident", "visit", "help")


class Table:
    """An exported table a person edits and hands back."""

    def __init__(self, store, catalogues, folder: Path, kind: str, **more) -> None:
        self._store, self._catalogues = store, catalogues
        self.file = folder / f"{kind}.xlsx"
        export(store, Order(kind, self.file, **more), catalogues)
        self.rows = [list(row) for row in rows_of(self.file)]

    def edit(self, row: int, title: str, text: str) -> None:
        self.rows[row][self.rows[0].index(title)] = text

    def data(self) -> bytes:
        write_workbook(self.file, [Sheet("Sửa", [Column(title) for title in self.rows[0]], self.rows[1:])])
        return self.file.read_bytes()

    def plan(self, data: bytes | None = None):
        return read_return(self._store, read_tables(data or self.data()), TODAY, self._catalogues)

    def take(self, data: bytes | None = None):
        data = data or self.data()
        return import_return(self._store, self.plan(data), digest_of(data))


@pytest.fixture
def table(store, catalogues, tmp_path):
    def made(kind: str, **more) -> Table:
        return Table(store, catalogues, tmp_path, kind, **more)
    return made


def open_names(**more):
    return {"personal": True, "reason": REASON, **more}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("personal", [False, True])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_we_wrote_comes_back_without_an_edit(store, catalogues, tmp_path, kind, personal, suffix):
    fill(store)
    fill_hostile(store)
    file = tmp_path / f"a{suffix}"
    export(store, Order(kind, file, personal=personal, reason=REASON), catalogues)
    plan = read_return(store, read_tables(file.read_bytes()), TODAY, catalogues)
    assert plan.rows > 2
    assert (plan.edits, plan.asks, plan.skipped, plan.drafts) == ((), (), (), ())


@pytest.mark.parametrize(("separator", "encoding", "day"), [*VARIANTS, *HARSHER])
def test_saved_again_by_a_spreadsheet_only_real_edits_are_found(store, table, separator, encoding, day):
    people = fill(store)
    for kind in KINDS:
        sheet = table(kind, **open_names())
        plan = sheet.plan(saved(sheet.rows, separator, encoding, day))
        assert plan.rows == len(sheet.rows) - 1
        assert (plan.edits, plan.asks, plan.skipped) == ((), (), ())
    sheet = table("resident", **open_names())
    sheet.edit(1, "Điện thoại", "0911222333")
    sheet.edit(2, "Ngày sinh", "25/12/1951")
    plan = sheet.plan(saved(sheet.rows, separator, encoding, day))
    assert [(edit.record, edit.field, edit.value) for edit in plan.edits] == [
        (people[0], "phone", "0911222333"), (people[1], "birth_date", "1951-12-25")]


def test_an_edit_is_an_op_over_what_stood_there_then(store, table):
    people = fill(store)
    sheet = table("resident", **open_names())
    sheet.edit(1, "Tình trạng VNeID", "mức 2, đã kích hoạt")
    sheet.edit(1, "Địa chỉ", "")
    done = sheet.take()
    view = show(store, "resident", people[0])
    assert (view.values["eid_state"], "address" in view.values, view.conflicts) == ("l2_activated", False, ())
    assert (done.changed, len(done.edits), done.import_id.startswith("import:")) == (1, 2, True)
    assert view.history[-1].why == done.import_id
    assert undo_save(store, done.import_id).left == ()
    assert show(store, "resident", people[0]).values["eid_state"] == "l1"


def test_an_edit_made_meanwhile_becomes_a_conflict_and_is_not_overwritten(store, table):
    people = fill(store)
    sheet = table("resident", **open_names())
    save(store, [Change("resident", {"phone": "0988000111"}, people[0])])
    sheet.edit(1, "Điện thoại", "0911222333")
    sheet.take()
    assert show(store, "resident", people[0]).conflicts == ("phone",)


def test_what_was_deleted_meanwhile_is_not_silently_lost(store, table):
    people = fill(store)
    sheet = table("resident", **open_names())
    save(store, [Change("resident", {}, people[1], "delete")])
    sheet.edit(2, "Ghi chú", "còn ở đây")
    sheet.take()
    view = show(store, "resident", people[1])
    assert not view.deleted and view.conflicts == ("_deleted",)


def test_the_same_file_twice_is_once(store, table):
    fill(store)
    sheet = table("resident", **open_names())
    sheet.edit(1, "Ghi chú", "mới")
    data = sheet.data()
    sheet.take(data)
    held = state_hash(store)
    again = sheet.take(data)
    assert (again.import_id, again.changed, again.already) == ("", 0, 1)
    assert state_hash(store) == held


def test_rows_missing_new_twice_and_moved(store, table):
    people = fill(store)
    sheet = table("resident", **open_names())
    head, first, second, _ = sheet.rows
    new = ["" for _ in head]
    new[2] = "Người Mới"
    foreign = ["X00000000000000", *new[1:]]
    sheet.rows = [head[::-1], second[::-1], first[::-1], second[::-1], new[::-1], foreign[::-1], [""] * len(head)]
    held = state_hash(store)
    done = sheet.take()
    assert [(row.row, row.why) for row in done.skipped] == [(4, "twice"), (5, "new_row"), (6, "unknown_code")]
    assert (done.rows, done.edits, state_hash(store)) == (2, (), held)
    assert store.connection.execute("SELECT count(*) FROM resident").fetchone()[0] == len(people)


@pytest.mark.parametrize(("title", "text", "code"), [
    ("Giới tính", "Khác", "sex: not_understood"), ("Họ và tên", "", "full_name: required"),
    ("Ngày sinh", "31/02/1950", "birth_date: not_understood"), ("Năm sinh", "2090", "birth_year: refused"),
    ("Điện thoại", "#REF!", "phone: formula_error"), ("Tình trạng VNeID", "Chưa rõ", "eid_state: lowered"),
    ("Ghi chú", "x" * 4_001, "note: too_long"), ("Khu phố", "Khu phố không có", "hamlet_id: not_understood"),
    ("Có sổ sức khỏe điện tử", "x", "has_ehealth: not_understood"),
])
def test_cells_that_cannot_be_taken_keep_their_value(store, table, title, text, code):
    fill(store)
    sheet = table("resident", **open_names())
    sheet.edit(1, title, text)
    held = state_hash(store)
    done = sheet.take()
    assert [ask.code for ask in done.asks] == [code]
    assert (done.edits, done.changed, state_hash(store)) == ((), 0, held)


def test_what_a_person_may_not_change_in_a_sheet_is_no_column_of_it(store, table):
    people = fill(store)
    save(store, [Change("resident", {"id_last4": "1234", "id_key": "v1:" + "a" * 26}, people[0])])
    sheet = table("resident", **open_names())
    sheet.edit(1, "4 số cuối căn cước", "9999")
    sheet.edit(1, "Rút lại ngày", "01/11/2026")
    assert sheet.plan().edits == ()


def test_a_table_with_codes_comes_back_too(store, table):
    people = fill(store)
    sheet = table("resident")
    sheet.edit(3, "Máy đang dùng", "iPhone")
    assert [(edit.record, edit.value) for edit in sheet.plan().edits] == [(people[2], "iphone")]


def test_a_hamlet_renamed_since_is_no_edit(store, table):
    hamlet = save(store, [Change("hamlet", {"name": "Khu phố Cũ"})]).records[0]
    people = fill(store)
    save(store, [Change("resident", {"hamlet_id": hamlet}, people[0])])
    sheet = table("resident", **open_names())
    save(store, [Change("hamlet", {"name": "Khu phố Mới"}, hamlet)])
    assert sheet.plan().edits == ()


def test_tables_that_cannot_come_back(store, table, tmp_path):
    fill(store)
    sheet = table("resident")
    with store.writing() as connection:
        connection.execute("DELETE FROM export_log")
    with pytest.raises(InputError) as refused:
        sheet.plan()
    assert refused.value.code == "export_not_here"
    with pytest.raises(InputError) as refused:
        table("ward").plan()
    assert refused.value.code == "export_not_returned"
    sheet = table("visit")
    with store.writing() as connection:  # as taking trust from a laptop does
        connection.execute("DELETE FROM op WHERE n = (SELECT max(n) FROM op)")
    with pytest.raises(InputError) as refused:
        sheet.plan()
    assert refused.value.code == "export_stale"


def test_values_taken_out_and_erased_people_never_come_back(store, table):
    people = fill(store)
    sheet = table("resident", **open_names())
    with store.writing() as connection:  # as prune and erase do
        connection.execute(
            "UPDATE op SET sets = json_replace(sets, '$.note', NULL) WHERE record = ?", [people[0]])
        connection.execute("UPDATE op SET action = 'erase' WHERE record = ?", [people[1]])
    sheet.edit(2, "Ghi chú", "trở lại")
    plan = sheet.plan()
    assert (plan.edits, plan.drafts) == ((), ())
    assert [ask.code for ask in plan.asks] == ["note: taken_out"]
    assert [(row.row, row.why) for row in plan.skipped] == [(3, "erased")]


def test_a_csv_without_its_guards_is_the_same(store, catalogues, tmp_path):
    fill(store)
    export(store, Order("resident", tmp_path / "a.csv", personal=True, reason=REASON), catalogues)
    with (tmp_path / "a.csv").open(encoding="utf-16", newline="") as lines:
        rows = [[cell.removeprefix("'") for cell in row] for row in csv.reader(lines, dialect="excel-tab")]
    for separator, encoding, day in VARIANTS:
        tables = read_tables(saved(rows, separator, encoding, day))
        assert read_return(store, tables, TODAY, catalogues).edits == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40))
def test_any_note_comes_back_as_no_edit(store, catalogues, tmp_path, text):
    save(store, [Change("resident", {"full_name": "Trần Thị Bé", "note": text})])
    for suffix in (".xlsx", ".csv"):
        file = tmp_path / f"a{suffix}"
        export(store, Order("resident", file, personal=True, reason=REASON), catalogues)
        plan = read_return(store, read_tables(file.read_bytes()), TODAY, catalogues)
        assert (plan.edits, plan.asks) == ((), ())
