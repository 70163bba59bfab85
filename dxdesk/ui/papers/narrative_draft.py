"""Words of a report being typed, kept on disk within a second of each change until they are saved (as a slip is)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dxdesk.errors import DeskError
from dxdesk.papers.choices import Choices
from dxdesk.papers.making import days_of, scope_of
from dxdesk.store.drafts import drop_draft, held_drafts, keep_draft
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.drafting import WITHIN

_FORM, _VERSION = "narrative", 1


class NarrativeDraft(QObject):
    """Keeps what `typed` answers: the text of each block that is not saved; with none the draft goes.

    Signals: refused(DeskError) when the disk does not take it, said once until it does.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk, typed: Callable[[], dict[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._typed = desk, typed
        self._slot, self._failed = "", False
        self._timer = QTimer(self, singleShot=True, interval=WITHIN)
        self._timer.timeout.connect(self.flush)

    def follow(self, paper: str, choices: Choices) -> dict[str, str]:
        """What is typed from now on belongs to this report; what was typed for it before and never saved, by block."""
        self._timer.stop()
        self._slot = f"{_FORM}:{paper}:{days_of(choices)}:{scope_of(choices)}"
        for draft in held_drafts(self._desk.store, _FORM):
            if draft.slot == self._slot and draft.version == _VERSION:
                return {str(block): str(words) for block, words in draft.body["texts"].items()}
        return {}

    def touch(self) -> None:
        """Something changed."""
        if self._slot and not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep it now; a closed desk has kept it, or said that it could not."""
        self._timer.stop()
        if self._desk.store.closed or not self._slot:
            return
        texts = self._typed()
        try:
            if texts:
                keep_draft(self._desk.store, self._slot, _VERSION, {"texts": texts})
            else:
                drop_draft(self._desk.store, self._slot)
        except DeskError as refusal:
            if not self._failed:
                self._failed = True
                self.refused.emit(refusal)
            return
        self._failed = False
