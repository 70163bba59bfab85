"""The files of one row of the exchange and, before anything is taken, each of their records with the reason."""


from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_work import Source
from dxdesk.ui.exchange.file_table import FileRow, file_columns
from dxdesk.ui.exchange.pack_table import PackRow
from dxdesk.ui.parts import Button, Card, EmptyState, text
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_view import TableView


class PackSheet(QWidget):
    """The list of files, and the records of the one chosen. Signals: closed() when the person goes back."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.title = text("", "h2", self)
        self.title.setWordWrap(True)
        self.files = TableView(self)
        self.files.set_up(desk.theme, file_columns())
        self.files.setAccessibleName("Các tệp")
        self.why = EmptyState(self)
        self.back.clicked.connect(self.closed)
        self.files.chosen.connect(self._show_file)
        self._lay_out()

    def show_packs(self, source: Source, row: PackRow, preview: bool) -> None:
        """Open a row."""
        self._source, self._preview = source, preview
        self.title.setText(f"Gói của {row.laptop.label}")
        self.files.show_rows(row.files)
        self.files.choose(0)
        self._show_file(row.files[0])

    def begin(self) -> None:
        """Put the cursor where the arrows choose a file."""
        self.files.setFocus()

    def reshape(self, shape: Shape) -> None:
        """Records below the files where it is narrow."""
        directions = QBoxLayout.Direction
        self._panes.setDirection(directions.LeftToRight if shape.width >= 1000 else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_file(self, row: FileRow | None) -> None:
        if row is not None:
            self.why.show_state("info", row.sentence)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(16)
        for part, share in ((self.files, 5), (self.why, 6)):
            card = Card(self, flush=True)
            card.body.addWidget(part)
            self._panes.addWidget(card, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._panes, 1)
