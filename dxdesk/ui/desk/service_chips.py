"""The services as one-key chips, and all the others by name behind "Việc khác" (look §8)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import Entry
from dxdesk.domain.names import fold
from dxdesk.ui.parts import Button, CodeChip
from dxdesk.ui.reflow import lay
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView
from dxdesk.ui.theme import Theme

OTHER = "OTHER"
_SEEN = 5  # rows of the other services in sight


class ServiceChips(QWidget):
    """Chips in a fixed order, because hands learn places. Letters toggle while the group has focus.

    Signals: toggled(code, on) when a person chooses or drops a service; left() when Esc closes the full list.
    """

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, CodeChip] = {}
        self._columns = 4
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self._grid)
        self.others = OtherServices(self)
        box.addWidget(self.others)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_up(self, theme: Theme, services: Sequence[Entry]) -> None:
        """The chips are the services with a shortcut; the rest is found by name."""
        for entry in (entry for entry in services if entry.shortcut):
            chip = CodeChip(self, entry.shortcut, entry.short or entry.title)
            chip.setToolTip(entry.title)
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(lambda on, code=entry.code: self._clicked(code, on))
            self._chips[entry.code] = chip
        first = next(iter(self._chips.values()))
        # A label whose buddy is a button clicks it; the group as buddy only hands the focus on.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(first)
        first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.others.set_up(theme, [entry for entry in services if entry.code not in self._chips])
        self.others.picked.connect(lambda code: self.toggled.emit(code, True))
        self.others.closed.connect(lambda: self._chips[OTHER].setFocus())
        self.arrange(4)

    def arrange(self, columns: int) -> None:
        """Put the chips into so many columns of one width."""
        self._columns = columns
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        for at, chip in enumerate(self._chips.values()):
            self._grid.addWidget(chip, at // columns, at % columns)
            self._grid.setColumnStretch(at % columns, 1)

    def mark(self, codes: Sequence[str]) -> None:
        """Show which services are chosen."""
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)
        self.others.leave_out(codes)

    def letter(self, code: str) -> str:
        """The key of a service, or an empty text."""
        return self._chips[code].letter if code in self._chips else ""

    def has_focus(self) -> bool:
        """Whether the keys go to one of the chips."""
        return any(chip.hasFocus() for chip in self._chips.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter toggles its chip: folded, since a Vietnamese keyboard sends đ for d; arrows move."""
        chip = self._by_letter(event.text())
        if chip is not None:
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            chip.click()
        elif not self._move(event.key()):
            super().keyPressEvent(event)

    def _by_letter(self, text: str) -> CodeChip | None:
        letter = fold(text).upper()
        return next((chip for chip in self._chips.values() if letter and chip.letter == letter), None)

    def _move(self, key: int) -> bool:
        chips = list(self._chips.values())
        at = next((k for k, chip in enumerate(chips) if chip.hasFocus()), None)
        across = self._columns  # the grid itself never forgets a column
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        if at is None or key not in steps:
            return False
        to = at + steps[Qt.Key(key)]
        if 0 <= to < len(chips):
            chips[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _clicked(self, code: str, on: bool) -> None:
        if code == OTHER:
            self._chips[OTHER].setChecked(not on)
            self.others.open()
        else:
            self.toggled.emit(code, on)


class OtherServices(QWidget):
    """Every service without a key, found by a piece of its name. Enter takes it, Esc closes the list."""

    picked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._services: list[Entry] = []
        self._taken: Sequence[str] = ()
        self.text = QLineEdit(self)
        self.text.setMaxLength(200)
        self.text.setPlaceholderText("Gõ tên việc, Enter để chọn, Esc để thôi")
        self.text.setAccessibleName("Tìm việc khác theo tên")
        self.close_button = Button(self, "Thôi")
        self.list = TableView(self)
        self.list.setAccessibleName("Các việc khác")
        for part in (self.text, self.close_button, self.list):
            part.setProperty("enter", "own")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        line = QVBoxLayout()
        box.addLayout(line)
        lay(line, [[(self.text, 1), (self.close_button, 0)]])
        box.addWidget(self.list)
        self.hide()

    def set_up(self, theme: Theme, services: Sequence[Entry]) -> None:
        """Give the list its services."""
        self._services = list(services)
        self._theme = theme
        self.list.set_up(theme, [Column("Việc", lambda entry: Cell(entry.title), stretch=1)], heads=False)
        self.text.textChanged.connect(self._filter)
        self.text.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda index: self._take(self.list.rows[index.row()]))
        self.close_button.clicked.connect(self.leave)

    def open(self) -> None:
        """Show the list with an empty search."""
        self.text.setText("")
        self._filter("")
        self.list.setFixedHeight(self._theme.px(44) * _SEEN + 2)
        self.show()
        self.text.setFocus()

    def leave(self) -> None:
        """Close the list without a choice."""
        self.hide()
        self.closed.emit()

    def leave_out(self, codes: Sequence[str]) -> None:
        """Services already chosen are not offered again."""
        self._taken = codes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list, Enter takes its first or current row, Esc closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take(self.list.current or next(iter(self.list.rows), None))
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        self.list.show_rows([entry for entry in self._services if entry.code not in self._taken
                             and all(word in fold(f"{entry.title} {entry.short}") for word in words)])

    def _take(self, entry: Entry | None) -> None:
        if entry is not None:
            self.hide()
            self.picked.emit(entry.code)
