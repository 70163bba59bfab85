"""Step 2, Kiểm tra: what was found of a place before anything is read from it or written to it (format §4)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.exchange.doctor import Checkup, Step
from dxdesk.exchange.volume import size_text
from dxdesk.ui.check_lines import CheckLine, CheckLines
from dxdesk.ui.devices_sheet import press_focused
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Button, Card, Scrolled, text
from dxdesk.ui.shape import Shape
from dxdesk.ui.theme import restyle

_TITLES = {
    "write": "Ghi thử và đọc lại", "room": "Còn chỗ", "filesystem": "Định dạng ổ", "files": "Số tệp",
    "halves": "Tệp ghi dở", "clock": "Đồng hồ",
}
_ROOMY = 600  # logical width of a window that has room for all buttons
_HARD = ("write", "room")
"""What makes an exchange fail for certain; of the rest a person is told and may go on."""


class CheckPane(QWidget):
    """One line for each thing looked at, then on to the preview.

    Signals: go_on() to look what lies there; again() to check once more; other() to choose another place; bundle() to
    put the packs of past months together.
    """

    go_on = Signal()
    again = Signal()
    other = Signal()
    bundle = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checkup: Checkup | None = None
        self.title, self.lines = text("", "h2", self), CheckLines(self)
        self.title.setWordWrap(True)
        self.gather = Button(self, "Gộp gói các tháng cũ", icon="box")
        self.repeat = Button(self, "Kiểm tra lại")
        self.elsewhere = Button(self, "Chọn nơi khác", icon="folder")
        self.forward = Button(self, "Xem trước", kind="primary", icon="eye")
        for button, asked in ((self.gather, self.bundle), (self.repeat, self.again), (self.elsewhere, self.other),
                              (self.forward, self.go_on)):
            button.clicked.connect(asked)
        self._lay_out()

    def show_checkup(self, checkup: Checkup, name: str) -> None:
        """Tell what was found of a place."""
        self.checkup = checkup
        hard = any(is_hard(step) for step in checkup.steps)
        room = f", còn trống {size_text(checkup.free)}" if checkup.total else ""
        self.title.setText(f"{name}{room}")
        self.lines.show_lines([
            CheckLine("ok" if step.ok else "bad" if is_hard(step) else "warn",
                      _TITLES.get(step.what, step.what), step.sentence)
            for step in sorted(checkup.steps, key=lambda step: (step.ok, not is_hard(step)))])
        restyle(self.elsewhere, kind="primary" if hard else "")
        restyle(self.forward, kind="" if hard else "primary")

    def begin(self) -> None:
        """The cursor stands on the way that is advised."""
        hard = self.checkup is not None and any(map(is_hard, self.checkup.steps))
        (self.elsewhere if hard else self.forward).setFocus()

    def reshape(self, shape: Shape) -> None:
        """Putting past months together stands by itself where it is narrow; to check again there is a link above."""
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.TopToBottom if shape.narrow else directions.LeftToRight)
        self.repeat.setVisible(shape.width >= _ROOMY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, Esc goes back to the choice of places."""
        if event.key() == Qt.Key.Key_Escape:
            self.other.emit()
        elif event.key() not in ENTER or not press_focused(self):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(12)
        self._buttons.addWidget(self.gather, 0, Qt.AlignmentFlag.AlignLeft)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addStretch(1)
        for button in (self.repeat, self.elsewhere, self.forward):
            ways.addWidget(button)
        self._buttons.addLayout(ways, 1)
        card = Card(self)
        card.body.addWidget(self.title)
        card.body.addWidget(Scrolled.column(self, self.lines), 1)
        card.body.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)


def is_hard(step: Step) -> bool:
    """Whether an exchange would fail for certain."""
    return not step.ok and step.what in _HARD


def stops(checkup: Checkup) -> bool:
    """Whether a person should see what was found before going on; a doubtful clock is said everywhere already."""
    return any(not step.ok and step.what != "clock" for step in checkup.steps)
