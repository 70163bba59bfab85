"""Enter walks through the fields in the order of the paper slip, Shift+Enter walks back (features d1)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Both keys that say Enter."""


def is_ctrl_enter(event: QKeyEvent) -> bool:
    """Whether a key is Ctrl+Enter, also that of the number pad, which saves a form."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and event.key() in ENTER


class FieldFlow(QObject):
    """Moves the focus along a chain that is asked for anew at each step, since lines come and go.

    `may_leave(field)` may keep the focus in a field, to ask about its value first.
    Signals: entered(field) when the focus comes into one of the fields.
    """

    entered = Signal(QWidget)

    def __init__(
        self, chain: Callable[[], Sequence[QWidget]], may_leave: Callable[[QWidget], bool], parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._chain = chain
        self._may_leave = may_leave

    def watch(self, widget: QWidget) -> None:
        """Take over Enter in a field and in what it is made of, but for parts whose property `enter` is "own"."""
        for part in (widget, *widget.findChildren(QWidget)):
            if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.property("enter") != "own":
                part.removeEventFilter(self)
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter alone goes on, with Shift back; on a plain button it presses. One held down too long is one Enter."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.entered.emit(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return False
        if event.isAutoRepeat():
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ShiftModifier:
            self.step(-1)
            return True
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if isinstance(watched, QPushButton) and not watched.isCheckable():
            watched.click()
            return True
        at = self._place()
        if at is None or self._may_leave(self._fields()[at]):
            self.step(1)
        return True

    def step(self, by: int) -> None:
        """Go to the next field in sight, or the one before."""
        fields, at = self._fields(), self._place()
        if fields:
            go_to(fields[max(0, min(len(fields) - 1, (at if at is not None else -1) + by))])

    def _fields(self) -> list[QWidget]:
        return [field for field in self._chain() if field.isVisibleTo(field.window()) and field.isEnabled()]

    def _place(self) -> int | None:
        focus = QApplication.focusWidget()
        return next((at for at, field in enumerate(self._fields())
                     if focus is not None and (field is focus or field.isAncestorOf(focus))), None)


def go_to(field: QWidget) -> None:
    """Put the focus into a field, its text selected so that typing replaces it."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    edit = field.lineEdit() if isinstance(field, QComboBox) else field
    if isinstance(edit, QLineEdit):
        edit.selectAll()
