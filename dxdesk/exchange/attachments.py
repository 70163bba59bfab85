"""What is in files people were sent, under any name and wrapped in anything a messenger makes of them (format §4).

Zips within zips, packs and bundles sealed to the ward, packages behind a passphrase, a whole exchange folder zipped by
the file manager: all is opened in memory, nothing is written, and what a file is is told by its bytes. Bounded: five
wrappings deep, 10,000 files and 512 MiB in all, some passphrases.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dxdesk.errors import ExchangeError
from dxdesk.exchange.envelope import OVERHEAD, is_sealed, needs_passphrase, unseal, unseal_by_passphrase
from dxdesk.exchange.results import INVITATION_OPENING, RESULTS, SegmentRefused
from dxdesk.exchange.signed import READ_LIMIT
from dxdesk.exchange.trailer import BOM
from dxdesk.exchange.zips import MEMBER_LIMIT, PACKS, UNPACKED_LIMIT, ZIP_LIMIT, Member, everything, is_zip

DEPTH = 5
PASSPHRASES = 8
"""How many envelopes behind a passphrase are opened in one go: each takes a second, by design."""
_LOCKED = "Gói này có mật khẩu, chưa nhận dòng nào. Hỏi người gửi rồi gõ mật khẩu."
_TOO_DEEP = "Gói nén lồng quá nhiều lớp, chưa nhận dòng nào. Mở nén ra rồi thả các tệp bên trong vào."
_OTHER_ZIP = "Gói nén kiểu này chương trình không đọc. Mở nén ra rồi thả các tệp bên trong vào."
_OTHER_ZIPS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_SEGMENT, _LIST = b"#dxdesk;", b"{"
_SNIFFED = 64
_JUNK = ("__macosx/", "._", ".ds_store", "~$")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file without its wrappings: what people call it, whether it is a list or receipt, its bytes.

    `again` reads these anew, so that whoever looks at many need not hold them all.
    """

    name: str
    listed: bool
    data: bytes
    again: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or wrapping nothing could be read of; `locked` where a passphrase would help."""

    name: str
    result: str
    sentence: str
    locked: bool = False


@dataclass(slots=True)
class Opener:
    """Opens attachments by these keys and this passphrase; what a passphrase opened is remembered."""

    keys: Sequence[str]
    passphrase: str = ""
    _opened: dict[str, bytes | SegmentRefused] = field(default_factory=dict)
    _files: int = 0
    _bytes: int = 0

    def leaves(self, path: Path) -> Iterator[Leaf | Refused]:
        """All in one file. Raises `ExchangeError` `cannot_read` where it cannot be read."""
        self._files = self._bytes = 0
        data = read_attachment(path)
        if len(data) > ZIP_LIMIT + OVERHEAD:
            yield Refused(path.name, "over_limit", RESULTS["over_limit"])
            return
        yield from self._unwrapped(path.name, data, lambda: read_attachment(path), DEPTH)

    def _unwrapped(self, name: str, data: bytes, again: Callable[[], bytes], depth: int) -> Iterator[Leaf | Refused]:
        try:
            plain = self._unsealed(data)
            if not is_zip(plain):
                if plain.startswith(_OTHER_ZIPS):
                    raise SegmentRefused("not_ours", _OTHER_ZIP)
                yield Leaf(name, plain.startswith(_LIST), plain, lambda: self._unsealed(again()))
                return
            if not depth:
                raise SegmentRefused("over_limit", _TOO_DEEP)
            found = False
            for member in self._members(plain):
                found = True
                yield from self._member(f"{name} › {member.name}", member, depth - 1)
            if not found:
                raise SegmentRefused("not_ours")
        except SegmentRefused as refusal:
            yield Refused(name, refusal.result, refusal.sentence, locked=refusal.sentence == _LOCKED)

    def _members(self, data: bytes) -> Iterator[Member]:
        """Those of a zip's files that may be ours; others and what file managers add are passed over."""
        for member in everything(data):
            self._files += 1
            if self._files > MEMBER_LIMIT:
                raise SegmentRefused("over_limit")
            name = member.name.lower()
            if any(part.startswith(_JUNK) for part in (name, name.rpartition("/")[2])) or name.endswith(".tmp"):
                continue
            if name.endswith(PACKS) or _may_be_ours(member):
                yield member

    def _member(self, name: str, member: Member, depth: int) -> Iterator[Leaf | Refused]:
        try:
            if member.beyond or self._bytes + member.size > UNPACKED_LIMIT:
                raise SegmentRefused("over_limit")
            data = member.read(ZIP_LIMIT + OVERHEAD + 1)
            self._bytes += len(data)
            if not _fits(data):
                raise SegmentRefused("over_limit")
        except SegmentRefused as refusal:
            yield Refused(name, refusal.result, refusal.sentence)
            return
        yield from self._unwrapped(name, data, lambda: member.read(ZIP_LIMIT + OVERHEAD + 1), depth)

    def _unsealed(self, data: bytes) -> bytes:
        if not is_sealed(data):
            return data
        if not needs_passphrase(data):
            return unseal(data, self.keys)
        if not self.passphrase:
            raise SegmentRefused("not_for_this_device", _LOCKED)
        return self._by_passphrase(data)

    def _by_passphrase(self, data: bytes) -> bytes:
        mark = hashlib.sha256(data).hexdigest()
        if mark not in self._opened:
            if len(self._opened) >= PASSPHRASES:
                raise SegmentRefused("over_limit")
            try:
                self._opened[mark] = unseal_by_passphrase(data, self.passphrase)
            except SegmentRefused as refusal:
                self._opened[mark] = refusal
        opened = self._opened[mark]
        if isinstance(opened, SegmentRefused):
            raise opened
        return opened


def _may_be_ours(member: Member) -> bool:
    """Whether a file in a zip begins like one of ours, whatever it is called."""
    start = member.read(_SNIFFED).removeprefix(BOM)
    return is_sealed(start) or is_zip(start) or start.startswith((_SEGMENT, _LIST, INVITATION_OPENING))


def _fits(data: bytes) -> bool:
    """Whether a file is not longer than any of its sort may be."""
    return len(data) <= (ZIP_LIMIT if is_zip(data) or is_sealed(data) else READ_LIMIT) + OVERHEAD


def read_attachment(path: Path) -> bytes:
    """The bytes of a file, one more than is read of any at most. Raises `ExchangeError` `cannot_read`."""
    try:
        if not path.is_file():
            raise ExchangeError("cannot_read", "Không thấy tệp này. Chọn tệp gói đã nhận.")
        with path.open("rb") as opened:
            return opened.read(ZIP_LIMIT + OVERHEAD + 1)
    except OSError as error:
        raise ExchangeError("cannot_read", "Không đọc được tệp này. Cắm lại USB hoặc chọn tệp khác.") from error
