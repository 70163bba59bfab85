from PySide6.QtCore import Qt

from dxdesk.store.slip_book_acts import new_book
from dxdesk.store.slip_books import account
from dxdesk.store.visits import recent_visits
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_page import DeskPage
from tests.ui.desks import CTRL, focused, key, stand, type_text, write_slip


def entering(page: DeskPage, desk: Desk, qtbot):
    book = new_book(desk.store, 1, 5, place="Chợ Thủ", held_on="2026-11-20")
    key(qtbot, Qt.Key.Key_F7)
    assert page.late.open and page.ui.desk_body.isHidden()
    page.late.sheet.entering.emit(book.id, book.code, book.held_on, book.place, 0)
    return book


def test_slips_of_a_book_get_its_numbers_day_and_place(page, desk, qtbot):
    book = entering(page, desk, qtbot)
    assert not page.late.open and focused() is page.form.ui.full_name
    assert page.late.number.field.text().endswith("0001") or page.late.number.value().endswith("-0001")
    for name in ("Trần Thị Bé", "Lê Văn Tám"):
        write_slip(page, qtbot, name, "t")
    found = account(desk.store, book.id)
    assert sorted(found.account.missing) == [3, 4, 5]
    newest = recent_visits(desk.store, 1)[0]
    values = {name: desk.store.value("visit", newest.id, name) for name in ("visit_on", "visit_at", "place", "slip_no")}
    assert values == {"visit_on": "2026-11-20", "visit_at": "", "place": "Chợ Thủ", "slip_no": f"{book.code}-0002"}
    page.late.stop()
    assert page.late.number.isHidden() and page.bar.context.day == "2026-11-22"
    write_slip(page, qtbot, "Võ Văn Nam", "t")
    assert desk.store.value("visit", recent_visits(desk.store, 1)[0].id, "slip_no") == ""


def test_a_number_entered_twice_is_asked_about_and_may_be_kept(page, desk, qtbot):
    book = entering(page, desk, qtbot)
    write_slip(page, qtbot, "Trần Thị Bé", "t")
    page.late.number.set_value(f"{book.code}-0001")
    write_slip(page, qtbot, "Lê Văn Tám", "t")
    assert "đã nhập" in page.late.number.field.accessibleDescription()
    assert focused() is page.late.number.field
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert account(desk.store, book.id).account.duplicates


def test_the_book_goes_on_after_a_restart_and_a_draft_keeps_its_number(page, desk, qtbot):
    book = entering(page, desk, qtbot)
    page.late.number.set_value("4")
    page.form.ui.full_name.setFocus()
    type_text("Trần Thị Bé")
    page.drafting.flush()
    again = DeskPage(desk)
    stand(again, qtbot)
    again.load()
    assert again.late.number.book.id == book.id
    key(qtbot, Qt.Key.Key_F5)
    assert again.late.slip_no() == f"{book.code}-0004"


def test_a_slip_mended_while_a_book_is_entered_keeps_its_own_number(page, desk, qtbot):
    book = entering(page, desk, qtbot)
    write_slip(page, qtbot, "Trần Thị Bé", "t")
    key(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.half_done() == "" and page.late.slip_no() == f"{book.code}-0001"
