"""A person's hands at the keyboard of a window: letters, keys, shortcuts, and the patience to wait for the screen."""

from collections.abc import Callable
from time import monotonic, sleep

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 60.0
_GLANCE = 0.002  # seconds between two looks, left to the work being waited for
NOTHING = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class OutOfPatienceError(Exception):
    """The screen did not come to where the person expected it."""


def type_text(text: str) -> None:
    """Type letters into the field with the focus. Sent by hand: `QTest.keyClicks` aborts on Vietnamese letters."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(), QKeyEvent(kind, 0, NOTHING, letter))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
    """Press a key, shortcuts included, once the screen shows what the keys before did."""
    QApplication.processEvents()
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def focused() -> QWidget:
    """The widget the keys go to: an open list takes them before the field it belongs to."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    if widget is None:
        raise OutOfPatienceError("Không ô nào nhận phím.")
    return widget


def is_in(field: QWidget) -> bool:
    """Whether the focus is in a field or a part of it."""
    widget = QApplication.focusWidget()
    return widget is not None and (field is widget or field.isAncestorOf(widget))


def wait(what: str, ready: Callable[[], bool]) -> None:
    """Wait until the screen is ready; raises `OutOfPatienceError` naming what was waited for."""
    end = monotonic() + PATIENCE
    while not ready():
        QApplication.processEvents()
        sleep(_GLANCE)
        if monotonic() > end:
            raise OutOfPatienceError(f"Chờ mãi không thấy: {what}.")
