"""The exchange folder on a stick, share or replicated disk: what lies where, and what its faults mean (format §4)."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dxdesk.errors import ExchangeError
from dxdesk.store.files import write_atomically

NAME = "DXDESK"
NOTE = "DOC_TOI_TRUOC.txt"
INBOX = "inbox"
STATEMENT_FOLDERS = ("devices", "trust")
WAITING = ".tmp"

_PACKS = (".csv", ".age", ".zip")
_DEPTH = 8
_NOTE_TEXT = """\ufeffThư mục này của chương trình dxdesk. Các máy trong phường trao đổi phiếu qua đây.

Đừng sửa, đổi tên hay xóa tệp ở đây. Đừng mở rồi lưu lại bằng Excel: tệp sẽ thành hỏng, không máy nào nhận.
Muốn xem bằng Excel, hãy dùng nút Xuất Excel trong chương trình.

Gói nhận qua Zalo hay thư điện tử: chép vào thư mục inbox, rồi bấm Trao đổi phiếu.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the place: its name below it, for people and for comparing, and where it is."""

    name: str
    path: Path
    size: int


class Place:
    """`DXDESK/` below the folder a person chose, or that folder itself where it is one."""

    def __init__(self, chosen: Path) -> None:
        if not chosen.is_dir():
            raise ExchangeError("folder_missing", "Không thấy nơi trao đổi này. Cắm lại USB hoặc chọn nơi khác.")
        is_one = chosen.name.upper() == NAME or (chosen / NOTE).is_file()
        self.root = chosen if is_one else chosen / NAME
        if self.root.is_symlink() or (self.root.exists() and not self.root.is_dir()):
            raise ExchangeError("folder_odd", f"“{NAME}” ở nơi này không phải thư mục. Đổi tên nó hoặc chọn nơi khác.")

    def prepare(self, folders: tuple[str, ...]) -> None:
        """Make the folders and the note; raises OSError where the place cannot be written."""
        for folder in (*folders, INBOX, *STATEMENT_FOLDERS):
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        if not os.access(self.root, os.W_OK):
            raise OSError(errno.EROFS, "read-only")
        self.offer(NOTE, _NOTE_TEXT.replace("\n", "\r\n").encode())

    def check(self) -> None:
        """Raises OSError where the place is gone; nothing may then be written where a stick was mounted."""
        if not self.root.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the place is gone")

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole or not at all, unless these very bytes are there."""
        self.check()
        path = self.root / name
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)

    def offer(self, name: str, data: bytes) -> None:
        """Write a file that other versions may have written otherwise, where there is none."""
        if not (self.root / name).exists():
            self.write(name, data)

    def packs(self) -> list[Found]:
        """Everything that may be a segment, under any name: of all laptops the first ones first.

        What was written at one time goes into one place of the database; laptop after laptop would go all over it.
        """
        found = [file for file in self._files() if _may_be_pack(file.name)]
        return sorted(found, key=lambda file: (file.path.name, file.name))

    def statements(self) -> list[Found]:
        """Card files and trust lists, under any name."""
        files = [file for file in self._files() if file.name.endswith(".json")]
        return [file for file in files if file.name.partition("/")[0] in STATEMENT_FOLDERS]

    def _files(self) -> Iterator[Found]:
        if self.root.is_dir():
            yield from _below(self.root, "", _DEPTH)


def _below(folder: Path, prefix: str, depth: int) -> Iterator[Found]:
    """Plain files below a folder; links, hidden and half-written files are passed over."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~")) or entry.name.endswith(WAITING):
                continue
            name = prefix + entry.name
            if entry.is_file(follow_symlinks=False):
                yield Found(name, Path(entry.path), entry.stat(follow_symlinks=False).st_size)
            elif depth and entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path), f"{name}/", depth - 1)


def _may_be_pack(name: str) -> bool:
    return name.lower().endswith(_PACKS) or name.startswith(f"{INBOX}/")


@contextlib.contextmanager
def faults(place: Place, safe: Callable[[], str]) -> Iterator[None]:
    """Faults of the place become an `ExchangeError` that says, in the words of `safe`, what is kept."""
    try:
        yield
    except OSError as error:
        code, happened, todo = _fault(error, place)
        raise ExchangeError(code, f"{happened} {safe()} {todo}") from error


def _fault(error: OSError, place: Place) -> tuple[str, str, str]:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk_full", "Nơi trao đổi hết chỗ.", "Xóa bớt tệp ở đó rồi trao đổi lại."
    if error.errno == errno.EROFS:
        return "read_only", "Nơi trao đổi chỉ cho đọc.", "Gỡ khóa ghi của USB hoặc chọn nơi khác."
    if error.errno in (errno.EACCES, errno.EPERM):
        return "no_access", "Không có quyền đọc, ghi ở nơi trao đổi.", "Chọn nơi khác."
    if not place.root.is_dir():
        return "pulled_out", "USB bị rút giữa chừng.", "Cắm lại rồi trao đổi lần nữa."
    return "folder_fault", "Nơi trao đổi báo lỗi ổ đĩa.", "Trao đổi lại hoặc chọn nơi khác."
