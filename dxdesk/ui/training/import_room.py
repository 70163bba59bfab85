"""Where an attendance sheet is taken in: the file, questions and class at the left, every row at the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.exchange.sheets.roll_import import RollImported
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.file_drop import FileDrop
from dxdesk.ui.parts import Button, EmptyState, MessageBar, Scrolled, text
from dxdesk.ui.shape import UNBOUND
from dxdesk.ui.tab_way import step
from dxdesk.ui.training.import_class import ImportClass
from dxdesk.ui.training.import_preview import RollNotes, RollPreview
from dxdesk.ui.training.import_questions import Questions

_WIDE, _SIDE, _GAPS = 860, 380, 40
_ROWS_HIGH = 420  # where it is narrow: the head, six rows and the legend
_WANTED = "Bảng điểm danh: Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV"


class ImportRoom(QWidget):
    """The parts of the sheet and where they stand; what they do is `ImportSheet`'s."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.back = Button(self, "Quay lại", kind="flat", icon="left", keys="Esc")
        self.title = text("Nhận bảng điểm danh", "h2", self)
        self.drop = FileDrop(self, _WANTED, "Chọn bảng điểm danh")
        self.course = ImportClass(desk, self)
        self.questions = Questions(self)
        self.notes = RollNotes(self)
        self.preview = RollPreview(desk, self)
        self.waiting = text("", "label", self)
        self.message = MessageBar(self)
        self.take = Button(self, "Nhận vào lớp", kind="primary", icon="check", keys="Ctrl Enter")
        self.empty = EmptyState(
            self, "doc", "Chọn bảng điểm danh đã ghi bằng Excel.",
            "Bảng có dòng tiêu đề với Họ và tên và các buổi học. Chỗ nào không hiểu thì hỏi; chưa bấm Nhận thì chưa "
            "ghi gì vào sổ.")
        self._lay_out()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def show_parts(self, there: bool, taken: bool) -> None:
        """The parts there is something for; what was taken is not answered any more."""
        self._body.setVisible(there)
        self.empty.setVisible(not there)
        self.take.setVisible(there)
        self.take.setText("Xem lớp" if taken else "Nhận vào lớp")
        for part in (self.course, self.questions):
            part.setEnabled(not taken)

    def arrange(self, told: RollImported | None) -> None:
        """Rows beside the questions, or under them in the same room that scrolls."""
        px, width = self._desk.theme.px, self.width() * 100 // self._desk.theme.scale
        wide = width >= _WIDE
        side = min(_SIDE, width // 3)
        self._side.setMaximumWidth(px(side) if wide else UNBOUND)
        self.preview.setMinimumHeight(0 if wide else px(_ROWS_HIGH))
        (self._body_row if wide else self._below).addWidget(self.preview, 2)
        if told is not None:
            self.preview.show_import(told, width - side - _GAPS if wide else width - _GAPS)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self._body = QWidget(self)
        under = QWidget(self._body)
        self._below = QVBoxLayout(under)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._side = Scrolled.column(self._body, self.questions, self.course, self.notes, under, spacing=12)
        self._body_row = QHBoxLayout(self._body)
        self._body_row.setContentsMargins(0, 0, 0, 0)
        self._body_row.setSpacing(16)
        self._body_row.addWidget(self._side, 1)
        self._body_row.addWidget(self.preview, 2)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.waiting, 1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.drop)
        column.addWidget(self._body, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.message)
        column.addLayout(foot)
