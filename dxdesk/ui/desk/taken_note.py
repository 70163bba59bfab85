"""Says who was filled into the slip by a card or from the register, and takes it back where it is somebody else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.parts import Action, Message, MessageBar


@dataclass(frozen=True, slots=True)
class Before:
    """The slip as it was before somebody was filled in: what was written, or the saved slip it had opened."""

    held: Mapping[str, Any] | None
    opened: str

    @classmethod
    def of(cls, work: SlipWork) -> "Before":
        """The slip as it stands."""
        return cls(work.state(), work.opened.id if work.opened else "")

    def bring_back(self, work: SlipWork) -> None:
        """Put it into the form again."""
        if self.held is not None:
            work.go_on(self.held)
        elif self.opened:
            work.open(self.opened)
        else:
            work.start()


class TakenNote(QObject):
    """One note at a time, gone with its slip; `bar` is asked where it stands now.

    Signals: told(tone, fact, meaning) once it was taken back.
    """

    told = Signal(str, str, str)

    def __init__(self, work: SlipWork, bar: Callable[[], MessageBar], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._bar = work, bar
        self._shown: tuple[MessageBar, Message] | None = None
        work.begun.connect(self._hush)

    def tell(self, tone: str, fact: str, meaning: str, before: Before, after: tuple[str, str]) -> None:
        """Who it is now; *Không đúng* brings `before` back and then says the two sentences of `after`."""
        message = Message(tone, fact, meaning, (Action("Không đúng", lambda: self._reject(before, after), "undo"),))
        self._shown = self._bar(), message
        self._shown[0].tell(message)

    def _reject(self, before: Before, after: tuple[str, str]) -> None:
        before.bring_back(self._work)
        self.told.emit("accent", *after)

    def _hush(self) -> None:
        """Another slip: what was said is no news any more, unless something else stands in its place."""
        shown, self._shown = self._shown, None
        if shown is not None and shown[0].message is shown[1]:
            shown[0].clear()
