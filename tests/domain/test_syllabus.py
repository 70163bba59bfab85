"""Programmes: what is shipped, and how the ward's own stand over it."""

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.checks import check
from dxdesk.domain.syllabus import Syllabus, load_syllabi, new_code, overlaid
from dxdesk.paths import resource_path
from tests.domain.test_class_plan import TODAY


def test_what_is_shipped_covers_the_framework_and_ai_for_everybody():
    lists, shipped = load_catalogues(resource_path("data")), load_syllabi(resource_path("data"))
    assert len({one.code for one in shipped}) == len({one.position for one in shipped}) == len(shipped)
    assert {one.skill_group for one in shipped if one.audience == "residents"} - {""} == {
        entry.code for entry in lists.entries("skill_group")}
    assert {one.audience for one in shipped if one.skill_group == "ai"} == {
        entry.code for entry in lists.entries("audience")}
    assert all(one.materials and 2 <= float(one.hours) <= 10 for one in shipped)


def test_what_is_shipped_would_pass_as_typed():
    lists = load_catalogues(resource_path("data"))
    problems = [found for one in load_syllabi(resource_path("data"))
                for found in check("syllabus", one.values(), TODAY, lambda of, code: lists.entry(of, code) is not None)]
    assert problems == []


def test_the_wards_own_stands_whole_in_place_of_the_shipped_one():
    shipped = [Syllabus("ai", "AI", topic="hỏi", hours="4", position=10, shipped=True), Syllabus("b", "B", position=20)]
    written = [Syllabus("ai", "AI của phường", hours="6"), Syllabus("may-x1", "May")]
    first, second, third = overlaid(shipped, written)
    assert (first.title, first.topic, first.hours, first.position) == ("AI của phường", "", "6", 10)
    assert (first.shipped, first.changed, second.changed, third.code) == (True, True, False, "may-x1")


def test_a_programme_no_longer_taught():
    assert Syllabus("a", "A", valid_to="2026-11-22").taught("2026-11-22")
    assert not Syllabus("a", "A", valid_to="2026-11-22").taught("2026-11-23")


def test_codes_of_the_wards_own():
    assert new_code("Chữ ký số & eTax", "k7q4") == "chu_ky_so_etax-k7q4"
    assert new_code("漢字", "k7q4") == "chuong_trinh-k7q4"
