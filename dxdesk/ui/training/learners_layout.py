"""How the pane of learners is laid out: search above, what is shown in the middle, what can be done below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.training import RESIDENT
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import (
    Button,
    Card,
    EmptyState,
    IconButton,
    IconLabel,
    MessageBar,
    Option,
    Rule,
    SearchEdit,
    Segmented,
    text,
)
from dxdesk.ui.register.merge_sheet import MergeSheet
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_view import TableView
from dxdesk.ui.theme import restyle
from dxdesk.ui.training.learner_search import MEMBERS, PEOPLE
from dxdesk.ui.training.learners_table import LearnerRow
from dxdesk.ui.training.leave_bar import LeaveBar
from dxdesk.ui.training.newcomer_form import NewcomerForm
from dxdesk.ui.training.paste_panel import PastePanel

_HOW = "Tìm trong sổ rồi Enter, quét căn cước ở cửa lớp, hoặc dán danh sách."
_ENROLLED, _CAME = 2, 3  # columns a narrow window leaves out


class LearnersLayout(QWidget):
    """The widgets of the pane; which of them are in sight is asked for by name."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(pane)
        self._desk = desk
        self.told, self.twins = MessageBar(self), MessageBar(self, closable=False)
        self.search = SearchEdit(self)
        self.kind = Segmented(self, (Option(PEOPLE, "Người dân"), Option(MEMBERS, "Thành viên")))
        self.paste = Button(self, "Dán danh sách", icon="doc")
        self.more = IconButton(self, "more", "Việc khác với lớp và người học này")
        self._low = False
        self.stack = QStackedWidget(self)
        self.table, self.found = TableView(self), TableView(self)
        self.empty = EmptyState(self, "people", "Chưa có ai trong lớp.", _HOW)
        self.newcomer = NewcomerForm(desk, self)
        self.merge = MergeSheet(self)
        self.merge.set_up(desk)
        self.pasting = PastePanel(desk, self)
        self.leaving = LeaveBar(desk, self)
        self.full_icon, self.full = IconLabel(self, "people", 20, "off"), text("", "body", self)
        self.open = Button(self, "Mở hồ sơ", kind="flat", icon="user", keys="Enter")
        self.leave = Button(self, "Ghi nghỉ học", kind="flat")
        self.remove = Button(self, "Bỏ khỏi lớp", kind="flat", keys="Del")
        self._name()
        self._lay_out(pane)

    @property
    def writing(self) -> bool:
        """Whether somebody new is being written."""
        return self.stack.currentWidget() is self.newcomer

    @property
    def listing(self) -> bool:
        """Whether the learners are in sight, or that there are none."""
        return self.stack.currentWidget() in (self.table, self.empty)

    @property
    def looking(self) -> bool:
        """Whether what the search found is in sight."""
        return self.stack.currentWidget() is self.found

    def show_list(self) -> None:
        """The learners, or how to begin where there are none."""
        self._show(self.table if self.table.rows else self.empty)

    def show_found(self) -> None:
        """What the search found."""
        self._show(self.found)

    def show_newcomer(self) -> None:
        """The form of somebody new."""
        self._show(self.newcomer)

    def show_pasting(self) -> None:
        """The list being pasted."""
        self._show(self.pasting)

    def show_merge(self) -> None:
        """Two records side by side."""
        self._show(self.merge)

    def count(self, rows: Sequence[LearnerRow], view: ClassView) -> None:
        """How many learn, of how many places, and how many left."""
        left = sum(1 for row in rows if row.learner.left_on)
        learn, over = len(rows) - left, 0
        of = f"{learn} người"
        if view.capacity:
            over = max(0, learn - view.capacity)
            of = f"{learn} trên {view.capacity} chỗ"
        told = filter(None, (of, f"quá {over}" if over else "", f"{left} đã nghỉ" if left else ""))
        self.full.setText(", ".join(told))
        restyle(self.full, tone="warn" if over else "")
        self.full_icon.set_icon("warn" if over else "people", "warn" if over else "off")
        counted = f"{self.full.text()}. " if self._low else ""
        self.search.setPlaceholderText(f"{counted}Ghi danh thêm: tên, 4 số cuối, điện thoại")
        if self.listing:
            self.show_list()

    def act_on(self, row: LearnerRow | None) -> None:
        """The buttons for the learner in sight, or for nobody."""
        for button in (self.open, self.leave, self.remove):
            button.setEnabled(row is not None)
        self.open.setEnabled(row is not None and row.learner.kind == RESIDENT)
        self.leave.setText("Học lại" if row is not None and row.learner.left_on else "Ghi nghỉ học")

    def reshape(self, shape: Shape) -> None:
        """A narrow table keeps name and state; where it is narrow too low for buttons they go into one menu."""
        self._low = shape.narrow
        self.pasting.reshape(shape)
        for at in (_ENROLLED, _CAME):
            self.table.setColumnHidden(at, shape.narrow)
        self.table.fit()
        self.fit()

    def fit(self) -> None:
        """What is in sight changed: room for it."""
        self._show(self.stack.currentWidget())

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        whole = page in (self.newcomer, self.merge, self.pasting)
        for widget in (self._search_row, self._search_rule):
            widget.setHidden(whole or (self._low and not self.leaving.isHidden()))
        for widget in (self._foot_row, self._foot_rule):
            widget.setHidden(whole or self._low)
        for widget in (self.kind, self.paste):
            widget.setHidden(self._low)
        self.more.setVisible(self._low)
        self.twins.setHidden(whole or self._low or self.twins.message is None)
        self._acts.setVisible(page is self.table)
        if page is not self.table:
            self.leaving.hide()

    def _name(self) -> None:
        self.search.setAccessibleName("Tìm người để ghi danh, phím Ctrl K")
        self.search.setProperty("keys", "Ctrl K")
        self.kind.setAccessibleName("Tìm trong")
        self.kind.set_value(PEOPLE)
        self.table.setAccessibleName("Người học của lớp")
        self.found.setAccessibleName("Người tìm thấy, Enter để ghi danh")

    def _lay_out(self, pane: QWidget) -> None:
        for page in (self.table, self.empty, self.found, self.newcomer, self.merge, self.pasting):
            self.stack.addWidget(page)
        self._search_row = self._row((self.search, 1), (self.kind, 0), (self.paste, 0), (self.more, 0), inset=True)
        counted = self._row((self.full_icon, 0), (self.full, 1))
        self._acts = self._row((self.open, 0), (self.leave, 0), (self.remove, 0))
        self._foot_row = self._row((counted, 1), (self._acts, 0), inset=True)
        self._search_rule, self._foot_rule = Rule(self), Rule(self)
        card = Card(self, flush=True)
        card.body.setSpacing(0)
        for widget in (self._search_row, self._search_rule):
            card.body.addWidget(widget)
        card.body.addWidget(self.stack, 1)
        for widget in (self.leaving, self._foot_rule, self._foot_row):
            card.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.twins)
        column.addWidget(card, 1)
        whole = QHBoxLayout(pane)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def _row(self, *parts: tuple[QWidget, int], inset: bool = False) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(*((16, 8, 16, 8) if inset else (0, 0, 0, 0)))
        row.setSpacing(8)
        for part, share in parts:
            row.addWidget(part, share)
        return holder
