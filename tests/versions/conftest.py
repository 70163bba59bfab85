"""An officer's desk and a stick, for programs of every version."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store import keys
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, new_desk
from tests.exchange.desks import PASSPHRASE, WARD


@pytest.fixture(autouse=True)
def _cheap_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})


@pytest.fixture
def officer(tmp_path: Path) -> Iterator[Store]:
    store, _ = new_desk(tmp_path / "phường", PASSPHRASE, WARD, Founder("UBND", "Cán bộ", "officer"))
    yield store
    store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"
