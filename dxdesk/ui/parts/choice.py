"""The segmented control: one of at most five answers, all of them in sight (look §8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from dxdesk.ui.parts.buttons import Button
from dxdesk.ui.parts.words import em
from dxdesk.ui.theme import BODY

_DIGIT = 13


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its value, its word, and an icon where one helps."""

    value: str
    word: str
    icon: str = ""


class Segment(Button):
    """One part of a segmented control; bold when chosen, with room kept for that."""

    def __init__(self, parent: QWidget, option: Option, digit: str) -> None:
        super().__init__(parent, text=option.word, kind="segment", icon=option.icon)
        self.setCheckable(True)
        self.value = option.value
        self.digit = digit
        self.setProperty("digit", bool(digit))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def content_width(self) -> int:
        """The widths in bold, so that choosing moves nothing."""
        words = QFontMetrics(self._bold()).horizontalAdvance(self.text()) + 1
        icon = self._icon_side() + self._gap() if self._icon_side() else 0
        return icon + self._digit_width() + words

    def paint_content(self, painter: QPainter, room: QRect) -> None:
        """Digit or icon, then the word."""
        left = self._paint_icon(painter, room.left() + max(0, (room.width() - self.content_width()) // 2), room)
        painter.setPen(self.palette().buttonText().color())
        if self.digit:
            painter.setFont(self._digit_font())
            place = QRect(left, room.top(), self._digit_width(), room.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.digit)
            left += self._digit_width()
        self.paint_words(painter, QRect(left, room.top(), room.right() + 1 - left, room.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Delete belong to the whole control; the event goes up to it."""
        if event.text().isdigit() or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _digit_width(self) -> int:
        width = QFontMetrics(self._digit_font()).horizontalAdvance(self.digit)
        return width + self._gap() * 3 // 4 if self.digit else 0

    def _digit_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(em(self, _DIGIT / BODY))
        return font


class Segmented(QFrame):
    """Exclusive buttons in one frame. Digits 1 to 5 and arrows choose, Delete takes the choice back.

    Signals: changed(value) whenever the value becomes another, "" where nothing is chosen.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, options: Sequence[Option] = (), digits: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._toggled)
        self._value = ""
        if options:
            self.set_options(options, digits)

    def set_options(self, options: Sequence[Option], digits: bool = False) -> None:
        """The answers in their order; digits are printed before the words."""
        for old in self._group.buttons():
            self._group.removeButton(old)
            old.deleteLater()
        for index, option in enumerate(options):
            part = Segment(self, option, str(index + 1) if digits else "")
            part.setProperty("place", _place(index, len(options)))
            self._group.addButton(part)
            self._row.addWidget(part)
        self._value = ""
        self.setFocusProxy(self._group.buttons()[0])

    def value(self) -> str:
        """The chosen value, "" where nothing is chosen."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose a value, or nothing with ""."""
        part = next((part for part in self.segments() if part.value == value), None)
        if part:
            part.setChecked(True)
        else:
            self._clear()

    def segments(self) -> list[Segment]:
        """The parts, in order."""
        return [part for part in self._group.buttons() if isinstance(part, Segment)]

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Each part says the question too, for whoever hears only the part."""
        super().setAccessibleName(name)
        for part in self.segments():
            part.setAccessibleName(f"{name}: {part.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Delete clears."""
        parts = self.segments()
        digit = int(event.text()) if event.text() in {"1", "2", "3", "4", "5"} else 0
        if 0 < digit <= len(parts):
            parts[digit - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
            parts[digit - 1].setChecked(True)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Every answer stays readable."""
        return self.sizeHint()

    def _toggled(self, part: Segment, on: bool) -> None:
        if on and part.value != self._value:
            self._value = part.value
            self.setFocusProxy(part)
            self.changed.emit(self._value)

    def _clear(self) -> None:
        chosen = self._group.checkedButton()
        if chosen:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)
            self._value = ""
            self.changed.emit("")


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(index, "middle")
