"""What every test stands on: no display, one locale, a home whose name is as awkward as people's own."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick", max_examples=25, stateful_step_count=20, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("full", max_examples=1_000, stateful_step_count=40, deadline=None, database=None)
settings.load_profile("full" if os.environ.get("DXDESK_TORTURE") == "full" else "quick")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for a desk, not made yet, with accents and spaces in its name."""
    return tmp_path / "Nhà văn hoá khu phố 3" / "sổ dxdesk"


@pytest.fixture(autouse=True)
def no_desk_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the desk of the person who runs the tests reaches them."""
    for name in ("DXDESK_HOME", "DXDESK_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
