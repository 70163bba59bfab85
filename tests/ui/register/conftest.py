"""The register page alone in a window."""

import pytest
from PySide6.QtWidgets import QMenu

from dxdesk.ui.context import Desk
from dxdesk.ui.register.register_page import RegisterPage
from tests.ui.desks import stand


@pytest.fixture
def page(desk: Desk, qtbot) -> RegisterPage:
    page = RegisterPage(desk)
    stand(page, qtbot)
    return page


def names(page: RegisterPage) -> list[str]:
    return [person.full_name for person in page.ui.people.rows]


def offered(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def take(menu: QMenu, words: str) -> None:
    """Choose a line of a menu."""
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
