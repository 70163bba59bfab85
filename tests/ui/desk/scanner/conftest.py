"""A scanner that watches a window with one of everything that takes keys."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from dxdesk.ui.desk.scanner import Scanner
from tests.ui.desk.scanner.place import Place
from tests.ui.desk.scanning import Hand


@pytest.fixture
def hand(qtbot):
    return Hand(qtbot)


@pytest.fixture
def place(qtbot, theme):
    made = Place(theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def scans(qapp, hand, place):
    """What the scanner gave; the scanner itself goes with the test."""
    scanner, got = Scanner(qapp, hand.clock), []
    scanner.scanned.connect(got.append)
    got_and = type("Scans", (list,), {})(got)
    got_and.got, got_and.scanner = got, scanner
    yield got_and
    scanner.drop()
    scanner.deleteLater()
    QApplication.sendPostedEvents(scanner, QEvent.Type.DeferredDelete)
