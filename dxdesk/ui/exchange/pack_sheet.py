"""The files of one row of the exchange and, before anything is taken, each of their records with the reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.exchange.preview_records import RecordPreview
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_work import Source
from dxdesk.ui.exchange.file_table import FileRow, file_columns
from dxdesk.ui.exchange.pack_records import AT_MOST, record_columns, records_of
from dxdesk.ui.exchange.pack_table import PackRow
from dxdesk.ui.parts import Button, Card, EmptyState, text
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_view import TableView

_WHY, _RECORDS = range(2)
_LEAST = 130  # logical height of each
_FILES, _OPENED = 5, 6  # how the width is shared


class PackSheet(QWidget):
    """The list of files, and the records of the one chosen. Signals: closed() when the person goes back."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source, self._preview = Source(), False
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.title = text("", "h2", self)
        self.title.setWordWrap(True)
        self.files, self.records = TableView(self), TableView(self)
        self.files.set_up(desk.theme, file_columns())
        self.files.setAccessibleName("Các tệp")
        self.records.set_up(desk.theme, record_columns())
        self.records.setAccessibleName("Từng hồ sơ trong tệp")
        self.why = EmptyState(self)
        self.opened = QStackedWidget(self)
        self.note = text("", "label", self)
        self.note.setWordWrap(True)
        self.back.clicked.connect(self.closed)
        self.files.chosen.connect(self._show_file)
        self.files.opened.connect(lambda _row: self.records.setFocus())
        self._lay_out()

    def show_packs(self, source: Source, row: PackRow, preview: bool) -> None:
        """Open a row; its records are looked for only in a preview, for later all of them are held."""
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
        self._panes.setDirection(directions.LeftToRight if shape.width >= 900 else directions.TopToBottom)
        for part in (self.files, self.opened):
            part.setMinimumHeight(self._desk.theme.px(_LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_file(self, row: FileRow | None) -> None:
        if row is None:
            return
        self._say(row)
        if not self._preview or not row.taken or row.file.result == "held":
            return
        source = self._source

        def work() -> list[RecordPreview]:
            with self._desk.reopen() as store:
                return records_of(store, source, row)

        def done(records: list[RecordPreview]) -> None:
            if self.files.current is row:
                self._show_records(row, records)

        self._desk.background.run(work, done=done, failed=self._failed)

    def _say(self, row: FileRow) -> None:
        """The reason of the whole file."""
        icon = "check" if row.taken else "info"
        self.why.show_state(icon, row.sentence, " ".join(row.file.reasons) if row.file.result != "held" else "")
        self.opened.setCurrentIndex(_WHY)

    def _show_records(self, row: FileRow, records: list[RecordPreview]) -> None:
        if not records:
            return
        self.records.show_rows(records)
        more = f" Chỉ kê {AT_MOST} hồ sơ đầu." if len(records) == AT_MOST else ""
        self.note.setText(f"{row.sentence} Chưa ghi gì cả.{more}")
        self.opened.setCurrentIndex(_RECORDS)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.why.show_state("error", error.sentence)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        listed = QWidget(self)
        told = QVBoxLayout(listed)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(0)
        said = QVBoxLayout()
        said.setContentsMargins(12, 10, 12, 10)
        said.addWidget(self.note)
        told.addLayout(said)
        told.addWidget(self.records, 1)
        for page in (self.why, listed):
            self.opened.addWidget(page)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(16)
        for part, share in ((self.files, _FILES), (self.opened, _OPENED)):
            card = Card(self, flush=True)
            card.body.addWidget(part)
            self._panes.addWidget(card, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._panes, 1)
