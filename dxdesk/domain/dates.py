"""Days and hours as wards write them: reading, showing, and the day of Việt Nam (UTC+7, no other zone)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from dxdesk.domain.names import clean

VIETNAM = timezone(timedelta(hours=7), "UTC+7")
FIRST_YEAR, LAST_YEAR = 1900, 2199

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_SEPARATED = re.compile(r"([0-9]{1,2})\s*[-/.\s]\s*([0-9]{1,2})(?:\s*[-/.\s]\s*([0-9]{4}|[0-9]{2}))?")
_SPELT = re.compile(r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})(?:,?\s+(?:năm\s+)?([0-9]{4}|[0-9]{2}))?")
_SOLID = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_MONTH = re.compile(r"(?:tháng\s+)?([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")
_TIME = re.compile(
    r"([0-9]{1,2})\s*(?::|h|g|giờ)\s*([0-9]{1,2})?\s*(?:’|ph|phút|p|:[0-9]{2})?\s*(sa|ch|am|pm|sáng|trưa|chiều|tối)?")
_AFTERNOON = ("ch", "pm", "chiều", "tối")


@dataclass(frozen=True, slots=True)
class Day:
    """A day read from a text: ISO, or `YYYY-MM`, or `YYYY`; None when it cannot be one.

    `repairs` and `warnings` are codes without the name of the field, such as `two-digit year completed`.
    """

    value: str | None
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def today(now: datetime) -> date:
    """The day in Việt Nam at an aware moment."""
    return now.astimezone(VIETNAM).date()


def read_date(text: str, on: date, near: date | None = None) -> Day:
    """The day a text names, day before month. `on` is today.

    A two-digit year is the last one not after `on`; with `near` (the day of the visit, for a promised day)
    it is the century around `near`, and a missing year is the first that puts the day not before `near`.
    """
    text = clean(text).lower()
    if not text:
        return Day(None)
    if whole := _ISO.fullmatch(text):
        return _day(*map(int, whole.groups()))
    if re.fullmatch("[0-9]{4}", text):
        return Day(text) if _in_range(int(text)) else Day(None, warnings=("not a date",))
    if month := _MONTH.fullmatch(text):
        return _month(int(month.group(2)), int(month.group(1)))
    for form in (_SOLID, _SEPARATED, _SPELT):
        if found := form.fullmatch(text):
            return _from_parts(found, on, near)
    return Day(None, warnings=("not a date",))


def _from_parts(found: re.Match[str], on: date, near: date | None) -> Day:
    day, month, year = int(found.group(1)), int(found.group(2)), found.group(3)
    if year is None:
        return _without_year(day, month, near)
    if len(year) == 2:
        made = _day(_century(int(year), on, near), month, day)
        return Day(made.value, ("two-digit year completed",) if made.value else (), made.warnings)
    if day == 0 and month == 0 and _in_range(int(year)):
        return Day(year)
    return _day(int(year), month, day)


def _without_year(day: int, month: int, near: date | None) -> Day:
    if near is None:
        return Day(None, warnings=("not a date",))
    for year in (near.year, near.year + 1):
        made = _day(year, month, day)
        if made.value and made.value >= near.isoformat():
            return Day(made.value, ("year filled in",))
    return Day(None, warnings=("impossible date",))


def _century(year: int, on: date, near: date | None) -> int:
    if near is None:
        return on.year - (on.year - year) % 100
    return near.year - 50 + (year - near.year + 50) % 100


def _in_range(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _day(year: int, month: int, day: int) -> Day:
    try:
        made = date(year, month, day)
    except ValueError:
        return Day(None, warnings=("impossible date",))
    return Day(made.isoformat()) if _in_range(year) else Day(None, warnings=("impossible date",))


def _month(year: int, month: int) -> Day:
    real = _in_range(year) and 1 <= month <= 12
    return Day(f"{year:04}-{month:02}") if real else Day(None, warnings=("impossible date",))


def read_time(text: str) -> str | None:
    """The hour a text names as `HH:MM`: 8:05, 8h53, 9g, 10 giờ 05, 7:30 CH; None when it names none."""
    found = _TIME.fullmatch(clean(text).lower())
    if not found:
        return None
    hour, minute, half = int(found.group(1)), int(found.group(2) or 0), found.group(3) or ""
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in ("sa", "am", "sáng") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def is_partial(text: str) -> bool:
    """Whether the text is a real `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return _day(year, month, day).value is not None


def is_date(text: str) -> bool:
    """Whether the text is a real day `YYYY-MM-DD`."""
    return len(text) == 10 and is_partial(text)


def is_time(text: str) -> bool:
    """Whether the text is a time of day `HH:MM`."""
    return re.fullmatch("(?:[01][0-9]|2[0-3]):[0-5][0-9]", text) is not None


def show_date(iso: str) -> str:
    """A day for people: 22/11/2026, 11/2026 or 2026; what is no day is shown as it is."""
    return "/".join(reversed(iso.split("-"))) if is_partial(iso) else iso


def show_time(iso: str) -> str:
    """A time of day for people, 24 hours: 08:05."""
    return read_time(iso) or iso


def show_day(iso: str) -> str:
    """A day in a list, without its year: 22/11."""
    return show_date(iso)[:5]


def show_hour(moment: datetime) -> str:
    """The hour of an aware moment, in Việt Nam: 21:04."""
    return f"{moment.astimezone(VIETNAM):%H:%M}"


def show_lately(moment: datetime, now: datetime) -> str:
    """A moment not long before `now`: its hour, of another day with that day, 21:04 ngày 22/11."""
    same_day = today(moment) == today(now)
    return show_hour(moment) if same_day else f"{show_hour(moment)} ngày {show_day(today(moment).isoformat())}"


def show_moment(moment: datetime) -> str:
    """An aware moment for people, in Việt Nam: 22/11/2026 21:04."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def place_date(place: str, day: date) -> str:
    """The place-and-date line of NĐ 30/2020: days under 10 and months 1 and 2 get a leading zero."""
    return f"{place}, ngày {day.day:02} tháng {padded_month(day.month)} năm {day.year}"


def padded_month(month: int) -> str:
    """Months 1 and 2 carry a leading zero on paper, the others none (NĐ 30/2020)."""
    return f"{month:02}" if month < 3 else str(month)
