"""Forty learners from the opened page to the printed result in at most sixty keys (features.md row 37)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.training.grid_view import GridView
from dxdesk.ui.training.paper_sheet import PaperSheet
from dxdesk.ui.training.training_page import TrainingPage
from tests.ui.desks import CTRL, focused, key, type_text
from tests.ui.laptops import settle
from tests.ui.training.rolls import teach

FORTY = tuple(f"Người {letter}{at:02}" for letter in "AB" for at in range(20))
MOST = 60
ALT = Qt.KeyboardModifier.AltModifier


class Hand:
    """Counts the keys it presses."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot
        self.keys = 0

    def press(self, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        key(self._qtbot, which, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        self.keys += len(text)
        type_text(text)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files handed to the machine's own viewer."""
    files: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(files.append(url.toLocalFile())) or True)
    return files


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu pops up where there is no screen
def test_from_the_page_to_the_printed_result(desk, room, qtbot, printed):
    taught = teach(desk, FORTY)
    work = room.fill(DeskPage, TrainingPage)
    hand = Hand(qtbot)
    hand.press(Qt.Key.Key_2, ALT)
    while not isinstance(focused(), GridView):
        hand.press(Qt.Key.Key_Tab)
    for exception in ("3v", "11v", "17p", "22t", "29v", "35s", "40p"):
        hand.type(exception)
    hand.press(Qt.Key.Key_Return, CTRL)
    states = taught.states()
    assert [states.count(state) for state in ("present", "absent", "excused", "late", "left")] == [33, 3, 2, 1, 1]
    hand.press(Qt.Key.Key_P, CTRL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    hand.keys += 1
    qtbot.keyClick(menu, Qt.Key.Key_3)
    sheet = work.page().findChild(PaperSheet)
    qtbot.waitUntil(lambda: sheet.made is not None, timeout=20_000)
    hand.press(Qt.Key.Key_P, CTRL)
    settle(desk, qtbot)
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    assert printed[0].endswith("ket-qua-lop.pdf")
    assert hand.keys <= MOST, f"{hand.keys} keys"
