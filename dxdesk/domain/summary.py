"""All figures of a period in one pass: this period, the one before, the year to date, and by hamlet, team or member."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter
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
Cells = dict[str, dict[str, tuple[Value, Value, Value]]]
"""Of a breakdown by cell and indicator: this period, the one before, the year to date."""
_Numbers = dict[str, int]
_Key = tuple[int, tuple[str, ...]]
_Stretches = tuple[_Numbers | None, _Numbers | None, _Numbers | None]
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
    counted = _Counted(rows, period, indicators(catalogues), (cell_field(by),) if by else (), _NOW, kept_since)
    cells = {cell: counted.of_cell(0, cell)[0] or {} for cell in counted.cells(0, _NOW)} if by else {}
    return _summary(counted, period, catalogues, cells, as_of, laptops)


def summarise_by(
    rows: Iterable[VisitRow], period: Period, catalogues: Catalogues, by: Sequence[str], *, as_of: datetime,
    laptops: Laptops | None = None, kept_since: date | None = None,
) -> tuple[Summary, dict[str, Cells]]:
    """The summary, and for each breakdown of `by` every figure of every cell met in any of the three stretches.

    Still one pass over the rows. As `summarise` otherwise.
    """
    every, fields = indicators(catalogues), tuple(map(cell_field, by))
    counted = _Counted(rows, period, every, fields, _NOW | _BEFORE | _YEAR, kept_since)
    found: dict[str, Cells] = {}
    for place, name in enumerate(by):
        found[name] = cells = {}
        for cell in counted.cells(place):
            stretches = counted.of_cell(place, cell)
            now, before, year = ({one.code: _value(one, numbers) for one in every} for numbers in stretches)
            cells[cell] = {code: (value, before[code], year[code]) for code, value in now.items()}
    return _summary(counted, period, catalogues, {}, as_of, laptops), found


class _Counted:
    """Rows counted in disjoint tallies: by the stretches a day belongs to, and by the cells of every breakdown."""

    def __init__(self, rows: Iterable[VisitRow], period: Period, every: tuple[Indicator, ...],
                 fields: tuple[str, ...], apart: int, kept_since: date | None) -> None:
        self.tallies, first_day = _tallies(rows, period, every, fields, apart)
        since = kept_since or first_day
        kept, held_before = not since or since <= period.end, bool(since and since < period.start)
        self._kept = ((_NOW, kept), (_BEFORE, held_before), (_YEAR, kept))
        self._by_cell: defaultdict[tuple[int, str], list[_Key]] = defaultdict(list)
        for key in self.tallies:
            for place, cell in enumerate(key[1]):
                self._by_cell[place, cell].append(key)

    def whole(self) -> _Stretches:
        """The numbers of the three stretches; None where nothing was kept that early."""
        return self._of(self.tallies)

    def cells(self, place: int, stretches: int = _NOW | _BEFORE | _YEAR) -> list[str]:
        """The cells met of one breakdown."""
        return sorted({cells[place] for mask, cells in self.tallies if mask & stretches})

    def of_cell(self, place: int, cell: str) -> _Stretches:
        """The same of one cell."""
        return self._of(self._by_cell[place, cell])

    def _of(self, keys: Collection[_Key]) -> _Stretches:
        now, before, year = (
            _merged([self.tallies[key] for key in keys if key[0] & bit]) if kept else None for bit, kept in self._kept)
        return now, before, year


def _summary(counted: _Counted, period: Period, catalogues: Catalogues, cells: dict[str, _Numbers], as_of: datetime,
             laptops: Laptops | None) -> Summary:
    stretches = counted.whole()
    now, year = (found or {} for found in (stretches[0], stretches[2]))
    figures = tuple(_figure(one, stretches, cells) for one in indicators(catalogues))
    lines = (_obstacle_line(catalogues, code, now, stretches[1], year) for code in _obstacles(now))
    obstacles = tuple(sorted(lines, key=lambda line: (-line.people, -line.helps, line.code)))
    return Summary(period, as_of, laptops or Laptops(), _unresolved(counted.tallies), figures, obstacles)


def _figure(one: Indicator, stretches: _Stretches, cells: dict[str, _Numbers]) -> Figure:
    now, before, year = (_value(one, numbers) for numbers in stretches)
    by = {cell: _value(one, numbers) for cell, numbers in cells.items()}
    return Figure(one.code, one.title, one.unit, one.rule, now, before, year, by)


def _obstacles(numbers: _Numbers) -> list[str]:
    return [code.partition(".")[2] for code in numbers if code.startswith("obstacle_helps.")]


def _unresolved(tallies: dict[_Key, "_Tally"]) -> int:
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
    rows: Iterable[VisitRow], period: Period, every: tuple[Indicator, ...], fields: tuple[str, ...], apart: int
) -> tuple[dict[_Key, _Tally], date | None]:
    """Disjoint tallies by the stretches a day belongs to and, on days of a stretch of `apart`, the value of each field.

    With them the earliest day met.
    """
    stretches = ((_NOW, period), (_BEFORE, period.previous()), (_YEAR, period.year_to_date()))
    masks: dict[date, int] = {}
    tallies: dict[_Key, _Tally] = {}
    cells_of = _cells_of(fields)
    nowhere = ("",) * len(fields)
    for visit in rows:
        mask = masks.get(visit.on)
        if mask is None:
            mask = masks[visit.on] = sum(bit for bit, stretch in stretches if visit.on in stretch)
        if not mask:
            continue
        place = (mask, cells_of(visit) if mask & apart else nowhere)
        tally = tallies.get(place)
        if tally is None:
            tally = tallies[place] = _Tally(every)
        tally.add(visit)
    return tallies, min(masks, default=None)


def _cells_of(fields: tuple[str, ...]) -> Callable[[Any], tuple[str, ...]]:
    """Reads the cells of a visit."""
    if len(fields) == 1:
        place = _PLACE[fields[0]]
        return lambda visit: (visit[place],)
    return itemgetter(*(_PLACE[name] for name in fields)) if fields else lambda _visit: ()


def _merged(parts: Sequence[_Tally]) -> _Numbers:
    """The numbers of disjoint tallies together."""
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
