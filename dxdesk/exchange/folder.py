"""The two-way exchange with a folder: take what is new, give what is lacking; a second run does nothing (format §4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dxdesk.exchange.brake import NOTHING, Weight, brake, is_heavy, may_brake
from dxdesk.exchange.erasure_receipt import erasure_news
from dxdesk.exchange.intake import Incoming, Intake
from dxdesk.exchange.known import Statements, joined, known_statements, own_card
from dxdesk.exchange.place import Found, Place, faults
from dxdesk.exchange.place_cleaning import clean_place, lacking_values, take_fuller
from dxdesk.exchange.progress import Progress, silent
from dxdesk.exchange.receipts import leave_receipts, meet_receipts
from dxdesk.exchange.sending import Lying, Outgoing, keep_new_segments, send_facts, send_missing, would_send
from dxdesk.exchange.sifting import Sifted, sift
from dxdesk.exchange.statements import READ_LIMIT, REINSTATEMENT, REVOCATION, read_statements, statement_hash
from dxdesk.exchange.trust import Trust
from dxdesk.exchange.vouching import heed, refuse_revoked, settle_known
from dxdesk.exchange.ward_keys import identities, newest_group
from dxdesk.exchange.wrapping import Keyholder
from dxdesk.ledger.clock import time_text
from dxdesk.store.bulk import merging
from dxdesk.store.clock_words import clock_notice
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_CODE
from dxdesk.store.places import note_place
from dxdesk.store.receipt_rows import Receipt
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import mark_sent

LISTS_AT_MOST = 4 * READ_LIMIT
"""How much of lists of statements is read from one folder, the small ones first; more is nobody's ward."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange did: files read, files written, the conflicts open afterwards, and sentences for people.

    `intake` is the name of the taking in (`store.intakes`), empty where nothing came in; `receipts` are those met,
    which a preview does not keep. `weight` is what a preview says would become of records living here; `asks` whether
    the brake would ask first.
    """

    incoming: tuple[Incoming, ...]
    outgoing: tuple[Outgoing, ...]
    conflicts_open: int
    notices: tuple[str, ...] = ()
    intake: str = ""
    receipts: tuple[Receipt, ...] = ()
    weight: Weight = NOTHING
    asks: bool = False


def exchange(
    store: Store, folder: Path, progress: Progress | None = None, preview: bool = False, braked: bool = True
) -> Exchanged:
    """Exchange with a folder: read every file in it, then write what it lacks.

    `progress(n, of)` is told how many steps are done, two a file; what it raises stops the exchange between two files,
    and all that was done stays. With `preview` nothing is written anywhere: `outgoing` is what would be sent, counts
    are what merging would do. Raises `ExchangeError` where the folder cannot be used, saying what is kept, or where
    this laptop was revoked, `Braked` before anything is written where it is `braked` and would delete or change too
    much, and `StoreError` where the desk cannot be written.
    """
    tell, began = progress or silent, time_text(store.clock())
    place = Place(folder, store.setting(WRITER))
    taken: list[Intake] = []
    with faults(place, lambda: _safe(taken)):
        met = _look(store, place, tell)
        if preview:
            refuse_revoked(store, met.trust)
        else:
            if braked and may_brake(store, met.sifted.lines):
                brake(store, _weigh(store, met))
            met = _begin(store, place, met)
        receipts = meet_receipts(store, place, met.trust, keep=not preview)
        intake = Intake(store, met.trust, met.keys, preview=preview, place=str(place.root), sifted=met.sifted.known)
        taken.append(intake)
        with merging(store):
            _read(place, intake, met.files, tell)
        if preview:
            sent, news = would_send(store, intake.seen - lacking_values(store, place, met.trust)), []
        else:
            sent = _give(store, place, intake, met, tell)
            news = [*erasure_news(store, began), *clean_place(store, place, met.trust).sentences()]
    return Exchanged(
        tuple(intake.results), tuple(sent), count_conflicts(store),
        (*dict.fromkeys([*met.notices, *news]), *intake.notices), intake.log.name, receipts, intake.weight,
        is_heavy(store, intake.weight))


@dataclass(frozen=True, slots=True)
class _Met:
    """What lies at a place, and who counts by all that is known with it.

    `found` are the statements lying there, `sifted` tells what of the files was seen before, `keys` open them,
    `notices` are to be said.
    """

    found: Statements
    statements: Statements
    trust: Trust
    files: Sequence[Found]
    keys: Keyholder
    sifted: Sifted
    notices: tuple[str, ...]


def _look(store: Store, place: Place, tell: Progress) -> _Met:
    """Look at a place; nothing is written."""
    found, known = statements_in(store, place), known_statements(store)
    statements, trust = joined(store, known, found.values())
    files = place.packs()
    keys = Keyholder(*identities(store, trust, statements))
    sifted = sift(store, keys, files, lambda n, of: tell(n, 2 * of))
    notices = tuple(filter(None, [clock_notice(store), _older(found, known, trust), *_twice(trust)]))
    return _Met(found, statements, trust, files, keys, sifted, notices)


def _begin(store: Store, place: Place, met: _Met) -> _Met:
    """Make the place ready and heed what it says of who counts; who counts then."""
    place.prepare((f"log/{store.setting(WRITER)}",))
    place.tidy(store.clock())
    volume = place.volume()
    note_place(store, str(place.root.resolve()), volume.serial, volume.label)
    trust, sentences = heed(store, met.statements, met.trust)
    return replace(met, trust=trust, keys=Keyholder(*identities(store, trust)), notices=(*met.notices, *sentences))


def _weigh(store: Store, met: _Met) -> Weight:
    """What merging all of it would delete and change."""
    intake = Intake(store, met.trust, met.keys, preview=True, sifted=met.sifted.known)
    for file in met.files:
        intake.read(file)
    intake.finish()
    return intake.weight


def _read(place: Place, intake: Intake, files: Sequence[Found], tell: Progress) -> None:
    with intake.reading():
        for number, file in enumerate(files, 1):
            intake.read(file)
            tell(len(files) + number, 2 * len(files))
    if files:
        place.check()


def _give(store: Store, place: Place, intake: Intake, met: _Met, tell: Progress) -> list[Outgoing]:
    """Write what the place lacks: packs, who counts, receipts."""
    take_fuller(store, place, met.trust)
    keep_new_segments(store)
    # Under a name of its own from now on, where a copy of this desk was met, or new keys came meanwhile.
    with store.writing():
        statements, trust = settle_known(store)
    mark_sent(store, intake.seen)
    whole = intake.seen - lacking_values(store, place, trust)
    read = 2 * len(met.files)
    sent = send_missing(store, place, Lying(whole, intake.foreign), newest_group(store, trust),
                        lambda n, of: tell(read + n, read + of))
    # The ward's own words first: a list goes only so far.
    listed = dict(sorted(statements.items(), key=lambda item: item[1]["by"] not in trust.signers))
    send_facts(store, place, listed, met.found, own_card(store, statements, trust))
    leave_receipts(store, place, trust)
    return sent


def statements_in(store: Store, place: Place) -> Statements:
    """Every statement lying there that says it is of this ward, none of them proved yet."""
    ward = store.setting(WARD_CODE)
    found: Statements = {}
    room = LISTS_AT_MOST
    for file in sorted(place.statements(), key=lambda file: file.size):
        room -= file.size
        if file.size > READ_LIMIT or room < 0:
            break
        for one in read_statements(file.path.read_bytes()):
            name = statement_hash(one)
            if name not in found and one.get("ward") == ward:
                found[name] = one
    return found


def _older(found: Statements, known: Statements, trust: Trust) -> str:
    """A sentence where the list that lies there does not know yet who was put out or let in again."""
    ours = {name for name, one in known.items() if one["by"] in trust.voices}
    lacking = ours - found.keys()
    if not ours & found.keys() or not any(known[name]["type"] in (REVOCATION, REINSTATEMENT) for name in lacking):
        return ""
    return (f"Danh sách máy trong phường ở nơi này cũ hơn, thiếu {len(lacking)} mục. "
            "Máy này giữ danh sách đủ và chép lên đó.")


def _twice(trust: Trust) -> list[str]:
    if not trust.used_twice:
        return []
    return ["Có giấy mời hai máy cùng dùng; chưa tính phiếu của máy nào. Cán bộ phường duyệt đúng máy được mời."]


def _safe(intake: list[Intake]) -> str:
    taken = intake[0].taken if intake else 0
    if not taken:
        return "Phiếu ở máy này còn nguyên."
    return f"Đã nhận {taken} gói và giữ ở máy này; phiếu của máy này còn nguyên, lần sau chép tiếp."
