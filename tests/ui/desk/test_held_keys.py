"""Keys leaned on: what a hand meant once is done once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from tests.ui.desks import CTRL, NOTHING, focused


def test_a_key_held_down_too_long_acts_once(page):
    QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NOTHING, "\r", True))
    assert focused() is page.form.ui.full_name
    page.form.ui.services.setFocus()
    for repeated in (False, True):
        QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, NOTHING, "k", repeated))
    assert page.form.ui.helps.services == ("VNEID_ACTIVATE",)
    shortcuts = page.findChildren(QShortcut)
    assert shortcuts and [one.key().toString() for one in shortcuts if one.autoRepeat()] == []


@pytest.mark.parametrize(("pressed", "held"), [(1_000, True), (1_002, True), (1_080, False)])
def test_a_key_let_go_and_pressed_at_one_instant_is_still_held(page, pressed, held):
    for kind, at in ((QEvent.Type.KeyRelease, 1_000), (QEvent.Type.ShortcutOverride, pressed)):
        event = QKeyEvent(kind, Qt.Key.Key_Z, CTRL)
        event.setTimestamp(at)
        event.ignore()
        QApplication.sendEvent(page, event)
    assert event.isAccepted() is held
