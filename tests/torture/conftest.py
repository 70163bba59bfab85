"""Torture: small slices run with every change, the full size with `make torture` (DXDESK_TORTURE=full)."""

import pytest

from dxdesk.store import keys
from tests.torture.size import FULL


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """At full size these tests carry the marker `torture`, so that only `make torture` runs them."""
    for item in items:
        if FULL and "torture" in item.path.parts:
            item.add_marker(pytest.mark.torture)


@pytest.fixture(autouse=True)
def _cheap_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
