"""Điểm danh: the roll of a meeting, beside the meetings before it (picture 04)."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.attendance_grid import Answer, Dispute, RollSheet
from dxdesk.domain.dates import show_date, show_lately, today
from dxdesk.store.drafts import Draft
from dxdesk.store.training.checks import first_scores
from dxdesk.store.training.classes import ClassView, Meeting, class_of
from dxdesk.store.training.taking import open_roll
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Action, EmptyState, Message, MessageBar
from dxdesk.ui.shape import Shape
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.training.class_pane import ClassPane
from dxdesk.ui.training.grid_card import GridCard
from dxdesk.ui.training.grid_columns import Heads, heads_of
from dxdesk.ui.training.grid_door import Door
from dxdesk.ui.training.grid_draft import GridDraft
from dxdesk.ui.training.grid_saving import GridSaving
from dxdesk.ui.training.newcomer_form import NewcomerForm

_NOBODY = "Lớp chưa có người học."


class GridPane(ClassPane):
    """Takes the roll of one meeting; what is typed stays until it is saved or dropped."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view: ClassView | None = None
        self.meeting: Meeting | None = None
        self.number = 0
        self.bar = MessageBar(self)
        self.card = GridCard(desk, self)
        self.grid, self.walkin, self.foot = self.card.grid, self.card.walkin, self.card.foot
        self.empty = EmptyState(self)
        self.newcomer = NewcomerForm(desk, self)
        self.saving = GridSaving(desk, self.bar, self)
        self.draft = GridDraft(desk, self)
        self.door = Door(desk, self.newcomer, self)
        self._shown, self._telling = 0, False
        self._lay_out()
        self._connect()

    @property
    def sheet(self) -> RollSheet:
        """The roll in sight."""
        return self.grid.sheet

    def show_class(self, view: ClassView, meeting: str = "") -> None:
        """The roll of this meeting; what is typed there already stays typed."""
        same = self.meeting is not None and self.meeting.id == meeting
        typed = dict(self.sheet.typed) if same else {}
        self._shown += 1
        self.view = view
        self.number = next((at for at, one in enumerate(view.meetings, 1) if one.id == meeting), 0)
        self.meeting = view.meetings[self.number - 1] if self.number else None
        sheet = RollSheet()
        if self.meeting is not None:
            sheet = open_roll(self.desk.store, view, self.meeting, first_scores(self.desk.store, view))
            sheet.put(typed)
        self.door.open(view.id)
        self.draft.follow(meeting if self.meeting is not None else "", sheet)
        heads = heads_of(view, self.number, today(self.desk.now())) if self.number else Heads()
        self.card.show_roll(sheet, self.number, heads, locked=self._ahead)
        if not same or self.stack.currentWidget() is not self.newcomer:
            self._show_stack()
        if not same:
            self._begin_meeting()
        elif self.bar.message is not None and self.bar.message.fact == _NOBODY and sheet.rows:
            self.bar.clear()

    def can_leave(self) -> bool:
        """Not while something is typed and not saved; the bar says so and offers both ways out."""
        if self._telling or not (self.sheet.dirty or self._form_begun()):
            return True
        people = len(self.sheet.typed)
        if self._form_begun():
            fact, meaning = "Người mới đang ghi chưa lưu.", "Lưu hoặc Quay lại rồi sang chỗ khác."
            self.bar.tell(Message("warn", fact, meaning))
        else:
            self.bar.tell(Message("warn", f"Buổi {self.number} chưa lưu: {people} người vừa đổi.", "", (
                Action("Lưu", self.save, "saved", "Ctrl Enter"), Action("Bỏ thay đổi", self.drop, "undo"))))
        return False

    def unfinished(self) -> str:
        """A roll not saved; its draft is kept now."""
        if self.sheet.dirty:
            self.draft.flush()
            return f"Điểm danh buổi {self.number} chưa lưu."
        return "Người mới đang ghi vào lớp chưa lưu." if self._form_begun() else ""

    def take_scan(self, text: str) -> bool:
        """A card at the door."""
        return self.meeting is not None and self.door.take_scan(text, [row.person for row in self.sheet.rows])

    def begin(self) -> None:
        """The cursor in the roll, or where one goes on to have one."""
        if self.stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
        elif self.stack.currentWidget() is self.card:
            self.card.begin()

    def reshape(self, shape: Shape) -> None:
        """Where there is little room, less of the card."""
        self.card.fold(shape)

    def save(self) -> None:
        """Write the roll."""
        if self.meeting is not None and not self._ahead:
            self.draft.rest()
            self.saving.save(self.number, self.meeting, self.sheet)

    def drop(self) -> None:
        """Nothing typed any more: as it is held."""
        self.sheet.forget()
        self.draft.flush()
        self.bar.clear()
        self.grid.refresh()
        self.card.count()
        self.begin()

    @property
    def _ahead(self) -> bool:
        """Whether the meeting is still to come."""
        return self.meeting is not None and self.meeting.held_on > today(self.desk.now()).isoformat()

    def _form_begun(self) -> bool:
        return self.stack.currentWidget() is self.newcomer and self.newcomer.begun

    def _begin_meeting(self) -> None:
        """Another meeting than before: what was left typed in it, or what laptops wrote differently."""
        self.walkin.put_away()
        self.saving.forget()
        self.bar.clear()
        left = self.draft.left()
        if left is not None:
            self._bring_back(left)
        elif self._ahead:
            self._say_ahead()
        elif disputed := [row for row in self.sheet.rows if row.disputes]:
            self.bar.tell(Message("clash", f"{len(disputed)} người hai nơi ghi khác nhau.", "Tới ô ấy, bấm 1 hoặc 2.", (
                Action("Tới ô ấy", lambda: self.card.go_to(disputed[0].person), "right"),)))
        elif not self.sheet.rows:
            self.bar.tell(Message("accent", _NOBODY, "Ghi danh trước, hoặc gõ tên người đến vào ô dưới.", (
                Action("Ghi danh", lambda: self.asked.emit("learners", ""), "people"),)))
        elif other := self.draft.elsewhere():
            self._say_elsewhere(other)

    def _say_elsewhere(self, other: Meeting) -> None:
        title = self.desk.store.value("course", other.course_id, "title")
        fact = f"Còn điểm danh dở: {title}, ngày {show_date(other.held_on)}."
        self.bar.tell(Message("warn", fact, "Chưa lưu.", (
            Action("Mở buổi ấy", lambda: self.opened.emit("training", f"meeting:{other.id}"), "right"),)))

    def _bring_back(self, left: Draft) -> None:
        self.draft.bring_back(left)
        self.grid.refresh()
        if not self.sheet.dirty:
            self.draft.flush()
            return
        at = show_lately(left.at, self.desk.now())
        self.bar.tell(Message("warn", f"Còn điểm danh dở lúc {at}, chưa lưu.", "Đã đưa lại như lúc ấy.", (
            Action("Lưu", self.save, "saved", "Ctrl Enter"), Action("Bỏ", self.drop, "undo"))))

    def _say_ahead(self) -> None:
        if self.meeting is not None:
            self.bar.tell(Message("accent", f"Buổi này chưa tới, ngày {show_date(self.meeting.held_on)}.",
                                  "Tới hôm ấy mới điểm danh được."))

    def _written(self) -> None:
        """The desk holds something else: the page looks again, and this pane, where the page did not show it anew."""
        shown, self._telling = self._shown, True
        self.saved.emit()
        self._telling = False
        if self._shown == shown and self.view is not None and self.meeting is not None:
            self.show_class(class_of(self.desk.store, self.view.id), self.meeting.id)

    def _came(self, person: str, enrolled: bool) -> None:
        """Somebody is at the door: he is present, and his row the current one."""
        if enrolled:
            self._written()
        row = next((one for one in self.sheet.rows if one.person == person), None)
        if row is None:
            self.bar.tell(Message("accent", "Người này dạy buổi này, không tính là người học."))
            return
        if not self._ahead and not self.sheet.answer(row).came:
            self.sheet.set_state(row, "present")
            self.grid.refresh()
        self.card.go_to(person)
        self._edited()
        words = f"Đã ghi danh {row.learner.name}," if enrolled else f"{row.learner.name}:"
        self.bar.tell(Message("ok", words, "có mặt, chưa lưu." if not self._ahead else f"số {row.n} trong lớp."))

    def _decide(self, dispute: Dispute, n: int) -> None:
        row = self.grid.current
        if row is None:
            return
        if dispute.conflict:
            self.saving.decide(self.number, row, dispute, n)
        else:
            self.sheet.set_state(row, dispute.sides[n - 1].value)
            self.grid.refresh()
            self._edited()

    def _edited(self) -> None:
        if self._ahead:
            self._say_ahead()
        elif self.bar.message is not None:
            self.bar.clear()
        self.draft.touch()
        self.card.count()

    def _turn(self, step: int) -> None:
        """The meeting before or after this one."""
        if self.view is not None and 1 <= self.number + step <= len(self.view.meetings):
            self.asked.emit("roll", self.view.meetings[self.number - 1 + step].id)

    def _show_stack(self) -> None:
        """The roll, or why there is none yet."""
        if self.meeting is None:
            self.empty.show_state("calendar", "Lớp chưa có buổi nào.", "Thêm buổi học rồi điểm danh từng buổi.",
                                  Action("Thêm buổi", lambda: self.asked.emit("meetings", ""), "plus"))
        self.stack.setCurrentWidget(self.card if self.meeting is not None else self.empty)

    def _form(self, wanted: bool) -> None:
        self.stack.setCurrentWidget(self.newcomer if wanted else self.card)
        if not wanted:
            self.begin()

    def _type_again(self, answers: Mapping[str, Answer]) -> None:
        self.sheet.put(answers)
        self.grid.refresh()
        self._edited()

    def _fill(self) -> None:
        self.sheet.fill()
        self.grid.refresh()
        self._edited()

    def _connect(self) -> None:
        self.grid.edited.connect(self._edited)
        self.grid.asked.connect(lambda meeting: self.asked.emit("roll", meeting))
        self.grid.decided.connect(self._decide)
        self.walkin.picked.connect(self.door.take)
        self.door.came.connect(self._came)
        self.door.told.connect(self.bar.tell)
        self.door.form.connect(self._form)
        self.draft.refused.connect(self.desk.notice.failed)
        self.saving.written.connect(self._written)
        self.saving.typed_again.connect(self._type_again)
        self.foot.filled.connect(self._fill)
        self.foot.saving.connect(self.save)
        self.foot.certificates.connect(lambda: self.asked.emit("results", ""))
        add_keys(self.card, ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save),
                 ("Ctrl+K", lambda: self.walkin.begin("")))
        add_keys(self, ("Ctrl+Z", self.saving.undo), ("Ctrl+PgUp", lambda: self._turn(-1)),
                 ("Ctrl+PgDown", lambda: self._turn(1)))

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        for page in (self.card, self.empty, self.newcomer):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
