"""One column of cards that scrolls, never wider than is easy to read: a tab of Cài đặt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Scrolled
from dxdesk.ui.theme import Theme

_WIDE = 760  # logical pixels


class CardColumn(QWidget):
    """The cards stand below each other, as wide as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QWidget()
        self._cards = QVBoxLayout(self._column)
        self._cards.setContentsMargins(0, 0, 0, 16)
        self._cards.setSpacing(12)
        self._scroll = Scrolled(self, self._column, sideways=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._scroll)

    def stack(self, *cards: QWidget) -> None:
        """The cards, from the top."""
        for card in cards:
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def follow(self, *panels: Panel) -> None:
        """What a panel says further down comes into sight."""
        for panel in panels:
            panel.showing.connect(lambda part: self._scroll.ensureWidgetVisible(part, 0, self._theme.px(8)),
                                  Qt.ConnectionType.QueuedConnection)

    def reshape(self, room: int) -> None:
        """As wide as there is room for."""
        self._column.setFixedWidth(min(self._theme.px(_WIDE), room))
