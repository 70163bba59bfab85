"""What people decide of a learner: finished or not with a word why, and the day VNeID confirmed him."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.domain.class_plan import read_day
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.training import FINISHED, RESIDENT, UNFINISHED
from dxdesk.errors import DeskError
from dxdesk.store.training.deciding import confirm, decide
from dxdesk.store.training.results import LearnerResult
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Button, Card, FieldRow, Option, Segmented

_BY_ROLL = "roll"
_RESULTS = {_BY_ROLL: "", FINISHED: FINISHED, UNFINISHED: UNFINISHED}


class DecideCard(Card):
    """Signals: saved()."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Kết quả và xác nhận")
        self._desk = desk
        self._course, self._row = "", None
        self.result = Segmented(self, (Option(_BY_ROLL, "Máy tính"), Option(FINISHED, "Xong"),
                                       Option(UNFINISHED, "Chưa")))
        self.reason, self.day = QLineEdit(self), QLineEdit(self)
        self.reason_row = FieldRow(self, "Vì &sao", self.reason, "Một câu, khi khác với điểm danh.")
        self.keep = Button(self, "Lưu kết quả")
        self.day_row = FieldRow(self, "VNeID &xác nhận ngày", self.day, "Ngày phổ cập kỹ năng số hiện trên VNeID.")
        self.confirm = Button(self, "Lưu ngày xác nhận")
        result_row = FieldRow(self, "Hoàn thành &lớp", self.result)
        for widget in (result_row, self.reason_row, self.keep, self.day_row, self.confirm):
            self.body.addWidget(widget)
        self.keep.clicked.connect(self._decide)
        self.reason.returnPressed.connect(self._decide)
        self.confirm.clicked.connect(self._confirm)
        self.day.returnPressed.connect(self._confirm)
        self.result.changed.connect(lambda _value: self._fold())

    def show_learner(self, course: str, row: LearnerResult | None) -> None:
        """What stands for this learner."""
        self._course, self._row = course, row
        with QSignalBlocker(self.result):
            self.result.set_value((row.learner.result if row else "") or _BY_ROLL)
        self.reason.setText(row.learner.reason if row else "")
        self.day.setText(show_date(row.confirmed_on) if row and row.confirmed_on else "")
        self.day.setPlaceholderText(show_date(today(self._desk.now()).isoformat()))
        known = row is not None and row.learner.kind == RESIDENT and not row.learner.gone
        for widget in (self.day, self.confirm):
            widget.setEnabled(known)
        self.setEnabled(row is not None and bool(row.learner.enrolment))
        for line in (self.reason_row, self.day_row):
            line.hush()
        self._fold()

    def _fold(self) -> None:
        self.reason_row.setVisible(self.result.value() != _BY_ROLL)

    def _decide(self) -> None:
        if self._row is None:
            return
        try:
            saved = decide(self._desk.store, self._course, [self._row.learner.person],
                           _RESULTS.get(self.result.value(), ""), self.reason.text())
        except DeskError as refusal:
            self.reason_row.say(refusal.sentence)
            go_to(self.reason)
            return
        self.reason_row.hush()
        if saved.save:
            self.saved.emit()

    def _confirm(self) -> None:
        if self._row is None:
            return
        now = today(self._desk.now())
        typed = self.day.text().strip()
        day = read_day(typed, now) if typed else "" if self._row.confirmed_on else now.isoformat()
        try:
            saved = confirm(self._desk.store, self._course, {self._row.learner.person: day})
        except DeskError as refusal:
            self.day_row.say(refusal.sentence)
            go_to(self.day)
            return
        self.day_row.hush()
        if saved.save:
            self.saved.emit()
