"""Files down to plain segments, whatever they are wrapped in: as they lie, in an envelope, in a zip (format §4)."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dxdesk.exchange import zips
from dxdesk.exchange.envelope import OVERHEAD, is_sealed, needs_passphrase, unseal
from dxdesk.exchange.place import Found
from dxdesk.exchange.results import INVITATION_OPENING, SegmentRefused
from dxdesk.exchange.signed import READ_LIMIT

_ZIP_NAMES = (".zip", ".zip.age")
_UNREADABLE = "Không mở được tệp này, chưa nhận dòng nào. Nhờ chép lại."
_LOCKED = "Gói này có mật khẩu, chưa nhận dòng nào. Chọn Mở gói một tệp rồi gõ mật khẩu."
_AN_INVITATION = "Đây là giấy mời vào phường, không phải gói phiếu. Mở ở Cài đặt, mục Máy trong phường."


@dataclass(frozen=True, slots=True)
class Keyholder:
    """What opens envelopes here: keys of the ward's own groups, and all others held."""

    ward: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def tag(self) -> str:
        """A short name for these very keys."""
        return hashlib.sha256("\n".join([*sorted(self.ward), "", *sorted(self.others)]).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What may be a segment.

    `plain` gives its bytes and whether everybody in the ward can open it, or raises `SegmentRefused`; `again` reads the
    plain bytes anew from where they lie.
    """

    name: str
    plain: Callable[[], tuple[bytes, bool]]
    again: Callable[[], bytes]


class Wrapping:
    """Opens with the keys held; the names of files sealed to others are added to `foreign`."""

    def __init__(self, keys: Keyholder, foreign: set[str]) -> None:
        self._keys, self._foreign = keys, foreign

    def inside(self, name: str, data: bytes, again: Callable[[], bytes]) -> Iterator[Wrapped]:
        """What lies in a file: itself, or each member of a zip. `again` reads its bytes anew.

        Raises `SegmentRefused` where the file as a whole cannot be opened, or is an invitation.
        """
        data, ward = self._unsealed(name, data)
        if zips.is_zip(data):
            for number, member in enumerate(zips.members(data)):
                inner = f"{name} › {member.name}"
                plain = partial(self._plain, inner, member.read, ward)
                yield Wrapped(inner, plain, partial(self._member, again, number))
        elif data.startswith(INVITATION_OPENING):
            raise SegmentRefused("not_for_this_device", _AN_INVITATION)
        else:
            yield Wrapped(name, partial(self._plain, name, lambda: data, ward), lambda: self._opened(again()))

    def _plain(self, name: str, read: Callable[[], bytes], ward: bool) -> tuple[bytes, bool]:
        data, inner = self._unsealed(name, read())
        return data, ward and inner

    def _unsealed(self, name: str, data: bytes) -> tuple[bytes, bool]:
        """What is in an envelope, and whether everybody in the ward can open it; plain bytes as they are."""
        if not is_sealed(data):
            return data, True
        if needs_passphrase(data):
            raise SegmentRefused("not_for_this_device", _LOCKED)
        try:
            return unseal(data, self._keys.ward), True
        except SegmentRefused as refusal:
            if refusal.result != "not_for_this_device":
                raise
            self._foreign.add(name)
            return unseal(data, self._keys.others), False

    def _opened(self, data: bytes) -> bytes:
        return unseal(data, (*self._keys.ward, *self._keys.others)) if is_sealed(data) else data

    def _member(self, again: Callable[[], bytes], number: int) -> bytes:
        return self._opened(zips.members(self._opened(again()))[number].read())


def content(file: Found) -> bytes:
    """The bytes of a file; raises `SegmentRefused` where it is too large or not readable, FileNotFoundError."""
    limit = zips.ZIP_LIMIT if file.name.lower().endswith(_ZIP_NAMES) else READ_LIMIT + OVERHEAD
    try:
        with file.path.open("rb") as opened:
            data = opened.read(limit + 1)
    except FileNotFoundError:
        raise
    except OSError:  # a worn stick cannot read one file; of one pulled out nothing is there at the end
        raise SegmentRefused("truncated", _UNREADABLE) from None
    if len(data) > limit:
        raise SegmentRefused("over_limit")
    return data
