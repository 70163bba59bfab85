"""Consent on a slip: never ticked beforehand, said where it was given before, not asked where nobody is named."""

from collections.abc import Mapping

from dxdesk.domain.dates import show_date
from dxdesk.ui.combo import fill_combo
from dxdesk.ui.forms.ui_visit_form import Ui_VisitForm
from dxdesk.ui.labels import CONSENTS


class FormConsent:
    """The tick, how the consent was given, and the words for one given before."""

    def __init__(self, ui: Ui_VisitForm) -> None:
        self._ui = ui
        fill_combo(ui.consent_method, CONSENTS)
        ui.consent.toggled.connect(ui.consent_method.setEnabled)
        ui.consent_method.setEnabled(False)

    def clear(self) -> None:
        """Nothing of the last person stays."""
        self._ui.consent.setChecked(False)
        self._ui.consent_method.setCurrentIndex(0)

    def show(self, known: Mapping[str, str], *, asks: bool) -> None:
        """For a person of the register with these values, or nobody known; `asks` is false for a tally."""
        ui = self._ui
        given = known.get("consent_on", "") if not known.get("withdrawn_on") else ""
        method = dict(CONSENTS).get(known.get("consent_method", ""), "").lower()
        ui.consented.setText(f"Đã đồng ý {show_date(given)}{', ' if method else ''}{method}" if given else "")
        ui.consented.setVisible(bool(given))
        for widget in (ui.consent, ui.consent_method):
            widget.setVisible(asks and not given)

    def values(self, day: str, by: str) -> dict[str, str]:
        """The whole unit of a consent given now; nothing where none was."""
        if not self._ui.consent.isChecked() or self._ui.consent.isHidden():
            return {}
        method = self._ui.consent_method.currentData()
        return {"consent_on": day, "consent_method": method, "consent_by": by, "withdrawn_on": ""}
