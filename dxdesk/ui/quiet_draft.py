"""What is being typed, kept on disk within a second of each change until it is saved or dropped (as a slip is)."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from dxdesk.errors import DeskError
from dxdesk.store.drafts import Draft, drop_draft, held_drafts, keep_draft
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.drafting import WITHIN


class QuietDraft(QObject):
    """Keeps what `typed` answers in `slot`; with nothing typed the draft goes, without a slot nothing is kept.

    Signals: refused(DeskError) when the disk does not take it, said once until it does.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk, form: str, version: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._form, self._version = desk, form, version
        self._failed = False
        self.slot = ""
        self._timer = QTimer(self, singleShot=True, interval=WITHIN)
        self._timer.timeout.connect(self.flush)

    def typed(self) -> dict[str, Any]:
        """What is typed and not saved, as a draft keeps it; empty where nothing is."""
        raise NotImplementedError

    def left(self) -> Draft | None:
        """What was typed in this slot before and never saved; None where nothing was."""
        return next((draft for draft in held_drafts(self._desk.store, self._form)
                     if draft.slot == self.slot and draft.version == self._version), None)

    def touch(self) -> None:
        """Something changed."""
        if self.slot and not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep it now; a closed desk has kept it, or said that it could not."""
        self._timer.stop()
        if self._desk.store.closed or not self.slot:
            return
        typed = self.typed()
        try:
            if typed:
                keep_draft(self._desk.store, self.slot, self._version, typed)
            else:
                drop_draft(self._desk.store, self.slot)
        except DeskError as refusal:
            if not self._failed:
                self._failed = True
                self.refused.emit(refusal)
            return
        self._failed = False

    def rest(self) -> None:
        """Nothing is waiting to be kept any more."""
        self._timer.stop()
