"""Cài đặt › Xóa: the second yes, what was erased, and blanking what is older than the ward keeps it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.erasure.done_panel import DonePanel
from dxdesk.ui.erasure.prune_panel import PrunePanel
from dxdesk.ui.erasure.waiting_panel import WaitingPanel

WIDE = 760


class ErasurePane(QWidget):
    """One column of cards, never wider than is easy to read.

    Signals: changed() when somebody was erased.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.waiting, self.done, self.prune = WaitingPanel(desk, self), DonePanel(desk, self), PrunePanel(desk, self)
        self._column = QWidget()
        self._column.setProperty("role", "scrolled")
        cards = QVBoxLayout(self._column)
        cards.setContentsMargins(0, 0, 0, 16)
        cards.setSpacing(12)
        for card in (self.waiting, self.done, self.prune):
            cards.addWidget(card)
        cards.addStretch(1)
        self.waiting.changed.connect(self.done.load)
        self.waiting.changed.connect(self.changed)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._column)
        scroll.setWidgetResizable(True)
        for card in (self.waiting, self.done, self.prune):
            card.showing.connect(lambda part: scroll.ensureWidgetVisible(part, 0, desk.theme.px(8)),
                                 Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(scroll)

    def load(self) -> None:
        """Look again at what waits and what was erased."""
        self.waiting.load()
        self.done.load()

    def begin(self) -> None:
        """Put the cursor where it was in here, at first on the first button."""
        (self.focusWidget() or self.waiting.first() or self.prune.look).setFocus()

    def reshape(self, room: int) -> None:
        """As wide as there is room for."""
        self._column.setFixedWidth(min(self._desk.theme.px(WIDE), room))
