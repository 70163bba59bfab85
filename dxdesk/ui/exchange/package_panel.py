"""Gói một tệp: what is kept here in one file for Zalo; opening one is the first step of an exchange (format §4)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.package_write import WritePackage
from dxdesk.ui.parts import Button, Scrolled

_WIDE = 620  # logical pixels of the card


class PackagePanel(QWidget):
    """One card, never wider than is easy to read.

    Signals: receiving() when the person has a file to open instead.
    """

    receiving = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.write = WritePackage(desk, self)
        self.receive = Button(self, "Mở các tệp nhận được ở thẻ Trao đổi", kind="link")
        self.receive.clicked.connect(self.receiving)
        self._inside = QWidget(self)
        cards = QVBoxLayout(self._inside)
        cards.setContentsMargins(0, 12, 4, 16)
        cards.setSpacing(12)
        cards.addWidget(self.write)
        cards.addWidget(self.receive, 0, Qt.AlignmentFlag.AlignLeft)
        cards.addStretch(1)
        scroll = Scrolled(self, self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self.write.passphrase.setFocus()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self._desk.theme.px(_WIDE))
