"""A class deleted on one laptop while its roll is taken on another, by the commands alone."""

import pytest

from tests.cli.conftest import Ward


@pytest.fixture
def met(ward: Ward) -> tuple[Ward, object, object, dict]:
    """Two laptops with one class of a learner and a meeting gone by: (ward, ours, theirs, class)."""
    theirs = ward.laptop("máy hai")
    course = ward.done(ward.officer, "class", "new", "Lớp AI", "--day", "3/11/2025", "--place", "Đình")["class"]
    ward.done(ward.officer, "class", "enrol", course["id"], "--new", '{"full_name": "Lê Thị Ánh"}')
    ward.swap(ward.officer, theirs, ward.officer, theirs)
    return ward, ward.officer, theirs, course


def test_nothing_is_lost_and_either_way_out_is_one_command(met):
    ward, ours, theirs, course = met
    meeting = course["meetings"][0]["id"]
    assert ward.done(ours, "class", "delete", course["id"])["learners"] == 1
    ward.done(theirs, "class", "attend", meeting, "--all-present", "--past")
    ward.swap(ours, theirs, ours, theirs)
    for home in (ours, theirs):
        (listed,) = ward.done(home, "class", "list")["classes"]
        assert listed["deleted"] and [one["taken"] for one in listed["meetings"]] == [1]
        shown = ward.on(home, "class", "show", course["id"])
        assert shown.json["deleted_by"]["member"] == "Nguyễn Thị Mẫu"
        assert "Lớp này đã xóa ở " in shown.err and f"class reopen {course['id']}" in shown.err
    assert ward.on(theirs, "class", "edit", course["id"], "title=B").json["refused"] == "class_deleted"
    assert ward.on(theirs, "class", "meet-edit", meeting, "--place", "B").json["refused"] == "class_deleted"
    assert ward.on(theirs, "class", "meet", course["id"], "--day", "4/11/2025").json["refused"] == "class_deleted"
    again = ward.done(theirs, "class", "reopen", course["id"])["class"]
    assert ward.on(theirs, "class", "meet-edit", meeting, "--day", "1/1/2199").json["refused"] == "future_meeting"
    assert (again["deleted"], again["learners"], again["meetings"][0]["taken"]) == (False, 1, 1)
    ward.swap(theirs, ours, theirs)
    assert not ward.done(ours, "class", "show", course["id"])["deleted"]
    ward.done(ours, "class", "delete", course["id"])
    ward.swap(ours, theirs)
    assert ward.done(theirs, "class", "list")["classes"] == []


def test_what_came_afterwards_goes_too(met):
    ward, ours, theirs, course = met
    ward.done(ours, "class", "delete", course["id"])
    ward.done(theirs, "class", "attend", course["meetings"][0]["id"], "--all-present", "--past")
    ward.swap(theirs, ours)
    gone = ward.done(ours, "class", "delete", course["id"])
    assert (gone["meetings"], gone["marks"]) == (1, 1)
    ward.swap(ours, theirs)
    assert ward.done(theirs, "class", "list")["classes"] == ward.done(ours, "class", "list")["classes"] == []
