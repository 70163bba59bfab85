"""Cards and their numbers at the event desk: what they fill, what is kept of them, what is no card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from dxdesk.store.lists import visits_of
from dxdesk.store.records import show
from tests.ui.desk.slips import CARD, fill, keys, only_visit
from tests.ui.desks import enter, focused, press, type_text, write_visit


def test_a_card_fills_the_person_and_its_number_is_forgotten(page, desk, qtbot):
    keys(page, qtbot, Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier)
    enter(CARD)
    ui = page.form.ui
    assert page.ui.scan_panel.isHidden() and focused() is ui.phone
    filled = (ui.full_name.text(), ui.birth_year.text(), ui.sex.value(), ui.id_last4.text(), ui.hamlet.currentText())
    assert filled == ("Nguyễn Văn An", "1958", "M", "2347", "Khu phố 3")
    assert page.ui.scan_panel.field.text() == "" and page.form.person.number == "079058012347"
    ui.services.setFocus()
    type_text("k")
    press(Qt.Key.Key_Return)
    type_text("1")
    keys(page, qtbot, Qt.Key.Key_Return)
    assert page.form.person.number == ""
    person = show(desk.store, "resident", only_visit(desk)["resident_id"]).values
    assert person["id_last4"] == "2347" and person["id_key"].startswith("v1:") and not person.get("id_number")
    ops = desk.store.connection.execute("SELECT group_concat(sets) FROM op").fetchone()[0]
    assert "079058012347" not in ops
    for edit in page.findChildren(QLineEdit):
        edit.undo()
        assert "079058012347" not in edit.text()


def test_twelve_digits_typed_are_kept_like_a_scanned_card(page, desk, qtbot):
    fill(page)
    page.form.ui.id_last4.setFocus()
    type_text("079058012347")
    assert page.form.ui.id_last4.text() == "2347" and page.form.person.number == "079058012347"
    page.form.ui.id_last4.undo()
    assert page.form.ui.id_last4.text() == "2347"
    keys(page, qtbot, Qt.Key.Key_Return)
    person = show(desk.store, "resident", only_visit(desk)["resident_id"]).values
    assert person["id_last4"] == "2347" and person["id_key"].startswith("v1:")


def test_a_known_card_brings_its_person(page, desk, qtbot):
    known = write_visit(desk, "Nguyễn Văn An", national_id="079058012347", phone="0912345678", eid_state="l1")
    page.incoming.take(CARD)
    assert page.form.known is not None and page.form.known.id == known.resident_id
    assert "678" in page.form.ui.phone.placeholderText() and page.form.ui.phone.text() == ""
    assert page.form.ui.eid_before.currentData() == "l1"
    type_text("s")
    press(Qt.Key.Key_Return)
    type_text("1")
    keys(page, qtbot, Qt.Key.Key_Return)
    assert len(visits_of(desk.store, known.resident_id)) == 2
    assert show(desk.store, "resident", known.resident_id).values["phone"] == "0912345678"


def test_a_card_pasted_into_the_name_stays_in_no_field(page):
    QApplication.clipboard().setText(CARD)
    page.form.ui.full_name.paste()
    assert page.form.ui.full_name.text() == "Nguyễn Văn An" and page.form.person.number


@pytest.mark.parametrize("text", [
    "https://example.vn/qr", "079058012347", "\x00\x01", "079058012347||An|1", "x" * 4000,
])
def test_what_is_no_card_lies_in_the_tray_in_words_and_keeps_no_number(page, text):
    enter("Trần Thị Bé")
    page.incoming.take(text)
    (row,) = page.ui.scan_panel.tray.rows
    assert row.words and "079058" not in f"{row}"
    assert page.form.ui.full_name.text() == "Trần Thị Bé" and page.form.person.number == ""
    assert page.ui.message.message.fact == row.words


def test_what_a_card_filled_can_be_refused(page, desk, qtbot):
    page.form.ui.phone.setText("0912345678")
    page.incoming.take(CARD)
    assert "Nguyễn Văn An, 1958, nam" in page.ui.card_read.message.fact
    page.ui.card_read.buttons()[0].click()
    ui = page.form.ui
    assert (ui.full_name.text(), ui.phone.text(), page.form.person.number) == ("", "0912345678", "")
    assert page.ui.card_read.isHidden()


def test_a_card_damaged_by_an_input_method_is_mended_and_says_so(page):
    page.incoming.take("079058012347||NGUYEENX VAWN AN|12031958|Nam|Khu phoos 3|01072021")
    assert page.form.ui.full_name.text() == "Nguyễn Văn An"
    assert "Đã sửa chữ do bàn phím" in page.ui.card_read.message.meaning
