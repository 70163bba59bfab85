"""What differs between two prints of one paper: as tables, and as the page that ends the newer one (issue 7, point 3).

A row is told by its first text that is no number of a row, a column by its head; a row only one print has counts too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.domain.sheet import Heading
from dxdesk.report.drawn import Stamp
from dxdesk.report.head import annex_head
from dxdesk.report.page import Ink, annex
from dxdesk.report.words import number

COLUMNS = ("Nội dung", "Cột", "Trước", "Nay", "Chênh lệch")
ABSENT = "không có"
_ORDINAL = "TT"
_ON_PAPER = 200
"""Rows of one table that are printed; `verify` shows all."""
_WIDTHS = [width * mm for width in (58, 34, 24, 24, 25)]
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


def changes_annex(ink: Ink, stamp: Stamp, heading: Heading, number: int = 0, of: str = "",
                  paper: str = "Báo cáo") -> list[Flowable]:
    """The annex that ends a newer edition; nothing where the stamp says of no change.

    `number` of the annex, `of` and `paper` as for `annex_head`.
    """
    if not stamp.changes:
        return []
    day = f" in ngày {stamp.since:%d/%m/%Y}" if stamp.since else ""
    story = [*annex(), *annex_head(ink, heading, number, "Những số đã đổi", paper=paper, of=of),
             ink.text(f"Bản {stamp.edition}, thay bản {stamp.edition - 1}{day}: đổi {count(stamp.changes)} chỗ.",
                      ink.body)]
    for table in stamp.changes:
        story += _printed(ink, table)
    return story


def _printed(ink: Ink, table: PrintedTable) -> list[Flowable]:
    looks = [ink.cell, ink.cell, ink.right, ink.right, ink.right]
    cells = [[ink.line(cell.text, look) for cell, look in zip(row, looks, strict=True)]
             for row in table.rows[:_ON_PAPER]]
    left = len(table.rows) - len(cells)
    more = [ink.text(f"Còn {left} chỗ khác, xem đủ trên máy bằng mã kiểm.", ink.note)] if left > 0 else []
    grid = ink.grid([[ink.line(word, ink.head) for word in table.columns], *cells], _WIDTHS)
    return [*ink.titled(table.title, grid, len(cells)), *more]


def _cells(before: PrintedTable | None, now: PrintedTable | None) -> Iterable[tuple[str, ...]]:
    old, new = _by_row(before), _by_row(now)
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
    names = [row[label].text if row else "" for row in table.rows]
    if len(names) == 1 and _value(names[0]) is not None:  # one row of figures alone: nothing tells it, nothing needs to
        names, label = [""], label - 1
    columns = _numbered(table.columns)
    return {key: {column: cell.text for at, (column, cell) in enumerate(zip(columns, row, strict=False)) if at > label}
            for key, row in zip(_numbered(names), table.rows, strict=True)}


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
    return signed(round(after - before, 1))


def signed(change: float) -> str:
    """A difference with its sign: '+3', '-1.200'; empty for none."""
    return f"{'+' if change > 0 else '-'}{number(abs(change))}" if change else ""


def _value(text: str) -> float | None:
    plain = text.replace(".", "").replace(",", ".", 1)
    return float(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None
