"""Merges and their taking back travel like every save: laptops that hold the same show the same people."""

import pytest

from dxdesk.exchange.folder import exchange
from dxdesk.store.clusters import root
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.lists import people_total
from dxdesk.store.merging import merge, unmerge
from dxdesk.store.search import find_people
from tests.exchange.desks import add_person, all_equal, edit, settle, value


@pytest.fixture
def pair(desks, stick):
    """Two laptops that hold the same two people."""
    one, other = desks[:2]
    people = add_person(one, "Trần Thị Bé", birth_year="1958"), add_person(one, "Trần Thị Bế", phone="0912345678")
    settle([one, other], stick)
    return one, other, people


def test_merged_here_edited_there_taken_back_there(pair, stick):
    one, other, (keep, gone) = pair
    merge(one, keep, gone, ("phone",))
    edit(other, gone, note="vẫn hay tới")
    settle([one, other], stick)
    assert all_equal(one, other)
    assert [root(store.connection, gone) for store in (one, other)] == [keep, keep]
    assert unmerge(other, gone).left == ()
    settle([one, other], stick)
    assert all_equal(one, other)
    for store in (one, other):
        assert (root(store.connection, gone), people_total(store)) == (gone, 2)
        assert (value(store, gone, "note"), value(store, keep, "phone")) == ("vẫn hay tới", None)
        assert [found.id for found in find_people(store, "678")] == [gone]


def test_each_merged_into_the_other_is_one_person_everywhere(pair, stick):
    one, other, people = pair
    keep, gone = sorted(people)
    merge(one, keep, gone)
    merge(other, gone, keep)
    settle([one, other], stick)
    assert all_equal(one, other)
    assert {root(store.connection, record) for store in (one, other) for record in people} == {keep}
    unmerge(other, gone)
    settle([one, other], stick)
    assert all_equal(one, other)
    assert [people_total(store) for store in (one, other)] == [2, 2]


def test_one_merged_into_two_people_is_asked_in_the_inbox(pair, stick):
    one, other, (keep, gone) = pair
    third = add_person(one, "Trần Thị Bê")
    settle([one, other], stick)
    merge(one, keep, gone)
    merge(other, third, gone)
    settle([one, other], stick)
    assert all_equal(one, other)
    for store in (one, other):
        (clash,) = open_conflicts(store)
        assert (clash.record, clash.unit) == (gone, "merged_into")
    answer = next(found.n for found in clash.values if found.values["merged_into"] == third)
    choose(other, clash.id, answer)
    settle([one, other], stick)
    assert all_equal(one, other)
    assert [root(store.connection, gone) for store in (one, other)] == [third, third]
    assert open_conflicts(one) == []


def test_taken_back_here_while_merged_on_there(pair, stick):
    """Laptop two goes on from the merge that laptop one takes back: nothing is lost, both end alike."""
    one, other, (keep, gone) = pair
    third = add_person(one, "Lê Thị Bông")
    merge(one, keep, gone)
    settle([one, other], stick)
    unmerge(one, gone)
    merge(other, third, keep)
    exchange(other, stick)
    settle([one, other], stick)
    assert all_equal(one, other)
    roots = [(root(store.connection, gone), root(store.connection, keep)) for store in (one, other)]
    assert roots == [(gone, third)] * 2
