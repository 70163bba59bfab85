"""The list of communes found by a beginning of their name, new or former."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dxdesk.domain.catalogues import Commune

Index = QModelIndex | QPersistentModelIndex
COMMUNE = Qt.ItemDataRole.UserRole
_PAD, _BAR = 14, 4


class CommuneModel(QAbstractListModel):
    """The communes to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self._communes: Sequence[Commune] = ()

    def set_communes(self, communes: Sequence[Commune]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self._communes = communes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many are listed."""
        return 0 if parent.isValid() else len(self._communes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The commune, or what a screen reader says of it."""
        commune = self._communes[index.row()]
        if role == COMMUNE:
            return commune
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{commune.name}, {commune.province}"
        return None


class CommuneDelegate(QStyledItemDelegate):
    """Name, province and code, and what the commune was made of."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines, two where nothing was merged."""
        return QSize(200, sum(height for _, _, height in _lines(option.font, index.data(COMMUNE))) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The lines, each ending in … where it does not fit."""
        palette, chosen = option.palette, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
            bar = QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height()))
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Link))
        top, left = option.rect.top() + 8, option.rect.left() + _PAD
        room = option.rect.width() - 2 * _PAD
        for words, font, height in _lines(option.font, index.data(COMMUNE)):
            painter.setFont(font)
            bold = font.bold()
            painter.setPen(palette.color(QPalette.ColorRole.Text if bold else QPalette.ColorRole.PlaceholderText))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, height), int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += height
        painter.restore()


class CommuneList(QListView):
    """The list itself; arrow keys choose, and `chosen()` is the commune marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CommuneModel()
        self._delegate = CommuneDelegate()
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_communes(self, communes: Sequence[Commune]) -> None:
        """List these, the first one marked."""
        self._model.set_communes(communes)
        if communes:
            self.setCurrentIndex(self._model.index(0))
        self.setVisible(bool(communes))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as what is listed."""
        rows = sum(self.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth() + 2)

    def chosen(self) -> Commune | None:
        """The commune marked, None where nothing is listed."""
        index = self.currentIndex()
        return index.data(COMMUNE) if index.isValid() else None

    def step(self, by: int) -> None:
        """Mark the next or the previous one."""
        row = max(0, min(self._model.rowCount() - 1, self.currentIndex().row() + by))
        self.setCurrentIndex(self._model.index(row))


def _lines(font: QFont, commune: Commune) -> list[tuple[str, QFont, int]]:
    """Words, font and height of each line."""
    name = QFont(font)
    name.setBold(True)
    second, third = QFont(font), QFont(font)
    second.setPixelSize(round(font.pixelSize() * 14 / 15))
    third.setPixelSize(round(font.pixelSize() * 13 / 15))
    lines = [(commune.name, name), (f"{commune.province}, mã {commune.code}", second)]
    if commune.former:
        lines.append((f"Trước 01/07/2025: {', '.join(commune.former)}", third))
    return [(words, face, QFontMetrics(face).height()) for words, face in lines]
