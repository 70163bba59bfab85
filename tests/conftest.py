"""What every test stands on: no display, one locale, a home whose name is as awkward as people's own."""

import os
from collections.abc import Iterator
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


@pytest.fixture(scope="session", autouse=True)
def local_of_all_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What the program keeps on a machine beside its desks goes to a folder of the tests."""
    folder = tmp_path_factory.mktemp("local")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DXDESK_LOCAL", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def twins_go_unnoticed_in_torture(request: pytest.FixtureRequest, tmp_path: Path,
                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """Clones of torture write on under one name: the worst case, which a desk meets where no anchor can be kept."""
    if "torture" in request.path.parts:
        (tmp_path / "no folder").touch()
        monkeypatch.setenv("DXDESK_LOCAL", str(tmp_path / "no folder"))
