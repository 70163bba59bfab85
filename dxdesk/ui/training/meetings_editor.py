"""A series of meetings: first day, how many, which weekdays; its lines stand below at once and may be changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.class_plan import MOST_MEETINGS, MeetingDraft, doubled, read_day, read_hour, series
from dxdesk.domain.dates import is_date, show_date, today
from dxdesk.domain.training_words import LONG_WEEKDAYS, WEEKDAYS
from dxdesk.store.training.clashes import clashes
from dxdesk.store.training.class_acts import meeting_problems
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Button, Card, FieldRow, Rule, text
from dxdesk.ui.theme import restyle
from dxdesk.ui.training.class_trainers import TrainerBox
from dxdesk.ui.training.meeting_lines import MeetingLines

_SPREAD = ("start", "end")
"""What the series writes into all its lines."""


class MeetingsEditor(QWidget):
    """The series and its lines. Signals: changed() when lines came or went; edited() on any change by a person."""

    changed = Signal()
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.event_id = ""
        self._spread_last = dict.fromkeys(_SPREAD, "")
        self.day, self.count, self.start, self.end, self.place = (QLineEdit(self) for _ in range(5))
        self.count.setValidator(QIntValidator(1, MOST_MEETINGS, self))
        self.days = [_day_button(self, at) for at in range(7)]
        self.trainers = TrainerBox(desk, self)
        self.rows = {name: FieldRow(self, label, field) for name, label, field in (
            ("day", "Ngày đầ&u", self.day), ("count", "Số &buổi", self.count), ("from", "Từ &giờ", self.start),
            ("to", "Đế&n giờ", self.end), ("place", "Nơi &học", self.place))}
        self.list = MeetingLines(desk, self)
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
        return [*head, *self.list.fields()]

    def drafts(self) -> tuple[MeetingDraft, ...]:
        """The meetings as they stand in the lines, each with what the series says of trainers, event and place."""
        place = self.place.text().strip()
        return tuple(replace(one, place=one.place or place, trainers=self.trainers.trainers(),
                             trainer_name=self.trainers.invited(), event_id=self.event_id)
                     for one in self.list.drafts())

    def lay_out(self) -> None:
        """The lines of the series anew; what was changed in single lines is written over."""
        self.list.show_drafts(self._series())
        self.check()

    def check(self) -> bool:
        """Say what is wrong or stands in the way of every line; whether all of them can be saved."""
        twice = dict(doubled([draft.values() for draft in self.drafts()]))
        good = True
        for at, (line, draft) in enumerate(zip(self.list.lines, self.drafts(), strict=True)):
            problems = meeting_problems(self._desk.store, draft)
            hard = next((one.sentence for one in problems if one.hard), "")
            line.say(hard or twice.get(at, "") or _first_clash(self._desk, draft) or next(
                (one.sentence for one in problems), ""), "bad" if hard else "warn")
            good = good and not hard
        return good

    def go_to_wrong(self) -> None:
        """The cursor in the first wrong field of a meeting: that of the series where the line has it from there."""
        for line, draft in zip(self.list.lines, self.drafts(), strict=True):
            hard = next((one for one in meeting_problems(self._desk.store, draft) if one.hard), None)
            if hard is None:
                continue
            own = {"held_on": line.day, "from_at": line.start, "to_at": line.end, "place": line.place}
            field = own.get(hard.field, line.day)
            head = {line.start: self.start, line.end: self.end}.get(field)
            go_to(head if head is not None and head.text() == field.text() else field)
            return

    def reshape(self) -> None:
        """Fields as wide as what stands in them."""
        px = self._desk.theme.px
        for field, width in ((self.day, 132), (self.count, 72), (self.start, 84), (self.end, 84)):
            field.setFixedWidth(px(width))
        self.list.reshape()

    def _first(self) -> date | None:
        iso = read_day(self.day.text(), today(self._desk.now()))
        return date.fromisoformat(iso) if is_date(iso) else None

    def _series(self) -> list[MeetingDraft]:
        first = self._first()
        if first is None:
            return self.list.drafts()
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
        self.list.resize_to(self._series())
        self._line_changed()

    def _spread(self, name: str, text: str) -> None:
        """Hours of the series go to the lines that had its former ones."""
        self.list.spread(name, self._spread_last[name], text)
        self._spread_last[name] = text
        self._line_changed()

    def _left_hours(self) -> None:
        """Hours as the program writes them, once a field is left."""
        for name in ("start", "end"):
            edit: QLineEdit = getattr(self, name)
            meant = read_hour(edit.text())
            if meant != edit.text():
                edit.setText(meant)
                self._spread(name, meant)

    def _came_or_went(self) -> None:
        self.changed.emit()
        first = self._first() or today(self._desk.now())
        self.list.next = MeetingDraft(first.isoformat(), self.start.text(), self.end.text())

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
            button.dress("check" if at in wanted else "")

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
        self.list.changed.connect(self._came_or_went)
        self.list.counted.connect(lambda many: self.count.setText(str(many)))
        self.list.edited.connect(self._line_changed)

    def _lay(self) -> None:
        top, week, told = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for name in ("day", "count", "from", "to"):
            top.addWidget(self.rows[name])
        top.addStretch(1)
        for button in self.days:
            week.addWidget(button, 1)
        for box, gap in ((top, 12), (week, 4), (told, 4)):
            box.setSpacing(gap)
        told.addWidget(text("Các thứ trong tuần", "label", self))
        told.addLayout(week)
        card = Card(self, "Buổi học")
        card.body.setSpacing(10)
        for part in (top, told):
            card.body.addLayout(part)
        for widget in (self.rows["place"], self.trainers, Rule(self), self.list):
            card.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.reshape()


def _day_button(parent: QWidget, at: int) -> Button:
    button = Button(parent, WEEKDAYS[at], kind="code")
    button.setCheckable(True)
    button.setAccessibleName(LONG_WEEKDAYS[at])
    button.toggled.connect(lambda on: button.dress("check" if on else ""))
    return button


def _first_clash(desk: Desk, draft: MeetingDraft) -> str:
    found = clashes(desk.store, draft.held_on, draft.from_at, draft.to_at, draft.place, draft.trainers,
                    draft.trainer_name)
    return " ".join(one.sentence for one in found[:2])
