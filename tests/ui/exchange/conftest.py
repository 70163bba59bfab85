"""Two laptops of a practice ward, a stick between them, and the page of one of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store.desk import ward_secrets
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_page import ExchangePage
from tests.ui.desks import opened_desk, stand


@pytest.fixture
def other(desk: Desk, tmp_path: Path, theme) -> Iterator[Desk]:
    """Another laptop of the same practice ward."""
    shared = ward_secrets(desk.store)
    with opened_desk(tmp_path / "khác", theme, member="Trần Văn Nam", secrets=shared, joins=True) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder, called as people call their sticks."""
    made = tmp_path / "USB TỔ SỐ"
    made.mkdir()
    return made


@pytest.fixture
def page(desk: Desk, qtbot) -> ExchangePage:
    """The page alone, loaded."""
    made = ExchangePage(desk)
    stand(made, qtbot)
    made.load()
    return made
