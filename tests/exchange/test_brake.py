"""An exchange that would delete or change a good part of the desk stops before anything is written, and asks."""

from pathlib import Path

import pytest

from dxdesk.exchange.brake import SHARE, Braked, Weight, living_records
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from tests.exchange.desks import add_person, all_equal, settle, tree
from tests.exchange.wards import unchanged


@pytest.fixture
def pair(desks: list[Store], stick: Path) -> tuple[Store, Store, list[str]]:
    """Two desks that agree on fifty people."""
    a, b, _ = desks
    people = [add_person(a, f"Người {number}") for number in range(50)]
    settle([a, b], stick)
    return a, b, people


def test_too_much_deleted_or_changed_is_asked_about_and_nothing_written(pair, stick: Path) -> None:
    a, b, people = pair
    save(a, [Change("resident", record=person, action="delete") for person in people[:20]])
    save(a, [Change("resident", {"phone": "0911111111"}, person) for person in people[20:32]])
    exchange(a, stick)
    still, before, living = unchanged(b), tree(stick), living_records(b)
    told = exchange(b, stick, preview=True)
    assert (told.weight, told.asks) == (Weight(changed=12, deleted=20), True)
    with pytest.raises(Braked) as braked:
        exchange(b, stick)
    assert (braked.value.code, braked.value.details) == ("braked", {"changed": 12, "deleted": 20, "living": living})
    assert "20" in braked.value.sentence
    assert still()
    assert tree(stick) == before
    exchange(b, stick, braked=False)
    exchange(a, stick)
    assert all_equal(a, b)


def test_what_is_new_or_few_or_within_the_share_is_not_asked_about(pair, stick: Path) -> None:
    a, b, people = pair
    for number in range(60):
        add_person(a, f"Người mới {number}")
    save(a, [Change("resident", {"phone": "0911111111"}, person) for person in people[:30]])
    exchange(a, stick)
    assert exchange(b, stick).incoming
    b.set_setting(SHARE, "60")
    save(a, [Change("resident", {"phone": "0922222222"}, person) for person in people])
    exchange(a, stick)
    exchange(b, stick)
    assert all_equal(a, b)


def test_a_new_desk_takes_everything_in(pair, desks: list[Store], stick: Path) -> None:
    a, _, people = pair
    save(a, [Change("resident", {"phone": "0911111111"}, person) for person in people])
    exchange(a, stick)
    exchange(desks[2], stick)
    exchange(a, stick)
    assert all_equal(a, desks[2])
