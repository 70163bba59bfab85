"""What an input method makes of a scan, and that ordinary composition is never disturbed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.desk.scanner.place import CARD


def test_an_input_method_that_commits_a_scan(scans, place, hand):
    edit = place.edit
    edit.setFocus()
    edit.setText("Tám")
    for letter in CARD:
        hand.commit(letter)
    hand.key(Qt.Key.Key_Return, "\r")
    QApplication.processEvents()
    assert (scans.got, edit.text()) == ([CARD], "Tám")


def test_an_input_method_that_composes_the_words_of_a_scan(scans, place, hand):
    edit = place.edit
    edit.setFocus()
    word = ""
    for letter in CARD:
        if letter.isalpha():
            word += letter
            hand.commit("", word)
        else:
            hand.commit(word + letter)
            word = ""
    hand.pause()
    assert (scans.got, edit.text()) == ([CARD], "")


def test_a_card_committed_at_once_is_a_scan_and_a_sentence_is_not(scans, place, hand):
    place.edit.setFocus()
    hand.commit(CARD)
    QApplication.processEvents()
    assert (scans.got, place.edit.text()) == ([CARD], "")
    hand.commit("Cả nhà bác Tám cùng đến", gap=0.5)
    assert place.edit.text() == "Cả nhà bác Tám cùng đến"


def test_ordinary_composition_is_never_disturbed(scans, place, hand):
    edit = place.edit
    edit.setFocus()
    seen = []
    for word in ("Nguyễn", "Thị", "Phượng"):
        for end in range(1, len(word) + 1):
            hand.commit("", word[:end], gap=0.12)
        hand.commit(word, gap=0.1)
        hand.key(Qt.Key.Key_Space, " ", gap=0.001)
        seen.append(edit.text())
    assert seen == ["Nguyễn ", "Nguyễn Thị ", "Nguyễn Thị Phượng "]


def test_letters_an_input_method_sends_after_backspaces_wait_for_nothing(scans, place, hand):
    edit = place.edit
    edit.setFocus()
    hand.type("duong", gap=0.15)
    for _ in range(4):
        hand.key(Qt.Key.Key_Backspace, "\b", gap=0.002)
    for letter in "ương":
        hand.key(0, letter, gap=0.001)
    assert edit.text() == "dương"


def test_an_input_method_that_corrects_a_scan_with_backspaces(scans, place, hand):
    place.edit.setFocus()
    hand.type(CARD[:20])
    hand.type("zz")
    for _ in range(2):
        hand.key(Qt.Key.Key_Backspace, "\b", gap=0.001)
    hand.scan(CARD[20:])
    assert scans.got == [CARD[:20] + "zz\b\b" + CARD[20:]]
