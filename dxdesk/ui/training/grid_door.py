"""Who comes to the door of a class: in the roll already, found in the register, by a card, or somebody new."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.scanned import what_is
from dxdesk.errors import DeskError
from dxdesk.store.clusters import root
from dxdesk.store.fingerprint import person_with_number
from dxdesk.store.training.enrolling import DOOR, Enrolled, Newcomer, enrol
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Message
from dxdesk.ui.training.grid_walkin import Found, InClass
from dxdesk.ui.training.learner_search import Guest, NewPerson
from dxdesk.ui.training.newcomer_form import NewcomerForm


class Door(QObject):
    """Enrols who comes, each at once.

    Signals: came(person, bool enrolled) for who is there now; told(Message); form(bool) when the form of somebody new
    is wanted, or not any more.
    """

    came = Signal(str, bool)
    told = Signal(object)
    form = Signal(bool)

    def __init__(self, desk: Desk, sheet: NewcomerForm, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._sheet = desk, sheet
        self._course = ""
        sheet.done.connect(self._write)
        sheet.meant.connect(self._meant)
        sheet.closed.connect(lambda: self.form.emit(False))

    def open(self, course: str) -> None:
        """The door of this class."""
        self._course = course

    def take(self, found: Found) -> None:
        """Somebody picked below the roll."""
        if isinstance(found, InClass):
            self.came.emit(found.row.person, False)
        elif isinstance(found, NewPerson):
            self._sheet.start(found.name)
            self.form.emit(True)
        elif isinstance(found, Guest):
            self._enrol([Newcomer(name=found.name, source=DOOR)])
        else:
            self._enrol([Newcomer(resident=found.id, source=DOOR)])

    def take_scan(self, text: str, here: Sequence[str]) -> bool:
        """A card: its holder is there, enrolled where he was not among `here`, or begun as somebody new.

        Whether the text was one; the number is kept nowhere but in the form until it is saved.
        """
        scanned = what_is(text)
        if scanned.card is None:
            return False
        record = person_with_number(self._desk.store, scanned.card.national_id)
        person = root(self._desk.store.connection, record) if record else ""
        if person and person in here:
            self.came.emit(person, False)
        elif person:
            self._enrol([Newcomer(resident=record, source=DOOR)])
        else:
            self._sheet.take_card(scanned.card)
            self.form.emit(True)
        return True

    def _meant(self, resident: str) -> None:
        self.form.emit(False)
        self._enrol([Newcomer(resident=resident, source=DOOR)])

    def _write(self, values: Mapping[str, str]) -> None:
        try:
            done = enrol(self._desk.store, self._course, [Newcomer(values=values, source=DOOR)])
        except DeskError as refusal:
            self._sheet.refuse(refusal.code.removeprefix("problem:"), refusal.sentence)
            return
        self.form.emit(False)
        self._tell(done)

    def _enrol(self, newcomers: Sequence[Newcomer]) -> None:
        try:
            done = enrol(self._desk.store, self._course, newcomers)
        except DeskError as refusal:
            self.told.emit(Message("bad", refusal.sentence))
            return
        self._tell(done)

    def _tell(self, done: Enrolled) -> None:
        for learner in (*done.added, *done.already):
            self.came.emit(learner.person, bool(done.added))
        if done.over_capacity:
            self.told.emit(Message("warn", f"Lớp quá chỗ {done.over_capacity} người.", "Vẫn ghi danh được."))
