"""Reading the exchange folder into the desk: a result for each file, nothing of a bad file, merged in chunks."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dxdesk.exchange import zips
from dxdesk.exchange.envelope import OVERHEAD, is_sealed, unseal
from dxdesk.exchange.place import Found
from dxdesk.exchange.results import RESULTS, SegmentRefused
from dxdesk.exchange.segments import Reader, Segment, read_segment
from dxdesk.exchange.signed import READ_LIMIT
from dxdesk.exchange.trailer import read_trailer
from dxdesk.ledger.clock import time_text
from dxdesk.store.apply import Applied, apply_ops
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER, mint_writer
from dxdesk.store.segments import CHUNK, bodies, is_forked, is_held, keep_received
from dxdesk.store.segments import Segment as Kept

_UNREADABLE = "Không mở được tệp này, chưa nhận dòng nào. Nhờ chép lại."


@dataclass(frozen=True, slots=True)
class Incoming:
    """What became of a file: one of `RESULTS` with its sentence, how many ops were new and what they did here."""

    file: str
    result: str
    sentence: str
    ops: int = 0
    new: int = 0
    changed: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A segment read but not merged yet; `at` is its place among the results."""

    at: int
    segment: Segment
    forked: bool


class Intake:
    """Reads files one after the other. `results` has an entry for each; `seen` are the roots that lie there whole."""

    def __init__(self, store: Store, reader: Reader, identities: Iterable[str], *, preview: bool) -> None:
        self.results: list[Incoming] = []
        self.seen: set[str] = set()
        self.taken = 0
        self._store = store
        self._reader = reader
        self._identities = tuple(identities)
        self._preview = preview
        self._batch: list[_Waiting] = []
        self._places: dict[tuple[str, int], str] = {}
        self._size = 0

    def read(self, file: Found) -> None:
        """Read a file and take it in, now or with the next chunk."""
        limit = zips.ZIP_LIMIT if file.name.lower().endswith((".zip", ".zip.age")) else READ_LIMIT + OVERHEAD
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
            self._open(file.name, data)

    def flush(self) -> None:
        """Merge what was read, in one transaction."""
        batch, self._batch, self._size = self._batch, [], 0
        if not batch:
            return
        merge = self._rehearse if self._preview else self._merge
        for waiting, done in zip(batch, merge(batch), strict=True):
            result = "forked" if waiting.forked or done.flagged else "received"
            self.results[waiting.at] = Incoming(
                self.results[waiting.at].file, result, _sentence(result, done), done.ops, done.new, done.changed,
                done.conflicts,
            )
        self.taken += len(batch)

    def _open(self, name: str, data: bytes) -> None:
        """A plain segment, one in an envelope, or the segments of a zip."""
        try:
            if is_sealed(data):
                data = unseal(data, self._identities)
            if zips.is_zip(data):
                for member in zips.members(data):
                    self._take(f"{name} › {member.name}", member.read)
            else:
                self._take(name, lambda: data)
        except SegmentRefused as refusal:
            self._answer(name, refusal.result, refusal.sentence)

    def _take(self, name: str, read: Callable[[], bytes]) -> None:
        try:
            data = read()
            if is_sealed(data):
                data = unseal(data, self._identities)
            if self._known(data):
                self._answer(name, "held")
                return
            segment = read_segment(data, self._reader)
        except SegmentRefused as refusal:
            self._answer(name, refusal.result, refusal.sentence)
            return
        held = segment.root in self.seen or is_held(self._store, segment.root)
        self.seen.add(segment.root)
        self._answer(name, "held" if held else "received")
        if not held:
            self._wait(segment)

    def _known(self, data: bytes) -> bool:
        """Whether these very bytes are kept here, found out without judging them again."""
        root = read_trailer(data).root
        kept = next(bodies(self._store, [root]), None)
        if kept is None or kept[1] != data:
            return False
        self.seen.add(root)
        return True

    def _wait(self, segment: Segment) -> None:
        header = segment.header
        place = (header.writer, header.seq)
        other = self._places.setdefault(place, segment.root)
        own = header.writer == self._store.setting(WRITER)
        forked = own or other != segment.root or is_forked(self._store, *place, segment.root)
        self._batch.append(_Waiting(len(self.results) - 1, segment, forked))
        self._size += len(segment.ops)
        if self._size >= CHUNK:
            self.flush()

    def _merge(self, batch: list[_Waiting]) -> list[Applied]:
        writer = self._store.setting(WRITER)
        if any(waiting.segment.header.writer == writer for waiting in batch):
            # Somebody writes under our name: a copy of this desk, or this desk is one (format §1).
            with self._store.writing():
                mint_writer(self._store)
        return keep_received(self._store, [(kept(one.segment), one.segment.ops) for one in batch])

    def _rehearse(self, batch: list[_Waiting]) -> list[Applied]:
        """What merging would do; nothing of it stays."""
        done: list[Applied] = []
        with contextlib.suppress(_TakenBackError), self._store.writing() as connection:
            at = time_text(self._store.clock())
            done += [apply_ops(connection, one.segment.ops, at, mine=False) for one in batch]
            raise _TakenBackError
        return done

    def _answer(self, name: str, result: str, sentence: str = "") -> None:
        shown = "".join(letter if letter.isprintable() else "?" for letter in name)
        self.results.append(Incoming(shown, result, sentence or RESULTS[result]))


class _TakenBackError(Exception):
    """Rolls a rehearsal back."""


def kept(segment: Segment) -> Kept:
    """A segment as the store keeps it."""
    header = segment.header
    return Kept(
        segment.root, header.writer, header.seq, header.kind, header.prev, header.key, header.ward, header.scope,
        header.rows, header.made, segment.name, segment.data,
    )


def _sentence(result: str, done: Applied) -> str:
    if result != "received":
        return RESULTS[result]
    if not done.ops:
        return "Đã nhận, không có dòng nào mới."
    waiting = f" Có {done.conflicts} xung đột chờ chọn." if done.conflicts else ""
    return f"Đã nhận {done.ops} dòng.{waiting}"
