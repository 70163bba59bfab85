"""Figures as they stand on paper, each cell with the way back to the records behind it (design §1, §7)."""

from collections.abc import Iterable
from dataclasses import dataclass

NOW, PREVIOUS, YEAR = "now", "previous", "year"
"""Which stretch of days a figure counts: the period itself, the one before, the year up to the period's end."""


@dataclass(frozen=True, slots=True)
class Source:
    """What `records` is asked for the rows behind a figure: the indicator, the stretch of days, the cell of a table.

    `by` is empty for the whole; with it an empty `cell` is where nothing was written. `team` limits all to one team,
    `event` to one event. `store.behind.behind` answers the records.
    """

    indicator: str
    stretch: str = NOW
    by: str = ""
    cell: str = ""
    team: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell exactly as printed; no source where it is a title or comes from outside the book."""

    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table of a paper: what it is called, its columns, its rows; the first cell of a row says what it is about."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def texts(self) -> list[list[str]]:
        """What the check code stands for: the title, the columns, the rows."""
        return [[self.title], list(self.columns), *([cell.text for cell in row] for row in self.rows)]


def plain_table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> PrintedTable:
    """A table without a way back, of texts alone."""
    return PrintedTable(title, tuple(columns), tuple(tuple(map(Cell, row)) for row in rows))
