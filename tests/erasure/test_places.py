"""What lies on a stick: own packs lose the erased values there, others' are named, nothing old comes back from it."""

from pathlib import Path

from dxdesk.exchange.folder import exchange
from dxdesk.exchange.place_cleaning import unclean_places
from tests.erasure.kit import Town, leave, lying, traces


def test_the_stick_is_cleaned_of_own_packs(town: Town) -> None:
    assert lying(town.an, town.ward.stick)
    town.erase()
    assert lying(town.an, town.ward.stick) == set()
    assert {file.result for file in exchange(town.binh, town.ward.stick).incoming} == {"held"}


def test_packs_of_others_stay_and_are_named_until_they_come(town: Town) -> None:
    other = leave(town.binh, town.ward.folder / "usb khác")
    town.erase()
    before = lying(town.an, other)
    told = exchange(town.binh, other)
    assert lying(town.an, other) == before, "an's packs are not binh's to change"
    assert any("4 tệp của máy khác" in notice for notice in told.notices)
    (files,) = unclean_places(town.binh).values()
    assert {Path(file).name for file in files} == before
    leave(town.an, other)
    assert lying(town.an, other) == set()
    assert not any("tệp của máy khác" in notice for notice in exchange(town.binh, other).notices)
    assert unclean_places(town.binh) == {}


def test_a_stick_packed_before_brings_nothing_back(town: Town) -> None:
    old = leave(town.an, town.ward.folder / "usb cũ")
    town.erase()
    for store in town.stores:
        leave(store, old)
        assert traces(store) == set()
