"""The numbers of a book in a grid: one cell a number, its icon beside it; arrows walk, digits jump (look §1.7, §5)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QElapsedTimer,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.slips.slip_books_words import AHEAD, NUMBER_TAGS
from dxdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_WIDE, _HIGH, _FEWEST = 72, 44, 4
_ROUND = (20, 10, 5)  # columns in which tens stand below each other


class NumberModel(QAbstractTableModel):
    """Numbers and their states, row by row in as many columns as fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = _FEWEST
        self.numbers: tuple[int, ...] = ()
        self.states: dict[int, str] = {}

    def show(self, states: Mapping[int, str], columns: int) -> None:
        """Other numbers, or another width."""
        self.beginResetModel()
        self.states, self.numbers, self.columns = dict(states), tuple(states), columns
        self.endResetModel()

    def number(self, index: Index) -> int | None:
        """The number behind a cell; None for the empty ones of the last row."""
        at = index.row() * self.columns + index.column()
        return self.numbers[at] if index.isValid() and at < len(self.numbers) else None

    def place(self, at: int) -> QModelIndex:
        """The cell of the number at that place."""
        return self.index(at // self.columns, at % self.columns)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """As many rows as the numbers need."""
        return 0 if parent.isValid() else -(-len(self.numbers) // self.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """As many columns as fit."""
        return 0 if parent.isValid() else self.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Empty cells cannot be chosen."""
        return super().flags(index) if self.number(index) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number, or what a screen reader says of it."""
        number = self.number(index)
        if number is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(number)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"Số {number}: {NUMBER_TAGS[self.states[number]].text.lower()}"
        return None


class NumberPaint(QStyledItemDelegate):
    """A number and the icon of its state; what needs a look has a ground, the current cell the ring."""

    def __init__(self, theme: Theme, cells: NumberModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._cells, self._view = theme, cells, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the number, its icon, the ring."""
        number = self._cells.number(index)
        if number is None:
            return
        theme, state = self._theme, self._cells.states[number]
        tag = NUMBER_TAGS[state]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._view.currentIndex() == index
        focused = here and bool(option.state & QStyle.StateFlag.State_HasFocus)
        box = option.rect.adjusted(theme.px(3), theme.px(3), -theme.px(3), -theme.px(3))
        self._ground(painter, box, tag.tone, here, focused)
        self._content(painter, box, number, tag.icon, tag.tone, faint=state == AHEAD)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, tone: str, here: bool, focused: bool) -> None:
        theme = self._theme
        loud = tone in ("warn", "bad")
        ground = "focus_fill" if focused else "accent_soft" if here else f"{tone}_soft" if loud else "surface"
        edge = "ring" if focused else "accent" if here else f"{tone}_line" if loud else "line"
        painter.setPen(QPen(theme.color(edge), 2 if here else 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))

    def _content(self, painter: QPainter, box: QRect, number: int, icon: str, tone: str, *, faint: bool) -> None:
        theme = self._theme
        inner = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
        side = theme.px(16)
        drawn = theme.pixmap(icon, tone, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side), drawn)
        painter.setFont(theme.font(15, bold=tone in ("warn", "bad")))
        painter.setPen(theme.color("text2" if faint else "text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))


class NumberGrid(QTableView):
    """One cell a number.

    Signals: chosen(number) as the current cell moves; opened(number) on Enter or double click; voided(number) on V.
    """

    chosen = Signal(int)
    opened = Signal(int)
    voided = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells = NumberModel(self)
        self._typed, self._since = "", QElapsedTimer()
        self._quiet = False
        self.setModel(self._cells)
        self.setItemDelegate(NumberPaint(theme, self._cells, self))
        self.setProperty("ring", "no")  # the current cell has it
        self.setAccessibleName("Các số của quyển")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))
        theme.changed.connect(self._relay)

    @property
    def current(self) -> int | None:
        """The number of the current cell."""
        return self._cells.number(self.currentIndex())

    def show_numbers(self, states: Mapping[int, str], number: int | None = None) -> None:
        """Replace the numbers; `number`, else the former current one, becomes the current one."""
        kept = number if number is not None else self.current
        self._quiet = True
        self._cells.show(states, self._columns())
        self._fit()
        self._quiet = False
        self.go(kept if kept is not None and kept in states else next(iter(states), 0))

    def go(self, number: int) -> None:
        """Make a number the current one."""
        if number in self._cells.states:
            index = self._cells.place(self._cells.numbers.index(number))
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.chosen.emit(number)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Left and right go on over the ends of a row, Home and End to the first and last number."""
        to = QAbstractItemView.CursorAction
        numbers, columns = len(self._cells.numbers), self._cells.columns
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0))) * columns
        steps: dict[QAbstractItemView.CursorAction, Callable[[int], int]] = {
            to.MoveLeft: lambda at: at - 1, to.MovePrevious: lambda at: at - 1,
            to.MoveRight: lambda at: at + 1, to.MoveNext: lambda at: at + 1,
            to.MoveUp: lambda at: at - columns if at >= columns else at,
            to.MoveDown: lambda at: at + columns if at + columns < numbers else at,
            to.MoveHome: lambda _: 0, to.MoveEnd: lambda _: numbers - 1,
            to.MovePageUp: lambda at: at - page, to.MovePageDown: lambda at: at + page,
        }
        index = self.currentIndex()
        at = index.row() * columns + index.column() if index.isValid() else 0
        return self._cells.place(max(0, min(numbers - 1, steps[action](at)))) if numbers else QModelIndex()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Digits typed one after the other jump to their number."""
        fresh = not self._since.isValid() or self._since.restart() > QApplication.keyboardInputInterval()
        if not self._since.isValid():
            self._since.start()
        self._typed = search if fresh else self._typed + search
        if self._typed.isascii() and self._typed.isdigit() and len(self._typed) < 6:
            self.go(int(self._typed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, V notes as void; what Unikey makes of letters does not matter here."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in ENTER:
            self._tell(self.opened, self.currentIndex())
        elif plain and event.text().lower() == "v":
            self._tell(self.voided, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        self._relay()

    def _relay(self) -> None:
        if self._columns() != self._cells.columns and self._cells.numbers:
            self.show_numbers(dict(self._cells.states))
        self._fit()

    def _columns(self) -> int:
        fit = self.viewport().width() // self._theme.px(_WIDE)
        return next((columns for columns in _ROUND if columns <= fit), _FEWEST)

    def _fit(self) -> None:
        """The cells share the width."""
        width = self.viewport().width() // self._cells.columns
        self.horizontalHeader().setDefaultSectionSize(max(1, width))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_HIGH))

    def _moved(self, current: QModelIndex, _: QModelIndex) -> None:
        number = self._cells.number(current)
        if number is not None and not self._quiet:
            self.chosen.emit(number)

    def _tell(self, signal: SignalInstance, index: QModelIndex) -> None:
        number = self._cells.number(index)
        if number is not None:
            signal.emit(number)
