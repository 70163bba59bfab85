"""The figures of a paper as tables on the screen, each line with how it is counted, and the records behind a figure."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.indicators import indicators
from dxdesk.domain.paper_tables import PrintedTable, Source
from dxdesk.domain.training_figures import INDICATORS as OF_CLASSES
from dxdesk.papers.making import Made
from dxdesk.store.behind import Records, behind
from dxdesk.ui.combo import NarrowCombo, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.figure_table import RecordRow, record_columns, record_rows
from dxdesk.ui.papers.figure_columns import Row, columns_of, line_name, main_source, main_table, telling
from dxdesk.ui.parts import Button, ElidedLabel, Rule, text
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView

_TABLES, _RECORDS = range(2)
_NAME_ROOM, _FIGURE_ROOM = 190, 84  # logical width below which names of lines would be cut, and of a figure
_NONE = "Giấy này không có bảng số liệu."


class FiguresPane(QStackedWidget):
    """Tables of a paper and, over them, the records of one figure.

    Signals: opened(RecordRow) of a record to be shown on its own page; closed() from the records back.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: Made | None = None
        self._shown: list[int] = []  # which columns of the paper's table stand on the screen
        self._asked = 0
        self._room = 0  # how many columns stand beside each other
        self._rules = {one.code: one.rule for one in (*indicators(desk.catalogues), *OF_CLASSES)}
        self.which = NarrowCombo(self)
        self.which.setAccessibleName("Bảng số liệu")
        self.none = text(_NONE, "label", self)
        self.table, self.records = TableView(self), TableView(self)
        self.table.setAccessibleName("Số liệu trên giấy")
        self.records.setAccessibleName("Phiếu đứng sau con số")
        self.table.set_up(desk.theme, [Column("", lambda _row: Cell(), stretch=1)])
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.records.set_up(desk.theme, record_columns())
        self.back = Button(self, "Quay lại", icon="left")
        self.back.setAccessibleName("Quay lại số liệu")
        self.title = ElidedLabel(self, role="strong")
        self.addWidget(self._page(_bar(self.which, 1), self.none, self.table))
        self.addWidget(self._page(_bar(self.back, 0, self.title), Rule(self), self.records))
        self._connect()

    def show_paper(self, made: Made) -> None:
        """The tables of a paper; what stood behind a figure of the one before goes."""
        self._asked += 1
        self._made = made
        tables = [table for table in made.kind.tables(made.sheet) if table.rows]
        kept = self.which.currentText()
        fill_combo(self.which, [(str(at), table.title) for at, table in enumerate(tables)])
        titles = [table.title for table in tables]
        self.which.setCurrentIndex(titles.index(kept) if kept in titles else main_table(tables))
        self.which.setVisible(len(tables) > 1)
        self.none.setHidden(bool(tables))
        self.table.setHidden(not tables)
        self._show_table()
        self.setCurrentIndex(_TABLES)

    def clear(self) -> None:
        """There is no paper."""
        self._asked += 1
        self._made = None
        for part, shown in ((self.which, False), (self.table, False), (self.none, True)):
            part.setVisible(shown)
        self.setCurrentIndex(_TABLES)

    @property
    def tables(self) -> list[PrintedTable]:
        """The tables with at least one line."""
        return [table for table in self._made.kind.tables(self._made.sheet) if table.rows] if self._made else []

    @property
    def in_records(self) -> bool:
        """Whether the records of a figure are in sight."""
        return self.currentIndex() == _RECORDS

    def name_of(self, source: Source) -> str:
        """A figure in words: which line of which column of which table, and what it says."""
        for table in self.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row, strict=False):
                    if cell.source == source:
                        return f"{line_name(row)}, {column}: {cell.text}"
        return ""

    def open_source(self, source: Source) -> None:
        """Show the records behind a figure, read off the GUI thread."""
        made = self._made
        if made is None or made.choices.period is None:
            return
        self._asked += 1
        asked, period = self._asked, made.choices.period

        def work() -> Records:
            with self._desk.reopen() as store:
                return behind(store, source, period, self._desk.catalogues)

        self._desk.background.run(work, done=lambda found: self._show_records(asked, source, found),
                                  failed=self._desk.notice.failed)

    def leave_records(self) -> None:
        """Back to the tables, and to wherever a person came from."""
        self.setCurrentIndex(_TABLES)
        self.table.setFocus()
        self.closed.emit()

    def narrow(self, on: bool) -> None:
        """Where room is scarce the records keep day, name and how it went."""
        self.records.setColumnHidden(3, on)
        self.records.fit()
        self.table.fit()

    def _show_records(self, asked: int, source: Source, found: Records) -> None:
        if asked != self._asked:
            return
        self.title.setText(self.name_of(source))
        self.records.show_rows(record_rows(found.rows, self._desk.catalogues))
        self.setCurrentIndex(_RECORDS)
        self.records.choose(0)
        (self.records if found.rows else self.back).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where columns no longer find room they scroll sideways."""
        super().resizeEvent(event)
        if self._made is not None and self._room != self._columns_that_fit():
            self._show_table()

    def _columns_that_fit(self) -> int:
        return max(2, 1 + (self.width() * 100 // self._desk.theme.scale - _NAME_ROOM) // _FIGURE_ROOM)

    def _show_table(self) -> None:
        at = self.which.currentIndex()
        if not self.tables or at < 0:
            return
        table, row = self.tables[at], self.table.currentIndex().row()
        self._room = self._columns_that_fit()
        self._shown = telling(table, self._room)
        self.table.show_rows([])
        self.table.set_columns(columns_of(table, self._shown, self._rules, self._room))
        self.table.show_rows(table.rows)
        self.table.choose(max(row, 0))

    def _open_cell(self, index: QModelIndex) -> None:
        row: Row | None = self.table.current
        if row is not None:
            source = row[self._shown[index.column()]].source or main_source(row)
            if source:
                self.open_source(source)

    def _open_row(self, row: Row) -> None:
        if source := main_source(row):
            self.open_source(source)

    def _open_record(self, row: RecordRow) -> None:
        self.opened.emit(row)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(lambda _at: self._show_table())
        self.table.opened.connect(self._open_row)
        self.table.clicked.connect(self._open_cell)
        self.records.opened.connect(self._open_record)
        self.back.clicked.connect(self.leave_records)

    def _page(self, *parts: QWidget) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in parts:
            column.addWidget(part, 1 if isinstance(part, TableView) else 0)
        if self.none in parts:
            self.none.setContentsMargins(16, 16, 16, 16)
            column.addStretch(0)
        return page


def _bar(first: QWidget, share: int, *more: QWidget) -> QWidget:
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(12)
    row.addWidget(first, share)
    for part in more:
        row.addWidget(part, 1)
    return bar
