"""What counts of all that is kept, worked out anew when trust or the program changed (format §1, §5).

A segment counts when its device does: its own desk's always; a trusted device's; of a revoked device what the
revocation's heads lead to, also of what was merged before. All else is kept and waits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dxdesk.exchange.header import Header, header_of
from dxdesk.exchange.incoming import answered
from dxdesk.exchange.known import known_statements, reader_of, trust_here
from dxdesk.exchange.redacting import redact_kept
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.segments import Reader, Segment, read_segment
from dxdesk.exchange.trust import Trust, reached
from dxdesk.ledger.ops import Op
from dxdesk.store.apply import Applied
from dxdesk.store.database import Store
from dxdesk.store.intakes import DONE, IntakeLog
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.store.segments import (
    COUNTED,
    ELSEWHERE,
    MERGED,
    NEWER,
    REVOKED,
    UNKNOWN,
    Place,
    bodies,
    count_in,
    drop,
    places_of,
    release,
    set_state,
    standing_keys,
)
from dxdesk.store.withdrawal import compute_again, take_out


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How many kept segments began to count, by root what they did, and how many no longer do."""

    released: dict[str, Applied]
    withdrawn: int

    @property
    def ops(self) -> int:
        """How many ops came in."""
        return sum(done.ops for done in self.released.values())

    def sentences(self) -> list[str]:
        """What people are told of it; nothing where nothing changed."""
        released = f"Đã nhận {len(self.released)} gói trước đây còn chờ: {self.ops} dòng."
        withdrawn = f"{self.withdrawn} gói của máy đã bị thu quyền không còn tính; gói vẫn giữ ở máy này."
        return [said for said, count in ((released, len(self.released)), (withdrawn, self.withdrawn)) if count]


def review(store: Store, trust: Trust | None = None, log: IntakeLog | None = None) -> Reviewed:
    """Count everything anew; nothing is written where nothing changed. All or nothing.

    What begins to count is part of the taking in of `log`, else one of its own. What is erased goes out of the packs
    kept.
    """
    redact_kept(store)
    trust = trust or trust_here(store, known_statements(store))
    reader = reader_of(store, trust)
    own = store.setting(PUBLIC_KEY)
    keys = [key for key, states in standing_keys(store).items() if _may_differ(states, key, trust, own)]
    if not keys:
        return Reviewed({}, 0)
    with store.writing():
        going_on = log or IntakeLog(store, "")
        released: dict[str, Applied] = {}
        withdrawn = 0
        for key in keys:
            places = places_of(store, key)
            counted = _counted(key, places, trust, own)
            leaving = [place for place in places if place.state in COUNTED and place.root not in counted]
            if leaving:
                _leave(store, places, leaving, REVOKED if key in trust.revoked else UNKNOWN)
                withdrawn += len(leaving)
            for place in places:
                if place.state not in COUNTED and place.root in counted:
                    _release(store, reader, place, released, going_on)
        if log is None:
            going_on.end(DONE)
    return Reviewed(released, withdrawn)


def foreseen(store: Store, trust: Trust) -> Iterator[tuple[Place, str, Segment | None]]:
    """What `review` would do, in its order: segments, how each would stand, and its content where it comes to count."""
    reader, own = reader_of(store, trust), store.setting(PUBLIC_KEY)
    for key, states in standing_keys(store).items():
        if not _may_differ(states, key, trust, own):
            continue
        places = places_of(store, key)
        counted = _counted(key, places, trust, own)
        away = REVOKED if key in trust.revoked else UNKNOWN
        yield from ((place, away, None) for place in places if place.state in COUNTED and place.root not in counted)
        for place in places:
            if place.state not in COUNTED and place.root in counted:
                yield place, *_would_stand(store, reader, place)


def _would_stand(store: Store, reader: Reader, place: Place) -> tuple[str, Segment | None]:
    body = next(body for _, body in bodies(store, [place.root]))
    if waits := _waits(header_of(body), reader):
        return waits, None
    try:
        return MERGED, read_segment(body)
    except SegmentRefused:
        return "", None


def _waits(header: Header, reader: Reader) -> str:
    """Why a segment of a laptop that counts does not count yet; empty where it does."""
    return ELSEWHERE if header.scope not in reader.scopes else NEWER if header.newer else ""


def _may_differ(states: set[str], key: str, trust: Trust, own: str) -> bool:
    """Whether a key's segments may count otherwise than they do; spares reading them."""
    if key in trust.revoked and key != own:
        return True
    counts = key == own or key in trust.cards
    return bool(states - {*COUNTED}) if counts else bool(states & {*COUNTED})


def _counted(key: str, places: Sequence[Place], trust: Trust, own: str) -> set[str]:
    """The roots of a key's segments that count."""
    if key == own:
        return {place.root for place in places}
    if key not in trust.cards:
        return set()
    counted = {place.root for place in places}
    chain = {(place.writer, place.seq, place.root): place.prev for place in places}
    for heads in trust.revoked.get(key, ()):
        counted &= reached(heads, chain)
    return counted


def _leave(store: Store, places: Iterable[Place], leaving: Sequence[Place], state: str) -> None:
    """Segments stop counting. Those of the key that go on counting are merged again: an op may lie in several."""
    gone = {place.root for place in leaving}
    staying = [place for place in places if place.state in COUNTED and place.root not in gone]
    keys = take_out(store, [place.n for place in (*leaving, *staying)])
    for root in gone:
        set_state(store, root, state)
    compute_again(store, keys)
    for place in staying:
        count_in(store, place.n, _ops(store, place.root))


def _release(store: Store, reader: Reader, place: Place, released: dict[str, Applied], log: IntakeLog) -> None:
    """A kept segment begins to count, where nothing else is in its way."""
    for root, body in bodies(store, [place.root]):
        header = header_of(body)
        if waits := _waits(header, reader):
            if waits != place.state:
                set_state(store, root, waits)
            continue
        try:
            segment = read_segment(body)
        except SegmentRefused:
            drop(store, root)
            continue
        released[root] = done = release(store, place, segment.ops, log.number())
        said = answered(segment.name, "received").of(header.kind, header.writer)
        log.note([said.did("received", done, header.rows).noted])


def _ops(store: Store, root: str) -> Sequence[Op]:
    return [op for _, body in bodies(store, [root]) for op in read_segment(body).ops]
