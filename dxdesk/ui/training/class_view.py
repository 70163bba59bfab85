"""One class: what it is, and its panes (roll, learners, results, meetings)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.training_words import planned_hours
from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.store.lists import record_names
from dxdesk.store.training.class_acts import delete_class, reopen_class
from dxdesk.store.training.class_deletions import deleter
from dxdesk.store.training.classes import ClassView, class_of
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.tab_strip import TabStrip
from dxdesk.ui.parts import Action, Button, IconButton, Message, MessageBar
from dxdesk.ui.parts.words import ElidedLabel
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.class_pane import ClassPane
from dxdesk.ui.training.class_words import head_of, likely_meeting, line_of
from dxdesk.ui.training.grid_pane import GridPane
from dxdesk.ui.training.learners_pane import LearnersPane
from dxdesk.ui.training.meetings_pane import MeetingsPane
from dxdesk.ui.training.papers_menu import papers_menu
from dxdesk.ui.training.results_pane import ResultsPane

_PANES: dict[str, tuple[str, type[ClassPane]]] = {
    "roll": ("Điểm danh", GridPane), "learners": ("Người học", LearnersPane), "results": ("Kết quả", ResultsPane),
    "meetings": ("Buổi học", MeetingsPane)}
_ORDER = tuple(_PANES)
_WORDS = 2  # where title and line stand in the head
_TITLED = 600  # logical width from which on there is room for the title beside the tabs


class ClassBox(QWidget):
    """Head, tabs and panes of the class in sight.

    Signals: saved(), opened(page, what) as of `ClassPane`; editing(course) asks for the form; back() where narrow.
    """

    saved = Signal()
    opened = Signal(str, str)
    editing = Signal(str)
    back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._named = record_names(desk.store)
        self.view: ClassView | None = None
        self.meeting = ""
        self.to_list = Button(self, "Các lớp", kind="flat", icon="left", keys="Esc")
        self.title = ElidedLabel(self, role="h2")
        self.line = ElidedLabel(self, role="label")
        self.edit = Button(self, "Sửa lớp", icon="pencil")
        self.papers = Button(self, "In", icon="printer", keys="Ctrl P")
        self.back_only = IconButton(self, "left", "Các lớp (Esc)", kind="bare")
        self.print_only = IconButton(self, "printer", "In (Ctrl+P)", kind="bare")
        self.strip = TabStrip(self)
        self.strip.set_up(desk.theme, *(word for word, _ in _PANES.values()))
        self.strip.tabs.setAccessibleName("Phần của lớp")
        self.gone = MessageBar(self)
        self.stack = QStackedWidget(self)
        self.panes = {key: kind(desk, self.stack) for key, (_, kind) in _PANES.items()}
        self._lay_out()
        self._connect()

    @property
    def pane(self) -> ClassPane:
        """The pane in sight."""
        return self.panes[_ORDER[self.stack.currentIndex()]]

    def show_class(self, course: str, meeting: str = "", pane: str = "") -> None:
        """This class, at this meeting and pane; with none at the meeting most likely meant, in the pane in sight."""
        self.view = class_of(self._desk.store, course)
        known = any(one.id == meeting for one in self.view.meetings)
        self.meeting = meeting if known else likely_meeting(self.view, self._today())
        if pane:
            self._choose(_ORDER.index(pane))
        self._show()

    def load(self) -> None:
        """Look again; the meeting in sight stays."""
        if self.view is not None:
            self.show_class(self.view.id, self.meeting)

    def reshape(self, shape: Shape) -> None:
        """Every pane for itself; back to the list where it takes the list's place."""
        self.to_list.setVisible(not shape.wide and not shape.low)
        self.line.setVisible(not shape.low)
        self.edit.setVisible(not shape.narrow)
        self.papers.setVisible(not shape.low)
        self._fold(shape)
        for pane in self.panes.values():
            pane.reshape(shape)

    def _fold(self, shape: Shape) -> None:
        """Where it is low the tabs stand in the line of the head, and the rows below get theirs."""
        for button in (self.back_only, self.print_only):
            button.setVisible(shape.low)
        titled = not shape.low or shape.width >= _TITLED
        self.title.setVisible(titled)
        self._head.setStretch(_WORDS, int(titled))
        self._head.setSpacing(2 if shape.low else 8)
        if shape.low:
            self._head.insertWidget(_WORDS + 1, self.strip, 3)
        else:
            self._column.insertWidget(1, self.strip)

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        at_roll = self.pane is self.panes["roll"]
        self.title.setText(head_of(view, self.meeting) if at_roll else view.title)
        self.line.setText(line_of(view, self.meeting, self._named) if at_roll else self._about(view))
        self.pane.show_class(view, self.meeting)
        self.gone.setVisible(view.deleted)
        if view.deleted:
            self.gone.tell(Message(
                "warn", self._who_deleted(view), "Điểm danh hay người học ghi ở máy khác vẫn còn nguyên ở đây.",
                (Action("Mở lại lớp", lambda: self._settle(reopen_class)),
                 Action("Xóa nốt", lambda: self._settle(delete_class)))))

    def _who_deleted(self, view: ClassView) -> str:
        by = deleter(self._desk.store, view.id)
        if by is None:
            return "Lớp này đã xóa."
        who = by.by or "Có người"
        return f"{who} đã xóa lớp này ở {'máy này' if by.mine else by.laptop}."

    def _about(self, view: ClassView) -> str:
        lists = self._desk.catalogues
        return ". ".join(filter(None, (
            view.topic, lists.label("skill_group", view.skill_group), lists.label("audience", view.audience),
            planned_hours(view.hours), view.place)))

    def _settle(self, act: Callable[[Store, str], object]) -> None:
        assert self.view is not None
        try:
            act(self._desk.store, self.view.id)
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        self.saved.emit()

    def _choose(self, at: int) -> None:
        self.strip.tabs.choose(at)
        self.stack.setCurrentIndex(at)

    def _tab(self, at: int) -> None:
        if at == self.stack.currentIndex():
            return
        if not self.pane.can_leave():
            self.strip.tabs.choose(self.stack.currentIndex())
            return
        self.stack.setCurrentIndex(at)
        if self.view is not None:
            self.view = class_of(self._desk.store, self.view.id)
        self._show()

    def _go(self, pane: str, meeting: str) -> None:
        if self.view is not None and self.pane.can_leave():
            self.show_class(self.view.id, meeting or self.meeting, pane)
            self.pane.begin()

    def _print(self) -> None:
        """The papers; not while a roll stands unsaved, which none of them would show."""
        if self.view is not None and self.pane.can_leave():
            menu = papers_menu(self._desk, self.view, self.meeting, self)
            button = self.papers if self.papers.isVisible() else self.print_only
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _today(self) -> date:
        return today(self._desk.now())

    def _connect(self) -> None:
        self.strip.tabs.changed.connect(self._tab)
        self.to_list.clicked.connect(self.back)
        self.back_only.clicked.connect(self.back)
        self.papers.clicked.connect(self._print)
        self.print_only.clicked.connect(self._print)
        self.edit.clicked.connect(lambda: self.editing.emit(self.view.id if self.view else ""))
        for pane in self.panes.values():
            pane.saved.connect(self.saved)
            pane.opened.connect(self.opened)
            pane.asked.connect(self._go)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        self._head = head = QHBoxLayout()
        head.addWidget(self.to_list)
        head.addWidget(self.back_only)
        head.addLayout(words, 1)
        for button in (self.edit, self.papers, self.print_only):
            head.addWidget(button)
        for pane in self.panes.values():
            self.stack.addWidget(pane)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(self.gone)
        column.addWidget(self.stack, 1)
