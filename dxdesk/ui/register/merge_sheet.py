"""Merging two records of one person: choose the other, look at both field by field, then merge (design §6).

Esc is the page's, which presses `back`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.store import merging
from dxdesk.store.alike import FIELDS, candidates
from dxdesk.store.merging import MergeField, MergePreview
from dxdesk.store.search import Person, find_people
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.labels import EID_TAGS
from dxdesk.ui.parts import Button, EmptyState, Message, MessageBar, Rule, Scrolled, SearchEdit, text
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.tab_way import step
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.table_view import TableView

_FOUND, _PROPOSED = 50, 10
_LEAST = 36 + 4 * 44  # the head and four rows of the fields are always in reach
_TAKEN = Tag("giữ", "accent", "check")


class MergeSheet(QFrame):
    """A sheet in the place of the person. Signals: closed() to go back, merged(keep, other) once it is done."""

    closed = Signal()
    merged = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.preview: MergePreview | None = None
        self.taken: set[str] = set()
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.title = text("", "h2", self)
        self.title.setWordWrap(True)
        self.search = SearchEdit(self)
        self.search.setPlaceholderText("Tìm hồ sơ kia: tên, 4 số cuối, điện thoại")
        self.search.setAccessibleName("Tìm hồ sơ kia để gộp")
        self.people = TableView(self)
        self.people.setAccessibleName("Hồ sơ có thể cùng người")
        self.nobody = EmptyState(self)
        self.fields = TableView(self)
        self.fields.setAccessibleName("Giữ giá trị nào, phím cách để đổi")
        self.warnings = MessageBar(self, closable=False)
        self.summary = text("", "body", self)
        self.summary.setWordWrap(True)
        self.hint = text("Phím cách hoặc ← → đổi giá trị được giữ. Ctrl Enter để gộp.", "small", self)
        self.hint.setWordWrap(True)
        self.swap = Button(self, "Đổi bên")
        self.swap.setAccessibleName("Đổi bên, giữ hồ sơ kia")
        self.merge = Button(self, "Gộp hai hồ sơ", kind="primary", icon="merge", keys="Ctrl Enter")
        self._lay_out()

    def set_up(self, desk: Desk) -> None:
        """Give it the desk to look in and to write to."""
        self._desk = desk
        self.people.set_up(desk.theme, [
            Column("Người", lambda person: Cell(person.full_name, person_line(person)), stretch=1),
            Column("VNeID", lambda person: Cell(tag=EID_TAGS.get(person.eid_state, EID_TAGS[""]), right=True))],
            heads=False)
        self.fields.set_up(desk.theme, self._columns())
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.installEventFilter(self)
        self.fields.installEventFilter(self)
        self.people.opened.connect(lambda person: self.compare(self._keep, person.id))
        self.people.clicked.connect(lambda _index: self.compare(self._keep, self.people.current.id))
        self.fields.opened.connect(self.toggle)
        self.fields.clicked.connect(lambda index: self._clicked(index.column()))
        self.back.clicked.connect(self._go_back)
        self.swap.clicked.connect(self._swap)
        self.merge.clicked.connect(self._merge)
        add_keys(self, ("Ctrl+Return", self.merge.click), ("Ctrl+Enter", self.merge.click))

    def start(self, keep: str) -> None:
        """Merge somebody into this person; who looks alike is offered."""
        self._keep = keep
        self.preview = None
        name = self._desk.store.value("resident", keep, "full_name") or "hồ sơ không tên"
        self.title.setText(f"Gộp ai vào {name}?")
        self.search.clear()
        self._find()
        self._show_step(0)
        go_to(self.search)

    def compare(self, keep: str, other: str) -> None:
        """Show both records side by side; nothing is written yet."""
        try:
            self.preview = merging.preview(self._desk.store, keep, other)
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        self._keep, self._other = keep, other
        self.taken = {field.name for field in self.preview.fields if field.chosen}
        self._show_preview(self.preview)
        self._show_step(1)
        self.fields.setMinimumHeight(self._desk.theme.px(_LEAST))
        self.fields.choose(0)
        self.fields.setFocus()

    def toggle(self, field: MergeField) -> None:
        """The other value is kept of a field in which the two differ."""
        if field.kept != field.given:
            self.taken ^= {field.name}
            self.fields.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box down into the list; in the fields space and arrows choose the side."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.people.rows:
                self.people.setFocus()
            return True
        side = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}.get(Qt.Key(event.key()))
        field = self.fields.current
        if watched is self.fields and field is not None:
            if event.key() == Qt.Key.Key_Space or (side is not None and (field.name in self.taken) is not side):
                self.toggle(field)
            return event.key() == Qt.Key.Key_Space or side is not None
        return super().eventFilter(watched, event)

    def _columns(self) -> list[Column[MergeField]]:
        def side(field: MergeField, given: bool) -> Cell:
            words = (field.given if given else field.kept) or "để trống"
            if field.kept == field.given:
                return Cell(words)
            kept = (field.name in self.taken) is given
            return Cell(words, bold=kept, token="text" if kept else "text2", icon=_TAKEN if kept else None)

        return [
            Column("Mục", lambda field: Cell(field.title, token="text2")),
            Column("Hồ sơ được giữ", lambda field: side(field, given=False), stretch=1),
            Column("Hồ sơ gộp vào", lambda field: side(field, given=True), stretch=1),
        ]

    def _find(self) -> None:
        people = self._like() if not self.search.text().strip() else find_people(
            self._desk.store, self.search.text(), _FOUND)
        people = [person for person in people if person.id != self._keep]
        self.people.show_rows(people)
        self.search.say(f"{len(people)} người")
        self._found.setCurrentIndex(0 if people else 1)
        typed = bool(self.search.text().strip())
        self.nobody.show_state(
            "search" if typed else "people", "Không ai tên như vậy." if typed else "Chưa thấy ai giống người này.",
            "Thử bớt chữ, hoặc gõ 4 số cuối." if typed else "Gõ tên của hồ sơ kia để tìm.")

    def _like(self) -> Sequence[Person]:
        store = self._desk.store
        typed = {name: store.value("resident", self._keep, name) for name in FIELDS}
        return [found.person for found in candidates(store, typed, leave_out=self._keep, limit=_PROPOSED)]

    def _show_preview(self, shown: MergePreview) -> None:
        self.title.setText(f"Gộp {_who(shown.other)} vào {_who(shown.keep)}?")
        self.fields.show_rows(list(shown.fields))
        total = shown.visits_kept + shown.visits_given
        self.summary.setText(
            f"Giữ đủ {total} lượt: {shown.visits_kept} của hồ sơ được giữ, {shown.visits_given} của hồ sơ gộp vào. "
            "Gỡ gộp lúc nào cũng được, ở Diễn biến của người này.")
        if shown.warnings:
            self.warnings.tell(Message("warn", "Xem lại trước khi gộp.", " ".join(shown.warnings)))
        else:
            self.warnings.clear()

    def _clicked(self, column: int) -> None:
        field = self.fields.current
        if field is not None and column > 0 and (field.name in self.taken) is not (column == 2):
            self.toggle(field)

    def _swap(self) -> None:
        self.compare(self._other, self._keep)

    def _merge(self) -> None:
        if self.preview is None:
            return
        try:
            merging.merge(self._desk.store, self._keep, self._other, sorted(self.taken))
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        self.merged.emit(self._keep, self._other)

    def _go_back(self) -> None:
        if self._steps.currentIndex() == 1:
            self.start(self._keep)
        else:
            self.closed.emit()

    def _show_step(self, at: int) -> None:
        self._steps.setCurrentIndex(at)
        for widget in (self.swap, self.merge):
            widget.setVisible(at == 1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self._steps = QStackedWidget(self)
        self._steps.addWidget(self._choosing())
        self._steps.addWidget(self._comparing())
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.swap)
        foot.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._steps, 1)
        column.addLayout(foot)

    def _choosing(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._found = QStackedWidget(page)
        self._found.addWidget(self.people)
        self._found.addWidget(self.nobody)
        column.addWidget(self.search)
        column.addWidget(self._found, 1)
        return page

    def _comparing(self) -> QWidget:
        """Warnings, fields and what becomes of the visits; where it is low they scroll, the buttons below do not."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget, share in ((self.warnings, 0), (self.fields, 1), (Rule(page), 0), (self.summary, 0), (self.hint, 0)):
            column.addWidget(widget, share)
        room = Scrolled(self, page, sideways=True)
        room.viewport().setAutoFillBackground(False)
        return room


def _who(person: Person) -> str:
    born = f" ({person.birth_year})" if person.birth_year else ""
    return f"{person.full_name or 'hồ sơ không tên'}{born}"
