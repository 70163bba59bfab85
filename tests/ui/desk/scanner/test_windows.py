"""A scan beside open lists, dialogs, closed windows and a second program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMessageBox,
)
from shiboken6 import delete

from dxdesk.ui.desk.scanner import Scanner
from tests.ui.desk.scanner.place import CARD, Place


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("name", ["plain", "names"])
def test_an_open_list_is_closed_and_chooses_nothing(scans, place, hand, name):
    combo = getattr(place, name)
    combo.setFocus()
    combo.showPopup()
    hand.scan(CARD)
    assert QApplication.activePopupWidget() is None
    assert (combo.currentIndex(), scans.got) == (0, [CARD])


def test_a_dialog_is_not_answered_and_the_scan_waits_behind_it(scans, place, hand, qtbot):
    box = QMessageBox(place)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    qtbot.addWidget(box)
    box.open()
    qtbot.waitUntil(box.isActiveWindow)
    hand.scan(CARD)
    qtbot.wait(150)
    assert box.isVisible() and scans.got == [] and scans.scanner.waiting == 1
    box.reject()
    qtbot.waitUntil(lambda: scans.got == [CARD])


def test_a_file_dialog_keeps_its_name_field(scans, place, hand, qtbot):
    dialog = QFileDialog(place)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setFocus()
    hand.scan(CARD)
    assert (name.text(), dialog.isVisible()) == ("", True)
    dialog.reject()
    qtbot.waitUntil(lambda: scans.got == [CARD])


def test_a_busy_moment_before_the_silence_is_judged_changes_nothing(scans, place, hand, qtbot):
    """Keys waiting in the queue while the window was busy still belong to the burst."""
    place.edit.setFocus()
    hand.type(CARD[:30])
    qtbot.wait(60)
    hand.type(CARD[30:])
    hand.key(Qt.Key.Key_Return, "\r")
    QApplication.processEvents()
    assert (scans.got, place.edit.text()) == ([CARD], "")


def test_a_scanner_whose_window_is_closed_leaves_the_keys_of_others_alone(qapp, hand, theme, qtbot):
    window, made = QMainWindow(), Place(theme)
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    window.show()
    Scanner(qapp, hand.clock, made)
    window.close()
    alone = QLineEdit()
    qtbot.addWidget(alone)
    alone.show()
    alone.activateWindow()
    qtbot.waitUntil(alone.isActiveWindow)
    alone.setFocus()
    hand.type("481516")
    assert alone.text() == "481516"


def test_a_field_gone_in_the_midst_of_a_scan_does_no_harm(scans, place, hand, qtbot):
    window = QDialog(place)
    edit = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edit.setFocus()
    hand.type(CARD)
    delete(edit)
    qtbot.waitUntil(lambda: scans.got == [CARD])


def test_two_programs_side_by_side_each_have_a_scanner(qapp, hand, theme, qtbot):
    places, got = [], []
    for at in range(2):
        window, made = QMainWindow(), Place(theme)
        window.setCentralWidget(made)
        qtbot.addWidget(window)
        window.show()
        Scanner(qapp, hand.clock, made).scanned.connect(lambda text, at=at: got.append((at, text)))
        places.append((window, made))
    for at in (0, 1):
        window, made = places[at]
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made.edit.setFocus()
        hand.now += 1
        hand.type("Nguyễn Văn Tám")
        hand.key(Qt.Key.Key_Return, "\r")
        assert made.edit.text() == "Nguyễn Văn Tám"
        hand.now += 1
        hand.scan(CARD)
    assert got == [(0, CARD), (1, CARD)]


def test_nothing_of_a_scan_stays_in_the_scanner(scans, place, hand):
    place.edit.setFocus()
    hand.scan(CARD)
    kept = [*vars(scans.scanner).values(), *vars(scans.scanner._queue).values()]
    assert CARD[:12] not in repr(kept) and scans.scanner.waiting == 0


def test_a_dialog_of_ones_own_with_a_default_button(scans, place, hand, qtbot):
    dialog = QDialog(place)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, dialog)
    buttons.accepted.connect(dialog.accept)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    hand.scan(CARD)
    assert dialog.isVisible()
    hand.key(Qt.Key.Key_Return, "\r", gap=1)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: scans.got == [CARD])
