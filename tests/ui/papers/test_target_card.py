"""Targets set in the window stand on the sheet at once."""

import pytest

from dxdesk.store.targets import targets
from dxdesk.ui.combo import choose
from dxdesk.ui.papers.papers_page import PapersPage
from tests.ui.desks import stand, type_text, write_visit


def settled(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


@pytest.fixture
def page(desk, qtbot):
    write_visit(desk, "Nguyễn Văn An")
    page = PapersPage(desk)
    stand(page, qtbot)
    page.load()
    settled(desk, qtbot)
    page.choose("targets")
    settled(desk, qtbot)
    return page


def put(page, desk, qtbot, value: str):
    card = page.ui.targets
    choose(card.indicator, "people")
    card.value.clear()
    type_text(value, card.value)
    card.set.click()
    settled(desk, qtbot)


def test_a_target_set_stands_on_the_sheet(page, desk, qtbot):
    assert page.ui.targets.isVisible() and page.ui.targets.title.text() == "Giao chỉ tiêu năm 2026"
    put(page, desk, qtbot, "1.500")
    assert [(one.indicator, one.value) for one in targets(desk.store)] == [("people", 1500)]
    assert "1.500" in {cell.text for table in page.ui.figures.tables for row in table.rows for cell in row}
    assert page.ui.targets.value.text() == "1.500"
    put(page, desk, qtbot, "0")
    assert targets(desk.store) == []


def test_what_is_no_number_is_said_under_its_field(page, desk, qtbot):
    put(page, desk, qtbot, "nhiều")
    assert page.ui.targets.value.property("state") == "bad" and targets(desk.store) == []
    page.choose("ward")
    settled(desk, qtbot)
    assert page.ui.targets.isHidden()
