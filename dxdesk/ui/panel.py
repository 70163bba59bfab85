"""A card of a page that does one thing at a time off the GUI thread and says in itself what became of it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Card, Message, MessageBar, text

T = TypeVar("T")


class Panel(Card):
    """Waits, refuses and answers in its own place.

    Signals: changed() when the desk holds something else than before; showing(widget) when a part further down says
    something that should come into sight.
    """

    changed = Signal()
    showing = Signal(QWidget)

    def __init__(self, desk: Desk, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title)
        self.desk = desk
        self.message = MessageBar(self)
        self.busy = False
        self._waiting = text("", "label", self)
        self._waiting.setWordWrap(True)
        self._waiting.hide()

    def work(self, waiting: str, do: Callable[[Store], T], done: Callable[[T], object],
             refused: Callable[[DeskError], object] | None = None) -> None:
        """`do` on a connection of its own; until then the panel waits and says `waiting`. One thing at a time."""
        if self.busy:
            return

        def on_worker() -> T:
            with self.desk.reopen() as store:
                return do(store)

        def finished(result: T) -> None:
            self._rest()
            done(result)

        def failed(error: BaseException) -> None:
            self._rest()
            if not isinstance(error, DeskError):
                raise error
            (refused or self.refuse)(error)

        self.message.clear()
        self.busy = True
        self._waiting.setText(waiting)
        self._waiting.show()
        self._enable(False)
        self.desk.background.run(on_worker, done=finished, failed=failed)

    def refuse(self, error: DeskError) -> None:
        """Say a refusal in its own words."""
        self.message.tell(Message("bad", error.sentence))

    def say_bad(self, sentence: str) -> None:
        """Say what is lacking."""
        self.message.tell(Message("bad", sentence))

    def words(self, sentence: str) -> QLabel:
        """A paragraph of the panel."""
        label = text(sentence, "label", self)
        label.setWordWrap(True)
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        focus = self.focusWidget()
        if event.key() in ENTER and isinstance(focus, QPushButton) and focus.isEnabled():
            focus.click()
        else:
            super().keyPressEvent(event)

    def _close(self, *buttons: QWidget) -> None:
        """The foot of the panel: what is being waited for, the message, the buttons from the left."""
        self.body.addWidget(self._waiting)
        self.body.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _enable(self, on: bool) -> None:
        for button in self.findChildren(QPushButton):
            button.setEnabled(on)

    def _rest(self) -> None:
        self.busy = False
        self._waiting.hide()
        self._enable(True)
