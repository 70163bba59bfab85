"""The bar under the form: what was saved, open it again, take it back; it stays until the next save (look §8)."""

from collections.abc import Callable
from datetime import datetime

from dxdesk.domain.dates import VIETNAM
from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.store.undo import undo_save
from dxdesk.ui.desk.slip_saving import LastSave
from dxdesk.ui.parts import Action, Message, MessageBar

_BEGIN = "Chưa lưu được"


class UndoBar:
    """Tells of saves and refusals, and remembers the last save; `reopen` and `undone` belong to the page."""

    def __init__(
        self, bar: MessageBar, store: Store, reopen: Callable[[], object], undone: Callable[[], object],
    ) -> None:
        self._bar, self._store = bar, store
        self._reopen, self._undone = reopen, undone
        self._title = ""
        self.last: LastSave | None = None

    def saved(self, last: LastSave, slip: str, who: str, at: datetime, *, mended: bool) -> None:
        """A slip was saved; where nothing in it differed there is nothing to take back."""
        self.last = last if last.save else None
        self._title = f"{slip}, {who}"
        actions = (Action("Mở lại", self._reopen, "pencil", "Alt ↑"), Action("Hoàn tác", self.undo, "undo", "Ctrl Z"))
        fact = f"{'Đã sửa' if mended else 'Đã lưu'} {slip},"
        meaning = f"{who}, {at.astimezone(VIETNAM):%H:%M}."
        self._bar.tell(Message("ok", fact, meaning, actions if self.last else ()))

    def undo(self) -> None:
        """Take the last save of this desk back; the slip being written stays."""
        try:
            undone = undo_save(self._store, self.last.save if self.last else "")
        except DeskError as refusal:
            self.tell("accent", refusal.sentence)
            return
        title = self._title if self.last else "lần lưu cuối"
        self.last = None
        left = " Phần đã có người sửa tiếp thì giữ nguyên." if undone.left else ""
        self.tell("accent", f"Đã hoàn tác {title}.", f"Lịch sử vẫn còn giữ.{left}")
        self._undone()

    def refused(self, refusal: DeskError) -> None:
        """The desk could not write; the slip is still there."""
        sentence = refusal.sentence
        fact = sentence if sentence.startswith(_BEGIN) else f"{_BEGIN}: {sentence[:1].lower()}{sentence[1:]}"
        self.tell("bad", fact, "Phiếu còn nguyên trên màn hình.")

    def tell(self, tone: str, fact: str, meaning: str = "") -> None:
        """Anything else the person must know while writing."""
        self._bar.tell(Message(tone, fact, meaning))
