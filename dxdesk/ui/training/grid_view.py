"""The roll as a table one walks with the keyboard: a key gives a row its state, a name or number leads to its row."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QMenu, QTableView, QWidget

from dxdesk.domain.attendance_grid import STATE_KEYS, Dispute, RollSheet, Row, matches
from dxdesk.domain.names import fold
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import announce
from dxdesk.ui.theme import Theme
from dxdesk.ui.training.grid_columns import Heads, lay_columns
from dxdesk.ui.training.grid_letters import LastLetter
from dxdesk.ui.training.grid_model import NAME, OTHER, SIGN, STATE, GridColumn, GridModel
from dxdesk.ui.training.grid_paint import HEAD, PAD, ROW, GridHeads, GridPaint
from dxdesk.ui.training.grid_words import STATES

_SIGN_KEY, _ALL_KEY = "k", "a"
_MEASURED = 60  # names measured for the width they want


class GridView(QTableView):
    """A roll.

    Signals: edited() when a row says something else; wanted(text) for letters that begin a name; decided(Dispute, n)
    chooses a side; asked(meeting) wants another meeting; moved() when another cell is the current one.
    """

    edited = Signal()
    wanted = Signal(str)
    decided = Signal(object, int)
    asked = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = GridModel(self)
        self._heads = Heads()
        self._locked = False
        self._typed, self._since = "", QElapsedTimer()
        self._last = LastLetter()
        self.setModel(self._model)
        self._paint = GridPaint(theme, self._model, self)
        self._head = GridHeads(theme, self._model, self)
        self.setItemDelegate(self._paint)
        self.setHorizontalHeader(self._head)
        self._dress()
        self._head.sectionClicked.connect(self._ask_for)
        self.clicked.connect(self._click)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        theme.changed.connect(self.fit)

    @property
    def sheet(self) -> RollSheet:
        """What is shown."""
        return self._model.sheet

    @property
    def current(self) -> Row | None:
        """The row of the current cell."""
        return self._model.row(self.currentIndex())

    @property
    def column(self) -> str:
        """What the column of the current cell shows."""
        return self._model.kind(self.currentIndex())

    def show_sheet(self, sheet: RollSheet, heads: Heads, locked: bool = False) -> None:
        """Another roll, or the same read anew; `locked` where nothing may be typed. The current person stays."""
        kept, column = self.current, self.column or STATE
        self._heads, self._locked = heads, locked
        self._model.show(sheet, [column for column, _ in self._laid()])
        self.fit()
        people = [row.person for row in sheet.rows]
        if kept is not None and kept.person in people:
            self.go(people.index(kept.person), column)
        elif people:
            self.go(0)

    def go(self, at: int, column: str = STATE) -> None:
        """Make the row at a place the current one."""
        if 0 <= at < len(self.sheet.rows):
            index = self._model.index(at, self._model.place(column))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_to(self, person: str) -> None:
        """Make the row of a person the current one."""
        self.go(next((at for at, row in enumerate(self.sheet.rows) if row.person == person), -1))

    def jump_to(self, typed: str) -> bool:
        """Make the row a number or the beginning of a name means the current one; whether there is one."""
        found = matches(self.sheet.rows, typed)
        self.go(found[0] if found else -1)
        return bool(found)

    def refresh(self) -> None:
        """Rows say something else."""
        self.viewport().update()

    def fit(self) -> None:
        """As many other meetings as there is room for; the rest of the width is for names."""
        laid = self._laid()
        columns = tuple(column for column, _ in laid)
        if columns != self._model.columns:
            row, column = self.currentIndex().row(), self.column or STATE
            self._model.show(self.sheet, columns)
            self.go(row, column)
        self._head.setFixedHeight(self._theme.px(HEAD))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        for at, (_, wide) in enumerate(laid):
            self.setColumnWidth(at, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by keyboard, the first row is where one begins."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(0)
        self.viewport().update()

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End go to the first and the last learner and stay in the column."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0,
                QAbstractItemView.CursorAction.MoveEnd: len(self.sheet.rows) - 1}
        if action in ends and self.currentIndex().isValid():
            return self._model.index(ends[action], self.currentIndex().column())
        return super().moveCursor(action, held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and letters give the row a state, digits lead to a row, other letters begin a name."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self._enter()
        elif not self._take(event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
                            event.isAutoRepeat()):
            super().keyPressEvent(event)

    def _take(self, text: str, shift: bool, held_down: bool) -> bool:
        """What a written key does; whether it did something."""
        row = self.current
        if (not text.strip() and text != " ") or row is None:
            return False
        if text.isdigit():
            self._digit(row, text)
        elif held_down:
            return True
        elif text == " ":
            self._space(row)
        elif not text.isalpha():
            return False
        elif self.column == SIGN and fold(text) == _ALL_KEY:
            self._sign_all()
        elif shift or self.column == NAME or fold(text) not in (*STATE_KEYS, _SIGN_KEY):
            self._begin_name(row, text)
        else:
            self._last.note(text, self.sheet, row)
            self._letter(row, fold(text))
        return True

    def _begin_name(self, row: Row, text: str) -> None:
        """A name begins, perhaps with the letter before, which then was no state."""
        first = self._last.begins(text, self.sheet, row)
        if first:
            self.refresh()
            self.edited.emit()
        self.wanted.emit(first + text)

    def _space(self, row: Row) -> None:
        if self.column == OTHER:
            self.asked.emit(self._model.columns[self.currentIndex().column()].meeting)
        else:
            self._change(self.sheet.toggle_signed if self.column == SIGN else self.sheet.toggle, row)

    def _letter(self, row: Row, letter: str) -> None:
        if letter == _SIGN_KEY:
            self._change(self.sheet.toggle_signed, row)
        else:
            self._change(lambda one: self.sheet.set_state(one, STATE_KEYS[letter]), row)

    def _sign_all(self) -> None:
        if not self._locked:
            self.sheet.sign_all()
            self.refresh()
        self.edited.emit()

    def _change(self, act: Callable[[Row], None], row: Row) -> None:
        if not self._locked:
            act(row)
            self._model.touch(self.currentIndex().row())
            announce(self, self._model.spoken(row))
        self.edited.emit()

    def _digit(self, row: Row, digit: str) -> None:
        """A side of what differs in the row, else the next digit of a row's number."""
        dispute = self._dispute(row)
        if dispute is not None and any(side.n == int(digit) for side in dispute.sides):
            self.decided.emit(dispute, int(digit))
            return
        going_on = self._since.isValid() and self._since.elapsed() < 2 * QApplication.keyboardInputInterval()
        self._typed = self._typed + digit if going_on and self._typed else digit
        self._since.start()
        if not self.jump_to(self._typed) and self.jump_to(digit):
            self._typed = digit

    def _dispute(self, row: Row) -> Dispute | None:
        unit = "signed" if self.column == SIGN else "state"
        return next((one for one in row.disputes if one.unit == unit), next(iter(row.disputes), None))

    def _enter(self) -> None:
        if self.column == OTHER:
            self.asked.emit(self._model.columns[self.currentIndex().column()].meeting)
        else:
            self.go(min(self.currentIndex().row() + 1, len(self.sheet.rows) - 1), self.column)

    def _click(self, index: QModelIndex) -> None:
        """A click into the state or the signature changes it, as one on a box to tick."""
        row = self._model.row(index)
        if row is not None and self._model.kind(index) in (STATE, SIGN):
            self._space(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Every state of the row under the mouse, with its key."""
        row = self._model.row(self.indexAt(event.pos()))
        if row is None or self._locked:
            return
        self.go(row.n - 1)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for letter, state in STATE_KEYS.items():
            look = STATES[state]
            act = menu.addAction(self._theme.icon(look.icon, look.tone), f"{look.word}\t{letter.upper()}")
            act.triggered.connect(partial(self._letter, row, letter))
        menu.addSeparator()
        signed = menu.addAction(f"{'Chưa ký' if self.sheet.answer(row).signed else 'Đã ký'}\t{_SIGN_KEY.upper()}")
        signed.triggered.connect(partial(self._letter, row, _SIGN_KEY))
        menu.popup(event.globalPos())

    def _ask_for(self, section: int) -> None:
        meeting = self._model.columns[section].meeting
        if meeting:
            self.asked.emit(meeting)

    def _laid(self) -> list[tuple[GridColumn, int]]:
        metrics = QFontMetrics(self._theme.font())
        names = [metrics.horizontalAdvance(row.learner.name) for row in self.sheet.rows[:_MEASURED]]
        widest = max(names, default=0) + 2 * self._theme.px(PAD)
        return lay_columns(self._heads, self.viewport().width(), widest, self._theme.px)

    def _dress(self) -> None:
        self.setProperty("ring", "no")  # the current cell has it
        self.setAccessibleName("Điểm danh")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # no name cut under the heads
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
