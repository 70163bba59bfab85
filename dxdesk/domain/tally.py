"""Counting visits: which indicators a record falls under is worked out once for all records like it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from dxdesk.domain.indicators import (
    HelpRow,
    Indicator,
    VisitRow,
    help_signature,
    obstacle_indicators,
    share,
    visit_signature,
)

Value = int | float | None
Numbers = dict[str, int]
Chosen = dict[tuple, list[Indicator]]
"""The indicators a record falls under, by its signature."""
_PLACE = {name: place for place, name in enumerate(VisitRow._fields)}


class _Kept(NamedTuple):
    """How often a signature came, as a list of one number, and where to put which visit field of each record."""

    times: list[int]
    put: tuple[tuple[Callable[[Any], None], int], ...]


class Tally:
    """What is counted of some visits; tallies of different visits can be merged.

    Which indicators a record falls under is worked out once per signature: few differ, a million repeat them. Tallies
    of the same indicators may share what they worked out (`chosen`).
    """

    __slots__ = ("_chosen", "_indicators", "_kept", "counted", "keys", "unresolved", "weights")

    def __init__(self, every: tuple[Indicator, ...], chosen: Chosen | None = None) -> None:
        self._indicators = every
        self._chosen: Chosen = {} if chosen is None else chosen
        self._kept: dict[tuple, _Kept] = {}
        self.counted: list[tuple[str, list[int]]] = []
        self.keys: defaultdict[str, set[str]] = defaultdict(set)
        self.weights: defaultdict[str, list[int]] = defaultdict(list)
        self.unresolved = 0

    def add(self, visit: VisitRow) -> None:
        """Count one visit and its helps."""
        self.unresolved += visit.unresolved
        known = self._kept.get
        signature = visit_signature(visit)
        times, put = known(signature) or self._keep(visit, signature)
        times[0] += 1
        for add, place in put:
            add(visit[place])
        for line in visit.helps:
            signature = help_signature(line)
            times, put = known(signature) or self._keep(line, signature)
            times[0] += 1
            for add, place in put:
                add(visit[place])

    def _keep(self, record: VisitRow | HelpRow, signature: tuple) -> _Kept:
        """Make room for a signature met for the first time."""
        chosen = self._chosen.get(signature)
        if chosen is None:
            chosen = self._chosen[signature] = self._choose(record)
        times = [0]
        self.counted += [(one.code, times) for one in chosen if not (one.key or one.weight)]
        sets = [(self.keys[one.code].add, _PLACE[one.key]) for one in chosen if one.key]
        lists = [(self.weights[one.code].append, _PLACE[one.weight]) for one in chosen if one.weight]
        kept = self._kept[signature] = _Kept(times, (*sets, *lists))
        return kept

    def _choose(self, record: VisitRow | HelpRow) -> list[Indicator]:
        """What a record falls under; a line with an obstacle has indicators of its own."""
        of_helps = isinstance(record, HelpRow)
        own = obstacle_indicators(record.obstacle) if isinstance(record, HelpRow) and record.obstacle else ()
        return [one for one in (*self._indicators, *own) if one.of_helps is of_helps and one.where(record)]

    def merge(self, other: "Tally") -> None:
        """Take in what another tally of other visits counted."""
        self.counted += other.counted
        for code, keys in other.keys.items():
            self.keys[code] |= keys
        for code, weights in other.weights.items():
            self.weights[code] += weights

    def numbers(self) -> Numbers:
        """Records, sum or different keys per indicator, whichever it counts; what nothing fell under is left out."""
        numbers: Counter[str] = Counter()
        for code, times in self.counted:
            numbers[code] += times[0]
        for code, keys in self.keys.items():
            numbers[code] = len(keys) - ("" in keys)
        for code, weights in self.weights.items():
            numbers[code] = sum(weights)
        return numbers


def merged(parts: Sequence[Tally]) -> Numbers:
    """The numbers of disjoint tallies together."""
    if not parts:
        return {}
    if len(parts) == 1:
        return parts[0].numbers()
    whole = Tally(())
    for part in parts:
        whole.merge(part)
    return whole.numbers()


def value_of(one: Indicator, numbers: Numbers | None) -> Value:
    """The figure of an indicator among the numbers of a stretch; None where nothing was kept."""
    if numbers is None:
        return None
    number = numbers.get(one.code, 0)
    if one.share_of:
        return share(number, numbers.get(one.share_of, 0))
    return None if one.recorded and not number and numbers.get("visits") else number
