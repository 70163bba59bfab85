"""How the pasting of a list is laid out: the text, or its lines with the answers beside them."""

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.store.training.pasted import AS_GUEST, AS_NEW
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, MessageBar, Option, Rule, Segmented, text
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.paste_answers import PasteAnswers

_HOW = ("Mỗi dòng một người, hoặc chép các cột từ Excel: tên, năm sinh, điện thoại, khu phố, thứ tự nào cũng được. "
        "Máy không giữ lại chữ đã dán.")
_SIDE = 300


class PasteLayout(QWidget):
    """The widgets of both steps, and which of them are in sight."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.asking = self._narrow = False
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.title = text("Dán danh sách vào lớp", "h2", self)
        self.message = MessageBar(self)
        self.stack = QStackedWidget(self)
        self.edit = QPlainTextEdit(self)
        self.table, self.ask, self._side = TableView(self), PasteAnswers(desk, self), QWidget(self)
        self._foot = QWidget(self)
        self.others = Segmented(self, (Option(AS_NEW, "Ghi người mới"), Option(AS_GUEST, "Ghi khách")))
        self._others_words = text("Chưa có trong sổ", "label", self)
        self.counted = text("", "label", self)
        self.look = Button(self, "Xem danh sách", kind="primary", icon="eye", keys="Ctrl Enter")
        self.enrol = Button(self, "Ghi danh", kind="primary", icon="check", keys="Ctrl Enter")
        self._lay_out()

    @property
    def reading(self) -> bool:
        """Whether the lines are in sight, not the text."""
        return self.stack.currentIndex() == 1

    def show_text(self) -> None:
        """The first step."""
        self.message.clear()
        self.stack.setCurrentIndex(0)
        self._show_others()
        self.edit.setFocus()

    def show_lines(self) -> None:
        """The second step."""
        self.stack.setCurrentIndex(1)
        self._show_others()
        self.show_side(False)

    def reshape(self, shape: Shape) -> None:
        """The answers beside the lines, or in their place."""
        self._narrow = shape.narrow
        wide = 0 if shape.narrow else self.desk.theme.px(_SIDE)
        self._side.setMinimumWidth(wide)
        self._side.setMaximumWidth(wide or UNBOUND)
        self.ask.reason.setVisible(not shape.short)
        self.title.setVisible(not shape.narrow)
        self._show_others()
        self.show_side(self.asking and shape.narrow)

    def show_side(self, asking: bool) -> None:
        """In a narrow window the answers take the place of the lines, the cursor with them."""
        self.asking = asking
        self.table.setHidden(self._narrow and asking)
        self._side.setHidden(self._narrow and not asking)
        self._foot.setHidden(self._narrow and asking)
        if self.reading:
            (self.ask.table if self._narrow and asking else self.table).setFocus()

    def _show_others(self) -> None:
        for widget in (self.others, self._others_words):
            widget.setVisible(self.reading and (widget is self.others or not self._narrow))

    def _lay_out(self) -> None:
        self.edit.setAccessibleName("Danh sách để dán")
        self.edit.setPlaceholderText("1. Nguyễn Văn An, 1958, 0912 345 678")
        self.edit.setTabChangesFocus(True)
        self.others.setAccessibleName("Ai chưa có trong sổ")
        head = _row((self.back, 0), (self.title, 1), (self._others_words, 0), (self.others, 0))
        how = text(_HOW, "label", self)
        how.setWordWrap(True)
        writing, reading = QWidget(self), QWidget(self)
        column = QVBoxLayout(writing)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addWidget(how)
        column.addWidget(self.edit, 1)
        column.addLayout(_row((QWidget(self), 1), (self.look, 0)))
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 12, 12, 8)
        side.addWidget(self.ask)
        body = _row((self.table, 1), (self._side, 0))
        body.setSpacing(0)
        self.counted.setWordWrap(True)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        inner = _row((self.counted, 1), (self.enrol, 0))
        inner.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(Rule(self))
        foot.addLayout(inner)
        shown = QVBoxLayout(reading)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(0)
        shown.addLayout(body, 1)
        shown.addWidget(self._foot)
        self.stack.addWidget(writing)
        self.stack.addWidget(reading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        head.setContentsMargins(16, 12, 16, 0)
        outer.addLayout(head)
        said = _row((self.message, 1))
        said.setContentsMargins(16, 0, 16, 0)
        outer.addLayout(said)
        outer.addWidget(self.stack, 1)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for part, share in parts:
        row.addWidget(part, share)
    return row
