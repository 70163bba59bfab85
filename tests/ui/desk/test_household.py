from PySide6.QtCore import Qt

from dxdesk.store.records import show
from dxdesk.ui.context import Desk
from tests.ui.desks import CTRL, enter, focused, key, press, type_text, write_slip


def homes(desk: Desk) -> list[tuple]:
    rows = desk.store.connection.execute("SELECT id FROM resident ORDER BY n").fetchall()
    values = [show(desk.store, "resident", row[0]).values for row in rows]
    return [(held["full_name"], held.get("household_no", ""), held.get("address", ""), held.get("phone", ""))
            for held in values]


def test_the_next_person_keeps_address_and_household_and_nothing_else(page, desk, qtbot):
    enter("Trần Thị Bé")
    ui = page.form.ui
    ui.phone.setText("0912345678")
    ui.hamlet.setCurrentText("Khu phố 3")
    ui.consent.setChecked(True)
    key(qtbot, Qt.Key.Key_F8)
    assert focused() is ui.household_no
    enter("112")
    enter("12 Lê Lợi")
    write_slip(page, qtbot, "")
    assert ui.household_no_row.isHidden() and ui.address.text() == ""
    key(qtbot, Qt.Key.Key_F8)
    assert focused() is ui.full_name and ui.full_name.text() == ""
    assert (ui.household_no.text(), ui.address.text()) == ("112", "12 Lê Lợi")
    assert {ui.household_no.property("state"), ui.address.property("state")} == {"carried"}
    assert not ui.consent.isChecked() and not page.work.half_written()
    write_slip(page, qtbot, "Trần Văn Út")
    assert homes(desk) == [("Trần Thị Bé", "112", "12 Lê Lợi", "0912345678"), ("Trần Văn Út", "112", "12 Lê Lợi", "")]


def test_before_any_household_f8_asks_for_it(page, qtbot):
    key(qtbot, Qt.Key.Key_F8)
    assert focused() is page.form.ui.household_no and not page.form.ui.household_no_row.isHidden()
    page.form.ui.full_name.setFocus()
    key(qtbot, Qt.Key.Key_F8)
    assert page.form.ui.household_no_row.isHidden()


def test_a_tally_gives_no_household(page, qtbot):
    page.ui.tally.setChecked(True)
    enter("3")
    page.form.ui.services.setFocus()
    type_text("t")
    press(Qt.Key.Key_Return)
    type_text("1")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert not page.filling._household.known


def test_a_carried_field_typed_over_is_carried_no_more(page, qtbot):
    page.form.carry({"household_no": "112", "address": "12 Lê Lợi"})
    page.form.ui.household_no.setFocus()
    type_text("5")
    assert page.form.ui.household_no.property("state") == "" and page.work.half_written()
