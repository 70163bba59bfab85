"""A roll being taken, kept until it is saved or dropped."""

from typing import Any

from PySide6.QtCore import QObject

from dxdesk.domain.attendance_grid import Answer, RollSheet
from dxdesk.errors import InputError
from dxdesk.store.drafts import Draft, held_drafts
from dxdesk.store.training.classes import Meeting, meeting_of
from dxdesk.store.training.roll import attendance_id
from dxdesk.store.training.taking import FORM, slot_of
from dxdesk.ui.context import Desk
from dxdesk.ui.quiet_draft import QuietDraft

_VERSION = 1


class GridDraft(QuietDraft):
    """Keeps what is typed in a roll.

    People are named by their attendance records, so that erasing one of them leaves the rest (`store.erased`).
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, FORM, _VERSION, parent)
        self._meeting, self._sheet = "", RollSheet()

    def follow(self, meeting: str, sheet: RollSheet) -> None:
        """What is typed from now on is typed in this roll."""
        self._meeting, self._sheet = meeting, sheet
        self.slot = slot_of(meeting) if meeting else ""

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

    def typed(self) -> dict[str, Any]:
        """The answers by attendance record."""
        answers = {attendance_id(self._meeting, person): [answer.state, answer.signed]
                   for person, answer in self._sheet.typed.items()}
        return {"answers": answers} if answers else {}
