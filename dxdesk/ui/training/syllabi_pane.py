"""Chương trình: what classes may teach, shipped and the ward's own, in a table; one of them in a form."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.syllabus import Syllabus
from dxdesk.store.training.syllabi import syllabi
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import is_ctrl_enter
from dxdesk.ui.parts import Action, Button, Card, ElidedLabel, Message
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.syllabus_form import SyllabusForm

_LIST, _FORM = range(2)


class SyllabiPane(QWidget):
    """Table and form."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = ""
        self.table = TableView(self)
        self.table.set_up(desk.theme, _columns(desk.catalogues, lambda: self._day))
        self.table.setAccessibleName("Các chương trình học")
        self.form = SyllabusForm(desk, self)
        self.count = ElidedLabel(self, role="label")
        self.edit = Button(self, "Sửa chương trình", icon="pencil", keys="Enter")
        self.add = Button(self, "Thêm chương trình", kind="primary", icon="plus", keys="Insert")
        self.stack = QStackedWidget(self)
        self._lay()
        self._connect()

    def load(self) -> None:
        """Ask the store again; a programme being written stays."""
        if self.stack.currentIndex() == _FORM and self.form.changed():
            return
        self._day = today(self._desk.now()).isoformat()
        kept = self.table.current.code if self.table.current else ""
        rows = syllabi(self._desk.store)
        self.table.show_rows(rows)
        self.table.choose(next((at for at, one in enumerate(rows) if one.code == kept), 0))
        own = sum(1 for one in rows if not one.shipped)
        self.count.setText(f"{len(rows)} chương trình, {own} của phường" if own else f"{len(rows)} chương trình có sẵn")
        self._show(_LIST)

    def begin(self) -> None:
        """The cursor on the table."""
        self.table.setFocus()

    def can_leave(self) -> bool:
        """Not while a programme is being written; the form says so."""
        if self.stack.currentIndex() != _FORM or not self.form.changed():
            return True
        self.form.message.tell(Message("warn", "Chương trình đang ghi chưa được lưu.", "Lưu, hoặc bỏ những gì vừa ghi.",
                                       (Action("Bỏ", self._close_form),)))
        return False

    def unfinished(self) -> str:
        """A programme half written."""
        writing = self.stack.currentIndex() == _FORM and self.form.changed()
        return "Chương trình học đang ghi dở chưa được lưu." if writing else ""

    def reshape(self, shape: Shape) -> None:
        """Group and audience give way where room is scarce."""
        for column, shown in ((1, not shape.narrow), (2, shape.wide)):
            self.table.setColumnHidden(column, not shown)
        self.edit.dress("pencil", "" if shape.narrow else "Enter")
        self.add.dress("plus", "" if shape.narrow else "Insert")
        self.form.reshape(shape)
        self.table.fit()

    def start(self, of: Syllabus | None = None) -> None:
        """The form, of the programme given or a new one."""
        self._show(_FORM)
        self.form.show_programme(of or Syllabus("", ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds; in the form Ctrl+Enter saves and Esc goes back."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        key = Qt.Key(event.key())
        if self.stack.currentIndex() == _LIST:
            return self.start if key == Qt.Key.Key_Insert else None
        if key == Qt.Key.Key_Escape:
            return self._leave
        return self.form.keep if is_ctrl_enter(event) else None

    def _leave(self) -> None:
        if self.can_leave():
            self._close_form()

    def _close_form(self) -> None:
        self._show(_LIST)
        self.load()
        self.begin()

    def _kept(self) -> None:
        self._close_form()
        self.saved.emit()

    def _edit(self, of: Syllabus | None = None) -> None:
        of = of or self.table.current
        if of is not None:
            self.start(of)

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        for part in (self.count, self.edit, self.add):
            part.setVisible(at == _LIST)

    def _connect(self) -> None:
        self.table.opened.connect(self._edit)
        self.edit.clicked.connect(lambda: self._edit())
        self.add.clicked.connect(lambda: self.start())
        self.form.saved.connect(self._kept)
        self.form.left.connect(self._leave)

    def _lay(self) -> None:
        card, acts = Card(self, flush=True), QHBoxLayout()
        card.body.addWidget(self.table)
        acts.setSpacing(12)
        acts.addWidget(self.count, 1)
        acts.addWidget(self.edit)
        acts.addWidget(self.add)
        self.stack.addWidget(card)
        self.stack.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.stack, 1)
        column.addLayout(acts)


def _columns(lists: Catalogues, today: Callable[[], str]) -> list[Column[Syllabus]]:
    """Name with what it is about, group, audience, hours, and whose it is."""
    return [
        Column("Chương trình", lambda one: Cell(one.title, second=one.topic, bold=True), stretch=6),
        Column("Nhóm kỹ năng", lambda one: Cell(lists.label("skill_group", one.skill_group) if one.skill_group
                                                else "Chung")),
        Column("Đối tượng", lambda one: Cell(lists.label("audience", one.audience) if one.audience else "Mọi người")),
        Column("Giờ", lambda one: Cell(one.hours.replace(".", ","), right=True), right=True),
        Column("", lambda one: Cell(tag=_whose(one, today()))),
    ]


def _whose(one: Syllabus, today: str) -> Tag:
    if not one.taught(today):
        return Tag(f"Dạy đến {show_date(one.valid_to)}", "off", "skip")
    if not one.shipped:
        return Tag("Của phường", "accent", "home")
    return Tag("Đã sửa", "accent", "pencil") if one.changed else Tag("Có sẵn", "off", "check")
