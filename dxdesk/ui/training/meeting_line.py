"""One meeting of a series as a line of fields: day, hours, place; what stands in its way is said under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.class_plan import MeetingDraft, read_day, read_hour
from dxdesk.domain.dates import is_date, show_date, today
from dxdesk.domain.training_words import weekday
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import IconButton, IconLabel, text
from dxdesk.ui.theme import restyle

_NUMBER, _DAY, _HOUR = 46, 112, 70


class MeetingLine(QWidget):
    """The fields of one meeting; an empty place is that of the series.

    Signals: changed() on any change, dropped() when the line is not wanted.
    """

    changed = Signal()
    dropped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.number = text("", "label", self)
        self.day, self.start, self.end, self.place = (QLineEdit(self) for _ in range(4))
        self.drop = IconButton(self, "close", "Bỏ buổi này", kind="bare")
        self._icon, self._words = IconLabel(self, "warn", 16, "warn"), text("", "hint", self)
        for edit, most in ((self.day, 20), (self.start, 12), (self.end, 12), (self.place, 200)):
            edit.setMaxLength(most)
            edit.textEdited.connect(self.changed)
        self.day.editingFinished.connect(self.tidy)
        self.start.editingFinished.connect(self.tidy)
        self.end.editingFinished.connect(self.tidy)
        self.place.setPlaceholderText("nơi như trên")
        self.drop.clicked.connect(self.dropped)
        self._lay()
        self.say("", "")

    def fields(self) -> list[QLineEdit]:
        """What Enter walks through."""
        return [self.day, self.start, self.end, self.place]

    def show_line(self, number: int, draft: MeetingDraft) -> None:
        """This meeting, as the line of this number."""
        self.day.setText(show_date(draft.held_on))
        self.start.setText(draft.from_at)
        self.end.setText(draft.to_at)
        self.place.setText(draft.place)
        self.renumber(number)
        for edit in self.fields():
            edit.setCursorPosition(0)

    def renumber(self, number: int) -> None:
        """The line stands elsewhere, or its day is another."""
        self._number = number
        self.number.setText(f"{number}. {weekday(self._iso())}".strip())
        names = ("Ngày", "Từ giờ", "Đến giờ", "Nơi")
        for edit, name in zip(self.fields(), names, strict=True):
            edit.setAccessibleName(f"{name} của buổi {number}")
        self.drop.setAccessibleName(f"Bỏ buổi {number}")

    def draft(self) -> MeetingDraft:
        """The meeting as typed; its day and hours as meant where they can be read."""
        return MeetingDraft(self._iso(), read_hour(self.start.text()), read_hour(self.end.text()),
                            self.place.text().strip())

    def tidy(self) -> None:
        """Day and hours as the program writes them, once a field is left."""
        iso = self._iso()
        if is_date(iso):
            self.day.setText(show_date(iso))
        for edit in (self.start, self.end):
            edit.setText(read_hour(edit.text()))
        self.renumber(self._number)

    def say(self, sentence: str, tone: str = "warn") -> None:
        """What is wrong or doubtful with the line; empty for nothing."""
        self._words.setText(sentence)
        for part in (self._words, self._icon):
            part.setVisible(bool(sentence))
        if sentence:
            self._icon.set_icon("error" if tone == "bad" else "warn", tone)
            restyle(self._words, tone=tone)
        self.day.setAccessibleDescription(sentence)

    def reshape(self) -> None:
        """Fields as wide as what stands in them."""
        px = self._desk.theme.px
        self.number.setMinimumWidth(px(_NUMBER))
        self.day.setFixedWidth(px(_DAY))
        for edit in (self.start, self.end):
            edit.setFixedWidth(px(_HOUR))

    def _iso(self) -> str:
        return read_day(self.day.text(), today(self._desk.now()))

    def _lay(self) -> None:
        self._number = 1
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.number, self.day, self.start, self.end):
            row.addWidget(widget)
        row.addWidget(self.place, 1)
        row.addWidget(self.drop)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._words.setWordWrap(True)
        below.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addLayout(below)
        self.reshape()
