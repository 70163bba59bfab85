"""Taking in attachments: packages, packs, zips of them, under any name, several at once (format §4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxdesk.exchange.attachments import Leaf, Opener, Refused
from dxdesk.exchange.brake import brake, is_heavy, may_brake
from dxdesk.exchange.folder import LISTS_AT_MOST, Exchanged
from dxdesk.exchange.header import header_of
from dxdesk.exchange.incoming import answered
from dxdesk.exchange.intake import Intake
from dxdesk.exchange.known import joined, known_statements, trust_here
from dxdesk.exchange.progress import Progress, silent
from dxdesk.exchange.receipts import take_receipts
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.statements import READ_LIMIT, read_statements
from dxdesk.exchange.trailer import read_trailer
from dxdesk.exchange.vouching import heed, refuse_revoked
from dxdesk.exchange.ward_keys import identities
from dxdesk.exchange.wrapping import Keyholder
from dxdesk.store.bulk import merging
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.database import Store
from dxdesk.store.segments import state_of

_ONLY_LISTS = "Tệp này chỉ có danh sách máy và biên nhận, đã xem."


@dataclass(frozen=True, slots=True)
class _Look:
    """What a first look into attachments found: lists and receipts, and how many lines are not held here."""

    lists: list[bytes]
    lines: int


def receive(
    store: Store, files: Sequence[Path], passphrase: str = "", progress: Progress | None = None, preview: bool = False,
    braked: bool = True,
) -> Exchanged:
    """Take in files received one by one, whatever they are called; nothing is written beside them.

    `progress(n, of)` is told how many files are done. With `preview` nothing is written anywhere. Raises
    `ExchangeError` where a file cannot be read, or this laptop was revoked, and `Braked` before anything is written
    where it is `braked` and would delete or change too much; what else is wrong with a file is its result.
    """
    tell = progress or silent
    known = known_statements(store)
    opener = Opener(_keys(store), passphrase)
    look = _look(store, opener, files)
    statements, trust = joined(store, known, [one for read in look.lists for one in read_statements(read)])
    notices: list[str] = []
    # Keys that came with the lists open more.
    keys = Keyholder(*identities(store, trust, statements))
    opener.keys = (*keys.ward, *keys.others)
    if preview:
        refuse_revoked(store, trust)
    else:
        if braked and may_brake(store, look.lines):
            weighing = Intake(store, trust, keys, preview=True)
            _take(weighing, opener, files, silent)
            brake(store, weighing.weight)
        trust, notices = heed(store, statements, trust)
        keys = Keyholder(*identities(store, trust))
    receipts = take_receipts(store, look.lists, trust, keep=not preview)
    intake = Intake(store, trust, keys, preview=preview, place=_named(files))
    with merging(store):
        _take(intake, opener, files, tell)
    return Exchanged(
        tuple(intake.results), (), count_conflicts(store), (*notices, *intake.notices), intake.log.name, receipts,
        intake.weight, is_heavy(store, intake.weight))


def locked(files: Sequence[Path]) -> list[Path]:
    """Those of the files in which something opens by a passphrase only, so that a person must be asked for it.

    Raises `ExchangeError` `cannot_read`.
    """
    opener = Opener(())
    return [file for file in files if any(isinstance(one, Refused) and one.locked for one in opener.leaves(file))]


def _keys(store: Store) -> tuple[str, ...]:
    own, others = identities(store, trust_here(store, known_statements(store)))
    return (*own, *others)


def _look(store: Store, opener: Opener, files: Sequence[Path]) -> _Look:
    lists: list[bytes] = []
    lines = 0
    for leaf in _leaves(opener, files):
        if leaf.listed and len(leaf.data) <= READ_LIMIT:
            lists.append(leaf.data)
        elif not leaf.listed:
            lines += _news(store, leaf.data)
    room, kept = LISTS_AT_MOST, []
    for data in sorted(lists, key=len):
        room -= len(data)
        if room < 0:
            break
        kept.append(data)
    return _Look(kept, lines)


def _leaves(opener: Opener, files: Sequence[Path]) -> Iterator[Leaf]:
    for file in files:
        yield from (one for one in opener.leaves(file) if isinstance(one, Leaf))


def _news(store: Store, data: bytes) -> int:
    """How many lines of a pack are not held here; none of what is no pack."""
    try:
        return 0 if state_of(store, read_trailer(data).root) else header_of(data).rows
    except (SegmentRefused, ValueError):
        return 0


def _take(intake: Intake, opener: Opener, files: Sequence[Path], tell: Progress) -> None:
    with intake.reading():
        for number, file in enumerate(files, 1):
            before = len(intake.results)
            said = False
            for one in opener.leaves(file):
                if isinstance(one, Refused):
                    intake.results.append(answered(one.name, one.result, one.sentence))
                elif one.listed:
                    said = said or bool(read_statements(one.data))
                else:
                    intake.open(one.name, one.data, one.again)
            if len(intake.results) == before:
                intake.results.append(answered(file.name, *(("held", _ONLY_LISTS) if said else ("not_ours",))))
            tell(number, len(files))


def _named(files: Sequence[Path]) -> str:
    return files[0].name if len(files) == 1 else f"{len(files)} tệp nhận lẻ"
