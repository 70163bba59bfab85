"""Which fields of the slip share a line, by how many columns the form has room for, and where a problem is shown."""

Plan = dict[int, tuple[tuple[tuple[str, int], ...], ...]]

ROWS = ("full_name", "birth_year", "sex", "id_last4", "phone", "people", "hamlet", "eid_before", "eid_after", "device",
        "household_no", "address", "eid_reason", "follow_up_on", "satisfaction", "note")
EDITS = ("full_name", "birth_year", "id_last4", "phone", "people", "household_no", "address", "eid_reason",
         "follow_up_on", "note")
COMBOS = ("hamlet", "eid_before", "eid_after", "device")
SEGMENTS = ("sex", "satisfaction")
OF_A_PERSON = ("full_name", "birth_year", "sex", "id_last4", "phone", "eid_before", "eid_after", "device")
HOUSEHOLD = ("household_no", "address")
WIDTHS = {"birth_year": 100, "id_last4": 124, "people": 90, "follow_up_on": 150, "household_no": 110}  # logical
PLACE = {  # fields a problem may name, and the row that shows it
    "resident.birth_date": "birth_year", "resident.national_id": "id_last4", "resident.id_number": "id_last4",
    "resident.id_key": "id_last4", "resident.hamlet_id": "hamlet", "resident.eid_state": "eid_after",
    "resident.eid_reason": "eid_reason", "eid_reason": "eid_reason", "visit.people": "people",
    "visit.hamlet_id": "hamlet",
}
PERSON: Plan = {
    4: ((("full_name", 3), ("birth_year", 0), ("sex", 0), ("id_last4", 0), ("phone", 2)),
        (("people", 0), ("hamlet", 2), ("eid_before", 3), ("eid_after", 3), ("device", 2)),
        (("household_no", 0), ("address", 1))),
    3: ((("full_name", 1), ("birth_year", 0)), (("sex", 0), ("id_last4", 0), ("phone", 1)),
        (("people", 0), ("hamlet", 1), ("device", 1)), (("eid_before", 1), ("eid_after", 1)),
        (("household_no", 0), ("address", 1))),
    2: ((("full_name", 1),), (("birth_year", 0), ("sex", 1)), (("id_last4", 0), ("phone", 1)),
        (("people", 0), ("hamlet", 1)), (("device", 1),), (("eid_before", 1),), (("eid_after", 1),),
        (("household_no", 0), ("address", 1))),
}
ENDING: Plan = {
    4: ((("follow_up_on", 0), ("satisfaction", 3), ("note", 3)),),
    3: ((("follow_up_on", 0), ("satisfaction", 1)), (("note", 1),)),
    2: ((("follow_up_on", 0),), (("satisfaction", 1),), (("note", 1),)),
}
_MID, _WIDE = 540, 690  # logical widths of the form from which on more fields share a line


def columns_for(width: int) -> int:
    """How many columns a form of that logical width has."""
    return 4 if width >= _WIDE else 3 if width >= _MID else 2
