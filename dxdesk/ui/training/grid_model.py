"""The roll as the view reads it: a row a learner, columns for earlier meetings and the one being taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dxdesk.domain.attendance_grid import RollSheet, Row, same_names
from dxdesk.domain.names import fold
from dxdesk.ui.training.grid_words import NO_SCORE, NOT_SIGNED, NOT_TAKEN, SIGNED, STATES, dispute_sentence

Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, OTHER, STATE, SCORE, SIGN = "number", "name", "other", "state", "score", "sign"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: what it shows, its head, and for the column of a meeting which one."""

    kind: str
    head: str
    meeting: str = ""


class GridModel(QAbstractTableModel):
    """Rows and columns of one roll."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = RollSheet()
        self.columns: tuple[GridColumn, ...] = ()
        self._double: set[str] = set()

    def show(self, sheet: RollSheet, columns: Sequence[GridColumn]) -> None:
        """Replace all."""
        self.beginResetModel()
        self.sheet, self.columns = sheet, tuple(columns)
        self._double = same_names(sheet.rows)
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The row behind an index; None where it points nowhere."""
        at = index.row()
        return self.sheet.rows[at] if index.isValid() and at < len(self.sheet.rows) else None

    def kind(self, index: Index) -> str:
        """What the column of an index shows."""
        return self.columns[index.column()].kind if index.isValid() else ""

    def place(self, kind: str) -> int:
        """The number of the first column of a kind; 0 where there is none."""
        return next((at for at, column in enumerate(self.columns) if column.kind == kind), 0)

    def aside(self, row: Row) -> str:
        """What stands behind a name: that he is gone, or the year of birth where names are the same."""
        if row.learner.gone:
            return "hồ sơ đã xóa"
        return row.learner.birth_year if fold(row.learner.name) in self._double else ""

    def spoken(self, row: Row) -> str:
        """How somebody stands now, for who hears it."""
        answer = self.sheet.answer(row)
        state = STATES[answer.state].word if answer.state else NOT_TAKEN
        return f"{row.learner.name}, {state}, {'đã ký' if answer.signed else 'chưa ký'}"

    def touch(self, row: int) -> None:
        """A row says something else than before."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many learners."""
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns fit."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, with its name for a screen reader, and what differs in the tooltip."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.word(row, self.columns[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.columns[index.column()]
            return ", ".join(filter(None, (row.learner.name, column.head, self.word(row, column), self._differs(row))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._differs(row) or self.word(row, self.columns[index.column()])
        return None

    def word(self, row: Row, column: GridColumn) -> str:
        """What a cell says in words, its icon included."""
        if column.kind == NUMBER:
            return str(row.n)
        if column.kind == NAME:
            return ", ".join(filter(None, (row.learner.name, self.aside(row))))
        if column.kind == OTHER:
            mark = row.marks.get(column.meeting)
            return STATES[mark.state].word if mark else ""
        if column.kind == SCORE:
            return row.score or NO_SCORE
        answer = self.sheet.answer(row)
        if column.kind == SIGN:
            return SIGNED if answer.signed else NOT_SIGNED
        return STATES[answer.state].word if answer.state else NOT_TAKEN

    def _differs(self, row: Row) -> str:
        return " ".join(dispute_sentence(dispute) for dispute in row.disputes)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        return self.columns[section].head if role == Qt.ItemDataRole.DisplayRole else None
