"""A month painted as a wall calendar: several meetings a day, arrows walk, PageUp and PageDown turn, Enter opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.domain.dates import show_date
from dxdesk.domain.month import months_on, weeks
from dxdesk.domain.training_words import LONG_WEEKDAYS, WEEKDAYS
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import announce
from dxdesk.ui.theme import Theme

_HEAD, _CELL, _LINE, _NUMBER, _PAD = 32, 84, 20, 24, 6
_LOW = 30  # a day that has room for its number, and beside it for how many meetings there are


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting of a day: its hour and class; `over` once it is past, `clash` where it stands in another's way."""

    meeting: str
    course: str
    at: str
    title: str
    over: bool = False
    clash: bool = False


class MonthView(QWidget):
    """The calendar. Signals: chosen(day) as the day moves, opened(day) on Enter or double click."""

    chosen = Signal(date)
    opened = Signal(date)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.day = self.today = date(2000, 1, 1)
        self._held: dict[date, tuple[Held, ...]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "no")  # the current day has it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Lịch tháng")
        theme.changed.connect(self.update)

    def show_month(self, day: date, today: date, held: Mapping[date, Sequence[Held]]) -> None:
        """The month of a day, which becomes the current one."""
        self.day, self.today = day, today
        self._held = {on: tuple(rows) for on, rows in held.items()}
        self._tell()

    def held(self, day: date) -> tuple[Held, ...]:
        """The meetings of a day in order."""
        return self._held.get(day, ())

    def go(self, day: date) -> None:
        """Another day becomes the current one."""
        if date(2000, 1, 1) <= day <= date(2099, 12, 31) and day != self.day:
            self.day = day
            self._tell()
            self.chosen.emit(day)

    def sizeHint(self) -> QSize:
        """Room for six weeks."""
        return QSize(self._theme.px(7 * 96), self._theme.px(_HEAD + 6 * _CELL))

    def minimumSizeHint(self) -> QSize:
        """Days a number and a count fit into."""
        return QSize(self._theme.px(7 * 44), self._theme.px(_HEAD + 6 * _LOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by days and weeks, PageUp and PageDown by months, Home and End in the week."""
        key, week = Qt.Key(event.key()), self.day.weekday()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
                 Qt.Key.Key_Home: -week, Qt.Key.Key_End: 6 - week}
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.go(self.day + timedelta(days=steps[key]))
        elif key in turns:
            self.go(months_on(self.day, turns[key]))
        elif key in ENTER:
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a day."""
        day = self.day_at(event.position().toPoint().x(), event.position().toPoint().y())
        if day is not None:
            self.go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens it."""
        self.opened.emit(self.day)

    def day_at(self, x: int, y: int) -> date | None:
        """The day under a point; None over the heads."""
        for day, box in self._boxes():
            if box.contains(x, y):
                return day
        return None

    def box_of(self, day: date) -> QRect:
        """Where a day stands; empty for one of another sheet."""
        return next((box for on, box in self._boxes() if on == day), QRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Weekdays, hairlines, days, then the current one."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("surface"))
        self._paint_heads(painter)
        boxes = self._boxes()
        for day, box in boxes:
            self._paint_day(painter, day, box)
        painter.setPen(QPen(theme.color("line"), 1))
        for _, box in boxes:
            painter.drawLine(box.topLeft(), box.topRight())
            if box.left():
                painter.drawLine(box.topLeft(), box.bottomLeft())
        self._paint_current(painter, self.box_of(self.day))

    def _boxes(self) -> list[tuple[date, QRect]]:
        """Every day shown and its place; whole pixels, the last column and row take what is left."""
        sheet, head = weeks(self.day.year, self.day.month), self._theme.px(_HEAD)
        columns = [self.width() * at // 7 for at in range(8)]
        rows = [head + (self.height() - head) * at // len(sheet) for at in range(len(sheet) + 1)]
        return [(day, QRect(columns[x], rows[y], columns[x + 1] - columns[x], rows[y + 1] - rows[y]))
                for y, week in enumerate(sheet) for x, day in enumerate(week)]

    def _paint_heads(self, painter: QPainter) -> None:
        theme = self._theme
        head = QRect(0, 0, self.width(), theme.px(_HEAD))
        painter.fillRect(head, theme.color("sunken"))
        painter.setFont(theme.font(13, True))
        painter.setPen(theme.color("text2"))
        for at, word in enumerate(WEEKDAYS):
            left, right = self.width() * at // 7, self.width() * (at + 1) // 7
            room = QRect(left + theme.px(_PAD), 0, right - left - theme.px(_PAD), head.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), word)

    def _paint_day(self, painter: QPainter, day: date, box: QRect) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        inside = day.month == self.day.month
        painter.fillRect(box, theme.color("surface" if inside else "bg"))
        is_today = day == self.today
        number = QRect(box.left() + pad, box.top() + theme.px(3), box.width() - 2 * pad, theme.px(_NUMBER))
        painter.setFont(theme.font(14, is_today))
        painter.setPen(theme.color("accent" if is_today else "text" if inside else "text2"))
        words = f"{day.day}, hôm nay" if is_today else str(day.day)
        fits = painter.fontMetrics().horizontalAdvance(words) <= number.width()
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter), words if fits else str(day.day))
        rows, room = self.held(day), box.adjusted(pad, number.bottom() - box.top(), -pad, -theme.px(2))
        if room.height() >= theme.px(_LINE):
            self._paint_rows(painter, rows, room)
        elif rows:
            self._paint_count(painter, rows, number)

    def _paint_rows(self, painter: QPainter, rows: Sequence[Held], room: QRect) -> None:
        """The meetings of a day, hour over class where both have room, else in one line, else only how many."""
        theme, high = self._theme, self._theme.px(_LINE)
        lines = room.height() // high
        each = 2 if lines >= 2 * len(rows) else 1
        shown = rows if lines >= len(rows) else rows[:max(lines - 1, 0)]
        for at, one in enumerate(shown):
            self._paint_line(painter, one, QRect(room.left(), room.top() + at * each * high, room.width(), each * high))
        if len(shown) < len(rows):
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("text2"))
            more = f"+{len(rows) - len(shown)} buổi" if shown else f"{len(rows)} buổi"
            place = QRect(room.left(), room.top() + len(shown) * high, room.width(), high)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), more)

    def _paint_count(self, painter: QPainter, rows: Sequence[Held], room: QRect) -> None:
        """How many meetings, beside the number of a low day."""
        theme = self._theme
        painter.setFont(theme.font(13, True))
        painter.setPen(theme.color("warn" if any(one.clash for one in rows) else "accent"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{len(rows)} buổi")

    def _paint_line(self, painter: QPainter, one: Held, room: QRect) -> None:
        """A bar in the tone of the meeting, its hour, its class as far as there is room."""
        theme, high = self._theme, self._theme.px(_LINE)
        tone = "warn" if one.clash else "text2" if one.over else "accent"
        bar = QRect(room.left(), room.top() + theme.px(3), theme.px(3), room.height() - theme.px(6))
        painter.fillRect(bar, theme.color(tone))
        left = room.left() + theme.px(8)
        if one.clash:
            side = theme.px(14)
            drawn = theme.pixmap("warn", "warn", 14, self.devicePixelRatioF())
            painter.drawPixmap(QRect(left, room.top() + (high - side) // 2, side, side), drawn)
        font = theme.font(13)
        painter.setFont(font)
        painter.setPen(theme.color("text2" if one.over else "text"))
        told = (one.at or "chưa rõ giờ", one.title) if room.height() > high else (
            f"{one.at[:5]} {one.title}".strip(),)
        for at, words in enumerate(told):
            start = left + (theme.px(18) if one.clash and not at else 0)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.right() - start)
            painter.drawText(QRect(start, room.top() + at * high, room.right() - start + 2, high),
                             int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_current(self, painter: QPainter, box: QRect) -> None:
        theme, focused = self._theme, self.hasFocus()
        painter.setPen(QPen(theme.color("ring" if focused else "accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -1, -1), theme.px(6), theme.px(6))

    def focusInEvent(self, event) -> None:  # noqa: ANN001 - Qt's own event
        """The current day shows it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:  # noqa: ANN001 - Qt's own event
        """The current day shows it no more."""
        super().focusOutEvent(event)
        self.update()

    def _tell(self) -> None:
        """What a screen reader says of the current day."""
        rows = self.held(self.day)
        told = ", ".join(f"{one.at} {one.title}".strip() for one in rows) or "không có buổi nào"
        spoken = f"{LONG_WEEKDAYS[self.day.weekday()]} {show_date(self.day.isoformat())}: {told}"
        self.setAccessibleDescription(spoken)
        if self.hasFocus():
            announce(self, spoken)
        self.update()
