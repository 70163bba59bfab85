"""Records of a class made in one line."""

from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from dxdesk.store.training.learners import enrolment_id
from dxdesk.store.training.roll import attendance_id


def make(desk: Store, kind: str, record: str = "", **values: str) -> str:
    return save(desk, [Change(kind, values, record)]).records[0]


def enrol(desk: Store, course: str, person: str) -> str:
    return make(desk, "enrolment", enrolment_id(course, person), course_id=course, resident_id=person)


def mark(desk: Store, meeting: str, person: str, state: str) -> str:
    return make(desk, "attendance", attendance_id(meeting, person), meeting_id=meeting, resident_id=person, state=state)
