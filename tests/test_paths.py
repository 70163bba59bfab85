"""Where files lie: what belongs to a machine lies outside every desk."""

import sys
from pathlib import Path

import pytest

from dxdesk.paths import default_home, local_folder


def test_the_local_folder_is_the_one_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DXDESK_LOCAL", str(tmp_path))
    assert local_folder() == tmp_path


@pytest.mark.parametrize("system", ["windows", "macos", "unix"])
def test_the_local_folder_is_never_copied_with_the_usual_home(system: str, monkeypatch: pytest.MonkeyPatch):
    """On two of three systems state and data share a folder, so that the names must differ."""
    platformdirs = pytest.importorskip(f"platformdirs.{system}")
    monkeypatch.setenv("DXDESK_LOCAL", "")
    kind = {"windows": "Windows", "macos": "MacOS", "unix": "Unix"}[system]
    if system == "windows" and sys.platform != "win32":
        monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda _: r"C:\Users\ban\AppData\Local")
    monkeypatch.setattr("platformdirs.PlatformDirs", getattr(platformdirs, kind))
    home, local = default_home(), local_folder()
    assert home not in (local, *local.parents)
    assert local not in home.parents
