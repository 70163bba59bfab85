"""Visits "in class" of everybody who came to a meeting, in one go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_day, today
from dxdesk.errors import DeskError
from dxdesk.store.training.classes import ClassView
from dxdesk.store.training.follow_on import make_visits
from dxdesk.store.undo import undo_save
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.service_chips import ServiceChips
from dxdesk.ui.desk.tag_row import TagRow
from dxdesk.ui.labels import OUTCOME_TAGS
from dxdesk.ui.parts import Action, Button, Card, FieldRow, Message, MessageBar, Option, Scrolled, Segmented, text
from dxdesk.ui.shape import Shape
from dxdesk.ui.shortcuts import add_keys

_WHY = "Mỗi người có mặt được một phiếu. Khách và thành viên tổ đếm chung một phiếu không ghi tên."
_OUTCOMES = ("done", "partly", "not_done")


class VisitsPanel(QWidget):
    """Signals: closed() to go back; saved() when visits were written or taken back."""

    closed = Signal()
    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen: list[str] = []
        self.bar = MessageBar(self)
        self.meeting = QComboBox(self)
        self.meeting_row = FieldRow(self, "&Buổi", self.meeting)
        self.services = ServiceChips(self)
        self.services.set_up(desk.theme, desk.catalogues.entries("service", today(desk.now())))
        self.services.setAccessibleName("Đã giúp việc gì tại lớp")
        self.chosen = TagRow(self)
        self.outcome = Segmented(self, [Option(code, OUTCOME_TAGS[code].text) for code in _OUTCOMES])
        self.outcome_row = FieldRow(self, "&Kết quả của mọi việc", self.outcome)
        self.go = Button(self, "Ghi phiếu", kind="primary", icon="desk", keys="Ctrl Enter")
        self.back = Button(self, "Quay lại", kind="flat", icon="left", keys="Esc")
        self._lay_out()
        self.services.toggled.connect(self._toggle)
        self.go.clicked.connect(self._make)
        self.back.clicked.connect(self.closed)
        add_keys(self, ("Esc", self.back.click), ("Ctrl+Return", self.go.click), ("Ctrl+Enter", self.go.click))

    def reshape(self, shape: Shape) -> None:
        """As many services in a row as can be read."""
        self.services.arrange(2 if shape.narrow else 3 if not shape.wide else 4)

    def start(self, view: ClassView, meeting: str) -> None:
        """The meetings held of this class, this one chosen."""
        held = view.held(today(self._desk.now()).isoformat())
        fill_combo(self.meeting, ((one.id, f"Buổi {at}, {show_day(one.held_on)}") for at, one in enumerate(held, 1)))
        if any(one.id == meeting for one in held):
            choose(self.meeting, meeting)
        self._chosen = []
        self.outcome.set_value("done")
        self.bar.clear()
        self._mark()
        self.go.setEnabled(bool(held))
        self.meeting.setFocus()

    def _toggle(self, code: str, on: bool) -> None:
        if on and code not in self._chosen:
            self._chosen.append(code)
        elif not on and code in self._chosen:
            self._chosen.remove(code)
        self._mark()

    def _mark(self) -> None:
        self.services.mark(self._chosen)
        self.chosen.show_tags("Việc đã chọn:" if self._chosen else "",
                              [(self._desk.catalogues.label("service", code), "accent", "") for code in self._chosen])

    def _make(self) -> None:
        try:
            made = make_visits(self._desk.store, self.meeting.currentData() or "", self._chosen, self.outcome.value())
        except DeskError as refusal:
            self.bar.tell(Message("warn", refusal.sentence))
            return
        already = f"{made.already} người đã có phiếu từ trước." if made.already else ""
        if not made.saved.save:
            self.bar.tell(Message("accent", "Mọi người có mặt đã có phiếu của buổi này.", already))
            return
        self.bar.tell(Message("ok", f"Đã ghi phiếu cho {made.made} người.", already, (
            Action("Hoàn tác", lambda: self._take_back(made.saved.save), "undo"),)))
        self.saved.emit()

    def _take_back(self, save: str) -> None:
        try:
            undo_save(self._desk.store, save)
        except DeskError as refusal:
            self.bar.tell(Message("bad", refusal.sentence))
            return
        self.bar.tell(Message("accent", "Đã lấy lại các phiếu vừa ghi."))
        self.saved.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(text("Ghi phiếu hỗ trợ tại lớp cho người có mặt", "h3", self), 1)
        card = Card(self)
        why = text(_WHY, "label", card)
        why.setWordWrap(True)
        asked = text("Đã giúp việc gì tại lớp?", "label", card)
        for widget in (why, self.meeting_row, asked, self.services, self.chosen, self.outcome_row):
            card.body.addWidget(widget)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(Scrolled.column(self, card), 1)
