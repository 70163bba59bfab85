"""The list of a choice says which choice it belongs to."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from dxdesk.ui.combo import complete_anywhere
from dxdesk.ui.naming import PartNames


@pytest.fixture
def window(qapp, qtbot, theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.names = PartNames(qapp, made)
    column = QVBoxLayout(made)
    made.choice, made.line = QComboBox(made), QLineEdit(made)
    for part in (made.choice, made.line):
        column.addWidget(part)
    made.choice.addItems(["Khu phố 1", "Khu phố 2"])
    made.choice.setAccessibleName("Khu phố")
    made.line.setAccessibleName("Nơi làm")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()  # away from the first field, so that a test puts the focus there
    return made


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.qt_log_ignore(r"not support (raise\(\)|grabbing the keyboard)", extend=True)  # offscreen has no manager
def test_the_open_list_of_a_choice_has_its_name(window, qtbot):
    window.choice.setFocus()
    window.choice.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert QApplication.focusWidget() is window.choice.view()
    assert spoken(window.choice.view()) == "Khu phố"
    window.choice.hidePopup()


def test_the_line_of_a_choice_to_type_in_has_its_name_and_its_proposals_too(window):
    window.choice.setEditable(True)
    complete_anywhere(window.choice)
    window.choice.setFocus()
    line = window.choice.lineEdit()
    assert (spoken(line), spoken(line.completer().popup())) == ("Khu phố", "Khu phố")


def test_the_proposals_below_a_line_have_its_name(window):
    window.line.setCompleter(QCompleter(["Nhà văn hóa"], window.line))
    window.line.setFocus()
    assert spoken(window.line.completer().popup()) == "Nơi làm"


def test_a_name_given_before_stays(window):
    window.choice.setEditable(True)
    window.choice.lineEdit().setAccessibleName("Gõ tên khu phố")
    window.choice.setFocus()
    assert spoken(window.choice.lineEdit()) == "Gõ tên khu phố"
