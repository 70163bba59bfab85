"""Tables for people: codes in place of names, a reason for more, every file noted, nothing half."""

import csv
from pathlib import Path

import pytest
from python_calamine import load_workbook

from dxdesk.domain.periods import read_period
from dxdesk.domain.records import KINDS
from dxdesk.errors import DeskError, InputError
from dxdesk.exchange.guard import is_guarded, unguard
from dxdesk.exchange.sheets.export import Exported, Order, export
from dxdesk.exchange.sheets.export_words import exported_sentences, logged_sentence
from dxdesk.store.export_log import exports
from dxdesk.store.saving import Change, save
from tests.exchange.sheets.filled import HOSTILE, NAMES, fill, fill_hostile

REASON = "Công an phường cần rà soát"


def rows_of(file: Path) -> list[list[str]]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-16", newline="") as lines:
            return [list(map(unguard, row)) for row in csv.reader(lines, dialect="excel-tab")]
    return load_workbook(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)


@pytest.fixture
def out(store, catalogues, tmp_path):
    """Export a kind: what is told, and the rows of the file."""
    def run(kind: str, suffix: str = ".xlsx", **more) -> tuple[Exported, list[list[str]]]:
        done = export(store, Order(kind, tmp_path / f"{kind}{suffix}", **more), catalogues)
        return done, rows_of(tmp_path / f"{kind}{suffix}")
    return run


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_without_a_reason_nothing_tells_who(store, out, tmp_path, kind, suffix):
    people = fill(store)
    out(kind, suffix)
    rows = rows_of(tmp_path / f"{kind}{suffix}")
    text = "\n".join("\t".join(row) for row in rows)
    secrets = [*NAMES, "Lê Văn Thử", "09012345", "1950", "12 Đường số 3", "ghi chú", "nhà bà Bé", "08:05", *people]
    assert [secret for secret in secrets if secret in text] == []


def test_visits_with_codes(store, out):
    fill(store)
    done, (head, *rows) = out("visit")
    assert head[:3] == [f"Mã dòng {done.code}", "Mã người", "Số người (không ghi tên)"]
    assert "Người dân" not in head
    assert (len(rows), done.rows, done.withheld, done.personal) == (4, 4, 0, False)
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["Ngày"] for row in cells] == ["01/10/2026", "02/10/2026", "03/10/2026", "04/10/2026"]
    assert {row["Người dân thấy thế nào"] for row in cells} == {"Hài lòng"}
    people = [row["Mã người"] for row in cells]
    assert people[0] == people[3] != people[1]  # merged: one person, one code
    assert len({row[0] for row in rows}) == 4


def test_codes_are_the_same_within_one_export_and_of_no_meaning_in_another(store, out):
    fill(store)
    first, again = out("resident")[1], out("resident")[1]
    assert first[1][1] == first[4][1]
    assert {row[0] for row in first[1:]} & {row[0] for row in again[1:]} == set()
    assert {row[1] for row in first[1:]} & {row[1] for row in again[1:]} == set()


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_with_a_reason_names_leave_but_not_of_who_withdrew(store, out, suffix):
    fill(store)
    done, (head, *rows) = out("visit", suffix, personal=True, reason=REASON)
    names = [row[head.index("Người dân")] for row in rows]
    assert names == [NAMES[0], NAMES[1], NAMES[3]]
    assert (done.rows, done.withheld, done.personal) == (3, 1, True)
    people = out("resident", suffix, personal=True, reason=REASON)[1]
    assert [row[2] for row in people[1:]] == [NAMES[0], NAMES[1], NAMES[3]]
    assert "Dấu căn cước" not in people[0] and people[1][people[0].index("Điện thoại")] == "0901234500"
    assert any("rút đồng ý" in line for line in exported_sentences(done))


@pytest.mark.parametrize("reason", ["", "  ", "a", "\u200b\u200b\u200b"])
def test_names_without_a_reason_are_refused(store, catalogues, tmp_path, reason):
    fill(store)
    with pytest.raises(InputError) as refused:
        export(store, Order("resident", tmp_path / "a.xlsx", personal=True, reason=reason), catalogues)
    assert refused.value.code == "reason_missing"
    assert list(tmp_path.glob("*.xlsx")) == [] and exports(store) == []


@pytest.mark.parametrize(("order", "code"), [
    ({"kind": "người"}, "unknown_kind"), ({"file": "a.pdf"}, "file_kind"),
    ({"columns": ("full_name",)}, "unknown_column"),
    ({"kind": "hamlet", "period": "2026-10"}, "no_day"), ({"file": "không/a.csv"}, "not_written"),
])
def test_orders_that_cannot_be_done(store, catalogues, tmp_path, order, code):
    before = set(tmp_path.iterdir())
    period = read_period(order["period"]) if "period" in order else None
    file = tmp_path / order.get("file", "a.xlsx")
    asked = Order(order.get("kind", "resident"), file, period, order.get("columns", ()))
    with pytest.raises(DeskError) as refused:
        export(store, asked, catalogues)
    assert refused.value.code == code
    assert set(tmp_path.iterdir()) == before and exports(store) == []


def test_every_file_is_noted(store, out):
    fill(store)
    out("visit", ".csv")
    done, _ = out("resident", personal=True, reason=f"  {REASON} ")
    second, first = exports(store)
    assert (first.kind, first.file, first.lines, first.personal, first.reason) == ("visit", "visit.csv", 4, False, "")
    assert (second.kind, second.lines, second.personal, second.reason) == ("resident", 3, True, REASON)
    assert (second.code, second.member, second.at) == (done.code, "Lê Văn Thử", "20261122T030000000Z")
    assert logged_sentence(second) == (
        f"22/11/2026 10:00 · Lê Văn Thử · Người dân, 3 dòng · resident.xlsx · có họ tên, lý do: {REASON}")


def test_a_file_that_could_not_be_put_in_its_place_is_not_noted(store, catalogues, tmp_path, monkeypatch):
    fill(store)

    def refuse(*_):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DeskError, match="đang mở trong Excel"):
        export(store, Order("visit", tmp_path / "a.xlsx"), catalogues)
    assert exports(store) == [] and list(tmp_path.glob("*xlsx")) + list(tmp_path.glob(".*")) == []


def test_only_the_days_and_columns_asked_for(store, out):
    fill(store)
    done, rows = out("visit", period=read_period("2026-10-02..2026-10-03"), columns=("visit_on",))
    assert rows == [[f"Mã dòng {done.code}", "Ngày"], [rows[1][0], "02/10/2026"], [rows[2][0], "03/10/2026"]]
    assert len(out("help", period=read_period("2026-10-02..2026-10-03"))[1]) == 3


def test_lines_of_a_deleted_visit_stay_out(store, out):
    fill(store)
    visit = store.connection.execute("SELECT id FROM visit ORDER BY n").fetchone()[0]
    save(store, [Change("visit", {}, visit, "delete")])
    assert len(out("visit")[1]) == 4 and len(out("help")[1]) == 4


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_hostile_notes_are_text(store, out, tmp_path, suffix):
    fill_hostile(store)
    head, *rows = out("resident", suffix, personal=True, reason=REASON)[1]
    assert [row[head.index("Ghi chú")] for row in rows] == HOSTILE
    if suffix == ".csv":
        with (tmp_path / "resident.csv").open(encoding="utf-16", newline="") as lines:
            assert all(is_guarded(cell) for row in csv.reader(lines, dialect="excel-tab") for cell in row)
    else:
        assert {type(cell) for row in rows for cell in row} == {str}


def test_progress_tells_how_far_and_may_stop(store, catalogues, tmp_path):
    fill(store)
    told = []
    export(store, Order("visit", tmp_path / "a.csv"), catalogues, lambda *at: told.append(at))
    assert told == [(4, 4)]

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(store, Order("visit", tmp_path / "b.csv"), catalogues, stop)
    assert not (tmp_path / "b.csv").exists() and len(exports(store)) == 1
