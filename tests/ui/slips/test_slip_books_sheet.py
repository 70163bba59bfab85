"""The sheet of slip books with real widgets, by keyboard, on a real encrypted desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import new_book, void_reasons
from dxdesk.store.slip_books import book, books
from dxdesk.ui.shape import Shape
from dxdesk.ui.slips.slip_books_sheet import SlipBooksSheet
from tests.ui.desks import CTRL, enter, focused, press, type_text
from tests.ui.slips.kit import KEY, write


def test_a_desk_without_books_says_how_to_begin_and_enter_does(sheet, told):
    sheet.open()
    assert focused().text() == "Quyển mới"
    press(KEY.Key_Return)
    assert sheet.form.isVisible()


def test_a_new_book_by_keyboard_alone(sheet, told, desk):
    sheet.open(day="2026-11-20", place="Chợ Cây Dừa")
    press(KEY.Key_N, CTRL)
    assert focused() is sheet.form.last
    enter("30")
    assert focused() is sheet.form.day
    assert sheet.form.day.text() == "20/11/2026"
    enter()
    enter(", sạp 5")
    press(KEY.Key_Return, CTRL)
    (made,) = books(desk.store)
    assert (made.first, made.last, made.held_on) == (1, 30, "2026-11-20")
    assert made.place.endswith("sạp 5")
    assert made.member == "Lê Thị Hoa"
    assert sheet.title.text() == f"Quyển {made.code}"
    assert f"Ghi mã {made.code} lên bìa" in sheet.page.message.message.meaning
    assert told == [("changed",)]
    assert (focused(), sheet.page.grid.current) == (sheet.page.grid, 1)


def test_keys_of_the_page_round_it_do_not_take_those_of_the_sheet(desk, qtbot):
    page, heard = QWidget(), []
    qtbot.addWidget(page)
    for keys in ("Ctrl+N", "Ctrl+Return", "F2"):
        QShortcut(QKeySequence(keys), page, lambda keys=keys: heard.append(keys),
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    sheet = SlipBooksSheet(desk, page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    sheet.open()
    press(KEY.Key_N, CTRL)
    assert sheet.form.isVisible()
    press(KEY.Key_Return, CTRL)
    assert len(books(desk.store)) == 1
    press(KEY.Key_F2)
    assert heard == ["F2"]


@pytest.mark.parametrize(("field", "text", "words"), [
    ("first", "một", "Ghi một số"), ("last", "😀", "Ghi một số"), ("last", "0", "bắt đầu từ 1"),
    ("last", "1001", "1.000 số"), ("last", "99999", "9999"), ("day", "30/2", "Ngày viết chưa đúng"),
    ("first", "", "Ghi một số"),
])
def test_what_is_wrong_is_said_under_its_field_and_nothing_is_made(sheet, desk, field, text, words):
    sheet.open()
    sheet.new()
    edit = getattr(sheet.form, field)
    edit.setFocus()
    edit.selectAll()
    press(KEY.Key_Delete)
    type_text(text)
    press(KEY.Key_Return, CTRL)
    row = sheet.form.rows[field]
    assert words in row.field.accessibleDescription()
    assert row.field.property("state") == "bad"
    assert focused() is row.field
    assert books(desk.store) == []


def test_arrows_walk_the_numbers_and_digits_jump(sheet, desk):
    made = new_book(desk.store, 1, 50)
    sheet.open_book(made.id)
    grid = sheet.page.grid
    for key, number in ((KEY.Key_Right, 2), (KEY.Key_Down, 12), (KEY.Key_Left, 11), (KEY.Key_Left, 10),
                        (KEY.Key_End, 50), (KEY.Key_Right, 50), (KEY.Key_Up, 40), (KEY.Key_Home, 1), (KEY.Key_Up, 1)):
        press(key)
        assert grid.current == number
    type_text("37")
    assert grid.current == 37
    assert "Số 37" in [label.text() for label in sheet.page.number.findChildren(QLabel)]


def test_enter_on_a_number_not_entered_asks_to_enter_it(sheet, told, desk):
    made = new_book(desk.store, 1, 9, "Chợ", held_on="2026-11-20")
    write(desk, made.code, 1, 3)
    sheet.open_book(made.id)
    assert sheet.page.grid.current == 2, "the first one open"
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    assert told == [("entering", made.id, made.code, "2026-11-20", "Chợ", 2)] * 2


def test_enter_on_an_entered_number_opens_its_visit_and_a_double_one_offers_both(sheet, told, desk):
    made = new_book(desk.store, 1, 9)
    first, second, third = write(desk, made.code, 1, 4, 4)
    sheet.open_book(made.id, 1)
    press(KEY.Key_Return)
    sheet.page.grid.go(4)
    buttons = sheet.page.number.buttons()
    assert [button.accessibleName().startswith("Mở phiếu của Trần Thị Bé") for button in buttons] == [True, True]
    buttons[1].click()
    assert told == [("visit", first), ("visit", third)]
    assert second != third


def test_v_notes_numbers_as_void_with_a_reason(sheet, told, desk):
    made = new_book(desk.store, 1, 30)
    sheet.open_book(made.id, 7)
    press(KEY.Key_V)  # without a letter, as a key pressed under an input method
    type_text("v")
    assert focused() is sheet.page.number.ask.reason
    sheet.page.number.ask.numbers.setText("7, 21-30")
    enter()
    assert "Ghi vì sao bỏ" in focused().accessibleDescription()
    enter("viết hỏng")
    assert book(desk.store, made.id).void == (7, *range(21, 31))
    assert void_reasons(desk.store, made.id)[7] == "viết hỏng"
    assert focused() is sheet.page.grid
    assert sheet.page.number.ask.isHidden()
    assert sheet.page.grid.current == 7
    type_text("v")
    assert 7 not in book(desk.store, made.id).void
    assert told == [("changed",), ("changed",)]


def test_a_number_that_cannot_be_void_is_said_under_the_numbers(sheet, desk):
    made = new_book(desk.store, 1, 9)
    write(desk, made.code, 3)
    sheet.open_book(made.id, 5)
    ask = sheet.page.number.ask
    type_text("v")
    for typed, words in (("3, 5", "đã có phiếu của Trần Thị Bé"), ("12", "không có trong quyển này"),
                         ("năm", "không phải số")):
        ask.numbers.setText(typed)
        ask.reason.setText("rách")
        ask.act.click()
        assert words in ask.numbers.accessibleDescription()
    press(KEY.Key_Escape)
    assert focused() is sheet.page.grid
    assert book(desk.store, made.id).void == ()
    assert sheet.page.isVisible(), "one Esc leaves the question, not the book"


def test_another_width_does_not_drop_a_reason_half_typed(sheet, desk):
    made = new_book(desk.store, 1, 30)
    sheet.open_book(made.id, 7)
    type_text("v")
    type_text("viết hỏ")
    sheet.resize(700, 500)
    sheet.reshape(Shape(700, 500))
    assert sheet.page.number.ask.reason.text() == "viết hỏ"
    assert not sheet.page.number.ask.isHidden()


def test_the_list_opens_a_book_and_esc_goes_up_one_level_at_a_time(sheet, told, desk):
    for held_on in ("2026-11-20", "2026-11-21"):
        new_book(desk.store, 1, 5, held_on=held_on)
    sheet.open()
    assert sheet.subtitle.text() == "2 quyển, 2 quyển chưa khớp"
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    chosen = sheet.page.found.book
    assert chosen.held_on == "2026-11-20"
    press(KEY.Key_Escape)
    assert sheet.table.current.book.id == chosen.id, "the list stands where it was left"
    assert told == []
    press(KEY.Key_Escape)
    assert told == [("closed",)]


def test_a_book_gone_meanwhile_is_said_in_the_list(sheet, desk):
    made = new_book(desk.store, 1, 5)
    sheet.open()
    save(desk.store, [Change("slip_book", record=made.id, action="delete")])
    sheet.open_book(made.id)
    assert "không có quyển phiếu" in sheet.message.message.fact
    assert sheet.empty.isVisible()


def test_a_slip_scanned_shows_its_book_at_its_number(sheet, desk):
    made = new_book(desk.store, 1, 30)
    sheet.open_slip(f"DXP:{made.code.lower()}-0012")
    assert (sheet.page.found.book.id, sheet.page.grid.current) == (made.id, 12)
    for slip_no in ("ZZZZ-0001", "không phải số", ""):
        sheet.open_slip(slip_no)
        assert sheet.message.message.tone == "bad"
        assert sheet.table.isVisible()


@pytest.mark.parametrize("shape", [Shape(1366, 768), Shape(1024, 600), Shape(682, 400), Shape(683, 384)])
def test_every_button_has_a_name_and_nothing_is_wider_than_the_sheet(sheet, desk, shape):
    made = new_book(desk.store, 1, 1_000, "Nhà văn hóa Khu phố 3 " * 8)
    write(desk, made.code, 1, 1, 3)
    sheet.reshape(shape)
    for show in (sheet.open, lambda: sheet.open_book(made.id, 1), sheet.new):
        show()
        QApplication.processEvents()
        assert sheet.minimumSizeHint().width() <= shape.width - 66
        for button in sheet.findChildren(QPushButton):
            interface = QAccessible.queryAccessibleInterface(button)
            assert button.isHidden() or interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("shape", [Shape(1366, 768), Shape(1024, 600)])
def test_the_acts_of_a_number_are_never_cut(sheet, desk, shape):
    made = new_book(desk.store, 1, 20)
    sheet.resize(shape.width - (200 if shape.wide else 66), shape.height - 66)
    sheet.reshape(shape)
    sheet.open_book(made.id, 1)
    sheet.grab()
    QApplication.processEvents()
    for button in (sheet.page.number.enter, sheet.page.number.void):
        assert button.isVisible() and button.width() >= button.sizeHint().width()
