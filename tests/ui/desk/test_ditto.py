"""F4 copies a field from the slip before, never what names a person (features A4, d1.3)."""

import pytest

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.lists import hamlets
from dxdesk.store.saving import Change, save
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from dxdesk.ui.desk.ditto import NEVER, NO_SLIP, NOTHING, OWN, Ditto
from tests.ui.desks import write_visit


def test_on_a_new_desk_there_is_nothing_to_copy(desk):
    ditto = Ditto(desk.store)
    assert ditto.value_for("note") is None
    assert ditto.why_not("note") == NO_SLIP


def test_the_slip_just_saved_is_copied_field_by_field(desk):
    ditto = Ditto(desk.store)
    ditto.remember({"birth_year": "1958", "hamlet": "Khu phố 3", "note": "", "device": "android"})
    assert [ditto.value_for(name) for name in ("birth_year", "hamlet", "device")] == ["1958", "Khu phố 3", "android"]
    assert ditto.value_for("note") is None
    assert ditto.why_not("note") == NOTHING


@pytest.mark.parametrize("name", NEVER)
def test_who_somebody_is_is_never_copied(desk, name):
    ditto = Ditto(desk.store)
    ditto.remember({name: "x", "note": "y"})
    assert ditto.value_for(name) is None
    assert ditto.why_not(name) == OWN
    assert name not in vars(ditto)["_values"]


def test_after_a_restart_the_store_knows_the_last_slip(desk):
    hamlet = next(record for record, name in hamlets(desk.store) if name == "Khu phố 3")
    person = {"full_name": "Trần Thị Bé", "birth_year": "1958", "sex": "F", "phone": "0912345678", "device": "basic",
              "household_no": "12", "address": "12 Lê Lợi", "eid_state": "l1"}
    visit = {"hamlet_id": hamlet, "follow_up_on": "2026-11-26", "satisfaction": "3", "note": "hẹn sáng"}
    save_visit(desk.store, VisitDraft(person, "", visit, (HelpLine("EHEALTH", "done"), HelpLine("CASHLESS"))))
    ditto = Ditto(desk.store)
    held = {name: ditto.value_for(name) for name in (
        "birth_year", "sex", "device", "household_no", "address", "hamlet", "follow_up_on", "satisfaction", "note",
        "eid_after", "services")}
    assert held == {
        "birth_year": "1958", "sex": "F", "device": "basic", "household_no": "12", "address": "12 Lê Lợi",
        "hamlet": "Khu phố 3", "follow_up_on": "26/11/2026", "satisfaction": "3", "note": "hẹn sáng", "eid_after": "l1",
        "services": "EHEALTH CASHLESS"}
    assert ditto.value_for("phone") is None


def test_a_slip_taken_back_is_no_slip_before(desk):
    write_visit(desk, "Lê Văn Tám", birth_year="1940")
    taken = write_visit(desk, "Trần Thị Bé", birth_year="1958")
    ditto = Ditto(desk.store)
    assert ditto.value_for("birth_year") == "1958"
    undo_save(desk.store, taken.save)
    ditto.forget()
    assert ditto.value_for("birth_year") == "1940"


def test_a_save_that_is_no_slip_does_not_count_and_a_tally_has_no_person(desk):
    save_visit(desk.store, VisitDraft({}, "", {"people": "12"}, (HelpLine("EHEALTH"),)))
    save(desk.store, [Change("hamlet", {"name": "Khu phố 99"})])
    ditto = Ditto(desk.store)
    assert (ditto.value_for("people"), ditto.value_for("birth_year")) == ("12", None)
