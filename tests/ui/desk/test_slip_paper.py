"""The appointment slip by one key: after a save, on an open slip, from the slip being written; and scanned back."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.appointment import visit_code
from dxdesk.store.visits import recent_visits
from tests.ui.desk.slips import fill, keys
from tests.ui.desk.test_next_steps import write
from tests.ui.desks import CTRL, focused, key, press, type_text, write_visit


@pytest.fixture
def told(page):
    return lambda: page.ui.message.message.fact


def printed(page, desk, qtbot):
    """The paper over the desk, once it is made."""
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
    over = page.paper.over
    assert over is not None and over.isVisible()
    return over


def last(desk) -> str:
    return recent_visits(desk.store, 1)[0].id


def test_one_key_saves_the_slip_and_shows_its_paper_ready_to_print(page, desk, qtbot):
    write(page)
    keys(page, qtbot, Qt.Key.Key_P)
    over = printed(page, desk, qtbot)
    assert over.made.choices.visit == last(desk) and over.made.sheet.person == "Trần Thị Bé"
    assert over.heading.text() == "Giấy hẹn, Trần Thị Bé" and focused() is over.print
    assert page.form.is_empty() and page.ui.message.message.fact.startswith("Đã lưu phiếu")
    press(Qt.Key.Key_Escape)
    assert over.isHidden() and focused() is page.form.ui.full_name


def test_what_stops_the_save_stops_the_paper(page, desk, qtbot):
    write(page, "3", "")
    page.form.ui.follow_up_on.setText("29/11/2026")
    page.form.ui.full_name.setText("")
    keys(page, qtbot, Qt.Key.Key_P)
    assert page.paper.over is None and not recent_visits(desk.store) and not page.form.is_empty()


def test_after_a_save_the_same_key_and_the_button_print_that_slip(page, desk, qtbot):
    write(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    button = page.ui.message.buttons()[0]
    assert button.text() == "In giấy hẹn"
    keys(page, qtbot, Qt.Key.Key_P)
    over = printed(page, desk, qtbot)
    over.back.click()
    type_text("Ngô Thị Hai")  # the next person already stands at the desk, nothing agreed yet
    button.click()
    assert printed(page, desk, qtbot).made.sheet.person == "Trần Thị Bé"
    assert page.form.ui.full_name.text() == "Ngô Thị Hai"


def test_an_open_slip_prints_its_own(page, desk, qtbot):
    write(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    visit = last(desk)
    fill(page, "Ngô Thị Hai")
    keys(page, qtbot, Qt.Key.Key_Return)
    assert [one.text() for one in page.ui.message.buttons()] == ["Mở lại", "Hoàn tác"]
    page.open_slip(visit)
    keys(page, qtbot, Qt.Key.Key_P)
    assert printed(page, desk, qtbot).made.choices.visit == visit and page.work.opened.id == visit


@pytest.mark.parametrize("saved", [False, True])
def test_without_an_appointment_it_says_what_to_do(page, desk, qtbot, told, saved):
    if saved:
        fill(page)
        keys(page, qtbot, Qt.Key.Key_Return)
    keys(page, qtbot, Qt.Key.Key_P)
    assert page.paper.over is None
    assert told() == ("Phiếu này chưa hẹn ngày nào." if saved else "Chưa có phiếu nào để in giấy hẹn.")


def test_the_button_of_the_next_steps_does_what_the_key_does(page, desk, qtbot):
    write(page)
    card = page.form.ui.follow_up
    assert not card.print_button.isHidden()
    card.print_button.click()
    assert printed(page, desk, qtbot).made.sheet.person == "Trần Thị Bé"


def test_a_slip_scanned_back_begins_one_for_its_person(page, desk, qtbot, told):
    write(page)
    keys(page, qtbot, Qt.Key.Key_P)
    over = printed(page, desk, qtbot)
    page.take_scan(visit_code(last(desk)))
    assert over.isHidden() and page.form.known.id == desk.store.value("visit", last(desk), "resident_id")
    assert page.form.ui.full_name.text() == "Trần Thị Bé" and page.work.opened is None


def test_a_scan_writes_over_nothing_and_a_strange_one_lies_in_the_tray(page, desk, qtbot, told):
    write(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    type_text("Ngô Thị Hai")
    page.take_scan(visit_code(last(desk)))
    assert page.form.ui.full_name.text() == "Ngô Thị Hai" and told() == "Giấy hẹn của tổ."
    key(qtbot, Qt.Key.Key_N, CTRL)
    page.take_scan(visit_code("0190b7a4-3c2e-7aee-9dd1-a1b2c3d4e5f6"))
    assert [row.advice for row in page.ui.scan_panel.tray.rows] == [
        "Phiếu của giấy hẹn này chưa về máy này.", "Phiếu đang ghi còn dở. Lưu hoặc bỏ phiếu ấy rồi quét lại."]


def test_a_scanner_brings_it_to_the_desk_from_another_page(hand, desk, qtbot):
    visit = write_visit(desk, "Trần Thị Bé").visit_id
    hand.work.go("settings")
    hand.scan(visit_code(visit))
    hand.wait(lambda: hand.work.page().key == "desk")
    assert hand.page.form.known.id == desk.store.value("visit", visit, "resident_id")
    hand.work.go("people")
    hand.scan(visit_code(visit))
    hand.wait(lambda: hand.work.page().pane.record == hand.work.desk.store.value("visit", visit, "resident_id"))
    assert hand.work.page().key == "people" and hand.work.page().ui.search.text() == ""
