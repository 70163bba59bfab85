"""A practice ward of two laptops, a stick, and what a machine keeps beside its desks."""

from pathlib import Path

import pytest

from dxdesk.practice.ward import make_practice
from dxdesk.store import anchor, keys
from tests.clones.laptops import Laptop, settle


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của tổ"
    folder.mkdir()
    return folder


@pytest.fixture
def laptops(tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Laptop, Laptop]:
    """Two laptops that trust each other and have met; only the cost of their passphrase is made small."""
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
    monkeypatch.setenv("DXDESK_LOCAL", str(tmp_path / "local"))
    monkeypatch.setattr(anchor, "machine", lambda: "a" * 32)
    made = make_practice(tmp_path / "Phường tập", laptops=2, visits=0)
    first, second = (Laptop(home, tmp_path / "local") for home in made.homes)
    first.write("Người Chung", phone="0912345678")
    assert settle(stick, first, second).plain
    return first, second
