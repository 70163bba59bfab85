"""The months of a reporting year beside those of the year before, and the figures counted in them."""

from dataclasses import dataclass

from dxdesk.domain.periods import Period, between, read_period
from dxdesk.domain.summary import Value


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the ward's year by its number, its days, and those of the same month a year before."""

    number: int
    now: Period
    before: Period


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """What was counted in a month and a year before; None is missing."""

    month: Month
    value: Value
    before: Value


Trends = dict[str, tuple[MonthFigure, ...]]
"""By indicator its months in order."""


def months_of(period: Period) -> tuple[Month, ...]:
    """The months of the period's year up to its end, the last one no longer than the period, as the year before."""
    starts_on, year, found = period.month_starts_on, period.year, list[Month]()
    for number in range(1, 13):
        now = read_period(f"{year}-{number:02d}", starts_on)
        if now.start > period.end:
            break
        before = _year_before(now)
        if period.end < now.end:
            length = period.end - now.start
            now = between(now.start, period.end, starts_on)
            before = between(before.start, min(before.start + length, before.end), starts_on)
        found.append(Month(number, now, before))
    return tuple(found)


def _year_before(month: Period) -> Period:
    for _ in range(12):
        month = month.previous()
    return month
