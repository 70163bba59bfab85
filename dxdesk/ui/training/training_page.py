"""Tập huấn: classes with their rolls, learners and results; the month; the programmes taught (design §6)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.class_code import meeting_in
from dxdesk.domain.dates import today
from dxdesk.domain.scanned import what_is
from dxdesk.domain.wording import thousands
from dxdesk.errors import DeskError
from dxdesk.store.training.classes import classes, meeting_of
from dxdesk.store.training.learners import learner_counts, learners_of_year
from dxdesk.ui.context import Desk
from dxdesk.ui.page import Page
from dxdesk.ui.parts import Action, EmptyState, Option, PageHead, Segmented
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.training.calendar_pane import CalendarPane
from dxdesk.ui.training.class_form import ClassForm
from dxdesk.ui.training.class_list import ClassList
from dxdesk.ui.training.class_view import ClassBox
from dxdesk.ui.training.class_words import over
from dxdesk.ui.training.import_sheet import ImportSheet
from dxdesk.ui.training.syllabi_pane import SyllabiPane

_CLASSES, _MONTH, _PROGRAMMES = "classes", "month", "programmes"
_PARTS = (_CLASSES, _MONTH, _PROGRAMMES)
_LIST_WIDE = 264


class TrainingPage(Page):
    """Cards at the left, one class at the right; a sheet for a new class or an import takes the place of both."""

    key = "training"
    page_title = "Tập huấn"
    rail_icon = "classes"
    rail_word = "Tập huấn"
    rail_short = "Lớp"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shape = Shape(1366, 768)
        self._begun = False
        self.head = PageHead(self, self.page_title)
        self.part = Segmented(self, (Option(_CLASSES, "Lớp"), Option(_MONTH, "Lịch tháng"),
                                     Option(_PROGRAMMES, "Chương trình")))
        self.part.setAccessibleName("Xem")
        self.head.add(self.part)
        self.list = ClassList(self)
        self.box = ClassBox(desk, self)
        self.empty = EmptyState(
            self, "classes", "Chưa có lớp nào.", "Mở một lớp, ghi danh, rồi điểm danh ngay tại lớp.",
            Action("Mở lớp mới", self.start_new, icon="plus", keys="Ctrl N"))
        self.calendar, self.programmes = CalendarPane(desk, self), SyllabiPane(desk, self)
        self.sheet: ClassForm | ImportSheet | None = None
        self._lay_out()
        self._connect()
        self.part.set_value(_CLASSES)

    def load(self) -> None:
        """Look again; the class in sight stays in sight."""
        store, day = self._desk.store, today(self._desk.now())
        views = classes(store)
        running = sum(not over(view, day) for view in views)
        year = learners_of_year(store, day.year)
        self.head.subtitle.setText(f"{running} lớp đang mở, {thousands(year)} người học trong năm")
        self.list.show_classes(views, learner_counts(store), day)
        known = {view.id for view in views}
        if self.box.view is None or self.box.view.id not in known:
            self._show_first()
        else:
            self.box.load()
        self._show_panes()
        self._load_part()
        self._take_focus()

    def open(self, what: str) -> None:
        """`meeting:<id>`, `class:<id>`, `class:<id>:<pane>` or `new`."""
        kind, _, record = what.partition(":")
        if not self.can_leave():
            return
        self.leave_sheet()
        self.part.set_value(_CLASSES)
        if kind == "new":
            self.start_new()
        elif kind == "meeting":
            self._open_meeting(record)
        else:
            course, _, pane = record.partition(":")
            self._show_class(course, pane=pane)

    def start_new(self) -> None:
        """The form of a new class."""
        self._show_sheet(ClassForm(self._desk, parent=self))

    def start_editing(self, course: str) -> None:
        """The form of a class there is."""
        self._show_sheet(ClassForm(self._desk, course, self))

    def start_import(self) -> None:
        """The sheet that takes in a roll kept in a spreadsheet."""
        self._show_sheet(ImportSheet(self._desk, self))

    def leave_sheet(self) -> None:
        """The classes again; what the sheet held is dropped."""
        if self.sheet is None:
            return
        self._column.removeWidget(self.sheet)
        self.sheet.hide()
        self.sheet.deleteLater()
        self.sheet = None
        self._stack.show()
        self.part.show()

    def can_leave(self) -> bool:
        """Not while a roll or a form stands unsaved; whichever it is says so."""
        if self.sheet is not None and self.sheet.unfinished():
            self.sheet.leave()
            return False
        return self.box.pane.can_leave() and self.programmes.can_leave()

    def unfinished(self) -> str:
        """A roll or a form not saved yet."""
        written = (self.sheet, self.box.pane, self.programmes)
        return next(filter(None, (one.unfinished() for one in written if one is not None)), "")

    def half_done(self) -> str:
        """The same for whoever finds the desk locked: nothing of it is lost."""
        words = self.unfinished()
        return f"{words.removesuffix('.')}, vẫn còn nguyên." if words else ""

    def take_scan(self, text: str) -> bool:
        """The code of a paper opens its roll; a card is for the class in sight."""
        meeting = meeting_in(text)
        if meeting:
            self.open(f"meeting:{meeting}")
            return True
        if self.sheet is not None or self.part.value() != _CLASSES or self.box.view is None:
            return False
        return self.box.pane.take_scan(text) or self._unread(text)

    def _unread(self, text: str) -> bool:
        """A card read badly at the door is scanned again here; a card or a slip for nobody here is for the desk."""
        found = what_is(text)
        if found.kind in ("card", "slip", "appointment"):
            return False
        self._desk.notice.say("warn", found.words, found.advice)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list where it is not in sight, unless what has the focus wanted it."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def reshape(self, shape: Shape) -> None:
        """List and class side by side, or one at a time."""
        self._shape = shape
        wide = self._desk.theme.px(_LIST_WIDE)
        self.list.setMinimumWidth(wide if shape.wide else 0)
        self.list.setMaximumWidth(wide if shape.wide else UNBOUND)
        self.head.setVisible(not shape.low)
        self._column.setContentsMargins(20, 8 if shape.low else 0, 16, 12)
        for part in (self.box, self.calendar, self.programmes):
            part.reshape(shape)
        if isinstance(self.sheet, ClassForm):
            self.sheet.reshape(shape)
        self._show_panes()

    def _show_class(self, course: str, meeting: str = "", pane: str = "") -> None:
        try:
            self.box.show_class(course, meeting, pane)
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        self.list.mark(course)
        self._narrowed = True
        self._show_panes()

    def _open_meeting(self, meeting: str) -> None:
        try:
            course = meeting_of(self._desk.store, meeting).course_id
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        self.part.set_value(_CLASSES)
        self._show_class(course, meeting, "roll")
        self.box.pane.begin()

    def _choose(self, course: str) -> None:
        if self.box.view is not None and self.box.view.id == course and self._shape.wide:
            return
        if self.box.pane.can_leave():
            self._show_class(course)

    def _show_first(self) -> None:
        self.box.view = None
        if self.list.first():
            self._show_class(self.list.first())
            self._narrowed = False

    def _back(self) -> None:
        if self.sheet is None and self.part.value() == _CLASSES and not self._shape.wide and self.box.pane.can_leave():
            self._narrowed = False
            self._show_panes()
            self.list.begin()

    def _show_panes(self) -> None:
        """List and class as the shape has room for, or that there is none yet."""
        any_class = self.box.view is not None
        both = self._shape.wide
        self.list.setVisible(any_class and (both or not self._narrowed))
        self.box.setVisible(any_class and (both or self._narrowed))
        self.empty.setVisible(not any_class)

    def _take_focus(self) -> None:
        """Coming from another page one may go on by keyboard at once; what has the cursor here keeps it."""
        focus, first, self._begun = QApplication.focusWidget(), not self._begun, True
        if focus is not None and self.isAncestorOf(focus) and not first:
            return  # the first time it stands where Qt puts it for want of a better place
        inner = self.sheet or (self.box.pane if self.box.isVisibleTo(self) else self.list)
        (self.empty.button.setFocus if self.empty.isVisibleTo(self) else inner.begin)()

    def _show_part(self, part: str) -> None:
        if part in _PARTS:
            self._stack.setCurrentIndex(_PARTS.index(part))
            self._load_part()

    def _load_part(self) -> None:
        load = {_MONTH: self.calendar.load, _PROGRAMMES: self.programmes.load}.get(self.part.value())
        if load is not None:
            load()

    def _show_sheet(self, sheet: ClassForm | ImportSheet) -> None:
        if not self.can_leave():
            sheet.deleteLater()
            return
        self.leave_sheet()
        self.sheet = sheet
        sheet.done.connect(self._done)
        sheet.closed.connect(self.leave_sheet)
        self._column.addWidget(sheet, 1)
        self._stack.hide()
        self.part.hide()
        self.reshape(self._shape)
        sheet.show()
        sheet.begin()

    def _done(self, course: str) -> None:
        """A new class begins with who comes to it."""
        new = all(card.view.id != course for card in self.list.cards)
        self.leave_sheet()
        self.saved.emit()
        self.load()
        self.part.set_value(_CLASSES)
        self._show_class(course, pane="learners" if new and not learner_counts(self._desk.store).get(course) else "")
        if self.box.isVisibleTo(self):
            self.box.pane.begin()

    def _print(self) -> None:
        if self.sheet is None and self.part.value() == _CLASSES and self.box.isVisible():
            self.box.papers.click()

    def _changed(self) -> None:
        self.load()
        self.saved.emit()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.asked_new.connect(self.start_new)
        self.list.asked_import.connect(self.start_import)
        self.part.changed.connect(self._show_part)
        self.box.saved.connect(self._changed)
        self.programmes.saved.connect(self.saved)
        self.box.opened.connect(self.opened)
        self.box.editing.connect(self.start_editing)
        self.box.back.connect(self._back)
        self.calendar.opened_meeting.connect(lambda _course, meeting: self._open_meeting(meeting))
        add_keys(self, ("Ctrl+N", self.start_new), ("Ctrl+P", self._print))

    def _lay_out(self) -> None:
        self._narrowed = False
        self._stack = QStackedWidget(self)
        row_part = QWidget(self._stack)
        row = QHBoxLayout(row_part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self.box, 1)
        row.addWidget(self.empty, 1)
        for part in (row_part, self.calendar, self.programmes):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self._stack, 1)
