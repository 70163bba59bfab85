"""The event desk as its tests find it."""

import pytest

from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_page import DeskPage
from tests.ui.desks import stand


@pytest.fixture
def page(desk: Desk, qtbot) -> DeskPage:
    """The page of a practice desk, shown alone."""
    page = DeskPage(desk)
    stand(page, qtbot)
    page.load()
    return page
