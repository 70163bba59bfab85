"""What every page on the rail offers to the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dxdesk.ui.shape import Shape
from dxdesk.ui.tab_way import step

if TYPE_CHECKING:
    from dxdesk.ui.context import Desk


class Page(QWidget):
    """A page on the rail, built with a `Desk` context as its first argument.

    The one that stands first on the rail is also built without a desk, and handed it by `seat`.

    `key` names the page for `opened`; `rail_word` is the word beside the icon, `rail_short` the one under it where
    the rail is narrow.

    Signals: saved() when something was saved, received or undone, so that strip and badges look again;
    opened(key, what) asks the window for another page, `what` being handed to its `open`; edited() when a person
    went on with what `unfinished` tells of; seated() when another member works here from now on.
    """

    saved = Signal()
    opened = Signal(str, str)
    edited = Signal()
    seated = Signal()

    key = ""
    page_title = ""
    rail_icon = ""
    rail_word = ""
    rail_short = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def seat(self, desk: "Desk") -> None:
        """A page that was drawn before there was a desk is handed it, once."""

    def load(self) -> None:
        """The page is shown: ask the store again."""

    def open(self, what: str) -> None:
        """Another page sent the person here for this: a record's id, a search text, as the page says."""

    def can_leave(self) -> bool:
        """Whether the person may go to another page now; a page that says no says why."""
        return True

    def unfinished(self) -> str:
        """What would be lost if the program were closed now, in a sentence; "" where nothing would."""
        return ""

    def take_scan(self, text: str) -> bool:
        """A scanner wrote this; whether the page could use it. The desk takes what no other page does."""
        return False

    def half_done(self) -> str:
        """What a person left half written here, in a sentence for the locked desk; "" for nothing."""
        return ""

    def badge(self) -> int:
        """How many things there are to do here."""
        return 0

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def reshape(self, shape: Shape) -> None:
        """The window has another shape."""
