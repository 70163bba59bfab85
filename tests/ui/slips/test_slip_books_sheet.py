"""The sheet of slip books with real widgets, by keyboard, on a real encrypted desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import close_book, closed_anyway, new_book, set_totals, void, void_reasons
from dxdesk.store.slip_books import account, book, books
from dxdesk.store.visits import save_visit
from dxdesk.ui.shape import Shape
from dxdesk.ui.slips.slip_books_sheet import SlipBooksSheet
from dxdesk.ui.slips.slip_books_words import book_columns, book_tag
from dxdesk.ui.table_rows import Tag
from tests.ui.desks import CTRL, enter, focused, press, type_text

KEY = Qt.Key


@pytest.fixture
def sheet(desk, qtbot) -> SlipBooksSheet:
    made = SlipBooksSheet(desk)
    qtbot.addWidget(made)
    made.resize(1166, 736)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(sheet) -> list[tuple]:
    """What the sheet asked the page for."""
    heard: list[tuple] = []
    sheet.entering.connect(lambda *what: heard.append(("entering", *what)))
    sheet.show_visit.connect(lambda visit: heard.append(("visit", visit)))
    sheet.closed.connect(lambda: heard.append(("closed",)))
    sheet.changed.connect(lambda: heard.append(("changed",)))
    return heard


def write(desk, code: str, *numbers: int, services: int = 1) -> list[str]:
    helps = (HelpLine("CASHLESS", "done"),) * services
    return [save_visit(desk.store, VisitDraft({"full_name": "Trần Thị Bé"}, visit={"slip_no": f"{code}-{number:04}"},
                                              helps=helps)).visit_id for number in numbers]


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


def test_totals_are_compared_while_typed_and_kept(sheet, told, desk):
    made = new_book(desk.store, 1, 3)
    write(desk, made.code, 1, 3, services=2)
    sheet.open_book(made.id)
    totals = sheet.page.totals
    totals.slips.setFocus()
    type_text("3")
    assert totals.slips.accessibleDescription() == "Bìa ghi 3 phiếu, đã nhập 2: còn thiếu số 2."
    assert book(desk.store, made.id).slips_total is None, "kept when the field is left"
    press(KEY.Key_Return)
    assert focused() is totals.helps
    assert book(desk.store, made.id).slips_total == 3
    type_text("4")
    assert totals.helps.accessibleDescription() == "Bìa ghi 4 lượt, đã nhập đủ."
    press(KEY.Key_Return)
    assert focused() is sheet.page.grid
    assert book(desk.store, made.id).helps_total == 4
    assert told == [("changed",), ("changed",)]


@pytest.mark.parametrize("typed", ["ba", "-3", "😀", "3,5"])
def test_a_total_that_is_no_number_is_not_kept(sheet, desk, typed):
    made = new_book(desk.store, 1, 3)
    sheet.open_book(made.id)
    sheet.page.totals.slips.setFocus()
    type_text(typed)
    sheet.page.totals.helps.setFocus()
    assert sheet.page.totals.slips.accessibleDescription() == "Ghi một số, như 30."
    assert book(desk.store, made.id).slips_total is None


def test_a_book_that_does_not_match_is_closed_only_with_a_reason(sheet, told, desk):
    made = new_book(desk.store, 1, 3)
    write(desk, made.code, 1)
    sheet.open_book(made.id)
    page = sheet.page
    page.close_it.setFocus()
    press(KEY.Key_Return)
    assert "Còn thiếu số 2, 3." in page.message.message.meaning
    assert focused() is page.ask_why.reason
    press(KEY.Key_Escape)
    assert page.ask_why.isHidden()
    assert page.message.message is None
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    assert "phải ghi lý do" in page.ask_why.reason.accessibleDescription()
    enter("mất hai tờ")
    assert closed_anyway(desk.store, made.id) == "mất hai tờ"
    assert page.close_it.text() == "Mở lại quyển"
    assert page.enter.isHidden()
    assert told == [("changed",)]
    press(KEY.Key_Return)
    assert book(desk.store, made.id).closed_on == ""


def test_a_book_that_matches_closes_at_once(sheet, desk):
    made = new_book(desk.store, 1, 2)
    write(desk, made.code, 1, 2)
    set_totals(desk.store, made.id, 2, 2)
    sheet.open_book(made.id)
    sheet.page.close_it.click()
    assert book(desk.store, made.id).closed_on
    assert sheet.page.message.message.fact == f"Đã đóng quyển {made.code}."


def test_a_book_made_by_mistake_can_be_taken_away(sheet, told, desk):
    made = new_book(desk.store, 1, 2)
    sheet.open()
    sheet.open_book(made.id)
    sheet.page.delete_it.click()
    assert books(desk.store) == []
    assert sheet.empty.isVisible()
    sheet.message.buttons()[0].click()
    assert [one.id for one in books(desk.store)] == [made.id]
    assert sheet.table.isVisible()
    assert told == [("changed",), ("changed",)]
    kept = new_book(desk.store, 1, 2)
    write(desk, kept.code, 1)
    sheet.open_book(kept.id)
    assert sheet.page.delete_it.isHidden()


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


def test_how_books_stand_in_words(desk):
    store = desk.store
    made = new_book(store, 1, 3)

    def tag() -> Tag:
        return book_tag(account(store, made.id))

    assert (tag().text, tag().tone) == ("Chưa nhập", "off")
    visits = write(desk, made.code, 1, 3, 3, 9)
    assert (tag().text, tag().tone) == ("Trùng 1", "bad")
    save(store, [Change("visit", record=visits[2], action="delete")])
    assert tag().text == "Ngoài quyển 1"
    save(store, [Change("visit", record=visits[3], action="delete")])
    assert (tag().text, tag().tone) == ("Còn thiếu 1", "warn")
    void(store, made.id, [2], "rách")
    assert tag().text == "Chưa so với bìa"
    set_totals(store, made.id, 3, 2)
    assert tag().text == "Lệch bìa"
    set_totals(store, made.id, 2, 2)
    assert (tag().text, tag().tone) == ("Khớp", "ok")
    close_book(store, made.id)
    assert tag().text == "Khớp 22/11"
    write(desk, made.code, 1)
    assert tag().text == "Đóng khi chưa khớp"
    cells = [column.cell(account(store, made.id)) for column in book_columns()]
    assert cells[3].text == "2/2"
    assert [column.title for column in book_columns(narrow=True)] == ["Quyển", "Đã nhập", "Tình trạng"]


def test_numbers_behind_the_last_one_entered_are_no_gaps_and_are_read_out(sheet, desk):
    made = new_book(desk.store, 1, 6)
    write(desk, made.code, 1, 3)
    sheet.open_book(made.id)
    model = sheet.page.grid.model()
    said = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(4)]
    assert said == ["Số 1: đã nhập", "Số 2: còn thiếu", "Số 3: đã nhập", "Số 4: chưa tới"]
    shown = [label.text().strip() for label in sheet.page.legend.findChildren(QLabel) if not label.isHidden()]
    assert shown == ["2 đã nhập", "1 còn thiếu", "3 chưa tới"]


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
