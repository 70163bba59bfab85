"""Papers made off the GUI thread: the last one asked for counts, a long one tells how far it is and can be stopped."""

import time

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.papers.making import make
from dxdesk.ui.page import Page
from dxdesk.ui.papers import paper_making
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.papers.paper_over import PaperOver
from tests.ui.desks import stand
from tests.ui.papers.conftest import settled

NOVEMBER = Choices(read_period("2026-11"), annexes=False)
ROWS = 4_000


@pytest.fixture
def long(monkeypatch):
    """Every paper takes some seconds, unless it is stopped."""
    def slow(store, kind, choices, catalogues, tell):
        for done in range(ROWS):
            tell(done, ROWS)
            time.sleep(0.001)
        return make(store, kind, choices, catalogues, tell)

    monkeypatch.setattr(paper_making, "preview", slow)


def test_a_long_paper_says_how_far_it_is_and_is_stopped(desk, qtbot, long):
    host = Page()
    stand(host, qtbot)
    over = PaperOver(desk, host)
    over.start("team-month", NOVEMBER, "Báo cáo")
    with qtbot.waitSignal(over.making.advanced, timeout=20_000):
        pass
    qtbot.waitUntil(over.progress.isVisible)
    assert f"trên {ROWS} dòng" in over.progress.sentence.text()
    over.progress.stop.click()
    with qtbot.waitSignal(over.closed, timeout=3_000):
        pass
    settled(desk, qtbot)
    assert over.isHidden() and over.made is None and not over.progress.isVisible()


def test_a_page_stopped_says_so_and_offers_to_begin_again(page, desk, qtbot, long, monkeypatch):
    page.make()
    with qtbot.waitSignal(page.making.advanced, timeout=20_000):
        pass
    page.ui.making.stop.click()
    qtbot.waitUntil(lambda: page.ui.message.message is not None, timeout=3_000)
    assert page.ui.message.message.fact == "Đã dừng làm giấy." and not page.ui.print_paper.isEnabled()
    monkeypatch.setattr(paper_making, "preview", make)
    page.ui.message.buttons()[0].click()
    settled(desk, qtbot)
    assert page.made is not None and page.ui.print_paper.isEnabled() and page.ui.message.message is None


def test_whoever_chooses_something_else_does_not_wait_for_what_he_chose_before(desk, qtbot, long, monkeypatch):
    making, shown = PaperMaking(desk), []
    making.ready.connect(shown.append)
    making.ask("team-month", NOVEMBER)
    with qtbot.waitSignal(making.advanced, timeout=20_000):
        pass
    monkeypatch.setattr(paper_making, "preview", make)
    started = time.monotonic()
    making.ask("team-month", Choices(read_period("2026-10"), annexes=False))
    settled(desk, qtbot)
    assert [made.choices.period.text for made in shown] == ["2026-10"] and time.monotonic() - started < 3


def test_a_fault_of_the_program_is_said_in_its_place_and_goes_to_the_log(desk, qtbot, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(paper_making, "preview", broken)
    making, said = PaperMaking(desk), []
    making.refused.connect(said.append)
    with qtbot.captureExceptions() as caught:
        making.ask("team-month", NOVEMBER)
        settled(desk, qtbot)
    assert len(said) == 1 and "Sổ còn nguyên" in said[0] and caught[0][0] is ZeroDivisionError
