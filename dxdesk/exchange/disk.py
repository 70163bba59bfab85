"""Writing a file where others read: whole or not at all, and read back from the disk before it counts (format §4)."""

import contextlib
import errno
import os
import time
from pathlib import Path

from dxdesk.store.files import sync_folder

WAITING = ".tmp"
PATIENT = os.name == "nt"
_PAUSES = (0.05, 0.2, 0.5)
"""Seconds to wait where a virus scanner holds a file that was just written; only Windows lets it."""


class NotKeptError(OSError):
    """The disk gave back other bytes than were written."""


def keep(path: Path, data: bytes, mark: str) -> None:
    """Write through a file of its own beside the real one, read it back, rename; on any failure the old file stays.

    `mark` is whose half it is if it is left over, so that two laptops never write through the same one. Raises OSError;
    `NotKeptError` where the disk did not keep what it took, and nothing bad lies under the real name then.
    """
    waiting = half_of(path, mark)
    try:
        waiting.unlink(missing_ok=True)
        # A file made anew: a link somebody laid under this name would lead out of the folder.
        with waiting.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            forget(file.fileno())
        if read_back(waiting) != data:
            raise NotKeptError(errno.EIO, "read back otherwise")
        rename(waiting, path)
    except OSError:
        with contextlib.suppress(OSError):
            waiting.unlink()
        raise
    sync_folder(path.parent)


def half_of(path: Path, mark: str) -> Path:
    """The file through which `mark` writes that one."""
    return path.with_name(f"{path.name}.{mark}{WAITING}" if mark else path.name + WAITING)


def read_back(path: Path) -> bytes:
    """The bytes of a file as the disk has them, where the system can be made to forget what it remembers."""
    with path.open("rb") as file:
        forget(file.fileno())
        return file.read()


def forget(handle: int) -> None:
    """Drop what the system remembers of a file that lies on the disk; without this only its memory is compared."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def rename(source: Path, target: Path) -> None:
    """Rename over whatever is there."""
    for pause in _PAUSES if PATIENT else ():
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.replace(target)
