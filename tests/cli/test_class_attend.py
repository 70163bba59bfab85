"""`class attend`: the roll of a meeting taken and looked at; a refusal changes nothing."""

from datetime import date

import pytest

from dxdesk.store.database import open_store
from dxdesk.store.saving import Change, save
from tests.cli.conftest import PASSPHRASE, assert_refused, held
from tests.store.training.kit import enrol, make


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The roll is taken on this day, whatever day the tests run on."""
    monkeypatch.setattr("dxdesk.store.training.taking.today", lambda _now: date(2026, 11, 22))


@pytest.fixture
def meetings(desk) -> dict[str, str]:
    """A meeting a day, by day; five learners, two of one name."""
    with open_store(desk, PASSPHRASE) as store:
        course = make(store, "course", title="Lớp 1")
        for name in ("Nguyễn Vân Anh", "Trần Thị Bé", "Lê Văn Nam", "Võ Văn Nam", "Võ Văn Nam"):
            enrol(store, course, make(store, "resident", full_name=name))
        return {day: make(store, "meeting", course_id=course, held_on=day, trainer_id="m1")
                for day in ("2026-11-15", "2026-11-22", "2026-11-29")}


@pytest.fixture
def meeting(meetings) -> str:
    return meetings["2026-11-22"]


def test_all_present_but_those_named_by_number_name_or_id(run, meeting):
    shown = run("--json", "class", "attend", meeting).json
    assert (shown["save"], shown["not_taken"], shown["trainers"]) == ("", 5, ["m1"])
    third = shown["rows"][2]["person"]
    done = run("--json", "class", "attend", meeting, "--all-present", "--absent", "1", "--late", "tran thi be",
               "--excused", third, "--signed", "4,5")
    assert done.code == 0 and done.json["save"]
    assert [(row["n"], row["state"], row["signed"]) for row in done.json["rows"]] == [
        (1, "absent", False), (2, "late", False), (3, "excused", False), (4, "present", True), (5, "present", True)]
    assert done.json["counts"] == {"present": 2, "late": 1, "left": 0, "excused": 1, "absent": 1}
    assert run("--json", "class", "attend", meeting, "--absent", "1").json["save"] == ""
    assert run("class", "attend", meeting).out.splitlines() == [
        "1. Nguyễn Vân Anh: Vắng", "2. Trần Thị Bé: Đến trễ", "3. Lê Văn Nam: Vắng có phép",
        "4. Võ Văn Nam: Có mặt, đã ký", "5. Võ Văn Nam: Có mặt, đã ký",
        "2 có mặt, 1 đến trễ, 1 vắng có phép, 1 vắng."]


def test_who_is_not_named_is_not_taken(run, meeting):
    done = run("--json", "class", "attend", meeting, "--absent", "2").json
    assert done["counts"]["absent"] == 1 and done["not_taken"] == 4


@pytest.mark.parametrize(("day", "arguments", "code"), [
    ("2026-11-22", ("--absent", "Phan Thị Lạ"), "unknown_learner"),
    ("2026-11-22", ("--absent", "Võ Văn Nam"), "unclear_learner"),
    ("2026-11-22", ("--absent", "1", "--late", "Nguyễn Vân Anh"), "said_twice"),
    ("2026-11-29", ("--all-present",), "future_meeting"), ("2026-11-15", ("--all-present",), "past_meeting"),
    ("x", ("--all-present",), "unknown_meeting"),
])
def test_refused_and_nothing_changed(run, desk, meetings, day: str, arguments, code: str):
    before = held(desk)
    assert_refused(run("--json", "class", "attend", meetings.get(day, day), "--present", "3", *arguments), code)
    assert held(desk) == before


def test_a_past_roll_once_confirmed(run, meetings):
    done = run("--json", "class", "attend", meetings["2026-11-15"], "--all-present", "--past")
    assert done.json["counts"]["present"] == 5


def test_undo_takes_a_roll_back(run, meeting):
    run("class", "attend", meeting, "--all-present")
    assert run("undo").code == 0
    assert run("--json", "class", "attend", meeting).json["not_taken"] == 5


def test_who_was_deleted_is_told_and_not_marked(run, desk, meeting):
    rows = run("--json", "class", "attend", meeting).json["rows"]
    with open_store(desk, PASSPHRASE) as store:
        save(store, [Change("resident", {}, rows[0]["person"], "delete")])
    assert_refused(run("--json", "class", "attend", meeting, "--absent", "1"), "learner_gone")
    done = run("--json", "class", "attend", meeting, "--all-present")
    assert done.json["counts"]["present"] == 4 and done.json["not_taken"] == 1
