"""One file for a road without a stick (Zalo, e-mail): every pack in a zip, sealed by a passphrase (format §4)."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dxdesk.errors import ExchangeError, InputError
from dxdesk.exchange.disk import NotKeptError, keep
from dxdesk.exchange.envelope import seal_by_passphrase
from dxdesk.exchange.header import header_of
from dxdesk.exchange.receipts import file_name, file_of, receipts_to_pass, refresh_receipt
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.exchange.statements import trust_list
from dxdesk.exchange.vouching import settle_known
from dxdesk.exchange.zips import MEMBER_LIMIT, RATIO_LIMIT, UNPACKED_LIMIT, ZIP_LIMIT
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_CODE
from dxdesk.store.keys import check_passphrase
from dxdesk.store.receipts import missing_for
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import (
    ELSEWHERE,
    NEWER,
    REVOKED,
    UNKNOWN,
    bodies,
    mark_sent,
    names_held,
    state_of,
    visits_begun,
)

_MEMBER_TIME = (2025, 1, 1, 0, 0, 0)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Packed:
    """A package just written: its file, how many packs and ops it holds, and how many visits begin in them."""

    file: Path
    packs: int
    ops: int
    visits: int = 0


@dataclass(frozen=True, slots=True)
class _Zip:
    data: bytes
    roots: tuple[str, ...]
    ops: int


def pack(store: Store, file: Path, passphrase: str, to: str = "") -> Packed:
    """Put every pack kept here into one file, of laptops that do not count as far as there is room.

    With `to` (a laptop's key) only what that laptop's receipt does not name, all of it where none came. About two
    seconds, because the passphrase is stretched.

    Raises `InputError` `short_passphrase`, or `nothing_lacking` where `to` has all; `ExchangeError` where there is too
    much for one file or it cannot be written; nothing is changed then.
    """
    check_passphrase(passphrase, "Mật khẩu của gói")
    keep_new_segments(store)
    with store.writing():
        statements, trust = settle_known(store)
    refresh_receipt(store)
    said = {f"trust/{store.setting(WARD_CODE)}.json": trust_list(store.setting(WARD_CODE), statements.values())}
    said |= {file_name(receipt): file_of(receipt) for receipt in receipts_to_pass(store, trust)}
    made = _zipped(store, said, _lacking(store, to) if to else _everything(store))
    try:
        keep(file, seal_by_passphrase(made.data, passphrase), store.setting(WRITER))
    except NotKeptError as error:
        raise ExchangeError("not_kept", (
            "USB không giữ đúng những gì vừa ghi, chưa có gói nào. Chọn nơi khác rồi gói lại.")) from error
    except OSError as error:
        raise ExchangeError("cannot_write", "Không ghi được gói ở nơi này. Chọn nơi khác rồi gói lại.") from error
    mark_sent(store, set(made.roots))
    return Packed(file, len(made.roots), made.ops, visits_begun(store, made.roots))


def _everything(store: Store) -> list[tuple[str, str, bool]]:
    """Name and root of every segment kept, and whether it may be left out where there is no room."""
    return [(name, root, state_of(store, root) in (UNKNOWN, REVOKED)) for name, root, _ in names_held(store)]


def _lacking(store: Store, to: str) -> list[tuple[str, str, bool]]:
    """The same of what a laptop lacks of all that counts here, and of what waits here for a later program."""
    missing = set(missing_for(store, to))
    if not missing:
        raise InputError("nothing_lacking", "Máy ấy đã nhận đủ mọi gói ở máy này, theo biên nhận. Chưa ghi tệp nào.")
    return [(name, root, False) for name, root, _ in names_held(store)
            if root in missing or state_of(store, root) in (NEWER, ELSEWHERE)]


def _zipped(store: Store, said: Mapping[str, bytes], wanted: Iterable[tuple[str, str, bool]]) -> _Zip:
    """The zip of what is said and of the packs wanted; of those that may be left out as many as there is room for."""
    buffer = io.BytesIO()
    ops = unpacked = 0
    roots: list[str] = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in said.items():
            archive.writestr(zipfile.ZipInfo(name, _MEMBER_TIME), body, _method(body))
        for name, root, spare in sorted(wanted, key=lambda one: one[2]):
            for _, body in bodies(store, [root]):
                archive.writestr(zipfile.ZipInfo(name, _MEMBER_TIME), body, _method(body))
                ops, unpacked = ops + header_of(body).rows, unpacked + len(body)
                roots.append(root)
            full = buffer.tell() > ZIP_LIMIT // 2 or unpacked > UNPACKED_LIMIT // 2
            if full or len(roots) + len(said) >= MEMBER_LIMIT:
                if spare:
                    break
                raise ExchangeError("too_much", (
                    "Nhiều phiếu quá, không vừa một gói. Chưa ghi gì; trao đổi bằng USB hoặc thư mục chung."))
    return _Zip(buffer.getvalue(), tuple(roots), ops)


def _method(body: bytes) -> int:
    """How a member is packed: smaller than a reader believes, the zip would be refused whole."""
    return _METHODS[len(body) * 2 < RATIO_LIMIT * len(zlib.compress(body))]
