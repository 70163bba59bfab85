"""Asking why, in place: nothing of a book is put aside without a word that stays (look §1.5)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QWidget

from dxdesk.ui.field_flow import ENTER, go_to
from dxdesk.ui.parts import Button, FieldRow


class ReasonBox(QFrame):
    """A reason, where `numbers` is asked for also the numbers it is for. Enter goes on, Esc leaves it be.

    Signals: given(numbers, reason) as typed; left() when nothing is to be done.
    """

    given = Signal(str, str)
    left = Signal()

    def __init__(
        self, parent: QWidget | None, question: str, button: str, numbers: str = "", in_line: bool = False,
    ) -> None:
        super().__init__(parent)
        self.numbers = QLineEdit(self)
        self.numbers_row = FieldRow(self, numbers, self.numbers, "Nhiều số thì ghi như 3, 7-9.")
        self.numbers_row.setVisible(bool(numbers))
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(200)
        self.reason_row = FieldRow(self, question, self.reason)
        self.act = Button(self, button)
        self.leave = Button(self, "Thôi", kind="quiet", keys="Esc")
        self.act.clicked.connect(self._give)
        self.leave.clicked.connect(self.left)
        self._lay(in_line)
        self.hide()

    def _lay(self, in_line: bool) -> None:
        ways = QBoxLayout.Direction
        column = QBoxLayout(ways.LeftToRight if in_line else ways.TopToBottom, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.numbers_row)
        column.addWidget(self.reason_row, int(in_line))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.act, self.leave):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(int(not in_line))
        column.addLayout(row)

    def ask(self, numbers: str = "") -> None:
        """Begin anew with these numbers."""
        self.numbers.setText(numbers)
        self.reason.clear()
        for row in (self.numbers_row, self.reason_row):
            row.hush()
        self.show()
        go_to(self.reason)

    def refuse(self, code: str, sentence: str) -> None:
        """Say under its field what cannot be."""
        about_reason = code.startswith("reason") or self.numbers_row.isHidden()
        row = self.reason_row if about_reason else self.numbers_row
        row.say(sentence)
        go_to(row.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the numbers goes to the reason, in the reason it is done; Esc leaves it be."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and self.numbers.hasFocus():
            go_to(self.reason)
        elif event.key() in ENTER and (self.reason.hasFocus() or self.act.hasFocus()):
            self._give()
        elif event.key() in ENTER and self.leave.hasFocus():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        for row in (self.numbers_row, self.reason_row):
            row.hush()
        self.given.emit(self.numbers.text(), self.reason.text())
