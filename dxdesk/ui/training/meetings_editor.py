"""A series of meetings: first day, how many, which weekdays; its lines stand below at once and may be changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.class_plan import LONG_WEEKDAYS, MOST_MEETINGS, WEEKDAYS, MeetingDraft, doubled, read_day, series
from dxdesk.domain.dates import is_date, read_time, show_date, today
from dxdesk.store.training.clashes import clashes
from dxdesk.store.training.class_acts import meeting_problems
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, Card, FieldRow, Rule, text
from dxdesk.ui.theme import restyle
from dxdesk.ui.training.class_trainers import TrainerBox
from dxdesk.ui.training.meeting_line import MeetingLine

_SPREAD = ("start", "end")
"""What the series writes into all its lines."""


class MeetingsEditor(QWidget):
    """The series and its lines. Signals: changed() when lines came or went; edited() on any change by a person."""

    changed = Signal()
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: list[MeetingLine] = []
        self.event_id = ""
        self._longest: list[MeetingDraft] = []
        self._spread_last = dict.fromkeys(_SPREAD, "")
        self.day, self.count, self.start, self.end, self.place = (QLineEdit(self) for _ in range(5))
        self.count.setValidator(QIntValidator(1, MOST_MEETINGS, self))
        self.days = [_day_button(self, at) for at in range(7)]
        self.trainers = TrainerBox(desk, self)
        self.rows = {name: FieldRow(self, label, field) for name, label, field in (
            ("day", "Ngày đầ&u", self.day), ("count", "Số &buổi", self.count), ("from", "Từ &giờ", self.start),
            ("to", "Đế&n giờ", self.end), ("place", "Nơi &học", self.place))}
        self.add = Button(self, "Thêm một buổi", kind="flat", icon="plus")
        self._lay()
        self._connect()

    def begin(self, first: date, count: int = 1, place: str = "", trainers: Sequence[str] = (), **more: str) -> None:
        """A series from this day on; `start`, `end`, `invited` and `event_id` where the class says them."""
        self.day.setText(show_date(first.isoformat()))
        self.count.setText(str(count))
        self.start.setText(more.get("start", ""))
        self.end.setText(more.get("end", ""))
        self.place.setText(place)
        self.event_id = more.get("event_id", "")
        self._spread_last = {name: getattr(self, name).text() for name in _SPREAD}
        self.trainers.set_value(trainers, more.get("invited", ""))
        self._choose_days({first.weekday()})
        self.lay_out()

    def fields(self) -> list[QWidget]:
        """What Enter walks through, top to bottom."""
        head = [self.day, self.count, *self.days, self.start, self.end, self.place, *self.trainers.fields()]
        return [*head, *(edit for line in self.lines for edit in line.fields()), self.add]

    def drafts(self) -> tuple[MeetingDraft, ...]:
        """The meetings as they stand in the lines, each with what the series says of trainers, event and place."""
        place = self.place.text().strip()
        return tuple(replace(one, place=one.place or place, trainers=self.trainers.trainers(),
                             trainer_name=self.trainers.invited(), event_id=self.event_id)
                     for one in (line.draft() for line in self.lines))

    def lay_out(self) -> None:
        """The lines of the series anew; what was changed in single lines is written over."""
        self._longest = []
        self._show(self._series())

    def check(self) -> bool:
        """Say what is wrong or stands in the way of every line; whether all of them can be saved."""
        twice = dict(doubled([draft.values() for draft in self.drafts()]))
        good = True
        for at, (line, draft) in enumerate(zip(self.lines, self.drafts(), strict=True)):
            problems = meeting_problems(self._desk.store, draft)
            hard = next((one.sentence for one in problems if one.hard), "")
            line.say(hard or twice.get(at, "") or _first_clash(self._desk, draft) or next(
                (one.sentence for one in problems), ""), "bad" if hard else "warn")
            good = good and not hard
        return good

    def reshape(self) -> None:
        """Fields as wide as what stands in them."""
        px = self._desk.theme.px
        for field, width in ((self.day, 132), (self.count, 72), (self.start, 84), (self.end, 84)):
            field.setFixedWidth(px(width))
        for line in self.lines:
            line.reshape()

    def _first(self) -> date | None:
        iso = read_day(self.day.text(), today(self._desk.now()))
        return date.fromisoformat(iso) if is_date(iso) else None

    def _series(self) -> list[MeetingDraft]:
        first = self._first()
        if first is None:
            return [line.draft() for line in self.lines]
        self.rows["day"].hush()
        chosen = [at for at, button in enumerate(self.days) if button.isChecked()]
        return [MeetingDraft(day.isoformat(), self.start.text(), self.end.text())
                for day in series(first, self._many(), chosen)]

    def _many(self) -> int:
        """How many meetings; while the number is being typed anew, one."""
        return int(self.count.text()) if self.count.hasAcceptableInput() else 1

    def _left_day(self) -> None:
        first = self._first()
        if first is None:
            self.rows["day"].say("Ghi ngày đầu như 24/11/2026.")
        else:
            self.day.setText(show_date(first.isoformat()))

    def _counted(self) -> None:
        """More lines or fewer; those that stay are as they were, also while 3 is being made 12."""
        shown = [line.draft() for line in self.lines]
        self._longest = [*shown, *self._longest[len(shown):]]
        kept = self._longest[:self._many()]
        self._show([*kept, *self._series()[len(kept):]])
        self.edited.emit()

    def _spread(self, name: str, text: str) -> None:
        """Hours of the series go to the lines that had its former ones."""
        for line in self.lines:
            edit: QLineEdit = getattr(line, name)
            if edit.text() == self._spread_last[name]:
                edit.setText(text)
                edit.setCursorPosition(0)
        self._spread_last[name] = text
        self._line_changed()

    def _left_hours(self) -> None:
        """Hours as the program writes them, once a field is left."""
        for name in ("start", "end"):
            edit: QLineEdit = getattr(self, name)
            meant = read_time(edit.text()) or edit.text()
            if meant != edit.text():
                edit.setText(meant)
                self._spread(name, meant)

    def _show(self, drafts: Sequence[MeetingDraft]) -> None:
        for line in self.lines[len(drafts):]:
            self._take(line)
        for at, draft in enumerate(drafts):
            if at < len(self.lines):
                self.lines[at].show_line(at + 1, draft)
            else:
                self._append(draft)
        self.check()
        self.changed.emit()

    def _append(self, draft: MeetingDraft) -> MeetingLine:
        line = MeetingLine(self._desk, self)
        line.show_line(len(self.lines) + 1, draft)
        line.changed.connect(self._line_changed)
        line.dropped.connect(lambda: self._drop(line))
        self.lines.append(line)
        self._list.addWidget(line)
        line.show()
        return line

    def _add_one(self) -> None:
        if len(self.lines) >= MOST_MEETINGS:
            return
        last = self.lines[-1].draft() if self.lines else MeetingDraft("", self.start.text(), self.end.text())
        day = date.fromisoformat(last.held_on) if is_date(last.held_on) else self._first() or today(self._desk.now())
        line = self._append(replace(last, held_on=series(day, 2)[-1].isoformat()))
        self.check()
        self.changed.emit()
        self.edited.emit()
        line.day.setFocus()

    def _drop(self, line: MeetingLine) -> None:
        at = self.lines.index(line)
        self._take(line)
        self._longest = []
        for number, other in enumerate(self.lines, 1):
            other.renumber(number)
        self.check()
        self.changed.emit()
        self.edited.emit()
        (self.lines[min(at, len(self.lines) - 1)].day if self.lines else self.add).setFocus()

    def _take(self, line: MeetingLine) -> None:
        self.lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _line_changed(self) -> None:
        self.check()
        self.edited.emit()

    def _again(self) -> None:
        self.lay_out()
        self.edited.emit()

    def _day_moved(self) -> None:
        """Another first day takes its weekday along, where the series meets once a week."""
        first = self._first()
        if first is not None and sum(button.isChecked() for button in self.days) < 2:
            self._choose_days({first.weekday()})
        self._again()

    def _choose_days(self, wanted: set[int]) -> None:
        for at, button in enumerate(self.days):
            button.blockSignals(True)
            button.setChecked(at in wanted)
            button.blockSignals(False)
            restyle(button, on=at in wanted)

    def _connect(self) -> None:
        self.day.textEdited.connect(self._day_moved)
        self.day.editingFinished.connect(self._left_day)
        self.count.textEdited.connect(self._counted)
        for button in self.days:
            button.toggled.connect(self._again)
        for name in _SPREAD:
            edit: QLineEdit = getattr(self, name)
            edit.textEdited.connect(partial(self._spread, name))
            edit.editingFinished.connect(self._left_hours)
        self.place.textEdited.connect(self._line_changed)
        self.trainers.changed.connect(self._line_changed)
        self.add.clicked.connect(self._add_one)

    def _lay(self) -> None:
        top, week, told = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for name in ("day", "count", "from", "to"):
            top.addWidget(self.rows[name])
        top.addStretch(1)
        for button in self.days:
            week.addWidget(button, 1)
        self._list = QVBoxLayout()
        for box, gap in ((top, 12), (week, 4), (told, 4), (self._list, 6)):
            box.setSpacing(gap)
        told.addWidget(text("Các thứ trong tuần", "label", self))
        told.addLayout(week)
        card = Card(self, "Buổi học")
        card.body.setSpacing(10)
        for part in (top, told):
            card.body.addLayout(part)
        card.body.addWidget(self.rows["place"])
        card.body.addWidget(self.trainers)
        card.body.addWidget(Rule(self))
        card.body.addLayout(self._list)
        card.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.reshape()


def _day_button(parent: QWidget, at: int) -> Button:
    button = Button(parent, WEEKDAYS[at], kind="code")
    button.setCheckable(True)
    button.setAccessibleName(LONG_WEEKDAYS[at])
    return button


def _first_clash(desk: Desk, draft: MeetingDraft) -> str:
    found = clashes(desk.store, draft.held_on, draft.from_at, draft.to_at, draft.place, draft.trainers,
                    draft.trainer_name)
    return " ".join(one.sentence for one in found[:2])
