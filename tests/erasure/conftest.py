"""An officer's desk and two teams that hold one person nobody may remember, and a stick they meet on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store import keys
from tests.erasure.kit import Born, Town, make_town, open_town
from tests.exchange.sealing import cheap_passphrases


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
    cheap_passphrases(monkeypatch)


@pytest.fixture(scope="session")
def born(tmp_path_factory: pytest.TempPathFactory) -> Born:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
        return make_town(tmp_path_factory.mktemp("xóa"))


@pytest.fixture
def town(born: Born, tmp_path: Path) -> Iterator[Town]:
    with open_town(born, tmp_path / "phường xã") as made:
        yield made
