import pytest

from dxdesk.ui.desk.slip import Known, Typed, birth_values, resident_values

HELD = {"full_name": "Nguyễn Văn An", "birth_year": "1958", "birth_date": "1958-03-12", "phone": "0912345678",
        "id_last4": "4721", "id_key": "v1:abc", "eid_state": "l1", "hamlet_id": "h3"}
AS_HELD = Typed("Nguyễn Văn An", "1958", id_last4="4721", hamlet_id="h3", eid_before="l1")


def test_a_new_person_has_what_was_typed_and_nothing_else():
    typed = Typed("Trần Thị Bé", "1961", phone="0912", eid_before="l1", eid_after="l2_activated")
    assert resident_values(typed, None) == {
        "full_name": "Trần Thị Bé", "birth_year": "1961", "phone": "0912", "eid_state": "l2_activated"}


def test_a_known_person_has_only_what_differs():
    assert resident_values(AS_HELD, Known("r", HELD)) == {}


def test_an_empty_masked_phone_means_as_before_and_a_typed_one_replaces_it():
    typed = Typed("Nguyễn Văn An", "1958", id_last4="4721", hamlet_id="", eid_before="l1", phone="0987654321")
    assert resident_values(typed, Known("r", HELD)) == {"phone": "0987654321"}


def test_other_digits_take_the_fingerprint_of_the_old_number_away():
    typed = Typed("Nguyễn Văn An", "1958", id_last4="9999", hamlet_id="h3", eid_before="l1")
    assert resident_values(typed, Known("r", HELD)) == {"id_last4": "9999", "id_key": "", "id_number": ""}


def test_a_scanned_number_stands_for_its_last_digits():
    typed = Typed("Nguyễn Văn An", "1958", id_last4="2347", hamlet_id="h3", eid_before="l1", number="079058012347")
    assert resident_values(typed, Known("r", HELD)) == {"national_id": "079058012347"}


def test_a_name_cleared_for_a_known_person_is_a_change_and_is_refused_later():
    typed = Typed("", "1958", id_last4="4721", hamlet_id="h3", eid_before="l1")
    assert resident_values(typed, Known("r", HELD)) == {"full_name": ""}


@pytest.mark.parametrize(("before", "after", "lowered"), [
    ("l2_activated", "l1", True), ("l1", "l2_activated", False), ("l1", "", False), ("", "l1", False),
    ("l1", "locked", True),
])
def test_only_going_down_needs_a_reason(before, after, lowered):
    typed = Typed(eid_before=before, eid_after=after, eid_reason="vì thế")
    assert typed.lowered is lowered
    assert resident_values(typed, None).get("eid_reason", "") == ("vì thế" if lowered else "")


@pytest.mark.parametrize(("text", "kept", "values"), [
    ("1958", "", ("1958", "")), ("1958", "1958-03-12", ("1958", "1958-03-12")), ("1959", "1958-03-12", ("1959", "")),
    ("12/03/1958", "", ("1958", "12/03/1958")), ("1958-03-12", "", ("1958", "1958-03-12")),
    ("", "1958-03-12", ("", "")), ("12/3", "", ("12/3", "")),
])
def test_a_year_or_a_day(text, kept, values):
    assert tuple(birth_values(text, kept).values()) == values
