"""The tab "Ai đã có gì": the matrix, and one laptop of it in full (design §6, look §8 Matrix)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.store.receipts import Matrix, who_has
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Card, EmptyState, Message, MessageBar, Scrolled
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.table_view import TableView
from dxdesk.ui.who_has.card import WhoHasCard
from dxdesk.ui.who_has.laptop_detail import LaptopDetail
from dxdesk.ui.who_has.laptop_rows import LaptopRow, lacking_lines, laptop_columns, laptop_rows
from dxdesk.ui.who_has.matrix_model import Crossing

_SIDE = 336
_KNOWN, _NOBODY = range(2)


class _Room(Scrolled):
    """Scrolls what stands below each other; what stands beside each other fits and scrolls by itself."""

    _bound = False

    def bind(self, on: bool) -> None:
        """Whether what is inside is no higher than this."""
        self._bound = on
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bound follows."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        inside = self.widget()
        if inside is not None:
            inside.setMaximumHeight(self.viewport().height() if self._bound else UNBOUND)


class WhoHasPane(QWidget):
    """Reads off the GUI thread. Signals: pack_for(key) when somebody wants a package for that laptop."""

    pack_for = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = Matrix((), {})
        self._narrow = False

    def set_up(self, desk: Desk) -> None:
        """Join the parts with the desk."""
        self._desk = desk
        self.message = MessageBar(self)
        self.card, self.detail = WhoHasCard(desk, self), LaptopDetail(self)
        self.list_card, self.list = Card(self, flush=True), TableView(self)
        self.empty = EmptyState(
            self, "laptop", "Chưa biết máy nào khác", "Trao đổi một lần, các máy biết nhau qua biên nhận.")
        self.list.set_up(desk.theme, laptop_columns())
        self.list.setAccessibleName("Máy trong phường và phiếu đã nhận")
        self.list_card.body.addWidget(self.list)
        self._lay_out()
        self.card.view.chosen.connect(self._choose)
        self.card.opened.connect(lambda _: self.detail.pack.setFocus())
        self.list.chosen.connect(self._show_row)
        self.list.opened.connect(lambda _: self.detail.pack.setFocus())
        self.detail.pack_for.connect(self.pack_for)

    @property
    def matrix(self) -> Matrix:
        """What is shown."""
        return self._matrix

    def load(self) -> None:
        """Read the receipts again."""
        def work() -> Matrix:
            with self._desk.reopen() as store:
                return who_has(store)

        self._desk.background.run(work, done=self.show_matrix, failed=self._failed)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show it; the laptop chosen stays chosen, at first one that lacks something."""
        self._matrix = matrix
        self.message.clear()
        self.card.show_matrix(matrix)
        rows = laptop_rows(matrix)
        self.list.show_rows(rows)
        self._stack.setCurrentIndex(_KNOWN if len(matrix.laptops) > 1 else _NOBODY)
        if not rows:
            return
        chosen = self.detail.laptop.key if self.detail.laptop else ""
        worst = max(rows, key=lambda row: (row.laptop.key == chosen, not row.laptop.mine, row.total.visits))
        self.list.choose(rows.index(worst))
        lacks = lacking_lines(matrix, worst.laptop)
        if self.card.view.current is None:
            self.card.view.go_to(lacks[0][0].key if lacks else matrix.laptops[0].key, worst.laptop.key)
        self._show_row(worst)

    def begin(self) -> None:
        """Put the cursor into the matrix, or the list that stands for it."""
        if self._stack.currentIndex() == _KNOWN:
            (self.list if self._narrow else self.card.view).setFocus()

    def reshape(self, shape: Shape) -> None:
        """The laptop beside the matrix, below it where it is less wide; a list for the matrix where it is narrow."""
        px = self._desk.theme.px
        self._narrow = shape.narrow
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if shape.wide else QBoxLayout.Direction.TopToBottom)
        self.detail.setMinimumWidth(px(_SIDE) if shape.wide else 0)
        self.detail.setMaximumWidth(px(_SIDE) if shape.wide else UNBOUND)
        self.card.setVisible(not shape.narrow)
        self.list_card.setVisible(shape.narrow)
        self.list.setMinimumHeight(px(220))
        self._scroll.bind(shape.wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if event.key() in ENTER and self.detail.pack.hasFocus():
            self.detail.pack.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 12)
        self._row.setSpacing(16)
        self._row.addWidget(self.card, 1)
        self._row.addWidget(self.list_card, 1)
        self._row.addWidget(self.detail)
        self._scroll = _Room(self, inside)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addWidget(self._stack, 1)
        self._stack.setCurrentIndex(_NOBODY)

    def _choose(self, crossing: Crossing) -> None:
        self._show_row(LaptopRow(crossing.who, self._matrix.total(crossing.who.key)))

    def _show_row(self, row: LaptopRow | None) -> None:
        if row is not None:
            self.detail.show_laptop(self._matrix, row)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.message.tell(Message("bad", error.sentence))
