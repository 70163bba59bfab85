"""A roll being taken, kept on disk within a second of each change until it is saved or dropped (as a slip is)."""

from PySide6.QtCore import QObject, QTimer, Signal

from dxdesk.domain.attendance_grid import Answer, RollSheet
from dxdesk.errors import DeskError, InputError
from dxdesk.store.drafts import Draft, drop_draft, held_drafts, keep_draft
from dxdesk.store.training.classes import Meeting, meeting_of
from dxdesk.store.training.roll import attendance_id
from dxdesk.store.training.taking import FORM, slot_of
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.drafting import WITHIN

_VERSION = 1


class GridDraft(QObject):
    """Keeps what is typed in a roll.

    People are named by their attendance records, so that erasing one of them leaves the rest (`store.erased`).
    Signals: refused(DeskError) when the disk does not take it, said once until it does.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting, self._sheet = "", RollSheet()
        self._failed = False
        self._timer = QTimer(self, singleShot=True, interval=WITHIN)
        self._timer.timeout.connect(self.flush)

    def follow(self, meeting: str, sheet: RollSheet) -> None:
        """What is typed from now on is typed in this roll."""
        self._meeting, self._sheet = meeting, sheet

    def left(self) -> Draft | None:
        """What was typed in the meeting's roll and never saved; None where nothing was."""
        slot = slot_of(self._meeting)
        return next((draft for draft in held_drafts(self._desk.store, FORM)
                     if draft.slot == slot and draft.version == _VERSION), None)

    def elsewhere(self) -> Meeting | None:
        """The meeting last left half taken, if that is another than this one; not one deleted meanwhile."""
        for draft in held_drafts(self._desk.store, FORM):
            meeting = draft.slot.removeprefix(slot_of(""))
            if meeting != self._meeting:
                try:
                    return meeting_of(self._desk.store, meeting)
                except InputError:
                    continue
        return None

    def bring_back(self, draft: Draft) -> None:
        """Type again what a draft holds."""
        kept = {record: Answer(str(state), bool(signed)) for record, (state, signed) in draft.body["answers"].items()}
        by_person = {row.person: kept.get(attendance_id(self._meeting, row.person)) for row in self._sheet.rows}
        self._sheet.put({person: answer for person, answer in by_person.items() if answer is not None})

    def touch(self) -> None:
        """Something changed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep it now; a closed desk has kept it, or said that it could not."""
        self._timer.stop()
        if self._desk.store.closed or not self._meeting:
            return
        try:
            self._keep()
        except DeskError as refusal:
            if not self._failed:
                self._failed = True
                self.refused.emit(refusal)
            return
        self._failed = False

    def rest(self) -> None:
        """Nothing is waiting to be kept any more."""
        self._timer.stop()

    def _keep(self) -> None:
        typed = {attendance_id(self._meeting, person): [answer.state, answer.signed]
                 for person, answer in self._sheet.typed.items()}
        if typed:
            keep_draft(self._desk.store, slot_of(self._meeting), _VERSION, {"answers": typed})
        else:
            drop_draft(self._desk.store, slot_of(self._meeting))
