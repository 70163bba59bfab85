"""Saves about classes are named so that a person recognises what an undo would take back."""

from dxdesk.store.save_words import save_words
from dxdesk.store.saving import Change, save
from dxdesk.store.training.learners import enrolment_id
from dxdesk.store.training.roll import attendance_id
from dxdesk.store.visits import save_visit
from tests.store.kit import draft
from tests.store.training.kit import make


def test_what_was_written_and_of_which_class(desk):
    made = save(desk, [Change("course", {"title": "Bình dân học AI"})])
    course = made.records[0]
    met = save(desk, [Change("meeting", {"course_id": course, "held_on": "2026-11-20"})])
    people = [make(desk, "resident", full_name=name) for name in ("An", "Bình")]
    enrolled = save(desk, [Change("enrolment", {"course_id": course, "resident_id": person},
                                  enrolment_id(course, person)) for person in people])
    taken = save(desk, [Change("attendance", {"meeting_id": met.records[0], "resident_id": person, "state": "present"},
                               attendance_id(met.records[0], person)) for person in people])
    assert [save_words(desk, one.save)[0] for one in (made, met, enrolled, taken)] == [
        "Lớp, Bình dân học AI", "Buổi học, Bình dân học AI", "Ghi danh 2 người, Bình dân học AI",
        "Điểm danh 2 người, Bình dân học AI"]
    gone = save(desk, [Change("meeting", {}, met.records[0], "delete")])
    assert save_words(desk, gone.save)[0] == "Xóa điểm danh 2 người, Bình dân học AI"


def test_a_slip_is_still_a_slip(desk):
    assert save_words(desk, save_visit(desk, draft("An")).save)[0] == "Phiếu, An"
