"""A visit as typed, checked as a whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.visit import HelpLine, VisitDraft

TODAY = date(2026, 11, 22)
DONE = HelpLine("VNEID_ACTIVATE", "done")
DAY = {"visit_on": "22/11/2026"}


def problems(draft, *, hard):
    return [problem.field for problem in draft.check(TODAY) if problem.hard is hard]


def test_a_visit_as_typed_passes():
    person = {"full_name": "trần thị bé", "phone": "0912 345 678", "national_id": "070190000123", "sex": "F"}
    assert VisitDraft(person, visit=DAY, helps=(DONE,)).check(TODAY) == []
    assert VisitDraft(resident_id="r1", visit=DAY, helps=(DONE,)).check(TODAY) == []
    assert VisitDraft(visit={**DAY, "people": "30"}, helps=(DONE,)).check(TODAY) == []


def test_nobody_helped_is_no_visit():
    assert problems(VisitDraft(visit=DAY, helps=(DONE,)), hard=True) == ["resident.full_name"]
    assert problems(VisitDraft({"phone": "0912345678"}, visit={**DAY, "people": "3"}, helps=(DONE,)), hard=True) == [
        "resident.full_name"]
    assert problems(VisitDraft({"full_name": "Bé"}, visit={**DAY, "people": "3"}, helps=(DONE,)), hard=True) == [
        "visit.people"]


def test_problems_are_named_by_their_place():
    person = {"full_name": "Bé", "birth_year": "2030"}
    draft = VisitDraft(person, visit={"visit_at": "25:00"}, helps=(DONE, HelpLine("")))
    assert problems(draft, hard=True) == ["resident.birth_year", "visit.visit_on", "visit.visit_at", "help.1.service"]
    assert problems(VisitDraft({"full_name": "Bé"}, visit=DAY), hard=True) == ["helps"]


def test_changes_to_a_known_person_need_no_name_but_may_not_clear_it():
    assert problems(VisitDraft({"phone": "0912345678"}, "r1", DAY, (DONE,)), hard=True) == []
    assert problems(VisitDraft({"full_name": ""}, "r1", DAY, (DONE,)), hard=True) == ["resident.full_name"]


def test_questions():
    lines = (HelpLine("VSSID", "not_done"), HelpLine("VSSID", "not_done", "NO_OTP", note="OTP 123456"))
    draft = VisitDraft({"full_name": "Bé"}, visit={"visit_on": "2026-11-23"}, helps=lines)
    assert problems(draft, hard=True) == []
    assert problems(draft, hard=False) == ["visit.visit_on", "help.0.obstacle", "help.1.note", "help.1.service"]


@pytest.mark.parametrize(("number", "hard", "soft"), [
    ("70190000123", [], []),
    ("7019000012", ["resident.national_id"], []),
    ("281234567", ["resident.national_id"], []),
    ("070090000123", [], ["resident.national_id"]),
    ("003190000123", [], ["resident.national_id"]),
    ("070191000123", [], ["resident.national_id"]),
])
def test_the_personal_number(number, hard, soft):
    draft = VisitDraft({"full_name": "Bé", "sex": "F", "birth_year": "1990", "national_id": number}, "", DAY, (DONE,))
    assert (problems(draft, hard=True), problems(draft, hard=False)) == (hard, soft)


def test_tidied_keeps_the_number_for_saving():
    tidied = VisitDraft({"full_name": "TRẦN BÉ", "national_id": "70190000123"}, visit=DAY, helps=(DONE,)).tidied(TODAY)
    assert tidied.resident == {"full_name": "Trần Bé", "national_id": "070190000123"}
    assert tidied.visit == {"visit_on": "2026-11-22"}


TEXT = st.text(max_size=12)
FIELD = st.sampled_from(["full_name", "birth_year", "birth_date", "phone", "national_id", "sex", "visit_on", "mode"])


@given(st.dictionaries(FIELD, TEXT), st.dictionaries(FIELD, TEXT), st.lists(st.builds(HelpLine, TEXT, TEXT, TEXT)))
def test_any_typing_is_checked_and_tidied_once(person, visit, helps):
    draft = VisitDraft(person, visit=visit, helps=tuple(helps))
    assert all(problem.sentence for problem in draft.check(TODAY))
    tidied = draft.tidied(TODAY)
    assert tidied.tidied(TODAY) == tidied


@pytest.mark.parametrize(("typed", "kept"), [
    ("k7q1 12", "K7Q1-0012"), ("K7Q1-0012", "K7Q1-0012"), ("số 5 của chợ", "số 5 của chợ"), ("", "")])
def test_the_number_of_a_paper_slip_has_one_spelling(typed, kept):
    draft = VisitDraft({"full_name": "An"}, "", {"slip_no": typed})
    assert draft.tidied(date(2026, 11, 22)).visit["slip_no"] == kept
