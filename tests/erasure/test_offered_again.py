"""A yes that counts no more: who still has the values offers them, once, where only copies without them lie."""

import shutil
from pathlib import Path

import pytest

from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.store.erasing import confirm_erasure, request_erasure
from dxdesk.store.pruning import prune
from dxdesk.store.redactions import redacted_packs
from dxdesk.store.saving import WRITER
from tests.erasure.kit import NAME, Town, lying, traces
from tests.exchange.desks import all_equal, edit, tree, value


@pytest.fixture
def emptied(town: Town, tmp_path: Path) -> Town:
    """An and Binh took the person out; the officer, who asked for it, did not hear of An's yes. On the stick lies
    nothing but what they left."""
    request_erasure(town.officer, town.person)
    town.ward.meet(town.officer, town.an, times=1)
    confirm_erasure(town.an, town.person)
    other = tmp_path / "usb khác"
    other.mkdir()
    for store in (town.an, town.binh):
        exchange(store, other)
    shutil.rmtree(town.ward.stick)
    shutil.copytree(other, town.ward.stick, dirs_exist_ok=True)
    return town


def test_values_are_offered_where_a_yes_was_revoked_and_taken_back(emptied: Town) -> None:
    revoke(emptied.officer, emptied.an.setting(WRITER))
    emptied.ward.meet(emptied.officer, emptied.binh)
    assert value(emptied.binh, emptied.person, "full_name") == NAME
    assert all_equal(emptied.officer, emptied.binh)
    before = tree(emptied.ward.stick)
    for told in [exchange(store, emptied.ward.stick) for store in (emptied.officer, emptied.binh) * 5]:
        assert not told.outgoing
    assert tree(emptied.ward.stick) == before


def test_nothing_is_offered_before_that(emptied: Town) -> None:
    """The packs without the values came before the one with the second yes."""
    log = emptied.ward.stick / "DXDESK" / "log" / emptied.an.setting(WRITER)
    shutil.move(max(log.glob("*-resident-*"), key=lambda path: path.name), emptied.ward.folder)
    exchange(emptied.officer, emptied.ward.stick)
    assert value(emptied.officer, emptied.person, "full_name") == NAME
    assert lying(emptied.officer, emptied.ward.stick) == set()


def test_an_offer_is_taken_away_when_the_yes_counts_again(emptied: Town) -> None:
    an = emptied.an.setting(WRITER)
    revoke(emptied.officer, an)
    exchange(emptied.officer, emptied.ward.stick)
    assert lying(emptied.officer, emptied.ward.stick)
    reinstate(emptied.officer, an)
    emptied.ward.meet(emptied.officer, emptied.an, emptied.binh)
    assert all(traces(store) == set() for store in emptied.stores)
    assert lying(emptied.officer, emptied.ward.stick) == set()


def test_an_offer_of_a_laptop_put_out_is_taken_away_by_who_made_it(emptied: Town) -> None:
    revoke(emptied.officer, emptied.an.setting(WRITER))
    emptied.ward.meet(emptied.officer, emptied.binh)
    assert lying(emptied.officer, emptied.ward.stick)
    confirm_erasure(emptied.binh, emptied.person)
    emptied.ward.meet(emptied.binh, emptied.officer)
    assert lying(emptied.officer, emptied.ward.stick) == set()


def test_a_pruned_laptop_and_one_that_did_not_leave_a_stick_alone(town: Town, tmp_path: Path) -> None:
    for number in range(3):
        edit(town.an, town.person, phone=f"090000000{number}")
        town.ward.clock.jump(days=30)
    town.meet()
    town.ward.clock.jump(days=800)
    prune(town.an)
    stick = tmp_path / "usb mới"
    stick.mkdir()
    exchange(town.an, stick)
    assert redacted_packs(town.an)
    exchange(town.officer, stick)
    exchange(town.an, stick)
    before = tree(stick)
    for _ in range(10):
        assert not exchange(town.officer, stick).outgoing and not exchange(town.an, stick).outgoing
    assert tree(stick) == before
    hashes = [path.name.split("-")[2][:8] for path in (stick / "DXDESK" / "log").rglob("*.csv*")]
    assert len(hashes) == len(set(hashes)), "nobody laid a fuller copy beside"
    assert all_equal(town.an, town.officer)
