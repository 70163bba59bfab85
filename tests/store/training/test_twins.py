"""Who may stand twice in a class is told with the reason; who only has the same name is not."""

import pytest

from dxdesk.store.merging import merge
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.twins import MOST, TWICE, possible_twins
from tests.store.training.kit import make


@pytest.fixture
def course(desk) -> str:
    return make(desk, "course", title="Lớp 1")


def come(desk, course: str, name: str, **values: str) -> str:
    return enrol(desk, course, [Newcomer(values={"full_name": name, **values})]).added[0].record


def told(desk, course: str) -> list[tuple[str, str, str, bool]]:
    return [(twins.one.record, twins.other.record, twins.reason, twins.mergeable)
            for twins in possible_twins(desk, course)]


def test_name_with_year_or_phone_is_told_until_the_two_are_merged(desk, course):
    one = come(desk, course, "Lê Thị Ánh", birth_year="1958")
    other = come(desk, course, "Le Thi Anh", birth_year="1958", phone="0912345678")
    pair = told(desk, course)
    assert len(pair) == 1 and {pair[0][0], pair[0][1]} == {one, other}
    assert pair[0][2:] == ("cùng tên, cùng năm sinh", True)
    merge(desk, one, other)
    assert told(desk, course) == [(one, one, TWICE, False)]


def test_five_of_one_name_father_and_son_and_guests_among_themselves_are_not(desk, course):
    for _ in range(5):
        come(desk, course, "Nguyễn Văn An")
    come(desk, course, "Trần Bé", birth_year="1960", phone="0912345678")
    come(desk, course, "Trần Bé", birth_year="1990", phone="0912345678")
    enrol(desk, course, [Newcomer(name="Bà Tư")] * 2)
    assert not told(desk, course)


def test_a_guest_of_the_name_of_somebody_with_a_record_is_told(desk, course):
    come(desk, course, "Lê Thị Ánh")
    enrol(desk, course, [Newcomer(name="Lê Thị Ánh")])
    ((_, _, reason, mergeable),) = told(desk, course)
    assert reason == "khách trùng tên với người có hồ sơ" and not mergeable


def test_two_hundred_of_one_name_and_year_are_told_in_part_and_quickly(desk, course):
    people = [Newcomer(values={"full_name": "Nguyễn Văn An", "birth_year": "1950"}) for _ in range(200)]
    enrol(desk, course, people)
    assert len(told(desk, course)) == MOST
