"""The visit form in the order of the paper slip: it holds what is typed, and keeps a card's number in memory only."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.checks import Problem
from dxdesk.domain.dates import show_date
from dxdesk.domain.idcard import Card
from dxdesk.domain.visit import ACTIVATE, HelpLine, VisitDraft
from dxdesk.ui.combo import choose, complete_anywhere, fill_combo, typed_value
from dxdesk.ui.desk.form_layout import FormLayout
from dxdesk.ui.desk.form_person import FormPerson
from dxdesk.ui.desk.form_plan import COMBOS, EDITS, HOUSEHOLD, OF_A_PERSON, ROWS, SEGMENTS
from dxdesk.ui.desk.form_problems import FormProblems
from dxdesk.ui.desk.form_state import fill_form, form_values
from dxdesk.ui.desk.help_lines import LastUsed
from dxdesk.ui.desk.slip import Known, Typed, birth_values, resident_values
from dxdesk.ui.forms.ui_visit_form import Ui_VisitForm
from dxdesk.ui.labels import DEVICES, FEELINGS, SEXES
from dxdesk.ui.parts import FieldRow
from dxdesk.ui.theme import Theme, restyle

_BARS = 5
"""Bars in the shortest card text: no field is meant for so many."""
NO_OUTCOME = "Chưa ghi kết quả. Enter nếu chưa rõ."


class VisitForm(QWidget):
    """One slip.

    Signals: edited() whenever a person changed something; pasted(text) when a card's text was put into a field, which
    does not keep it.
    """

    edited = Signal()
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_VisitForm()
        self.ui.setupUi(self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Button)  # the ground of a card
        self.problems = FormProblems(self.ui)
        self.person = FormPerson(self.ui)
        self._proposed = ""
        self._tally = self._home = False
        for name in ROWS:
            row = self.row(name)
            row.label.setText(row.property("label"))
            row.set_field(getattr(self.ui, name))
        for name in ("people", "eid_reason", *HOUSEHOLD):
            self.row(name).hide()

    def set_up(self, theme: Theme, catalogues: Catalogues, last_used: LastUsed = lambda _field: ()) -> None:
        """Fill the choices from the catalogues; `last_used(field)` are the codes used last on this desk."""
        ui = self.ui
        for segmented, options in ((ui.sex, SEXES), (ui.satisfaction, FEELINGS)):
            segmented.set_options(options)
            segmented.setAccessibleName(segmented.accessibleName())
        states = [(entry.code, entry.title) for entry in catalogues.entries("eid_state")]
        before, after = (("", "Chưa hỏi"), *states), (("", "Như trước"), *states)
        for combo, choices in ((ui.eid_before, before), (ui.eid_after, after), (ui.device, DEVICES)):
            fill_combo(combo, choices)
        ui.services.set_up(theme, catalogues.entries("service"), lambda: last_used("service"))
        ui.services_label.setBuddy(ui.services)
        ui.helps.set_up(catalogues, last_used)
        ui.follow_up.set_up(theme, catalogues)
        self._connect()
        self._layout = FormLayout(ui, theme)
        self._layout.rescale(self.width())
        theme.changed.connect(self._rescaled)

    def set_hamlets(self, hamlets: Sequence[tuple[str, str]]) -> None:
        """The hamlets of the ward as (id, name); what stands in the field stays."""
        text = self.ui.hamlet.currentText()
        fill_combo(self.ui.hamlet, (("", ""), *hamlets))
        complete_anywhere(self.ui.hamlet)
        self.ui.hamlet.setCurrentText(text)

    def row(self, name: str) -> FieldRow:
        """The row of a field."""
        return getattr(self.ui, f"{name}_row")

    def fields(self) -> list[QWidget]:
        """What Enter walks through, in the order of the slip."""
        ui = self.ui
        return [
            ui.full_name, ui.birth_year, ui.sex, ui.id_last4, ui.phone, ui.people, ui.hamlet, ui.eid_before,
            ui.eid_after, ui.device, ui.household_no, ui.address, ui.eid_reason, ui.services,
            *ui.helps.focus_chain(), *ui.follow_up.focus_chain(), ui.follow_up_on, ui.satisfaction, ui.note,
            ui.consent, ui.consent_method,
        ]

    @property
    def tally(self) -> bool:
        """Whether only the number of people is written."""
        return self._tally

    @property
    def home(self) -> bool:
        """Whether the fields of the household are in sight."""
        return self._home

    @property
    def known(self) -> Known | None:
        """The person of the register the slip is about."""
        return self.person.known

    def typed(self) -> Typed:
        """The fields of the person as they stand."""
        return self.person.typed()

    def is_empty(self) -> bool:
        """Whether nothing of this slip would be lost by leaving it."""
        ui = self.ui
        chosen = (self.known, self.person.number, ui.sex.value(), ui.satisfaction.value(), ui.consent.isChecked(),
                  self._typed_services())
        typed = (edit.text().strip() for edit in self._edits() if edit.property("state") != "carried")
        return not any(typed) and not any(chosen)

    def clear(self) -> None:
        """A new slip: everything is forgotten but the hamlet, which is carried and tinted so."""
        ui, hamlet = self.ui, self.ui.hamlet.currentText()
        self.person.clear()
        self._proposed = ""
        for field in self._edits():
            field.setText("")  # setText also forgets what undo in the field would bring back
            restyle(field, state="")
        for combo in (ui.eid_before, ui.eid_after, ui.device):
            combo.setCurrentIndex(0)
            restyle(combo, state="")
        for name in SEGMENTS:
            getattr(ui, name).set_value("")
        ui.helps.clear()
        ui.services.others.hide()
        ui.hamlet.setCurrentText(hamlet)
        restyle(ui.hamlet, state="carried" if hamlet else "")
        self._home = False
        self.set_tally(False)
        self.problems.hush()

    def propose_service(self, code: str) -> None:
        """The service of the day, chosen beforehand and tinted so; its letter drops it."""
        if code and not self.ui.helps.services:
            self.ui.helps.add(code)
            self._proposed = code
            self._propose()

    def show_home(self, on: bool) -> None:
        """Whether the fields of the household are in sight."""
        self._home = on
        for name in HOUSEHOLD:
            self.row(name).setVisible(on and not self._tally)

    def carry(self, values: Mapping[str, str]) -> None:
        """Put values of another slip into their fields, tinted as carried."""
        for name, value in values.items():
            field = getattr(self.ui, name)
            if isinstance(field, QComboBox):
                field.setCurrentText(value) if field is self.ui.hamlet else choose(field, value)
            elif isinstance(field, QLineEdit):
                field.setText(value)
            else:
                field.set_value(value)
            restyle(field, state="carried")
        if any(values.get(name) for name in HOUSEHOLD):
            self.show_home(True)

    def set_tally(self, on: bool) -> None:
        """Only count people: the fields of a person go away."""
        self._tally = on
        for name in OF_A_PERSON:
            self.row(name).setVisible(not on)
        self.ui.people_row.setVisible(on)
        self.show_home(self._home)
        self.person.show(tally=self._tally)
        self._show_reason()

    def take_person(self, record: str, values: Mapping[str, str]) -> None:
        """The slip is about a person of the register."""
        self.person.take(record, values)
        self.set_tally(False)
        self._propose()

    def keep_typed(self, typed: Typed) -> None:
        """What had been typed of a person then taken from the register, where that says nothing or is to be mended.

        A card's number stays the card's, so its four digits stand in the field.
        """
        ui = self.ui
        if typed.phone:
            ui.phone.setText(typed.phone)
        if typed.number or typed.fingerprint or not ui.id_last4.text():
            ui.id_last4.setText(typed.id_last4)
        if typed.sex and not ui.sex.value():
            ui.sex.set_value(typed.sex)
        for field, text in ((ui.birth_year, typed.birth), (ui.household_no, typed.household_no),
                            (ui.address, typed.address)):
            if not field.text():
                field.setText(text)
        for combo, value in ((ui.device, typed.device), (ui.eid_before, typed.eid_before)):
            if value:
                choose(combo, value)

    def take_card(self, card: Card) -> None:
        """What a card says goes into its fields."""
        self.set_tally(False)
        self.person.take_card(card)
        self.edited.emit()

    def state(self) -> dict[str, Any]:
        """What the form holds, for a draft; the number of a card is not in it."""
        return {**form_values(self.ui), "tally": self._tally, "home": self._home,
                "resident_id": self.known.id if self.known else "", "fingerprint": dict(self.person.fingerprint)}

    def restore(self, held: Mapping[str, Any], known: Known | None) -> None:
        """A slip taken up again; `known` is its person as the register holds him now."""
        if known:
            self.take_person(known.id, known.values)
        fill_form(self.ui, held)
        self.person.fingerprint = held.get("fingerprint", {})
        self._home = bool(held.get("home"))
        self.set_tally(bool(held.get("tally")))

    def fill_visit(self, values: Mapping[str, str], helps: Sequence[tuple[str, Mapping[str, str]]]) -> None:
        """The visit's own fields from a saved slip, its lines with their ids."""
        ui = self.ui
        ui.people.setText(values.get("people", ""))
        for record, line in helps:
            ui.helps.add(line.get("service", ""), record, line)
        ui.eid_after.setCurrentIndex(0)
        restyle(ui.eid_after, state="")
        choose(ui.hamlet, values.get("hamlet_id", ""))
        ui.follow_up_on.setText(show_date(values.get("follow_up_on", "")))
        ui.satisfaction.set_value(values.get("satisfaction", ""))
        ui.note.setText(values.get("note", ""))

    def draft(self, visit: Mapping[str, str], consent_by: str) -> VisitDraft:
        """What is typed, as a draft; `visit` is the desk's context, `consent_by` the name of who hears the consent."""
        ui = self.ui
        values = {**visit, "follow_up_on": ui.follow_up_on.text().strip(), "satisfaction": ui.satisfaction.value(),
                  "note": ui.note.text().strip(), "hamlet_id": typed_value(ui.hamlet) or ""}
        helps = tuple(line for _, line in ui.helps.drafts())
        if self._tally:
            return VisitDraft({}, "", {**values, "people": ui.people.text().strip()}, helps)
        consent = self.person.consent(values.get("visit_on", ""), consent_by)
        resident = {**resident_values(self.typed(), self.known), **consent}
        return VisitDraft(resident, self.known.id if self.known else "", values, helps, ui.follow_up.tasks())

    def own_problems(self) -> list[Problem]:
        """What only the form can see: a hamlet in no list, an e-ID state lowered without a reason, no outcome yet."""
        problems = []
        if typed_value(self.ui.hamlet) is None:
            problems.append(Problem("visit.hamlet_id", "Chưa có khu phố này trong danh sách. Chọn lại hoặc để trống."))
        if self._lowered() and not self.ui.eid_reason.text().strip():
            problems.append(Problem("eid_reason", "Mức VNeID thấp hơn trước. Ghi một câu vì sao."))
        open_lines = (at for at, (_, line) in enumerate(self.ui.helps.drafts()) if not line.outcome)
        return problems + [Problem(f"help.{at}.outcome", NO_OUTCOME, hard=False) for at in open_lines]

    def value_of(self, field: QWidget) -> tuple[str, dict[str, str]] | None:
        """Kind and values to check when the focus leaves a field; None for a field that cannot be doubtful."""
        ui = self.ui
        if field is ui.birth_year:
            return "resident", birth_values(ui.birth_year.text().strip())
        for kind, edits in (("resident", (ui.full_name, ui.id_last4, ui.phone)), ("visit", (ui.follow_up_on, ui.note))):
            for edit in edits:
                if field is edit:
                    return kind, {edit.objectName(): edit.text().strip()}
        return None

    def minimumSizeHint(self) -> QSize:
        """As narrow as its place: the columns follow the width, and must not be what keeps it wide."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more fields on a line."""
        super().resizeEvent(event)
        self._layout.fit(event.size().width())

    def _connect(self) -> None:
        ui = self.ui
        ui.services.toggled.connect(self._toggle)
        ui.helps.dropped.connect(lambda code: self._toggle(code, False))
        ui.helps.changed.connect(self._propose)
        for field in self._edits():
            field.textEdited.connect(lambda _text, field=field: self._edited(field))
        for name in SEGMENTS:
            getattr(ui, name).changed.connect(lambda _value: self.edited.emit())
        for combo in (getattr(ui, name) for name in COMBOS):
            combo.activated.connect(lambda _at, combo=combo: self._picked(combo))
            combo.currentIndexChanged.connect(lambda _at: self._show_reason())
        edit = ui.hamlet.lineEdit()
        assert edit is not None  # an editable combo box has one
        edit.textEdited.connect(lambda _text: self._picked(ui.hamlet))
        ui.consent.toggled.connect(lambda _on: self.edited.emit())

    def _toggle(self, code: str, on: bool) -> None:
        if on:
            self.ui.helps.add(code)
        else:
            self.ui.helps.remove(code)
        self.ui.services_problem.hide()

    def _propose(self) -> None:
        """Chips follow the lines; a finished activation proposes the state it leads to, tinted as a proposal."""
        ui = self.ui
        ui.services.mark(ui.helps.services)
        done = any(line.service == ACTIVATE and line.outcome == "done" for _, line in ui.helps.drafts())
        free = not ui.eid_after.currentData() and ui.eid_before.currentData() != "l2_activated"
        if done and free and not self._tally:
            choose(ui.eid_after, "l2_activated")
            restyle(ui.eid_after, state="carried")
        elif not done and ui.eid_after.property("state") == "carried":
            ui.eid_after.setCurrentIndex(0)
            restyle(ui.eid_after, state="")
        self.edited.emit()

    def _edited(self, field: QLineEdit) -> None:
        if field.text().count("|") >= _BARS:
            text = field.text()
            field.setText("")
            self.pasted.emit(text)
            return
        self.row(field.objectName()).hush()
        if field.property("state") == "carried":
            restyle(field, state="")
        if field is self.ui.id_last4:
            self.person.type_number(field.text().strip())
        self.edited.emit()

    def _picked(self, combo: QComboBox) -> None:
        self.row(combo.objectName()).hush()
        restyle(combo, state="")
        self.edited.emit()

    def _lowered(self) -> bool:
        return not self._tally and self.typed().lowered

    def _show_reason(self) -> None:
        self.ui.eid_reason_row.setVisible(self._lowered())

    def _edits(self) -> list[QLineEdit]:
        return [getattr(self.ui, name) for name in EDITS]

    def _typed_services(self) -> list[str]:
        """The services a person chose, not those of the day still as proposed."""
        return [line.service for _, line in self.ui.helps.drafts() if line != HelpLine(self._proposed)]

    def _rescaled(self) -> None:
        self._layout.rescale(self.width())
