"""A table for people on disk: the whole new file or the old one, never a half."""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dxdesk.errors import ExchangeError
from dxdesk.store.files import sync_folder

_PART = ".dxdesk-"
_OLD = 3_600  # s; younger ones may belong to a program that is writing now


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A new file to write into; it takes the place of `path` when the block ends well, else nothing is left of it.

    Raises `ExchangeError("not_written")` with a sentence for a full disk, a missing folder, a file open in Excel.
    """
    if "\0" in str(path) or not path.name:
        raise ExchangeError("not_written", "Tên tệp có ký tự không dùng được. Chưa ghi tệp. Đặt tên khác.")
    part = path.with_name(f"{_PART}{secrets.token_hex(6)}.tmp")
    try:
        _tidy(path.parent)
        try:
            with part.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as trouble:
        raise ExchangeError("not_written", _sentence(path, trouble)) from trouble


def _tidy(folder: Path) -> None:
    """Halves left by a program that was killed while it wrote go away, for people may be in them."""
    for half in folder.glob(f"{_PART}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - half.stat().st_mtime > _OLD:
                half.unlink()


def _sentence(path: Path, trouble: OSError) -> str:
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Chưa ghi được tệp: ổ đĩa đầy. Tệp cũ còn nguyên. Dọn bớt hoặc chọn nơi khác."
    if not os.path.isdir(path.parent):
        return f"Chưa ghi được tệp: không có thư mục “{path.parent}”. Chọn nơi khác."
    if trouble.errno == errno.ENAMETOOLONG:
        return "Chưa ghi được tệp: tên quá dài. Đặt tên ngắn hơn."
    if path.is_dir():
        return f"Chưa ghi được tệp: “{path.name}” là một thư mục. Đặt tên khác."
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (f"Chưa ghi được tệp vào “{path.parent}”: không được phép ghi, hoặc tệp đang mở trong Excel. "
                "Đóng tệp hoặc chọn nơi khác.")
    return f"Chưa ghi được tệp vào “{path.parent}”. Tệp cũ còn nguyên. Xem lại ổ đĩa, USB hoặc chọn nơi khác."
