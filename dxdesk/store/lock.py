"""One program per desk: a lock file held for as long as the desk is open."""

import os
from pathlib import Path
from typing import IO

from dxdesk.errors import StoreError

if os.name == "nt":
    import msvcrt

    def _grab(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
else:
    import fcntl

    def _grab(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class HomeLock:
    """Held by the one running copy of a desk; freed by the system even when the program is killed."""

    def __init__(self, home: Path) -> None:
        try:
            self._file = (home / "desk.lock").open("ab+")
        except OSError as error:
            raise StoreError(
                "home_not_writable", "Không ghi được vào thư mục của sổ. Kiểm tra quyền ghi hoặc chọn thư mục khác."
            ) from error
        try:
            _grab(self._file)
        except OSError as error:
            self._file.close()
            raise StoreError(
                "already_open", "Sổ này đang mở ở một cửa sổ khác. Dùng cửa sổ đó, hoặc đóng nó rồi mở lại."
            ) from error

    def free(self) -> None:
        """Let another copy open the desk."""
        self._file.close()
