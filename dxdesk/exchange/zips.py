"""Segments inside a zip: a bundle, or what a messenger packed together (format §4, read limits)."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.signed import READ_LIMIT

ZIP_LIMIT = 64 * 1024 * 1024
MEMBER_LIMIT = 10_000
RATIO_LIMIT = 200
UNPACKED_LIMIT = 8 * ZIP_LIMIT

_OPENING = b"PK\x03\x04"
_LISTED = b"PK\x01\x02"
_ENCRYPTED = 1
_PIECE = 1024 * 1024
_MEMBER_TIME = (2025, 1, 1, 0, 0, 0)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = "Gói nén này có mật khẩu. Mở nén ra, chép các tệp vào inbox."
_OTHER_METHOD = "Gói này nén theo cách chương trình không đọc. Mở nén ra, chép các tệp vào inbox."


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a zip, whatever the file is called."""
    return data.startswith(_OPENING)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip."""

    name: str
    _archive: zipfile.ZipFile
    _info: zipfile.ZipInfo

    @property
    def size(self) -> int:
        """How long it says it is."""
        return self._info.file_size

    @property
    def beyond(self) -> bool:
        """Whether it says it is packed smaller than anything of ours can be."""
        return self.size > RATIO_LIMIT * max(self._info.compress_size, 1)

    def read(self, limit: int = READ_LIMIT + 1) -> bytes:
        """So many of its bytes. Raises SegmentRefused `altered` where they cannot be unpacked."""
        try:
            with self._archive.open(self._info) as file:
                read = bytearray()
                while piece := file.read(min(limit - len(read), _PIECE)):
                    read += piece
                return bytes(read)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise SegmentRefused("altered") from None


PACKS, LISTS = (".csv", ".age"), (".json",)


def members(data: bytes, endings: tuple[str, ...] = PACKS) -> list[Member]:
    """Every file of these endings in a zip, segments if not said otherwise; none is unpacked to disk.

    Raises SegmentRefused where the whole zip is refused.
    """
    archive = _listed(data)
    found = [info for info in archive.infolist() if info.filename.lower().endswith(endings)]
    _judge(found, len(data))
    return [Member(info.filename, archive, info) for info in found]


def everything(data: bytes) -> list[Member]:
    """Every file in a zip, whatever it is: only names, number and form are judged, so each is to be read with a limit.

    Raises SegmentRefused as `members`.
    """
    archive = _listed(data)
    found = [info for info in archive.infolist() if not info.is_dir()]
    if any(_leads_elsewhere(info) for info in found):
        raise SegmentRefused("over_limit")
    _judge_form(found, len(data))
    return [Member(info.filename, archive, info) for info in found]


def _listed(data: bytes) -> zipfile.ZipFile:
    if data.count(_LISTED) > MEMBER_LIMIT:
        raise SegmentRefused("over_limit")
    try:
        return zipfile.ZipFile(_Bounded(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise SegmentRefused("truncated") from None


class _Bounded(io.BytesIO):
    """Bytes of which no more than a member can hold are read at once: a list of members as long as the zip is none."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > READ_LIMIT + 1:
            raise SegmentRefused("over_limit")
        return super().read(size)


def _judge(found: list[zipfile.ZipInfo], size: int) -> None:
    if not found:
        raise SegmentRefused("not_ours")
    if any(map(_beyond, found)) or sum(info.file_size for info in found) > UNPACKED_LIMIT:
        raise SegmentRefused("over_limit")
    _judge_form(found, size)


def _judge_form(found: list[zipfile.ZipInfo], size: int) -> None:
    if sum(info.compress_size for info in found) > size:
        raise SegmentRefused("altered")  # members that share their bytes
    if any(info.flag_bits & _ENCRYPTED for info in found):
        raise SegmentRefused("not_for_this_device", _LOCKED)
    if any(info.compress_type not in _METHODS for info in found):
        raise SegmentRefused("not_ours", _OTHER_METHOD)


def _beyond(info: zipfile.ZipInfo) -> bool:
    too_dense = info.file_size > RATIO_LIMIT * max(info.compress_size, 1)
    return _leads_elsewhere(info) or info.file_size > READ_LIMIT or too_dense


def _leads_elsewhere(info: zipfile.ZipInfo) -> bool:
    path = info.filename.replace("\\", "/")
    return path.startswith("/") or ":" in path or ".." in path.split("/")


class Zipping:
    """A zip being filled in memory, within what a reader takes; equal members in equal order give equal bytes."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._archive = zipfile.ZipFile(self._buffer, "w", zipfile.ZIP_DEFLATED)
        self.size = 0
        self.unpacked = 0
        self.count = 0

    def add(self, name: str, data: bytes) -> None:
        """One file more."""
        # A zip with a member packed smaller than a reader believes would be refused whole.
        dense = len(data) * 2 < RATIO_LIMIT * len(zlib.compress(data))
        self._archive.writestr(zipfile.ZipInfo(name, _MEMBER_TIME), data, _METHODS[dense])
        self.size = self._buffer.tell()
        self.unpacked += len(data)
        self.count += 1

    def finish(self) -> bytes:
        """The bytes of the zip; nothing may be added any more."""
        self._archive.close()
        return self._buffer.getvalue()
