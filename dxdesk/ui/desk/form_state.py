"""What a form holds as plain values, for the draft on disk; of a full identity number only what may be kept."""

import re
from collections.abc import Mapping
from typing import Any

from dxdesk.domain.visit import HelpLine
from dxdesk.ui.combo import choose
from dxdesk.ui.desk.form_plan import COMBOS, EDITS, SEGMENTS
from dxdesk.ui.forms.ui_visit_form import Ui_VisitForm

VERSION = 1
"""Shape of the values below; raised when one changes its meaning, so that no program misreads another's draft."""
_NUMBER = re.compile(r"\d(?:[\s.]?\d){11}|\|.*\|")
_TAIL = 4
_LINE = tuple(HelpLine.__dataclass_fields__)


def form_values(ui: Ui_VisitForm) -> dict[str, Any]:
    """Every field that holds something, and the lines with the ids of the saved lines they edit."""
    edits = {name: getattr(ui, name).text() for name in EDITS}
    chosen = {name: getattr(ui, name).value() for name in SEGMENTS}
    picked = {name: getattr(ui, name).currentData() or "" for name in COMBOS[1:]}
    fields = {name: value for name, value in (edits | chosen | picked).items() if value and _may_stay(name, value)}
    return {
        "fields": fields, "hamlet": ui.hamlet.currentText(),
        "helps": [[record, *line.values().values()] for record, line in ui.helps.drafts()],
        "consent": ui.consent.isChecked(), "consent_method": ui.consent_method.currentData() or "",
    }


def fill_form(ui: Ui_VisitForm, held: Mapping[str, Any]) -> None:
    """Put the values back; what a field does not know is left out."""
    fields = held.get("fields", {})
    for name in EDITS:
        getattr(ui, name).setText(fields.get(name, ""))
    for name in SEGMENTS:
        getattr(ui, name).set_value(fields.get(name, ""))
    for name in COMBOS[1:]:
        choose(getattr(ui, name), fields.get(name, ""))
    ui.hamlet.setCurrentText(held.get("hamlet", ""))
    for record, *values in held.get("helps", []):
        line = dict(zip(_LINE, values, strict=False))
        ui.helps.add(line["service"], record, line)
    ui.consent.setChecked(bool(held.get("consent")))
    choose(ui.consent_method, held.get("consent_method", ""))


def _may_stay(name: str, value: str) -> bool:
    """Whether no identity number is in it, whole or still being typed."""
    return not _NUMBER.search(value) and (name != "id_last4" or len(value) <= _TAIL)
