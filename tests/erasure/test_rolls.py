"""Somebody erased while a roll is being taken: the others are kept, nothing is written on him."""

from dxdesk.domain.attendance_grid import RollSheet
from dxdesk.store.training.classes import class_of, meeting_of
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.roll import roll
from dxdesk.store.training.taking import open_roll, take
from tests.erasure.kit import NAME, Town
from tests.store.training.kit import make


def sheet(store, meeting: str) -> RollSheet:
    found = meeting_of(store, meeting)
    return open_roll(store, class_of(store, found.course_id), found)


def test_the_roll_begun_before_is_saved_without_him(town: Town):
    course = make(town.an, "course", title="Lớp 1")
    meeting = make(town.an, "meeting", course_id=course, held_on="2026-11-22")
    others = [make(town.an, "resident", full_name=name) for name in ("Lê Văn Tám", "Điểu Trư")]
    enrol(town.an, course, [Newcomer(resident=person) for person in (town.person, *others)])
    town.meet()
    begun = sheet(town.binh, meeting)
    assert NAME in [row.learner.name for row in begun.rows]
    town.erase()
    taken = take(town.binh, meeting, begun.to_save(), confirmed_past=True)
    assert len(taken.left_out) == 1 and NAME not in taken.left_out
    assert set(roll(town.binh, meeting)) == set(others)
    (gone,) = [row for row in sheet(town.binh, meeting).rows if row.learner.gone]
    assert NAME not in gone.learner.name


def test_what_was_marked_of_him_keeps_its_place_without_his_name(town: Town):
    course = make(town.an, "course", title="Lớp 1")
    meeting = make(town.an, "meeting", course_id=course, held_on="2026-11-22")
    enrol(town.an, course, [Newcomer(resident=town.person)])
    take(town.an, meeting, sheet(town.an, meeting).to_save(), confirmed_past=True)
    town.meet()
    town.erase()
    for store in town.stores:
        (row,) = sheet(store, meeting).rows
        assert row.learner.gone and NAME not in row.learner.name
