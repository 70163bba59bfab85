"""The sheet of targets on the page of papers: its charts, and the records behind a bar."""

from PySide6.QtCore import Qt

from dxdesk.ui.papers.page_layout import CHARTS
from tests.ui.desks import focused, press
from tests.ui.papers.conftest import settled


def test_enter_on_a_bar_opens_its_records_and_esc_leads_back_to_it(page, desk, qtbot):
    page.choose("targets")
    qtbot.waitUntil(lambda: page.made is not None and page.made.kind.key == "targets", timeout=20_000)
    settled(desk, qtbot)
    page.ui.views.choose(CHARTS)
    view = page.ui.charts.views[0]
    assert view.accessibleName().startswith("Lượt hỗ trợ theo tháng. Tháng 1: chưa có")
    view.setFocus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.ui.figures.records.isVisible, timeout=20_000)
    assert page.ui.figures.title.text() == "Tháng 11, Năm 2026 (lượt): 6"
    assert len(page.ui.figures.records.rows) == 6
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.ui.charts.isVisible()
