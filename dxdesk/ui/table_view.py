"""A table as the look wants it: whole rows, hairlines, columns that fit, Enter opens the row."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.table_paint import CellPaint
from dxdesk.ui.table_rows import Column, TableRows
from dxdesk.ui.theme import Theme

_SAMPLE = 60  # rows measured for the width of a column and the height of a row


class TableView(QTableView):
    """A table of rows; `opened` carries a row on Enter or double click, `chosen` the current row as it changes."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: TableRows[Any] | None = None
        self._seek: Callable[[str], int] | None = None
        self._typed, self._since = "", QElapsedTimer()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self._open(index))

    def set_up(self, theme: Theme, columns: Sequence[Column[Any]], heads: bool = True, pad: int = 10,
               lined: bool = True) -> None:
        """Give the table its columns; `heads` shows their titles, `lined` a hairline under each row."""
        self._theme = theme
        self._model = TableRows(columns, self)
        self._paint = CellPaint(theme, pad, lined)
        self.setModel(self._model)
        self.setItemDelegate(self._paint)
        self.horizontalHeader().setVisible(heads)
        self.selectionModel().currentRowChanged.connect(self._moved)
        theme.changed.connect(self.fit)

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Other columns for other rows."""
        if self._model is not None:
            self._model.set_columns(columns)
            self.fit()

    def set_seek(self, seek: Callable[[str], int]) -> None:
        """Typed letters go to the row `seek` answers; without it they look through the first column."""
        self._seek = seek

    @property
    def rows(self) -> Sequence[Any]:
        """The rows shown."""
        return self._model.rows if self._model else ()

    @property
    def current(self) -> Any:
        """The current row, or None."""
        return self._model.row(self.currentIndex()) if self._model else None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows, `PagedRows` among others; the current row is kept where an equal one is still there."""
        if self._model is None:
            return
        kept = self.current
        self.selectionModel().blockSignals(True)
        self._model.show(rows)
        self.fit()
        if kept is not None and kept in rows:
            self.selectRow(rows.index(kept))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def choose(self, at: int) -> None:
        """Make a row the current one; out of range means none."""
        if self._model and 0 <= at < self._model.rowCount():
            self.selectRow(at)

    def fit(self) -> None:
        """Columns as wide as their words, the rest shared by those that stretch; rows as high as the highest."""
        if self._model is None:
            return
        shown = [not self.isColumnHidden(at) for at in range(self._model.columnCount())]
        wanted = [self._wanted(at, self._model) for at in range(self._model.columnCount())]
        wide = [size.width() if shown[at] else 0 for at, size in enumerate(wanted)]
        shares = [column.stretch if shown[at] else 0 for at, column in enumerate(self._model.columns)]
        spare = self.viewport().width() - sum(w for w, share in zip(wide, shares, strict=True) if not share)
        for at, share in ((at, share) for at, share in enumerate(shares) if shown[at]):
            self.setColumnWidth(at, max(spare * share // sum(shares), self._theme.px(60)) if share else wide[at])
        self.verticalHeader().setDefaultSectionSize(max(size.height() for size in wanted))

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return option

    def _wanted(self, at: int, model: TableRows[Any]) -> QSize:
        """The room a column's title and its sample or the cells of the first rows ask for."""
        option = self._option()
        heads = self.horizontalHeader()
        room = QSize(heads.sectionSizeHint(at) if not heads.isHidden() else 0, self._theme.px(44))
        sample = model.columns[at].sample
        for cell in sample:
            room = room.expandedTo(self._paint.room(cell))
        for row in range(0 if sample else min(model.rowCount(), _SAMPLE)):
            room = room.expandedTo(self._paint.sizeHint(option, model.index(row, at)))
        return room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by keyboard, the first row becomes current so that arrows have a place to start from."""
        super().focusInEvent(event)
        if self._model and self.rows and not self.selectionModel().hasSelection():
            self.choose(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, Home and End go to the first and the last."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.rows) - 1}
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() in ends:
            self.choose(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:  # noqa: N802
        """Letters typed quickly one after another go to the row they name."""
        if self._seek is None:
            super().keyboardSearch(text)
            return
        going_on = self._since.isValid() and self._since.elapsed() < QApplication.keyboardInputInterval()
        self._typed = self._typed + text if going_on else text
        self._since.start()
        self.choose(self._seek(self._typed))

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index) if self._model else None
        if row is not None:
            self.opened.emit(row)

    def _moved(self, current: QModelIndex, _: QModelIndex) -> None:
        self.chosen.emit(self._model.row(current) if self._model else None)
