"""Files and days named to commands: read with bounds, and a sentence for whatever cannot be used."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dxdesk.cli.frame import WrongUsage
from dxdesk.domain.dates import is_date, read_date
from dxdesk.errors import InputError

LONGEST_LINE = 256 * 1024
MOST_LINES = 200_000
_NAME = 80  # letters of a name that are said


def read_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file, or of standard input for `-`, without their LF; a CR before it belongs to the line.

    Raises `InputError` for what cannot be opened, a line above 256 KiB or more than 200,000 lines.
    """
    if str(path) == "-":
        if sys.stdin is None:
            raise InputError("no_input", "Lệnh không nhận được đầu vào nào. Nêu tên tệp rồi chạy lại.")
        yield from _bounded(sys.stdin.buffer)
        return
    try:
        with path.open("rb") as stream:
            yield from _bounded(stream)
    except OSError as error:
        raise unreadable(path, error) from error


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a file, one more than `limit` at most, so that whoever reads them can refuse a larger one.

    Raises `InputError` for what cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error


def json_texts(text: str, option: str) -> dict[str, str]:
    """The JSON object of texts an option gives. Raises `WrongUsage` for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise WrongUsage(f"{option} phải là một đối tượng JSON, mọi giá trị đặt trong dấu ngoặc kép.")
    return found


def read_day(text: str, on: date, near: date | None = None) -> str:
    """The ISO day a text names, `on` for an empty one; with `near` a day without its year is the first from there on.

    Raises `InputError` for what is no day.
    """
    found = (read_date(text, on, near).value or "") if text else on.isoformat()
    if not is_date(found):
        raise InputError("not_a_day", f"“{text[:40]}” không phải một ngày. Viết như 22/11/2026.")
    return found


def refuse_existing(path: Path) -> None:
    """Raises `InputError` where a file to be written is there already."""
    if os.path.lexists(path):
        raise InputError("file_exists", f"Đã có tệp {path.name} ở đó, chưa ghi gì. Đặt tên khác rồi chạy lại.")


def unreadable(path: Path, error: OSError) -> InputError:
    """Why a file of the person's cannot be read."""
    path = path.with_name(path.name[:_NAME]) if path.name else path
    if isinstance(error, FileNotFoundError):
        return InputError("file_missing", f"Không thấy tệp {path.name}. Xem lại tên và thư mục của tệp.")
    if isinstance(error, IsADirectoryError):
        return InputError("not_a_file", f"{path.name} là một thư mục, cần nêu một tệp.")
    if isinstance(error, PermissionError):
        return InputError("file_not_readable", f"Không có quyền mở tệp {path.name}. Đóng tệp ở chương trình khác đã.")
    return InputError("file_not_readable", f"Không đọc được tệp {path.name}. Chép tệp vào máy rồi thử lại.")


def _bounded(stream: BinaryIO) -> Iterator[bytes]:
    for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE + 1), b""), start=1):
        if len(line) > LONGEST_LINE:
            raise InputError("line_too_long", f"Dòng {number} quá dài, không phải tệp lệnh này đọc được.")
        if number > MOST_LINES:
            raise InputError("too_many_lines", f"Tệp có hơn {MOST_LINES} dòng. Chưa đọc gì; chia nhỏ rồi chạy lại.")
        yield line.removesuffix(b"\n")
