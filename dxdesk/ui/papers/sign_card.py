"""Who signs a paper, and whether its annexes go with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from dxdesk.papers.choices import ANNEXES, SIGNER
from dxdesk.papers.kinds import PaperKind
from dxdesk.papers.signers import signers
from dxdesk.ui.combo import NarrowCombo, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Card


class SignCard(Card):
    """Signals: changed() when somebody else signs or the annexes come or go."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Người ký")
        self._desk = desk
        self.signer = NarrowCombo(self)
        self.signer.setAccessibleName("Người ký")
        self.annexes = QCheckBox("Kèm phụ lụ&c", self)
        self.annexes.setChecked(True)
        self.body.addWidget(self.signer)
        self.body.addWidget(self.annexes)
        self.signer.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.annexes.toggled.connect(lambda _on: self.changed.emit())

    def show_kind(self, kind: PaperKind, team: str) -> None:
        """Who may sign a paper of that kind, of that team."""
        asks_signer, asks_annexes = SIGNER in kind.asks, ANNEXES in kind.asks
        self.setVisible(asks_signer or asks_annexes)
        self.title.setText("Người ký" if asks_signer else "Phụ lục")
        self.signer.setVisible(asks_signer)
        self.annexes.setVisible(asks_annexes)
        if asks_signer:
            fill_combo(self.signer, [(one.code, one.title) for one in signers(self._desk.store, kind.level, team)])

    @property
    def code(self) -> str:
        """Who signs, by the code of `papers.signers`."""
        return "" if self.signer.isHidden() else self.signer.currentData() or ""

    @property
    def with_annexes(self) -> bool:
        """Whether the annexes are wanted."""
        return self.annexes.isHidden() or self.annexes.isChecked()

