"""Writing a paper to disk: whole, or not at all."""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from dxdesk.errors import DeskError

_PART = ".dxdesk-"
_OLD = 3_600  # s; younger ones may belong to a program that is writing now


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; on trouble nothing new is left and what stood there stays.

    Raises `DeskError("not_written")` with a sentence for a full disk, a missing folder or one that may not be written.
    """
    if "\0" in str(path) or not path.name:
        raise DeskError("not_written", "Tên tệp có ký tự không dùng được. Đặt tên khác.")
    part = path.with_name(f"{_PART}{secrets.token_hex(6)}.tmp")
    _tidy(path.parent)
    try:
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as trouble:
        raise DeskError("not_written", _sentence(path, trouble)) from trouble


def _tidy(folder: Path) -> None:
    """Papers half written by a program that was killed go away, for people may be in them."""
    with contextlib.suppress(OSError):  # a folder that cannot be read is told of by the writing
        for half in folder.glob(f"{_PART}*.tmp"):
            if time.time() - half.stat().st_mtime > _OLD:
                half.unlink()


def refuse_unwritable(path: Path) -> None:
    """Try whether a new paper can stand at `path`, and leave nothing there. Raises `DeskError` like `write_whole`."""
    write_whole(path, b"")
    path.unlink()


def _sentence(path: Path, trouble: OSError) -> str:
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Chưa ghi được giấy: ổ đĩa đầy. Tệp cũ còn nguyên. Dọn bớt hoặc chọn nơi khác."
    if not os.path.isdir(path.parent):
        return f"Chưa ghi được giấy: không có thư mục “{path.parent}”. Chọn nơi khác."
    if trouble.errno == errno.ENAMETOOLONG:
        return "Chưa ghi được giấy: tên tệp quá dài. Đặt tên ngắn hơn."
    if path.is_dir():
        return f"Chưa ghi được giấy: “{path.name}” là một thư mục. Đặt tên khác."
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (f"Chưa ghi được giấy vào “{path.parent}”: không được phép ghi, hoặc tệp đang mở ở chương trình khác. "
                "Đóng tệp hoặc chọn nơi khác.")
    return f"Chưa ghi được giấy vào “{path.parent}”. Tệp cũ còn nguyên. Xem lại ổ đĩa, USB hoặc chọn nơi khác."
