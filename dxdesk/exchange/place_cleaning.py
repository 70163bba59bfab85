"""Taking what is erased out of a place: own packs there are overwritten, others' are named (format §3, Erase).

A pack is looked for by its name, and inside every zip; a file looked at once is known again by its bytes. One renamed
by hand is met when it is read, and loses its values here, but goes on lying there: no desk claims a stick clean.
"""

import hashlib
import json
import re
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from dxdesk.exchange.envelope import is_sealed, needs_passphrase, seal, unseal
from dxdesk.exchange.place import Found, Place
from dxdesk.exchange.redact import filled, redact_parts
from dxdesk.exchange.redacting import erased_in, redact_kept
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.segments import read_segment
from dxdesk.exchange.sending import ending_of
from dxdesk.exchange.signed import Signed, take_apart
from dxdesk.exchange.trust import Trust
from dxdesk.exchange.ward_keys import identities, newest_group
from dxdesk.exchange.zips import ZIP_LIMIT, is_zip, members
from dxdesk.ledger.erasure import ERASE
from dxdesk.store.database import Store
from dxdesk.store.erased import anybody_erased, erased_people, packs_about
from dxdesk.store.redactions import (
    file_holds,
    keep_body,
    note_file,
    packs_put_aside,
    redacted_packs,
    wanted_packs,
)
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import COUNTED, bodies, count_in, state_of
from dxdesk.store.shapes import PERSON

UNCLEAN = "unclean_places"
"""The setting that keeps, by place, the files of others in which values were left at the last visit."""
_HASHES = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}(?![0-9a-f])").findall
_ZIPS = (".zip", ".zip.age")
_SAYS_ERASE = f";{ERASE};".encode()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Own packs overwritten at a place, and the files of others there that still hold what is erased."""

    rewritten: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """What people are told; nothing where nothing is left."""
        if not self.others:
            return []
        return [f"Nơi này còn {len(self.others)} tệp của máy khác có phần đã xóa hẳn; máy ấy trao đổi ở đây thì mất. "
                f"Tệp đầu: {self.others[0]}."]


def clean_place(store: Store, place: Place, trust: Trust) -> Cleaned:
    """Overwrite own packs that still hold erased values by their redacted copies, and name the others.

    Where nothing was ever erased, one look at an empty table.
    """
    packs = redacted_packs(store) if anybody_erased(store.connection) else {}
    if not packs:
        return Cleaned()
    ward, former = identities(store, trust)
    keys, group = [*ward, *former], newest_group(store, trust)
    rewritten, others = [], []
    for file in _candidates(place, {root[:8] for root in packs}):
        root = _holding(store, file, keys, packs)
        if root and _is_kept_by(store, trust, file, packs[root]):
            for _, body in bodies(store, [root]):
                place.write(file.name, seal(body, [group]) if file.name.endswith(".age") else body)
            rewritten.append(file.name)
        elif root:
            others.append(file.name)
    _note(store, place, others)
    return Cleaned(tuple(rewritten), tuple(others))


def take_fuller(store: Store, place: Place, trust: Trust) -> int:
    """Fill kept packs whose values are welcome again, for a yes was revoked, from fuller copies; how many were filled.

    What is erased still is taken out again at once. Where nothing is wanted, one look at an empty table.
    """
    wanted = wanted_packs(store)
    if not wanted:
        return 0
    ward, former = identities(store, trust)
    hashes = {root[:8] for root in wanted}
    done = 0
    for file in _candidates(place, hashes):
        data, sha = _read(file, "fuller")
        if file_holds(store, sha) is None:
            filled_now = sum(_fill(store, body, wanted) for body in _bodies_in(data, [*ward, *former]))
            done += filled_now
            if not filled_now:
                _remember(store, sha, holds=False)
    if done:
        redact_kept(store)
    return done


def _fill(store: Store, body: bytes, wanted: dict[str, int]) -> bool:
    """Take the values of a copy into the kept pack it is a copy of."""
    try:
        other = take_apart(body)
    except SegmentRefused:
        return False
    root = other.root.hex()
    if root not in wanted:
        return False
    other = take_apart(redact_parts(other, *erased_in(store, other)))
    for _, kept in bodies(store, [root]):
        more = filled(take_apart(kept), other)
        if more is not None:
            with store.writing():
                keep_body(store, wanted[root], more)
                if state_of(store, root) in COUNTED:
                    count_in(store, wanted[root], read_segment(more).ops)
            return True
    return False


def lacking_values(store: Store, place: Place, trust: Trust) -> set[str]:
    """The roots of packs kept here with values that every loose copy at a place is without, though welcome again.

    Only such as speak of somebody whose erasure a laptop put out since said yes to: who has not heard of an erasure yet
    must not bring back what others took out, and nobody what others pruned.
    """
    full = packs_about(store.connection, _welcome_again(store))
    if not full:
        return set()
    ward, former = identities(store, trust)
    less: dict[str, bool] = {}
    for file in _candidates(place, {root[:8] for root in full}):
        for body in () if file.name.lower().endswith(_ZIPS) else _bodies_in(file.path.read_bytes(), [*ward, *former]):
            with suppress(SegmentRefused):
                other = take_apart(body)
                root = other.root.hex()
                if root in full and less.get(root, True):
                    less[root] = any(_has_more(store, kept, other) for _, kept in bodies(store, [root]))
    return {root for root, lacks in less.items() if lacks}


def _has_more(store: Store, body: bytes, other: Signed) -> bool:
    kept = take_apart(body)
    return filled(other, kept) is not None and not any(erased_in(store, kept))


def _welcome_again(store: Store) -> set[str]:
    """Residents a laptop put out since said yes to erase, who are not erased."""
    said: set[str] = set()
    for _, body in bodies(store, packs_put_aside(store, PERSON)):
        with suppress(SegmentRefused):
            said |= {op.record for op in read_segment(body).ops if op.action == ERASE} if _SAYS_ERASE in body else set()
    return said - erased_people(store.connection, said)


def unclean_places(store: Store) -> dict[str, list[str]]:
    """By place the files of others in which values were left at the last visit."""
    return json.loads(store.setting(UNCLEAN) or "{}")


def _note(store: Store, place: Place, others: list[str]) -> None:
    known = unclean_places(store)
    now = {path: files for path, files in {**known, str(place.root.resolve()): others}.items() if files}
    if now != known:
        store.set_setting(UNCLEAN, json.dumps(now, ensure_ascii=False))


def _is_kept_by(store: Store, trust: Trust, file: Found, whose: str) -> bool:
    """Whether it is for this desk to overwrite a pack: an own one, or a copy put there of one put out since.

    Of a laptop that counts every copy is left to it, for two writers of one file are a conflict to a replicator.
    """
    name = file.name.lower()
    if not name.startswith("log/") or name.endswith(_ZIPS):
        return False
    return not whose or (whose not in trust.standing and name.endswith(ending_of(store.setting(WRITER))))


def _holding(store: Store, file: Found, keys: Sequence[str], packs: Container[str]) -> str:
    """The root of a redacted pack whose values a file still holds; an empty text where it holds none."""
    data, sha = _read(file, "erased")
    if file_holds(store, sha) is False:
        return ""
    found = next((root for body in _bodies_in(data, keys) if (root := _whole(store, body, packs))), "")
    _remember(store, sha, holds=bool(found))
    return found


def _candidates(place: Place, hashes: set[str]) -> Iterator[Found]:
    """The files that may hold one of these packs, by what they are called."""
    for file in place.packs():
        if file.name.lower().endswith(_ZIPS) or not hashes.isdisjoint(_HASHES(file.path.name)):
            yield file


def _read(file: Found, asked: str) -> tuple[bytes, str]:
    """A file's bytes, and by what the answer to what is asked of them is known."""
    data = file.path.read_bytes() if file.size <= ZIP_LIMIT else b""
    return data, hashlib.sha256(asked.encode() + data).hexdigest()


def _remember(store: Store, sha: str, *, holds: bool) -> None:
    with store.writing():
        note_file(store, sha, holds)


def _whole(store: Store, body: bytes, packs: Container[str]) -> str:
    try:
        signed = take_apart(body)
        root = signed.root.hex()
        text, rest = erased_in(store, signed)
        if root in packs and (text or rest) and redact_parts(signed, text, rest) != body:
            return root
    except SegmentRefused:
        pass
    return ""


def _bodies_in(data: bytes, keys: Sequence[str]) -> Iterator[bytes]:
    """The packs in a file, out of their envelopes; what cannot be opened here holds none for anybody here."""
    try:
        plain = _unsealed(data, keys)
        reads: list[Callable[[], bytes]] = [one.read for one in members(plain)] if is_zip(plain) else [lambda: plain]
    except SegmentRefused:
        return
    for read in reads:
        try:
            yield _unsealed(read(), keys)
        except SegmentRefused:
            continue


def _unsealed(data: bytes, keys: Sequence[str]) -> bytes:
    if not is_sealed(data):
        return data
    if needs_passphrase(data):
        raise SegmentRefused("not_for_this_device")
    return unseal(data, keys)
