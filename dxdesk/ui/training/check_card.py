"""Checks of skills typed one learner after another: a digit for the level, Enter for the next learner."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dxdesk.domain.records import LEVELS
from dxdesk.domain.skill_effect import show_score
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import DeskError
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.classes import ClassView
from dxdesk.store.training.results import LearnerResult
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER, go_to
from dxdesk.ui.parts import Card, FieldRow, Option, Segmented

_LEVELS = CHOICES["skill_check.level"]
_HINT = "Bấm 1 đến 4. Enter: người kế tiếp."


class CheckCard(Card):
    """What one learner could do, at the beginning or the end. Signals: saved(); next() after Enter."""

    saved = Signal()
    next = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Kiểm tra kỹ năng")
        self._desk = desk
        self._row: LearnerResult | None = None
        self.stage = Segmented(self, (Option("before", "Đầu lớp"), Option("after", "Cuối lớp")))
        self.rater = Segmented(self, (Option("self", "Tự đánh giá"), Option("trainer", "Người dạy")))
        self.group = QComboBox(self)
        self.level = Segmented(self, [Option(level, level) for level in LEVELS])
        self.score = LastEdit(self)
        self.score.setMaxLength(5)
        self.group_row = FieldRow(self, "&Nhóm kỹ năng", self.group)
        self.level_row = FieldRow(self, "&Mức", self.level, _HINT)
        self.score_row = FieldRow(self, "Điể&m, thang 10", self.score, "Có thể bỏ trống.")
        self.stage.setAccessibleName("Lúc")
        self.rater.setAccessibleName("Ai đánh giá")
        fill_combo(self.group, ((entry.code, entry.title) for entry in desk.catalogues.entries("skill_group")))
        self.group.setMinimumContentsLength(8)
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for widget in (self.stage, self.rater, self.group_row, self.level_row, self.score_row):
            self.body.addWidget(widget)
        self._connect()

    def show_class(self, view: ClassView, *, over: bool) -> None:
        """The skill group of a class; of one that is over the end is asked for."""
        choose(self.group, view.skill_group or "device")
        self.stage.set_value("after" if over else "before")
        self.rater.set_value("self")

    def show_learner(self, row: LearnerResult | None) -> None:
        """What this learner said before; nothing where there is none, or he is not enrolled."""
        self._row = row
        enrolled = row is not None and bool(row.learner.enrolment)
        self.title.setText(f"Kỹ năng của {row.learner.name}" if row else "Kiểm tra kỹ năng")
        for widget in (self.level, self.score):
            widget.setEnabled(enrolled)
        self._fill()

    def begin(self) -> None:
        """The cursor on the level."""
        chosen = self.level.value()
        next((part for part in self.level.segments() if part.value == chosen), self.level.segments()[0]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps what is typed and goes on."""
        if event.key() in ENTER:
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        in_score = self.score.hasFocus()
        if self._keep_score():
            self.next.emit()
            if in_score:
                go_to(self.score)
            else:
                self.begin()

    def _fill(self) -> None:
        checks = self._row.checks if self._row else ()
        key = (self.stage.value(), self.rater.value(), self.group.currentData())
        said = next((check for check in checks if (check.stage, check.rater, check.skill_group) == key), None)
        with QSignalBlocker(self.level):
            self.level.set_value(said.level if said else "")
        self.score.setText(show_score(said.score) if said else "")
        self.score_row.hush()
        self._tell_level(self.level.value())

    def _rate(self, level: str | None = None, score: str | None = None) -> bool:
        if self._row is None or not self._row.learner.enrolment:
            return True
        rating = Rating(self._row.learner.enrolment, self.stage.value(), self.rater.value(), self.group.currentData(),
                        level, score)
        try:
            saved = rate(self._desk.store, [rating])
        except DeskError as refusal:
            self.score_row.say(refusal.sentence)
            return False
        self.score_row.hush()
        if saved.save:
            self.saved.emit()
        return True

    def _keep_score(self) -> bool:
        return not self.score.isModified() or self._rate(score=self.score.text())

    def _leveled(self, level: str) -> None:
        self._tell_level(level)
        self._rate(level=level)

    def _tell_level(self, level: str) -> None:
        self.level_row.say(f"{level}: {_LEVELS[level]}." if level else _HINT, "")

    def _connect(self) -> None:
        self.level.changed.connect(self._leveled)
        self.score.editingFinished.connect(self._keep_score)
        for segmented in (self.stage, self.rater):
            segmented.changed.connect(lambda _value: self._fill())
        self.group.activated.connect(lambda _at: self._fill())


class LastEdit(QLineEdit):
    """A line edit whose Enter goes on to the next learner, by what it stands in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the card's."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)
