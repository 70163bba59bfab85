"""`export`, `export-summary`, `exports`, and `import` of what was exported: answers, refusals, the log."""

import pytest
from python_calamine import load_workbook

from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook
from tests.cli.conftest import assert_refused, files, lines, visit


@pytest.fixture
def people(run, desk):
    run("add", stdin=lines(visit(phone="0901234567"), visit("Nguyễn Văn Tám")))


def rows_of(file):
    return load_workbook(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_export_with_codes_then_with_names(run, people, tmp_path):
    answer = run("export", "resident", str(tmp_path / "a.xlsx"), "--json")
    assert answer.code == 0
    assert {name: answer.json[name] for name in ("kind", "rows", "withheld", "personal")} == {
        "kind": "resident", "rows": 2, "withheld": 0, "personal": False}
    assert "Trần Thị Bé" not in str(rows_of(tmp_path / "a.xlsx"))
    assert "thay bằng mã" in answer.err
    named = run("export", "resident", str(tmp_path / "b.xlsx"), "--with-personal", "--reason", "Phường cần rà soát")
    assert named.code == 0 and "giữ kín" in named.out
    assert "Trần Thị Bé" in str(rows_of(tmp_path / "b.xlsx"))
    log = run("exports", "--json").json["exports"]
    assert [(one["file"], one["personal"], one["reason"], one["member"]) for one in log] == [
        ("b.xlsx", True, "Phường cần rà soát", "Nguyễn Thị Mẫu"), ("a.xlsx", False, "", "Nguyễn Thị Mẫu")]
    assert "key" not in log[0]
    assert "lý do: Phường cần rà soát" in run("exports").out


@pytest.mark.parametrize(("arguments", "code"), [
    (("export", "resident", "a.xlsx", "--with-personal"), "reason_missing"),
    (("export", "người", "a.xlsx"), "unknown_kind"),
    (("export", "visit", "a.doc"), "file_kind"), (("export", "visit", "không/a.csv"), "not_written"),
    (("export", "visit", "a.csv", "--columns", "visit_on,tên"), "unknown_column"),
    (("export", "team", "a.csv", "--period", "2026-10"), "no_day"),
    (("export", "visit", "a.csv", "--period", "nay"), "period"),
    (("export-summary", "2026-13", "a.xlsx"), "period"), (("export-summary", "2026-10", "a.csv"), "file_kind"),
])
def test_refusals_write_nothing(run, people, tmp_path, monkeypatch, arguments, code):
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    assert_refused(run(*arguments, "--json"), code)
    assert {name for name in files(tmp_path) if not name.startswith("home")} == {
        name for name in before if not name.startswith("home")}
    assert run("exports", "--json").json == {"exports": []}


@pytest.mark.parametrize("command", [("export", "resident"), ("export-summary", "2026-11"), ("conflicts-export",)])
def test_a_file_that_is_there_may_hold_edits_and_is_not_replaced(run, people, tmp_path, command):
    file = tmp_path / "a.xlsx"
    assert run(*command, str(file)).code == 0
    before = file.read_bytes()
    assert_refused(run(*command, str(file), "--json"), "file_exists")
    assert file.read_bytes() == before and len(run("exports", "--json").json["exports"]) == 1


def test_the_log_calls_the_list_of_conflicts_by_its_name(run, people, tmp_path):
    run("conflicts-export", str(tmp_path / "a.xlsx"))
    assert "Bảng kê xung đột, 0 dòng" in run("exports").out


def test_nothing_exported_yet(run, desk):
    assert run("exports").out == "Chưa xuất tệp nào.\n"


def test_summary_for_the_province(run, people, tmp_path):
    done = run("export-summary", "2026-11", str(tmp_path / "a.xlsx"), "--by", "hamlet", "--json").json
    assert (done["period"], done["figures"] > 10, done["kept_back"] > 0) == ("2026-11", True, True)
    assert load_workbook(str(tmp_path / "a.xlsx")).sheet_names == ["Số liệu", "Theo khu phố", "Cách đọc"]
    assert run("export-summary", "2026-11", str(tmp_path / "b.xlsx"), "--by", "member").code == 2


def test_an_edited_table_comes_back(run, people, tmp_path):
    file = tmp_path / "a.xlsx"
    run("export", "resident", str(file), "--with-personal", "--reason", "Tổ bổ sung điện thoại")
    same = run("import", str(file), "--json").json
    assert (same["changed"], same["edits"], same["import_id"], same["kind"]) == (0, [], "", "resident")
    head, *rows = rows_of(file)
    rows[1][head.index("Điện thoại")] = "0988777666"
    write_workbook(file, [Sheet("Sửa", [Column(title) for title in head], rows)])
    held = run("state", "--json").json["state_hash"]
    preview = run("import", str(file), "--preview", "--json")
    assert preview.json["changed"] == 1 and preview.json["preview"] and "Sẽ sửa 1 ô của 1 hồ sơ" in preview.err
    assert run("state", "--json").json["state_hash"] == held
    done = run("import", str(file), "--json")
    assert [(edit["field"], edit["after"]) for edit in done.json["edits"]] == [("phone", "0988777666")]
    assert f"Mã nhập: {done.json['import_id']}" in done.err
    again = run("import", str(file), "--json").json
    assert (again["changed"], again["already"]) == (0, 1)
    assert run("undo", done.json["import_id"], "--json").json["left"] == []
    assert run("find", "Tám", "--json").json["people"][0]["phone_tail"] == ""


def test_a_table_of_another_desk_is_refused(run, people, tmp_path, ward):
    file = tmp_path / "a.xlsx"
    other = ward.laptop("máy hai")
    ward.done(ward.officer, "export", "resident", str(file))
    assert_refused(ward.on(other, "import", str(file)), "export_not_here")
