"""The slip being written: begun, taken for somebody, opened again, saved; what stops it leaves it as it is."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.checks import Problem
from dxdesk.domain.idcard import Card
from dxdesk.domain.names import fold
from dxdesk.domain.visit import VisitDraft
from dxdesk.errors import DeskError
from dxdesk.store.clusters import face
from dxdesk.store.fingerprint import identity_values, person_with_number
from dxdesk.store.records import show
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_context import DeskContext
from dxdesk.ui.desk.slip import Known
from dxdesk.ui.desk.slip_saving import SavedSlip, SlipSaving
from dxdesk.ui.desk.visit_edit import OpenedVisit, open_visit
from dxdesk.ui.desk.visit_form import VisitForm


class SlipWork(QObject):
    """Joins the form with the store; `context` is asked for what the desk sets for every slip.

    `slip_no` and `doubts` are the paper number of the slip and what is doubtful about it, where slips have numbers.

    Signals: begun() when another slip is in the form; numbered(slip number) when that one has a number already;
    asked(problems) when something stops a save; told(DeskError).
    """

    begun = Signal()
    numbered = Signal(str)
    asked = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, form: VisitForm, context: Callable[[], DeskContext], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.form, self._context = desk, form, context
        self._saving = SlipSaving(desk)
        self._visit: Mapping[str, str] = {}
        self.slip_no: Callable[[], str] = str
        self.doubts: Callable[[], list[Problem]] = list
        self.opened: OpenedVisit | None = None
        self._as_opened: VisitDraft | None = None

    def start(self) -> None:
        """A new empty slip."""
        self.opened = self._as_opened = None
        self._visit = {}
        self._saving.start()
        self.form.clear()
        self.begun.emit()

    def half_written(self) -> bool:
        """Whether something of the slip would be lost by leaving it; one only opened and looked at is none."""
        return self.draft() != self._as_opened if self.opened else not self.form.is_empty()

    def draft(self) -> VisitDraft:
        """The slip as it stands."""
        context = self._context()
        visit = context.values()
        if self.opened:
            visit = {name: self.opened.values.get(name, "") for name in visit}
        visit = {**visit, **self._visit, "slip_no": self.slip_no()}
        return self.form.draft(visit, context.member)

    def doubt(self, kind: str, values: dict[str, str]) -> Problem | None:
        """A doubtful value of one field, asked about the first time only."""
        return self._saving.doubt(kind, values)

    def save(self, slot: str) -> SavedSlip | None:
        """Check and save; the draft in `slot` goes with it. None where something stops it.

        Raises `DeskError`; then nothing is written.
        """
        draft = self.draft()
        stops = self._saving.stops(draft, [*self.doubts(), *self.form.own_problems()])
        if stops:
            self.asked.emit(stops)
            return None
        return self._saving.save(draft, self.opened, self.form.ui.helps.drafts(), slot)

    def take_person(self, record: str) -> bool:
        """The slip is about this person of the register; whether he is there."""
        shown = face(self._desk.store.connection, record)
        try:
            view = show(self._desk.store, "resident", shown)
        except DeskError as refusal:
            self.told.emit(refusal)
            return False
        self.form.take_person(shown, dict(view.values))
        return True

    def find(self, record: str) -> bool:
        """The same for somebody looked for: what was written of one with another name is not his."""
        name, found = self.form.typed().full_name, self._desk.store.value("resident", record, "full_name")
        if not name or fold(name) == fold(found):
            return self.adopt(record)
        self.form.person.forget_number()
        return self.take_person(record)

    def adopt(self, record: str) -> bool:
        """The same of somebody alike while a slip is being written: what was typed beside the name stays."""
        typed = self.form.typed()
        taken = self.take_person(record)
        if taken:
            self.form.keep_typed(typed)
        return taken

    def take_card(self, card: Card) -> bool:
        """The holder of a card: a known number brings its person first, then the card fills what it says.

        False, and nothing changed, where the slip being written is about somebody else.
        """
        if not self.form.tally and self._about_another(card):
            return False
        record = person_with_number(self._desk.store, card.national_id)
        if record:
            self.take_person(record)
        self.form.take_card(card)
        return True

    def open(self, visit: str, *, gone_too: bool = False) -> bool:
        """Open a saved slip for mending; whether it is here. `gone_too`: one deleted as well, for saving revives it."""
        try:
            opened = open_visit(self._desk.store, visit, gone_too=gone_too)
        except DeskError as refusal:
            self.told.emit(refusal)
            return False
        self.start()
        self.opened = opened
        self.numbered.emit(opened.values.get("slip_no", ""))
        if opened.resident_id:
            self.form.take_person(opened.resident_id, dict(opened.resident))
        else:
            self.form.set_tally(True)
        self.form.fill_visit(opened.values, opened.helps)
        self._as_opened = self.draft()
        self.begun.emit()
        self._as_opened = self.draft()  # what the form proposed while it was filled is taken back by now
        return True

    def state(self) -> dict[str, Any] | None:
        """The slip for a draft on disk, of a card's number only what may be kept; None where there is nothing."""
        if not self.half_written():
            return None
        held = self.form.state()
        if number := self.form.person.number:
            held["fingerprint"] = identity_values(self._desk.store, number)
        visit = self.draft().visit
        return {**held, "visit": {name: visit[name] for name in self._context().values()},
                "opened": self.opened.id if self.opened else "", "slip_no": self.slip_no()}

    def go_on(self, held: Mapping[str, Any]) -> bool:
        """Take up again what `state` answered; whether the slip it mends is still here.

        Somebody the desk does not hold any more is written as somebody new.
        """
        if held.get("opened"):
            if not self.open(held["opened"], gone_too=True):
                return False
        else:
            self.start()
            self._visit = held.get("visit", {})
        self.form.ui.helps.clear()
        self.form.restore(held, self._held_person(held.get("resident_id", "")))
        self.begun.emit()
        self.numbered.emit(held.get("slip_no", ""))
        return True

    def _held_person(self, record: str) -> Known | None:
        """The person of a draft as the register holds him now."""
        if not record:
            return None
        shown = face(self._desk.store.connection, record)
        try:
            return Known(shown, dict(show(self._desk.store, "resident", shown).values))
        except DeskError:
            return None

    def _about_another(self, card: Card) -> bool:
        """Whether the form already holds another person than the holder of the card."""
        person, typed = self.form.person, self.form.typed()
        if person.number:
            return person.number != card.national_id
        if person.known:
            return typed.id_last4 not in ("", card.national_id[-4:]) or fold(typed.full_name) != fold(card.full_name)
        return bool(typed.full_name) and fold(typed.full_name) != fold(card.full_name)
