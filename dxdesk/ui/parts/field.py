"""A field with its label above and its hint or problem below (look §8)."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dxdesk.ui.parts.words import IconLabel, text
from dxdesk.ui.theme import restyle

_ICONS = {"bad": "error", "warn": "warn", "ok": "check", "": ""}


class FieldRow(QWidget):
    """Label with mnemonic, the control, and one line of words under it; never a tooltip."""

    def __init__(
        self, parent: QWidget | None = None, label: str = "", field: QWidget | None = None, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.label = QLabel(label, self)
        self.label.setProperty("role", "label")
        self._icon = IconLabel(self, size=16)
        self._words = text("", "hint", self)
        self._words.setWordWrap(True)
        self._hint = hint
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.label)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._icon)
        below.addWidget(self._words, 1)
        self._column.addLayout(below)
        self._column.addStretch(1)
        if field is not None:
            self.set_field(field)
        self.hush()

    def set_field(self, field: QWidget) -> None:
        """The control; its accessible name is the label."""
        self.field = field
        self._column.insertWidget(1, field)
        self.label.setBuddy(field)
        field.setAccessibleName(self.label.text().replace("&", ""))
        line = field.lineEdit() if isinstance(field, QComboBox) else None
        if line is not None:
            line.setAccessibleName(field.accessibleName())

    def set_state(self, state: str) -> None:
        """"carried", "warn", "bad" or "" for a field as typed."""
        restyle(self.field, state=state)

    def say(self, sentence: str, tone: str = "bad") -> None:
        """A problem ("bad") or a question ("warn") under the field, and the field's border with it."""
        self.set_state(tone)
        self._show(sentence, tone)

    def hush(self) -> None:
        """Back to the hint."""
        if hasattr(self, "field") and self.field.property("state") in ("bad", "warn"):
            self.set_state("")
        self._show(self._hint, "")

    def _show(self, sentence: str, tone: str) -> None:
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))
        self._icon.setVisible(bool(sentence and tone))
        self._icon.set_icon(_ICONS[tone], tone)
        if self._words.property("tone") != tone:
            restyle(self._words, tone=tone)
        if hasattr(self, "field"):
            self.field.setAccessibleDescription(sentence)
