"""One person's classes, also those of records merged with his."""

from dxdesk.store.training.studied import classes_of
from tests.store.training.kit import enrol, make, mark


def test_classes_of_a_person_and_of_who_was_merged_with_him(desk):
    an, other = (make(desk, "resident", full_name="An") for _ in range(2))
    for number, person in enumerate((an, other)):
        course = make(desk, "course", title=f"Lớp {number}")
        meeting = make(desk, "meeting", course_id=course, held_on=f"2026-11-1{number}")
        make(desk, "meeting", course_id=course, held_on="2026-11-30")
        enrol(desk, course, person)
        mark(desk, meeting, person, "present")
    assert [(one.title, one.came, one.held, one.last_on) for one in classes_of(desk, an)] == [
        ("Lớp 0", 1, 1, "2026-11-10")]
    make(desk, "resident", other, merged_into=an)
    assert [one.title for one in classes_of(desk, an)] == ["Lớp 1", "Lớp 0"] == [
        one.title for one in classes_of(desk, other)]


def test_only_marked_or_of_a_class_not_held(desk):
    an = make(desk, "resident", full_name="An")
    meeting = make(desk, "meeting", course_id=make(desk, "course", title="Lớp 1"), held_on="2026-11-10")
    mark(desk, meeting, an, "late")
    enrol(desk, "01890000-0000-7000-8000-000000000000", an)
    (only,) = classes_of(desk, an)
    assert (only.title, only.came, only.finished) == ("Lớp 1", 1, True)
