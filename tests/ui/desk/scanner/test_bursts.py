"""A scanner's burst is caught from any focus and leaves no trace; everything else is typed as it was."""

import random

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.domain import damage
from tests.ui.desk.scanner.place import CARD, ENDS, LINK, SECOND, SLIP, WIDGETS
from tests.ui.desk.scanning import NOTHING


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("name", WIDGETS)
def test_a_burst_is_caught_from_any_focus_and_leaves_no_trace(scans, place, hand, name, end):
    widget = getattr(place, name)
    widget.setFocus()
    before, focus = place.state(), QApplication.focusWidget()
    hand.scan(CARD, ENDS[end])
    assert scans.got == [CARD]
    assert place.state() == before
    assert QApplication.focusWidget() is focus


@pytest.mark.parametrize("text", [CARD, SLIP, LINK, "074065000456", CARD[:40], damage.through("french", CARD),
                                  damage.through("british", CARD), "]Q1" + CARD, damage.dropped(CARD)])
def test_whatever_was_scanned_is_handed_over(scans, place, hand, text):
    place.edit.setFocus()
    place.edit.setText("Tám")
    hand.scan(text)
    hand.pause()
    assert [one.strip() for one in scans.got] == [text]
    assert place.edit.text() == "Tám"


@pytest.mark.parametrize("name", ["chips", "digits", "plain", "check", "button", "table"])
@pytest.mark.parametrize("end", ENDS)
def test_an_unknown_code_gives_no_commands(scans, place, hand, name, end):
    getattr(place, name).setFocus()
    before = place.state()
    hand.scan("KHO-A 12345 DH", ENDS[end])
    assert (scans.got, place.state()) == (["KHO-A 12345 DH"], before)


def test_nothing_need_have_the_focus(scans, place, hand):
    place.edit.setFocus()
    place.edit.clearFocus()
    assert QApplication.focusWidget() is None
    hand.scan(CARD)
    assert scans.got == [CARD]


def test_letters_let_in_are_taken_back_with_cursor_selection_and_undo(scans, place, hand):
    edit = place.edit
    edit.setFocus()
    hand.type("Tám ơi", gap=0.2)
    edit.setSelection(5, -3)
    hand.now += 0.2
    hand.scan(LINK)
    assert (edit.text(), edit.selectedText(), edit.cursorPosition()) == ("Tám ơi", "m ơ", 2)
    assert scans.got == [LINK]
    edit.deselect()
    hand.type("!", gap=0.3)
    edit.undo()
    assert edit.text() == "Tám ơi"
    edit.undo()
    assert edit.text() == ""


def test_a_text_of_many_lines_gets_its_letters_back_too(scans, place, hand):
    place.text.setFocus()
    hand.type("Ghi chú", gap=0.2)
    hand.now += 0.2
    hand.scan(LINK)
    assert (place.text.toPlainText(), scans.got) == ("Ghi chú", [LINK])
    for _ in range(3):
        place.text.undo()
        assert "ht" not in place.text.toPlainText()


def test_a_slow_scanner_is_a_scanner_too(scans, place, hand):
    place.edit.setFocus()
    hand.scan(CARD, gap=0.045)
    assert (scans.got, place.edit.text()) == ([CARD], "")


def test_a_first_digit_that_got_in_is_taken_back(scans, place, hand, qtbot):
    place.edit.setFocus()
    hand.type("0")
    qtbot.waitUntil(lambda: place.edit.text() == "0")
    hand.type(CARD[1:], gap=0.045)
    hand.key(Qt.Key.Key_Return, "\r")
    QApplication.processEvents()
    assert (scans.got, place.edit.text()) == ([CARD], "")


@pytest.mark.parametrize("typed", ["Nguyễn Văn Tám", "0912345678", "22/11/2026", "1958", "12/34 hẻm Cây Điệp", "a",
                                   "Khu phố 3", "x" * 4_150])
@pytest.mark.parametrize("gap", [0.0, 0.02])
def test_what_a_machine_types_arrives_in_order_before_its_enter(scans, place, hand, typed, gap):
    order = []
    place.edit.returnPressed.connect(lambda: order.append(place.edit.text()))
    place.edit.setFocus()
    hand.type(typed, gap)
    hand.key(Qt.Key.Key_Return, "\r", gap=gap)
    assert order == [typed]
    assert scans.got == []


def test_it_arrives_before_a_shortcut_too(scans, place, hand):
    seen = []
    QShortcut(QKeySequence("Ctrl+Return"), place, lambda: seen.append(place.edit.text()))
    place.edit.setFocus()
    hand.type("Nguyễn Văn Tám")
    QTest.keyClick(place.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["Nguyễn Văn Tám"]


def test_it_arrives_after_silence_without_an_enter(scans, place, hand, qtbot):
    place.edit.setFocus()
    hand.type("Nguyễn Văn Tám")
    qtbot.waitUntil(lambda: place.edit.text() == "Nguyễn Văn Tám")


def test_keys_come_again_exactly_as_they_were(scans, place, hand, qtbot):
    seen = []

    class Listener(QObject):
        def eventFilter(self, _watched, event):
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                seen.append((event.key(), event.text(), event.modifiers(), event.nativeScanCode(), event.count(),
                             event.isAutoRepeat()))
            return False

    listener = Listener()
    keys = [(Qt.Key.Key_A, NOTHING, 30, 65, 0, "a", False, 1),
            (Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier, 48, 66, 1, "B", False, 1),
            (Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier, 75, 100, 0, "4", False, 1)]
    for listening in (False, True):
        place.button.setFocus()
        (place.button.installEventFilter if listening else place.button.removeEventFilter)(listener)
        for kind, *rest in ((kind, *key) for key in keys for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)):
            hand.now += 0.005
            QApplication.sendEvent(place.button, QKeyEvent(kind, *rest))
        hand.pause()
    assert seen[-3:] == [(key[0], key[5], key[1], key[2], key[7], key[6]) for key in keys]


def test_hands_are_never_kept_waiting(scans, place, hand):
    """Typists of 40 to 110 words a minute, with rolls of two keys; p95 of the wait for letters is nothing."""
    dice, edit = random.Random(4), place.edit
    edit.setFocus()
    waits = typed = 0
    for letter in "nguyen thi hong nhung o khu pho ba phuong thu dau mot" * 12:
        hand.key(ord(letter.upper()), letter, gap=0.04 if dice.random() < 0.1 else dice.uniform(0.06, 0.3))
        typed += 1
        waits += not edit.text().endswith(letter)
    assert waits <= typed * 0.02


def test_a_human_enter_and_shortcuts_are_as_before(scans, place, hand):
    entered = []
    place.edit.returnPressed.connect(lambda: entered.append(1))
    place.edit.setFocus()
    hand.type("Ba", gap=0.15)
    hand.key(Qt.Key.Key_Return, "\r", gap=0.02)
    hand.key(Qt.Key.Key_A, "\x01", Qt.KeyboardModifier.ControlModifier, gap=0.01)
    assert (entered, place.edit.selectedText()) == ([1], "Ba")


def test_chips_and_digits_act_on_hands(scans, place, hand, qtbot):
    place.chips.setFocus()
    hand.key(Qt.Key.Key_A, "a")
    qtbot.waitUntil(lambda: len(place.toggled) == 1)
    place.digits.setFocus()
    hand.key(Qt.Key.Key_2, "2", gap=1)
    qtbot.waitUntil(lambda: place.digits.value() == "b")
    place.check.setFocus()
    hand.key(Qt.Key.Key_Space, " ", gap=1)
    qtbot.waitUntil(place.check.isChecked)
    place.button.setFocus()
    hand.key(Qt.Key.Key_Space, " ", gap=1)
    qtbot.waitUntil(lambda: place.clicks == 1)


@pytest.mark.parametrize("gap", [0.001, 0.02, 0.049])
def test_two_scans_one_after_the_other_both_arrive(scans, place, hand, gap):
    place.edit.setFocus()
    hand.type(CARD)
    hand.key(Qt.Key.Key_Return, "\r")
    hand.key(Qt.Key.Key_Return, "\n", gap=0.002)  # CR LF
    hand.type(SECOND[:1], gap)
    hand.type(SECOND[1:])
    hand.key(Qt.Key.Key_Return, "\r")
    QApplication.processEvents()
    assert (scans.got, place.edit.text()) == ([CARD, SECOND], "")


def test_two_scans_without_an_end_between_both_arrive(scans, place, hand):
    place.edit.setFocus()
    hand.scan(CARD + SECOND, None)
    assert (scans.got, place.edit.text()) == ([CARD, SECOND], "")


@pytest.mark.parametrize("at", [12, 30, 60])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_card_sent_in_parts_stays_together(scans, place, hand, at, key):
    place.edit.setFocus()
    hand.type(CARD[:at])
    hand.key(key, "\t" if key == Qt.Key.Key_Tab else "\r")
    hand.type(CARD[at:])
    hand.pause()
    assert place.edit.text() == ""
    assert QApplication.focusWidget() is place.edit
    assert "".join(scans.got).replace("\n", "").replace("\t", "") == CARD


def test_keys_that_repeat_are_no_scan(scans, place, hand):
    edit = place.edit
    edit.setFocus()
    hand.key(Qt.Key.Key_1, "1", gap=1)
    hand.pause()
    for _ in range(30):
        hand.now += 0.03
        QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, NOTHING, "1", True))
    assert edit.text() == "1" * 31


def test_keys_of_the_window_itself(scans, place, hand, qtbot):
    """The way of real keys: the window first, then the widget; each is seen once."""
    place.edit.setFocus()
    window = place.windowHandle()
    for letter in "ba":
        hand.now += 0.2
        QTest.keyClick(window, letter)
    assert place.edit.text() == "ba"
    qtbot.wait(150)  # events of a window carry stamps of their own
    hand.now += 1
    for letter in "074065000456":
        hand.now += 0.005
        QTest.keyClick(window, letter)
    hand.now += 0.005
    QTest.keyClick(window, Qt.Key.Key_Return)
    hand.pause()
    assert (place.edit.text(), [one.strip() for one in scans.got]) == ("ba", ["074065000456"])
    for letter in "nguyen van":
        QTest.keyClick(window, letter)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert place.edit.text() == "banguyen van"
