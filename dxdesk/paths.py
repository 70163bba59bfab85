"""Where files lie: those shipped with the program and those of a desk."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """A shipped file: inside the package once built, beside it in a checkout."""
    built = _PACKAGE / "resources"
    root = built if built.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def default_home() -> Path:
    """The folder of the desk: `DXDESK_HOME`, else the person's own data folder."""
    named = os.environ.get("DXDESK_HOME")
    if named:
        return Path(named)
    import platformdirs  # start-up: 4 ms nobody pays who names a home

    return Path(platformdirs.user_data_dir("dxdesk", appauthor=False))


def local_folder() -> Path:
    """What belongs to this machine and is never copied with a desk: `DXDESK_LOCAL`, else the system's local folder."""
    named = os.environ.get("DXDESK_LOCAL")
    if named:
        return Path(named)
    import platformdirs  # start-up: 4 ms nobody pays who names a folder

    # A name of its own: on Windows and macOS the folder for state is the one the desk's home lies in.
    return Path(platformdirs.user_state_dir("dxdesk-local", appauthor=False))
