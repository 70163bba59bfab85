"""The exchange folder on a stick, share or replicated disk: what lies where, and what its faults mean (format §4)."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from dxdesk.errors import ExchangeError
from dxdesk.exchange.disk import WAITING, NotKeptError, keep
from dxdesk.exchange.volume import Volume, size_text, volume_of
from dxdesk.store.database import DATABASE

NAME = "DXDESK"
NOTE = "DOC_TOI_TRUOC.txt"
INBOX = "inbox"
STATEMENT_FOLDERS = ("devices", "trust")
OLD = timedelta(days=1)
"""When a half is left over for good: no writing takes that long, and a copy of this desk may be writing now."""

_PACKS = (".csv", ".age", ".zip")
_DEPTH = 8
_MARGIN = 256 * 1024
"""Room for what is written beside the packs: cards, lists, receipts, folders."""
_NOTE_TEXT = """\ufeffThư mục này của chương trình dxdesk. Các máy trong phường trao đổi phiếu qua đây.

Đừng sửa, đổi tên hay xóa tệp ở đây. Đừng mở rồi lưu lại bằng Excel: tệp sẽ thành hỏng, không máy nào nhận.
Muốn xem bằng Excel, hãy dùng nút Xuất Excel trong chương trình.

Gói nhận qua Zalo hay thư điện tử: chép vào thư mục inbox, rồi bấm Trao đổi phiếu.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the place: its name below it, for people and for comparing, where it is, and its length.

    `changed` is when it was written, in seconds since 1970 by the clock of whoever wrote it.
    """

    name: str
    path: Path
    size: int
    changed: float = 0


class NoRoomError(OSError):
    """Less room than what is to be written; nothing was."""

    def __init__(self, need: int, free: int) -> None:
        super().__init__(errno.ENOSPC, "no room")
        self.need = need
        self.free = free


class Place:
    """`DXDESK/` below the folder a person chose, or that folder itself where it is one.

    `mark` says whose the halves are that writing leaves where a stick is pulled: this laptop's writer.
    """

    def __init__(self, chosen: Path, mark: str = "") -> None:
        self._mark = mark
        try:
            if not chosen.is_dir():
                raise FileNotFoundError(errno.ENOENT, "no such folder")
            is_one = chosen.name.upper() == NAME or (chosen / NOTE).is_file()
            self.root = chosen if is_one else chosen / _spelled(chosen)
            self._device = self._base.stat().st_dev
            odd = self.root.is_symlink() or (self.root.exists() and not self.root.is_dir())
        except OSError as error:  # also a stick pulled out whose folder is still there, but answers nothing
            raise ExchangeError(
                "folder_missing", "Không thấy nơi trao đổi này. Cắm lại USB hoặc chọn nơi khác.") from error
        if (chosen / DATABASE).exists() or any((above / NOTE).is_file() for above in chosen.absolute().parents):
            raise ExchangeError("folder_inside", (
                f"Đây là thư mục của sổ hoặc nằm trong “{NAME}”. Chọn USB, hay thư mục chứa “{NAME}”."))
        if odd:
            raise ExchangeError("folder_odd", f"“{NAME}” ở nơi này không phải thư mục. Đổi tên nó hoặc chọn nơi khác.")

    def prepare(self, folders: tuple[str, ...]) -> None:
        """Make the folders and the note; raises OSError where the place is gone or cannot be written."""
        for folder in (*folders, INBOX, *STATEMENT_FOLDERS):
            self._make(folder)
        if not os.access(self.root, os.W_OK):
            raise OSError(errno.EROFS, "read-only")
        self.offer(NOTE, _NOTE_TEXT.replace("\n", "\r\n").encode())

    def volume(self) -> Volume:
        """What the place lies on. Raises OSError where it is gone."""
        return volume_of(self.root if self.root.is_dir() else self.root.parent)

    def need(self, sizes: Iterable[int]) -> int:
        """How much room files of these sizes take, in bytes."""
        return _rounded(sizes, self.volume().cluster)

    def check_room(self, sizes: Iterable[int]) -> None:
        """Raises `NoRoomError` where files of these sizes do not fit; a share that tells no room is believed."""
        volume = self.volume()
        need = _rounded(sizes, volume.cluster)
        if volume.total and need > volume.free:
            raise NoRoomError(need, volume.free)

    def halves(self) -> list[Path]:
        """Files left half-written here, whoever wrote them."""
        return [file.path for file in _below(self.root, "", _DEPTH, halves=True)] if self.root.is_dir() else []

    def tidy(self, now: datetime) -> int:
        """Take away this laptop's own halves of more than a day ago; how many there were. Others' stay."""
        done = 0
        for path in self.halves():
            if not self._mark or not path.name.endswith(f".{self._mark}{WAITING}"):
                continue
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < (now - OLD).timestamp():
                    path.unlink()
                    done += 1
        return done

    @property
    def gone(self) -> bool:
        """Whether the stick is away: its folder, or another disk lies under that name, as where it was mounted."""
        try:
            return self._base.stat().st_dev != self._device
        except OSError:
            return True

    @property
    def _base(self) -> Path:
        """What is there before anything is written."""
        return self.root if self.root.is_dir() else self.root.parent

    def check(self) -> None:
        """Raises OSError where the place is gone; nothing may then be written where a stick was mounted."""
        if self.gone or not self.root.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the place is gone")

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole or not at all, unless these very bytes are there."""
        self.check()
        path = self.root / name
        if self._holds(path, data):
            return
        self._make(str(Path(name).parent))
        keep(path, data, self._mark)

    def _holds(self, path: Path, data: bytes) -> bool:
        """Whether these very bytes are there; where a stick cannot read a file any more they are not."""
        try:
            return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
        except OSError:
            self.check()
            return False

    def _make(self, folder: str) -> None:
        """A folder of the place; a link laid there on purpose would have it written somewhere else."""
        path = self.root / folder
        if path.resolve() != self.root.resolve() / folder:
            raise OSError(errno.EACCES, "a link leads out of the place")
        if self.gone:
            raise FileNotFoundError(errno.ENOENT, "the place is gone")
        self.root.mkdir(exist_ok=True)
        path.mkdir(parents=True, exist_ok=True)

    def offer(self, name: str, data: bytes) -> None:
        """Write a file that other versions may have written otherwise, where there is none."""
        if not (self.root / name).exists():
            self.write(name, data)

    def packs(self) -> list[Found]:
        """Everything that may be a segment, under any name: of all laptops the first ones first.

        What was written at one time goes into one place of the database; laptop after laptop would go all over it.
        """
        found = [file for file in self.files() if _may_be_pack(file.name)]
        return sorted(found, key=lambda file: (file.path.name, file.name))

    def statements(self) -> list[Found]:
        """Card files and trust lists, under any name."""
        files = [file for file in self.files() if file.name.lower().endswith(".json")]
        return [file for file in files if file.name.partition("/")[0].lower() in STATEMENT_FOLDERS]

    def files(self) -> list[Found]:
        """Every file but halves; none where nobody exchanged yet."""
        return list(_below(self.root, "", _DEPTH)) if self.root.is_dir() else []


def _spelled(chosen: Path) -> str:
    """How the folder is spelled there: what came over FAT and a replicator may be in small letters."""
    with contextlib.suppress(OSError), os.scandir(chosen) as entries:
        spelled = sorted(entry.name for entry in entries if entry.name.upper() == NAME)
        return spelled[0] if spelled else NAME
    return NAME


def _rounded(sizes: Iterable[int], cluster: int) -> int:
    return _MARGIN + sum(-(-size // cluster) * cluster for size in sizes)


def _below(folder: Path, prefix: str, depth: int, halves: bool = False) -> Iterator[Found]:
    """Plain files below a folder, or only half-written ones; links and hidden files are passed over."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~")):
                continue
            name = prefix + entry.name
            if entry.is_file(follow_symlinks=False):
                if name.lower().endswith(WAITING) == halves:
                    facts = entry.stat(follow_symlinks=False)
                    yield Found(name, Path(entry.path), facts.st_size, facts.st_mtime)
            elif depth and entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path), f"{name}/", depth - 1, halves)


def _may_be_pack(name: str) -> bool:
    return name.lower().endswith(_PACKS) or name.lower().startswith(f"{INBOX}/")


@contextlib.contextmanager
def faults(place: Place, safe: Callable[[], str]) -> Iterator[None]:
    """Faults of the place become an `ExchangeError` that says, in the words of `safe`, what is kept."""
    try:
        yield
    except OSError as error:
        code, happened, todo = fault_words(error, place)
        raise ExchangeError(code, f"{happened} {safe()} {todo}") from error


def fault_words(error: OSError, place: Place) -> tuple[str, str, str]:
    """A fault of the place: its code, what happened, and what to do about it."""
    if isinstance(error, NoRoomError):
        need, free = size_text(error.need), size_text(error.free)
        return "disk_full", f"Nơi trao đổi còn {free}, cần {need}. Chưa chép gì lên.", "Xóa bớt tệp rồi trao đổi lại."
    if isinstance(error, NotKeptError):
        return "not_kept", "USB không giữ đúng những gì vừa ghi.", "Đổi USB khác rồi trao đổi lại."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk_full", "Nơi trao đổi hết chỗ.", "Xóa bớt tệp ở đó rồi trao đổi lại."
    if error.errno == errno.EROFS:
        return "read_only", "Nơi trao đổi chỉ cho đọc.", "Gỡ khóa ghi của USB hoặc chọn nơi khác."
    if error.errno in (errno.EACCES, errno.EPERM):
        return "no_access", "Không có quyền đọc, ghi ở nơi trao đổi.", "Chọn nơi khác."
    if place.gone:
        return "pulled_out", "USB bị rút giữa chừng.", "Cắm lại rồi trao đổi lần nữa."
    return "folder_fault", "Nơi trao đổi báo lỗi ổ đĩa.", "Trao đổi lại hoặc chọn nơi khác."
