"""A field that shows, by an arrow at its right, that there is a list to choose from."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from dxdesk.ui import icons
from dxdesk.ui.parts.words import em

_ARROW = 16 / 15
_INDENT = 2  # what a line edit itself keeps free before its text


class ListEdit(QLineEdit):
    """Looks like a combo box, and is typed into like a field."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the arrow."""
        super().resizeEvent(event)
        self.setTextMargins(0, 0, em(self, _ARROW), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the arrow that says there is a list; words that do not fit end in … once it is left."""
        if self.hasFocus() or not self._cut():
            super().paintEvent(event)
            painter = QPainter(self)
        else:
            painter = QPainter(self)
            self._paint_cut(painter)
        side = em(self, _ARROW)
        drawn = icons.pixmap("down", self.palette().text().color(), side, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(self.width() - side - em(self, 0.6), (self.height() - side) // 2), drawn)

    def _cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.marginsRemoved(self.textMargins()).adjusted(_INDENT, 0, -_INDENT, 0)

    def _paint_cut(self, painter: QPainter) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room = self._room()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().text().color())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
