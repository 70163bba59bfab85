"""The meetings of a class in a table; add a series, change one, delete one and take that back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.dates import today
from dxdesk.errors import DeskError
from dxdesk.store.lists import record_names
from dxdesk.store.training.class_acts import delete_meeting
from dxdesk.store.training.classes import ClassView, Meeting
from dxdesk.store.undo import undo_save
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import is_ctrl_enter
from dxdesk.ui.parts import Action, Button, Card, EmptyState, Message, MessageBar
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.class_pane import ClassPane
from dxdesk.ui.training.class_words import taught_by
from dxdesk.ui.training.meeting_columns import Line, columns
from dxdesk.ui.training.meeting_form import MeetingForm
from dxdesk.ui.training.meetings_add import AddMeetings

_LIST, _EMPTY, _EDIT, _ADD = range(4)


class MeetingsPane(ClassPane):
    """Table, form of one meeting, form of new ones."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view: ClassView | None = None
        self.table = TableView(self)
        self.table.set_up(desk.theme, columns())
        self._named = record_names(desk.store)
        self.table.setAccessibleName("Các buổi học")
        self.form, self.add_form = MeetingForm(desk, self), AddMeetings(desk, self)
        self.message = MessageBar(self)
        self.take, self.edit, self.drop = (Button(self, words) for words in ("Điểm danh", "Sửa buổi", "Xóa buổi"))
        self.add = Button(self, "Thêm buổi", kind="primary")
        self._acts = {self.take: ("check", "Enter"), self.edit: ("pencil", "F2"), self.drop: ("close", "Delete"),
                      self.add: ("plus", "Insert")}
        self.empty = EmptyState(self, "calendar", "Lớp này chưa có buổi nào.", "Thêm buổi đầu, rồi điểm danh ở đó.",
                                Action("Thêm buổi", self.start_adding, "plus", "Insert"))
        self.stack = QStackedWidget(self)
        self._lay()
        self._connect()
        self.reshape(Shape(1366, 768))

    def show_class(self, view: ClassView, meeting: str = "") -> None:
        """The meetings of this class; this one, or the former one, is the current row."""
        kept = meeting or (self.table.current.meeting.id if self.table.current else "")
        if self.view is None or self.view.id != view.id:
            self.message.clear()
        self.view = view
        day = today(self.desk.now()).isoformat()
        rows = [Line(number, one, taught_by(one, self._named), one.held_on > day)
                for number, one in enumerate(view.meetings, 1)]
        self.table.show_rows(rows)
        self.table.choose(next((at for at, line in enumerate(rows) if line.meeting.id == kept), 0))
        self._show(_LIST if rows else _EMPTY)

    def can_leave(self) -> bool:
        """Not while a meeting is being changed; the form says so."""
        changed = self._changed()
        if changed:
            bar = self.form.message if self.stack.currentIndex() == _EDIT else self.add_form.message
            bar.tell(Message("warn", "Buổi học đang ghi chưa được lưu.", "Lưu, hoặc bỏ những gì vừa ghi.", (
                Action("Bỏ", self.close_form),)))
        return not changed

    def unfinished(self) -> str:
        """A meeting half written."""
        return "Buổi học đang ghi dở chưa được lưu." if self._changed() else ""

    def begin(self) -> None:
        """The cursor on the table."""
        (self.table if self.table.rows else self.empty.button).setFocus()

    def reshape(self, shape: Shape) -> None:
        """Place and trainer give way where room is scarce."""
        for column, shown in ((2, not shape.narrow), (3, shape.wide)):
            self.table.setColumnHidden(column, not shown)
        for button, (icon, keys) in self._acts.items():
            button.dress(icon, "" if shape.narrow else keys)
        self.form.reshape()
        self.add_form.reshape()
        self.table.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, F2 changes, Delete deletes; in a form Ctrl+Enter saves and Esc goes back."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def start_adding(self) -> None:
        """The form of new meetings, going on where the class ends."""
        if self.view is None or self.view.deleted:
            return
        self._show(_ADD)
        self.add_form.show_class(self.view)

    def start_editing(self, line: Line | None = None) -> None:
        """The form of the current meeting."""
        line = line or self.table.current
        if line is not None:
            self._show(_EDIT)
            self.form.show_meeting(line.number, line.meeting)

    def ask_drop(self) -> None:
        """Say what goes with the current meeting, then delete it."""
        line = self.table.current
        if line is None:
            return
        if not line.meeting.taken:
            self._drop(line.meeting, line.number)
            return
        self.message.tell(Message(
            "warn", f"Xóa buổi {line.number} cùng {line.meeting.taken} lượt điểm danh?", "Hoàn tác được.",
            (Action("Xóa buổi", lambda: self._drop(line.meeting, line.number)),
             Action("Giữ lại", self.message.clear))))

    def close_form(self) -> None:
        """Back to the table, whatever was typed."""
        self._show(_LIST if self.table.rows else _EMPTY)
        self.begin()

    def _changed(self) -> bool:
        """Whether a form holds something that is not saved."""
        at = self.stack.currentIndex()
        return (at == _EDIT and self.form.changed()) or (at == _ADD and self.add_form.changed)

    def _drop(self, meeting: Meeting, number: int) -> None:
        try:
            done = delete_meeting(self.desk.store, meeting.id)
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        self.message.tell(Message("ok", f"Đã xóa buổi {number}.", "", (
            Action("Hoàn tác", lambda: self._bring_back(done.save), "undo"),)))
        self.saved.emit()
        self.begin()

    def _bring_back(self, save: str) -> None:
        try:
            undo_save(self.desk.store, save)
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        self.message.clear()
        self.saved.emit()
        self.begin()

    def _kept(self) -> None:
        self._show(_LIST)
        self.saved.emit()
        self.begin()

    def _leave_form(self) -> None:
        if self.can_leave():
            self.close_form()

    def _take(self, line: Line | None = None) -> None:
        line = line or self.table.current
        if line is not None:
            self.asked.emit("roll", line.meeting.id)

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        at, key = self.stack.currentIndex(), Qt.Key(event.key())
        if at in (_LIST, _EMPTY):
            return {Qt.Key.Key_Insert: self.start_adding, Qt.Key.Key_F2: self.start_editing,
                    Qt.Key.Key_Delete: self.ask_drop}.get(key)
        if key == Qt.Key.Key_Escape:
            return self._leave_form
        return (self.form.keep if at == _EDIT else self.add_form.keep) if is_ctrl_enter(event) else None

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        for button in (self.take, self.edit, self.drop):
            button.setVisible(at == _LIST)
        self.add.setVisible(at == _LIST)
        self.message.setHidden(at in (_EDIT, _ADD) or self.message.message is None)

    def _connect(self) -> None:
        self.table.opened.connect(self._take)
        for button, act in ((self.take, self._take), (self.edit, self.start_editing), (self.drop, self.ask_drop),
                            (self.add, self.start_adding)):
            button.clicked.connect(lambda _checked=False, act=act: act())
        for form in (self.form, self.add_form):
            form.saved.connect(self._kept)
            form.left.connect(self._leave_form)

    def _lay(self) -> None:
        card, acts = Card(self, flush=True), QHBoxLayout()
        card.body.addWidget(self.table)
        acts.setSpacing(8)
        for button in (self.take, self.edit, self.drop):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.add)
        for widget in (card, self.empty, self.form, self.add_form):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.stack, 1)
        column.addWidget(self.message)
        column.addLayout(acts)
