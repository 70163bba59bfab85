"""A sheet inside a page: it lies over the page until it is put back, does one thing off the GUI thread (look §4)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Message, MessageBar


class Sheet(QWidget):
    """Esc puts it back, Enter presses the button that has the focus.

    Signals: closed() when the person goes back; done(sentence) when something was done; stale() when a refusal shows
    that the page behind tells of a state that is over.
    """

    closed = Signal()
    done = Signal(str)
    stale = Signal()

    def set_up(self, desk: Desk) -> None:
        """Join the sheet with the desk."""
        self._desk = desk
        self._busy: QPushButton | None = None

    @property
    def busy(self) -> bool:
        """Whether work of this sheet is going on."""
        return self._busy is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() not in ENTER or not press_focused(self):
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Back to the page, unless something is being done."""
        if not self.busy:
            self.closed.emit()

    def work(self, button: QPushButton, message: MessageBar, do: Callable[[Store], Any],
             done: Callable[[Any], object]) -> None:
        """`do` on a connection of its own; the button waits, a refusal is said in the sheet."""
        def on_worker() -> Any:
            with self._desk.reopen() as store:
                return do(store)

        def finished(result: Any) -> None:
            self._rest(button)
            done(result)

        def failed(error: BaseException) -> None:
            self._rest(button)
            if not isinstance(error, DeskError):
                raise error
            message.tell(Message("bad", error.sentence))
            button.setFocus()
            self.stale.emit()

        message.clear()
        self._busy = button
        button.setEnabled(False)
        self._desk.background.run(on_worker, done=finished, failed=failed)

    def _rest(self, button: QPushButton) -> None:
        self._busy = None
        button.setEnabled(True)


def press_focused(inside: QWidget) -> bool:
    """Press the button of a pane that has the focus; whether there was one."""
    focus = inside.focusWidget()
    if isinstance(focus, QPushButton) and focus.hasFocus() and focus.isEnabled():
        focus.click()
        return True
    return False
