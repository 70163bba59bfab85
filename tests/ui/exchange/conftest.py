"""The exchange page of a practice desk."""


import pytest

from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_page import ExchangePage
from tests.ui.desks import stand
from tests.ui.laptops import settle


@pytest.fixture
def page(desk: Desk, qtbot) -> ExchangePage:
    """The page alone, loaded."""
    made = ExchangePage(desk)
    stand(made, qtbot)
    made.load()
    settle(desk, qtbot)
    return made
