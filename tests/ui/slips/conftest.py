"""The sheet of slip books alone, on a real encrypted desk."""

import pytest

from dxdesk.ui.slips.slip_books_sheet import SlipBooksSheet


@pytest.fixture
def sheet(desk, qtbot) -> SlipBooksSheet:
    made = SlipBooksSheet(desk)
    qtbot.addWidget(made)
    made.resize(1166, 736)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(sheet) -> list[tuple]:
    """What the sheet asked the page for."""
    heard: list[tuple] = []
    sheet.entering.connect(lambda *what: heard.append(("entering", *what)))
    sheet.show_visit.connect(lambda visit: heard.append(("visit", visit)))
    sheet.closed.connect(lambda: heard.append(("closed",)))
    sheet.changed.connect(lambda: heard.append(("changed",)))
    return heard
