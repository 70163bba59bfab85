"""How cells are painted: text over a smaller line, tags, key boxes, timeline discs; rows 44 or 60 high (look §8)."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dxdesk.ui.table_rows import CELL, Cell, Tag
from dxdesk.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LONGEST = 400  # letters of a cell that are measured; a pasted novel would be shaped anew at every paint
Index = QModelIndex | QPersistentModelIndex


class CellPaint(QStyledItemDelegate):
    """Paints `Cell`s with the colours and the text scale in force; `pad` is the inner margin at both sides."""

    def __init__(self, theme: Theme, pad: int = 10, lined: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._pad = pad
        self._lined = lined
        self._fonts: dict[tuple[int, bool, int], tuple[QFont, QFontMetrics]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the words, as high as a row of one or two lines."""
        return self.room(index.data(CELL))

    def room(self, cell: Cell) -> QSize:
        """The same of a cell by itself."""
        high = 60 if cell.second or cell.top else 44
        return QSize(self._width(cell) + 2 * self._theme.px(self._pad), self._theme.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, what stands at the end, then the words in the room left."""
        cell: Cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, index)
        box = option.rect.adjusted(self._theme.px(self._pad), 0, -self._theme.px(self._pad), 0)
        if cell.disc:
            box = self._disc(painter, box, option.rect, cell.disc, index)
        box = self._end(painter, box, cell)
        self._words(painter, box, cell)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        if self._lined:
            line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
            painter.fillRect(line, self._theme.color("line"))
        if chosen and index.column() == 0:
            bar = QRect(option.rect.topLeft(), QSize(4, option.rect.height()))
            painter.fillRect(bar, self._theme.color("accent"))

    def _disc(self, painter: QPainter, box: QRect, row: QRect, disc: Tag, index: Index) -> QRect:
        """The entry's disc with the thread that ties it to the entries above and below; gives the room left."""
        size, top = self._theme.px(30), row.top() + self._theme.px(3)
        round_box = QRect(box.left(), top, size, size)
        middle = round_box.center().x()
        painter.setPen(QPen(self._theme.color("line"), 2))
        if self._lined:
            painter.setPen(Qt.PenStyle.NoPen)  # rows of their own, not one thread
        if index.row() > 0:
            painter.drawLine(middle, row.top(), middle, round_box.top())
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(middle, round_box.bottom(), middle, row.bottom())
        painter.setPen(QPen(self._theme.color(f"{disc.tone}_line" if disc.tone != "accent" else "accent_soft"), 1))
        painter.setBrush(self._theme.color(f"{disc.tone}_soft"))
        painter.drawEllipse(round_box)
        self._icon(painter, round_box, disc.icon, disc.tone, 18)
        return box.adjusted(size + self._theme.px(12), 0, 0, 0)

    def _end(self, painter: QPainter, box: QRect, cell: Cell) -> QRect:
        """What stands at the right end, painted from the right; gives the room left for words."""
        if cell.icon:
            square = QRect(box.right() - self._theme.px(20), box.top(), self._theme.px(20), box.height())
            self._icon(painter, square, cell.icon.icon, cell.icon.tone, 16)
            box = box.adjusted(0, 0, -self._theme.px(28), 0)
        if cell.tag:
            box = self._tag(painter, box, cell.tag, left=not (cell.text or cell.right))
        for key in reversed(() if cell.disc else cell.keys):
            box = self._key(painter, box, key)
        return box

    def _tag(self, painter: QPainter, box: QRect, tag: Tag, left: bool) -> QRect:
        size = QSize(self._tag_width(tag), self._theme.px(26))
        start = box.left() if left else box.right() + 1 - size.width()
        where = QRect(QPoint(start, box.center().y() - size.height() // 2), size)
        self._plate(painter, where, tag.tone)
        inner = where.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
        if tag.icon:
            square = QRect(inner.left(), inner.top(), self._theme.px(16), inner.height())
            self._icon(painter, square, tag.icon, tag.tone, 16)
            inner.setLeft(square.right() + 1 + self._theme.px(6))
        self._text(painter, inner, tag.text, self._font(13, True), self._theme.color(tag.tone))
        return box.adjusted(0, 0, -size.width() - self._theme.px(8), 0)

    def _key(self, painter: QPainter, box: QRect, key: str) -> QRect:
        font = self._font(13, True)
        wide = self._key_width(key)
        where = QRect(box.right() + 1 - wide, box.center().y() - self._theme.px(12), wide, self._theme.px(24))
        self._plate(painter, where, "off")
        self._text(painter, where, key, font, self._theme.color("text"), _CENTRE)
        return box.adjusted(0, 0, -wide - self._theme.px(8), 0)

    def _plate(self, painter: QPainter, where: QRect, tone: str) -> None:
        edge = "accent_soft" if tone == "accent" else f"{tone}_line"
        painter.setPen(QPen(self._theme.color(edge), 1))
        painter.setBrush(self._theme.color(f"{tone}_soft"))
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(4), self._theme.px(4))

    def _words(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if not cell.text:
            return
        side = _RIGHT if cell.right else _LEFT
        first = QRect(box)
        if cell.second or cell.top:
            middle = box.top() + box.height() // 2
            first = QRect(box.left(), middle - self._theme.px(25), box.width(), self._theme.px(26))
            below = QRect(box.left(), middle + self._theme.px(2), box.width(), self._theme.px(22))
            self._text(painter, below, cell.second, self._font(13), self._theme.color("text2"), side)
        font, color = self._font(15, cell.bold), self._theme.color(cell.token)
        if cell.marks:
            self._marked(painter, first, cell.text, cell.marks, font, color)
        else:
            self._text(painter, first, cell.text, font, color, side)
        if cell.disc and cell.keys:
            self._keys_behind(painter, first, cell, font)

    def _keys_behind(self, painter: QPainter, first: QRect, cell: Cell, font: QFont) -> None:
        """The keys of a timeline entry stand right behind its title (look, picture 02)."""
        left = first.left() + QFontMetrics(font).horizontalAdvance(_short(cell.text)) + self._theme.px(6)
        for key in cell.keys:
            box = QRect(left, first.top(), self._key_width(key), first.height())
            if box.right() <= first.right():
                self._key(painter, box, key)
            left = box.right() + 1 + self._theme.px(4)

    def _key_width(self, key: str) -> int:
        return max(self._theme.px(24), self._metrics(13, True).horizontalAdvance(key) + self._theme.px(10))

    def _marked(self, painter: QPainter, where: QRect, text: str, marks: Sequence[tuple[int, int]], font: QFont,
                color: QColor) -> None:
        """One line at the left with some letters bold, shaped as one text so that no tone or ligature is cut off."""
        metrics = self._metrics(15, True)  # by the wider of both, so that the dots always fit
        shown = metrics.elidedText(_short(text), Qt.TextElideMode.ElideRight, where.width())
        layout = QTextLayout(shown, font, painter.device())
        layout.setFormats([_bold(text, start, length) for start, length in marks])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.setPen(color)
        layout.draw(painter, QPointF(where.left(), where.center().y() + 1 - line.height() / 2))

    def _text(self, painter: QPainter, where: QRect, text: str, font: QFont, color: QColor,
              side: Qt.AlignmentFlag = _LEFT) -> None:
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(_short(text), Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, side | Qt.TextFlag.TextSingleLine, shown)

    def _icon(self, painter: QPainter, where: QRect, name: str, token: str, size: int) -> None:
        picture = self._theme.pixmap(name, token, size, painter.device().devicePixelRatioF())
        edge = self._theme.px(size)
        corner = where.center() - QPoint(edge // 2 - 1, edge // 2 - 1)
        painter.drawPixmap(QRect(corner, QSize(edge, edge)), picture)

    def _width(self, cell: Cell) -> int:
        first = self._metrics(15, cell.bold or bool(cell.marks))
        words = max(first.horizontalAdvance(_short(cell.text)),
                    self._metrics(13).horizontalAdvance(_short(cell.second)))
        extra = (len(cell.keys) * self._theme.px(32) + (self._theme.px(28) if cell.icon else 0)
                 + (self._theme.px(42) if cell.disc else 0))
        tag = self._tag_width(cell.tag) + (self._theme.px(8) if cell.text else 0) if cell.tag else 0
        return words + extra + tag + 1

    def _tag_width(self, tag: Tag) -> int:
        words = self._metrics(13, True).horizontalAdvance(tag.text)
        return words + self._theme.px(16) + (self._theme.px(22) if tag.icon else 0) + 1

    def _font(self, size: int, bold: bool = False) -> QFont:
        return self._measured(size, bold)[0]

    def _metrics(self, size: int, bold: bool = False) -> QFontMetrics:
        return self._measured(size, bold)[1]

    def _measured(self, size: int, bold: bool) -> tuple[QFont, QFontMetrics]:
        """A font and its measures; made once a text scale, since a screen full of rows asks a hundred times."""
        key = size, bold, self._theme.scale
        if key not in self._fonts:
            font = self._theme.font(size, bold)
            self._fonts[key] = font, QFontMetrics(font)
        return self._fonts[key]


def _short(text: str) -> str:
    """What of a text can come into sight, on one line."""
    return text[:_LONGEST].replace("\n", " ")


def _bold(text: str, start: int, length: int) -> QTextLayout.FormatRange:
    """Letters `start` to `start + length` of a text in bold; Qt counts in halves of UTF-16."""
    form, found = QTextCharFormat(), QTextLayout.FormatRange()
    form.setFontWeight(QFont.Weight.Bold)
    found.format = form
    found.start, found.length = _halves(text[:start]), _halves(text[start:start + length])
    return found


def _halves(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
