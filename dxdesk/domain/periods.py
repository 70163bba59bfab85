"""Reporting periods: calendar months or the months of state reports, which run 15 → 14 (NĐ 09/2019 art. 12)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dxdesk.domain.dates import padded_month
from dxdesk.errors import InputError

_FORM = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?", re.ASCII)
_ROMAN = ("I", "II", "III", "IV")
_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inclusive.

    `text` is how it was asked for (`2026-10`, `2026-Q3`, `2026-H1`, `2026`, `2026-10-15..2026-11-14`);
    `month_starts_on` is the day the ward's month begins, 1 for calendar months.
    """

    start: date
    end: date
    text: str
    month_starts_on: int = 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def title(self) -> str:
        """What the period is called in a sentence: 'tháng 10 năm 2026', 'quý III năm 2026'."""
        found = _FORM.fullmatch(self.text)
        if not found:
            return f"từ ngày {self.start:%d/%m/%Y} đến ngày {self.end:%d/%m/%Y}"
        year, month, quarter, half = found.groups()
        if month:
            return f"tháng {padded_month(int(month))} năm {year}"
        if quarter:
            return f"quý {_ROMAN[int(quarter) - 1]} năm {year}"
        if half:
            return f"6 tháng {'đầu' if half == '1' else 'cuối'} năm {year}"
        return f"năm {year}"

    @property
    def year(self) -> int:
        """The reporting year the period ends in, to which year's targets belong."""
        return _named_month(self.end, self.month_starts_on)[0]

    def previous(self) -> "Period":
        """The period of the same kind just before; of days freely chosen, as many days, or months if whole."""
        next_day = self.end + _DAY
        months = (next_day.year - self.start.year) * 12 + next_day.month - self.start.month
        if _FORM.fullmatch(self.text):
            named = date(*_named_month(self.start, self.month_starts_on), 1)
            return _named(_add_months(named, -months), months, self.month_starts_on)
        whole_months = months and next_day.day == self.start.day <= 28
        first = _add_months(self.start, -months) if whole_months else self.start - (next_day - self.start)
        return between(first, self.start - _DAY, self.month_starts_on)

    def year_to_date(self) -> "Period":
        """From the first day of the ward's year to the end of this period; never shorter than the period."""
        first = _month_start(date(self.year, 1, 1), self.month_starts_on)
        return between(min(first, self.start), self.end, self.month_starts_on)


def read_period(text: str, month_starts_on: int = 1) -> Period:
    """The period a text names.

    With `month_starts_on=15` month 10 is 15/9 … 14/10 and every longer period is made of such months.
    Raises `InputError("period")` for anything else, a year outside 2000–2099, or an end before the start.
    """
    if not 1 <= month_starts_on <= 28:
        raise InputError("period", "Ngày đầu tháng báo cáo phải từ 1 đến 28.")
    text = text.strip()
    if ".." in text:
        first, last = (_read_day(part, text) for part in text.split("..", 1))
        if last < first:
            raise InputError("period", "Ngày cuối kỳ đứng trước ngày đầu kỳ.")
        return between(first, last, month_starts_on)
    found = _FORM.fullmatch(text.upper())
    if not found:
        raise _not_understood(text)
    year, month, quarter, half = found.groups()
    count = 1 if month else 3 if quarter else 6 if half else 12
    position = int(month or quarter or half or 1)
    first_month = (position - 1) * count + 1
    if not 1 <= first_month <= 12:
        raise _not_understood(text)
    _check_year(int(year))
    return _named(date(int(year), first_month, 1), count, month_starts_on)


def between(first: date, last: date, month_starts_on: int = 1) -> Period:
    """The days from `first` to `last`, both included."""
    return Period(first, last, f"{first.isoformat()}..{last.isoformat()}", month_starts_on)


def _named(first: date, months: int, starts_on: int) -> Period:
    """The month, quarter, half or year whose first named month is that of `first`."""
    year, month = first.year, first.month
    text = {1: f"{year:04d}-{month:02d}", 3: f"{year:04d}-Q{(month + 2) // 3}",
            6: f"{year:04d}-H{(month + 5) // 6}", 12: f"{year:04d}"}[months]
    end = _month_start(_add_months(first, months), starts_on) - _DAY
    return Period(_month_start(first, starts_on), end, text, starts_on)


def _named_month(day: date, starts_on: int) -> tuple[int, int]:
    """Year and month of the reporting month a day falls in."""
    named = _add_months(day.replace(day=1), 1) if 1 < starts_on <= day.day else day
    return named.year, named.month


def _month_start(first: date, starts_on: int) -> date:
    """The first day of the reporting month named by `first`."""
    return first if starts_on == 1 else _add_months(first, -1).replace(day=starts_on)


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return day.replace(year=index // 12, month=index % 12 + 1)


def _read_day(part: str, whole: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", part, re.ASCII):
        raise _not_understood(whole)
    try:
        day = date.fromisoformat(part)
    except ValueError as wrong:
        raise _not_understood(whole) from wrong
    _check_year(day.year)
    return day


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError("period", f"Năm của kỳ phải từ {FIRST_YEAR} đến {LAST_YEAR}.")


def _not_understood(text: str) -> InputError:
    shown = "".join(filter(str.isprintable, text[:40]))
    return InputError("period", f"Chưa hiểu kỳ “{shown}”. Ghi như 2026-10, 2026-Q3, 2026-H1, 2026 "
                                "hoặc 2026-10-15..2026-11-14.")
