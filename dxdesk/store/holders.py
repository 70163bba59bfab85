"""What is missing of one writer's segments at every holder, from the chain held here and what all told they hold.

Others may tell of segments not held here; of those only numbers and counts are known. Where two laptops wrote under one
name, or what is told of own segments names a strange one, only what is proved is taken to be there: better asked for
twice than believed.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dxdesk.store.chains import Chain, Holding, Run, joined


@dataclass(frozen=True, slots=True)
class Missing:
    """What a holder lacks of a writer: segments, visits, and the index of the first link of the chain not there."""

    packs: int
    visits: int
    index: int


@dataclass(frozen=True, slots=True)
class Told:
    """What holders told of one writer, by key, this laptop's own holding among them.

    With `own` the writer is this laptop's; with `closed` nothing more of it counts than is held here.
    """

    chain: Chain
    claims: Mapping[str, Holding]
    own: bool = False
    closed: bool = False

    def missing(self) -> dict[str, Missing]:
        """What every holder lacks."""
        runs = [run for holding in self.claims.values() for run in holding.runs]
        strange = [run for run in runs if not self.chain.has(run)]
        odd = strange if self.own else [run for run in strange if self.chain.contradicts(run)]
        if self.closed or odd or not self.chain.plain:
            return self._by_root([] if self.closed else strange)
        return self._by_number(runs)

    def _by_number(self, runs: Iterable[Run]) -> dict[str, Missing]:
        """One laptop wrote one segment after the other: numbers say all."""
        known = _numbers(runs)
        seqs = self.chain.seqs
        visits = {key: self._visits(holding) for key, holding in self.claims.items()}
        total = self.chain.visits + max((more for _, more in visits.values()), default=0)
        found = {}
        for key, holding in self.claims.items():
            gaps = _less(known, _numbers(holding.runs))
            index = bisect_left(seqs, gaps[0].start) if gaps else len(seqs)
            found[key] = Missing(sum(map(len, gaps)), total - sum(visits[key]) if gaps else 0, index)
        return found

    def _visits(self, holding: Holding) -> tuple[int, int]:
        """The visits in those segments of a holding that are held here, and in those that are not."""
        parts = self.chain.covered(holding)
        here = self.chain.visits_in(parts)
        whole = holding.packs == sum(map(len, parts))
        return here, 0 if whole else max(0, holding.visits - here)

    def _by_root(self, strange: Sequence[Run]) -> dict[str, Missing]:
        """What a root proves, and for each strange last segment told of, all it stands for."""
        found = {}
        more = max((self._visits(holding)[1] for holding in self.claims.values()), default=0) if strange else 0
        for key, holding in self.claims.items():
            parts = self.chain.covered(holding, proved=not self.closed)
            lacking = {*strange} - {*holding.runs}
            packs = len(self.chain.links) - sum(map(len, parts)) + sum(run.last - run.first + 1 for run in lacking)
            visits = self.chain.visits - self.chain.visits_in(parts) + (more if lacking else 0)
            found[key] = Missing(packs, visits, parts[0].stop if parts and parts[0].start == 0 else 0)
        return found


def _numbers(runs: Iterable[Run]) -> list[range]:
    return joined(range(run.first, run.last + 1) for run in runs)


def _less(all_of: Sequence[range], some: Sequence[range]) -> list[range]:
    """The numbers of the first that are not among the second; both joined."""
    left: list[range] = []
    for part in all_of:
        start = part.start
        for taken in some:
            if taken.stop > start and taken.start < part.stop:
                if taken.start > start:
                    left.append(range(start, taken.start))
                start = taken.stop
        if start < part.stop:
            left.append(range(start, part.stop))
    return left
