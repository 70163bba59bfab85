"""One taking in: when, from where, what it brought of each kind, its files, and the button that takes it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.report.words import number
from dxdesk.store.intakes import RUNNING, UNDONE
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_facts import Facts
from dxdesk.ui.exchange.intake_rows import (
    STATES,
    Opened,
    file_columns,
    kind_columns,
    left_columns,
    place_words,
    when,
)
from dxdesk.ui.exchange.pack_table import content_height
from dxdesk.ui.parts import Button, Card, Scrolled, Tag, text
from dxdesk.ui.table_view import TableView

_SEEN = 6  # rows of a list that are in sight at once


class IntakeDetail(Card):
    """The right side of the list. Signals: asked(Opened) to take it back, again(Opened) to take in again what was."""

    asked = Signal(object)
    again = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._desk = desk
        self._opened: Opened | None = None
        self.heading, self.state = text("", "h2", self), Tag(self)
        self.heading.setWordWrap(True)
        self.facts = Facts(self)
        self.kinds, self.left, self.files = TableView(self), TableView(self), TableView(self)
        self.left.set_up(desk.theme, left_columns())
        self.left.setAccessibleName("Những chỗ để nguyên khi gỡ")
        self.kinds.set_up(desk.theme, kind_columns())
        self.kinds.setAccessibleName("Nhận được gì, theo loại")
        self.files.set_up(desk.theme, file_columns())
        self.files.setAccessibleName("Các tệp của lần nhận này")
        self.note = text("", "label", self)
        self.note.setWordWrap(True)
        self.undo = Button(self, "Gỡ lần nhận này…", icon="undo")
        self.undo.clicked.connect(lambda: self.asked.emit(self._opened))
        self.redo = Button(self, "Nhận lại", icon="check")
        self.redo.clicked.connect(lambda: self.again.emit(self._opened))
        self._lay_out()
        desk.theme.changed.connect(self._fit)

    def show_intake(self, opened: Opened) -> None:
        """Tell all of one taking in."""
        self._opened, taken = opened, opened.taken
        state = STATES[taken.state]
        self.heading.setText(f"Lần nhận {when(taken)}")
        self.state.show_state(state.text, state.tone, state.icon)
        self.facts.show_facts([
            ("Từ nơi", place_words(taken)), ("Của", ", ".join(opened.laptops)),
            ("Gồm", f"{number(taken.packs)} gói" if taken.packs else "")])
        self.kinds.show_rows(list(taken.kinds.items()))
        self.kinds.setVisible(bool(taken.kinds))
        self.left.show_rows(opened.left)
        self.left.setVisible(bool(opened.left))
        self.files.show_rows(opened.files)
        self.files.setVisible(bool(opened.files))
        self.undo.setVisible(taken.state not in (UNDONE, RUNNING) and bool(taken.kinds))
        self.redo.setVisible(taken.state == UNDONE)
        self.note.setText(_note(opened))
        self._fit()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setContentsMargins(16, 0, 16, 0)
        told.addWidget(self.facts)
        column.addLayout(head)
        column.addLayout(told)
        for table in (self.kinds, self.left, self.files):
            column.addWidget(table)
        column.addStretch(1)
        scroll = Scrolled(self, inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(12)
        foot.addWidget(self.note, 1)
        for button in (self.undo, self.redo):
            foot.addWidget(button)
        self.body.addWidget(scroll, 1)
        self.body.addLayout(foot)

    def _fit(self) -> None:
        self.kinds.setFixedHeight(content_height(self.kinds))
        for table in (self.left, self.files):
            one = table.verticalHeader().defaultSectionSize()
            table.setFixedHeight(content_height(table) - max(0, len(table.rows) - _SEEN) * one)


def _note(opened: Opened) -> str:
    taken = opened.taken
    if taken.state == UNDONE:
        left = f" Còn {number(len(taken.left))} chỗ để nguyên vì đã có người sửa hay dùng tiếp." if taken.left else ""
        return f"Đã gỡ lần này.{left} Gói vẫn giữ ở máy, lịch sử còn đủ."
    if taken.state == RUNNING:
        return "Lần này chưa xong. Trao đổi lại với nơi ấy thì làm tiếp, không trùng."
    return "Gỡ được cả lần. Chỗ đã sửa sau đó thì để nguyên và nêu tên." if taken.kinds else ""
