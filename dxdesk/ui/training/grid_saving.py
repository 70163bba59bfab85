"""What the roll writes: itself, a choice between what laptops wrote, and taking either back; told in the bar above."""

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.attendance_grid import Answer, Dispute, RollSheet, Row
from dxdesk.domain.dates import show_date
from dxdesk.errors import DeskError
from dxdesk.store.conflicts import choose
from dxdesk.store.training.classes import Meeting
from dxdesk.store.training.taking import take
from dxdesk.store.undo import undo_save
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Action, Message, MessageBar
from dxdesk.ui.training.grid_words import counted

_ASKED = "Buổi này đã qua"


class GridSaving(QObject):
    """Signals: written() when the desk holds something else, emitted before the bar tells of it.

    typed_again(answers by person) after a roll was taken back: what had been typed is not lost by that.
    """

    written = Signal()
    typed_again = Signal(object)

    def __init__(self, desk: Desk, bar: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._bar = desk.store, bar
        self._last = ""
        self._typed: dict[str, Answer] = {}

    def save(self, number: int, meeting: Meeting, sheet: RollSheet, *, confirmed: bool = False) -> None:
        """Write a roll; one of a day past is asked about first, and a second Ctrl+Enter says yes."""
        answers = sheet.to_save()
        if not answers:
            return
        asked = self._bar.message is not None and self._bar.message.fact.startswith(_ASKED)
        try:
            taken = take(self._store, meeting.id, answers, confirmed_past=confirmed or asked, drafted=True)
        except DeskError as refusal:
            self._refused(refusal, number, meeting, sheet)
            return
        told = counted(sheet.counts())
        left = f" {len(taken.left_out)} người đã xóa khỏi sổ, không ghi được nữa." if taken.left_out else ""
        self._typed = dict(sheet.typed)
        sheet.forget()
        self._done(taken.save, Message("ok", f"Đã lưu buổi {number}:", f"{told}.{left}"))

    def decide(self, number: int, row: Row, dispute: Dispute, n: int) -> None:
        """Keep one side of what laptops wrote; it counts at once."""
        try:
            saved = choose(self._store, dispute.conflict, n, seen=dispute.seen)
        except DeskError as refusal:
            self._bar.tell(Message("bad", refusal.sentence))
            return
        self._typed = {}
        self._done(saved.save, Message("ok", f"Đã chọn cho {row.learner.name},", f"buổi {number}."))

    def undo(self) -> None:
        """Take the last of these saves back."""
        last, self._last = self._last, ""
        if not last:
            return
        try:
            undo_save(self._store, last)
        except DeskError as refusal:
            self._bar.tell(Message("accent", refusal.sentence))
            return
        self.written.emit()
        self.typed_again.emit(self._typed)
        after = "Những gì đã gõ còn trên màn hình, chưa lưu." if self._typed else "Lịch sử vẫn còn giữ."
        self._bar.tell(Message("accent", "Đã hoàn tác lần lưu vừa rồi.", after))

    def forget(self) -> None:
        """Another meeting: there is nothing to take back here."""
        self._last = ""

    def _done(self, save: str, message: Message) -> None:
        self._last = save
        self.written.emit()
        actions = (Action("Hoàn tác", self.undo, "undo", "Ctrl Z"),) if save else ()
        self._bar.tell(Message(message.tone, message.fact, message.meaning, actions))

    def _refused(self, refusal: DeskError, number: int, meeting: Meeting, sheet: RollSheet) -> None:
        if refusal.code != "past_meeting":
            self._bar.tell(Message("bad", refusal.sentence, "Điểm danh còn nguyên trên màn hình."))
            return
        self._bar.tell(Message(
            "warn", f"{_ASKED}, ngày {show_date(meeting.held_on)}.",
            f"Lưu điểm danh của {len(sheet.to_save())} người?",
            (Action("Lưu", lambda: self.save(number, meeting, sheet, confirmed=True), "saved", "Ctrl Enter"),)))
