"""Coming into a ward by invitation, and the ward's root key: the third tab of Cài đặt (format §1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.join_panel import JoinPanel
from dxdesk.ui.root_panel import RootPanel

WIDE = 760


class WardKeysPane(QWidget):
    """One column of cards, never wider than is easy to read.

    Signals: changed() when the desk joined, or its keys changed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.join, self.root = JoinPanel(desk, self), RootPanel(desk, self)
        self._column = QWidget()
        self._column.setProperty("role", "scrolled")
        cards = QVBoxLayout(self._column)
        cards.setContentsMargins(0, 0, 0, 16)
        cards.setSpacing(12)
        for panel in (self.join, self.root):
            cards.addWidget(panel)
            panel.changed.connect(self.changed)
        cards.addStretch(1)
        self.join.changed.connect(self.root.load)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._column)
        scroll.setWidgetResizable(True)
        for card in (self.join, self.root.sheet, self.root.recovery):
            card.showing.connect(lambda part: scroll.ensureWidgetVisible(part, 0, desk.theme.px(8)),
                                 Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(scroll)

    def load(self) -> None:
        """Look again at what this desk holds."""
        self.root.load()

    def begin(self) -> None:
        """Put the cursor where it was in here, at first on the first button."""
        (self.focusWidget() or self.join.begin_button).setFocus()

    def reshape(self, room: int) -> None:
        """As wide as there is room for."""
        self._column.setFixedWidth(min(self._desk.theme.px(WIDE), room))
