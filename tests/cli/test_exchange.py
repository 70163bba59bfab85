"""`practice`, `exchange`, `conflicts`, `choose`: laptops of one ward over a folder."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def ward(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The homes of two practice laptops that have exchanged through `tmp_path / "USB của tổ"`."""
    made = run("practice", str(tmp_path / "phường tập"), "--laptops", "2", "--visits", "6", "--json")
    assert made.code == 0
    monkeypatch.setenv("DXDESK_PASSPHRASE", made.json["passphrase"])
    stick(tmp_path).mkdir()
    for home in (*made.json["homes"], made.json["homes"][0]):
        assert run("--home", home, "exchange", str(stick(tmp_path))).code == 0
    return made.json["homes"]


def stick(tmp_path: Path) -> Path:
    return tmp_path / "USB của tổ"


def somebody(run: Run, home: str) -> dict:
    """The first person found by any family name of the practice wards."""
    found = (run("--home", home, "find", letter, "--json").json["people"] for letter in "nthplvdb")
    return next(people[0] for people in found if people)


def swap(run: Run, home: str, tmp_path: Path) -> dict:
    return run("--home", home, "exchange", str(stick(tmp_path)), "--json").json


def hash_of(run: Run, home: str) -> dict:
    return run("--home", home, "state", "--json").json["state_hash"]


def test_laptops_that_exchanged_hold_the_same(run, ward, tmp_path):
    assert hash_of(run, ward[0]) == hash_of(run, ward[1])
    again = swap(run, ward[0], tmp_path)
    assert again["out"] == []
    assert {file["result"] for file in again["in"]} == {"held"}
    assert set(again["in"][0]) == {"file", "result", "sentence", "ops", "new", "changed", "conflicts"}
    assert again["state_hash"] == hash_of(run, ward[1])


def test_a_preview_writes_nothing(run, ward, tmp_path):
    resident = somebody(run, ward[0])["id"]
    run("--home", ward[0], "edit", "resident", resident, "address=Số 5")
    before = sorted(stick(tmp_path).rglob("*"))
    shown = run("--home", ward[0], "exchange", str(stick(tmp_path)), "--preview", "--json").json
    assert [file["ops"] for file in shown["out"]] == [1]
    assert sorted(stick(tmp_path).rglob("*")) == before
    assert [file["ops"] for file in swap(run, ward[0], tmp_path)["out"]] == [1]


def test_a_conflict_in_a_sentence_and_its_choice(run, ward, tmp_path):
    person = somebody(run, ward[0])
    for home, phone in zip(ward, ("0900000111", "0900000222"), strict=True):
        assert run("--home", home, "edit", "resident", person["id"], f"phone={phone}").code == 0
    swap(run, ward[0], tmp_path)
    assert swap(run, ward[1], tmp_path)["conflicts_open"] == 1
    swap(run, ward[0], tmp_path)
    assert hash_of(run, ward[0]) == hash_of(run, ward[1])
    for home in ward:
        found = run("--home", home, "conflicts", "--json")
        [conflict] = found.json["open"]
        assert (conflict["kind"], conflict["record"], conflict["unit"]) == ("resident", person["id"], "phone")
        assert conflict["sentence"].startswith(f"Điện thoại của {person['full_name']}: ")
        assert "••• 111" in conflict["sentence"]
        assert "0900000111" not in found.err
        assert [value["value"] for value in conflict["values"]] == ["0900000111", "0900000222"]
        assert {*conflict["values"][0]} >= {"n", "value", "by", "on", "writer", "op"}
    assert run("--home", ward[1], "choose", conflict["id"], "2", "--why", "gọi hỏi lại", "--json").json["save"]
    swap(run, ward[1], tmp_path)
    assert swap(run, ward[0], tmp_path)["conflicts_open"] == 0
    assert run("--home", ward[0], "conflicts", "--json").json == {"open": []}
    assert run("--home", ward[0], "show", "resident", person["id"], "--json").json["values"]["phone"] == "0900000222"
    assert hash_of(run, ward[0]) == hash_of(run, ward[1])


def test_choices_that_do_not_exist(run, ward):
    refused = run("--home", ward[0], "choose", "khong-co", "1", "--json")
    assert (refused.code, refused.json["refused"]) == (1, "unknown_conflict")


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
