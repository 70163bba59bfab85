"""Whatever Qt asks to have translated in the dialogs and menus this program opens has Vietnamese words."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dxdesk.ui.qt_words import WORDS, VietnameseWords

Box = QDialogButtonBox.StandardButton
KEYS_AND_PAPER = {"QShortcut", "QPageSize", "QGuiApplication"}  # Ctrl, Alt, A4, B5: as they are printed
PLAIN = re.compile(r"%?[0-9%p]*|mm|\.\.\.|Form|[0-9]+ \([0-9]x[0-9]\)|Alt\+(Left|Right|Up)")  # "Form" is never shown


class Listening(VietnameseWords):
    """Notes what was asked and has no Vietnamese words."""

    def __init__(self, parent) -> None:
        super().__init__(parent)
        self.missed: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        answer = super().translate(context, source, disambiguation, n)
        if answer is None and context not in KEYS_AND_PAPER and not PLAIN.fullmatch(source):
            self.missed.add((context, source))
        return answer


@pytest.fixture
def vietnamese(qapp):
    words = Listening(qapp)
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


def shown(widget: QWidget, qtbot) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
    return widget


def test_buttons_of_qt_s_own_dialogs_speak_vietnamese(vietnamese, qtbot):
    buttons = QDialogButtonBox(Box.Save | Box.Cancel | Box.Yes | Box.No | Box.Ok | Box.Close)
    qtbot.addWidget(buttons)
    words = {button.text().replace("&", "") for button in buttons.buttons()}
    assert words == {"Lưu", "Hủy", "Có", "Không", "Đồng ý", "Đóng"}


def test_every_button_a_question_may_have_is_vietnamese(vietnamese, qtbot):
    box = QMessageBox(QMessageBox.Icon.Question, "Hỏi", "Giữ số nào?")
    for one in QMessageBox.StandardButton:
        if one.value and not one.value & (one.value - 1) and one.value >= QMessageBox.StandardButton.Ok.value:
            box.addButton(one)
    box.setDetailedText("chi tiết")
    shown(box, qtbot)
    assert len(box.buttons()) > 15
    assert vietnamese.missed == set()


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
@pytest.mark.parametrize("files", [QFileDialog.FileMode.Directory, QFileDialog.FileMode.AnyFile])
def test_the_file_dialog_speaks_vietnamese(vietnamese, qtbot, tmp_path, mode, files):
    Path(tmp_path, "Gói của tổ.csv").write_text("")
    dialog = QFileDialog(None, "Chọn nơi", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setFileMode(files)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    shown(dialog, qtbot)
    assert vietnamese.missed == set()
    assert {label.text() for label in dialog.findChildren(QLabel)} >= {"T&rong:"}
    names = {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
    assert names <= {"Mở", "Lưu", "Chọn", "Hủy"}


def test_asking_whether_to_replace_a_file_is_vietnamese(vietnamese, qapp):
    asked = "%1 already exists.\nDo you want to replace it?"
    assert qapp.translate("QFileDialog", asked) == "Đã có %1.\nThay bằng tệp mới?"


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_the_menu_of_a_field_speaks_vietnamese(vietnamese, qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]
    assert vietnamese.missed == set()


def test_asking_for_a_value_and_waiting_are_vietnamese(vietnamese, qtbot):
    shown(QInputDialog(), qtbot)
    shown(QProgressDialog(), qtbot)
    assert vietnamese.missed == set()


def test_printing_is_asked_in_vietnamese(vietnamese, qtbot):
    printer = QPrinter()  # must outlive the dialog
    dialog = QPrintDialog(printer)
    shown(dialog, qtbot)
    for button in dialog.findChildren(QPushButton):
        assert not re.search(r"\b(Print|Cancel|Options|Properties)\b", button.text())
    assert vietnamese.missed == set()


@pytest.mark.parametrize("kind", [QPushButton, QCheckBox, QComboBox, QSpinBox, QScrollBar, QTabBar, QLineEdit])
def test_what_a_screen_reader_says_one_can_do_is_vietnamese(vietnamese, qtbot, kind):
    widget = shown(kind(), qtbot)
    seen = QAccessible.queryAccessibleInterface(widget)
    told = [seen.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help)]
    actions = seen.actionInterface()
    if actions is not None:
        told += [words for name in actions.actionNames()
                 for words in (actions.localizedActionName(name), actions.localizedActionDescription(name))]
    assert vietnamese.missed == set()
    assert told


def test_words_nobody_translated_stay_as_they_are(vietnamese, qapp):
    assert qapp.translate("Anything", "Phiếu 38") == "Phiếu 38"


def test_no_key_is_given_twice_within_the_buttons_that_stand_together():
    for together in (("&Yes", "&No", "&Cancel", "&Save", "&Open"), ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste"),
                     ("&Look in:", "File &name:", "Files of &type:", "&Save", "&Cancel")):
        keys = [WORDS[word][WORDS[word].index("&") + 1].lower() for word in together]
        assert len(set(keys)) == len(keys), together


def test_blanks_of_a_sentence_stay_in_it():
    for source, words in WORDS.items():
        assert ("%1" in source) == ("%1" in words), source
