"""The matrix of laptops: arrows go from cell to cell, names of rows and columns stay in sight (look §8 Matrix)."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from dxdesk.store.receipts import Matrix
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.theme import Theme
from dxdesk.ui.who_has.matrix_model import Crossing, MatrixModel
from dxdesk.ui.who_has.matrix_paint import HEAD, ROW, CellPaint, Corner, Heads

_WIDEST_NAME, _LEAST = 180, 60


class MatrixView(QTableView):
    """Signals: chosen(Crossing) as the current cell moves, opened(Crossing) on Enter or a click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = MatrixModel(self)
        self._heads = Heads(Qt.Orientation.Horizontal, theme, self._model, self)
        self._names = Heads(Qt.Orientation.Vertical, theme, self._model, self)
        self._corner = Corner(theme, self)
        self.setModel(self._model)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(self._names)
        self.setItemDelegate(CellPaint(theme, self._model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName("Ai đã có gì")
        self.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        self.clicked.connect(self._open)
        theme.changed.connect(self.fit)

    @property
    def matrix(self) -> Matrix:
        """What is shown."""
        return self._model.matrix

    @property
    def current(self) -> Crossing | None:
        """The current cell."""
        return self._model.crossing(self.currentIndex())

    def show_matrix(self, matrix: Matrix) -> None:
        """Replace all; the same cell stays the current one, and the own column comes into sight."""
        kept = self.current
        self._model.show(matrix)
        self.fit()
        if kept is not None:
            self.go_to(kept.whose.key, kept.who.key)
        mine = next((at for at, one in enumerate(matrix.holders) if one.mine), 0)
        if not self.currentIndex().isValid() and matrix.holders:
            self.scrollTo(self._model.index(0, mine))

    def go_to(self, whose: str, who: str) -> None:
        """Make the cell of these keys the current one."""
        rows, columns = ([one.key for one in laptops] for laptops in (self.matrix.laptops, self.matrix.holders))
        if whose in rows and who in columns:
            self.setCurrentIndex(self._model.index(rows.index(whose), columns.index(who)))

    def fit(self) -> None:
        """Every column as wide as its words, what is left over shared by all."""
        px = self._theme.px
        high = px(HEAD)
        self._heads.setFixedHeight(high)
        corner = QFontMetrics(self._theme.font(13, bold=True)).horizontalAdvance("Phiếu của") + 2 * px(10)
        self._names.setFixedWidth(min(max(self._names.wanted(), corner), px(_WIDEST_NAME)))
        self._names.setDefaultSectionSize(px(ROW))
        self._names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.updateGeometries()
        widths = [max(px(_LEAST), self._heads.width_of(at), self.sizeHintForColumn(at))
                  for at in range(self._model.columnCount())]
        spare = max(0, self.width() - self._names.width() - 2 * self.frameWidth() - sum(widths))
        for at, wide in enumerate(widths):
            self.setColumnWidth(at, wide + spare // len(widths))
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """High enough for all rows."""
        px = self._theme.px
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalScrollBar().isVisible() else 0
        return QSize(px(320), px(HEAD) + self._model.rowCount() * px(ROW) + bar)

    def minimumSizeHint(self) -> QSize:
        """The heads and some rows."""
        px = self._theme.px
        return QSize(px(200), px(HEAD) + min(3, max(1, self._model.rowCount())) * px(ROW))

    def updateGeometries(self) -> None:  # noqa: N802
        """The corner goes with the heads."""
        super().updateGeometries()
        self._corner.setGeometry(0, 0, self._names.width(), self._heads.height())
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by keyboard, the own column is where one begins."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            at = next((at for at, one in enumerate(self.matrix.holders) if one.mine), 0)
            self.setCurrentIndex(self._model.index(0, at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the laptop of the column."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        crossing = self._model.crossing(index)
        if crossing is not None:
            self.opened.emit(crossing)

    def _tell(self, index: QModelIndex) -> None:
        crossing = self._model.crossing(index)
        if crossing is not None:
            self.chosen.emit(crossing)
