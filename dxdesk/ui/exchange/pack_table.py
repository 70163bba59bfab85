"""The table of an exchange: one row for the packs of a laptop in one state, and what they add up to (picture 06)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.exchange.incoming import Incoming
from dxdesk.ui.exchange.file_table import NONE, TAGS, TAKEN, FileRow, Laptop, count_cell
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView
from dxdesk.ui.theme import Theme

WHOSE, MADE, STATE, NEW, CHANGED, CONFLICTS, SKIPPED = range(7)
PAD = 7  # logical pixels beside the words of a cell: seven columns beside a card
_ASIDE = ("not_ours", "not_for_this_device")
_NUMBERS: dict[int, tuple[str, str, Callable[[Incoming], int]]] = {
    NEW: ("Mới", "ok", lambda file: file.new), CHANGED: ("Đổi", "accent", lambda file: file.changed),
    CONFLICTS: ("Xung đột", "clash", lambda file: file.conflicts),
    SKIPPED: ("Bỏ qua", "text", lambda file: file.skipped if file.result != "held" else 0),
}


@dataclass(frozen=True, slots=True)
class PackRow:
    """The packs of one laptop with one result; `made` is when the newest was written, for people, or empty."""

    laptop: Laptop
    result: str
    made: str
    files: tuple[FileRow, ...]

    @property
    def taken(self) -> bool:
        """Whether its lines count here, or would."""
        return self.result in TAKEN

    def count(self, column: int) -> int:
        """What its packs add up to in one of the columns of numbers."""
        return sum(_NUMBERS[column][2](row.file) for row in self.files)


def pack_rows(files: Sequence[FileRow], made: Callable[[FileRow], str]) -> list[PackRow]:
    """Laptop by laptop in the order of `files`; what a laptop has that lies here already goes with what is new of it.

    Files that are no packs of the ward make one row, however many lie there. `made` tells when a file was written.
    """
    fresh = {row.laptop for row in files if row.file.result == "received"}
    found: dict[tuple[Laptop, str], list[FileRow]] = {}
    for row in files:
        result = "received" if row.file.result == "held" and row.laptop in fresh else row.file.result
        whose = Laptop("Tệp khác") if result in _ASIDE else row.laptop
        found.setdefault((whose, result), []).append(row)
    return [PackRow(laptop, result, made(_newest(rows, result)), tuple(rows))
            for (laptop, result), rows in found.items()]


def pack_columns() -> list[Column[PackRow]]:
    """Whose, when it was written, its state, and four numbers."""
    def number(at: int) -> Column[PackRow]:
        title, token, _ = _NUMBERS[at]
        return Column(title, lambda row: count_cell(row.count(at), token) if row.taken else NONE, right=True)

    return [
        Column("Gói của", lambda row: Cell(row.laptop.label, row.laptop.team or _many(row), bold=True), stretch=1),
        Column("Ghi lúc", lambda row: Cell(row.made or "–", token="text" if row.made else "text2")),
        Column("Tình trạng", lambda row: Cell(tag=TAGS[row.result])),
        *map(number, _NUMBERS),
    ]


def _newest(rows: Sequence[FileRow], result: str) -> FileRow:
    return max((row for row in rows if row.file.result == result or result in _ASIDE), key=lambda row: row.file.file)


def _many(row: PackRow) -> str:
    return f"{len(row.files)} tệp" if len(row.files) > 1 else row.files[0].what


def content_height(table: TableView) -> int:
    """How high a table is that shows all its rows."""
    head = 0 if table.horizontalHeader().isHidden() else table.horizontalHeader().sizeHint().height()
    return head + len(table.rows) * table.verticalHeader().defaultSectionSize()


class TotalRow(QWidget):
    """The foot of the table: what all rows that count add up to, each number under its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fact, self._rest, self._numbers = "", "", dict[int, int]()

    def set_up(self, theme: Theme, table: TableView) -> None:
        """Stand under a table, column under column."""
        self._theme, self._table = theme, table
        table.horizontalHeader().sectionResized.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def show_total(self, rows: Sequence[PackRow], done: bool) -> None:
        """Add up; nothing is shown where there is nothing that counts."""
        taken = [row for row in rows if row.taken]
        packs = sum(row.file.result in ("received", "forked") for pack in taken for row in pack.files)
        self._fact, self._rest = "Đã nhận" if done else "Sẽ nhận", f"từ {packs} gói đọc tốt"
        self._numbers = {at: sum(row.count(at) for row in taken) for at in _NUMBERS}
        said = ", ".join(f"{_NUMBERS[at][0].lower()} {count}" for at, count in self._numbers.items())
        self.setAccessibleName(f"{self._fact} {self._rest}: {said}")
        self.setVisible(bool(taken))
        self.update()

    def sizeHint(self) -> QSize:
        """A row of the table."""
        return QSize(self._theme.px(200), self._theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a table's head, the words at the left, the numbers under their columns."""
        painter, px = QPainter(self), self._theme.px
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        left = px(PAD)
        for words, bold, token in ((self._fact, True, "text"), (self._rest, False, "text2")):
            font = self._theme.font(15, bold)
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            painter.drawText(QRect(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            left += QFontMetrics(font).horizontalAdvance(f"{words} ")
        painter.setFont(self._theme.font(15, True))
        painter.setPen(self._theme.color("text"))
        for at, count in self._numbers.items():
            if not self._table.isColumnHidden(at):
                start, wide = self._table.columnViewportPosition(at), self._table.columnWidth(at)
                box = QRect(start, 0, wide - px(PAD), self.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(count))
