"""`conflicts`, `choose`: what two laptops wrote differently, told and decided."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.pair import hash_of, practised, somebody, swap


@pytest.fixture
def ward(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return practised(run, tmp_path, monkeypatch)


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
        assert f" ghi điện thoại của {person['full_name']} là “0900 ••• 111”" in conflict["sentence"]
        assert conflict["sentence"].endswith("Hai người chưa thấy lần ghi của nhau. Giữ số nào?")
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
