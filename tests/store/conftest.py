"""Real encrypted desks in a temporary folder; only the cost of the passphrase is made small."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dxdesk.store import keys
from dxdesk.store.database import Store
from dxdesk.store.visits import save_visit
from tests.store.kit import Clock, draft, new_store


@pytest.fixture(autouse=True)
def _cheap_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Store]]:
    """Makes desks of one ward, closed at the end."""
    made: list[Store] = []

    def another(**more) -> Store:
        first = made[0] if made else None
        made.append(new_store(tmp_path / f"Máy số {len(made) + 1}", clock, like=first, **more))
        return made[-1]

    yield another
    for store in made:
        store.close()


@pytest.fixture
def store(make: Callable[..., Store]) -> Store:
    """One desk of a new ward."""
    return make()


@pytest.fixture
def desk(home: Path, clock: Clock) -> Path:
    """The home of a closed desk with some visits, under accents and spaces."""
    with new_store(home, clock) as store:
        for number in range(30):
            save_visit(store, draft(f"Nguyễn Văn Số {number}"))
    return home
