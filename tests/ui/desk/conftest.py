"""The event desk as its tests find it."""

from collections.abc import Iterator

import pytest

from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.opening import PAGES
from tests.ui.desk.hand import Hand
from tests.ui.desks import stand


@pytest.fixture
def page(desk: Desk, qtbot) -> DeskPage:
    """The page of a practice desk, shown alone."""
    page = DeskPage(desk)
    stand(page, qtbot)
    page.load()
    return page


@pytest.fixture
def hand(room, desk, qapp, qtbot) -> Iterator[Hand]:
    work = room.fill(*PAGES)
    work.page().load()
    yield Hand(work, qapp, qtbot)
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
