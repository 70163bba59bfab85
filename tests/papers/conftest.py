"""Real encrypted desks to make papers from; only the cost of the passphrase is made small."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store import keys
from dxdesk.store.database import Store
from tests.papers.archive_kit import slip
from tests.store.kit import Clock, new_store


@pytest.fixture(autouse=True)
def _cheap_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A desk with one slip."""
    with new_store(tmp_path / "a", clock) as store:
        slip(store)
        yield store


@pytest.fixture
def town(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A desk of which nothing was written yet."""
    with new_store(tmp_path / "b", clock) as store:
        yield store
