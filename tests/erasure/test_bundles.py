"""An erased person in bundles: whoever bundles there again writes them without (format §3, Erase)."""

import shutil
from pathlib import Path

import pytest

from dxdesk.exchange import bundles
from dxdesk.exchange.bundles import bundle, names_in
from dxdesk.exchange.envelope import unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.place import Place
from dxdesk.exchange.ward_keys import identities
from dxdesk.exchange.zips import members
from dxdesk.store.database import Store
from tests.erasure.kit import SECRETS, Town, traces
from tests.exchange.desks import all_equal


def told(store: Store, folder: Path) -> set[str]:
    """The secrets still to be read in the bundles of a place."""
    keys = identities(store, trust_here(store, known_statements(store)))[0]
    found = set()
    for path in (folder / "DXDESK" / "bundles").iterdir():
        for member in members(unseal(path.read_bytes(), keys)):
            found |= {secret for secret in SECRETS if secret in member.read().decode()}
    return found


@pytest.fixture
def stick(town: Town, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with everything in bundles only, as it lay before the person was erased."""
    monkeypatch.setattr(bundles, "_month", lambda _: "202609")
    stick = town.ward.folder / "USB cũ"
    stick.mkdir()
    bundle(town.binh, stick)
    assert told(town.binh, stick)
    return stick


def test_bundles_are_written_anew_without_the_values(town: Town, stick: Path) -> None:
    town.erase()
    keys = identities(town.an, trust_here(town.an, known_statements(town.an)))[0]
    before = sorted(names_in(Place(stick).files(), keys))
    bundle(town.an, stick)
    assert told(town.officer, stick) == set()
    assert set(before) < set(names_in(Place(stick).files(), keys))
    assert bundle(town.officer, stick).files == ()


def test_who_has_not_heard_of_it_brings_nothing_back(town: Town, stick: Path) -> None:
    town.erase(meet=False)
    bundle(town.officer, stick)
    assert told(town.officer, stick) == set()
    assert traces(town.binh)
    bundle(town.binh, stick)
    assert told(town.officer, stick) == set()


def test_an_old_bundle_brings_nothing_back(town: Town, stick: Path) -> None:
    old = shutil.copytree(stick, town.ward.folder / "bản chép")
    town.erase()
    exchange(town.an, old)
    exchange(town.binh, old)
    assert traces(town.an) == traces(town.binh) == set()
    new = town.ward.invited(town.officer, "mới")
    town.meet()
    exchange(new, old)
    town.ward.meet(new, *town.stores)
    assert traces(new) == set() and all_equal(new, *town.stores)
