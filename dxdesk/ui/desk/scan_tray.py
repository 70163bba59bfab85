"""What was scanned and went into no slip: when, what it was, what to do; never a number, never the text itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_hour
from dxdesk.domain.scanned import Scanned
from dxdesk.ui.parts import Button, EmptyState, announce, text
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView
from dxdesk.ui.theme import Theme

MOST = 50
"""Rows kept; older ones go."""
LATER = "Chưa điền vào phiếu nào. Quét lại khi tới lượt người này."
"""What to do about a card that came while another slip was being written."""

_SEEN = 3


@dataclass(frozen=True, slots=True)
class TrayRow:
    """One scan in the tray. `at` is the time of day in Việt Nam; `slip_no` names a paper slip of ours."""

    at: str
    words: str
    advice: str
    slip_no: str = ""


class ScanTray(QWidget):
    """The last scans that filled nothing, the newest first; in memory only.

    Signals: slip_asked(number) when the row of a paper slip is opened.
    """

    slip_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TrayRow] = []
        self.list = TableView(self)
        self.list.setAccessibleName("Khay mã vừa quét")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.opened.connect(self._open)
        self.empty = EmptyState(self, "qr", "Chưa có mã nào trong khay",
                                "Quét thẻ ở bất cứ ô nào. Mã lạ hoặc đọc thiếu nằm lại đây, không giữ số nào.")
        self.empty.button.hide()
        self._title = text("Khay", "strong", self)
        self.clear_button = Button(self, "Dọn khay")
        self.clear_button.setProperty("enter", "own")
        self.clear_button.clicked.connect(self.clear)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.clear_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.list)
        box.addWidget(self.empty)

    def set_up(self, theme: Theme, now: Callable[[], datetime]) -> None:
        """Give the tray its look and a clock (aware, UTC)."""
        self._theme, self._now = theme, now
        columns: list[Column[TrayRow]] = [
            Column("Giờ", lambda row: Cell(row.at, token="text2", top=True)),
            Column("Mã", lambda row: Cell(row.words, row.advice, bold=True), stretch=1)]
        self.list.set_up(theme, columns, heads=False)
        theme.changed.connect(self._fit)
        self._show()

    def add(self, scanned: Scanned, advice: str = "") -> None:
        """One more scan on top; `advice` in place of what its kind says. The card itself is not kept."""
        at = show_hour(self._now())
        told = advice or scanned.advice or LATER
        self.rows = [TrayRow(at, scanned.words, told, scanned.slip_no), *self.rows][:MOST]
        self._show()
        announce(self, f"{scanned.words} {told}")

    def clear(self) -> None:
        """Nothing in the tray any more."""
        self.rows = []
        self._show()

    def _show(self) -> None:
        self.list.show_rows(self.rows)
        some = bool(self.rows)
        for part, shown in ((self.list, some), (self.empty, not some), (self.clear_button, some)):
            part.setVisible(shown)
        self._title.setText(f"Khay: {len(self.rows)} mã" if some else "Khay")
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, three of them at most, and one where there is no room."""
        self.list.fit()
        height = self.list.verticalHeader().defaultSectionSize()
        self.list.setMinimumHeight(height + 2)
        self.list.setMaximumHeight(height * max(1, min(len(self.rows), _SEEN)) + 2)

    def _open(self, row: TrayRow) -> None:
        if row.slip_no:
            self.slip_asked.emit(row.slip_no)
