"""Taking segments into the desk: a result for each file, nothing of a bad file, merged in chunks (format §3, §4)."""

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dxdesk.exchange.brake import Weight
from dxdesk.exchange.clocks_ahead import ClocksAhead
from dxdesk.exchange.header import Header, header_of
from dxdesk.exchange.incoming import Incoming as Incoming
from dxdesk.exchange.incoming import answered
from dxdesk.exchange.known import reader_of
from dxdesk.exchange.place import Found
from dxdesk.exchange.preview import Foresight
from dxdesk.exchange.results import REVOKED_SENTENCE, SegmentRefused
from dxdesk.exchange.segments import Segment, SegmentWaits, keepsake, kept, read_segment, segment_name
from dxdesk.exchange.standing import review
from dxdesk.exchange.trailer import read_trailer
from dxdesk.exchange.trust import Trust
from dxdesk.exchange.wrapping import Keyholder, Wrapped, Wrapping, content
from dxdesk.store.apply import Applied
from dxdesk.store.database import Store
from dxdesk.store.intakes import DONE, IntakeFile, IntakeLog
from dxdesk.store.lying import Known, Lies, note_lying
from dxdesk.store.saving import WRITER, mint_writer
from dxdesk.store.segments import (
    CHUNK,
    COUNTED,
    FORKED,
    REVOKED,
    UNKNOWN,
    bodies,
    is_forked,
    keep_waiting,
    rows_of,
    state_of,
    take,
)
from dxdesk.store.segments import Segment as Kept

_BYTES_AN_OP = 1_000
_COPIED = "Có máy khác ghi dưới tên máy này (bản sao của sổ). Máy này đổi sang tên mới; không mất phiếu nào."


@dataclass(frozen=True, slots=True)
class _New:
    """A segment read but not merged yet; `at` is its place among the results, `again` reads its plain bytes anew."""

    at: int
    segment: Segment
    forked: bool
    again: Callable[[], bytes]


class Intake:
    """Reads files one after the other.

    `results` has an entry for each, `log` writes them down where something was taken in from `place`. `seen` are the
    roots that lie there whole for everybody in the ward; `foreign` the files sealed to others, whose names must be left
    to them.
    """

    def __init__(
        self, store: Store, trust: Trust, keys: Keyholder, *, preview: bool, place: str = "",
        sifted: Mapping[str, Sequence[Known]] | None = None,
    ) -> None:
        self.results: list[Incoming] = []
        self.log = IntakeLog(store, place)
        self.seen: set[str] = set()
        self.foreign: set[str] = set()
        self.taken, self.weight = 0, Weight(0, 0)
        self._noted: set[int] = set()
        self._copied = False
        self._clocks = ClocksAhead(trust, store.clock)
        self._store, self._own = store, store.setting(WRITER)
        self._trust = trust
        self._reader = reader_of(store, trust)
        self._keys = keys
        self._wrapping = Wrapping(keys, self.foreign)
        self._sifted = sifted or {}
        self._batch: list[_New] = []
        self._aside: list[tuple[Kept, str]] = []
        self._waiting: dict[str, int] = {}
        self._read: set[str] = set()
        self._places: dict[tuple[str, int], str] = {}
        self._size = 0
        self._proved: list[Lies] = []
        self._lies: list[Lies] = []
        self._foresight = Foresight(store, trust) if preview else None

    @property
    def notices(self) -> list[str]:
        """What is to be said of this desk and of clocks."""
        return [*([_COPIED] if self._copied else []), *self._clocks.sentences]

    def read(self, file: Found) -> None:
        """Read a file and take it in, now or with the next chunk."""
        if file.name in self._sifted:
            self._recognise(file.name, self._sifted[file.name])
            return
        try:
            data = content(file)
        except FileNotFoundError:
            return
        except SegmentRefused as refusal:
            self._answer(file.name, refusal.result, refusal.sentence)
        else:
            self.open(file.name, data, file.path.read_bytes)

    def finish(self) -> None:
        """Merge what is left, and what now counts of all that waits."""
        self.flush()
        if self._foresight is not None:
            for at, done in self._foresight.told():
                self._tell(at, done, at in self._foresight.forked)
            self.weight = self._foresight.weight
            return
        reviewed = review(self._store, self._trust, self.log)
        for root, done in reviewed.released.items():
            if root in self._waiting:
                at = self._waiting[root]
                self._noted.add(at)
                self.results[at] = self.results[at].did("received", done, rows_of(self._store, root))
        self.taken += len(reviewed.released)
        with self._store.writing():
            note_lying(self._store, self._lies)
            self.log.note(self._unnoted())
            self.log.end(DONE)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Files are read in the block, then the rest is merged; where it is stopped what was merged is written down."""
        try:
            yield
            self.finish()
        except BaseException:
            if self._foresight is None:
                self.log.stop(self._unnoted())
            raise

    def _unnoted(self) -> list[IntakeFile]:
        return [file.noted for at, file in enumerate(self.results) if at not in self._noted and file.result != "held"]

    def flush(self) -> None:
        """Merge what was read, in one transaction."""
        batch, self._batch, self._size = self._batch, [], 0
        aside, self._aside = self._aside, []
        if self._own in {*(new.segment.header.writer for new in batch), *(one.writer for one, _ in aside)}:
            self._rename()
        if self._foresight is not None:
            self._foresight.aside(one for one, _ in aside)
            for new in batch:
                self._foresight.add(new.at, new.segment, new.again, forked=new.forked)
        elif batch or aside:
            with self._store.writing():
                self._merge(batch, aside)
            self.taken += len(batch)

    def _merge(self, batch: list[_New], aside: list[tuple[Kept, str]]) -> None:
        """Keep and merge what was read, and write down what it did: all or nothing."""
        keep_waiting(self._store, aside)
        if batch:
            intake = self.log.number()
            for new in batch:
                done = take(self._store, kept(new.segment), new.segment.ops, intake)
                self._tell(new.at, done, new.forked or state_of(self._store, new.segment.root) == FORKED)
            self.log.note(self.results[new.at].noted for new in batch)
            self._noted.update(new.at for new in batch)

    def _tell(self, at: int, done: Applied, forked: bool) -> None:
        said = self.results[at]
        self.results[at] = said.did("forked" if forked or done.flagged else "received", done, said.skipped)

    def open(self, name: str, data: bytes, again: Callable[[], bytes] | None = None) -> None:
        """Take in a plain segment, one in an envelope, or the segments of a zip. `again` reads the bytes anew."""
        first, self._proved = len(self.results), []
        sha = hashlib.sha256(data).hexdigest()
        try:
            for one in self._wrapping.inside(name, data, again or (lambda: data)):
                self._take(one)
        except SegmentRefused as refusal:
            self._answer(name, refusal.result, refusal.sentence)
        if len(self._proved) == len(self.results) - first:
            self._lies += [lies._replace(sha=sha) for lies in self._proved]

    def _recognise(self, name: str, known: Sequence[Known]) -> None:
        """A file opened before, whose segments are kept as they were."""
        for one in known:
            if one.ward:
                self.seen.add(one.root)
            else:
                self.foreign.add(name)
        one = next((one for one in known if self._state(one.root) not in COUNTED), known[0])
        state = self._state(one.root)
        if state in COUNTED:
            self._hold(name, sum(one.rows for one in known))
        else:
            self._wait(name, one.root, state)
        self.results[-1] = self.results[-1].of(one.kind, one.writer)

    def _state(self, root: str) -> str:
        """How a segment is kept; what counts otherwise before files are read does so for a preview too."""
        if self._foresight is not None and root in self._foresight.states:
            return self._foresight.states[root]
        return state_of(self._store, root)

    def _take(self, one: Wrapped) -> None:
        name = one.name
        try:
            data, for_ward = one.plain()
            root = self._known(data)
            segment = None if root else self._judged(data)
        except SegmentWaits as waits:
            self._prove(waits.root, data, for_ward)
            self._set_aside(name, waits, data)
            return
        except SegmentRefused as refusal:
            self._answer(name, refusal.result, refusal.sentence)
            return
        root = root or (segment.root if segment else "")
        repeated = root in self._waiting or root in self._read or root in self.seen
        header = segment.header if segment else header_of(data)
        state = self._state(root)
        if segment is None or not (repeated or state):
            self._prove(root, data, for_ward)
        elif for_ward:
            self.seen.add(root)
        if state and state not in COUNTED:
            self._wait(name, root, state, header)
        elif segment is None or repeated or state:
            self._hold(name, header.rows, header)
        else:
            self._answer(name, "received", header=header)
            self.results[-1] = replace(self.results[-1], skipped=header.rows)
            self._add(segment, one.again)

    def _prove(self, root: str, data: bytes, ward: bool) -> None:
        """These very bytes are kept here, or will be: the file need not be opened again."""
        if ward:
            self.seen.add(root)
        self._proved.append(Lies("", root, len(data), ward, self._keys.tag))

    def _judged(self, data: bytes) -> Segment:
        """The segment. One that must wait is read through too: kept is only what can count one day."""
        try:
            return read_segment(data, self._reader)
        except SegmentWaits as waits:
            if not waits.header.newer:
                read_segment(data)
            raise

    def _known(self, data: bytes) -> str:
        """The root under which these very bytes are kept here, found out without judging them again; "" otherwise."""
        root = read_trailer(data).root
        kept = next(bodies(self._store, [root]), None)
        return root if kept is not None and kept[1] == data else ""

    def _set_aside(self, name: str, waits: SegmentWaits, data: bytes) -> None:
        """A segment that may not be merged now: kept, told why."""
        state = self._state(waits.root)
        if state in COUNTED:  # of a laptop put out since, as far as it counts: kept here with fewer or more values
            self._hold(name, waits.header.rows, waits.header)
            return
        root, header = waits.root, waits.header
        why = REVOKED if waits.result == UNKNOWN and header.key in self._trust.revoked else waits.result
        self._wait(name, root, state or why, header)
        if not state:
            self._aside.append((keepsake(root, header, segment_name(header, root), data), why))
            self._grow(max(header.rows, len(data) // _BYTES_AN_OP))

    def _wait(self, name: str, root: str, state: str, header: Header | None = None) -> None:
        self._waiting.setdefault(root, len(self.results))
        self._answer(name, *((UNKNOWN, REVOKED_SENTENCE) if state == REVOKED else (state, "")), header)

    def _add(self, segment: Segment, again: Callable[[], bytes]) -> None:
        header = segment.header
        self._read.add(segment.root)
        place = (header.writer, header.seq)
        other = self._places.setdefault(place, segment.root)
        own = header.writer == self._own
        forked = own or other != segment.root or is_forked(self._store, *place, segment.root, header.prev)
        self._batch.append(_New(len(self.results) - 1, segment, forked, again))
        self._clocks.look(header)
        self._grow(len(segment.ops))

    def _grow(self, by: int) -> None:
        """So many ops more wait in memory; enough of them are merged at once."""
        self._size += by
        if self._size >= CHUNK:
            self.flush()

    def _rename(self) -> None:
        """Somebody writes under our name, a copy of this desk or this desk as one: take a new one (format §1)."""
        self._own = ""
        if self._foresight is None:
            with self._store.writing():
                mint_writer(self._store)
            self._copied = True

    def _hold(self, name: str, rows: int, header: Header | None = None) -> None:
        self._answer(name, "held", header=header)
        self.results[-1] = self.results[-1].held(rows)

    def _answer(self, name: str, result: str, sentence: str = "", header: Header | None = None) -> None:
        said = answered(name, result, sentence)
        self.results.append(said.of(header.kind, header.writer) if header else said)
