"""Two things at one time: places and trainers, hours that touch, and meetings without hours."""

import pytest

from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.store.saving import author
from dxdesk.store.training.clashes import clashes
from dxdesk.store.training.class_acts import delete_class, new_class
from tests.store.kit import carry

DAY, HALL = "2026-11-24", "Nhà văn hóa Khu phố 3"


def held(store, from_at: str = "18:30", to_at: str = "20:30", **more) -> tuple[str, ...]:
    meeting = MeetingDraft(DAY, from_at, to_at, **{"place": HALL, **more})
    return new_class(store, ClassDraft({"title": "Lớp AI"}, (meeting,))).records


@pytest.mark.parametrize(("hours", "clash"), [
    (("18:30", "20:30"), True), (("20:00", "21:00"), True), (("17:00", "18:31"), True), (("19:00", ""), True),
    (("", ""), True), (("16:45", ""), True), (("20:30", "21:30"), False), (("16:30", "18:30"), False),
    (("16:30", ""), False), (("08:00", "10:00"), False),
])
def test_hours_that_overlap(store, hours, clash):
    held(store)
    assert bool(clashes(store, DAY, *hours, place=HALL)) is clash


def test_the_place_is_the_same_however_it_is_written(store):
    held(store)
    (found,) = clashes(store, DAY, "19:00", "20:00", "nha van hoa khu pho 3")
    assert found.sentence == "nha van hoa khu pho 3 đã có lớp “Lớp AI”, 18:30–20:30 T3 24/11."
    assert clashes(store, DAY, "19:00", "20:00", "Đình Tân An") == clashes(store, DAY, "19:00", "20:00") == []
    assert clashes(store, "2026-11-25", "19:00", "20:00", HALL) == []


def test_a_trainer_is_in_one_place_at_a_time(store):
    held(store, trainers=("someone", author(store)), trainer_name="Thầy Bảy", place="")
    (member,) = clashes(store, DAY, "19:00", "", "", [author(store)])
    (guest,) = clashes(store, DAY, "19:00", "", "", [], "thay bay")
    assert (member.why, guest.why) == ("trainer", "trainer")
    assert member.sentence.startswith("Trần Thị Bốn đã dạy lớp “Lớp AI”")
    assert guest.sentence.startswith("thay bay đã dạy")


def test_two_meetings_without_a_place_or_trainer_do_not_clash(store):
    held(store, place="")
    assert clashes(store, DAY, "18:30", "20:30", "", [""], "") == []


def test_the_meeting_itself_and_deleted_ones_are_no_clash(store):
    course, meeting = held(store)
    assert clashes(store, DAY, "18:30", "", HALL, leave_out=[meeting]) == []
    delete_class(store, course)
    assert clashes(store, DAY, "18:30", "", HALL) == []


def test_meetings_of_other_laptops_are_looked_at_too(make):
    ours, theirs = make(), make()
    held(theirs)
    assert clashes(ours, DAY, "18:30", "", HALL) == []
    carry(theirs, ours)
    assert len(clashes(ours, DAY, "18:30", "", HALL)) == 1
