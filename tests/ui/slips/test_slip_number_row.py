"""The field of the slip's number: proposed, typed, doubted, carried on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.slip_book_acts import new_book, void
from dxdesk.store.visits import save_visit
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.slips.slip_number_row import SlipNumberRow
from tests.ui.desks import enter, focused, press, type_text


class Form(QWidget):
    """The number and one field behind it, joined as the desk's form joins them."""

    def __init__(self) -> None:
        super().__init__()
        self.row, self.name = SlipNumberRow(self), QLineEdit(self)
        column = QVBoxLayout(self)
        column.addWidget(self.row)
        column.addWidget(self.name)
        self.flow = FieldFlow(lambda: [self.row.field, self.name], self._may_leave, self)
        for field in (self.row.field, self.name):
            self.flow.watch(field)

    def _may_leave(self, field: QWidget) -> bool:
        return field is not self.row.field or self.row.may_leave()


@pytest.fixture
def form(desk, qtbot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def book(desk):
    return new_book(desk.store, 1, 6)


@pytest.fixture
def row(form, desk, book) -> SlipNumberRow:
    """Entering the book, the cursor in the number."""
    form.row.begin(desk.store, book)
    go_to(form.row.field)
    return form.row


def write(desk, slip_no: str, name: str = "Trần Thị Bé") -> str:
    draft = VisitDraft({"full_name": name}, visit={"slip_no": slip_no, "visit_on": "2026-11-20", "visit_at": "21:04"},
                       helps=(HelpLine("CASHLESS"),))
    return save_visit(desk.store, draft).visit_id


def test_without_a_book_there_is_no_field_and_no_number(form):
    assert form.row.isHidden()
    assert (form.row.value(), form.row.check()) == ("", None)
    form.row.advance()
    assert form.row.value() == ""


def test_the_next_number_is_proposed_as_carried_and_enter_goes_on(row, form, book):
    assert row.value() == f"{book.code}-0001"
    assert row.field.property("state") == "carried"
    assert "còn 6 số chưa nhập" in row.row.label.text()
    enter()
    assert focused() is form.name


def test_after_a_save_the_next_open_number_is_proposed(row, desk, book):
    write(desk, f"{book.code}-0002")
    void(desk.store, book.id, [3], "rách")
    write(desk, row.value())
    row.advance()
    assert row.value() == f"{book.code}-0004"
    go_to(row.field)
    type_text("6")
    write(desk, row.value())
    row.advance()
    assert row.value() == f"{book.code}-0004", "past the end, what was left over"
    for number in (4, 5):
        write(desk, f"{book.code}-{number:04}")
    row.advance()
    assert row.value() == ""
    assert "đã hết số chưa nhập" in row.row.label.text()


@pytest.mark.parametrize(("typed", "number"), [("5", 5), ("005", 5), ("{code} 5", 5), ("dxp:{code}-0005", 5)])
def test_a_number_is_typed_in_any_way_and_shown_in_one(row, form, book, typed, number):
    type_text(typed.format(code=book.code.lower()))
    assert row.field.property("state") == ""
    enter()
    assert focused() is form.name
    assert row.field.text() == row.value() == f"{book.code}-{number:04}"


def test_a_number_entered_already_is_asked_about_once_with_who_and_when(row, form, desk, book):
    visit = write(desk, f"{book.code}-0004")
    enter("4")
    assert focused() is row.field
    assert row.field.accessibleDescription() == (
        "Số 4 đã nhập: Trần Thị Bé, Lê Thị Hoa ghi 21:04 20/11/2026. Enter nếu vẫn đúng.")
    assert row.field.property("state") == "warn"
    press(Qt.Key.Key_Return)
    assert focused() is form.name
    assert row.check(leave_out=visit) is None, "its own number is no double"
    assert not row.check().hard


def test_numbers_that_do_not_fit_the_book_are_asked_about(row, form, desk, book):
    void(desk.store, book.id, [5], "rách")
    other = new_book(desk.store, 1, 6)
    for typed, words in (("9", "chỉ có số 1 đến 6"), ("5", "đã ghi là bỏ"), (f"{other.code}-2", f"quyển {other.code}"),
                         ("", "Chưa ghi số phiếu")):
        go_to(row.field)
        row.set_value(typed)
        press(Qt.Key.Key_Return)
        assert focused() is row.field
        assert words in row.field.accessibleDescription()
        assert not row.check().hard
        press(Qt.Key.Key_Return)
        assert focused() is form.name


def test_typing_another_number_asks_anew(row, desk, book):
    for number in (4, 5):
        write(desk, f"{book.code}-{number:04}")
    enter("4")
    row.field.selectAll()
    enter("5")
    assert focused() is row.field
    assert "Số 5 đã nhập" in row.field.accessibleDescription()


@pytest.mark.parametrize("typed", ["abc", "😀😀", "số mười", "0", "12345", "tiểu thuyết " * 500, "\u202e12\u202c x"])
def test_what_is_no_number_stops_with_a_sentence_and_stays_as_typed(row, typed):
    row.field.clear()
    row.field.insert(typed)
    enter()
    enter()
    assert focused() is row.field
    assert row.check().hard
    assert row.field.property("state") == "bad"


def test_an_input_method_that_composes_is_not_disturbed(row, book):
    row.field.clear()
    QApplication.sendEvent(row.field, QInputMethodEvent("1", []))
    assert row.field.text() == ""
    done = QInputMethodEvent()
    done.setCommitString("12")
    QApplication.sendEvent(row.field, done)
    assert row.field.text() == "12", "made whole only when the field is left"
    assert row.value() == f"{book.code}-0012"


def test_it_begins_at_a_number_chosen_and_ends_without_a_trace(row, desk, book, qtbot):
    row.begin(desk.store, book, 3)
    assert row.value() == f"{book.code}-0003"
    with qtbot.waitSignal(row.stopped):
        row._stop.click()
    row.end()
    assert row.isHidden()
    assert (row.value(), row.book) == ("", None)
