"""What was decided about an erased person says no value any more, and nothing can be chosen for him again."""

import pytest

from dxdesk.errors import InputError
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.decisions import decisions, rechoose, rechoose_other
from dxdesk.store.saving import Change, save
from dxdesk.store.unit_history import unit_history
from tests.erasure.kit import SECRETS, Town, traces

REASON, OTHERS = "bà Kín gọi lại bảo thế", ("0909111222", "0909333444")


def differ(town: Town) -> str:
    """An and Bình write another phone each, and all hear of it; the conflict."""
    for store, phone in zip((town.an, town.binh), OTHERS, strict=True):
        save(store, [Change("resident", {"phone": phone}, town.person)])
    town.meet()
    [found] = open_conflicts(town.officer)
    return found.id


def test_a_decision_on_an_erased_person_keeps_that_it_was_made_and_nothing_else(town):
    conflict = differ(town)
    choose(town.binh, conflict, 1, REASON)
    town.meet()
    town.erase()
    for store in town.stores:
        [made] = decisions(store)
        assert (made.id, made.kept, made.why, made.person, made.values) == (conflict, 0, "", "", ())
        assert not any(value for change in unit_history(store, "resident", town.person, "phone")
                       for value in change.values.values())
        assert traces(store, (*SECRETS, REASON, *OTHERS)) == set()


def test_nothing_is_chosen_for_an_erased_person(town):
    conflict = differ(town)
    choose(town.binh, conflict, 1, REASON)
    town.meet()
    town.erase()
    for act in (lambda: rechoose(town.an, conflict, 1),
                lambda: rechoose_other(town.an, conflict, {"phone": "0911222333"})):
        with pytest.raises(InputError) as caught:
            act()
        assert caught.value.code == "erased"
    assert traces(town.an, ("0911222333",)) == set()


def test_a_question_about_an_erased_person_is_asked_no_more(town):
    differ(town)
    town.erase()
    assert [open_conflicts(store) for store in town.stores] == [[], [], []]
