"""A class opened or changed on one sheet: its facts at the left, its meetings at the right, what is doubtful beside."""

from dataclasses import asdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.class_plan import ClassDraft
from dxdesk.domain.dates import today
from dxdesk.domain.training_words import day_and_hours
from dxdesk.errors import DeskError, InputError
from dxdesk.store.training.class_acts import (
    class_problems,
    delete_class,
    edit_class,
    new_class,
)
from dxdesk.store.training.class_deletions import contents_of
from dxdesk.store.training.classes import ClassView, class_of
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow, is_ctrl_enter
from dxdesk.ui.parts import Action, Button, Card, Message, MessageBar, Scrolled, text
from dxdesk.ui.shape import Shape
from dxdesk.ui.tab_way import step
from dxdesk.ui.training.class_facts import ClassFacts
from dxdesk.ui.training.in_sight import keep_in_sight
from dxdesk.ui.training.meetings_editor import MeetingsEditor

_HELD = {"capacity": 0, "pass_share": 80}


class ClassForm(QWidget):
    """The sheet. Signals: done(class) once it is saved or deleted, closed() when nothing is wanted."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, course: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._course = desk, course
        self._edited = False
        self.title = text("Sửa lớp" if course else "Mở lớp mới", "h2", self)
        self.back = Button(self, "Quay lại", kind="flat", icon="left", keys="Esc")
        self.facts = ClassFacts(desk, self)
        self.meetings = MeetingsEditor(desk, self)
        self.held = Card(self, "Buổi học")
        self.message = MessageBar(self)
        self.drop = Button(self, "Xóa lớp", kind="danger")
        self.save = Button(self, "Lưu lớp" if course else "Mở lớp", kind="primary", keys="Ctrl Enter")
        self._flow = FieldFlow(self._fields, lambda _: True, self)
        self._lay()
        self._connect()
        self._begin()
        self.reshape(Shape(1366, 768))

    def begin(self) -> None:
        """The cursor into the first field."""
        self.facts.focus("title" if self._course else "syllabus")

    def unfinished(self) -> str:
        """What would be lost, in a sentence; "" where nothing was typed."""
        return "Lớp đang ghi dở chưa được lưu." if self._edited else ""

    def reshape(self, shape: Shape) -> None:
        """Facts and meetings side by side, or one under the other."""
        self._side.setDirection(
            QHBoxLayout.Direction.LeftToRight if shape.wide else QHBoxLayout.Direction.TopToBottom)
        self.facts.reshape(shape)
        self.meetings.reshape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc goes back."""
        if is_ctrl_enter(event):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def keep(self) -> None:
        """Save; what is wrong is said under its field and nothing is written."""
        if not self._check():
            return
        store = self._desk.store
        try:
            if self._course:
                edit_class(store, self._course, self.facts.values())
                course = self._course
            else:
                course = new_class(store, ClassDraft(self._values(), self.meetings.drafts())).records[0]
        except InputError as error:
            self.message.tell(Message("bad", error.sentence, "Chưa lưu lớp này."))
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
        else:
            self._edited = False
            self.done.emit(course)

    def leave(self) -> None:
        """Back; what was typed is asked about first."""
        if not self._edited:
            self.closed.emit()
            return
        self.message.tell(Message("warn", "Lớp này chưa được lưu.", "Bỏ những gì vừa ghi?", (
            Action("Bỏ", self.closed.emit), Action("Ghi tiếp", self.message.clear))))

    def _begin(self) -> None:
        """A class there is, or an empty one at this desk."""
        if self._course:
            view = class_of(self._desk.store, self._course)
            values = {name: str(value) for name, value in asdict(view).items() if name != "meetings"}
            values |= {name: "" if getattr(view, name) == none else values[name] for name, none in _HELD.items()}
            self.facts.begin(values, made=True)
            self._tell_meetings(view)
            return
        day = today(self._desk.now())
        who = self._desk.who
        self.facts.begin({"team_id": who.team_id}, made=False)
        self.meetings.begin(day, trainers=tuple(filter(None, (who.member_id,))))

    def _tell_meetings(self, view: ClassView) -> None:
        """What the class has, for whoever changes it; its meetings are changed in their own table."""
        for number, one in enumerate(view.meetings, 1):
            parts = filter(None, (day_and_hours(one.held_on, one.from_at, one.to_at), one.place))
            line = text(f"{number}. {', '.join(parts)}", "body", self.held)
            line.setWordWrap(True)
            self.held.body.addWidget(line)
        where = "Thêm, sửa, xóa buổi ở phần Buổi học của lớp."
        told = text(where if view.meetings else f"Chưa có buổi nào. {where}", "label", self.held)
        told.setWordWrap(True)
        self.held.body.addWidget(told)

    def _values(self) -> dict[str, str]:
        """The class as typed; where it meets in one place that place is the class's own."""
        return {**self.facts.values(), "place": self.meetings.place.text()}

    def _check(self) -> bool:
        """Say every problem beside its field; whether the class can be saved."""
        self.facts.hush()
        self.message.clear()
        problems = class_problems(self._desk.store, self.facts.values(), self._course)
        for problem in problems:
            self.facts.say(problem)
        hard = next((one for one in problems if one.hard), None)
        if hard is not None:
            self.facts.focus(hard.field)
        meetings = self._course or self.meetings.check()
        if not meetings and hard is None:
            self.meetings.go_to_wrong()
            self.message.tell(Message("bad", "Có buổi chưa ghi đúng.", "Xem dòng có dấu đỏ; chưa lưu gì."))
        return hard is None and bool(meetings)

    def _ask_drop(self) -> None:
        inside = contents_of(self._desk.store, self._course)
        told = f"Xóa cả {inside.meetings} buổi, {inside.learners} người học, {inside.marks} lượt điểm danh."
        self.message.tell(Message("warn", "Xóa lớp này?", f"{told} Mở lại được.", (
            Action("Xóa lớp", self._drop), Action("Giữ lại", self.message.clear))))

    def _drop(self) -> None:
        try:
            delete_class(self._desk.store, self._course)
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        self._edited = False
        self.done.emit(self._course)

    def _fields(self) -> list[QWidget]:
        meetings = [] if self._course else self.meetings.fields()
        return [*self.facts.fields(), *meetings, self.save]

    def _watch(self) -> None:
        for field in (*self._fields(), self.back, self.drop):
            self._flow.watch(field)

    def _mark_edited(self) -> None:
        """Something was typed: what the bar said of the sheet is not what stands there now."""
        self._edited = True
        self.message.clear()

    def _event_moved(self) -> None:
        self.meetings.event_id = self.facts.combos["event_id"].currentData() or ""

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.save.clicked.connect(self.keep)
        self.drop.clicked.connect(self._ask_drop)
        self.facts.edited.connect(self._mark_edited)
        self.facts.edited.connect(self._event_moved)
        self.meetings.edited.connect(self._mark_edited)
        self.meetings.changed.connect(self._watch)
        self._watch()

    def _lay(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(12)
        for part in (self.back, self.title):
            head.addWidget(part)
        head.addStretch(1)
        foot.setSpacing(12)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.drop.setVisible(bool(self._course))
        self.meetings.setVisible(not self._course)
        self.held.setVisible(bool(self._course))
        inside = QWidget(self)
        self._side = QHBoxLayout(inside)
        self._side.setContentsMargins(0, 0, 8, 0)
        self._side.setSpacing(16)
        self._side.addWidget(self.facts, 1, Qt.AlignmentFlag.AlignTop)
        for side in (self.meetings, self.held):
            self._side.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        scroll = Scrolled(self, inside)
        keep_in_sight(self._flow, scroll, self._desk.theme)
        column.addWidget(scroll, 1)
        column.addWidget(self.message)
        column.addLayout(foot)
