"""What the person is told: one door for every message, a seam for tests (look §8 Message, §10).

API
    notice.say("ok", "Đã lưu phiếu 37", ", Trần Thị Bé, 21:04", (Action("Hoàn tác", undo),))
    notice.failed(error)   a `DeskError` in its own words; stopping is no error; anything else is a bug and is raised
    notice.clear()         the message about the last thing done is no longer true
Messages stay until replaced or closed; at most two stand at once, the worst first.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.ui.background import Stopped
from dxdesk.ui.parts.message import TONES, Action, Message, MessageBar

_AT_MOST = 2


class Notice(QObject):
    """Collects messages and hands them to whoever shows them.

    Signals: changed() when the messages to show are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing: list[Message] = []

    def say(self, tone: str, fact: str, meaning: str = "", actions: Sequence[Action] = ()) -> None:
        """Tell something; a message of the same tone is replaced."""
        told = Message(tone, fact, meaning, tuple(actions))
        others = [message for message in self._standing if message.tone != tone]
        self._standing = sorted([told, *others[: _AT_MOST - 1]], key=_weight)
        self.changed.emit()

    def failed(self, error: BaseException) -> None:
        """Tell of a refusal in its own words; a bug is raised again."""
        if isinstance(error, Stopped):
            self.say("accent", "Đã dừng.")
        elif isinstance(error, DeskError):
            self.say("bad", error.sentence)
        else:
            raise error

    def clear(self) -> None:
        """Take every message away."""
        if self._standing:
            self._standing = []
            self.changed.emit()

    def put_away(self, message: Message) -> None:
        """Take one message away."""
        self._standing = [other for other in self._standing if other is not message]
        self.changed.emit()

    def standing(self) -> tuple[Message, ...]:
        """The messages to show, the worst first."""
        return tuple(self._standing)


class NoticeArea(QWidget):
    """The place of the messages in the layout; takes no room while there are none."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 0, 16, 8)
        self._column.setSpacing(8)
        self._bars = [self._bar() for _ in range(_AT_MOST)]
        notice.changed.connect(self._show)
        self._show()

    def _bar(self) -> MessageBar:
        bar = MessageBar(self)
        bar.closed.connect(self._notice.put_away)
        self._column.addWidget(bar)
        return bar

    def _show(self) -> None:
        standing = self._notice.standing()
        for index, bar in enumerate(self._bars):
            if index >= len(standing):
                bar.clear()
            elif bar.message is not standing[index]:
                bar.tell(standing[index])
        self.setVisible(bool(standing))


def _weight(message: Message) -> int:
    return list(TONES).index(message.tone)
