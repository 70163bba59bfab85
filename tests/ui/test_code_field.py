import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication

from dxdesk.ui.code_field import CodeField
from tests.ui.desks import press, type_text

CODE = "K7QM2X4P9RTD"


@pytest.fixture
def field(theme, qtbot) -> CodeField:
    field = CodeField(None, "&Mã mời", 3)
    qtbot.addWidget(field)
    field.resize(600, 120)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.edit.setFocus()
    return field


def words(field: CodeField) -> str:
    return field.edit.accessibleDescription()


def test_groups_appear_while_typing(field):
    type_text("k7qm2")
    assert field.edit.text() == "K7QM-2"
    type_text("x4p9rtd")
    assert field.edit.text() == "K7QM-2X4P-9RTD"
    assert field.readings() == (CODE,) and field.problem() == ""
    assert words(field) == "Đủ 12 chữ."


def test_typing_the_dashes_oneself_changes_nothing(field):
    type_text("k7qm-2x4p-9rtd")
    assert field.edit.text() == "K7QM-2X4P-9RTD"
    assert field.edit.cursorPosition() == 14


def test_backspace_takes_the_dash_with_the_letter_before(field):
    type_text("k7qm2")
    press(Qt.Key.Key_Backspace)
    assert field.edit.text() == "K7QM"
    press(Qt.Key.Key_Backspace)
    type_text("z9")
    assert field.edit.text() == "K7QZ-9"


def test_a_letter_put_in_the_middle_leaves_the_cursor_behind_it(field):
    type_text("k7m2x4")
    field.edit.setCursorPosition(2)
    type_text("q")
    assert field.edit.text() == "K7QM-2X4"
    assert field.edit.cursorPosition() == 3
    type_text("w")
    assert (field.edit.text(), field.edit.cursorPosition()) == ("K7QW-M2X4", 4)


def test_the_whole_code_can_be_pasted(field):
    QGuiApplication.clipboard().setText(" k7qm – 2x4p – 9rtd\n")
    field.edit.paste()
    assert field.edit.text() == "K7QM-2X4P-9RTD"
    assert field.readings() == (CODE,)


def test_what_a_keyboard_hook_sends_leaves_the_keys_typed(field):
    """Unikey answers the second a of aa with Backspace and â, and a further s with Backspace and ấ."""
    type_text("k7qa")
    press(Qt.Key.Key_Backspace)
    type_text("â")
    press(Qt.Key.Key_Backspace)
    type_text("ấ")
    type_text("4p9rtd")
    assert field.readings() == ("K7QAAS4P9RTD", "K7QA614P9RTD")
    assert field.problem() == ""
    assert "Telex và VNI" in words(field) and "Ấ" in words(field)


@pytest.mark.parametrize(("typed", "said"), [
    ("", "Chưa gõ mã, 12 chữ."), ("K7QM", "Còn thiếu 8 chữ."), ("K7QM2X4P9RTDZZ", "Thừa 2 chữ."),
    ("K7QM2X4P9RT@", "Mã không có @. Nghe lại hoặc đọc lại chữ đó."), ("K7QU", "Mã không có U."),
])
def test_what_is_no_code_yet_is_said(field, typed, said):
    field.set_text(typed)
    assert field.problem().startswith(said)


def test_the_hint_tells_of_letters_that_look_alike_until_something_is_typed(field):
    assert "O là số 0" in words(field)
    type_text("k")
    assert words(field) == "Còn thiếu 11 chữ."
    field.clear()
    assert "O là số 0" in words(field)


def test_enter_and_changes_are_told(field, qtbot):
    with qtbot.waitSignal(field.changed):
        type_text("k")
    with qtbot.waitSignal(field.entered):
        press(Qt.Key.Key_Return)


def test_a_problem_stands_until_something_else_is_typed(field):
    type_text(CODE)
    field.say("Mã này chưa mở được giấy mời.")
    assert field.edit.property("state") == "bad"
    press(Qt.Key.Key_Backspace)
    assert field.edit.property("state") == ""


def test_the_field_has_a_name(field):
    assert QAccessible.queryAccessibleInterface(field.edit).text(QAccessible.Text.Name) == "Mã mời"
    assert not field.edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
