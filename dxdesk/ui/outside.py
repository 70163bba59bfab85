"""Papers handed to other programs of this machine: in a folder of the desk, gone again at the next start at the latest.

A process that is killed, or a viewer that holds the file, leaves them behind; with names on them they must not stay.
"""

import shutil
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

_BEGINS = "tam-in-"


def outside_folder(home: Path) -> QTemporaryDir:
    """A folder for them in the desk's own; it goes with the object."""
    return QTemporaryDir(str(home / f"{_BEGINS}XXXXXX"))


def sweep_outside(home: Path) -> None:
    """Take away what a former run left; the desk's lock says that no other run is at it."""
    for left in home.glob(f"{_BEGINS}*"):
        shutil.rmtree(left, ignore_errors=True)
