"""One file for a road without a stick (Zalo, e-mail): every pack in a zip, sealed by a passphrase (format §4)."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from dxdesk.errors import ExchangeError
from dxdesk.exchange.envelope import seal_by_passphrase
from dxdesk.exchange.header import header_of
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.exchange.statements import trust_list
from dxdesk.exchange.vouching import settle_known
from dxdesk.exchange.zips import MEMBER_LIMIT, RATIO_LIMIT, UNPACKED_LIMIT, ZIP_LIMIT
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_CODE
from dxdesk.store.files import write_atomically
from dxdesk.store.keys import check_passphrase
from dxdesk.store.segments import REVOKED, UNKNOWN, bodies, names_held, state_of

_MEMBER_TIME = (2025, 1, 1, 0, 0, 0)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Packed:
    """A package just written: its file, how many packs and ops it holds."""

    file: Path
    packs: int
    ops: int


def pack(store: Store, file: Path, passphrase: str) -> Packed:
    """Put every pack kept here into one file, of laptops that do not count as far as there is room.

    About two seconds, because the passphrase is stretched.

    Raises `InputError` `short_passphrase`, `ExchangeError` where there is too much for one file or it cannot be
    written; nothing is changed then.
    """
    check_passphrase(passphrase, "Mật khẩu của gói")
    keep_new_segments(store)
    with store.writing():
        statements, _ = settle_known(store)
    data, packs, ops = _zipped(store, trust_list(store.setting(WARD_CODE), statements.values()))
    try:
        write_atomically(file, seal_by_passphrase(data, passphrase))
    except OSError as error:
        raise ExchangeError("cannot_write", "Không ghi được gói ở nơi này. Chọn nơi khác rồi gói lại.") from error
    return Packed(file, packs, ops)


def _zipped(store: Store, listed: bytes) -> tuple[bytes, int, int]:
    """The zip, how many packs and ops it holds; of laptops that do not count only what there is room for."""
    held = [(name, root, state_of(store, root) in (UNKNOWN, REVOKED)) for name, root, _ in names_held(store)]
    buffer = io.BytesIO()
    packs = ops = unpacked = 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(f"trust/{store.setting(WARD_CODE)}.json", _MEMBER_TIME), listed)
        for name, root, waits in sorted(held, key=lambda one: one[2]):
            for _, body in bodies(store, [root]):
                # A zip with a member packed smaller than a reader believes would be refused whole.
                dense = len(body) * 2 < RATIO_LIMIT * len(zlib.compress(body))
                archive.writestr(zipfile.ZipInfo(name, _MEMBER_TIME), body, _METHODS[dense])
                packs, ops, unpacked = packs + 1, ops + header_of(body).rows, unpacked + len(body)
            if buffer.tell() > ZIP_LIMIT // 2 or packs + 1 >= MEMBER_LIMIT or unpacked > UNPACKED_LIMIT // 2:
                if waits:
                    break
                raise ExchangeError("too_much", (
                    "Nhiều phiếu quá, không vừa một gói. Chưa ghi gì; trao đổi bằng USB hoặc thư mục chung."))
    return buffer.getvalue(), packs, ops
