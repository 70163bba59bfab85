"""A question inside the page before something large is done: what will happen, what is safe, and the two ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.ui.check_lines import CheckLine, CheckLines
from dxdesk.ui.devices_sheet import press_focused
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Button, Card, Scrolled, text


class AskSheet(QWidget):
    """Esc and the primary button leave all as it is; only the other button goes on.

    Signals: closed() to leave it; agreed() to go on.
    """

    closed = Signal()
    agreed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.question = text("", "question", self)
        self.question.setWordWrap(True)
        self.lines = CheckLines(self)
        self.stay = Button(self, "Để sau", kind="primary")
        self.go_on = Button(self, kind="danger")
        for button in (self.back, self.stay):
            button.clicked.connect(self.closed)
        self.go_on.clicked.connect(self.agreed)
        self._lay_out()

    def ask(self, question: str, lines: Sequence[CheckLine], go_on: str, icon: str = "") -> None:
        """Put a question; `go_on` are the words of the button that does it."""
        self.question.setText(question)
        self.lines.show_lines(lines)
        self.go_on.setText(go_on)
        self.go_on.dress(icon)
        self.setAccessibleName(f"{question} {' '.join(f'{line.fact} {line.meaning}' for line in lines)}")

    def begin(self) -> None:
        """The cursor stands where nothing is done."""
        self.stay.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it, Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() not in ENTER or not press_focused(self):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        for button in (self.go_on, self.stay):
            buttons.addWidget(button)
        card = Card(self)
        card.body.addWidget(Scrolled.column(self, self.question, self.lines, spacing=12), 1)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 1)
