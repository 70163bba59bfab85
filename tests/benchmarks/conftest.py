import pytest

from dxdesk.store import keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """How long scrypt takes is not asked here."""
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
