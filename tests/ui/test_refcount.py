"""Guards against the PySide6 releases that lose references on Python 3.11 and abort after a few thousand calls."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel


class Bell(QObject):
    """Something that emits."""

    rung = Signal()


def test_calls_do_not_lose_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("x")
    before = sys.getrefcount(None)
    for _ in range(500):
        label.setText("x")
    assert before - sys.getrefcount(None) < 100


def test_signals_do_not_lose_true(qtbot):
    bell = Bell()
    heard = []
    bell.rung.connect(lambda: heard.append(1))
    before = sys.getrefcount(True)
    for _ in range(500):
        bell.rung.emit()
    assert before - sys.getrefcount(True) < 100
    assert len(heard) == 500
