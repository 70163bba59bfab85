"""One line under the learners: since when somebody does not come any more, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from dxdesk.domain.dates import show_date, today
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.parts import Button, FieldRow
from dxdesk.ui.shortcuts import add_keys


class LeaveBar(QFrame):
    """Signals: done(day as typed, reason); closed() to give up."""

    done = Signal(str, str)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day, self.reason = QLineEdit(self), QLineEdit(self)
        self.day_row = FieldRow(self, "Nghỉ từ &ngày", self.day)
        self.reason_row = FieldRow(self, "&Vì sao", self.reason)
        self.reason.setPlaceholderText("Có thể bỏ trống")
        self.save, self.back = Button(self, "Ghi nghỉ", kind="primary"), Button(self, "Thôi", kind="flat", keys="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self.day_row, 1)
        row.addWidget(self.reason_row, 3)
        for button in (self.save, self.back):
            row.addWidget(button)
        self.save.clicked.connect(lambda: self.done.emit(self.day.text(), self.reason.text()))
        self.back.clicked.connect(self.closed)
        self._flow = FieldFlow(lambda: [self.day, self.reason, self.save], lambda _field: True, self)
        for widget in (self.day, self.reason, self.save, self.back):
            self._flow.watch(widget)
        add_keys(self, ("Esc", self.back.click), ("Ctrl+Return", self.save.click), ("Ctrl+Enter", self.save.click))
        self.hide()

    def start(self, name: str) -> None:
        """Ask for this learner; today is proposed."""
        self.day_row.hush()
        self.reason_row.label.setText(f"&Vì sao {name} nghỉ")
        self.day.setText(show_date(today(self._desk.now()).isoformat()))
        self.reason.clear()
        self.show()
        go_to(self.day)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the day."""
        self.day_row.say(sentence)
        go_to(self.day)
