"""A window with one of everything that takes keys, and what is scanned there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.paths import resource_path
from dxdesk.ui.desk.service_chips import ServiceChips
from dxdesk.ui.parts import Option, Segmented
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView

CARD = "074065000456||Nguyễn Văn Tám|20071965|Nam|Khu phố 1, Phú Cường, Thủ Dầu Một, Bình Dương|15082024||||"
SECOND = "070190000123|281234567|Trần Thị Bé|05091990|Nữ|Ấp 3, Tân Lập, Đồng Phú, Bình Phước|12042022"
SLIP = "DXP:K7Q1-0012"
LINK = "https://dichvucong.gov.vn/p/1"
ENDS = {"enter": Qt.Key.Key_Return, "keypad": Qt.Key.Key_Enter, "tab": Qt.Key.Key_Tab, "silence": None}


class Place(QWidget):
    """A window with one of everything that takes keys."""

    def __init__(self, theme) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        self.edit, self.text, self.names, self.plain = QLineEdit(), QPlainTextEdit(), QComboBox(), QComboBox()
        self.names.setEditable(True)
        for combo in (self.names, self.plain):
            combo.addItems(["", "Khu phố 1", "Khu phố 2", "0 nhà", "7 nhà"])
        self.chips, self.digits = ServiceChips(), Segmented(None, [Option("a", "A"), Option("b", "B")], digits=True)
        self.chips.set_up(theme, load_catalogues(resource_path("data")).entries("service"))
        self.toggled, self.clicks = [], 0
        self.chips.toggled.connect(lambda code, on: self.toggled.append(code))
        self.check, self.button, self.table = QCheckBox("Đồng ý"), QPushButton("Lưu"), TableView()
        self.table.set_up(theme, [Column("Tên", lambda row: Cell(row))])
        self.table.show_rows(["Một", "Nguyễn", "7"])
        self.opened = []
        self.table.opened.connect(self.opened.append)
        self.button.clicked.connect(self._click)
        for widget in (self.edit, self.text, self.names, self.plain, self.chips, self.digits, self.check, self.button,
                       self.table):
            box.addWidget(widget)

    def _click(self) -> None:
        self.clicks += 1

    def state(self) -> tuple:
        return (self.edit.text(), self.text.toPlainText(), self.names.currentText(), self.plain.currentIndex(),
                self.digits.value(), tuple(self.toggled), self.check.isChecked(), self.clicks, tuple(self.opened),
                self.table.currentIndex().row())


WIDGETS = ("edit", "text", "names", "plain", "chips", "digits", "check", "button", "table")
