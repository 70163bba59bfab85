"""Faults of disk, rights, lock and damage, each as a refusal with its own sentence."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator

from dxdesk.errors import StoreError
from dxdesk.store import driver

DAMAGED = ("database_damaged", "Tệp sổ bị hỏng, không đọc được. Khôi phục từ bản sao lưu gần nhất.")
_FULL = "Chưa lưu được: ổ đĩa đầy. Những gì đã lưu vẫn còn nguyên."
_READ_ONLY = "Ổ đĩa chỉ cho đọc, chưa ghi được gì. Chọn thư mục khác."
_NO_RIGHT = "Không có quyền ghi vào thư mục này. Chọn thư mục khác."
_DISK_FAULT = "Ổ đĩa báo lỗi, chưa ghi được gì. Những gì đã lưu vẫn còn nguyên."
_BUSY = ("busy", "Sổ đang bận ghi. Đợi một lát rồi thử lại.")
_OF_SYSTEM = {
    errno.ENOSPC: _FULL, errno.EDQUOT: _FULL, errno.EROFS: _READ_ONLY, errno.EACCES: _NO_RIGHT, errno.EPERM: _NO_RIGHT,
}
_OF_DATABASE = {
    "SQLITE_FULL": ("disk_full", _FULL),
    "SQLITE_READONLY": ("read_only", _READ_ONLY),
    "SQLITE_IOERR": ("disk_fault", _DISK_FAULT),
    "SQLITE_CANTOPEN": ("cannot_open", "Không mở được tệp của sổ. Kiểm tra thư mục và quyền ghi."),
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
}


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Faults of disk, rights, lock and damage become a `StoreError` with a sentence; others stay bugs."""
    try:
        yield
    except (driver.DatabaseError, sqlite3.Error) as error:
        found = _sentence(error)
        if found is None:
            raise
        raise StoreError(*found) from error
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise StoreError("file_missing", "Không thấy tệp cần mở. Kiểm tra thư mục của sổ rồi thử lại.") from error
        raise StoreError("disk_fault", _OF_SYSTEM.get(error.errno or 0, _DISK_FAULT)) from error


def _sentence(error: Exception) -> tuple[str, str] | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    return next((found for code, found in _OF_DATABASE.items() if name.startswith(code)), None)
