"""What every pane of a class offers to the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.store.training.classes import ClassView
from dxdesk.ui.context import Desk
from dxdesk.ui.shape import Shape


class ClassPane(QWidget):
    """One side of a class: roll, learners, results or meetings.

    Signals: saved() when something was saved; opened(page, what) asks for another page; asked(pane, meeting) for
    another pane of the same class, by its key, at a meeting or none.
    """

    saved = Signal()
    opened = Signal(str, str)
    asked = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def show_class(self, view: ClassView, meeting: str = "") -> None:
        """Show this class, at this meeting or, with none, at the one most likely meant."""

    def can_leave(self) -> bool:
        """Whether another class, pane or page may be shown now; a pane that says no says why."""
        return True

    def unfinished(self) -> str:
        """What would be lost if the program were closed now, in a sentence; "" where nothing would."""
        return ""

    def take_scan(self, text: str) -> bool:
        """A scanner wrote this; whether the pane could use it."""
        return False

    def begin(self) -> None:
        """Put the cursor where work begins."""

    def reshape(self, shape: Shape) -> None:
        """The window has another shape."""
