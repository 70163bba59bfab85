"""Whom the slip is about: somebody of the register, the holder of a card, or whoever is being typed."""

from collections.abc import Mapping

from dxdesk.domain.dates import show_date
from dxdesk.domain.idcard import Card
from dxdesk.domain.identity import mask_phone
from dxdesk.domain.names import fold
from dxdesk.ui.combo import choose, typed_value
from dxdesk.ui.desk.form_consent import FormConsent
from dxdesk.ui.desk.form_plan import HOUSEHOLD
from dxdesk.ui.desk.slip import Known, Typed
from dxdesk.ui.forms.ui_visit_form import Ui_VisitForm
from dxdesk.ui.theme import restyle

_NUMBER = 12
_EMPTY_PHONE = "Có thể bỏ trống"


class FormPerson:
    """Fills and reads the fields of the person. A full number stays in memory until the slip is saved or dropped."""

    def __init__(self, ui: Ui_VisitForm) -> None:
        self._ui = ui
        self._consent = FormConsent(ui)
        self.known: Known | None = None
        self.number = ""
        self.fingerprint: Mapping[str, str] = {}

    def clear(self) -> None:
        """Nobody yet."""
        self.known, self.number, self.fingerprint = None, "", {}
        self._consent.clear()
        self._ui.phone.setPlaceholderText(_EMPTY_PHONE)

    def take(self, record: str, values: Mapping[str, str]) -> None:
        """A person of the register; the phone stays masked, what is typed there replaces it."""
        ui = self._ui
        if self.known is not None and self.known.id != record:
            self.forget_number()
        self.known = Known(record, dict(values))
        ui.full_name.setText(values.get("full_name", ""))
        ui.birth_year.setText(values.get("birth_year", "") or show_date(values.get("birth_date", "")))
        ui.sex.set_value(values.get("sex", ""))
        ui.id_last4.setText(values.get("id_last4", ""))
        ui.phone.setText("")
        phone = values.get("phone", "")
        ui.phone.setPlaceholderText(mask_phone(phone) if phone else _EMPTY_PHONE)
        if hamlet := values.get("hamlet_id", ""):
            choose(ui.hamlet, hamlet)
            restyle(ui.hamlet, state="")
        for name in HOUSEHOLD:
            field, held = getattr(ui, name), values.get(name, "")
            if held or field.property("state") != "carried":  # of the household just written he may be the next
                field.setText(held)
                restyle(field, state="")
        choose(ui.eid_before, values.get("eid_state", ""))
        choose(ui.device, values.get("device", ""))
        ui.eid_after.setCurrentIndex(0)

    def forget_number(self) -> None:
        """The number of a card was another person's."""
        self.number, self.fingerprint = "", {}

    def take_card(self, card: Card) -> None:
        """The holder of a card; of its address only the hamlet is taken, where it names one of the ward's."""
        ui = self._ui
        ui.full_name.setText(card.full_name)
        ui.birth_year.setText(str(card.birth_year or ""))
        ui.sex.set_value(card.sex or "")
        ui.id_last4.setText(card.national_id[-4:])
        self.number, self.fingerprint = card.national_id, {}
        self._take_hamlet(card.address)

    def type_number(self, text: str) -> None:
        """Other digits than the card's end its number; all twelve typed are kept like a scanned one, four in sight."""
        whole = len(text) == _NUMBER and text.isascii() and text.isdigit()
        self.number, self.fingerprint = text if whole else "", {}
        if whole:
            self._ui.id_last4.setText(text[-4:])

    def typed(self) -> Typed:
        """The fields of the person as they stand."""
        ui = self._ui
        return Typed(
            ui.full_name.text().strip(), ui.birth_year.text().strip(), ui.sex.value(), ui.id_last4.text().strip(),
            ui.phone.text().strip(), typed_value(ui.hamlet) or "", ui.eid_before.currentData() or "",
            ui.eid_after.currentData() or "", ui.eid_reason.text().strip(), ui.device.currentData() or "",
            ui.household_no.text().strip(), ui.address.text().strip(), self.number, self.fingerprint)

    def show(self, *, tally: bool) -> None:
        """Say whom the slip is about, and whether there is somebody to ask for consent."""
        ui = self._ui
        known = self.known.values if self.known and not tally else {}
        ui.known.setVisible(bool(known))
        ui.known.setText("Người đã có trong sổ. Ô nào gõ khác đi thì sửa hồ sơ của người ấy." if known else "")
        self._consent.show(known, asks=not tally)

    def consent(self, day: str, by: str) -> dict[str, str]:
        """The whole unit of a consent given now; nothing where none was."""
        return self._consent.values(day, by)

    def _take_hamlet(self, address: str) -> None:
        words = f" {fold(address.replace(',', ' '))} "
        names = (self._ui.hamlet.itemText(at) for at in range(1, self._ui.hamlet.count()))
        named = next((name for name in names if f" {fold(name)} " in words), "")
        if named:
            self._ui.hamlet.setCurrentText(named)
            restyle(self._ui.hamlet, state="")
