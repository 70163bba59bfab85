"""The papers of a class in a menu; each opens over the page, to be looked at, saved or printed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from dxdesk.domain.class_papers import BLANK
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.context import Desk
from dxdesk.ui.page import Page
from dxdesk.ui.training.paper_making import TITLES
from dxdesk.ui.training.paper_sheet import PaperSheet


def papers_menu(desk: Desk, view: ClassView, meeting: str, parent: QWidget) -> QMenu:
    """The papers of a class, each with its number as key; the list to be signed is for the meeting in sight.

    `parent` has a signal `saved()`, which tells that something was kept for good.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    number = next((at for at, one in enumerate(view.meetings, 1) if one.id == meeting), 0)
    for at, (kind, title) in enumerate(TITLES.items(), 1):
        words = f"{title} buổi {number}" if kind == BLANK and number else title
        menu.addAction(f"&{at}  {words}", partial(open_paper, desk, view, kind, meeting, parent))
    return menu


def open_paper(desk: Desk, view: ClassView, kind: str, meeting: str, parent: QWidget) -> PaperSheet:
    """One of `TITLES` over the page `parent` stands on."""
    place: QWidget | None = parent
    while place is not None and not isinstance(place, Page):
        place = place.parentWidget()
    over = place or parent
    sheet = over.findChild(PaperSheet, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if sheet is None:
        sheet = PaperSheet(desk, over)
        sheet.saved.connect(parent.saved)  # type: ignore[attr-defined]
    sheet.start(view, kind, meeting)
    return sheet
