"""`import` of a team's log: repairs shown, the same file twice changes nothing, un-import by undo."""

import json
from pathlib import Path

import pytest

from dxdesk.paths import resource_path

DATA = Path(__file__).resolve().parents[1] / "data"
LOG = str(resource_path("practice", "nhat-ky-ho-tro-thang-10.csv"))
HEADER = "Ngày;Họ tên;Nội dung hỗ trợ;Kết quả\n"


def test_the_sample_log(run, desk):
    preview = run("import", LOG, "--preview", "--json")
    assert preview.code == 0
    assert run("state", "--json").json["records"]["visit"] == 0
    done = run("import", LOG, "--json").json
    assert (done["rows"], done["new"]) == (301, 299)
    assert run("state", "--json").json["records"]["visit"] == 299
    expected = json.loads((DATA / "nhat-ky-expected.json").read_text("utf-8"))
    rows = {row["source_row"]: sorted(row["repairs"]) for row in expected["rows"] if row["repairs"]}
    shown: dict[int, list[str]] = {}
    for repair in done["repairs"]:
        shown.setdefault(repair["row"], []).append(repair["what"])
    assert {row: sorted(whats) for row, whats in shown.items()} == rows
    assert {(row["row"], row["why"]) for row in done["skipped"]} >= {(1, "header"), (152, "blank")}


def test_no_whole_number_is_shown(run, desk):
    shown = run("import", LOG, "--preview", "--json")
    expected = json.loads((DATA / "nhat-ky-expected.json").read_text("utf-8"))
    numbers = {row["national_id"] for row in expected["rows"] if row["national_id"]}
    assert len(numbers) > 50
    assert [number for number in numbers if number in shown.out + shown.err] == []


def test_the_same_file_twice_and_taking_it_back(run, desk):
    empty = run("state", "--json").json["state_hash"]
    first = run("import", LOG, "--json").json
    held = run("state", "--json").json
    again = run("import", LOG, "--json").json
    assert (again["new"], again["again"]) == (0, True)
    assert run("state", "--json").json == held
    assert run("undo", first["import_id"], "--json").json["left"] == []
    after = run("state", "--json").json
    assert (after["records"]["visit"], after["records"]["resident"]) == (0, 0)
    assert after["state_hash"] != empty  # what was deleted is known to be deleted


@pytest.mark.parametrize(("data", "code"), [
    (b"", "file_empty"), (b"PK\x03\x04 a workbook", "file_broken_book"), (HEADER.encode(), "no_rows"),
    (b"\x00\x01\x02\x03" * 64, None), (b"a;b\n1;2\n", None), (b'"' * 100_000, None), (b";" * 100_000 + b"\n", None),
])
def test_files_that_are_no_log(run, desk, tmp_path, data, code):
    path = tmp_path / "sổ.csv"
    path.write_bytes(data)
    before = run("state", "--json").json
    refused = run("import", str(path), "--json")
    assert refused.code == 1
    assert refused.json["refused"] == (code or refused.json["refused"])
    assert run("state", "--json").json == before


def test_files_that_cannot_be_read(run, desk, tmp_path):
    assert run("import", str(tmp_path / "không có.csv"), "--json").json["refused"] == "file_missing"
    assert run("import", str(tmp_path), "--json").json["refused"] == "not_a_file"
