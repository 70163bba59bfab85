"""Reading one file received by itself, under any name: a package behind a passphrase, or a single pack (format §4)."""

from pathlib import Path

from dxdesk.errors import ExchangeError
from dxdesk.exchange.envelope import OVERHEAD, needs_passphrase, unseal_by_passphrase
from dxdesk.exchange.folder import LISTS_AT_MOST, Exchanged
from dxdesk.exchange.intake import Incoming, Intake, Keyholder
from dxdesk.exchange.known import joined, known_statements
from dxdesk.exchange.receipts import take_receipts
from dxdesk.exchange.results import RESULTS, SegmentRefused
from dxdesk.exchange.statements import read_statements
from dxdesk.exchange.vouching import heed
from dxdesk.exchange.ward_keys import identities
from dxdesk.exchange.zips import LISTS, ZIP_LIMIT, is_zip, members
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.database import Store


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
    if len(data) > ZIP_LIMIT:
        raise ExchangeError("over_limit", RESULTS["over_limit"])
    lists = _lists(data)
    statements = [one for read in lists for one in read_statements(read)]
    trust, notices = heed(store, *joined(store, known_statements(store), statements))
    receipts = take_receipts(store, lists, trust)
    intake = Intake(store, trust, Keyholder(*identities(store, trust)), preview=False)
    intake.open(file.name, data)
    intake.finish()
    return Exchanged(tuple(intake.results), (), count_conflicts(store), (*notices, *intake.notices),
                     receipts=receipts)


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise ExchangeError("cannot_read", "Không thấy tệp này. Chọn tệp gói đã nhận.")
        with file.open("rb") as opened:
            return opened.read(ZIP_LIMIT + OVERHEAD)
    except OSError as error:
        raise ExchangeError("cannot_read", "Không đọc được tệp này. Cắm lại USB hoặc chọn tệp khác.") from error


def _lists(data: bytes) -> list[bytes]:
    """What a package brings beside packs: lists of statements, receipts; as much of it as a ward can have."""
    if not is_zip(data):
        return []
    found: list[bytes] = []
    room = LISTS_AT_MOST
    try:
        for member in members(data, LISTS):
            read = member.read()
            room -= len(read)
            if room < 0:
                break
            found.append(read)
    except SegmentRefused:
        return []
    return found


def is_locked(file: Path) -> bool:
    """Whether a file opens by a passphrase only, so that a person must be asked for it."""
    try:
        with file.open("rb") as opened:
            return needs_passphrase(opened.read(256))
    except OSError:
        return False
