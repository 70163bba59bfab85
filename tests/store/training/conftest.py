"""A desk for tests of classes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store.database import Store
from tests.store.kit import Clock, new_store


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "a", Clock()) as store:
        yield store
