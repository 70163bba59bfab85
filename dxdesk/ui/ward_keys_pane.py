"""Coming into a ward by invitation, and the ward's root key: the third tab of Cài đặt (format §1)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.ui.card_column import CardColumn
from dxdesk.ui.context import Desk
from dxdesk.ui.join_panel import JoinPanel
from dxdesk.ui.root_panel import RootPanel


class WardKeysPane(CardColumn):
    """Signals: changed() when the desk joined, or its keys changed."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.join, self.root = JoinPanel(desk, self), RootPanel(desk, self)
        for panel in (self.join, self.root):
            panel.changed.connect(self.changed)
        self.join.changed.connect(self.root.load)
        self.stack(self.join, self.root)
        self.follow(self.join, self.root.sheet, self.root.recovery)

    def load(self) -> None:
        """Look again at what this desk holds."""
        self.root.load()

    def begin(self) -> None:
        """Put the cursor where it was in here, at first on the first button."""
        (self.focusWidget() or self.join.begin_button).setFocus()
