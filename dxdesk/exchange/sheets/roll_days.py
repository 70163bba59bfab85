"""The days over the columns of an attendance sheet: which number is the month, told by the whole row.

Excel set to English (United States) turns a typed 06/10 round and leaves 13/10 as it is. So every reading of the row is
weighed: meetings of one class lie close together, mostly whole weeks apart.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dxdesk.domain.names import fold

DAY_FIRST, MONTH_FIRST, MIXED = "day", "month", "mixed"
_ISO = re.compile(r"(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_PLAIN = re.compile(r"(?<![0-9])([0-9]{1,2})\s?[-/.]\s?([0-9]{1,2})(?:\s?[-/.]\s?([0-9]{4}|[0-9]{2}))?(?![0-9/])")
_COUNTED = re.compile(r"\b(?:buoi|b|bai|tiet|ca|lan)\s*[0-9]{1,3}(?:\s*[-,&+]\s*[0-9]{1,2}(?![0-9]|\s?[/.]))*")
_SPELT = re.compile(r"(?<![0-9])([0-9]{1,2})[- ]([a-z]{3})[a-z]*(?:[- ,]+([0-9]{4}|[0-9]{2}))?(?![0-9])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SOME_YEAR, _WEEK = 2026, 7
_NEVER = 10 ** 6
_Parts = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """A day as a header has it: its two numbers, the year or 0; `sure` where the first is known to be the day."""

    text: str
    one: int
    two: int
    year: int = 0
    sure: bool = False

    def parts(self, *, month_first: bool) -> _Parts | None:
        """(day, month) read that way; None where the calendar has no such day."""
        day, month = (self.two, self.one) if month_first and not self.sure else (self.one, self.two)
        return (day, month) if _exists(day, month) else None


@dataclass(frozen=True, slots=True)
class Order:
    """How the days of a row are read: per column (day, month) or None where no day stands.

    `decided` is day, month, mixed, or empty where a person must say; then `readings` holds both ways by their name.
    """

    decided: str
    readings: dict[str, tuple[_Parts | None, ...]]

    def parts(self, answer: str = "") -> tuple[_Parts | None, ...] | None:
        """The days as decided or answered; None while nobody has said."""
        return self.readings.get(self.decided or answer)


def find_day(text: str) -> Written | None:
    """The day a header names, in whatever form; None where it names none. `Buổi 1-2` is no day."""
    text = _COUNTED.sub(" ", fold(text))
    if found := _ISO.search(text):
        year, month, day = map(int, found.groups())
        return Written(found[0], day, month, year, sure=True) if _exists(day, month) else None
    if found := _PLAIN.search(text):
        written = Written(found[0], int(found[1]), int(found[2]), _year(found[3]))
        return written if written.parts(month_first=False) or written.parts(month_first=True) else None
    found = _SPELT.search(text)
    if not found or found[2] not in _MONTHS or not _exists(int(found[1]), month := _MONTHS.index(found[2]) + 1):
        return None
    return Written(found[0], int(found[1]), month, _year(found[3]), sure=True)


def order_of(days: Sequence[Written | None]) -> Order:
    """Which number of each day is the month, by the whole row."""
    ways: dict[str, Callable[[Written], _Parts | None]] = {
        DAY_FIRST: lambda day: day.parts(month_first=False), MONTH_FIRST: lambda day: day.parts(month_first=True)}
    readings = {way: tuple(read(day) if day else None for day in days) for way, read in ways.items()}
    readings = {way: parts for way, parts in readings.items()
                if all(part is not None or day is None for part, day in zip(parts, days, strict=True))}
    if any(day and _sides(day) == 1 for day in days):
        readings[MIXED] = _nearest(days)
    return Order(_decided(readings, days), readings)


def iso_days(parts: Sequence[_Parts | None], days: Sequence[Written | None], year: int) -> tuple[str, ...]:
    """The days in ISO form, `year` for the first without one; after December comes January of the next."""
    made, last = [], None
    for part, written in zip(parts, days, strict=True):
        if part is None:
            made.append("")
            continue
        at = written.year if written and written.year else last.year if last else year
        day = _on(at, part)
        if last and day < last and not (written and written.year):
            day = _on(at + 1, part)
        last = day
        made.append(day.isoformat())
    return tuple(made)


def _decided(readings: dict[str, tuple[_Parts | None, ...]], days: Sequence[Written | None]) -> str:
    """The one reading that is likely: whole weeks apart, else close together; empty where two are alike."""
    distinct: dict[tuple, str] = {}
    for way, parts in readings.items():
        distinct.setdefault(parts, way)
    if len(distinct) == 1:
        return next(iter(distinct.values()))
    gaps = {way: _gaps(parts, days) for parts, way in distinct.items()}
    weekly = [way for way, apart in gaps.items() if apart and all(gap % _WEEK == 0 for gap in apart)]
    if len(weekly) == 1:
        return weekly[0]
    span = {way: sum(gaps[way]) for way in weekly or gaps}
    shortest = min(span, key=lambda way: span[way])
    if DAY_FIRST in span and span[DAY_FIRST] <= span[shortest]:
        return DAY_FIRST
    return shortest if DAY_FIRST not in span and len(span) == 1 else ""


def _nearest(days: Sequence[Written | None]) -> tuple[_Parts | None, ...]:
    """Each day read the way that keeps the row shortest."""
    paths: list[tuple[int, tuple[_Parts | None, ...], date | None]] = [(0, (), None)]
    for day in days:
        if day is None:
            paths = [(cost, (*path, None), last) for cost, path, last in paths]
            continue
        options = dict.fromkeys(filter(None, (day.parts(month_first=False), day.parts(month_first=True))))
        paths = [min(((cost + _apart(last, (at := _on(day.year or _SOME_YEAR, part))), (*path, part), at)
                      for cost, path, last in paths), key=lambda found: found[0]) for part in options]
    return min(paths, key=lambda found: found[0])[1]


def _gaps(parts: Sequence[_Parts | None], days: Sequence[Written | None]) -> list[int]:
    made = [_on(day.year or _SOME_YEAR, part) for part, day in zip(parts, days, strict=True) if part and day]
    return [_apart(one, other) for one, other in pairwise(made)]


def _apart(one: date | None, other: date) -> int:
    """Days from one meeting to the next, over New Year too."""
    if one is None:
        return 0
    gap = (other - one).days
    return gap if gap >= 0 else gap + 365 if gap > -365 else _NEVER


def _sides(day: Written) -> int:
    """In how many ways a day may be read."""
    return len({day.parts(month_first=False), day.parts(month_first=True)} - {None})


def _on(year: int, part: _Parts) -> date:
    day, month = part
    try:
        return date(year, month, day)
    except ValueError:  # 29/02 of a year that has none
        return date(year, month, day - 1)


def _exists(day: int, month: int) -> bool:
    try:
        date(2028, month, day)
    except ValueError:
        return False
    return True


def _year(text: str | None) -> int:
    return 0 if not text else int(text) if len(text) == 4 else 2000 + int(text)
