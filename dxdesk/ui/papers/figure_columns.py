"""Which columns of a paper's table stand on the screen, and what their cells say."""

from collections.abc import Callable, Sequence
from functools import partial

from dxdesk.domain import paper_tables
from dxdesk.domain.paper_tables import NOW, PREVIOUS, PrintedTable, Source
from dxdesk.report.words import MISSING, NONE
from dxdesk.ui.table_rows import Cell, Column

Row = tuple[paper_tables.Cell, ...]
_MOST_TOLD = 7
_PLACE, _UNIT = "TT", "Đơn vị"


def telling(table: PrintedTable, most: int) -> list[int]:
    """The columns that say something on a screen: not the line's number, its unit, nor what holds nothing.

    Where more would not find room what was before gives way.
    """
    told = [at for at, title in enumerate(table.columns)
            if title not in (_PLACE, _UNIT) and any(row[at].text not in ("", NONE) for row in table.rows)]
    if len(told) > most:
        told = [at for at in told if not any(_of_before(row[at]) for row in table.rows)]
    return told or list(range(len(table.columns)))


def _of_before(cell: paper_tables.Cell) -> bool:
    return cell.source is not None and cell.source.stretch == PREVIOUS


def columns_of(table: PrintedTable, shown: Sequence[int], rules: dict[str, str], most: int) -> list[Column[Row]]:
    """The columns shown; the one with most words takes the room and says in what and how the line is counted."""
    longest = {at: max((len(row[at].text) for row in table.rows), default=0) for at in shown}
    figures = {at: _is_figures(table.rows, at) for at in shown}
    words = [at for at in shown if not figures[at]]
    wide = max(words, key=lambda at: longest[at], default=shown[0])
    many = len(shown) > most  # they scroll sideways, each as wide as its words
    unit = table.columns.index(_UNIT) if _UNIT in table.columns else -1
    told = partial(_how, unit, {} if many else rules)
    return [Column(table.columns[at], partial(_cell, at, told if at == wide else _nothing, figures[at]),
                   stretch=int(at == wide and not many), right=figures[at]) for at in shown]


def _how(unit: int, rules: dict[str, str], row: Row) -> str:
    """In what and how a line is counted."""
    source = main_source(row)
    words = (row[unit].text if unit >= 0 else "", rules.get(source.indicator, "") if source else "")
    return " · ".join(filter(None, words))


def _nothing(_row: Row) -> str:
    return ""


def _cell(at: int, how: Callable[[Row], str], figure: bool, row: Row) -> Cell:
    source = main_source(row)
    second = "" if figure else how(row)
    here = row[at]
    first = source is not None and here.source == source
    missing = here.text == MISSING
    return Cell(here.text, second, right=figure, bold=first and not missing,
                token="text2" if missing or (figure and here.source is None) else "text")


def _is_figures(rows: Sequence[Row], at: int) -> bool:
    """Whether a column holds figures, which stand at the right."""
    return all(row[at].source or not row[at].text.strip("0123456789.,%–+- ") for row in rows)


def main_source(row: Row) -> Source | None:
    """Behind the figure of the period itself, else behind the first one that has records."""
    sources = [cell.source for cell in row if cell.source]
    return next((source for source in sources if source.stretch == NOW), sources[0] if sources else None)


def main_table(tables: Sequence[PrintedTable]) -> int:
    """The table with the most lines that have records, of those that say not too much of each."""
    lines = [sum(any(cell.source for cell in row) for row in table.rows)
             * (len(telling(table, _MOST_TOLD)) <= _MOST_TOLD) for table in tables]
    return lines.index(max(lines)) if lines else -1


def line_name(row: Row) -> str:
    """What a line is about: its first words."""
    return next((cell.text for cell in row if cell.source is None and not cell.text.isdecimal()), "")


