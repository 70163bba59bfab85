"""What differs between two prints of one paper: as tables, and as the page that ends the newer one (issue 7, point 3).

A row is told by its first text that is no number of a row, a column by its head; a row only one print has counts too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.report.words import number

COLUMNS = ("Nội dung", "Cột", "Trước", "Nay", "Chênh lệch")
ABSENT = "không có"
_ORDINAL = "TT"
_Key = tuple[str, int]


def differences(before: Sequence[PrintedTable], now: Sequence[PrintedTable]) -> tuple[PrintedTable, ...]:
    """One table for each that differs, a row for each cell that does: what, which column, before, now, difference."""
    old, new = ({(table.title, 0): table for table in tables} for tables in (before, now))
    found = []
    for key in _in_order(old, new):
        rows = list(_cells(old.get(key), new.get(key)))
        if rows:
            found.append(plain_table(key[0], COLUMNS, rows))
    return tuple(found)


def count(changes: Iterable[PrintedTable]) -> int:
    """How many places differ."""
    return sum(len(table.rows) for table in changes)


def _cells(before: PrintedTable | None, now: PrintedTable | None) -> Iterable[tuple[str, ...]]:
    old, new = _by_row(before), _by_row(now)
    if len(old) == len(new) == 1:  # a table of one row has nothing to tell its row by
        new = {next(iter(old)): next(iter(new.values()))}
    for row in _in_order(old, new):
        left, right = old.get(row, {}), new.get(row, {})
        for column in _in_order(left, right):
            was, is_now = left.get(column, ABSENT), right.get(column, ABSENT)
            if was != is_now:
                yield row[0], column[0], was, is_now, _difference(was, is_now)


def _by_row(table: PrintedTable | None) -> dict[_Key, dict[_Key, str]]:
    """The texts of a table by row and column, its row numbers and the texts its rows are told by left out."""
    if table is None:
        return {}
    label = 1 if table.columns[:1] == (_ORDINAL,) and len(table.columns) > 1 else 0
    columns = _numbered(table.columns)
    alone = len(table.rows) == 1
    rows = {}
    for key, row in zip(_numbered(cells[label].text if cells else "" for cells in table.rows), table.rows, strict=True):
        texts = [cell.text for cell in row]
        rows[key] = {column: text for at, (column, text) in enumerate(zip_longest(columns, texts, fillvalue=""))
                     if column and (at > label or (alone and at == label))}
    return rows


def _numbered(texts: Iterable[str]) -> list[_Key]:
    """Each text with how often it came before, so that two rows of one name stay two."""
    met: Counter[str] = Counter()
    found = []
    for text in texts:
        found.append((text, met[text]))
        met[text] += 1
    return found


def _in_order(old: Iterable[_Key], new: Iterable[_Key]) -> list[_Key]:
    """The keys of the newer, then what only the older has."""
    return list(dict.fromkeys((*new, *old)))


def _difference(was: str, is_now: str) -> str:
    before, after = _value(was), _value(is_now)
    if before is None or after is None:
        return ""
    change = round(after - before, 1)
    return f"{'+' if change > 0 else '-'}{number(abs(change))}"


def _value(text: str) -> float | None:
    plain = text.replace(".", "").replace(",", ".", 1)
    return float(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None
