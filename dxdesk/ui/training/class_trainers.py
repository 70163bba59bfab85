"""Who teaches: members one after the other, the first answering for the meeting, and somebody invited by name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.names import clean
from dxdesk.store.lists import members
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_context import member_choices
from dxdesk.ui.parts import Button, FieldRow
from dxdesk.ui.training.choices import show_choices

_MOST = 4
_NOBODY = ("", "chưa rõ")


class TrainerBox(QWidget):
    """One box a trainer, another on demand, and a line for a guest. Signals: changed() on any change."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.boxes = [QComboBox(self) for _ in range(_MOST)]
        self.rows = [FieldRow(self, "Người dạ&y" if not at else "Người dạy cùng", box)
                     for at, box in enumerate(self.boxes)]
        self.more = Button(self, "Thêm người dạy", kind="flat", icon="plus")
        self.guest = QLineEdit(self)
        self.guest.setMaxLength(120)
        self.guest_row = FieldRow(self, "Người dạy được &mời", self.guest)
        self.guest.setPlaceholderText("không phải thành viên")
        self._lay()
        for box in self.boxes:
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(self.changed)
        self.guest.textEdited.connect(self.changed)
        self.more.clicked.connect(self._open_next)
        self.set_value((), "")

    def fields(self) -> list[QWidget]:
        """What Enter walks through."""
        return [*self.boxes, self.more, self.guest]

    def trainers(self) -> tuple[str, ...]:
        """The members chosen, in order, each once."""
        shown = (box.currentData() for box, row in zip(self.boxes, self.rows, strict=True) if not row.isHidden())
        return tuple(dict.fromkeys(filter(None, shown)))

    def invited(self) -> str:
        """The name of a guest; empty for none."""
        return clean(self.guest.text())

    def set_value(self, trainers: Sequence[str], invited: str) -> None:
        """Show these."""
        who = self._desk.who
        known = member_choices(self._desk.store, (who.member_id, who.member_name)) if who.member_id else members(
            self._desk.store)
        for at, box in enumerate(self.boxes):
            show_choices(box, [_NOBODY, *known], trainers[at] if at < len(trainers) else "")
            self.rows[at].setVisible(at == 0 or at < len(trainers))
        self.more.setVisible(len(trainers) < _MOST)
        self.guest.setText(invited)

    def _lay(self) -> None:
        """Two in a row, the guest beside the first."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for pair in ((self.rows[0], self.guest_row), (self.rows[1], self.rows[2]), (self.rows[3],)):
            line = QHBoxLayout()
            line.setSpacing(12)
            for row in pair:
                line.addWidget(row, 1)
            column.addLayout(line)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_next(self) -> None:
        hidden = [row for row in self.rows if row.isHidden()]
        if hidden:
            hidden[0].show()
            hidden[0].field.setFocus()
        self.more.setVisible(len(hidden) > 1)
