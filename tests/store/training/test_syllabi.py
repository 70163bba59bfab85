"""Programmes of the ward over the shipped ones, on one laptop and on two."""

import pytest

from dxdesk.errors import InputError
from dxdesk.store.saving import Change, save
from dxdesk.store.training.syllabi import drop_syllabus, save_syllabus, syllabi, syllabus_of
from tests.store.kit import carry, conflicts


def test_a_shipped_programme_changed_and_given_back(store):
    before = syllabus_of(store, "bdhvs_ai")
    _, saved = save_syllabus(store, {"hours": "5,5", "materials": ""}, "bdhvs_ai")
    changed = syllabus_of(store, "bdhvs_ai")
    assert (changed.hours, changed.materials, changed.title, changed.changed) == ("5.5", "", before.title, True)
    assert len(saved.ops) == 1 and save_syllabus(store, {"hours": "5.5"}, "bdhvs_ai")[1].save == ""
    drop_syllabus(store, "bdhvs_ai")
    assert syllabus_of(store, "bdhvs_ai") == before
    save_syllabus(store, {"hours": "6"}, "bdhvs_ai")
    assert syllabus_of(store, "bdhvs_ai").hours == "6"


def test_a_programme_of_the_ward(store):
    code, _ = save_syllabus(store, {"title": "Chữ ký số", "position": "15"})
    other, _ = save_syllabus(store, {"title": "Chữ ký số"})
    assert code != other and code.startswith("chu_ky_so-")
    assert [one.code for one in syllabi(store)][1] == code
    save_syllabus(store, {"valid_to": "21/11/2026"}, code)
    assert code not in {one.code for one in syllabi(store, "2026-11-22")}
    assert code in {one.code for one in syllabi(store)}
    drop_syllabus(store, code)
    assert code not in {one.code for one in syllabi(store)}


@pytest.mark.parametrize(("values", "code", "refusal"), [
    ({}, "", "problem:title"), ({"title": "A", "hours": "x"}, "", "problem:hours"),
    ({"hours": "2"}, "no", "unknown_syllabus"), ({"title": ""}, "bdhvs_ai", "problem:title"),
])
def test_a_programme_that_cannot_be(store, values, code, refusal):
    with pytest.raises(InputError) as refused:
        save_syllabus(store, values, code)
    assert refused.value.code == refusal


def test_a_shipped_programme_cannot_be_taken_away(store):
    with pytest.raises(InputError) as refused:
        drop_syllabus(store, "bdhvs_ai")
    assert refused.value.code == "not_written"


def test_a_record_that_only_says_to_be_a_programme_is_none(store):
    save(store, [Change("syllabus", {"code": "bdhvs_ai", "title": "Không phải"})])
    assert not syllabus_of(store, "bdhvs_ai").changed


def test_two_laptops_change_one_programme(make):
    ours, theirs = make(), make()
    save_syllabus(ours, {"hours": "5"}, "bdhvs_ai")
    save_syllabus(theirs, {"hours": "6"}, "bdhvs_ai")
    carry(ours, theirs)
    assert {unit for kind, _, unit in conflicts(theirs) if kind == "syllabus"} == {"hours"}
