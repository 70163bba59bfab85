"""The field a card's square code is scanned or pasted into; it keeps nothing of what it read."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.idcard import MAX_BYTES, read_card
from dxdesk.errors import InputError
from dxdesk.ui.parts import IconLabel, KeyBox, text
from dxdesk.ui.theme import restyle

PARTS = 5  # bars in the shortest card text


class ScanBox(QWidget):
    """Reads the text when Enter comes, empties the field, and says under it why a text is no card.

    Signals: card(Card) on success; skipped() on Enter with nothing in it.
    """

    card = Signal(object)
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Quét hoặc dán mã trên thẻ")
        self.field.setAccessibleName("Quét hoặc dán mã trên thẻ, phím F3")
        self.field.setMaxLength(MAX_BYTES)
        self.field.setProperty("enter", "own")
        self.field.installEventFilter(self)
        self._icon = IconLabel(self, "qr", 20)
        self._key = KeyBox(self, "F3")
        self._problem = text("", "hint", self)
        self._problem.setWordWrap(True)
        self._problem.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget, share in ((self._icon, 0), (self.field, 1), (self._key, 0)):
            line.addWidget(widget, share)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(line)
        box.addWidget(self._problem)

    def read(self, payload: str) -> None:
        """Read a card's text; the field is emptied either way, its undo memory too."""
        self.field.setText("")
        try:
            card = read_card(payload)
        except InputError as refusal:
            self.say(refusal.sentence)
            return
        self.say("")
        self.card.emit(card)

    def say(self, sentence: str) -> None:
        """Words under the field; empty for none."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        restyle(self._problem, tone="bad")

    @property
    def problem(self) -> str:
        """The words under the field."""
        return self._problem.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter reads; an empty field lets the person go on."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if self.field.text().strip():
            self.read(self.field.text())
        else:
            self.say("")
            self.skipped.emit()
        return True


def looks_like_card(typed: str) -> bool:
    """Whether a text typed into another field is a card's code that missed its own field."""
    return typed.count("|") >= PARTS
