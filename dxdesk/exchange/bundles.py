"""Monthly bundles: the packs of a finished month in one file, and loose ones nobody needs any more (format §4).

A bundle is a zip of verbatim segments, sealed to the ward as they are. It belongs to nobody: whoever bundles first has
done it for all, and of what a bundle there covers nothing is bundled again. Of a segment held without the values that
were taken out, a bundle must not go on holding them: it is written anew with that copy (format §3, Erase).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import groupby
from pathlib import Path

from dxdesk.exchange.disk import read_back
from dxdesk.exchange.envelope import OVERHEAD, SUFFIX, is_sealed, seal, sealed_size, unseal
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.place import Found, Place, faults
from dxdesk.exchange.progress import Progress, silent
from dxdesk.exchange.redact import redact_parts
from dxdesk.exchange.redacting import erased_in, redact_kept
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.signed import take_apart
from dxdesk.exchange.trailer import read_trailer
from dxdesk.exchange.vouching import refuse_revoked
from dxdesk.exchange.ward_keys import identities, newest_group
from dxdesk.exchange.zips import PACKS, ZIP_LIMIT, Member, Zipping, members
from dxdesk.ledger.clock import parse_time
from dxdesk.store.database import Store
from dxdesk.store.desk import PRACTICE, WARD_CODE
from dxdesk.store.files import sync_folder
from dxdesk.store.receipts import acknowledged
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import bodies
from dxdesk.store.settled import Settled, settled

FOLDER = "bundles"
KEPT_LOOSE = timedelta(days=60)
SIZE = 16 * 1024 * 1024
"""From which size a month goes on in another bundle: a stick and an e-mail take it, a laptop reads it in memory."""
_MEMBERS = 5_000
_UNPACKED = 128 * 1024 * 1024
_VIETNAM = timezone(timedelta(hours=7))
_NAME = re.compile(rf"{FOLDER}/[0-9A-Za-z_-]+-[0-9]{{6}}-[0-9a-f]{{8}}\.zip({re.escape(SUFFIX)})?", re.IGNORECASE)



@dataclass(frozen=True, slots=True)
class Bundled:
    """What bundling did: the files written, how many packs they hold, how many loose own packs were removed."""

    files: tuple[str, ...]
    packs: int
    removed: int


@dataclass(slots=True)
class _Lying:
    """What the bundles of a place hold: the roots there just as they are kept here, and bundles to be cleaned.

    `other` are the roots of copies proved, but with more or less in them than here. These are left alone: who has not
    heard of an erasure yet must not bring back what others took out.
    """

    covered: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    stale: list[Found] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Work:
    """The desk, the place, and what opens and seals files there; `group` is empty in a practice ward."""

    store: Store
    place: Place
    group: str
    keys: tuple[str, ...]


def bundle(store: Store, folder: Path, progress: Progress | None = None) -> Bundled:
    """Put the packs of finished months into bundles there, then remove own loose packs that nobody needs any more.

    A month is that of `made` in Vietnam. Removed are only this laptop's own packs, made more than 60 days ago, that lie
    in a bundle of this very place, read back just now, and that every laptop of the ward said it holds.
    `progress(n, of)` is told how many packs are bundled. Raises `ExchangeError` where the place cannot be used or has
    no room, or where this laptop was revoked.
    """
    trust = trust_here(store, known_statements(store))
    refuse_revoked(store, trust)
    place = Place(folder, store.setting(WRITER))
    group = "" if store.setting(PRACTICE) == "1" else newest_group(store, trust)
    work = _Work(store, place, group, identities(store, trust)[0])
    with faults(place, lambda: "Phiếu ở máy này và ở nơi trao đổi còn nguyên."):
        redact_kept(store)
        lying = _look(work, bundles_in(place.files()))
        due = _due(store, lying.covered | lying.other)
        place.check_room([sealed_size(sum(one.packed for one in due)), *(found.size for found in lying.stale)])
        place.prepare((FOLDER,))
        for found in lying.stale:
            _clean(work, found)
        written = _write(work, due, progress or silent)
        proved = _look(work, bundles_in(place.files())) if lying.stale else _look(work, written)
        removed = _remove(work, proved.covered | (set() if lying.stale else lying.covered))
    return Bundled(tuple(found.name for found in written), len(due), removed)


def bundles_in(files: Iterable[Found]) -> list[Found]:
    """The bundles among the files of a place, by their names."""
    return [found for found in files if _NAME.fullmatch(found.name)]


def names_in(files: Iterable[Found], keys: Sequence[str]) -> Iterator[str]:
    """The names of the segments that the bundles of a place say they hold; of none that cannot be opened."""
    for found in bundles_in(files):
        yield from (member.name for member in _members(found, keys))


def _members(found: Found, keys: Sequence[str], endings: tuple[str, ...] = PACKS) -> list[Member]:
    """The files of a bundle as it lies on the disk; none where it cannot be read whole or is not sealed to the ward."""
    if found.size > ZIP_LIMIT + OVERHEAD:
        return []
    data = read_back(found.path)
    with suppress(SegmentRefused):
        return members(unseal(data, keys) if is_sealed(data) else data, endings)
    return []


def _look(work: _Work, found: Iterable[Found]) -> _Lying:
    """What these bundles hold, every segment compared with what is kept here."""
    lying = _Lying()
    for one in found:
        clean = True
        for member in _members(one, work.keys):
            with suppress(SegmentRefused):
                data = member.read()
                root = read_trailer(data).root
                if _kept(work.store, root) == data:
                    lying.covered.add(root)
                else:
                    less = _less(work.store, data)
                    clean = clean and less == data
                    lying.other.add(root)
        if not clean:
            lying.stale.append(one)
    return lying


def _less(store: Store, data: bytes) -> bytes:
    """A segment without what is taken out of the book; the same bytes where that is nothing."""
    signed = take_apart(data)
    text, rest = erased_in(store, signed)
    return redact_parts(signed, text, rest) if text or rest else data


def _kept(store: Store, root: str) -> bytes | None:
    return next((body for _, body in bodies(store, [root])), None)


def _due(store: Store, there: set[str]) -> list[Settled]:
    """What is bundled now: of finished months, and in no bundle there; months in order."""
    current = month_of(store.clock())
    months = {one.root: _month(one.made) for one in settled(store) if one.root not in there}
    due = [one for one in settled(store) if "" < months.get(one.root, "") < current]
    return sorted(due, key=lambda one: months[one.root])


def month_of(moment: datetime) -> str:
    """The month of a moment in Vietnam, as `202611`."""
    return moment.astimezone(_VIETNAM).strftime("%Y%m")


def _month(made: str) -> str:
    """The month a pack was made in; empty where its header says no moment there is."""
    with suppress(ValueError, OverflowError):
        return month_of(parse_time(made))
    return ""


def _write(work: _Work, due: Sequence[Settled], progress: Progress) -> list[Found]:
    written: list[Found] = []
    done = 0
    for month, same in groupby(due, key=lambda one: _month(one.made)):
        zipping, roots = Zipping(), []
        for one in same:
            for root, body in bodies(work.store, [one.root]):
                zipping.add(one.name, body)
                roots.append(root)
            done += 1
            if zipping.size >= SIZE or zipping.count >= _MEMBERS or zipping.unpacked >= _UNPACKED:
                written.append(_put(work, month, zipping, roots))
                zipping, roots = Zipping(), []
            progress(done, len(due))
        if roots:
            written.append(_put(work, month, zipping, roots))
    return written


def _put(work: _Work, month: str, zipping: Zipping, roots: Sequence[str]) -> Found:
    """One bundle, named after who sealed it and what it holds: two laptops never write one file."""
    mark = hashlib.sha256("\n".join([work.store.setting(WRITER), *sorted(roots)]).encode()).hexdigest()[:8]
    name = f"{FOLDER}/{work.store.setting(WARD_CODE)}-{month}-{mark}.zip{SUFFIX if work.group else ''}"
    data = zipping.finish()
    data = seal(data, [work.group]) if work.group else data
    work.place.write(name, data)
    return Found(name, work.place.root / name, len(data))


def _clean(work: _Work, found: Found) -> None:
    """Put a bundle of one's own in the place of one that holds values taken out of the book since."""
    zipping, roots = Zipping(), []
    for member in _members(found, work.keys, endings=("",)):
        data = member.read()
        with suppress(SegmentRefused):
            roots.append(read_trailer(data).root)
            data = _less(work.store, data)
        zipping.add(member.name, data)
    written = _put(work, found.name.rsplit("-", 2)[1], zipping, roots)
    if written.name.lower() != found.name.lower():
        found.path.unlink()
        sync_folder(found.path.parent)


def _remove(work: _Work, proved: set[str]) -> int:
    """Take own loose packs away; how many files."""
    old = work.store.clock() - KEPT_LOOSE
    ours = {one.root: one for one in settled(work.store) if one.mine and one.root in proved and _month(one.made)}
    ours = {root: one for root, one in ours.items() if parse_time(one.made) < old}
    gone = acknowledged(work.store, ours.keys())
    stems = {one.name.removesuffix(".csv"): root for root, one in ours.items() if root in gone}
    removed = 0
    for found in work.place.files():
        root = stems.get(_stem(found.name))
        if root and _root_of(found, work.keys) == root:
            found.path.unlink()
            sync_folder(found.path.parent)
            removed += 1
    return removed


def _stem(name: str) -> str:
    """A loose pack's name without its endings, and without what tells copies sealed to other groups apart."""
    stem = name.lower().removesuffix(SUFFIX).removesuffix(".csv")
    return stem if stem.count("-") < 3 else stem.rpartition("-")[0]


def _root_of(found: Found, keys: Sequence[str]) -> str:
    data = found.path.read_bytes()
    with suppress(SegmentRefused):
        return read_trailer(unseal(data, keys) if is_sealed(data) else data).root
    return ""
