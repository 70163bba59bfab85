"""A writer's segments as a chain: what of it is held in few words, and what of it somebody else's few words cover.

Every segment names the one before it (format §4, `prev`), so the root of the last one stands for all before it. Two
laptops that wrote under one name make a tree of it; then only what `prev` leads to is covered.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

from dxdesk.store.database import Store
from dxdesk.store.segments import COUNTED, FORKED, MERGED

RUNS_LIMIT = 1_000
"""How many runs of a writer are told of at most; what is left out is only asked for again."""
_SHOWN = 16


class Link(NamedTuple):
    """A segment that counts here: its local number, place in the chain, state, key, when made, the visits it begins."""

    n: int
    writer: str
    seq: int
    root: str
    prev: str
    state: str
    key: str
    made: str
    visits: int


class Run(NamedTuple):
    """Segments `first` to `last` without a gap; `root` is that of the last."""

    first: int
    last: int
    root: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What somebody holds of a writer.

    From the first segment to number `upto` (0: none), runs behind gaps or on other branches, and how many visits begin
    in all of them.
    """

    upto: int
    root: str
    gaps: tuple[Run, ...]
    visits: int

    @property
    def runs(self) -> tuple[Run, ...]:
        """All of it as runs."""
        return (Run(1, self.upto, self.root), *self.gaps) if self.upto else self.gaps

    @property
    def packs(self) -> int:
        """How many segments that is."""
        return sum(run.last - run.first + 1 for run in self.runs)


@dataclass(slots=True)
class Chain:
    """The counted segments of one writer, by number and root."""

    links: Sequence[Link]
    plain: bool = field(init=False)
    """Whether one laptop wrote them one after the other, as far as is known here."""
    seqs: list[int] = field(init=False)
    _visits: list[int] = field(init=False)
    _at: dict[tuple[int, str], int] = field(init=False)
    """By number and root; empty where the number alone says it."""

    def __post_init__(self) -> None:
        self.seqs = [link.seq for link in self.links]
        self._visits = [0, *accumulate(link.visits for link in self.links)]
        single = len(set(self.seqs)) == len(self.seqs)
        self.plain = single and all(link.state != FORKED for link in self.links)
        self._at = {} if self.plain else {
            (link.seq, link.root[:_SHOWN]): index for index, link in enumerate(self.links)}

    def has(self, run: Run) -> bool:
        """Whether the last segment of the run is held."""
        index = self._index(run.last, run.root[:_SHOWN])
        return index is not None and self.links[index].root == run.root

    def contradicts(self, run: Run) -> bool:
        """Whether another segment than the last one of the run is held at its place."""
        index = bisect_left(self.seqs, run.last)
        return index < len(self.seqs) and self.seqs[index] == run.last and not self.has(run)

    @property
    def visits(self) -> int:
        """How many visits begin in all of it."""
        return self._visits[-1]

    def visits_in(self, parts: Iterable[range]) -> int:
        """How many visits begin in these parts."""
        return sum(self._visits[part.stop] - self._visits[part.start] for part in parts)

    def held(self) -> Holding:
        """What is held of the writer, as a receipt tells it."""
        runs = self._runs()
        upto, root = (runs[0].last, runs[0].root) if runs and runs[0].first == 1 else (0, "-")
        return Holding(upto, root, tuple(runs[bool(upto):RUNS_LIMIT]), self.visits)

    def covered(self, holding: Holding, proved: bool = False) -> list[range]:
        """Which of the links a holding covers, as ranges of their indexes, none twice.

        Where one laptop wrote them all, numbers are believed also if the last segment named is not held here; with
        `proved` only what `prev` leads to from a root that is held.
        """
        if not self.plain:
            return _ranges({index for run in holding.runs for index in self._walk(run)})
        return joined(part for run in holding.runs if (part := self._part(run, proved)))

    def _part(self, run: Run, proved: bool) -> range:
        low, high = bisect_left(self.seqs, run.first), bisect_right(self.seqs, run.last)
        there = high > low and self.seqs[high - 1] == run.last
        if there and self.links[high - 1].root != run.root:
            return range(0)  # of another branch, whose segments are not known here
        if not proved:
            return range(low, high)
        if not there:
            return range(0)
        # Number and index rise together as far as no segment is missing in between.
        start = bisect_left(range(low, high), run.last - high + 1, key=lambda index: self.seqs[index] - index)
        return range(low + start, high)

    def _index(self, seq: int, root: str) -> int | None:
        """Where the segment of that number stands whose root begins so; None where it is not held."""
        if not self.plain:
            return self._at.get((seq, root))
        at = bisect_left(self.seqs, seq)
        there = at < len(self.seqs) and self.seqs[at] == seq and self.links[at].root.startswith(root)
        return at if there else None

    def _walk(self, run: Run) -> Iterable[int]:
        index = self._index(run.last, run.root[:_SHOWN]) if self.has(run) else None
        while index is not None and self.links[index].seq >= run.first:
            yield index
            link = self.links[index]
            index = self._index(link.seq - 1, link.prev)

    def _runs(self) -> list[Run]:
        """The runs held; the longest that begins at the first segment leads."""
        named = {(link.seq - 1, link.prev) for link in self.links}
        leaves = [link for link in self.links if (link.seq, link.root[:_SHOWN]) not in named]
        found: list[Run] = []
        taken: set[int] = set()
        for run in sorted((Run(self._bottom(leaf), leaf.seq, leaf.root) for leaf in leaves), key=_longest_first):
            fresh = []
            for index in self._walk(run):
                if index in taken:
                    break
                fresh.append(index)
            taken.update(fresh)
            found.append(Run(self.links[fresh[-1]].seq, run.last, run.root))
        return found

    def _bottom(self, leaf: Link) -> int:
        return min(self.links[index].seq for index in self._walk(Run(1, leaf.seq, leaf.root)))


def chains(store: Store, writers: Collection[str] | None = None) -> dict[str, Chain]:
    """The segments that count here by writer; of these writers only where some are named."""
    where, values = "", list(COUNTED)
    if writers is not None:
        where = f"writer IN ({', '.join('?' * len(writers))}) AND "
        values = [*writers, *values]
    rows = store.connection.execute(
        "SELECT n, writer, seq, root, prev, state, key, made, visits FROM segment INDEXED BY segment_chain "
        f"WHERE {where}state IN (?, ?) ORDER BY writer, seq, root", values)
    return {writer: Chain(list(links)) for writer, links in groupby(map(Link._make, rows), attrgetter("writer"))}


def holdings(store: Store) -> dict[str, Holding]:
    """What counts here, by writer, as this laptop's receipt tells it."""
    # Nearly every chain is whole and one laptop's; those are told from the index, without a look at every segment.
    ask = store.connection.execute
    rows = ask("SELECT writer, count(*), max(seq), sum(visits), sum(state = ?) FROM segment INDEXED BY segment_count "
               "WHERE state IN (?, ?) GROUP BY writer", [FORKED, *COUNTED]).fetchall()
    found, others = {}, []
    for writer, packs, last, visits, forked in rows:
        if packs == last and not forked:
            root = ask("SELECT root FROM segment INDEXED BY segment_chain WHERE writer = ? AND seq = ? AND state = ?",
                       [writer, last, MERGED]).fetchone()[0]
            found[writer] = Holding(last, root, (), visits)
        else:
            others.append(writer)
    return found | {writer: chain.held() for writer, chain in (chains(store, others) if others else {}).items()}


def _longest_first(run: Run) -> tuple[bool, int, str]:
    return run.first != 1, -run.last, run.root


def _ranges(indexes: Iterable[int]) -> list[range]:
    return joined(range(index, index + 1) for index in indexes)


def joined(parts: Iterable[range]) -> list[range]:
    """The same indexes in ranges that do not touch."""
    found: list[range] = []
    for part in sorted(parts, key=attrgetter("start")):
        if found and part.start <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, part.stop))
        else:
            found.append(part)
    return found
