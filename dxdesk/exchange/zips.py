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

_OPENING = b"PK\x03\x04"
_ENCRYPTED = 1


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a zip, whatever the file is called."""
    return data.startswith(_OPENING)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip."""

    name: str
    _archive: zipfile.ZipFile
    _info: zipfile.ZipInfo

    def read(self) -> bytes:
        """Its bytes. Raises SegmentRefused `altered` where they cannot be unpacked."""
        try:
            with self._archive.open(self._info) as file:
                return file.read(READ_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise SegmentRefused("altered") from None


def members(data: bytes) -> list[Member]:
    """Every segment in a zip, none unpacked to disk. Raises SegmentRefused where the whole zip is refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise SegmentRefused("truncated") from None
    found = [info for info in archive.infolist() if info.filename.lower().endswith((".csv", ".age"))]
    _judge(found)
    return [Member(info.filename, archive, info) for info in found]


def _judge(found: list[zipfile.ZipInfo]) -> None:
    if not found:
        raise SegmentRefused("not_ours")
    if len(found) > MEMBER_LIMIT or any(map(_beyond, found)):
        raise SegmentRefused("over_limit")
    if any(info.flag_bits & _ENCRYPTED for info in found):
        raise SegmentRefused("not_for_this_device", "Gói nén này có mật khẩu. Mở nén ra, chép các tệp vào inbox.")


def _beyond(info: zipfile.ZipInfo) -> bool:
    path = info.filename.replace("\\", "/")
    tricky = path.startswith("/") or ":" in path or ".." in path.split("/")
    return tricky or info.file_size > READ_LIMIT or info.file_size > RATIO_LIMIT * max(info.compress_size, 1)
