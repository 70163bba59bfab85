"""Bugs of ours: kept in a log beside the desk, without anybody's data, so that a person sees one sentence only."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from tempfile import gettempdir

from dxdesk import __version__

_LOG_BYTES, _OLD_LOGS = 500_000, 3


def record_fault(home: Path, error: BaseException) -> Path | None:
    """Write where the error arose, never its text, which may hold names; the path of the log, None if nowhere to write.

    The log lies in `home`, or among the temporary files when there is no desk there.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    for folder in (home, Path(gettempdir())):
        if folder.is_dir() and _write(folder / "dxdesk.log", f"{type(error).__name__}\n{frames}"):
            return folder / "dxdesk.log"
    return None


def _write(path: Path, text: str) -> bool:
    try:
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8")
    except OSError:
        return False
    handler.setFormatter(logging.Formatter(f"%(asctime)s {__version__} %(message)s"))
    handler.handle(logging.LogRecord("dxdesk", logging.ERROR, "", 0, text, None, None))
    handler.close()
    return True
