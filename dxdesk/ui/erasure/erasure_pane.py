"""Cài đặt › Xóa: the second yes, what was erased, and blanking what is older than the ward keeps it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.ui.card_column import CardColumn
from dxdesk.ui.context import Desk
from dxdesk.ui.erasure.done_panel import DonePanel
from dxdesk.ui.erasure.prune_panel import PrunePanel
from dxdesk.ui.erasure.waiting_panel import WaitingPanel


class ErasurePane(CardColumn):
    """Signals: changed() when somebody was erased."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.waiting, self.done, self.prune = WaitingPanel(desk, self), DonePanel(desk, self), PrunePanel(desk, self)
        self.waiting.changed.connect(self.done.load)
        self.waiting.changed.connect(self.changed)
        self.stack(self.waiting, self.done, self.prune)
        self.follow(self.waiting, self.done, self.prune)

    def load(self) -> None:
        """Look again at what waits and what was erased."""
        self.waiting.load()
        self.done.load()

    def begin(self) -> None:
        """Put the cursor where it was in here, at first on the first button."""
        (self.focusWidget() or self.waiting.first() or self.prune.look).setFocus()
