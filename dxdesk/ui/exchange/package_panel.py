"""Single packages: everything kept here in one file for Zalo, and one received file opened (format §4)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.package_open import OpenPackage
from dxdesk.ui.package_write import WritePackage
from dxdesk.ui.theme import restyle

_SIDE_BY_SIDE = 900  # logical pixels of the panel


class PackagePanel(QWidget):
    """Two cards, side by side where there is room.

    Signals: changed() when something came in.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.write, self.open = WritePackage(desk, self), OpenPackage(desk, self)
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        self._cards.setContentsMargins(0, 12, 4, 16)
        self._cards.setSpacing(12)
        for card in (self.write, self.open):
            self._cards.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.open.changed.connect(self.changed)
        self.open.drop.chosen.connect(lambda _file: self._lead(self.open.go))
        self.write.passphrase.textEdited.connect(lambda _words: self._lead(self.write.go))
        self.write.suggest.clicked.connect(lambda: self._lead(self.write.go))

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self.write.passphrase.setFocus()

    def _lead(self, button: QPushButton) -> None:
        """One primary button at a time: that of the card in use."""
        for other in (self.write.go, self.open.go):
            restyle(other, kind="primary" if other is button else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one under the other."""
        super().resizeEvent(event)
        wide = self.width() * 100 >= _SIDE_BY_SIDE * self._desk.theme.scale
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
