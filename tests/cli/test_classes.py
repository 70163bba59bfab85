"""Classes, meetings and programmes by their commands."""

import pytest

from dxdesk.cli.classes import CLASS_COMMANDS
from dxdesk.store.database import open_store
from dxdesk.store.saving import Change, save
from tests.cli.conftest import PASSPHRASE, assert_refused, held
from tests.cli.test_frame import ENGLISH

HALL = "Nhà văn hóa Khu phố 3"
SERIES = ("--day", "24/11/2026", "--count", "3", "--weekday", "T3,T5", "--from", "18h30", "--to", "20:30",
          "--place", HALL, "--trainer", "nguyễn thị mẫu")


@pytest.fixture
def done(desk, run):
    """`done("new", …)`: the document of a `class` command that must succeed."""
    def done(*arguments: str) -> dict:
        answer = run("class", *arguments, "--json")
        assert answer.code == 0, answer.err
        return answer.json
    return done


@pytest.fixture
def course(done) -> dict:
    """A class of three meetings from a shipped programme."""
    return done("new", "--syllabus", "bdhvs_ai", "--capacity", "30", "--hamlet", "khu pho 3", *SERIES)["class"]


@pytest.mark.parametrize("name", CLASS_COMMANDS)
def test_every_command_of_the_group_has_help(run, name):
    shown = run("class", name, "--help")
    assert shown.code == 0 and "--json" in shown.out
    assert not [word for word in (*ENGLISH, "OPTIONS") if word in shown.out]


@pytest.mark.parametrize("arguments", [
    ["class"], ["class", "nothing"], ["class", "show"], ["class", "new", "a", "b"], ["class", "edit", "x"],
    ["class", "new", "a", "--count", "61"], ["class", "meet"], ["class", "courses", "x"],
])
def test_wrong_usage_of_the_group(run, arguments):
    refused = run(*arguments, "--json")
    assert (refused.code, refused.json["refused"]) == (2, "usage")


def test_a_programme_fills_what_was_not_said_and_the_series_stands(course, done):
    assert (course["title"], course["skill_group"], course["hours"], course["capacity"]) == (
        "Bình dân học AI: hỏi và kiểm tra lại", "ai", "4", 30)
    assert [(one["number"], one["held_on"], one["from_at"]) for one in course["meetings"]] == [
        (1, "2026-11-24", "18:30"), (2, "2026-11-26", "18:30"), (3, "2026-12-01", "18:30")]
    assert all(one["place"] == HALL and len(one["trainers"]) == 1 for one in course["meetings"])
    assert done("show", course["id"]) == {**course}
    assert [one["id"] for one in done("list")["classes"]] == [course["id"]]


def test_what_was_said_beats_the_programme(done):
    made = done("new", "AI cho tiểu thương", "--syllabus", "bdhvs_ai", "--hours", "2,5")["class"]
    assert (made["title"], made["hours"], made["skill_group"]) == ("AI cho tiểu thương", "2.5", "ai")
    assert made["meetings"] == []


def test_words_for_people(course, run):
    listed, shown = run("class", "list").out, run("class", "show", course["id"]).out
    assert f"{course['id']}  Bình dân học AI: hỏi và kiểm tra lại · 3 buổi · 0 trên 30 chỗ" in listed
    assert "Trí tuệ nhân tạo cơ bản · Người dân · 4 giờ" in shown
    assert f"Buổi 2 · T5 26/11/2026, 18:30–20:30 · {HALL} · chưa điểm danh" in shown


def test_what_clashes_is_said_and_saved_all_the_same(course, run, done):
    answer = run("class", "new", "Lớp khác", *SERIES, "--json")
    assert answer.code == 0 and len(answer.json["warnings"]) == 6  # place and trainer of each of three
    assert answer.json["warnings"][0] == (
        f"24/11/2026: {HALL} đã có lớp “Bình dân học AI: hỏi và kiểm tra lại”, 18:30–20:30 T3 24/11.")
    assert answer.json["warnings"][0] in answer.err
    month = done("calendar", "2026-11")["meetings"]
    assert [one["held_on"] for one in month] == ["2026-11-24"] * 2 + ["2026-11-26"] * 2
    assert all(len(one["clashes"]) == 2 for one in month)
    assert "· trùng: " in run("class", "calendar", "2026-11").out
    assert "Chưa có buổi học nào" in run("class", "calendar", "2026-01").out


def test_changing_a_class(course, run, done):
    changed = done("edit", course["id"], "title=AI tối thứ Ba", "hours=4,5", "hamlet_id=Khu phố 1", "capacity=")
    assert (changed["class"]["title"], changed["class"]["hours"], changed["class"]["capacity"]) == (
        "AI tối thứ Ba", "4.5", 0)
    assert changed["save"] and not done("edit", course["id"], "hours=4,5")["save"]
    run("undo")
    assert done("show", course["id"])["title"] == course["title"]


def test_meetings_added_changed_and_deleted(course, run, done):
    added = done("meet", course["id"], "--day", "8/12/2026", "--topic", "Ôn tập", "--from", "19:00")["meetings"]
    assert [(one["number"], one["topic"]) for one in added] == [(4, "Ôn tập")]
    meeting = course["meetings"][0]["id"]
    changed = done("meet-edit", meeting, "--day", "9/12/2026", "--place", "", "--to", "21g")["meeting"]
    assert (changed["number"], changed["held_on"], changed["place"], changed["to_at"]) == (4, "2026-12-09", "", "21:00")
    assert len(changed["trainers"]) == 1 and not done("meet-edit", meeting, "--to", "21:00")["save"]
    gone = done("meet-delete", meeting)
    assert gone["marks"] == 0 and len(done("show", course["id"])["meetings"]) == 3
    assert run("undo", gone["save"]).code == 0
    assert len(done("show", course["id"])["meetings"]) == 4


def test_a_class_deleted_and_opened_again(course, run, done):
    assert done("delete", course["id"])["meetings"] == 3
    assert done("list")["classes"] == []
    told = done("show", course["id"])
    assert told["deleted"] and told["deleted_by"]["member"] == "Nguyễn Thị Mẫu"
    assert f"class reopen {course['id']}" in run("class", "show", course["id"]).out
    assert len(done("reopen", course["id"])["class"]["meetings"]) == 3


@pytest.mark.parametrize(("arguments", "code"), [
    (("new",), "problem:title"), (("new", "A", "--syllabus", "cooking"), "unknown_syllabus"),
    (("new", "A", "--team", "Tổ 99"), "unknown_name"), (("new", "A", "--day", "hôm nào"), "not_a_day"),
    (("new", "A", "--day", "24/11/2026", "--weekday", "T9"), "not_a_weekday"),
    (("new", "A", "--day", "24/11/2026", "--trainer", "Ai đó"), "unknown_name"),
    (("new", "A", "--capacity", "0"), "problem:capacity"), (("new", "A", "--group", "x"), "problem:skill_group"),
    (("new", "A", "--day", "24/11/2026", "--to", "20:00"), "problem:from_at"),
    (("show", "x"), "unknown_class"), (("delete", "x"), "unknown_class"), (("reopen", "{course}"), "class_stands"),
    (("edit", "{course}", "id=3"), "not_a_setting"), (("edit", "{course}", "title="), "problem:title"),
    (("edit", "{course}", "syllabus=cooking"), "unknown_syllabus"), (("meet", "{course}"), "day_missing"),
    (("meet-edit", "x"), "unknown_meeting"), (("meet-delete", "x"), "unknown_meeting"),
    (("meet-edit", "{meeting}", "--day", ""), "problem:held_on"), (("calendar", "tháng này"), "period"),
    (("course-edit", "x"), "unknown_syllabus"), (("course-edit", "bdhvs_ai", "--back"), "not_written"),
    (("course-new", "A", "--hours", "nhiều"), "problem:hours"),
])
def test_what_is_refused_changes_nothing(desk, course, run, arguments, code):
    before = held(desk)
    names = {"course": course["id"], "meeting": course["meetings"][0]["id"]}
    assert_refused(run("class", *(one.format(**names) for one in arguments), "--json"), code)
    assert held(desk) == before


def test_a_meeting_whose_class_has_not_come_yet(desk, run, done):
    with open_store(desk, PASSPHRASE) as store:
        save(store, [Change("meeting", {"course_id": "not-here", "held_on": "2026-11-24"})])
    assert [(one["class"], one["number"]) for one in done("calendar", "2026-11")["meetings"]] == [("", 0)]
    assert "lớp chưa về máy này" in run("class", "calendar", "2026-11").out


def test_programmes(done, run):
    shipped = done("courses")["courses"]
    assert len(shipped) == 14 and "bdhvs_ai  Bình dân học AI" in run("class", "courses").out
    made = done("course-new", "Bán hàng online", "--group", "commerce", "--hours", "6", "--position", "1")["course"]
    assert done("courses")["courses"][0]["code"] == made["code"]
    assert done("course-edit", "bdhvs_ai", "--hours", "5,5")["course"]["hours"] == "5.5"
    assert done("course-edit", "bdhvs_ai", "--back")["course"]["hours"] == "4"
    assert done("course-edit", made["code"], "--until", "21/11/2026")["course"]["valid_to"] == "2026-11-21"
    assert done("course-edit", made["code"], "--back")["course"] is None
