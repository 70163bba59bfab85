"""The visit form in the order of the paper slip: it holds what is typed, and keeps a card's number in memory only."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.checks import Problem
from dxdesk.domain.dates import show_date
from dxdesk.domain.idcard import Card
from dxdesk.domain.identity import mask_phone
from dxdesk.domain.names import fold
from dxdesk.domain.visit import VisitDraft
from dxdesk.ui.combo import choose, complete_anywhere, fill_combo, typed_value
from dxdesk.ui.desk.form_consent import FormConsent
from dxdesk.ui.desk.form_layout import FormLayout
from dxdesk.ui.desk.form_plan import OF_A_PERSON, ROWS
from dxdesk.ui.desk.form_problems import FormProblems
from dxdesk.ui.desk.slip import Known, Typed, birth_values, resident_values
from dxdesk.ui.forms.ui_visit_form import Ui_VisitForm
from dxdesk.ui.labels import DEVICES, FEELINGS, SEXES
from dxdesk.ui.parts import FieldRow
from dxdesk.ui.theme import Theme, restyle

ACTIVATE = "VNEID_ACTIVATE"
_NUMBER = 12
NO_OUTCOME = "Chưa ghi kết quả. Enter nếu chưa rõ."
_EMPTY_PHONE = "Có thể bỏ trống"


class VisitForm(QWidget):
    """One slip. Signals: edited() whenever a person changed something."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_VisitForm()
        self.ui.setupUi(self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Button)  # the ground of a card
        self.problems = FormProblems(self.ui)
        self._consent = FormConsent(self.ui)
        self.known: Known | None = None
        self._number = ""
        self._tally = False
        for name in ROWS:
            row = self.row(name)
            row.label.setText(row.property("label"))
            row.set_field(getattr(self.ui, name))
        self.ui.people_row.hide()
        self.ui.eid_reason_row.hide()

    def set_up(self, theme: Theme, catalogues: Catalogues) -> None:
        """Fill the choices; services and obstacles are the catalogue's."""
        ui = self.ui
        for segmented, options in ((ui.sex, SEXES), (ui.satisfaction, FEELINGS)):
            segmented.set_options(options)
            segmented.setAccessibleName(segmented.accessibleName())
        states = [(entry.code, entry.title) for entry in catalogues.entries("eid_state")]
        before, after = (("", "Chưa hỏi"), *states), (("", "Như trước"), *states)
        for combo, choices in ((ui.eid_before, before), (ui.eid_after, after), (ui.device, DEVICES)):
            fill_combo(combo, choices)
        ui.services.set_up(theme, catalogues.entries("service"))
        ui.services_label.setBuddy(ui.services)
        ui.helps.set_up(catalogues)
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
            ui.eid_after, ui.device, ui.eid_reason, ui.services, *ui.helps.focus_chain(), ui.follow_up_on,
            ui.satisfaction, ui.note, ui.consent, ui.consent_method,
        ]

    @property
    def tally(self) -> bool:
        """Whether only the number of people is written."""
        return self._tally

    @property
    def number(self) -> str:
        """The full number of a scanned card, in memory until the slip is saved or dropped."""
        return self._number

    def is_empty(self) -> bool:
        """Whether nothing of this slip would be lost by leaving it."""
        ui = self.ui
        chosen = (self.known, self._number, ui.sex.value(), ui.satisfaction.value(), ui.consent.isChecked(),
                  ui.helps.services)
        return not any(edit.text().strip() for edit in self._edits()) and not any(chosen)

    def clear(self) -> None:
        """A new slip: everything is forgotten but the hamlet, which is carried and tinted so."""
        ui, hamlet = self.ui, self.ui.hamlet.currentText()
        self.known, self._number = None, ""
        for field in self._edits():
            field.setText("")  # setText also forgets what undo in the field would bring back
        for combo in (ui.eid_before, ui.eid_after, ui.device):
            combo.setCurrentIndex(0)
            restyle(combo, state="")
        for segmented in (ui.sex, ui.satisfaction):
            segmented.set_value("")
        self._consent.clear()
        ui.helps.clear()
        ui.services.others.hide()
        ui.hamlet.setCurrentText(hamlet)
        restyle(ui.hamlet, state="carried" if hamlet else "")
        ui.phone.setPlaceholderText(_EMPTY_PHONE)
        self.set_tally(False)
        self.problems.hush()

    def set_tally(self, on: bool) -> None:
        """Only count people: the fields of a person go away."""
        self._tally = on
        for name in OF_A_PERSON:
            self.row(name).setVisible(not on)
        self.ui.people_row.setVisible(on)
        self._show_known()
        self._show_reason()

    def take_person(self, record: str, values: Mapping[str, str]) -> None:
        """The slip is about a person of the register; the phone stays masked, what is typed there replaces it."""
        ui = self.ui
        self.known = Known(record, dict(values))
        ui.full_name.setText(values.get("full_name", ""))
        ui.birth_year.setText(values.get("birth_year", "") or show_date(values.get("birth_date", "")))
        ui.sex.set_value(values.get("sex", ""))
        ui.id_last4.setText(values.get("id_last4", ""))
        ui.phone.setText("")
        phone = values.get("phone", "")
        ui.phone.setPlaceholderText(f"{mask_phone(phone)}, gõ để đổi" if phone else _EMPTY_PHONE)
        if hamlet := values.get("hamlet_id", ""):
            choose(ui.hamlet, hamlet)
            restyle(ui.hamlet, state="")
        choose(ui.eid_before, values.get("eid_state", ""))
        choose(ui.device, values.get("device", ""))
        ui.eid_after.setCurrentIndex(0)
        self.set_tally(False)
        self._propose()

    def take_card(self, card: Card) -> None:
        """What a card says goes into its fields; the number is kept in memory for its fingerprint only."""
        ui = self.ui
        self.set_tally(False)
        ui.full_name.setText(card.full_name)
        ui.birth_year.setText(str(card.birth_year or ""))
        ui.sex.set_value(card.sex or "")
        ui.id_last4.setText(card.national_id[-4:])
        self._number = card.national_id
        self._take_address(card.address)
        self.edited.emit()

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

    def typed(self) -> Typed:
        """The fields of the person as they stand."""
        ui = self.ui
        return Typed(
            ui.full_name.text().strip(), ui.birth_year.text().strip(), ui.sex.value(), ui.id_last4.text().strip(),
            ui.phone.text().strip(), typed_value(ui.hamlet) or "", ui.eid_before.currentData() or "",
            ui.eid_after.currentData() or "", ui.eid_reason.text().strip(), ui.device.currentData() or "", self._number)

    def draft(self, visit: Mapping[str, str], consent_by: str) -> VisitDraft:
        """What is typed, as a draft; `visit` is the desk's context, `consent_by` the name of who hears the consent."""
        ui = self.ui
        values = {**visit, "follow_up_on": ui.follow_up_on.text().strip(), "satisfaction": ui.satisfaction.value(),
                  "note": ui.note.text().strip(), "hamlet_id": typed_value(ui.hamlet) or ""}
        helps = tuple(line for _, line in ui.helps.drafts())
        if self._tally:
            return VisitDraft({}, "", {**values, "people": ui.people.text().strip()}, helps)
        consent = self._consent.values(values.get("visit_on", ""), consent_by)
        resident = {**resident_values(self.typed(), self.known), **consent}
        return VisitDraft(resident, self.known.id if self.known else "", values, helps)

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
        for segmented in (ui.sex, ui.satisfaction):
            segmented.changed.connect(lambda _value: self.edited.emit())
        for combo in (ui.eid_before, ui.eid_after, ui.device, ui.hamlet):
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
        self.row(field.objectName()).hush()
        if field is self.ui.id_last4:
            self._take_number(field.text().strip())
        self.edited.emit()

    def _take_number(self, text: str) -> None:
        """Other digits than the card's end its number; all twelve typed are kept like a scanned one, four in sight."""
        whole = len(text) == _NUMBER and text.isascii() and text.isdigit()
        self._number = text if whole else ""
        if whole:
            self.ui.id_last4.setText(text[-4:])

    def _picked(self, combo: QComboBox) -> None:
        self.row(combo.objectName()).hush()
        restyle(combo, state="")
        self.edited.emit()

    def _lowered(self) -> bool:
        return not self._tally and self.typed().lowered

    def _show_reason(self) -> None:
        self.ui.eid_reason_row.setVisible(self._lowered())

    def _show_known(self) -> None:
        """Whom the slip is about, and whether there is somebody to ask for consent."""
        ui = self.ui
        known = self.known.values if self.known and not self._tally else {}
        ui.known.setVisible(bool(known))
        ui.known.setText("Người đã có trong sổ. Ô nào gõ khác đi thì sửa hồ sơ của người ấy." if known else "")
        self._consent.show(known, asks=not self._tally)

    def _take_address(self, address: str) -> None:
        """The hamlet, where the card's address names one of the ward's."""
        words = f" {fold(address.replace(',', ' '))} "
        names = (self.ui.hamlet.itemText(at) for at in range(1, self.ui.hamlet.count()))
        named = next((name for name in names if f" {fold(name)} " in words), "")
        if named:
            self.ui.hamlet.setCurrentText(named)
            restyle(self.ui.hamlet, state="")

    def _edits(self) -> tuple[QLineEdit, ...]:
        ui = self.ui
        return (ui.full_name, ui.birth_year, ui.id_last4, ui.phone, ui.people, ui.eid_reason, ui.follow_up_on, ui.note)

    def _rescaled(self) -> None:
        self._layout.rescale(self.width())
