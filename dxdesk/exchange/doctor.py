"""Whether a stick or folder can be trusted with packs: asked before an exchange, leaving nothing there (format §4)."""

import contextlib
import errno
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dxdesk.domain.dates import show_moment
from dxdesk.domain.wording import thousands
from dxdesk.exchange.bundles import names_in
from dxdesk.exchange.disk import WAITING, keep, read_back
from dxdesk.exchange.envelope import SUFFIX, sealed_size
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.place import Found, Place, fault_words, faults
from dxdesk.exchange.sending import unsent_sizes
from dxdesk.exchange.volume import Volume, size_text
from dxdesk.exchange.ward_keys import identities
from dxdesk.ledger.clock import AHEAD
from dxdesk.store.clock_words import clock_notice
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import names_held, sizes_held

MANY = 20_000
"""Files from where on looking through a place takes minutes on a slow stick."""
_TRIAL = 256 * 1024
_SMALL_FOLDERS = ("FAT", "FAT32")
_ENTRIES, _LETTERS = 65_536, 13
"""What a folder of FAT holds: a file takes one entry, and one more for every 13 letters of its name."""
_WATCH = 0.8
_PRESSED = ("iso9660", "udf", "squashfs")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing looked at: its name for programs, whether all is well, and the sentence for people."""

    what: str
    ok: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found of a place: its name and file system, room in bytes (`total` 0 where unknown), and the steps.

    `need` is what an exchange now would write at most, as far as names tell.
    """

    label: str
    filesystem: str
    removable: bool
    total: int
    free: int
    need: int
    steps: tuple[Step, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing speaks against using the place."""
        return all(step.ok for step in self.steps)


def examine(store: Store, folder: Path) -> Checkup:
    """Look at a place as an exchange would use it; a trial file is written, read back and taken away.

    Raises `ExchangeError` where there is no such folder, or it goes away meanwhile.
    """
    writer = store.setting(WRITER)
    place = Place(folder, writer)
    with faults(place, lambda: "Phiếu ở máy này còn nguyên."):
        volume, files, halves = place.volume(), place.files(), place.halves()
        need = place.need(_lacking(store, files))
        steps = (
            _writing(place, writer), _room(volume, need), _system(volume, files), _many(files),
            _halves(halves, writer), _clock(store, files),
        )
        volume_now = place.volume()
    return Checkup(
        volume.label, volume.filesystem, volume.removable, volume_now.total, volume_now.free, need, steps)


def _lacking(store: Store, files: Sequence[Found]) -> list[int]:
    """How large the files would be that are not there, loose or in a bundle, by their names."""
    there = {file.path.name.lower().removesuffix(SUFFIX) for file in files}
    keys, _ = identities(store, trust_here(store, known_statements(store)))
    there |= {name.rpartition("/")[2].lower() for name in names_in(files, keys)}
    sizes = sizes_held(store)
    held = [sealed_size(sizes[root]) for name, root, _ in names_held(store) if name.rpartition("/")[2] not in there]
    return [*held, *map(sealed_size, unsent_sizes(store))]


def _writing(place: Place, writer: str) -> Step:
    """Write, rename over another file, read back, take away: all an exchange does."""
    folder = place.root if place.root.is_dir() else place.root.parent
    trial = folder / f".dxdesk{WAITING}"
    data = secrets.token_bytes(_TRIAL)
    try:
        keep(trial, data[::-1], writer)
        keep(trial, data, writer)
        kept = read_back(trial) == data
        trial.unlink()
    except OSError as error:
        if error.errno == errno.ENODEV or place.gone:
            raise
        _, happened, todo = fault_words(error, place)
        return Step("write", False, f"{happened} {todo}")
    finally:
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)
    if not kept:
        return Step("write", False, "Đọc lại thấy khác lúc ghi, nơi này không giữ được phiếu. Đổi USB khác.")
    return Step("write", True, "Ghi thử, đổi tên rồi đọc lại: khớp.")


def _room(volume: Volume, need: int) -> Step:
    if not volume.total:
        return Step("room", True, f"Nơi này không cho biết còn bao nhiêu chỗ. Lần này cần {size_text(need)}.")
    said = f"Còn {size_text(volume.free)}, lần này cần nhiều nhất {size_text(need)}."
    return Step("room", need <= volume.free, said if need <= volume.free else f"{said} Xóa bớt tệp trước đã.")


def _system(volume: Volume, files: Sequence[Found]) -> Step:
    name = volume.filesystem or "lạ"
    if name in _PRESSED:
        return Step("filesystem", False, f"Đĩa định dạng {name} chỉ cho đọc. Chọn nơi khác.")
    if name in _SMALL_FOLDERS:
        used: Counter[Path] = Counter()
        for file in files:
            used[file.path.parent] += 1 + -(-len(file.path.name) // _LETTERS)
        folder, entries = max(used.items(), key=lambda one: one[1], default=(Path(), 0))
        if entries > _WATCH * _ENTRIES:
            return Step("filesystem", False, (
                f"Ổ định dạng {name} sắp không thêm được tệp vào thư mục {folder.name}. Gộp gói các tháng cũ."))
    careful = " Gỡ USB an toàn trước khi rút." if volume.removable or name in (*_SMALL_FOLDERS, "exFAT") else ""
    return Step("filesystem", True, f"Ổ định dạng {name}, dùng được.{careful}")


def _many(files: Sequence[Found]) -> Step:
    said = f"Có {thousands(len(files))} tệp ở nơi trao đổi"
    if len(files) > MANY:
        return Step("files", False, f"{said}, đọc sẽ chậm. Gộp gói các tháng cũ.")
    return Step("files", True, f"{said}.")


def _halves(halves: Sequence[Path], writer: str) -> Step:
    """Halves harm nobody, they only tell that a stick was pulled out."""
    own = sum(path.name.endswith(f".{writer}{WAITING}") for path in halves)
    said = []
    if own:
        said.append(f"Máy này có {own} tệp ghi dở ở đây, cũ hơn một ngày thì lần trao đổi tới dọn.")
    if len(halves) > own:
        said.append(f"Có {len(halves) - own} tệp máy khác ghi dở, được bỏ qua khi đọc.")
    return Step("halves", True, " ".join(said) or "Không có tệp ghi dở.")


def _clock(store: Store, files: Sequence[Found]) -> Step:
    """This machine's clock by itself, and against those of the machines that wrote here."""
    if said := clock_notice(store):
        return Step("clock", False, said)
    now, newest = store.clock(), max((file.changed for file in files), default=0)
    if newest > (now + AHEAD).timestamp():
        then = show_moment(datetime.fromtimestamp(newest, UTC))
        return Step("clock", False, (
            f"Có tệp ghi lúc {then}, sau giờ máy này ({show_moment(now)}). Một trong hai đồng hồ sai."))
    return Step("clock", True, "Đồng hồ máy này hợp với các tệp ở đây.")
