"""The card "Ai đã có gì" beside an exchange (picture 06)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.store.receipt_rows import Receipt
from dxdesk.store.receipts import Matrix, who_has
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Card, text
from dxdesk.ui.who_has.legend import Legend
from dxdesk.ui.who_has.matrix_view import MatrixView

HOW = "Dòng: phiếu của máy nào. Cột: máy nào đã nhận."
NOBODY = "Chưa biết máy nào khác. Trao đổi một lần, các máy biết nhau qua biên nhận."


class WhoHasCard(Card):
    """Reads off the GUI thread. Signals: opened(Crossing) when a cell is clicked or Enter pressed on it."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._desk = desk
        self._asked = 0
        self.view = MatrixView(desk.theme, self)
        self.nobody = text(NOBODY, "label", self)
        self.legend = Legend(self)
        self._lay_out()
        self.show_matrix(Matrix((), {}))
        self.view.opened.connect(self.opened)

    def load(self, met: Sequence[Receipt] = ()) -> None:
        """Read again, with receipts a preview met; where it is asked twice the later answer stands."""
        self._asked += 1
        mine = self._asked

        def work() -> Matrix:
            with self._desk.reopen() as store:
                return who_has(store, met)

        def done(matrix: Matrix) -> None:
            if mine == self._asked:
                self.show_matrix(matrix)

        def failed(error: BaseException) -> None:
            if not isinstance(error, DeskError):
                raise error

        self._desk.background.run(work, done=done, failed=failed)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show it; where no other laptop is known, how to get to know one."""
        known = len(matrix.laptops) > 1
        self.view.show_matrix(matrix)
        self.view.setVisible(known)
        self.legend.setVisible(known)
        self.nobody.setHidden(known)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 12)
        head.setSpacing(2)
        how = text(HOW, "label", self)
        for label in (how, self.nobody):
            label.setWordWrap(True)
        for label in (text("Ai đã có gì", "h3", self), how, self.nobody):
            head.addWidget(label)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.view)
        self.body.addWidget(self.legend)
        self.body.addStretch(1)
