"""A message in the layout: icon, bold fact, what it means, actions; it stays until replaced or closed (look §8)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dxdesk.ui.parts.buttons import Button, IconButton
from dxdesk.ui.parts.words import IconLabel, announce
from dxdesk.ui.theme import restyle

_WORDS = 14
"""How many times its height the first line of the words is wide, at least, beside the actions."""
TONES = {"bad": "error", "warn": "warn", "clash": "clash", "accent": "info", "ok": "check"}


@dataclass(frozen=True, slots=True)
class Action:
    """A button of a message; `keys` is only printed, the shortcut itself belongs to the page."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What the person is told: tone (ok, accent, warn, bad, clash), the fact, what it means, what can be done."""

    tone: str
    fact: str
    meaning: str = ""
    actions: tuple[Action, ...] = field(default=())


class MessageBar(QFrame):
    """One message in its place; hidden while there is none.

    Its actions stand beside the words, or below them where they would leave these too little room. In a form the
    dynamic property `stacked` puts them below always.
    Signals: closed(message) when the person put it away; changed() when there is another message, or none any more.
    """

    closed = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None, closable: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.message: Message | None = None
        self._icon = IconLabel(self, size=20)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._buttons: list[Button] = []
        self._close = IconButton(self, "close", "Đóng lời báo", kind="bare")
        self._close.setVisible(closable)
        self._close.clicked.connect(self.put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 3, 8, 3)
        column.setSpacing(4)
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        self._row.setSpacing(12)
        self._below.setSpacing(12)
        self._below.addStretch(1)
        column.addLayout(self._row)
        column.addLayout(self._below)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._close)
        self.hide()

    def tell(self, message: Message) -> None:
        """Show a message and say it to a screen reader."""
        self._drop_buttons()
        self.message = message
        fact, meaning = escape(message.fact), escape(message.meaning)
        joint = "" if meaning.startswith(",") else " "
        self._words.setText(f"<b>{fact}</b>{joint}{meaning}")
        self._icon.set_icon(TONES[message.tone], message.tone)
        restyle(self, tone=message.tone)
        for action in message.actions:
            self._add(action)
        self._place()
        self.show()
        spoken = f"{message.fact} {message.meaning}".strip()
        self.setAccessibleName(spoken)
        announce(self, spoken)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the actions beside the words, or none any more."""
        super().resizeEvent(event)
        self._place()

    def clear(self) -> None:
        """No message any more."""
        self._drop_buttons()
        self.message = None
        self.hide()
        self.changed.emit()

    def buttons(self) -> list[Button]:
        """The actions in sight."""
        return list(self._buttons)

    def _add(self, action: Action) -> None:
        button = Button(self, action.text, icon=action.icon, keys=action.keys)
        button.clicked.connect(lambda _checked=False, run=action.run: run())
        self._below.addWidget(button)
        self._buttons.append(button)

    def _place(self) -> None:
        """The actions beside the words, before the cross, or below."""
        beside = (self._icon, self._close, *self._buttons)
        taken = sum(part.sizeHint().width() + self._row.spacing() for part in beside)
        narrow = self.contentsRect().width() - taken < _WORDS * self.fontMetrics().height()
        below = bool(self.property("stacked")) or (len(self._buttons) > 1 and narrow)
        for button in self._buttons:
            if (self._below.indexOf(button) >= 0) is not below:
                (self._row if below else self._below).removeWidget(button)
                (self._below if below else self._row).insertWidget(
                    self._below.count() if below else self._row.count() - 1, button)

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            for line in (self._row, self._below):
                line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []

    def put_away(self) -> None:
        """The person has read it."""
        message = self.message
        self.clear()
        self.closed.emit(message)
