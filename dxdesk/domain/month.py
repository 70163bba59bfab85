"""A month as a wall calendar shows it: weeks from Monday to Sunday, with the days before and after that fill them."""

from datetime import date, timedelta

_DAY = timedelta(days=1)


def weeks(year: int, month: int) -> list[list[date]]:
    """The weeks that hold a day of the month, Monday first; five or six mostly, four of a February that fits."""
    first = date(year, month, 1)
    day = first - _DAY * first.weekday()
    found = []
    while day <= last_day(year, month):
        found.append([day + _DAY * at for at in range(7)])
        day += _DAY * 7
    return found


def last_day(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year + month // 12, month % 12 + 1, 1) - _DAY


def months_on(day: date, by: int) -> date:
    """The same day so many months later or earlier; the month's last where it has no such day."""
    at = day.year * 12 + day.month - 1 + by
    last = last_day(at // 12, at % 12 + 1)
    return last.replace(day=min(day.day, last.day))
