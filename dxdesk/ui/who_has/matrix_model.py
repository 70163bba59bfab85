"""The matrix as the view reads it: a row for whose slips, a column for who has them; words for eye and ear."""

from dataclasses import asdict, dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dxdesk.domain.who_has_words import cell_sentence, cell_word, short_label
from dxdesk.store.receipts import Cell, Laptop, Matrix

Index = QModelIndex | QPersistentModelIndex
WARD = "Phường"


@dataclass(frozen=True, slots=True)
class Crossing:
    """One cell of the matrix: whose slips, who has them, and what he has."""

    whose: Laptop
    who: Laptop
    cell: Cell

    @property
    def word(self) -> str:
        """What stands in the cell."""
        return cell_word(self.cell.state, self.cell.visits, self.cell.packs)

    @property
    def sentence(self) -> str:
        """The same in a sentence."""
        return cell_sentence(self.whose.label, self.who.label, **asdict(self.cell))


def head_words(matrix: Matrix) -> dict[str, str]:
    """What every laptop is called at the head of its row and column, by key; the only officer's is the ward's."""
    officers = [one.key for one in matrix.laptops if one.officer and not one.out]
    return {one.key: WARD if officers == [one.key] else short_label(one.label) for one in matrix.laptops}


class MatrixModel(QAbstractTableModel):
    """Rows and columns of laptops."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix((), {})
        self.words: dict[str, str] = {}

    def show(self, matrix: Matrix) -> None:
        """Replace all."""
        self.beginResetModel()
        self.matrix, self.words = matrix, head_words(matrix)
        self.endResetModel()

    def crossing(self, index: Index) -> Crossing | None:
        """What lies behind an index; None where it points nowhere."""
        if not index.isValid():
            return None
        whose, who = self.matrix.laptops[index.row()], self.matrix.holders[index.column()]
        return Crossing(whose, who, self.matrix.cells[whose.key, who.key])

    def laptop(self, at: int, orientation: Qt.Orientation) -> Laptop:
        """The laptop at the head of a column or row."""
        return (self.matrix.holders if orientation == Qt.Orientation.Horizontal else self.matrix.laptops)[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many laptops have slips."""
        return 0 if parent.isValid() else len(self.matrix.laptops)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many laptops may have them."""
        return 0 if parent.isValid() else len(self.matrix.holders)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The word of a cell; its sentence for a tooltip and a screen reader."""
        crossing = self.crossing(index)
        if crossing is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return crossing.word
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return crossing.sentence
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The laptops."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words[self.laptop(section, orientation).key]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.laptop(section, orientation).label
        return None
