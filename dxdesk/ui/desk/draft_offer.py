"""Slips that a crash, a power cut or a closed window left half written: go on with one, or drop it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.dates import show_lately
from dxdesk.errors import DeskError
from dxdesk.store.drafts import Draft, drop_draft, keep_draft
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.drafting import Drafting
from dxdesk.ui.parts import Action, Message, MessageBar


class DraftOffer(QObject):
    """Says which slip was left, one at a time, until a person decides.

    Signals: taken(Draft) to go on with it; dropped(Draft) when it was given up.
    """

    taken = Signal(object)
    dropped = Signal(object)

    def __init__(self, desk: Desk, bar: MessageBar, drafting: Drafting, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar, self._drafting = desk, bar, drafting

    def look(self) -> None:
        """Offer the newest slip left, or nothing."""
        left = self._drafting.found()
        if not left:
            self._bar.clear()
            return
        draft = left[0]
        fact = f"Còn phiếu ghi dở lúc {show_lately(draft.at, self._desk.now())}: {whose(draft)}."
        more = f"Còn {len(left) - 1} phiếu dở khác." if len(left) > 1 else ""
        self._bar.tell(Message("warn", fact, more, (
            Action("Tiếp tục phiếu", lambda: self.taken.emit(draft), "pencil", "F5"),
            Action("Bỏ", lambda: self._drop(draft), "close"))))

    def go_on(self) -> None:
        """F5: go on with the slip offered."""
        for draft in self._drafting.found()[:1]:
            self.taken.emit(draft)

    def keep_again(self, draft: Draft) -> bool:
        """Offer a draft again that was given up; whether the disk took it."""
        return self._done(lambda: keep_draft(self._desk.store, draft.slot, draft.version, draft.body))

    def _drop(self, draft: Draft) -> None:
        if self._done(lambda: drop_draft(self._desk.store, draft.slot)):
            self.dropped.emit(draft)

    def _done(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return False
        self.look()
        return True


def whose(draft: Draft) -> str:
    """Whom a draft is about, in a few words."""
    fields = draft.body.get("fields", {})
    if draft.body.get("tally"):
        return f"{fields.get('people', '')} người, không ghi tên".strip()
    return fields.get("full_name") or "chưa ghi tên"
