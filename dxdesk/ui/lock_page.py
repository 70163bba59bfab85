"""The page over a locked desk: who one is, and a PIN of six digits; nothing of any resident stands behind it.

Imported only when the desk is locked, so it may use what a start cannot afford.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dxdesk.store.workers import Worker
from dxdesk.ui.parts import Button, IconLabel, Message, MessageBar, text
from dxdesk.ui.pin_field import MemberDisc, PinField, short_names
from dxdesk.ui.theme import Theme

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_PER_ROW, _WIDEST, _LOW = 6, 440, 480
HOW = "Gõ mã PIN 6 số. Mũi tên để chọn người. Quên mã thì dùng mật khẩu mở sổ."


class LockPage(QFrame):
    """Discs of the members with a PIN, arrows choose; the sixth digit tries.

    Signals: tried(member id, pin); by_passphrase() when the other way is asked for.
    """

    tried = Signal(str, str)
    by_passphrase = Signal()

    def __init__(self, theme: Theme, people: Sequence[Worker], chosen: str, note: str,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.icon = IconLabel(self, "lock", 36)
        self.title, self.note, self.how = text("Máy đang khóa", "h1"), text(note, "body"), text(HOW, "body")
        self._group = QButtonGroup(self)
        short = short_names([member.name for member in people])
        self.discs = [MemberDisc(theme, member, name, self) for member, name in zip(people, short, strict=True)]
        self.pin = PinField(theme)
        self.problem = MessageBar(self, closable=False)
        self.other_way = Button(self, "&Mật khẩu mở sổ", icon="lock")
        self._lay_out()
        # Later, when the layout is done: at large text the boxes lie below the edge of a small window.
        self._into_sight = QTimer(self, singleShot=True, interval=0)
        self._into_sight.timeout.connect(self._show_pin)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._into_sight.start)
        for disc in self.discs:
            self._group.addButton(disc)
            disc.clicked.connect(self.begin)
        self._group.buttonToggled.connect(self._name_pin)
        self._choose(next((at for at, disc in enumerate(self.discs) if disc.member.member_id == chosen), 0))
        self.pin.moved.connect(self._move)
        self.pin.complete.connect(lambda pin: self.tried.emit(self.member.member_id, pin))
        self.other_way.clicked.connect(self.by_passphrase)
        theme.changed.connect(self._fit)

    @property
    def member(self) -> Worker:
        """Who is chosen."""
        chosen = self._group.checkedButton()
        assert isinstance(chosen, MemberDisc)  # one always is
        return chosen.member

    def begin(self) -> None:
        """Put the cursor into the PIN."""
        self.pin.clear()
        self.pin.setFocus()
        self._into_sight.start()

    def furnish(self) -> None:
        """Everything is there from the start."""

    def unfinished(self) -> str:
        """Nothing typed here is worth keeping."""
        return ""

    def busy(self, sentence: str) -> None:
        """Work is under way; "" ends it."""
        self.pin.setEnabled(not sentence)
        self.other_way.setEnabled(not sentence)
        if sentence:
            self.problem.clear()

    def refuse(self, sentence: str) -> None:
        """It did not work; say why, and all six may be typed again."""
        self.busy("")
        self.problem.tell(Message("bad", sentence))
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits typed on a disc go into the PIN."""
        if event.text().isdigit() and event.text().isascii() and self.pin.isEnabled():
            self.pin.setFocus()
            self.pin.insert(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other rows of discs."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        cover = QFrame()
        cover.setObjectName("cover")
        cover.setProperty("ground", "rail")
        column = QVBoxLayout(cover)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.icon, 0, _MIDDLE)
        self._add_words(column, self.title, self.note)
        people = QWidget(cover)
        self._grid = QGridLayout(people)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        column.addWidget(people, 0, _MIDDLE)
        column.addWidget(self.pin, 0, _MIDDLE)
        column.addWidget(self.problem, 0, _MIDDLE)
        self._add_words(column, self.how)
        column.addWidget(self.other_way, 0, _MIDDLE)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(cover)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _add_words(self, column: QVBoxLayout, *labels: QLabel) -> None:
        for label in labels:
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setVisible(bool(label.text()))
            column.addWidget(label)

    def _fit(self) -> None:
        """As many discs in a row as there is room for; a low window has none for the picture."""
        widest = max(disc.sizeHint().width() for disc in self.discs) + self._grid.spacing()
        self._across = max(1, min(_PER_ROW, (self.width() - 64) // widest))
        for at, disc in enumerate(self.discs):
            self._grid.addWidget(disc, at // self._across, at % self._across)
        self.problem.setMinimumWidth(min(self._theme.px(_WIDEST), self.width() - 64))
        self.icon.setVisible(self.height() * 100 >= _LOW * self._theme.scale)

    def _show_pin(self) -> None:
        """All of it: for a line edit the scroll area by itself only looks after the cursor."""
        middle = self.pin.geometry().center()
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, self.pin.height())

    def _move(self, across: int, down: int) -> None:
        at = self.discs.index(self._group.checkedButton()) + across + down * self._across
        if 0 <= at < len(self.discs):
            self._choose(at)
            self.pin.clear()

    def _choose(self, at: int) -> None:
        self.discs[at].setChecked(True)
        self._name_pin()

    def _name_pin(self) -> None:
        """Whose PIN it is, for who hears it."""
        self.pin.setAccessibleName(f"Mã PIN 6 số của {self.member.name}")
