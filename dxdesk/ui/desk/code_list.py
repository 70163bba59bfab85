"""The list under a code box: at most nine lines, each with its digit and its code; the keyboard stays in the box."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dxdesk.domain.catalogues import Entry
from dxdesk.domain.code_choice import IN_SIGHT

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_ROW, _NOTE, _PAD, _BOX, _GAP = 2.6, 2.0, 0.7, 1.6, 0.7  # in ems of the body text
_SMALL = 13 / 15
_FEWEST = 3  # rows that are shown however little room there is


class CodeModel(QAbstractListModel):
    """The entries in sight, and below them a line of words."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()
        self.note = ""

    def show(self, entries: Sequence[Entry], note: str) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self.entries, self.note = entries, note
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Entries and the line of words."""
        return 0 if parent.isValid() else len(self.entries) + bool(self.note)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, or what is read of it."""
        entry = self.entries[index.row()] if index.row() < len(self.entries) else None
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            code = f", mã {entry.shortcut}" if entry and entry.shortcut else ""
            return f"{index.row() + 1} {entry.title}{code}" if entry else self.note
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The line of words cannot be chosen."""
        chosen = index.row() < len(self.entries)
        return super().flags(index) if chosen else Qt.ItemFlag.ItemIsEnabled


class CodePaint(QStyledItemDelegate):
    """Digit in a box, title, code at the right; colours are those the style sheet gives the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Wide enough for its words."""
        entry: Entry | None = index.data(ENTRY)
        metrics, em = option.fontMetrics, option.font.pixelSize()
        words = metrics.horizontalAdvance(entry.title if entry else index.data())
        boxes = (_BOX + _GAP) * (2 if entry and entry.shortcut else 1) if entry else 0
        return QSize(words + round(em * (boxes + 2 * _PAD)) + 2, round(em * (_ROW if entry else _NOTE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of what is marked, then the line."""
        entry: Entry | None = index.data(ENTRY)
        em, palette = option.font.pixelSize(), option.palette
        room = option.rect.adjusted(round(em * _PAD), 0, -round(em * _PAD), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.setFont(_sized(option.font, _SMALL))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), index.data())
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
                bar = QRect(option.rect.topLeft(), QSize(4, option.rect.height()))
                painter.fillRect(bar, palette.color(QPalette.ColorRole.Link))
            self._entry(painter, option, room, index.row() + 1, entry)
        painter.restore()

    def _entry(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, digit: int, entry: Entry) -> None:
        em = option.font.pixelSize()
        step = round(em * (_BOX + _GAP))
        self._box(painter, option, QPoint(room.left(), room.center().y()), str(digit))
        words = room.adjusted(step, 0, 0, 0)
        if entry.shortcut and entry.shortcut != str(digit):
            right = room.right() - round(em * _BOX)
            self._box(painter, option, QPoint(right, room.center().y()), entry.shortcut, filled=True)
            words.setRight(right - round(em * _GAP))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.setFont(option.font)
        shown = QFontMetrics(option.font).elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _box(self, painter: QPainter, option: QStyleOptionViewItem, at: QPoint, text: str, filled: bool = False
             ) -> None:
        side = round(option.font.pixelSize() * _BOX)
        box = QRect(at.x(), at.y() - side // 2, side, side)
        palette = option.palette
        plain = palette.color(QPalette.ColorRole.AlternateBase) == palette.color(QPalette.ColorRole.Base)
        painter.setPen(Qt.PenStyle.NoPen if filled and not plain else QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(_sized(option.font, _SMALL, bold=filled))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class CodeList(QListView):
    """Lies over the window beside its box and goes where the box goes; never takes the keyboard."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box.window())
        self._box, self._window = box, box.window()
        self._model, self._paint = CodeModel(), CodePaint()
        self._entries: Sequence[Entry] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(self._model)
        self.setItemDelegate(self._paint)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(box.accessibleName())
        self.hide()
        above: QWidget | None = box
        while above is not None:
            above.installEventFilter(self)
            above = above.parentWidget() if above is not self._window else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, and the edge of what lies over others."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    @property
    def entries(self) -> Sequence[Entry]:
        """What is in sight, in order."""
        return self._model.entries

    def offer(self, entries: Sequence[Entry]) -> None:
        """Show as many of these as have a digit and room, and how many are left."""
        self._entries = entries
        self.place()
        self.show()
        self.raise_()

    def mark(self, code: str) -> None:
        """Mark an entry in sight, or none."""
        at = next((at for at, entry in enumerate(self.entries) if entry.code == code), -1)
        self.setCurrentIndex(self._model.index(at) if at >= 0 else QModelIndex())

    def place(self) -> None:
        """Under the box, or over it where there is more room, with no more lines than fit."""
        box = QRect(self._box.mapTo(self._window, QPoint(0, 0)), self._box.size())
        self.ensurePolished()
        em = self.font().pixelSize()
        row, note = round(em * _ROW), round(em * _NOTE)
        below, over = self._window.height() - box.bottom() - 8, box.top() - 8
        want = min(len(self._entries), IN_SIGHT) * row + note + 2
        room = below if want <= below or below >= over else over
        fit = min(max((room - note - 2) // row, _FEWEST), IN_SIGHT)
        self._list_first(fit)
        high = len(self.entries) * row + (note if self._model.note else 0) + 2
        wide = min(max(box.width(), self.sizeHintForColumn(0) + 2), self._window.width() - 16)
        left = max(8, min(box.left(), self._window.width() - 8 - wide))
        self.setGeometry(left, box.bottom() + 4 if room == below else box.top() - 3 - high, wide, high)

    def _list_first(self, count: int) -> None:
        shown, left = list(self._entries[:count]), len(self._entries) - count
        note = f"Còn {left} mục nữa, gõ mã hoặc chữ để tìm." if left > 0 else ""
        note = note if shown else "Không có mục nào như vậy. Esc để thôi."
        if shown != list(self.entries) or note != self._model.note:
            self._model.show(shown, note)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Something round the box moved."""
        if self.isVisible() and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            marked = self.currentIndex().data(ENTRY)
            self.place()
            self.mark(marked.code if marked else "")
        return False


def _sized(font: QFont, of: float, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(round(font.pixelSize() * of))
    made.setBold(bold)
    return made
