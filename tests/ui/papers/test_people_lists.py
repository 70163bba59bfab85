"""The registers in the window: in the order asked for, their counts opened, an empty period said."""

from dxdesk.papers.choices import BY_HAMLET
from tests.ui.papers.conftest import settled


def test_the_register_stands_in_the_order_asked_for_and_a_count_opens_its_turns(page, desk, qtbot):
    page.choose("visits")
    settled(desk, qtbot)
    assert len(page.made.sheet.groups[0].lines) == 6 and not page.made.sheet.groups[0].title
    next(part for part in page.ui.choices.order.segments() if part.value == BY_HAMLET).click()
    qtbot.waitUntil(lambda: page.made is not None and bool(page.made.sheet.groups[0].title), timeout=20_000)
    settled(desk, qtbot)
    page.open_source(page.made.drawn.spots[0].source)
    qtbot.waitUntil(page.ui.figures.records.isVisible, timeout=20_000)
    assert len(page.ui.figures.records.rows) == 6


def test_a_period_without_slips_is_said(page, desk, qtbot):
    page.choose("visits")
    settled(desk, qtbot)
    period = page.ui.choices.period
    period.choice.setCurrentIndex(period.choice.findData("2026-09"))
    qtbot.waitUntil(lambda: page.ui.message.message is not None, timeout=20_000)
    assert "Kỳ này chưa có phiếu nào" in page.ui.message.message.fact
    assert page.made is None and not page.ui.print_paper.isEnabled()
