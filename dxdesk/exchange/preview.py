"""What merging would do, found out without merging: nothing is written, and memory does not grow with what is new.

Most ops make a record nobody heard of before: these are only counted. Of every other op (its record is held here,
comes more than once, is deleted or named by a line of what is deleted) the consequences follow from other ops too; only
these are read again at the end and applied, segment after segment as a merge would, to a desk in memory that holds the
records concerned (`store.scratch`). Numbers stand for records meanwhile; two records of one number are taken for one
that comes twice, which changes nothing.
"""

import errno
import hashlib
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dxdesk.domain.records import KINDS
from dxdesk.exchange.brake import Weight
from dxdesk.exchange.lines import read_ops
from dxdesk.exchange.segments import Segment
from dxdesk.exchange.signed import some_lines
from dxdesk.exchange.standing import foreseen
from dxdesk.exchange.trust import Trust
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.erasure import ERASE
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.store.apply import Applied
from dxdesk.store.database import Store
from dxdesk.store.op_rows import known_records
from dxdesk.store.scratch import Scratch
from dxdesk.store.segments import COUNTED, bodies
from dxdesk.store.segments import Segment as Kept
from dxdesk.store.shapes import Shape, shape_of

KEPT = 50_000
"""So many ops stay in memory until the end; of what comes after them only numbers do, and the files are read again."""
_AT_ONCE = 1_000_000
_BITS = (1 << 64) - 1


@dataclass(slots=True)
class _Glimpse:
    """A new segment: the numbers of its records and of their parents, and how to read it again.

    `at` is its place among the results, None for a kept segment that begins to count, which is no file.
    """

    at: int | None
    kind: str
    records: "array[int]"
    parents: "array[int]"
    ops: tuple[Op, ...] | None
    sha: bytes
    again: Callable[[], bytes]

    def picked(self, wanted: set[int], families: set[int]) -> list[int]:
        """The lines whose consequences do not follow from themselves alone."""
        if self.parents:
            return [line for line, (record, parent) in enumerate(zip(self.records, self.parents, strict=True))
                    if record in wanted or parent in families]
        return [line for line, record in enumerate(self.records) if record in wanted]

    def read(self, lines: Sequence[int]) -> list[Op]:
        """The ops of these lines. Raises OSError where the file is not what it was."""
        if self.ops is not None:
            return [self.ops[line] for line in lines]
        data = self.again()
        if hashlib.sha256(data).digest() != self.sha:
            raise OSError(errno.EIO, "a file changed while it was read")
        return list(read_ops(some_lines(data, lines)))


class Foresight:
    """Segments are added in the order a merge takes them; `told` says what each would do.

    `forked` are those of two laptops under one name, by their place among the results; `states` how
    kept ones would stand otherwise before any file is read. `weight`, known at the end, is what would become of the
    records living here.
    """

    def __init__(self, store: Store, trust: Trust) -> None:
        self.weight = Weight(0, 0)
        self.forked: set[int] = set()
        self.states: dict[str, str] = {}
        self._store = store
        self._chains = _Chains(store)
        self._glimpses: list[_Glimpse] = []
        self._wanted: set[int] = set()
        self._families: set[int] = set()
        self._size = 0
        self._asked: set[str] = set()
        self._erased = {row[0] for row in store.connection.execute("SELECT record FROM erased")}
        self._leaving: set[int] = set()
        for place, state, segment in foreseen(store, trust):
            self.states[place.root] = state
            if segment is not None:
                self._look(None, segment, partial(_body, store, segment.root))
            elif place.state in COUNTED:
                self._leaving.add(place.n)

    def aside(self, waiting: Iterable[Kept]) -> None:
        """Segments that would be kept and not count."""
        for one in waiting:
            self._chains.add(one.writer, one.seq, one.root, one.prev)

    def add(self, at: int, segment: Segment, again: Callable[[], bytes], *, forked: bool) -> None:
        """A new segment, whole and admitted; `again` reads its plain bytes once more."""
        said = segment.header
        if forked or self._chains.forks(said.writer, said.seq, segment.root, said.prev):
            self.forked.add(at)
        self._chains.add(said.writer, said.seq, segment.root, said.prev)
        self._look(at, segment, again)

    def _look(self, at: int | None, segment: Segment, again: Callable[[], bytes]) -> None:
        ops, shape = segment.ops, shape_of(segment.header.kind)
        records = [op.record for op in ops]
        known = known_records(self._store.connection, records)
        self._wanted.update(_numbers(known))
        self._want_special(ops)
        parents = [op.sets.get(shape.parent_field) or "" for op in ops] if shape.parent else []
        self._want_families(shape, known, parents, ops)
        self._size += len(ops)
        self._glimpses.append(_Glimpse(
            at, shape.kind, array("Q", _numbers(records)), array("Q", _numbers(parents)),
            ops if self._size <= KEPT else None, hashlib.sha256(segment.data).digest(), again))

    def told(self) -> Iterator[tuple[int, Applied]]:
        """What every segment would do, by its place among the results, in the order they were added."""
        erasable = self._erasable()
        self._wanted |= _repeated([glimpse.records for glimpse in self._glimpses], self._size) | self._families
        self._wanted.update(_numbers(erasable))
        scratch = Scratch(self._store, time_text(self._store.clock()), self._leaving)
        try:
            scratch.bring(erasable)
            for number, glimpse in enumerate(self._glimpses, 1):
                lines = glimpse.picked(self._wanted, self._families)
                done = self._applied(scratch, glimpse, lines, number) if lines else Applied()
                alone = len(glimpse.records) - len(lines)
                done.ops, done.new = done.ops + alone, done.new + alone
                if glimpse.at is not None:
                    yield glimpse.at, done
            changed, gone = scratch.touched()
            self.weight = Weight(len(changed - gone), len(gone))
        finally:
            scratch.close()

    def concerned(self, segment: Segment) -> list[str]:
        """The records held here that what a segment added here does may follow from."""
        return self._concerned(shape_of(segment.header.kind), segment.ops)

    def _applied(self, scratch: Scratch, glimpse: _Glimpse, lines: list[int], number: int) -> Applied:
        ops = glimpse.read(lines)
        scratch.bring(self._concerned(shape_of(glimpse.kind), ops))
        return scratch.apply(ops, number)

    def _concerned(self, shape: Shape, ops: Sequence[Op]) -> list[str]:
        """The records of these ops, and those whose state may follow: a deleted parent with all its lines."""
        records = list(dict.fromkeys(op.record for op in ops))
        if shape.child:
            return [*records, *self._lines(shape, self._in_families(records))]
        if not shape.parent:
            return records
        named = {op.sets.get(shape.parent_field) or "" for op in ops} | self._parents_held(shape, records)
        parents = self._in_families(named)
        return [*records, *parents, *self._lines(shape_of(shape.parent), parents)]

    def _in_families(self, records: Iterable[str]) -> list[str]:
        return [record for record in records if hash(record) & _BITS in self._families]

    def _want_special(self, ops: Sequence[Op]) -> None:
        """Deletes, and what an erasure looks at, are never simple."""
        for op in ops:
            if op.action == ERASE:
                self._asked.add(op.record)
            if DELETED in op.sets or op.action == ERASE:
                self._wanted.add(hash(op.record) & _BITS)
                self._families.add(hash(op.record) & _BITS)
            elif self._erased and not self._erased.isdisjoint((op.record, *filter(None, op.sets.values()))):
                self._wanted.add(hash(op.record) & _BITS)

    def _erasable(self) -> set[str]:
        """Whom somebody asks to erase, what ever referred to them, and to that: so far an erasure reaches (§3)."""
        found = near = self._asked
        for _ in range(2):
            held = self._ask("SELECT DISTINCT op.record FROM op, json_each(op.sets) held "
                             "WHERE held.value IN (SELECT value FROM json_each(?))", near)
            near = {*held, *self._arriving(near)}
            found = found | near
        return found.union(*(self._reopened(shape_of(kind.name), found) for kind in KINDS.values() if kind.parent))

    def _reopened(self, shape: Shape, lines: set[str]) -> list[str]:
        """The parents with a delete among their heads of lines that lose something, and all their lines."""
        parents = self._with_delete(shape.parent or "", self._parents_held(shape, lines) - {""})
        self._families.update(_numbers(parents))
        return [*parents, *self._lines(shape_of(shape.parent or ""), parents)]

    def _arriving(self, near: set[str]) -> set[str]:
        """The records whose new ops refer to these. Reads everything again: it is asked when somebody is erased."""
        if not near:
            return set()
        return {op.record for glimpse in self._glimpses for op in glimpse.read(range(len(glimpse.records)))
                if not near.isdisjoint(op.sets.values())}

    def _want_families(self, shape: Shape, known: set[str], parents: list[str], ops: Sequence[Op]) -> None:
        """Parents with a delete among their heads: what comes for them or their lines concerns all of them."""
        if shape.child:
            self._families.update(_numbers(self._with_delete(shape.kind, known)))
        if shape.parent:
            named = {*parents, *self._parents_held(shape, known)} - {""}
            self._families.update(_numbers(self._with_delete(shape.parent, named)))

    def _with_delete(self, kind: str, records: Iterable[str]) -> list[str]:
        query = f'SELECT id FROM "{kind}" WHERE _deleted <> 0 AND id IN (SELECT value FROM json_each(?))'
        return self._ask(query, records)

    def _parents_held(self, shape: Shape, lines: Iterable[str]) -> set[str]:
        query = f'SELECT "{shape.parent_field}" FROM "{shape.table}" WHERE id IN (SELECT value FROM json_each(?))'
        return {parent or "" for parent in self._ask(query, lines)}

    def _lines(self, shape: Shape, parents: Iterable[str]) -> list[str]:
        if shape.child is None:
            return []
        query = f'SELECT id FROM "{shape.child.table}" WHERE "{shape.child_field}" IN (SELECT value FROM json_each(?))'
        return self._ask(query, parents)

    def _ask(self, query: str, records: Iterable[str]) -> list[str]:
        asked = list(records)
        return [row[0] for row in self._store.connection.execute(query, [json.dumps(asked)])] if asked else []


class _Chains:
    """Places in writers' chains: those kept here, and those of segments met since (`store.segments.is_forked`)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._met: dict[tuple[str, int], list[tuple[str, str]]] = {}

    def add(self, writer: str, seq: int, root: str, prev: str) -> None:
        self._met.setdefault((writer, seq), []).append((root, prev))

    def forks(self, writer: str, seq: int, root: str, prev: str) -> bool:
        before, after = self._at(writer, seq - 1), self._at(writer, seq + 1)
        return (
            any(other != root for other, _ in self._at(writer, seq))
            or (bool(before) and all(other[:16] != prev for other, _ in before))
            or (bool(after) and all(named != root[:16] for _, named in after))
        )

    def _at(self, writer: str, seq: int) -> list[tuple[str, str]]:
        kept = self._store.connection.execute(
            "SELECT root, prev FROM segment WHERE writer = ? AND seq = ?", [writer, seq]).fetchall()
        return [*kept, *self._met.get((writer, seq), [])]


def _body(store: Store, root: str) -> bytes:
    return next(body for _, body in bodies(store, [root]))


def _numbers(records: Iterable[str]) -> Iterator[int]:
    return (hash(record) & _BITS for record in records)


def _repeated(segments: Sequence["array[int]"], size: int) -> set[int]:
    """The numbers that come more than once; looked for in parts, so that many do not need much memory."""
    twice: set[int] = set()
    parts = 1 + size // _AT_ONCE
    for part in range(parts):
        seen: set[int] = set()
        for numbers in segments:
            some = numbers if parts == 1 else [number for number in numbers if number % parts == part]
            unique = set(some)
            twice |= unique & seen
            if len(unique) < len(some):
                twice |= _repeated_in(some)
            seen |= unique
    return twice


def _repeated_in(numbers: Iterable[int]) -> set[int]:
    seen: set[int] = set()
    return {number for number in numbers if number in seen or seen.add(number)}  # type: ignore[func-returns-value]
