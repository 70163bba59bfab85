import pytest

from dxdesk.store import keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Desks are made by the dozen here; what scrypt costs is not what these tests are about."""
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
