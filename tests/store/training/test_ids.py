"""Ids that every laptop, and every other program that reads the format, must come to (docs/format.md §10)."""

from dxdesk.store.training.checks import check_id
from dxdesk.store.training.learners import enrolment_id
from dxdesk.store.training.roll import attendance_id
from dxdesk.store.training.syllabi import record_of

COURSE, MEETING, PERSON = (f"01970000-0000-7000-8000-00000000000{n}" for n in (1, 2, 3))


def test_the_examples_of_the_format():
    enrolment = enrolment_id(COURSE, PERSON)
    assert record_of("bdhvs_safety") == "995df96d-31a1-5d00-892b-81467e019c4f"
    assert enrolment == "2fdddca3-949d-50e0-b63e-16ecc0854e5b"
    assert attendance_id(MEETING, PERSON) == "6cabbb38-76ad-50c5-8bc9-343051815b85"
    assert check_id(enrolment, "before", "self", "safety") == "5b702aeb-3a4c-5afb-b7fe-91705b1c82c0"
