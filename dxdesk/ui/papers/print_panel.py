"""Where and how a paper is printed: printer, copies, pages, both sides; or that there is no printer, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from dxdesk.errors import InputError
from dxdesk.ui.combo import NarrowCombo, choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.printing import MOST_COPIES, Order, both_sides_possible, printers, read_pages
from dxdesk.ui.parts import Button, Card, FieldRow, text

_LAST = "printer"
"""Setting: the printer used last."""


class PrintPanel(Card):
    """The fields of printing. Signals: outside() when the paper shall go to another program."""

    outside = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "In giấy")
        self._desk = desk
        self.printer = NarrowCombo(self)
        self.copies, self.pages = QLineEdit("1", self), QLineEdit(self)
        self.copies.setMaxLength(2)
        self.pages.setMaxLength(60)
        self.pages.setPlaceholderText("Tất cả")
        self.printer_row = FieldRow(self, "&Máy in", self.printer)
        self.copies_row = FieldRow(self, "Số &bản", self.copies)
        self.pages_row = FieldRow(self, "T&rang", self.pages, "Tất cả, hoặc như 1-3, 5.")
        self.both_sides = QCheckBox("In ha&i mặt", self)
        self.none = text("Máy này chưa nối máy in. Nối máy in rồi bấm In, hoặc lưu tệp PDF và in ở máy khác.",
                         "label", self)
        self.none.setWordWrap(True)
        self.other = Button(self, "Chương trình khác", icon="doc")
        self.other.setAccessibleName("Mở tệp PDF bằng chương trình khác của máy để in")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.copies_row, 1)
        row.addWidget(self.pages_row, 2)
        self.body.addWidget(self.none)
        self.body.addWidget(self.printer_row)
        self.body.addLayout(row)
        self.body.addWidget(self.both_sides)
        self.body.addWidget(self.other)
        self.printer.currentIndexChanged.connect(lambda _at: self._show_sides())
        self.other.clicked.connect(self.outside)

    @property
    def ready(self) -> bool:
        """Whether there is a printer."""
        return self.printer.count() > 0

    def look(self) -> None:
        """Ask this machine for its printers; copies and pages as they usually are."""
        names = printers()
        fill_combo(self.printer, [(name, name) for name in names])
        last = self._desk.store.setting(_LAST) or ""
        if last in names:
            choose(self.printer, last)
        for part in (self.printer_row, self.copies_row, self.pages_row):
            part.setVisible(bool(names))
            part.hush()
        self.none.setHidden(bool(names))
        self.copies.setText("1")
        self.pages.clear()
        self._show_sides()

    def order(self, pages: int) -> Order | None:
        """What to print of a paper of so many pages; None where a field is wrong, which says so itself."""
        copies = self.copies.text().strip() or "1"
        right = copies.isdecimal() and 1 <= int(copies) <= MOST_COPIES
        self.copies_row.hush()
        self.pages_row.hush()
        if not right:
            self.copies_row.say(f"Từ 1 đến {MOST_COPIES}.")
            self.copies.setFocus()
            return None
        try:
            chosen = read_pages(self.pages.text(), pages)
        except InputError as refusal:
            self.pages_row.say(refusal.sentence)
            self.pages.setFocus()
            return None
        return Order(self.printer.currentData(), chosen, int(copies),
                     self.both_sides.isEnabled() and self.both_sides.isChecked())

    def remember(self) -> None:
        """The printer used is the one proposed next."""
        self._desk.store.set_setting(_LAST, self.printer.currentData())

    def fields(self) -> list[QWidget]:
        """The fields in order."""
        return [self.printer, self.copies, self.pages, self.both_sides]

    def height_at(self, width: int) -> int:
        """How high the panel stands in that width."""
        box = self.layout()
        return box.totalHeightForWidth(width) if box is not None else 0

    def _show_sides(self) -> None:
        possible = self.ready and both_sides_possible(self.printer.currentData())
        self.both_sides.setVisible(possible)
        self.both_sides.setEnabled(possible)
