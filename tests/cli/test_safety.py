"""`new`, `state`, `backup`, `restore`, `check`, and homes that cannot be used."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import lines, visit

NEW = ["new", "--ward", "25747", "--team", "Tổ khu phố 3", "--member", "Nguyễn Thị Mẫu"]


def test_a_new_desk(run, home):
    made = run("--home", str(home), *NEW, "--role", "leader", "--json")
    assert made.code == 0
    assert made.json["home"] == str(home)
    assert made.json["ward_code"] == "25747"
    assert len(made.json["writer"]) == 10
    assert made.json["recovery_key"] in made.err
    held = run("state", "--home", str(home), "--json").json
    assert held["writer"] == made.json["writer"]
    assert {kind: n for kind, n in held["records"].items() if n} == {"ward": 1, "team": 1, "member": 1}


def test_a_home_that_has_a_desk_is_left_alone(run, desk):
    before = run("state", "--json").json
    assert run(*NEW, "--json").json["refused"] == "desk_exists"
    assert run("state", "--json").json == before


@pytest.mark.parametrize(("change", "code"), [
    (["--ward", "99999"], "unknown_ward"), (["--ward", "x" * 5_000], "unknown_ward"), (["--team", " "], "name_missing"),
    (["--member", "\u200b"], "name_missing"), (["--member", "x" * 10_000], "name_too_long"),
])
def test_a_desk_that_cannot_be_made_leaves_nothing(run, home, change, code):
    refused = run("--home", str(home), *NEW, *change, "--json")
    assert (refused.code, refused.json["refused"]) == (1, code)
    assert not (home / "desk.db").exists()
    assert not (home / "desk.key").exists()


def test_a_short_passphrase(run, home, monkeypatch):
    monkeypatch.setenv("DXDESK_PASSPHRASE", "ngắn")
    assert run("--home", str(home), *NEW, "--json").json["refused"] == "short_passphrase"


def test_nobody_to_ask_for_the_passphrase(run, desk, monkeypatch):
    monkeypatch.delenv("DXDESK_PASSPHRASE")
    assert run("state", "--json").json["refused"] == "no_passphrase"


def test_a_wrong_passphrase(run, desk, monkeypatch):
    monkeypatch.setenv("DXDESK_PASSPHRASE", "không phải câu ấy")
    assert run("state", "--json").json["refused"] == "wrong_passphrase"


def test_homes_that_cannot_be_used(run, tmp_path):
    empty, file = tmp_path / "trống", tmp_path / "một tệp"
    empty.mkdir()
    file.touch()
    assert run("--home", str(empty), "state", "--json").json["refused"] == "no_desk"
    assert run("--home", str(tmp_path / "không có"), "state", "--json").json["refused"] == "no_desk"
    assert not (tmp_path / "không có").exists()
    assert run("--home", str(file), "state", "--json").code == 1
    assert run("--home", str(file), *NEW, "--json").json["refused"] == "home_not_writable"


def test_a_damaged_desk(run, desk):
    database = desk / "desk.db"
    good = database.read_bytes()
    database.write_bytes(good[:4_096] + b"x" * (len(good) - 4_096))
    assert run("state", "--json").code == 1
    database.write_bytes(b"")
    assert run("state", "--json").code == 1
    database.write_bytes(good)
    (desk / "desk.key").write_text("{}")
    assert run("state", "--json").json["refused"] == "key_file_damaged"
    (desk / "desk.key").unlink()
    assert run("state", "--json").json["refused"] == "key_file_missing"


def test_backup_check_restore(run, desk, tmp_path):
    run("add", stdin=lines(visit()))
    held = run("state", "--json").json
    copy = Path(run("backup", str(tmp_path / "bản sao"), "--json").json["file"])
    checked = run("check", "--json")
    assert checked.code == 0
    assert checked.json["ok"] is True
    assert [set(step) for step in checked.json["steps"]] == [{"what", "ok", "sentence"}] * 2
    restored = run("--home", str(tmp_path / "lập lại"), "restore", str(copy), "--json")
    assert restored.code == 0
    again = run("--home", str(tmp_path / "lập lại"), "state", "--json").json
    assert again["state_hash"] == held["state_hash"]
    assert again["writer"] == restored.json["writer"] != held["writer"]


def test_check_says_that_there_is_no_copy(run, desk):
    checked = run("check", "--json")
    assert checked.code == 0
    assert checked.json["ok"] is False


def test_copies_that_cannot_be_restored(run, desk, tmp_path):
    place = str(tmp_path / "lập lại")
    copy = Path(run("backup", str(tmp_path / "bản sao"), "--json").json["file"])
    assert run("restore", str(copy), "--json").json["refused"] == "desk_exists"
    assert run("--home", place, "restore", str(tmp_path / "không có"), "--json").json["refused"] == "no_backup"
    assert run("--home", place, "restore", str(tmp_path), "--json").json["refused"] == "no_backup"
    bad = tmp_path / "hỏng.db"
    bad.write_bytes(copy.read_bytes()[:5_000])
    shutil.copy(copy.with_suffix(".key"), bad.with_suffix(".key"))
    assert run("--home", place, "restore", str(bad), "--json").code == 1
    copy.with_suffix(".key").unlink()
    assert run("--home", place, "restore", str(copy), "--json").json["refused"] == "key_file_missing"
    assert not (tmp_path / "lập lại" / "desk.db").exists()


def test_a_backup_that_cannot_be_written(run, desk, tmp_path):
    (tmp_path / "tệp").touch()
    before = run("state", "--json").json
    assert run("backup", str(tmp_path / "tệp"), "--json").code == 1
    assert run("state", "--json").json == before
