"""`exchange --records`, `--yes`, `intakes`, `unimport`: what came, and taking it back."""

import json

import pytest

from tests.cli.pair import hash_of, practised, somebody, stick, swap


@pytest.fixture
def ward(run, tmp_path, monkeypatch) -> list[str]:
    return practised(run, tmp_path, monkeypatch)


def test_one_exchange_is_listed_taken_back_and_brought_again(run, ward, tmp_path):
    resident = somebody(run, ward[0])["id"]
    run("--home", ward[0], "edit", "resident", resident, "address=Số 5")
    swap(run, ward[0], tmp_path)
    before = hash_of(run, ward[1])
    preview = run("--home", ward[1], "exchange", str(stick(tmp_path)), "--preview", "--json").json
    (file,) = [file["file"] for file in preview["in"] if file["result"] == "received"]
    shown = run("--home", ward[1], "exchange", str(stick(tmp_path)), "--records", file, "--json").json
    assert [(one["record"], one["state"], one["units"]) for one in shown["records"]] == [
        (resident, "changed", ["address"])]
    assert hash_of(run, ward[1]) == before
    name = swap(run, ward[1], tmp_path)["intake"]
    listed = run("--home", ward[1], "intakes", "--json").json["intakes"]
    assert (listed[0]["name"], listed[0]["state"], listed[0]["kinds"]["resident"]["changed"]) == (name, "done", 1)
    files = run("--home", ward[1], "intakes", "--files", name, "--json").json["files"]
    assert [(one["file"], one["ops"]) for one in files] == [(file, 1)]
    after = hash_of(run, ward[1])
    tried = run("--home", ward[1], "unimport", name, "--preview", "--json").json
    assert (tried["save"], tried["changed"], hash_of(run, ward[1])) == ("", 1, after)
    done = run("--home", ward[1], "unimport", name, "--json").json
    assert (done["changed"], done["deleted"], done["left"], hash_of(run, ward[1])) == (1, 0, [], before)
    assert run("--home", ward[1], "intakes", "--json").json["intakes"][0]["state"] == "undone"
    run("--home", ward[1], "undo", done["save"])
    assert hash_of(run, ward[1]) == after


def test_what_stays_is_said(run, ward, tmp_path):
    resident = somebody(run, ward[0])["id"]
    run("--home", ward[0], "edit", "resident", resident, "address=Số 5")
    swap(run, ward[0], tmp_path)
    name = swap(run, ward[1], tmp_path)["intake"]
    run("--home", ward[1], "edit", "resident", resident, "address=Số 6")
    done = run("--home", ward[1], "unimport", name)
    assert "Để nguyên 1 người dân: địa chỉ đã sửa sau đó" in done.out


def test_a_name_nothing_came_under(run, ward):
    for arguments in (["unimport", "nhan-x"], ["intakes", "--files", "nhan-x"]):
        refused = run("--home", ward[0], *arguments, "--json")
        assert (refused.code, refused.json["refused"]) == (1, "unknown_intake")


def test_much_is_asked_about_first(run, ward, tmp_path):
    lines = [{"service": "VSSID", "outcome": "done"}]
    people = [{"resident": {"full_name": f"Người {number}"}, "visit": {}, "helps": lines} for number in range(15)]
    (tmp_path / "phiếu.jsonl").write_text("\n".join(map(json.dumps, people)), encoding="utf-8")
    added = run("--home", ward[0], "add", str(tmp_path / "phiếu.jsonl"), "--json")
    assert added.code == 0, added.err
    saved = added.json["saved"]
    swap(run, ward[0], tmp_path)
    swap(run, ward[1], tmp_path)
    for one in saved:
        run("--home", ward[0], "undo", one["save"])
    swap(run, ward[0], tmp_path)
    before = hash_of(run, ward[1])
    told = run("--home", ward[1], "exchange", str(stick(tmp_path)), "--preview", "--json").json["weight"]
    assert told == {"changed": 0, "deleted": 45, "asks": True}
    assert "kèm --yes" in run("--home", ward[1], "exchange", str(stick(tmp_path)), "--preview").out
    refused = run("--home", ward[1], "exchange", str(stick(tmp_path)), "--json")
    assert (refused.code, refused.json["refused"], refused.json["deleted"]) == (1, "braked", 45)
    assert hash_of(run, ward[1]) == before
    assert run("--home", ward[1], "exchange", str(stick(tmp_path)), "--yes", "--json").code == 0
    assert hash_of(run, ward[1]) != before
