"""`find`, `show`, `edit`, `undo` on a real desk."""

import pytest

from tests.cli.conftest import lines, visit


@pytest.fixture
def person(run, desk) -> str:
    known = visit(phone="0912345678", birth_year="1950")
    return run("add", "--json", stdin=lines(known)).json["saved"][0]["resident_id"]


def test_finding_nobody_is_an_answer(run, desk):
    found = run("find", "khong ai", "--json")
    assert (found.code, found.json) == (0, {"people": []})


@pytest.mark.parametrize("text", ["", " ", "%", "'", "\u0302", "a" * 20_000, "9" * 5_000, "🙂", "đ" * 300])
def test_any_text_may_be_looked_for(run, person, text):
    assert run("find", text, "--json").code == 0


def test_edit_keeps_history_and_undo_brings_back(run, person):
    edited = run("edit", "resident", person, "phone=0987 654 321", "birth_year=1951", "--why", "nghe nhầm", "--json")
    assert edited.code == 0
    shown = run("show", "resident", person, "--json").json
    assert (shown["values"]["phone"], shown["values"]["birth_year"]) == ("0987654321", "1951")
    assert {change["why"] for change in shown["history"]} == {"", "nghe nhầm"}
    undone = run("undo", "--json").json
    assert undone["left"] == []
    assert undone["save"]
    assert run("show", "resident", person, "--json").json["values"]["phone"] == "0912345678"


def test_undo_of_a_named_save(run, person):
    save = run("edit", "resident", person, "phone=0987654321", "--json").json["save"]
    run("edit", "resident", person, "address=Số 5", "--json")
    assert run("undo", save, "--json").code == 0
    values = run("show", "resident", person, "--json").json["values"]
    assert (values["phone"], values["address"]) == ("0912345678", "Số 5")


def test_an_edit_that_changes_nothing_saves_nothing(run, person):
    before = run("state", "--json").json["ops"]
    same = run("edit", "resident", person, "phone=0912345678", "--json")
    assert (same.code, same.json["save"]) == (0, "")
    assert run("state", "--json").json["ops"] == before


@pytest.mark.parametrize(("setting", "code"), [
    ("phone", "not_a_setting"),
    ("hair=x", "problem:hair"),
    ("full_name=", "problem:full_name"),
    ("birth_year=2999", "problem:birth_year"),
    ("birth_year=x", "problem:birth_year"),
    ("national_id=12", "problem:national_id"),
    ("sex=X", "problem:sex"),
    ("note=" + "x" * 5_000, "problem:note"),
    ("id=1", "problem:id"),
    ("_deleted=1", "problem:_deleted"),
])
def test_values_that_cannot_stand_change_nothing(run, person, setting, code):
    before = run("state", "--json").json
    refused = run("edit", "resident", person, setting, "--json")
    assert (refused.code, refused.json["refused"]) == (1, code)
    assert run("state", "--json").json == before


def test_the_e_id_state_is_not_lowered_without_a_reason(run, person):
    assert run("edit", "resident", person, "eid_state=l2_activated").code == 0
    assert run("edit", "resident", person, "eid_state=l1", "--json").json["refused"] == "problem:eid_reason"
    assert run("edit", "resident", person, "eid_state=l1", "eid_reason=mất máy").code == 0


@pytest.mark.parametrize(("kind", "record"), [("resident", "nobody"), ("nothing", "x"), ('"; DROP', "x"), ("op", "x")])
def test_records_that_are_not_there(run, desk, kind, record):
    for command in (["show", kind, record], ["edit", kind, record, "note=x"]):
        refused = run(*command, "--json")
        assert refused.code == 1
        assert refused.json["refused"] in ("unknown_record", "unknown_kind")


def test_a_phone_number_is_masked_for_people(run, person):
    shown = run("show", "resident", person)
    assert "0912345678" not in shown.out
    assert "••• 678" in shown.out


def test_undo_of_an_unknown_save(run, desk):
    refused = run("undo", "khong-co", "--json")
    assert (refused.code, refused.json["refused"]) == (1, "nothing_to_undo")
