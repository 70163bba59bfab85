"""F4: what a field held in the slip saved before, for the field the cursor is in (features A4, d1.3).

Only asked for, field by field, and tinted as carried: who somebody is and what only he can have said is never copied.
"""

from collections.abc import Mapping

from dxdesk.domain.dates import show_date
from dxdesk.store.database import Store
from dxdesk.store.last_saves import last_saves
from dxdesk.store.lists import helps_of
from dxdesk.store.records import show

NEVER = ("full_name", "id_last4", "phone", "consent", "consent_method")
"""Fields that name one person or are his own word."""

OWN = "Tên, căn cước, điện thoại và sự đồng ý là của riêng từng người, không chép lại được."
NOTHING = "Phiếu trước để trống ô này."
NO_SLIP = "Chưa có phiếu trước để chép lại."

_OF_VISIT = ("people", "satisfaction", "note")
_OF_PERSON = ("birth_year", "sex", "device", "household_no", "address")


class Ditto:
    """Values by the names of the form's fields, as `VisitForm.carry` takes them: codes of choices, days as 22/11/2026.

    `services` holds the codes of the services with spaces between.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._values: dict[str, str] | None = None

    def remember(self, values: Mapping[str, str]) -> None:
        """The slip just saved; what must never be copied is not even kept."""
        self._values = {name: value for name, value in values.items() if value and name not in NEVER}

    def value_for(self, name: str) -> str | None:
        """What the field held; None where there is nothing to copy, and `why_not` says why."""
        return None if name in NEVER else self._held().get(name) or None

    def why_not(self, name: str) -> str:
        """The sentence for a field F4 does nothing in."""
        if name in NEVER:
            return OWN
        return NOTHING if self._held() else NO_SLIP

    def forget(self) -> None:
        """The slip was taken back: the one before it counts."""
        self._values = None

    def _held(self) -> dict[str, str]:
        """What was remembered, or after a restart what the store says of this desk's last slip."""
        if self._values is None:
            visit = next((save.visit for save in last_saves(self._store) if save.visit and not save.undone), "")
            self._values = self._read(visit) if visit else {}
        return self._values

    def _read(self, visit: str) -> dict[str, str]:
        values = show(self._store, "visit", visit).values
        person = values.get("resident_id", "")
        resident = show(self._store, "resident", person).values if person else {}
        hamlet = values.get("hamlet_id") or resident.get("hamlet_id", "")
        found = {
            **{name: values.get(name, "") for name in _OF_VISIT},
            **{name: resident.get(name, "") for name in _OF_PERSON},
            "hamlet": self._store.value("hamlet", hamlet, "name") if hamlet else "",
            "follow_up_on": show_date(values.get("follow_up_on", "")),
            "eid_after": resident.get("eid_state", ""), "eid_reason": resident.get("eid_reason", ""),
            "services": " ".join(service for service, *_ in helps_of(self._store, visit)),
        }
        return {name: value for name, value in found.items() if value}
