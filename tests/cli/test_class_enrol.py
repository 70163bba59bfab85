"""`class enrol|learners|leave|remove`: what they answer, and that a refusal changes nothing."""

import json

import pytest

from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, assert_refused, held
from tests.store.training.kit import make, mark


@pytest.fixture
def course(desk) -> str:
    with open_store(desk, PASSPHRASE) as store:
        return make(store, "course", title="Lớp 1", capacity="2")


@pytest.fixture
def person(desk) -> str:
    with open_store(desk, PASSPHRASE) as store:
        return make(store, "resident", full_name="Lê Thị Ánh", birth_year="1958", phone="0912345678")


def test_people_come_in_are_told_once_and_leave(run, course, person):
    done = run("--json", "class", "enrol", course, "--resident", person, "--guest", "bà tư", "--door",
               "--new", json.dumps({"full_name": "Trần Bé", "birth_year": "1960"}))
    assert done.code == 0 and done.json["over_capacity"] == 1 and done.json["save"]
    assert [(one["name"], one["kind"], one["source"]) for one in done.json["added"]] == [
        ("Lê Thị Ánh", "resident", "door"), ("Bà Tư", "guest", "door"), ("Trần Bé", "resident", "door")]
    again = run("--json", "class", "enrol", course, "--resident", person)
    assert again.json["save"] == "" and [one["person"] for one in again.json["already"]] == [person]
    assert "đã có trong lớp" in again.err
    assert run("class", "leave", course, person, "--on", "20/11/2026", "--reason", "về quê").code == 0
    found = run("--json", "class", "learners", course).json
    assert [one["left_on"] for one in found["learners"] if one["person"] == person] == ["2026-11-20"]
    assert (found["capacity"], found["over_capacity"], found["twins"]) == (2, 0, [])
    assert "học lại" in run("class", "leave", course, person, "--back").out
    assert run("class", "remove", course, person).code == 0
    assert "Lê Thị Ánh" not in run("class", "learners", course).out


def test_a_list_is_previewed_asked_about_and_taken(run, desk, course, person):
    text = "Lê Thị Ánh, 1958, 0912345678\nLê Thị Ánh\nTrần Bé, 1960\nTổng cộng: 3\n".encode()
    before = held(desk)
    preview = run("--json", "class", "enrol", course, "--list", "-", "--preview", stdin=text)
    told = run("class", "enrol", course, "--list", "-", "--preview", stdin=text)
    assert "chưa có trong sổ. Chưa có" not in told.out + told.err and "chưa có trong sổ." in told.out + told.err
    assert [line["state"] for line in preview.json["lines"]] == ["known", "ask", "new"]
    assert preview.json["asks"] == [2] and preview.json["left_out"][0]["row"] == 4 and preview.json["save"] == ""
    refused = run("--json", "class", "enrol", course, "--list", "-", stdin=text)
    assert_refused(refused, "unanswered")
    assert refused.json["asks"] == [2] and held(desk) == before
    done = run("--json", "class", "enrol", course, "--list", "-", "--answers", '{"2": "skip"}', "--others", "guest",
               stdin=text)
    assert [(one["name"], one["kind"]) for one in done.json["added"]] == [
        ("Lê Thị Ánh", "resident"), ("Trần Bé", "guest")]


@pytest.mark.parametrize(("arguments", "code"), [
    (("enrol", "{course}", "--resident", "x"), "unknown_resident"), (("enrol", "x", "--guest", "An"), "unknown_class"),
    (("enrol", "{course}", "--guest", " "), "problem:name"), (("remove", "{course}", "x"), "unknown_learner"),
    (("enrol", "{course}", "--new", "{{}}"), "problem:name"), (("leave", "{course}", "x"), "unknown_learner"),
    (("enrol", "{course}", "--list", "không có.txt"), "file_missing"),
    (("leave", "{course}", "x", "--on", "32/13"), "not_a_day")])
def test_refusals_change_nothing(run, desk, course, arguments, code):
    before = held(desk)
    assert_refused(run("--json", "class", *(part.format(course=course) for part in arguments)), code)
    assert held(desk) == before


def test_bytes_that_are_no_text_and_wrong_usage(run, desk, course):
    assert_refused(run("--json", "class", "enrol", course, "--list", "-", stdin=b"\x80\x81"), "not_text")
    for arguments in ((), ("--guest", "An", "--list", "-"), ("--new", "[1]"), ("--new", '{"full_name": 1}')):
        assert run("class", "enrol", course, *arguments).code == 2


def test_who_is_marked_stays_unless_his_marks_go_too(run, desk, course, person):
    run("class", "enrol", course, "--resident", person)
    with open_store(desk, PASSPHRASE) as store:
        mark(store, make(store, "meeting", course_id=course, held_on="2026-11-20"), person, "present")
    assert_refused(run("--json", "class", "remove", course, person), "has_roll")
    assert run("class", "remove", course, person, "--with-roll").code == 0
    assert run("class", "learners", course).out.startswith("Chưa có ai")


def test_who_may_stand_twice_is_told(run, course):
    for _ in range(2):
        run("class", "enrol", course, "--new", json.dumps({"full_name": "Võ Ba", "birth_year": "1950"}))
    (twins,) = run("--json", "class", "learners", course).json["twins"]
    assert twins["reason"] == "cùng tên, cùng năm sinh" and twins["mergeable"]
