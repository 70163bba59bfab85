"""The fields of a slip turned into the values of a person: all of them for a new one, differences for a known one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dxdesk.domain.checks import eid_lowered
from dxdesk.domain.visit import NATIONAL_ID


@dataclass(frozen=True, slots=True)
class Known:
    """The person of the register the slip is about, with the values held there."""

    id: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the person as typed or chosen.

    `number` is a scanned card's, held in memory only; of a slip taken up again only its `fingerprint` is left, as the
    fields of that unit.
    """

    full_name: str = ""
    birth: str = ""
    sex: str = ""
    id_last4: str = ""
    phone: str = ""
    hamlet_id: str = ""
    eid_before: str = ""
    eid_after: str = ""
    eid_reason: str = ""
    device: str = ""
    household_no: str = ""
    address: str = ""
    number: str = ""
    fingerprint: Mapping[str, str] = field(default_factory=dict)

    @property
    def lowered(self) -> bool:
        """Whether the e-ID state goes down, which needs a reason (design §3)."""
        return bool(self.eid_after) and eid_lowered(self.eid_before, self.eid_after)


def resident_values(typed: Typed, known: Known | None) -> dict[str, str]:
    """The resident's part of a `VisitDraft`.

    For a known person only what differs; an empty phone or hamlet field means "as before", since the phone is masked.
    Four digits typed over those of a fingerprinted number take the fingerprint away: it belongs to the other number.
    """
    held: Mapping[str, str] = known.values if known else {}
    values = _all_values(typed, held)
    changed = {name: value for name, value in values.items() if value != held.get(name, "")}
    for name in ("phone", "hamlet_id"):
        if not values[name]:
            changed.pop(name, None)
    if typed.number:
        changed.pop("id_last4", None)
        changed[NATIONAL_ID] = typed.number
    elif typed.fingerprint:
        changed |= typed.fingerprint
    elif "id_last4" in changed and held.get("id_key"):
        changed |= {"id_key": "", "id_number": ""}
    return changed if known else {name: value for name, value in changed.items() if value}


def birth_values(text: str, kept_date: str = "") -> dict[str, str]:
    """The unit of year and date: a year alone keeps a known date of that year, a whole day brings its year."""
    if len(text) <= 4:
        return {"birth_year": text, "birth_date": kept_date if text and kept_date[:4] == text else ""}
    year = text[-4:] if text[-4:].isdigit() else text[:4]
    return {"birth_year": year if year.isdigit() else "", "birth_date": text}


def _all_values(typed: Typed, held: Mapping[str, str]) -> dict[str, str]:
    return {
        "full_name": typed.full_name, **birth_values(typed.birth, held.get("birth_date", "")), "sex": typed.sex,
        "id_last4": typed.id_last4, "phone": typed.phone, "hamlet_id": typed.hamlet_id, "device": typed.device,
        "eid_state": typed.eid_after or typed.eid_before,
        "eid_reason": typed.eid_reason if typed.lowered else "",
        "household_no": typed.household_no, "address": typed.address,
    }
