"""Totals of a slip book, closing it and taking it away, by keyboard, on a real encrypted desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import close_book, closed_anyway, new_book, set_totals, void
from dxdesk.store.slip_books import account, book, books
from dxdesk.ui.slips.slip_books_words import book_columns, book_tag
from dxdesk.ui.table_rows import Tag
from tests.ui.desks import enter, focused, press, type_text
from tests.ui.slips.kit import KEY, write


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
