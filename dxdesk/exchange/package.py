"""One file for a road without a stick (Zalo, e-mail): every pack in a zip, sealed by a passphrase (format §4)."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from dxdesk.errors import ExchangeError
from dxdesk.exchange.envelope import OVERHEAD, needs_passphrase, seal_by_passphrase, unseal_by_passphrase
from dxdesk.exchange.folder import Exchanged, refuse_revoked
from dxdesk.exchange.header import header_of
from dxdesk.exchange.intake import Incoming, Intake, Keyholder
from dxdesk.exchange.known import joined, known_statements
from dxdesk.exchange.results import RESULTS, SegmentRefused
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.exchange.standing import review
from dxdesk.exchange.statements import Statement, read_statements, trust_list
from dxdesk.exchange.vouching import settle
from dxdesk.exchange.ward_keys import identities
from dxdesk.exchange.zips import LISTS, MEMBER_LIMIT, ZIP_LIMIT, is_zip, members
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_CODE
from dxdesk.store.files import write_atomically
from dxdesk.store.keys import check_passphrase
from dxdesk.store.segments import bodies, names_held

_MEMBER_TIME = (2025, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Packed:
    """A package just written: its file, how many packs and ops it holds."""

    file: Path
    packs: int
    ops: int


def pack(store: Store, file: Path, passphrase: str) -> Packed:
    """Put every pack kept here into one file; about two seconds, because the passphrase is stretched.

    Raises `InputError` `short_passphrase`, `ExchangeError` where there is too much for one file or it cannot be
    written; nothing is changed then.
    """
    check_passphrase(passphrase, "Mật khẩu của gói")
    keep_new_segments(store)
    with store.writing():
        statements, _ = settle(store, *joined(store, known_statements(store), []))
    held, ward = names_held(store), store.setting(WARD_CODE)
    buffer = io.BytesIO()
    ops = 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(f"trust/{ward}.json", _MEMBER_TIME), trust_list(ward, statements.values()))
        for name, root, _ in held:
            for _, body in bodies(store, [root]):
                ops += header_of(body).rows
                archive.writestr(zipfile.ZipInfo(name, _MEMBER_TIME), body, zipfile.ZIP_DEFLATED)
            if buffer.tell() > ZIP_LIMIT // 2 or len(held) >= MEMBER_LIMIT:
                raise ExchangeError("too_much", (
                    "Nhiều phiếu quá, không vừa một gói. Chưa ghi gì; trao đổi bằng USB hoặc thư mục chung."))
    try:
        write_atomically(file, seal_by_passphrase(buffer.getvalue(), passphrase))
    except OSError as error:
        raise ExchangeError("cannot_write", "Không ghi được gói ở nơi này. Chọn nơi khác rồi gói lại.") from error
    return Packed(file, len(held), ops)


def unpack(store: Store, file: Path, passphrase: str = "") -> Exchanged:
    """Take in one file received under any name; nothing is written beside it.

    Raises `ExchangeError` where the file cannot be read, or this laptop was revoked; what else is wrong with a file is
    its result.
    """
    data = _read(file)
    try:
        if passphrase and needs_passphrase(data):
            data = unseal_by_passphrase(data, passphrase)
    except SegmentRefused as refusal:
        said = Incoming(file.name, refusal.result, refusal.sentence)
        return Exchanged((said,), (), count_conflicts(store))
    statements, trust = joined(store, known_statements(store), _statements(store, data))
    with store.writing():
        _, trust = settle(store, statements, trust)
    review(store, trust)
    refuse_revoked(store, trust)
    intake = Intake(store, trust, Keyholder(*identities(store, trust)), preview=False)
    if len(data) > ZIP_LIMIT:
        raise ExchangeError("over_limit", RESULTS["over_limit"])
    intake.open(file.name, data)
    intake.finish()
    return Exchanged(tuple(intake.results), (), count_conflicts(store), tuple(intake.notices))


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise ExchangeError("cannot_read", "Không thấy tệp này. Chọn tệp gói đã nhận.")
        with file.open("rb") as opened:
            return opened.read(ZIP_LIMIT + OVERHEAD)
    except OSError as error:
        raise ExchangeError("cannot_read", "Không đọc được tệp này. Cắm lại USB hoặc chọn tệp khác.") from error


def _statements(store: Store, data: bytes) -> list[Statement]:
    """The statements a package brings."""
    if not is_zip(data):
        return []
    try:
        return [one for member in members(data, LISTS) for one in read_statements(member.read())]
    except SegmentRefused:
        return []


def is_locked(file: Path) -> bool:
    """Whether a file opens by a passphrase only, so that a person must be asked for it."""
    try:
        with file.open("rb") as opened:
            return needs_passphrase(opened.read(256))
    except OSError:
        return False
