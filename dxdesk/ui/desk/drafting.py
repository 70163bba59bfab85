"""The slip being written, kept on disk within a second of each change and offered again after a crash."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from dxdesk.errors import DeskError
from dxdesk.store.drafts import Draft, drop_draft, held_drafts, keep_draft
from dxdesk.ui.context import Desk

FORM = "slip"
WITHIN = 600
"""Milliseconds from the first change not yet kept to the write."""


class Drafting(QObject):
    """Keeps what `state` answers; None means there is nothing worth keeping, and the draft goes.

    Signals: kept(datetime in UTC); refused(DeskError) when the disk does not take it, said once until it does.
    """

    kept = Signal(datetime)
    refused = Signal(object)

    def __init__(self, desk: Desk, version: int, state: Callable[[], dict[str, Any] | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._version, self._state = desk, version, state
        self._timer = QTimer(self, singleShot=True, interval=WITHIN)
        self._timer.timeout.connect(self.settle)
        self._failed = self._waiting = False
        self.slot = ""
        self.start()

    def start(self) -> None:
        """A new slip: what was kept of the last one stays as it is."""
        self._rest()
        self.slot = f"{FORM}:{self._desk.now().isoformat()}"

    def go_on(self, draft: Draft) -> None:
        """The slip is the one of this draft; it goes on in its slot."""
        self._rest()
        self.slot = draft.slot

    def touch(self) -> None:
        """Something changed."""
        if not self._waiting:
            self._waiting = True
            self._timer.start()

    def settle(self) -> None:
        """What is not kept yet is kept now; a closed desk has kept it, or said that it could not."""
        if self._waiting and not self._desk.store.closed:
            self.flush()

    def flush(self) -> bool:
        """Keep it now; whether nothing would be lost by closing."""
        self._rest()
        state = self._state()
        try:
            if state is None:
                drop_draft(self._desk.store, self.slot)
                return True
            keep_draft(self._desk.store, self.slot, self._version, state)
        except DeskError as refusal:
            if not self._failed:
                self._failed = True
                self.refused.emit(refusal)
            return False
        self._failed = False
        self.kept.emit(self._desk.now())
        return True

    def drop(self) -> None:
        """The slip was given up; a disk that refuses keeps a draft that will be offered once more."""
        self._rest()
        try:
            drop_draft(self._desk.store, self.slot)
        except DeskError as refusal:
            self.refused.emit(refusal)

    def found(self) -> list[Draft]:
        """Drafts of other slips than the one being written, newest first, in shapes this program reads."""
        return [draft for draft in held_drafts(self._desk.store, FORM)
                if draft.slot != self.slot and draft.version <= self._version]

    def _rest(self) -> None:
        self._waiting = False
        self._timer.stop()
