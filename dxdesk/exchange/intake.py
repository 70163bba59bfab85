"""Reading the exchange folder into the desk: a result for each file, nothing of a bad file, merged in chunks."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.exchange import zips
from dxdesk.exchange.envelope import OVERHEAD, is_sealed, needs_passphrase, unseal
from dxdesk.exchange.header import Header, header_of
from dxdesk.exchange.incoming import Incoming as Incoming
from dxdesk.exchange.incoming import answered
from dxdesk.exchange.known import reader_of
from dxdesk.exchange.place import Found
from dxdesk.exchange.results import INVITATION_OPENING, REVOKED_SENTENCE, SegmentRefused
from dxdesk.exchange.segments import Segment, SegmentWaits, read_segment, segment_name
from dxdesk.exchange.signed import READ_LIMIT
from dxdesk.exchange.standing import review
from dxdesk.exchange.trailer import read_trailer
from dxdesk.exchange.trust import Trust
from dxdesk.ledger.clock import time_text
from dxdesk.store.apply import Applied, apply_ops
from dxdesk.store.clock_words import pack_clock_notice
from dxdesk.store.database import Store
from dxdesk.store.intakes import DONE, IntakeFile, IntakeLog
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

_UNREADABLE = "Không mở được tệp này, chưa nhận dòng nào. Nhờ chép lại."
_ZIP_NAMES = (".zip", ".zip.age")
_BYTES_AN_OP = 1_000
_LOCKED = "Gói này có mật khẩu, chưa nhận dòng nào. Chọn Mở gói một tệp rồi gõ mật khẩu."
_AN_INVITATION = "Đây là giấy mời vào phường, không phải gói phiếu. Mở ở Cài đặt, mục Máy trong phường."
_COPIED = "Có máy khác ghi dưới tên máy này (bản sao của sổ). Máy này đổi sang tên mới; không mất phiếu nào."


@dataclass(frozen=True, slots=True)
class Keyholder:
    """What opens envelopes here: keys of the ward's own groups, and all others held."""

    ward: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _New:
    """A segment read but not merged yet; `at` is its place among the results."""

    at: int
    segment: Segment
    forked: bool


class Intake:
    """Reads files one after the other.

    `results` has an entry for each, `log` writes them down where something was taken in from `place`. `seen` are the
    roots that lie there whole for everybody in the ward; `foreign` the files sealed to others, whose names must be left
    to them.
    """

    def __init__(self, store: Store, trust: Trust, keys: Keyholder, *, preview: bool, place: str = "") -> None:
        self.results: list[Incoming] = []
        self.log = IntakeLog(store, place)
        self._noted: set[int] = set()
        self.seen: set[str] = set()
        self.foreign: set[str] = set()
        self._copied = False
        self._ahead: dict[str, tuple[str, str]] = {}
        self.taken = 0
        self._store = store
        self._trust = trust
        self._reader = reader_of(store, trust)
        self._keys = keys
        self._preview = preview
        self._batch: list[_New] = []
        self._aside: list[tuple[Kept, str]] = []
        self._waiting: dict[str, int] = {}
        self._read: set[str] = set()
        self._places: dict[tuple[str, int], str] = {}
        self._size = 0

    @property
    def notices(self) -> list[str]:
        """What is to be said of this desk and of clocks."""
        return [*([_COPIED] if self._copied else []), *(said for _, said in self._ahead.values())]

    def read(self, file: Found) -> None:
        """Read a file and take it in, now or with the next chunk."""
        limit = zips.ZIP_LIMIT if file.name.lower().endswith(_ZIP_NAMES) else READ_LIMIT + OVERHEAD
        try:
            with file.path.open("rb") as opened:
                data = opened.read(limit + 1)
        except FileNotFoundError:
            return
        except PermissionError:
            self._answer(file.name, "truncated", _UNREADABLE)
            return
        if len(data) > limit:
            self._answer(file.name, "over_limit")
        else:
            self.open(file.name, data)

    def finish(self) -> None:
        """Merge what is left, and what now counts of all that waits."""
        self.flush()
        if self._preview:
            return
        reviewed = review(self._store, self._trust, self.log)
        for root, done in reviewed.released.items():
            if root in self._waiting:
                at = self._waiting[root]
                self._noted.add(at)
                self.results[at] = self.results[at].did("received", done, rows_of(self._store, root))
        self.taken += len(reviewed.released)
        with self._store.writing():
            self.log.note(self._unnoted())
            self.log.end(DONE)

    def stop(self) -> None:
        """Reading was stopped on the way: what was merged stays, and is written down."""
        if not self._preview:
            self.log.stop(self._unnoted())

    def _unnoted(self) -> list[IntakeFile]:
        return [file.noted for at, file in enumerate(self.results) if at not in self._noted and file.result != "held"]

    def flush(self) -> None:
        """Merge what was read, in one transaction."""
        batch, self._batch, self._size = self._batch, [], 0
        aside, self._aside = self._aside, []
        if self._preview:
            self._told(batch, self._rehearse(batch))
        elif batch or aside:
            self._rename({*(new.segment.header.writer for new in batch), *(one.writer for one, _ in aside)})
            with self._store.writing():
                self._merge(batch, aside)
            self.taken += len(batch)

    def _merge(self, batch: list[_New], aside: list[tuple[Kept, str]]) -> None:
        """Keep and merge what was read, and write down what it did: all or nothing."""
        keep_waiting(self._store, aside)
        if batch:
            intake = self.log.number()
            done = [take(self._store, kept(new.segment), new.segment.ops, intake) for new in batch]
            self._told(batch, done)
            self.log.note(self.results[new.at].noted for new in batch)
            self._noted.update(new.at for new in batch)

    def _told(self, batch: list[_New], done: list[Applied]) -> None:
        for new, applied in zip(batch, done, strict=True):
            forked = new.forked or applied.flagged or state_of(self._store, new.segment.root) == FORKED
            self.results[new.at] = self.results[new.at].did(
                "forked" if forked else "received", applied, len(new.segment.ops))

    def open(self, name: str, data: bytes) -> None:
        """Take in a plain segment, one in an envelope, or the segments of a zip."""
        try:
            data, for_ward = self._unsealed(name, data)
            if zips.is_zip(data):
                for member in zips.members(data):
                    self._take(f"{name} › {member.name}", member.read, for_ward)
            elif data.startswith(INVITATION_OPENING):
                raise SegmentRefused("not_for_this_device", _AN_INVITATION)
            else:
                self._take(name, lambda: data, for_ward)
        except SegmentRefused as refusal:
            self._answer(name, refusal.result, refusal.sentence)

    def _unsealed(self, name: str, data: bytes) -> tuple[bytes, bool]:
        """What is in an envelope, and whether everybody in the ward can open it; plain bytes as they are."""
        if not is_sealed(data):
            return data, True
        if needs_passphrase(data):
            raise SegmentRefused("not_for_this_device", _LOCKED)
        try:
            return unseal(data, self._keys.ward), True
        except SegmentRefused as refusal:
            if refusal.result != "not_for_this_device":
                raise
            self.foreign.add(name)
            return unseal(data, self._keys.others), False

    def _take(self, name: str, read: Callable[[], bytes], for_ward: bool) -> None:
        try:
            data, inner = self._unsealed(name, read())
            root = self._known(data)
            segment = None if root else self._judged(data)
        except SegmentWaits as waits:
            if for_ward and inner:
                self.seen.add(waits.root)
            self._set_aside(name, waits, data)
            return
        except SegmentRefused as refusal:
            self._answer(name, refusal.result, refusal.sentence)
            return
        root = root or (segment.root if segment else "")
        again = root in self._waiting or root in self._read or root in self.seen
        if for_ward and inner:
            self.seen.add(root)
        header = segment.header if segment else header_of(data)
        state = state_of(self._store, root)
        if state and state not in COUNTED:
            self._wait(name, root, state, header)
        elif segment is None or again or state:
            self._answer(name, "held", header=header)
            self.results[-1] = self.results[-1].held(header.rows)
        else:
            self._answer(name, "received", header=header)
            self._add(segment)

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
        state = state_of(self._store, waits.root)
        revoked = waits.result == UNKNOWN and waits.header.key in self._trust.revoked
        self._wait(name, waits.root, state or (REVOKED if revoked else waits.result), waits.header)
        if not state:
            root, header = waits.root, waits.header
            waiting = keepsake(root, header, segment_name(header, root), data)
            self._aside.append((waiting, REVOKED if revoked else waits.result))
            self._grow(max(header.rows, len(data) // _BYTES_AN_OP))

    def _wait(self, name: str, root: str, state: str, header: Header) -> None:
        self._waiting.setdefault(root, len(self.results))
        if state == REVOKED:
            self._answer(name, UNKNOWN, REVOKED_SENTENCE, header)
        else:
            self._answer(name, state, header=header)

    def _add(self, segment: Segment) -> None:
        header = segment.header
        self._read.add(segment.root)
        place = (header.writer, header.seq)
        other = self._places.setdefault(place, segment.root)
        own = header.writer == self._store.setting(WRITER)
        forked = own or other != segment.root or is_forked(self._store, *place, segment.root, header.prev)
        self._batch.append(_New(len(self.results) - 1, segment, forked))
        self._notice_clock(header)
        self._grow(len(segment.ops))

    def _grow(self, by: int) -> None:
        """So many ops more wait in memory; enough of them are merged at once."""
        self._size += by
        if self._size >= CHUNK:
            self.flush()

    def _notice_clock(self, header: Header) -> None:
        """Of every laptop whose packs come from the future, one sentence about the farthest."""
        card = self._trust.names.get(header.writer)
        label = card.label if card else header.writer
        said = pack_clock_notice(label, header.made, self._store.clock())
        if said and header.made > self._ahead.get(label, ("", ""))[0]:
            self._ahead[label] = header.made, said

    def _rename(self, writers: set[str]) -> None:
        """Where somebody writes under our name, a copy of this desk or this desk as one, take a new (format §1)."""
        if self._store.setting(WRITER) in writers:
            with self._store.writing():
                mint_writer(self._store)
            self._copied = True

    def _rehearse(self, batch: list[_New]) -> list[Applied]:
        """What merging would do; nothing of it stays."""
        done: list[Applied] = []
        with contextlib.suppress(_TakenBackError), self._store.writing() as connection:
            at = time_text(self._store.clock())
            done += [apply_ops(connection, one.segment.ops, at, mine=False) for one in batch]
            raise _TakenBackError
        return done

    def _answer(self, name: str, result: str, sentence: str = "", header: Header | None = None) -> None:
        said = answered(name, result, sentence)
        self.results.append(said.of(header) if header else said)


class _TakenBackError(Exception):
    """Rolls a rehearsal back."""


def kept(segment: Segment) -> Kept:
    """A segment as the store keeps it."""
    return keepsake(segment.root, segment.header, segment.name, segment.data)


def keepsake(root: str, header: Header, name: str, data: bytes) -> Kept:
    """The same from its parts, for one whose ops cannot be read yet."""
    return Kept(
        root, header.writer, header.seq, header.kind, header.prev, header.key, header.ward, header.scope, header.rows,
        header.made, name, data,
    )
