"""All figures of a period in one pass: this period, the one before, the year to date, and by hamlet, team or member."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.indicators import Indicator, VisitRow, cell_field, indicators, obstacle_indicators
from dxdesk.domain.periods import Period
from dxdesk.domain.tally import Chosen, Numbers, Tally, merged, value_of
from dxdesk.domain.tally import Value as Value

Cells = dict[str, dict[str, tuple[Value, Value]]]
"""Of a breakdown by cell and indicator: this period, the year to date; None also where it was not asked for."""
_Stretches = tuple[Numbers | None, Numbers | None, Numbers | None]
_NOW, _BEFORE, _YEAR = 1, 2, 4


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which indicators are counted for each cell of a breakdown: in the period, and in the year to date."""

    now: Collection[str]
    year: Collection[str] = ()


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
    wanted = [_Breakdown(by, every, Wanted({one.code for one in every}))] if by else []
    counted = _Counted(rows, period, every, wanted, kept_since)
    return _summary(counted, period, catalogues, wanted[0].now if wanted else {}, as_of, laptops)


def summarise_by(
    rows: Iterable[VisitRow], period: Period, catalogues: Catalogues, by: Mapping[str, Wanted], *, as_of: datetime,
    laptops: Laptops | None = None, kept_since: date | None = None,
) -> tuple[Summary, dict[str, Cells]]:
    """The summary, and for each breakdown of `by` what is wanted of every cell met, still in one pass over the rows.

    As `summarise` otherwise.
    """
    every = indicators(catalogues)
    breakdowns = [_Breakdown(name, every, wanted) for name, wanted in by.items()]
    counted = _Counted(rows, period, every, breakdowns, kept_since)
    cells = {one.by: one.cells(counted.kept) for one in breakdowns}
    return _summary(counted, period, catalogues, {}, as_of, laptops), cells


class _Breakdown:
    """The tallies of the cells of one breakdown, of the period and of the year apart."""

    def __init__(self, by: str, every: tuple[Indicator, ...], wanted: Wanted) -> None:
        self.by, self._field = by, cell_field(by)
        self.of_now, self.of_year = _with_bases(every, wanted.now), _with_bases(every, wanted.year)
        self.now: dict[str, Tally] = {}
        self.year: dict[str, Tally] = {}
        self._chosen_now: Chosen = {}
        self._chosen_year: Chosen = {}

    def add(self, visit: VisitRow, mask: int) -> None:
        """Count a visit in its cell."""
        cell = getattr(visit, self._field)
        if mask & _NOW:
            (self.now.get(cell) or self.now.setdefault(cell, Tally(self.of_now, self._chosen_now))).add(visit)
        if self.of_year and mask & _YEAR:
            (self.year.get(cell) or self.year.setdefault(cell, Tally(self.of_year, self._chosen_year))).add(visit)

    def cells(self, kept: bool) -> Cells:
        """The figures of every cell met; None where the book did not reach that far."""
        found: Cells = {}
        for cell in sorted({*self.now, *self.year}):
            now, year = (tallies[cell].numbers() if cell in tallies else {} for tallies in (self.now, self.year))
            figures = {one.code: (value_of(one, now) if one in self.of_now and kept else None,
                                  value_of(one, year) if one in self.of_year and kept else None)
                       for one in (*self.of_now, *self.of_year)}
            found[cell] = figures
        return found


def _with_bases(every: tuple[Indicator, ...], codes: Collection[str]) -> tuple[Indicator, ...]:
    """The indicators of these codes, those they are shares of, and the visits, by which a missing one is known."""
    wanted = {*codes, *(one.share_of for one in every if one.code in codes), "visits"} if codes else ()
    return tuple(one for one in every if one.code in wanted)


class _Counted:
    """Rows counted in disjoint tallies by the stretches a day belongs to, and in the cells of the breakdowns."""

    def __init__(self, rows: Iterable[VisitRow], period: Period, every: tuple[Indicator, ...],
                 breakdowns: Collection[_Breakdown], kept_since: date | None) -> None:
        self.tallies, first_day = _tallies(rows, period, every, breakdowns)
        since = kept_since or first_day
        self.kept, self._held_before = not since or since <= period.end, bool(since and since < period.start)

    def stretches(self) -> _Stretches:
        """The numbers of the three stretches; None where nothing was kept that early."""
        asked = ((_NOW, self.kept), (_BEFORE, self._held_before), (_YEAR, self.kept))
        now, before, year = (merged([tally for mask, tally in self.tallies.items() if mask & bit]) if kept else None
                             for bit, kept in asked)
        return now, before, year


def _tallies(
    rows: Iterable[VisitRow], period: Period, every: tuple[Indicator, ...], breakdowns: Collection[_Breakdown]
) -> tuple[dict[int, Tally], date | None]:
    """Tallies by the stretches a day belongs to, and the earliest day met; the breakdowns count along."""
    stretches = ((_NOW, period), (_BEFORE, period.previous()), (_YEAR, period.year_to_date()))
    masks: dict[date, int] = {}
    tallies: dict[int, Tally] = {}
    for visit in rows:
        mask = masks.get(visit.on)
        if mask is None:
            mask = masks[visit.on] = sum(bit for bit, stretch in stretches if visit.on in stretch)
        if not mask:
            continue
        tally = tallies.get(mask)
        if tally is None:
            tally = tallies[mask] = Tally(every)
        tally.add(visit)
        for breakdown in breakdowns:
            breakdown.add(visit, mask)
    return tallies, min(masks, default=None)


def _summary(counted: _Counted, period: Period, catalogues: Catalogues, cells: Mapping[str, Tally], as_of: datetime,
             laptops: Laptops | None) -> Summary:
    stretches = counted.stretches()
    now, year = (found or {} for found in (stretches[0], stretches[2]))
    by = {cell: tally.numbers() for cell, tally in sorted(cells.items())}
    figures = tuple(_figure(one, stretches, by) for one in indicators(catalogues))
    lines = (_obstacle_line(catalogues, code, now, stretches[1], year) for code in _obstacles(now))
    obstacles = tuple(sorted(lines, key=lambda line: (-line.people, -line.helps, line.code)))
    unresolved = sum(tally.unresolved for mask, tally in counted.tallies.items() if mask & _NOW)
    return Summary(period, as_of, laptops or Laptops(), unresolved, figures, obstacles)


def _figure(one: Indicator, stretches: _Stretches, cells: Mapping[str, Numbers]) -> Figure:
    now, before, year = (value_of(one, numbers) for numbers in stretches)
    by = {cell: value_of(one, numbers) for cell, numbers in cells.items()}
    return Figure(one.code, one.title, one.unit, one.rule, now, before, year, by)


def _obstacles(numbers: Numbers) -> list[str]:
    return [code.partition(".")[2] for code in numbers if code.startswith("obstacle_helps.")]


def _obstacle_line(
    catalogues: Catalogues, code: str, now: Numbers, before: Numbers | None, year: Numbers
) -> ObstacleLine:
    entry = catalogues.entry("obstacle", code)
    people, helps = obstacle_indicators(code)
    return ObstacleLine(
        code, entry.title if entry else code, entry.next_step if entry else "",
        now.get(people.code, 0), now.get(helps.code, 0),
        None if before is None else before.get(people.code, 0), year.get(people.code, 0),
    )
