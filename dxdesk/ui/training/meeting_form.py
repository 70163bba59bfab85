"""One meeting changed: day, hours, place, what it is about, who teaches; what stands in its way is said beside."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.class_plan import MeetingDraft, read_day, read_hour
from dxdesk.domain.dates import is_date, show_date, today
from dxdesk.errors import DeskError
from dxdesk.store.training.clashes import clashes
from dxdesk.store.training.class_acts import edit_meeting, meeting_problems
from dxdesk.store.training.classes import Meeting
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.parts import Button, Card, FieldRow, Message, MessageBar, Scrolled
from dxdesk.ui.training.class_trainers import TrainerBox
from dxdesk.ui.training.in_sight import keep_in_sight

_FIELDS = {"held_on": ("N&gày", 20), "from_at": ("&Từ giờ", 12), "to_at": ("Đế&n giờ", 12), "place": ("Nơi &học", 200),
           "topic": ("Nội &dung buổi", 200), "note": ("Ghi chú", 2_000)}


class MeetingForm(QWidget):
    """The form. Signals: saved() once it is kept, left() when nothing is wanted."""

    saved = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting = Meeting("", "", "")
        self._shown = MeetingDraft("")
        self.edits = {name: QLineEdit(self) for name in _FIELDS}
        self.rows = {name: FieldRow(self, _FIELDS[name][0], edit) for name, edit in self.edits.items()}
        self.trainers = TrainerBox(desk, self)
        self.message = MessageBar(self)
        self.save = Button(self, "Lưu buổi", kind="primary", keys="Ctrl Enter")
        self.cancel = Button(self, "Thôi", kind="quiet", keys="Esc")
        self._card = Card(self, "Sửa buổi")
        self._flow = FieldFlow(self._fields, lambda _: True, self)
        self._lay()
        for name, edit in self.edits.items():
            edit.setMaxLength(_FIELDS[name][1])
            edit.editingFinished.connect(self.look)
        self.trainers.changed.connect(self.look)
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.left)
        for field in (*self._fields(), self.cancel):
            self._flow.watch(field)

    def show_meeting(self, number: int, meeting: Meeting) -> None:
        """This meeting of a class."""
        self._meeting = meeting
        self._card.title.setText(f"Sửa buổi {number}")
        for name, edit in self.edits.items():
            value = getattr(meeting, name)
            edit.setText(show_date(value) if name == "held_on" else value)
            edit.setCursorPosition(0)
        self.trainers.set_value(meeting.trainers, meeting.trainer_name)
        self._shown = self.draft()
        self.message.clear()
        self.look()
        go_to(self.edits["held_on"])

    def draft(self) -> MeetingDraft:
        """The meeting as typed."""
        texts = {name: edit.text().strip() for name, edit in self.edits.items()}
        texts["held_on"] = read_day(texts["held_on"], today(self._desk.now()))
        texts |= {name: read_hour(texts[name]) for name in ("from_at", "to_at")}
        return MeetingDraft(**texts, trainers=self.trainers.trainers(), trainer_name=self.trainers.invited(),
                            event_id=self._meeting.event_id)

    def changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.draft() != self._shown

    def look(self) -> None:
        """Say what is wrong or doubtful, and write day and hours as the program does."""
        draft = self.draft()
        if is_date(draft.held_on):
            self.edits["held_on"].setText(show_date(draft.held_on))
        self.edits["from_at"].setText(draft.from_at)
        self.edits["to_at"].setText(draft.to_at)
        for row in self.rows.values():
            row.hush()
        self.trainers.rows[0].hush()
        for problem in meeting_problems(self._desk.store, draft):
            if problem.field in self.rows:
                self.rows[problem.field].say(problem.sentence, "bad" if problem.hard else "warn")
        for one in clashes(self._desk.store, draft.held_on, draft.from_at, draft.to_at, draft.place, draft.trainers,
                           draft.trainer_name, leave_out=[self._meeting.id]):
            row = self.rows["place"] if one.why == "place" else self.trainers.rows[0]
            row.say(one.sentence, "warn")

    def keep(self) -> None:
        """Save; what is wrong is said under its field and nothing is written."""
        self.look()
        try:
            edit_meeting(self._desk.store, self._meeting.id, self.draft())
        except DeskError as error:
            name = "held_on" if error.code == "future_meeting" else error.code.removeprefix("problem:")
            if name in self.rows:
                self.rows[name].say(error.sentence)
                go_to(self.edits[name])
            else:
                self.message.tell(Message("bad", error.sentence, "Chưa lưu buổi này."))
        else:
            self._shown = self.draft()
            self.saved.emit()

    def reshape(self) -> None:
        """Fields as wide as what stands in them."""
        for name, width in (("held_on", 132), ("from_at", 84), ("to_at", 84)):
            self.edits[name].setFixedWidth(self._desk.theme.px(width))

    def _fields(self) -> list[QWidget]:
        edits = [self.edits[name] for name in ("held_on", "from_at", "to_at", "place", "topic")]
        return [*edits, *self.trainers.fields(), self.edits["note"], self.save]

    def _lay(self) -> None:
        time, acts = QHBoxLayout(), QHBoxLayout()
        for row, gap in ((time, 12), (acts, 8)):
            row.setSpacing(gap)
        for name in ("held_on", "from_at", "to_at"):
            time.addWidget(self.rows[name])
        time.addStretch(1)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.save)
        self._card.body.addLayout(time)
        for part in (self.rows["place"], self.rows["topic"], self.trainers, self.rows["note"]):
            self._card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        scroll = Scrolled.column(self, self._card)
        keep_in_sight(self._flow, scroll, self._desk.theme)
        column.addWidget(scroll, 1)
        column.addWidget(self.message)
        column.addLayout(acts)
        self.reshape()
