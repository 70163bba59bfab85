"""More meetings of a class there is: a series that goes on where the class ends."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.dates import is_date, today
from dxdesk.errors import DeskError
from dxdesk.store.training.class_acts import add_meetings
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.parts import Button, Message, MessageBar, Scrolled
from dxdesk.ui.training.in_sight import keep_in_sight
from dxdesk.ui.training.meetings_editor import MeetingsEditor

_WEEK = timedelta(days=7)


class AddMeetings(QWidget):
    """The series and its buttons. Signals: saved() once they are kept, left() when none is wanted."""

    saved = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._course = ""
        self.changed = False
        self.editor = MeetingsEditor(desk, self)
        self.message = MessageBar(self)
        self.save = Button(self, "Thêm buổi", kind="primary", keys="Ctrl Enter")
        self.cancel = Button(self, "Thôi", kind="quiet", keys="Esc")
        self._flow = FieldFlow(lambda: [*self.editor.fields(), self.save], lambda _: True, self)
        self._lay()
        self.editor.edited.connect(self._edited)
        self.editor.changed.connect(self._watch)
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.left)
        self._watch()

    def show_class(self, view: ClassView) -> None:
        """The next meeting of this class, as the last one was held, a week later."""
        self._course, self.changed = view.id, False
        self.message.clear()
        last = view.meetings[-1] if view.meetings else None
        if last is not None and is_date(last.held_on):
            self.editor.begin(date.fromisoformat(last.held_on) + _WEEK, 1, last.place, last.trainers,
                              start=last.from_at, end=last.to_at, invited=last.trainer_name, event_id=last.event_id)
        else:
            who = self._desk.who
            self.editor.begin(today(self._desk.now()), 1, view.place, tuple(filter(None, (who.member_id,))),
                              event_id=view.event_id)
        go_to(self.editor.day)

    def keep(self) -> None:
        """Save; a line that cannot be is said in its place and nothing is written."""
        if not self.editor.list.lines:
            self.message.tell(Message("bad", "Chưa có buổi nào để thêm.", "Bấm Thêm một buổi."))
            return
        if not self.editor.check():
            self.editor.go_to_wrong()
            self.message.tell(Message("bad", "Có buổi chưa ghi đúng.", "Xem dòng có dấu đỏ; chưa lưu gì."))
            return
        try:
            add_meetings(self._desk.store, self._course, self.editor.drafts())
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
        else:
            self.changed = False
            self.saved.emit()

    def reshape(self) -> None:
        """Fields as wide as what stands in them."""
        self.editor.reshape()

    def _edited(self) -> None:
        self.changed = True
        self.message.clear()

    def _watch(self) -> None:
        for field in (*self.editor.fields(), self.save, self.cancel):
            self._flow.watch(field)

    def _lay(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        scroll = Scrolled.column(self, self.editor)
        keep_in_sight(self._flow, scroll, self._desk.theme)
        column.addWidget(scroll, 1)
        column.addWidget(self.message)
        column.addLayout(acts)
