"""Ways into the slip other than typing: somebody suggested, the slip before (F4), the household (F8), a card."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.domain.idcard import Card
from dxdesk.store.fingerprint import id_keys
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.alike_watch import AlikeWatch
from dxdesk.ui.desk.candidates import CandidateCard
from dxdesk.ui.desk.ditto import Ditto
from dxdesk.ui.desk.form_plan import HOUSEHOLD, ROWS
from dxdesk.ui.desk.form_state import form_values
from dxdesk.ui.desk.household import Household
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.desk.taken_note import Before, TakenNote

_GIVEN_BACK = ("Đã trả lại tên đã gõ.", "Phiếu như trước khi chọn người trong sổ.")


class Filling(QObject):
    """Fills the form of `work`; the page moves the cursor and says what there is to say.

    Signals: going(widget) for the field the cursor belongs in; told(tone, fact, meaning); suggested(bool) when somebody
    of the register may be meant, or nobody any more.
    """

    going = Signal(QWidget)
    told = Signal(str, str, str)
    suggested = Signal(bool)

    def __init__(self, desk: Desk, work: SlipWork, card: CandidateCard, note: TakenNote, parent: QObject) -> None:
        super().__init__(parent)
        self._note = note
        self._desk, self._work, self._form, self._card = desk, work, work.form, card
        self._household = Household(work.form)
        self._ditto = Ditto(desk.store)
        self._alike = AlikeWatch(desk, card, self)
        self._alike.answered.connect(self.suggested)
        work.form.edited.connect(self.look)
        work.begun.connect(self.look)
        card.taken.connect(lambda record: self._take(record, work.adopt))

    def remember(self) -> None:
        """The slip in the form was saved: the next may take from it."""
        self._household.remember()
        held = form_values(self._form.ui)
        services = " ".join(self._form.ui.helps.services)
        self._ditto.remember({**held["fields"], "hamlet": held["hamlet"], "services": services})

    def forget(self) -> None:
        """A slip was taken back: what was remembered of it may be wrong."""
        self._ditto.forget()

    def take_person(self, record: str) -> None:
        """The slip is about this person of the register; whoever was half written in it can be had back."""
        self._take(record, self._work.take_person if self._form.known else self._work.find)

    def look(self) -> None:
        """Ask the register who may be meant by what is typed; nothing waits for the answer, nothing is chosen."""
        form = self._form
        if form.tally or self._work.opened or form.known or form.is_empty():
            self._alike.stop()
            return
        draft = self._work.draft()
        self._alike.look({**draft.resident, "hamlet_id": draft.visit.get("hamlet_id", "")}, self._keys())

    def ditto(self) -> None:
        """F4: what the slip before held in the field the cursor is in."""
        name = self._focused()
        if not name:
            return
        value = self._ditto.value_for(name)
        if value is None:
            self.told.emit("accent", self._ditto.why_not(name), "")
        elif name == "services":
            for code in value.split():
                if code not in self._form.ui.helps.services:
                    self._form.ui.helps.add(code)
        else:
            self._form.carry({name: value})
            self._form.edited.emit()

    def next_of_household(self) -> None:
        """F8: the next person of the household just written; while a slip is being written, its household."""
        form = self._form
        if self._work.half_written() or not self._household.known:
            form.show_home(not form.home or self._work.half_written())
            self.going.emit(form.ui.household_no if form.home else form.ui.full_name)
            return
        self._household.go_on()
        self.going.emit(form.ui.full_name)

    def take_card(self, card: Card) -> bool:
        """The holder of a card, unless the slip being written is about somebody else; whether it was taken."""
        taken = self._work.take_card(card)
        if taken:
            self.go_on_from_card()
        return taken

    def go_on_from_card(self) -> None:
        """The cursor in the first field of the person that is empty, or at the services."""
        ui = self._form.ui
        asked = (ui.full_name, ui.birth_year) if self._form.known else (ui.full_name, ui.birth_year, ui.phone)
        self.going.emit(next((field for field in asked if not field.text()), ui.services))

    def _take(self, record: str, take: Callable[[str], bool]) -> None:
        before, named = Before.of(self._work), self._form.typed().full_name
        if not take(record):
            return
        if named:
            self._tell_taken(before)
        self.look()
        self.going.emit(self._form.ui.services)

    def _tell_taken(self, before: Before) -> None:
        person = self._form.typed()
        who = ", ".join(filter(None, (person.full_name, person.birth)))
        self._note.tell("accent", f"Đã lấy từ sổ: {who}.", "Việc đã chọn còn nguyên.", before, _GIVEN_BACK)

    def _keys(self) -> Sequence[str]:
        number = self._form.person.number
        kept = self._form.person.fingerprint.get("id_key", "")
        return id_keys(self._desk.store, number) if number else [kept] if kept else ()

    def _focused(self) -> str:
        """The name of the field the cursor is in."""
        focus = QApplication.focusWidget()
        fields = {name: getattr(self._form.ui, name) for name in (*ROWS, "services", *HOUSEHOLD)}
        return next((name for name, field in fields.items()
                     if focus is not None and (field is focus or field.isAncestorOf(focus))), "")
