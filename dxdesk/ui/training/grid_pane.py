"""Điểm danh: the roll of a meeting, beside the meetings before it (picture 04)."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.attendance_grid import Dispute, RollSheet, short_head, wide_head
from dxdesk.domain.dates import show_date, today
from dxdesk.errors import DeskError
from dxdesk.store.conflicts import choose
from dxdesk.store.training.classes import ClassView, Meeting
from dxdesk.store.training.taking import first_scores, open_roll, take
from dxdesk.store.undo import undo_save
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Action, Card, Message, MessageBar, Rule
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.class_pane import ClassPane
from dxdesk.ui.training.grid_foot import GridFoot, counted
from dxdesk.ui.training.grid_view import GridView, Heads


class GridPane(ClassPane):
    """Takes the roll of one meeting; what is typed stays until it is saved or dropped."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view: ClassView | None = None
        self.meeting: Meeting | None = None
        self.number = 0
        self.bar = MessageBar(self)
        self.grid = GridView(desk.theme, self)
        self.foot = GridFoot(self)
        self._telling = False
        card = Card(self, flush=True)
        card.body.setSpacing(0)
        for widget, stretch in ((self.grid, 1), (Rule(card), 0), (self.foot, 0)):
            card.body.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(card, 1)
        self._connect()

    def show_class(self, view: ClassView, meeting: str = "") -> None:
        """The roll of this meeting; what is typed there already stays typed."""
        typed = self.grid.sheet.typed if self.meeting is not None and self.meeting.id == meeting else {}
        if not typed:
            self.bar.clear()
        self.view = view
        self.number = next((at for at, one in enumerate(view.meetings, 1) if one.id == meeting), 0)
        self.meeting = view.meetings[self.number - 1] if self.number else None
        sheet = RollSheet()
        if self.meeting is not None:
            sheet = open_roll(self.desk.store, view, self.meeting, first_scores(self.desk.store, view))
            sheet.put(typed)
        self.grid.show_sheet(sheet, self._heads(), locked=self._ahead)
        self._look()

    def can_leave(self) -> bool:
        """Not while something is typed and not saved; the bar says so and offers both ways out."""
        if self._telling or not self.grid.sheet.dirty:
            return True
        people = len(self.grid.sheet.typed)
        self.bar.tell(Message("warn", f"Buổi {self.number} chưa lưu: {people} người vừa đổi.", "", (
            Action("Lưu", self.save, "saved", "Ctrl Enter"), Action("Bỏ thay đổi", self.drop, "undo"))))
        return False

    def unfinished(self) -> str:
        """A roll not saved."""
        return f"Điểm danh buổi {self.number} chưa lưu." if self.grid.sheet.dirty else ""

    def begin(self) -> None:
        """The cursor in the grid."""
        self.grid.setFocus()

    def reshape(self, shape: Shape) -> None:
        """Counts above the button where it is narrow."""
        self.foot.arrange(narrow=shape.narrow)

    def save(self) -> None:
        """Write the roll; a meeting that is over asks once more."""
        asked = self.bar.message is not None and self.bar.message.fact.startswith("Buổi này đã qua")
        self._save(confirmed=asked)

    def drop(self) -> None:
        """Nothing typed any more: as it is held."""
        self.grid.sheet.forget()
        self.bar.clear()
        self._look()
        self.grid.refresh()
        self.grid.setFocus()

    @property
    def _ahead(self) -> bool:
        """Whether the meeting is still to come."""
        return self.meeting is not None and self.meeting.held_on > today(self.desk.now()).isoformat()

    def _save(self, *, confirmed: bool) -> None:
        answers = self.grid.sheet.to_save()
        if self.meeting is None or not answers:
            return
        try:
            taken = take(self.desk.store, self.meeting.id, answers, confirmed_past=confirmed, drafted=True)
        except DeskError as refusal:
            self._refused(refusal)
            return
        told = counted(self.grid.sheet.counts())
        self.grid.sheet.forget()
        self._saved()
        left = f" Không ghi được: {', '.join(taken.left_out)}, hồ sơ đã xóa." if taken.left_out else ""
        self.bar.tell(Message("ok", f"Đã lưu buổi {self.number}:", f"{told}.{left}", (
            Action("Hoàn tác", lambda: self._undo(taken.save), "undo", "Ctrl Z"),) if taken.save else ()))

    def _refused(self, refusal: DeskError) -> None:
        if refusal.code == "past_meeting" and self.meeting is not None:
            people = len(self.grid.sheet.to_save())
            self.bar.tell(Message("warn", f"Buổi này đã qua, ngày {show_date(self.meeting.held_on)}.",
                                  f"Lưu điểm danh của {people} người?", (
                                      Action("Lưu", lambda: self._save(confirmed=True), "saved", "Ctrl Enter"),)))
        else:
            self.bar.tell(Message("bad", refusal.sentence, "Điểm danh còn nguyên trên màn hình."))

    def _undo(self, save: str) -> None:
        try:
            undo_save(self.desk.store, save)
        except DeskError as refusal:
            self.bar.tell(Message("accent", refusal.sentence))
            return
        self._saved()
        self.bar.tell(Message("accent", f"Đã hoàn tác điểm danh buổi {self.number}.", "Lịch sử vẫn còn giữ."))

    def _decide(self, dispute: Dispute, n: int) -> None:
        """Keep one side of what differs; it counts at once."""
        row = self.grid.current
        if row is None:
            return
        if not dispute.conflict:
            self.grid.sheet.set_state(row, dispute.sides[n - 1].value)
            self._edited()
            return
        try:
            saved = choose(self.desk.store, dispute.conflict, n, seen=dispute.seen)
        except DeskError as refusal:
            self.bar.tell(Message("bad", refusal.sentence))
            return
        self._saved()
        self.bar.tell(Message("ok", "Đã chọn.", f"{row.learner.name}, buổi {self.number}.", (
            Action("Hoàn tác", lambda: self._undo(saved.save), "undo"),)))

    def _saved(self) -> None:
        """The desk holds something else: the page looks again, and so does this pane."""
        self._telling = True
        self.saved.emit()
        self._telling = False

    def _edited(self) -> None:
        if self._ahead and self.meeting is not None:
            self.bar.tell(Message("accent", f"Buổi này chưa tới ngày {show_date(self.meeting.held_on)}.",
                                  "Tới hôm ấy mới điểm danh được."))
        elif self.bar.message is not None:
            self.bar.clear()
        self._look()

    def _look(self) -> None:
        sheet = self.grid.sheet
        legend = {mark.state for row in sheet.rows for mark in row.marks.values()}
        self.foot.show_counts(sheet.counts(), legend)
        self.foot.show_save(self.number, possible=not self._ahead and bool(sheet.to_save()))

    def _heads(self) -> Heads:
        if self.view is None or self.meeting is None:
            return Heads()
        earlier = tuple((one.id, short_head(at, one.held_on))
                        for at, one in enumerate(self.view.meetings[:self.number - 1], 1))
        day = today(self.desk.now())
        return Heads(earlier, wide_head(self.number, self.meeting.held_on, self.meeting.from_at, day))

    def _ask(self, meeting: str) -> None:
        self.asked.emit("roll", meeting)

    def _fill(self) -> None:
        self.grid.sheet.fill()
        self.grid.refresh()
        self._edited()

    def _connect(self) -> None:
        self.grid.edited.connect(self._edited)
        self.grid.asked.connect(self._ask)
        self.grid.decided.connect(self._decide)
        self.foot.filled.connect(self._fill)
        self.foot.saving.connect(self.save)
        self.foot.certificates.connect(lambda: self.asked.emit("results", ""))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
