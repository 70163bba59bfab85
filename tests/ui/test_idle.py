"""A desk nobody touches locks itself; whoever types keeps it open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dxdesk.ui.idle import IdleLock, idle_minutes, keep_idle_minutes


class Time:
    """Two clocks: one that stands still while a laptop sleeps, and the wall's."""

    def __init__(self) -> None:
        self.steady = self.wall = 1000.0

    def go(self, minutes: float) -> None:
        self.steady += minutes * 60
        self.wall += minutes * 60


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def watched(qapp, qtbot, time):
    """An idle lock of ten minutes over a window, and what it told."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    chosen, told = [10], []
    lock = IdleLock(qapp, lambda: chosen[0], None, (lambda: time.steady, lambda: time.wall))
    lock.idle.connect(lambda: told.append(time.steady))
    yield lock, field, chosen, told
    lock._timer.stop()
    qapp.focusWindowChanged.disconnect(lock._watch)


def test_after_the_minutes_it_tells_once(watched, time):
    lock, _, _, told = watched
    time.go(9.9)
    lock.look()
    assert told == []
    time.go(0.2)
    lock.look()
    lock.look()
    assert len(told) == 1


def test_who_types_or_moves_the_mouse_is_there(watched, time):
    lock, field, _, told = watched
    for touch in (lambda: QTest.keyClick(field.windowHandle(), Qt.Key.Key_A),
                  lambda: QTest.mouseMove(field.windowHandle(), field.rect().center()),
                  lambda: QTest.mouseClick(field.windowHandle(), Qt.MouseButton.LeftButton)):
        time.go(9)
        touch()
        time.go(9)
        lock.look()
    assert told == []
    time.go(2)
    lock.look()
    assert len(told) == 1
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_B)
    time.go(11)
    lock.look()
    assert len(told) == 2


def test_typing_still_reaches_the_field(watched):
    _, field, _, _ = watched
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert field.text() == "a"


def test_a_laptop_that_slept_was_idle(watched, time):
    lock, _, _, told = watched
    time.wall += 3600
    lock.look()
    assert len(told) == 1


def test_never_is_never_and_another_choice_holds_at_once(watched, time):
    lock, _, chosen, told = watched
    chosen[0] = 0
    time.go(600)
    lock.look()
    assert told == []
    chosen[0] = 5
    lock.look()
    assert len(told) == 1


def test_ten_minutes_unless_somebody_chose(desk):
    assert idle_minutes(desk.store) == 10
    keep_idle_minutes(desk.store, 0)
    assert idle_minutes(desk.store) == 0
