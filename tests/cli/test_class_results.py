"""How a class went, from the command line."""

import pytest

from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, assert_refused, held
from tests.store.training.kit import enrol, make, mark


@pytest.fixture
def town(desk):
    """A class that is over, of An who came and Bình who did not."""
    with open_store(desk, PASSPHRASE) as store:
        course = make(store, "course", title="Lớp 1", skill_group="safety")
        meeting = make(store, "meeting", course_id=course, held_on="2026-11-20")
        found = {"course": course, "meeting": meeting}
        for name, state in (("An", "present"), ("Bình", "absent")):
            found[name] = make(store, "resident", full_name=name)
            enrol(store, course, found[name])
            mark(store, meeting, found[name], state)
    return found


def test_the_result_of_a_class_and_what_people_decide(run, town):
    assert run("--json", "class", "check", town["course"], town["An"], "--stage", "before", "--level", "1",
               "--score", "2,5").json["save"]
    run("class", "check", town["course"], town["An"], "--stage", "after", "--level", "3", "--score", "7")
    assert run("class", "decide", town["course"], "finished", town["Bình"], "--reason", "Học bù").code == 0
    assert run("--json", "class", "confirm", town["course"], town["An"], "--on", "20/11/2026").json["people"] == 1
    answer = run("--json", "class", "result", town["course"]).json
    assert (answer["turns"], answer["finished"], answer["meetings"]) == (1, 2, 1)
    an, binh = answer["rows"]
    assert (an["came"], an["confirmed_on"], binh["decided"], binh["reason"]) == (1, "2026-11-20", "finished", "Học bù")
    (effect,) = answer["effects"]
    assert (effect["people"], effect["better"], effect["scores"]["before"]) == (1, 1, None)
    told = run("class", "result", town["course"]).out
    assert "dự 1 trên 1 buổi" in told and "cuối lớp 7" in told and "VNeID xác nhận 20/11/2026" in told


def test_who_needs_help_gets_a_task_once(run, town):
    assert [need["name"] for need in run("--json", "class", "follow-on", town["course"]).json["needing"]] == ["Bình"]
    made = run("--json", "class", "follow-on", town["course"], "--all", "--what", "Đến nhà giúp").json
    assert (made["made"], made["already"]) == (1, 0)
    assert "đã giao việc" in run("class", "follow-on", town["course"]).out
    assert "Đến nhà giúp" in run("follow-ups", "--person", town["Bình"]).out


def test_visits_of_a_meeting(run, town):
    made = run("--json", "class", "visits", town["meeting"], "--service", "VNEID_ACTIVATE").json
    assert made["made"] == 1 and "đã có từ trước" in run(
        "class", "visits", town["meeting"], "--service", "VNEID_ACTIVATE").out


@pytest.mark.parametrize(("arguments", "code"), [
    (("check", "{course}", "{An}", "--stage", "before", "--score", "12"), "score"),
    (("check", "{course}", "ai", "--stage", "before", "--level", "1"), "not_enrolled"),
    (("decide", "{course}", "finished", "{An}"), "no_reason"),
    (("confirm", "{course}", "{An}", "--on", "01/01/2099"), "bad_day"),
    (("follow-on", "{course}", "{An}"), "no_what"),
    (("visits", "{meeting}", "--service", "KHÔNG"), "unknown_code"),
    (("result", "ai"), "unknown_class"),
])
def test_what_is_refused_leaves_nothing(run, desk, town, arguments, code):
    before = held(desk)
    assert_refused(run("--json", "class", *(part.format(**town) for part in arguments)), code)
    assert held(desk) == before


def test_a_person_shows_his_classes(run, town):
    (only,) = run("--json", "show", "resident", town["An"]).json["classes"]
    assert (only["title"], only["came"], only["held"]) == ("Lớp 1", 1, 1)
    assert "Học Lớp 1: dự 1 trên 1 buổi" in run("show", "resident", town["An"]).out
