"""`practice`, `exchange`: laptops of one ward over a folder."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, assert_refused
from tests.cli.pair import hash_of, practised, somebody, stick, swap


@pytest.fixture
def ward(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return practised(run, tmp_path, monkeypatch)


def test_laptops_that_exchanged_hold_the_same(run, ward, tmp_path):
    assert hash_of(run, ward[0]) == hash_of(run, ward[1])
    again = swap(run, ward[0], tmp_path)
    assert again["out"] == []
    assert {file["result"] for file in again["in"]} == {"held"}
    assert {"file", "result", "sentence", "ops", "new", "changed", "conflicts", "deleted", "skipped", "reasons", "kind",
            "writer"} == set(again["in"][0])
    assert again["state_hash"] == hash_of(run, ward[1])


def test_a_preview_writes_nothing(run, ward, tmp_path):
    resident = somebody(run, ward[0])["id"]
    run("--home", ward[0], "edit", "resident", resident, "address=Số 5")
    before = sorted(stick(tmp_path).rglob("*"))
    shown = run("--home", ward[0], "exchange", str(stick(tmp_path)), "--preview", "--json").json
    assert [file["ops"] for file in shown["out"]] == [1]
    assert sorted(stick(tmp_path).rglob("*")) == before
    assert [file["ops"] for file in swap(run, ward[0], tmp_path)["out"]] == [1]


def test_records_of_a_file_that_is_not_there_are_refused(run, ward, tmp_path):
    asked = run("--home", ward[0], "exchange", str(stick(tmp_path)), "--records", "log/lạ.csv", "--json")
    assert_refused(asked, "unknown_file")


def test_damaged_files_change_nothing(run, ward, tmp_path):
    segment = sorted(stick(tmp_path).rglob("*.csv"))[-1]
    inbox = stick(tmp_path) / "DXDESK" / "inbox"
    (inbox / "cụt.csv").write_bytes(segment.read_bytes()[:-40])
    (inbox / "rác.csv").write_bytes(b"\x00\xff" * 900)
    (inbox / "trống.csv").touch()
    before = hash_of(run, ward[0])
    results = {file["file"].rpartition("/")[2]: file["result"] for file in swap(run, ward[0], tmp_path)["in"]}
    assert results["cụt.csv"] == "truncated"
    assert results["rác.csv"] == "not_ours"
    assert results["trống.csv"] in ("truncated", "not_ours")
    assert hash_of(run, ward[0]) == before


def test_places_that_cannot_be_used(run, ward, tmp_path):
    (tmp_path / "một tệp").touch()
    for place in (tmp_path / "không có", tmp_path / "một tệp"):
        refused = run("--home", ward[0], "exchange", str(place), "--json")
        assert (refused.code, refused.json["refused"]) == (1, "folder_missing")


@pytest.mark.parametrize("arguments", [["--laptops", "0"], ["--laptops", "31"], ["--visits", "-1"], ["--seed", "x"]])
def test_wards_of_a_wrong_size(run, tmp_path, arguments):
    assert run("practice", str(tmp_path / "tập"), *arguments).code == 2
    assert not (tmp_path / "tập").exists()


def test_practice_never_goes_into_a_desk(run, desk):
    refused = run("practice", str(desk), "--json")
    assert (refused.code, refused.json["refused"]) == (1, "desk_exists")


def test_the_same_seed_makes_the_same_people(run, tmp_path, monkeypatch):
    names = []
    for folder in ("một", "hai"):
        made = run("practice", str(tmp_path / folder), "--laptops", "1", "--visits", "5", "--seed", "9", "--json").json
        monkeypatch.setenv("DXDESK_PASSPHRASE", made["passphrase"])
        names.append(somebody(run, made["homes"][0])["full_name"])
    assert names[0] == names[1]
