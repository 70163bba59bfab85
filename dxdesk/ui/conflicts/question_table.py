"""The two lists of the inbox: rows of three short lines for what waits, of two for what was decided (picture 07)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter

from dxdesk.ui.table_paint import CellPaint
from dxdesk.ui.table_rows import Cell, Column, Index, Tag
from dxdesk.ui.table_view import TableView
from dxdesk.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class QuestionPaint(CellPaint):
    """A cell whose second line holds two is painted on three."""

    def room(self, cell: Cell) -> QSize:
        """As high as three lines where there are three."""
        room = super().room(cell)
        return QSize(room.width(), self._theme.px(74)) if "\n" in cell.second else room

    def _disc(self, painter: QPainter, box: QRect, row: QRect, disc: Tag, index: Index) -> QRect:
        """The state as an icon in the middle of the row; gives the room left."""
        size = self._theme.px(20)
        self._icon(painter, QRect(box.left(), row.top(), size, row.height()), disc.icon, disc.tone, 20)
        return box.adjusted(size + self._theme.px(12), 0, 0, 0)

    def _words(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if "\n" not in cell.second:
            super()._words(painter, box, cell)
            return
        px, color = self._theme.px, self._theme.color
        what, who = cell.second.split("\n", 1)
        top = box.top() + (box.height() - px(66)) // 2
        lines = ((cell.text, self._font(15, True), "text"), (what, self._font(14), "text"),
                 (who, self._font(13), "text2"))
        for words, font, token in lines:
            self._text(painter, QRect(box.left(), top, box.width(), px(22)), words, font, color(token), _LEFT)
            top += px(22)


class QuestionTable(TableView):
    """A table of such rows, as high as its rows where there are few."""

    def set_up(self, theme: Theme, columns: Sequence[Column[Any]], heads: bool = True, pad: int = 12,
               lined: bool = True) -> None:
        """As every table; no heads are the rule here."""
        super().set_up(theme, columns, heads, pad, lined)
        self._paint = QuestionPaint(theme, pad, lined)
        self.setItemDelegate(self._paint)

    def room_wanted(self) -> int:
        """The height all its rows would take."""
        return self.verticalHeader().defaultSectionSize() * len(self.rows) + 2
