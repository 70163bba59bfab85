"""All figures of a period in one pass: this period, the one before, the year to date, and by hamlet, team or member."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.indicators import (
    HelpRow,
    Indicator,
    VisitRow,
    cell_field,
    help_signature,
    indicators,
    obstacle_indicators,
    share,
    visit_signature,
)
from dxdesk.domain.periods import Period

Value = int | float | None
_Numbers = dict[str, int]
_NOW, _BEFORE, _YEAR = 1, 2, 4
_PLACE = {name: place for place, name in enumerate(VisitRow._fields)}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with what it means. None is missing (no source for it), which is not 0 (counted, none found)."""

    indicator: str
    title: str
    unit: str
    rule: str
    value: Value
    previous: Value
    year_to_date: Value
    by: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """One obstacle: different people with a name who met it, and the helps it stopped, anonymous ones too."""

    code: str
    title: str
    next_step: str
    people: int
    helps: int
    previous_people: int | None
    year_to_date_people: int


@dataclass(frozen=True, slots=True)
class Laptops:
    """Whose visits are in the figures, and whose are known to be missing."""

    included: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Every figure of a period. `unresolved` counts references of its visits that lead nowhere yet."""

    period: Period
    as_of: datetime
    laptops: Laptops
    unresolved: int
    figures: tuple[Figure, ...]
    obstacles: tuple[ObstacleLine, ...]

    def figure(self, indicator: str) -> Figure:
        """The figure of an indicator; raises `KeyError` when the summary has none."""
        return {figure.indicator: figure for figure in self.figures}[indicator]


def summarise(
    rows: Iterable[VisitRow], period: Period, catalogues: Catalogues, *, as_of: datetime,
    laptops: Laptops | None = None, by: str = "", kept_since: date | None = None,
) -> Summary:
    """Count every indicator over `rows`, which must cover the year to date and the previous period (more is ignored).

    `by` is hamlet, team or member and fills `Figure.by` for this period (cell '' = not recorded). `kept_since` is the
    first day the desk has a visit of, where `rows` do not reach that far back: a stretch wholly before it has no
    figures, which is not 0. Raises `InputError("by")` for another breakdown.
    """
    every = indicators(catalogues)
    tallies, first_day = _tallies(rows, period, every, cell_field(by) if by else "")
    since = kept_since or first_day
    now, before, year = (_merged(tallies, bit) for bit in (_NOW, _BEFORE, _YEAR))
    kept = not since or since <= period.end
    held_before = bool(since and since < period.start)
    stretches = (now if kept else None, before if held_before else None, year if kept else None)
    cells = {cell: tally.numbers() for (mask, cell), tally in sorted(tallies.items()) if by and mask & _NOW}
    figures = tuple(_figure(one, stretches, cells) for one in every)
    lines = (_obstacle_line(catalogues, code, now, stretches[1], year) for code in _obstacles(now))
    obstacles = tuple(sorted(lines, key=lambda line: (-line.people, -line.helps, line.code)))
    return Summary(period, as_of, laptops or Laptops(), _unresolved(tallies), figures, obstacles)


def _figure(
    one: Indicator, stretches: tuple[_Numbers | None, _Numbers | None, _Numbers | None], cells: dict[str, _Numbers]
) -> Figure:
    now, before, year = (_value(one, numbers) for numbers in stretches)
    by = {cell: _value(one, numbers) for cell, numbers in cells.items()}
    return Figure(one.code, one.title, one.unit, one.rule, now, before, year, by)


def _obstacles(numbers: _Numbers) -> list[str]:
    return [code.partition(".")[2] for code in numbers if code.startswith("obstacle_helps.")]


def _unresolved(tallies: dict[tuple[int, str], "_Tally"]) -> int:
    return sum(tally.unresolved for (mask, _), tally in tallies.items() if mask & _NOW)


class _Kept(NamedTuple):
    """How often a signature came, as a list of one number, and where to put which visit field of each record."""

    times: list[int]
    put: tuple[tuple[Callable[[Any], None], int], ...]


class _Tally:
    """What is counted of some visits; tallies of different visits can be merged.

    Which indicators a record falls under is worked out once per signature: few differ, a million repeat them.
    """

    __slots__ = ("_indicators", "_kept", "counted", "keys", "unresolved", "weights")

    def __init__(self, every: tuple[Indicator, ...]) -> None:
        self._indicators = every
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
        """Work out a signature met for the first time; a line with an obstacle has indicators of its own."""
        of_helps = isinstance(record, HelpRow)
        own = obstacle_indicators(record.obstacle) if isinstance(record, HelpRow) and record.obstacle else ()
        chosen = [one for one in (*self._indicators, *own) if one.of_helps is of_helps and one.where(record)]
        times = [0]
        self.counted += [(one.code, times) for one in chosen if not (one.key or one.weight)]
        sets = [(self.keys[one.code].add, _PLACE[one.key]) for one in chosen if one.key]
        lists = [(self.weights[one.code].append, _PLACE[one.weight]) for one in chosen if one.weight]
        kept = self._kept[signature] = _Kept(times, (*sets, *lists))
        return kept

    def merge(self, other: "_Tally") -> None:
        """Take in what another tally of other visits counted."""
        self.counted += other.counted
        for code, keys in other.keys.items():
            self.keys[code] |= keys
        for code, weights in other.weights.items():
            self.weights[code] += weights

    def numbers(self) -> _Numbers:
        """Records, sum or different keys per indicator, whichever it counts; what nothing fell under is left out."""
        numbers: Counter[str] = Counter()
        for code, times in self.counted:
            numbers[code] += times[0]
        for code, keys in self.keys.items():
            numbers[code] = len(keys) - ("" in keys)
        for code, weights in self.weights.items():
            numbers[code] = sum(weights)
        return numbers


def _value(one: Indicator, numbers: _Numbers | None) -> Value:
    """The figure of an indicator among the numbers of a stretch; None where nothing was kept."""
    if numbers is None:
        return None
    number = numbers.get(one.code, 0)
    if one.share_of:
        return share(number, numbers.get(one.share_of, 0))
    return None if one.recorded and not number and numbers.get("visits") else number


def _tallies(
    rows: Iterable[VisitRow], period: Period, every: tuple[Indicator, ...], cell: str
) -> tuple[dict[tuple[int, str], _Tally], date | None]:
    """Disjoint tallies by the stretches a day belongs to and the cell, and the earliest day met."""
    stretches = ((_NOW, period), (_BEFORE, period.previous()), (_YEAR, period.year_to_date()))
    masks: dict[date, int] = {}
    tallies: dict[tuple[int, str], _Tally] = {}
    for visit in rows:
        mask = masks.get(visit.on)
        if mask is None:
            mask = masks[visit.on] = sum(bit for bit, stretch in stretches if visit.on in stretch)
        if not mask:
            continue
        place = (mask, getattr(visit, cell) if cell and mask & _NOW else "")
        tally = tallies.get(place)
        if tally is None:
            tally = tallies[place] = _Tally(every)
        tally.add(visit)
    return tallies, min(masks, default=None)


def _merged(tallies: dict[tuple[int, str], _Tally], bit: int) -> _Numbers:
    """The numbers of one stretch, from the tallies that lie in it."""
    parts = [tally for (mask, _), tally in tallies.items() if mask & bit]
    if not parts:
        return {}
    if len(parts) == 1:
        return parts[0].numbers()
    whole = _Tally(())
    for part in parts:
        whole.merge(part)
    return whole.numbers()


def _obstacle_line(
    catalogues: Catalogues, code: str, now: _Numbers, before: _Numbers | None, year: _Numbers
) -> ObstacleLine:
    entry = catalogues.entry("obstacle", code)
    people, helps = obstacle_indicators(code)
    return ObstacleLine(
        code, entry.title if entry else code, entry.next_step if entry else "",
        now.get(people.code, 0), now.get(helps.code, 0),
        None if before is None else before.get(people.code, 0), year.get(people.code, 0),
    )
