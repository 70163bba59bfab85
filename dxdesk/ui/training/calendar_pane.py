"""Lịch tháng: the meetings of every class in a month, those of the chosen day beside it, what clashes marked."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.dates import is_date, show_date, today
from dxdesk.domain.month import months_on, weeks
from dxdesk.domain.training_words import LONG_WEEKDAYS, hours
from dxdesk.store.lists import record_names
from dxdesk.store.training.clashes import clashes_among
from dxdesk.store.training.classes import Meeting, meetings_between
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Button, Card, IconButton, IconLabel, Scrolled, text
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.training.class_words import taught_by
from dxdesk.ui.training.month_view import Held, MonthView

_SIDE, _NARROWER = 320, 280
_CLASHES = 3  # told in full; a hall taken that often is not put right here


class CalendarPane(QWidget):
    """The month. Signals: opened_meeting(class, meeting) when its roll is wanted."""

    opened_meeting = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._named = record_names(desk.store)
        self._meetings: dict[str, Meeting] = {}
        self.title = text("", "h2", self)
        self.count = text("", "label", self)
        self.back = IconButton(self, "left", "Tháng trước, PageUp")
        self.on = IconButton(self, "right", "Tháng sau, PageDown")
        self.to_today = Button(self, "Hôm nay", keys="T")
        self.month = MonthView(desk.theme, self)
        self.of_day = Card(self)
        self.day_title, self._rows = text("", "h3", self), QVBoxLayout()
        self.lines: list[DayLine] = []
        self._lay()
        self.month.chosen.connect(self._moved)
        self.month.opened.connect(lambda _: self._open_day())
        self.back.clicked.connect(lambda: self.month.go(months_on(self.month.day, -1)))
        self.on.clicked.connect(lambda: self.month.go(months_on(self.month.day, 1)))
        self.to_today.clicked.connect(self._go_today)
        self._day: date | None = None

    def load(self) -> None:
        """Ask the store again; the day stays, at first it is today."""
        self._show(self._day or today(self._desk.now()))

    def begin(self) -> None:
        """The cursor on the current day."""
        self.month.setFocus()

    def reshape(self, shape: Shape) -> None:
        """The day beside the month, or below it."""
        self._side.setDirection(
            QHBoxLayout.Direction.TopToBottom if shape.narrow else QHBoxLayout.Direction.LeftToRight)
        side = self._desk.theme.px(_SIDE if shape.wide else _NARROWER)
        self._scroll.setMinimumWidth(0 if shape.narrow else side)
        self._scroll.setMaximumWidth(UNBOUND if shape.narrow else side)
        self.count.setVisible(not shape.narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T goes to today."""
        if event.text().lower() == "t" and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_today()
        else:
            super().keyPressEvent(event)

    def _show(self, day: date) -> None:
        """The sheet that holds a day, read anew."""
        sheet, now = weeks(day.year, day.month), today(self._desk.now())
        rows = meetings_between(self._desk.store, sheet[0][0].isoformat(), sheet[-1][-1].isoformat())
        found = [one for one in rows if is_date(one.held_on)]
        self._meetings = {one.id: one for one in found}
        held: dict[date, list[Held]] = {}
        for one in found:
            over = one.held_on < now.isoformat()
            held.setdefault(date.fromisoformat(one.held_on), []).append(Held(
                one.id, one.course_id, hours(one.from_at, one.to_at), self._title(one), over,
                not over and bool(self._clashes(one))))
        self._day = day
        inside = sum(1 for one in found if one.held_on[:7] == day.isoformat()[:7])
        self.title.setText(f"Tháng {day.month} năm {day.year}")
        self.count.setText(f"{inside} buổi của mọi lớp" if inside else "chưa có buổi nào")
        self.month.show_month(day, now, held)
        self._show_day(day)

    def _moved(self, day: date) -> None:
        before = self._day
        if before is None or (before.year, before.month) != (day.year, day.month):
            self._show(day)
        else:
            self._day = day
            self._show_day(day)

    def _show_day(self, day: date) -> None:
        self.day_title.setText(f"{LONG_WEEKDAYS[day.weekday()]} {show_date(day.isoformat())}")
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(self._meetings[one.meeting]) for one in self.month.held(day)]
        self._nothing.setVisible(not self.lines)
        for line in self.lines:
            self._rows.addWidget(line)

    def _line(self, meeting: Meeting) -> "DayLine":
        told = [hours(meeting.from_at, meeting.to_at) or "chưa ghi giờ", meeting.place, taught_by(meeting, self._named),
                meeting.topic]
        line = DayLine(self.of_day, self._title(meeting), told, self._clashes(meeting), meeting.taken)
        line.opened.connect(lambda: self.opened_meeting.emit(meeting.course_id, meeting.id))
        return line

    def _title(self, meeting: Meeting) -> str:
        return self._named("course", meeting.course_id) or "Lớp chưa về máy này"

    def _clashes(self, meeting: Meeting) -> list[str]:
        return [one.sentence for one in clashes_among(self._desk.store, meeting, self._meetings.values())]

    def _open_day(self) -> None:
        """Enter on a day: its one meeting, or the cursor to the first of several."""
        if len(self.lines) == 1:
            self.lines[0].opened.emit()
        elif self.lines:
            self.lines[0].button.setFocus()

    def _go_today(self) -> None:
        self.month.go(today(self._desk.now()))
        self.month.setFocus()

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.back, self.on, self.title, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.to_today)
        card = Card(self, flush=True)
        card.body.addWidget(self.month)
        self._nothing = text("Không có buổi học nào.", "label", self.of_day)
        self._rows.setSpacing(12)
        for part in (self.day_title, self._nothing):
            self.of_day.body.addWidget(part)
        self.of_day.body.addLayout(self._rows)
        self._scroll = Scrolled.column(self, self.of_day)
        self._side = QHBoxLayout()
        self._side.setSpacing(16)
        self._side.addWidget(card, 2)
        self._side.addWidget(self._scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._side, 1)


class DayLine(QWidget):
    """One meeting of the chosen day. Signals: opened() when its roll is wanted."""

    opened = Signal()

    def __init__(self, parent: QWidget, title: str, told: Sequence[str], clash: Sequence[str], taken: int) -> None:
        super().__init__(parent)
        self.button = Button(self, "Mở điểm danh" if not taken else f"Mở điểm danh, {taken} người", icon="classes")
        self.button.setAccessibleName(f"Mở điểm danh lớp {title}, {told[0]}")
        name = text(title, "strong", self)
        name.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(name)
        for words in filter(None, told):
            line = text(words, "label", self)
            line.setWordWrap(True)
            column.addWidget(line)
        for words in clash[:_CLASHES]:
            column.addWidget(_warned(self, words))
        if len(clash) > _CLASHES:
            column.addWidget(_warned(self, f"Còn {len(clash) - _CLASHES} chỗ trùng nữa."))
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _warned(parent: QWidget, words: str) -> QWidget:
    line, label = QWidget(parent), text(words, "hint", parent)
    label.setProperty("tone", "warn")
    label.setWordWrap(True)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(IconLabel(line, "warn", 16, "warn"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return line
