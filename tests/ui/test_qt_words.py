import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMessageBox

from dxdesk.ui.qt_words import WORDS, VietnameseWords

Box = QDialogButtonBox.StandardButton


@pytest.fixture
def vietnamese(qapp):
    words = VietnameseWords(qapp)
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def test_buttons_of_qt_s_own_dialogs_speak_vietnamese(vietnamese, qtbot):
    buttons = QDialogButtonBox(Box.Save | Box.Cancel | Box.Yes | Box.No | Box.Ok | Box.Close)
    qtbot.addWidget(buttons)
    words = {button.text().replace("&", "") for button in buttons.buttons()}
    assert words == {"Lưu", "Hủy", "Có", "Không", "Đồng ý", "Đóng"}


def test_a_question_asked_by_qt_has_vietnamese_buttons(vietnamese, qtbot):
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Discard)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Bỏ, không lưu"


def test_the_menu_of_a_field_speaks_vietnamese(vietnamese, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    words = [action.text().split("\t")[0] for action in field.createStandardContextMenu().actions() if action.text()]
    assert words == ["&Hoàn tác", "&Làm lại", "Cắ&t", "&Chép", "&Dán", "Xóa", "Chọn tất cả"]


def test_words_nobody_translated_stay_as_they_are(vietnamese, qapp):
    assert qapp.translate("Anything", "Phiếu 38") == "Phiếu 38"


def test_no_key_is_given_twice_within_the_buttons_that_stand_together():
    keys = [WORDS[word][WORDS[word].index("&") + 1].lower() for word in ("&Yes", "&No", "&Cancel", "&Save", "&Open")]
    assert len(set(keys)) == len(keys)
