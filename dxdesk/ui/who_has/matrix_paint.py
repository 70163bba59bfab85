"""How the matrix is painted: double ticks, what is missing, own column tinted, the current cell with ring (look §5)."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dxdesk.store.receipts import ALL, LACKS
from dxdesk.ui.theme import Theme
from dxdesk.ui.who_has.matrix_model import Index, MatrixModel

ROW, HEAD = 38, 36
_PAD, _TIGHT, _ICON, _RADIUS = 10, 6, 18, 4
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellPaint(QStyledItemDelegate):
    """Paints the cells."""

    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model, self._view = theme, model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its word."""
        crossing = self._model.crossing(index)
        words = crossing.word if crossing and crossing.cell.state != ALL else ""
        wide = QFontMetrics(self._theme.font(13)).horizontalAdvance(words) + 2 * self._theme.px(_TIGHT)
        return QSize(wide, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, hairline, tick or word, ring."""
        crossing = self._model.crossing(index)
        if crossing is None:
            return
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "focus_fill" if current else "accent_soft" if crossing.who.mine else "surface"
        painter.fillRect(rect, self._theme.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
        if crossing.cell.state == ALL:
            self._tick(painter, rect)
        else:
            painter.setFont(self._theme.font(13))
            painter.setPen(self._theme.color("warn" if crossing.cell.state == LACKS else "text2"))
            painter.drawText(rect, _CENTRE, crossing.word)
        if current:
            self._ring(painter, rect)
        painter.restore()

    def _tick(self, painter: QPainter, rect: QRect) -> None:
        edge = self._theme.px(_ICON)
        picture = self._theme.pixmap("check2", "ok", _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QRect(rect.center() - QPoint(edge // 2 - 1, edge // 2 - 1), QSize(edge, edge)), picture)

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(self._theme.color("ring"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), radius, radius)


class Heads(QHeaderView):
    """The laptops at the head of columns, or of rows."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme, self._model = theme, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def wanted(self) -> int:
        """The width of the widest name with its margins."""
        metrics = QFontMetrics(self._font)
        names = [self._word(at) for at in range(self.count())]
        return max(map(metrics.horizontalAdvance, names), default=0) + 2 * self._theme.px(_PAD)

    def width_of(self, at: int) -> int:
        """The width of one name with its margins."""
        return QFontMetrics(self._font).horizontalAdvance(self._word(at)) + 2 * self._theme.px(_TIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:  # noqa: N802
        """One name."""
        across = self.orientation() == Qt.Orientation.Horizontal
        mine = across and self._model.laptop(at, self.orientation()).mine
        painter.save()
        painter.fillRect(rect, self._theme.color("accent_soft" if mine else "sunken" if across else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
        painter.setFont(self._font)
        painter.setPen(self._theme.color("accent" if mine else "text2" if across else "text"))
        pad = 0 if across else self._theme.px(_PAD)
        room = rect.adjusted(pad, 0, -pad, 0)
        shown = QFontMetrics(self._font).elidedText(self._word(at), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _CENTRE if across else _LEFT, shown)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sections, and the ground behind the last one."""
        painter = QPainter(self.viewport())
        across = self.orientation() == Qt.Orientation.Horizontal
        painter.fillRect(event.rect(), self._theme.color("sunken" if across else "surface"))
        painter.end()
        super().paintEvent(event)

    @property
    def _font(self) -> QFont:
        return self._theme.font(13 if self.orientation() == Qt.Orientation.Horizontal else 15, bold=True)

    def _word(self, at: int) -> str:
        return str(self._model.headerData(at, self.orientation()))


class Corner(QWidget):
    """What the rows are, where their names and those of the columns meet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """"Phiếu của"."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.setFont(self._theme.font(13, bold=True))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(self.rect().adjusted(self._theme.px(_PAD), 0, 0, 0), _LEFT, "Phiếu của")
