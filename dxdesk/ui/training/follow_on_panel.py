"""Who needs somebody after a class, and one task for each of them."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.dates import read_date, show_date, today
from dxdesk.errors import DeskError
from dxdesk.store.lists import members
from dxdesk.store.saving import author
from dxdesk.store.training.follow_on import Need, make_tasks, needing
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Button, Card, EmptyState, FieldRow, Message, MessageBar, Scrolled, text
from dxdesk.ui.shape import Shape
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.results_table import need_columns

_WHAT = "Đến nhà giúp thêm sau lớp học"
_WEEK = timedelta(days=7)


class FollowOnPanel(QWidget):
    """Signals: closed() to go back; saved() when tasks were made; opened(page, what) for a person."""

    closed = Signal()
    saved = Signal()
    opened = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._course = desk, ""
        self.bar = MessageBar(self)
        self.table = TableView(self)
        self.table.set_up(desk.theme, need_columns())
        self.table.setAccessibleName("Người cần giúp thêm")
        self.empty = EmptyState(self, "check", "Không ai cần giúp thêm.",
                                "Người chưa hoàn thành hay cuối lớp chưa tự làm được sẽ hiện ở đây.")
        self.what, self.due, self.assignee = QLineEdit(self), QLineEdit(self), QComboBox(self)
        self.due_row = FieldRow(self, "&Hạn", self.due)
        self.what_row = FieldRow(self, "&Việc", self.what)
        self.assignee_row = FieldRow(self, "&Giao cho", self.assignee)
        self.go = Button(self, "Giao việc", kind="primary", icon="tasks", keys="Ctrl Enter")
        self.back = Button(self, "Quay lại", kind="flat", icon="left", keys="Esc")
        self._lay_out()
        self.go.clicked.connect(self._make)
        self.back.clicked.connect(self.closed)
        self.table.opened.connect(self._open)
        add_keys(self, ("Esc", self.back.click), ("Ctrl+Return", self.go.click), ("Ctrl+Enter", self.go.click))

    def start(self, course: str) -> None:
        """Who needs somebody in this class now."""
        self._course = course
        self.bar.clear()
        self.what.setText(_WHAT)
        self.due.setText(show_date((today(self._desk.now()) + _WEEK).isoformat()))
        fill_combo(self.assignee, members(self._desk.store))
        choose(self.assignee, author(self._desk.store))
        self._load()
        go_to(self.what)

    def _load(self) -> None:
        needs = needing(self._desk.store, self._course)
        self.table.show_rows(needs)
        open_ones = self._without_task()
        self.card.setVisible(bool(needs))
        self.empty.setVisible(not needs)
        self.go.setEnabled(bool(open_ones))
        self.go.setText(f"Giao việc cho {len(open_ones)} người" if open_ones else "Đã giao hết")

    def _without_task(self) -> list[Need]:
        return [need for need in self.table.rows if not need.task]

    def _make(self) -> None:
        now = today(self._desk.now())
        typed = self.due.text().strip()
        due = (read_date(typed, now, now).value or typed) if typed else ""
        try:
            made = make_tasks(self._desk.store, self._course, [need.learner.person for need in self._without_task()],
                              self.what.text(), due, self.assignee.currentData() or "")
        except DeskError as refusal:
            row = self.due_row if refusal.code == "bad_day" else self.what_row
            row.say(refusal.sentence)
            return
        for row in (self.due_row, self.what_row):
            row.hush()
        self._load()
        self.bar.tell(Message("ok", f"Đã giao việc cho {made.made} người.", "Xem ở Việc hẹn của từng người."))
        self.saved.emit()

    def _open(self, need: Need) -> None:
        if need.learner.record and need.learner.kind == "resident":
            self.opened.emit("people", need.learner.record)

    def reshape(self, shape: Shape) -> None:
        """The fields in one row, or one under the other; where it is low all of it scrolls."""
        self._fields.setDirection(QBoxLayout.Direction.TopToBottom if shape.narrow else
                                  QBoxLayout.Direction.LeftToRight)
        self.table.setMinimumHeight(self._desk.theme.px(140))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(text("Ai cần giúp thêm sau lớp?", "h3", self), 1)
        self.card = Card(self, flush=True)
        self.card.body.addWidget(self.table, 1)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setContentsMargins(16, 8, 16, 12)
        self._fields.setSpacing(12)
        for row, share in ((self.what_row, 4), (self.due_row, 2), (self.assignee_row, 3)):
            self._fields.addWidget(row, share)
        self.card.body.addLayout(self._fields)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 12)
        foot.addStretch(1)
        foot.addWidget(self.go)
        self.card.body.addLayout(foot)
        inside = QWidget(self)
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self.card, 1)
        parts.addWidget(self.empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(Scrolled(self, inside), 1)
