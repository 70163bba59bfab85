"""Rows of any table on a page: what a cell shows, the columns, and the model the views read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dxdesk.ui.paged_rows import PagedRows

T = TypeVar("T")
CELL = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Tag:
    """A state: a word on a tinted ground with an icon; `tone` is ok, warn, bad, clash, accent or off."""

    text: str
    tone: str = "off"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows.

    `second` is a smaller line below; `tag` a state; `disc` the icon of a timeline entry in its state's ground;
    `keys` letters in small boxes; `icon` a plain icon at the end; `token` the colour of the first line; `top` puts a
    single line where the first of two would stand; `marks` the (start, length) of letters of `text` to show bold.
    """

    text: str = ""
    second: str = ""
    tag: Tag | None = None
    disc: Tag | None = None
    keys: tuple[str, ...] = ()
    icon: Tag | None = None
    right: bool = False
    bold: bool = False
    token: str = "text"
    top: bool = False
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def spoken(self) -> str:
        """All a screen reader should say of the cell."""
        said = (self.text, self.second, *self.keys, self.tag and self.tag.text, self.icon and self.icon.text)
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its title, how a row becomes a cell, and its share of the width left over (0: as wide as needed).

    `sample` holds the widest cells there can be, of a list too long to look for them; without it rows are measured.
    """

    title: str
    cell: Callable[[T], Cell]
    stretch: int = 0
    right: bool = False
    sample: tuple[Cell, ...] = ()


class TableRows(QAbstractTableModel, Generic[T]):
    """Rows of any kind shown through columns; the view asks only for the cells it paints."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[T] = []

    @property
    def rows(self) -> Sequence[T]:
        """The rows in order."""
        return self._rows

    def show(self, rows: Sequence[T]) -> None:
        """Replace all rows; those of a list of any length stay where they are until they come into sight."""
        self.beginResetModel()
        self._rows = rows if isinstance(rows, PagedRows) else list(rows)
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[T]]) -> None:
        """Replace the columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def row(self, index: Index) -> T | None:
        """The row behind an index, or None where the index points nowhere."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell, its text, or what a screen reader says."""
        row = self.row(index) if index.isValid() else None
        if row is None:
            return None
        if role == CELL:
            return self.columns[index.column()].cell(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].cell(row).text
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.columns[index.column()].cell(row)
            return "\n".join(filter(None, (cell.text, cell.second)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.column(), row)
        return None

    def _spoken(self, at: int, row: T) -> str:
        """The first cell says the whole row, since arrows move row by row."""
        if at == 0:
            return ". ".join(said for column in self.columns if (said := column.cell(row).spoken))
        return self.columns[at].cell(row).spoken

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
