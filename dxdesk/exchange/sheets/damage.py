"""Whether a cell is what we wrote, after a spreadsheet had its way with it (notes sync §3.11).

Excel and LibreOffice strip zeros, round to 15 digits, write 9.01E+08, turn days round, into numbers, or shorten them.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dxdesk.domain.dates import read_time
from dxdesk.domain.names import clean

ERRORS = ("#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "######")
_DAY_ZERO = date(1899, 12, 30)
_SURE_DIGITS = 15
_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:[.,][0-9]{1,30})?")
_POWER = re.compile(r"([+-]?)([0-9])(?:[.,]([0-9]{1,15}))?[eE]\+?(-?[0-9]{1,3})")
_DAY = re.compile(r"([0-9]{1,4})\s?[-/.]\s?([0-9]{1,2})(?:\s?[-/.]\s?([0-9]{1,4}))?(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPELT = re.compile(r"(?:([0-9]{1,2})[ -])?([A-Za-z]{3})[a-z]*\.?[ -]([0-9]{2,4})")
_SHOWN_DAY = re.compile(r"(?:([0-9]{2})/)?([0-9]{2})/([0-9]{4})")


def month_first(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether days of a file are written month first, by (what we wrote, what stands there) of its day cells.

    A day and month that may be changed over tell nothing; most of the others decide.
    """
    balance = 0
    for shown, cell in pairs:
        parts = _parts(shown)
        if not parts or parts[0] == parts[1]:
            continue
        said = _DAY.fullmatch(clean(cell))
        if said and len(said[1]) < 3:
            first = (int(said[1]), int(said[2]))
            balance += (first == (parts[1], parts[0])) - (first == (parts[0], parts[1]))
    return balance > 0


def same_cell(shown: str, cell: str, *, us_days: bool = False) -> bool:
    """Whether `cell` is some form of the text `shown` we wrote. `us_days` is what `month_first` says of the file."""
    # In OpenDocument a tab is a mark of its own, which readers leave out.
    wanted = {clean(shown), clean(shown.replace("\t", ""))}
    return any(_same(text, clean(form), us_days) for form in forms(cell) for text in wanted)


def day_first(cell: str, *, us_days: bool) -> str:
    """A day somebody typed into such a file, day before month; any other text as it is."""
    said = clean(cell)
    if re.fullmatch("[1-7][0-9]{4}", said.removesuffix(".0")):
        return f"{_DAY_ZERO + timedelta(days=int(said.removesuffix('.0'))):%d/%m/%Y}"
    found = _DAY.fullmatch(said)
    if us_days and found and found[3] and len(found[1]) < 3:
        return f"{found[2]}/{found[1]}/{found[3]}"
    return cell


def forms(cell: str) -> tuple[str, ...]:
    """The cell as it stands, and without the apostrophe of the guard."""
    return (cell, cell[1:]) if cell[:1] == "'" else (cell,)


def _same(shown: str, cell: str, us_days: bool) -> bool:
    if shown == cell or (shown.casefold() == cell.casefold() and cell.casefold() in ("true", "false")):
        return True
    if not shown or not cell:
        return False
    return (
        _same_number(shown, cell) or _same_day(shown, cell, us_days) or _same_time(shown, cell)
        or _letters_lost(shown, cell)
    )


def _letters_lost(shown: str, cell: str) -> bool:
    """A file saved in an old code page has a question mark for every letter that page lacks."""
    return "?" in cell and len(shown) == len(cell) and all(
        there in (meant, "?") for meant, there in zip(shown, cell, strict=True))


def _same_number(shown: str, cell: str) -> bool:
    written = shown.replace(" ", "")
    if not _NUMBER.fullmatch(written):
        return False
    if power := _POWER.fullmatch(cell):
        sign, first, rest, exponent = power.groups()
        digits = len(rest or "")
        ours = f"{float(written.replace(',', '.')):.{digits}e}"
        return ours == f"{sign.strip('+')}{first}{f'.{rest}' if rest else ''}e{int(exponent):+03d}"
    if not _NUMBER.fullmatch(cell):
        return False
    ours, theirs = _plain(written), _plain(cell)
    if ours == theirs:
        return True
    whole = ours.isdigit() and theirs.isdigit() and len(ours) == len(theirs) > _SURE_DIGITS
    return whole and abs(int(ours) - int(theirs)) < 10 ** (len(ours) - _SURE_DIGITS)


def _plain(number: str) -> str:
    """A number without what says nothing: a plus, zeros in front and behind."""
    head, _, tail = number.replace(",", ".").partition(".")
    sign = "-" if head.startswith("-") else ""
    head, tail = head.lstrip("+-").lstrip("0") or "0", tail.rstrip("0")
    return f"{sign}{head}{f'.{tail}' if tail else ''}"


def _parts(shown: str) -> tuple[int, int, int] | None:
    """Day (0 where only a month is told), month and year of a day as we write it."""
    found = _SHOWN_DAY.fullmatch(shown)
    return (int(found[1] or 0), int(found[2]), int(found[3])) if found else None


def _same_day(shown: str, cell: str, us_days: bool) -> bool:
    parts = _parts(shown)
    if parts is None:
        return False
    day, month, year = parts
    if cell.removesuffix(".0").isdecimal() and len(cell) < 8:
        return _is_serial(day or 1, month, year, int(cell.removesuffix(".0")))
    if spelt := _SPELT.fullmatch(cell):
        named = spelt[2].lower() in _MONTHS and _MONTHS.index(spelt[2].lower()) + 1 == month
        return named and int(spelt[1] or 1) == (day or 1) and _same_year(year, spelt[3])
    found = _DAY.fullmatch(cell)
    if found is None:
        return False
    one, two, three = found.groups()
    if three is None:
        return not day and {(month, year)} <= {(int(one), int(two)), (int(two), int(one))}
    if len(one) == 4:
        return (int(one), int(two), int(three)) == (year, month, day or 1)
    first, second = (int(two), int(one)) if us_days else (int(one), int(two))
    return (first, second) == (day or 1, month) and _same_year(year, three)


def _is_serial(day: int, month: int, year: int, number: int) -> bool:
    try:
        return _DAY_ZERO + timedelta(days=number) == date(year, month, day)
    except (ValueError, OverflowError):
        return False


def _same_year(year: int, text: str) -> bool:
    return int(text) == year if len(text) == 4 else int(text) == year % 100


def _same_time(shown: str, cell: str) -> bool:
    """An hour as another hour form, or as the part of a day it is."""
    if not re.fullmatch("[0-9]{2}:[0-9]{2}", shown):
        return False
    if read_time(cell) == shown:
        return True
    if not re.fullmatch(r"0[.,][0-9]{1,20}", cell):
        return False
    moment = datetime.min + timedelta(days=float(cell.replace(",", ".")), seconds=1)
    return f"{moment:%H:%M}" == shown
