"""Any paper over the page somebody is on, by one key or button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dxdesk.papers.choices import Choices
from dxdesk.ui.context import Desk
from dxdesk.ui.page import Page
from dxdesk.ui.papers.paper_over import PaperOver


def show_paper(desk: Desk, inside: QWidget, key: str, choices: Choices, heading: str) -> PaperOver:
    """Show a paper over the page a widget stands on; one sheet serves a page, which tells what is kept for good."""
    place = inside
    while not isinstance(place, Page) and (above := place.parentWidget()) is not None:
        place = above
    over = place.findChild(PaperOver, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if over is None:
        over = PaperOver(desk, place)
        if isinstance(place, Page):
            over.saved.connect(place.saved)
    over.start(key, choices, heading)
    return over
