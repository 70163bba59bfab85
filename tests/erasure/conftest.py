"""An officer's desk and two teams that hold one person nobody may remember, and a stick they meet on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store import keys
from tests.erasure.kit import Town, new_town


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
    with new_town(tmp_path) as made:
        yield made
