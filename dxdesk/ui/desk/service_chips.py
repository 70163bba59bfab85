"""The services as one-key chips, and all the others by name behind "Việc khác" (look §8)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import Entry
from dxdesk.domain.names import fold
from dxdesk.ui.desk.code_box import CodeBox, Recent
from dxdesk.ui.parts import Button, CodeChip
from dxdesk.ui.reflow import lay
from dxdesk.ui.theme import Theme

OTHER = "OTHER"


class ServiceChips(QWidget):
    """Chips in a fixed order, because hands learn places. Letters toggle while the group has focus.

    With Shift a letter or a click adds another line of a service already chosen: two dossiers are two lines.
    Signals: toggled(code, on) when a person chooses a service, once more with Shift, or drops it.
    """

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, CodeChip] = {}
        self._columns = 4
        self._chosen_other = False
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self._grid)
        self.others = OtherServices(self)
        box.addWidget(self.others)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_up(self, theme: Theme, services: Sequence[Entry], recent: Recent = tuple) -> None:
        """The chips are the services with a shortcut; the rest is found by name, those of `recent` first."""
        for entry in (entry for entry in services if entry.shortcut):
            chip = CodeChip(self, entry.shortcut, entry.label)
            chip.setToolTip(f"{entry.title}. Thêm một dòng nữa: Shift {entry.shortcut}")
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(lambda on, code=entry.code: self._clicked(code, on))
            self._chips[entry.code] = chip
        first = next(iter(self._chips.values()))
        # A label whose buddy is a button clicks it; the group as buddy only hands the focus on.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(first)
        first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        unkeyed = [entry for entry in services if not entry.shortcut]
        self.others.set_up([*unkeyed, *(entry for entry in services if entry.code == OTHER)], recent)
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
        self._chosen_other = OTHER in codes
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)

    def letter(self, code: str) -> str:
        """The key of a service, or an empty text."""
        return self._chips[code].letter if code in self._chips else ""

    def has_focus(self) -> bool:
        """Whether the keys go to one of the chips."""
        return any(chip.hasFocus() for chip in self._chips.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter toggles its chip: folded, since a Vietnamese keyboard sends đ for d; arrows move."""
        code = self._by_letter(event.text())
        if code and event.isAutoRepeat():
            return  # held too long it would drop what it chose
        if code:
            self._chips[code].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._choose(code, not self._chips[code].isChecked(), event.modifiers())
        elif not self._move(event.key()):
            super().keyPressEvent(event)

    def _by_letter(self, text: str) -> str:
        letter = fold(text).upper()
        return next((code for code, chip in self._chips.items() if letter and chip.letter == letter), "")

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
        self._choose(code, on, QGuiApplication.keyboardModifiers())

    def _choose(self, code: str, on: bool, held: Qt.KeyboardModifier) -> None:
        if code == OTHER:
            self._chips[OTHER].setChecked(self._chosen_other)
            self.others.open()
            return
        once_more = not on and bool(held & Qt.KeyboardModifier.ShiftModifier)
        self._chips[code].setChecked(on or once_more)
        self.toggled.emit(code, on or once_more)


class OtherServices(QWidget):
    """Every service without a key, by a piece of its name or the digit of a line in sight; those used last come first.

    Enter takes what is marked, Esc leaves.
    """

    picked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = CodeBox(self, "Tìm việc khác theo tên", "Gõ tên việc hoặc số, Enter để chọn, Esc để thôi")
        self.text.eager, self.text.keeps = True, False
        self.close_button = Button(self, "Thôi")
        for part in (self.text, self.close_button):
            part.setProperty("enter", "own")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        lay(box, [[(self.text, 1), (self.close_button, 0)]])
        self.hide()
        self.text.picked.connect(self._take)
        self.text.entered.connect(lambda: self._take(self.text.value()))
        self.text.escaped.connect(self.leave)
        self.close_button.clicked.connect(self.leave)

    def set_up(self, services: Sequence[Entry], recent: Recent) -> None:
        """Give the list its services, and which of them were used last."""
        self.text.set_entries(services, recent)

    def open(self) -> None:
        """Show the list with an empty search."""
        self.text.set_value("")
        self.show()
        self.text.setFocus()

    def leave(self) -> None:
        """Close the list without a choice."""
        self.hide()
        self.closed.emit()

    def _take(self, code: str) -> None:
        if code:
            self.hide()
            self.picked.emit(code)
