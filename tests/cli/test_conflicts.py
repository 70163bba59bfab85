"""`conflicts`, `choose`, `decisions`, `rechoose`, `conflicts-export`: told, decided, taken anew, handed on."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, assert_refused
from tests.cli.pair import hash_of, practised, somebody, swap

PHONES = ("0900000111", "0900000222")


@pytest.fixture
def ward(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return practised(run, tmp_path, monkeypatch)


@pytest.fixture
def person(run: Run, ward: list[str], tmp_path: Path) -> dict:
    """Somebody two laptops wrote different phones of; both know it."""
    found = somebody(run, ward[0])
    for home, phone in zip(ward, PHONES, strict=True):
        assert run("--home", home, "edit", "resident", found["id"], f"phone={phone}").code == 0
    for home in (ward[0], ward[1], ward[0]):
        swap(run, home, tmp_path)
    return found


def open_ones(run: Run, home: str, *sought: str) -> list[dict]:
    return run("--home", home, "conflicts", *sought, "--json").json["open"]


def phone(run: Run, home: str, person: dict) -> str:
    return run("--home", home, "show", "resident", person["id"], "--json").json["values"]["phone"]


def test_a_conflict_in_a_sentence_and_its_choice(run, ward, person, tmp_path):
    assert hash_of(run, ward[0]) == hash_of(run, ward[1])
    for home in ward:
        found = run("--home", home, "conflicts", "--json")
        [conflict] = found.json["open"]
        assert (conflict["kind"], conflict["record"], conflict["unit"]) == ("resident", person["id"], "phone")
        assert f" ghi điện thoại của {person['full_name']} là “0900 ••• 111”" in conflict["sentence"]
        assert conflict["sentence"].endswith("Hai người chưa thấy lần ghi của nhau. Giữ số nào?")
        assert PHONES[0] not in found.err
        assert [value["value"] for value in conflict["values"]] == list(PHONES)
        assert {*conflict["values"][0]} >= {"n", "value", "by", "on", "laptop", "writer", "op", "why", "did"}
        assert (conflict["asks"], conflict["person"]) == (True, person["full_name"])
    assert run("--home", ward[1], "choose", conflict["id"], "2", "--why", "gọi hỏi lại", "--json").json["save"]
    swap(run, ward[1], tmp_path)
    assert swap(run, ward[0], tmp_path)["conflicts_open"] == 0
    assert run("--home", ward[0], "conflicts", "--json").json == {"open": []}
    assert phone(run, ward[0], person) == PHONES[1]
    assert hash_of(run, ward[0]) == hash_of(run, ward[1])


def test_a_decision_is_listed_and_taken_anew_on_the_other_laptop(run, ward, person, tmp_path):
    [conflict] = open_ones(run, ward[0])
    run("--home", ward[0], "choose", conflict["id"], "1", "--why", "nghe nói")
    swap(run, ward[0], tmp_path)
    swap(run, ward[1], tmp_path)
    told = run("--home", ward[1], "decisions", "--json")
    [made] = told.json["decisions"]
    assert (made["id"], made["kept"], made["why"], made["state"]) == (conflict["id"], 1, "nghe nói", "stands")
    assert "chọn “0900 ••• 111” thay vì “0900 ••• 222” cho điện thoại của" in made["sentence"]
    assert "lý do “nghe nói”." in told.err and PHONES[0] not in told.err
    assert run("--home", ward[1], "rechoose", conflict["id"], "2", "--json").json["save"]
    assert phone(run, ward[1], person) == PHONES[1]
    assert_refused(run("--home", ward[1], "rechoose", conflict["id"], "2", "--json"), "already_kept")


def test_a_value_nobody_wrote(run, ward, person):
    [conflict] = open_ones(run, ward[0])
    home, name = ["--home", ward[0]], conflict["id"]
    assert_refused(run(*home, "choose", name, "--value", "note=x", "--json"), "unknown_field")
    assert_refused(run(*home, "choose", name, "--value", "phone=abc", "--json"), "problem:phone")
    for wrong in (["choose", name], ["choose", name, "1", "--value", "phone=0911222333"],
                  ["choose", name, "--value", "0911222333"], ["rechoose", name]):
        assert run(*home, *wrong, "--json").code == 2
    assert run(*home, "choose", name, "--value", "phone=0911 222 333", "--json").json["save"]
    assert phone(run, ward[0], person) == "0911222333"
    assert run(*home, "rechoose", name, "--value", "phone=0911222444", "--json").json["save"]
    assert phone(run, ward[0], person) == "0911222444"


def test_conflicts_are_narrowed(run, ward, person):
    everyone = open_ones(run, ward[0])
    hands = {(value["by"], value["laptop"]) for value in everyone[0]["values"]}
    for by, laptop in hands:
        assert open_ones(run, ward[0], "--laptop", laptop) == everyone
        assert open_ones(run, ward[0], "--who", by) == everyone
    assert open_ones(run, ward[0], "--person", person["full_name"].upper(), "--not-waiting") == everyone
    for nothing in (["--kind", "visit"], ["--days", "3"], ["--waiting"], ["--laptop", "Máy lạ"], ["--person", "zzz"]):
        assert open_ones(run, ward[0], *nothing) == []
    assert_refused(run("--home", ward[0], "conflicts", "--who", "zzz", "--json"), "unknown_member")


def test_choices_that_do_not_exist(run, ward, person):
    [conflict] = open_ones(run, ward[0])
    assert_refused(run("--home", ward[0], "choose", "khong-co", "1", "--json"), "unknown_conflict")
    assert_refused(run("--home", ward[0], "choose", conflict["id"], "3", "--json"), "unknown_value")
    assert_refused(run("--home", ward[0], "rechoose", conflict["id"], "1", "--json"), "unknown_decision")


def test_the_workbook_for_the_officer(run, ward, person, tmp_path):
    file = tmp_path / "bảng kê.xlsx"
    home = ["--home", ward[0]]
    assert_refused(run(*home, "conflicts-export", str(file), "--with-personal", "--json"), "no_reason")
    assert_refused(run(*home, "conflicts-export", str(tmp_path / "a.csv"), "--json"), "wrong_ending")
    assert not file.exists()
    answer = run(*home, "conflicts-export", str(file), "--json").json
    assert (answer["open"], answer["decided"], answer["personal"], file.exists()) == (1, 0, False, True)
