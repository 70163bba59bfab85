"""The ward's root key: the sheet to print where this desk holds it, and typing it back in (format §1)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.root_recovery_card import RootRecoveryCard
from dxdesk.ui.root_sheet_card import RootSheetCard


class RootPanel(QWidget):
    """Two cards, the first only where there is a root to print.

    Signals: changed() when this desk's keys changed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet, self.recovery = RootSheetCard(desk, self), RootRecoveryCard(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.sheet, self.recovery):
            column.addWidget(card)
            card.changed.connect(self.load)
            card.changed.connect(self.changed)

    def load(self) -> None:
        """Look again at what this desk holds."""
        self.sheet.load()
