"""A scanner and a person at one keyboard, on a clock of their own."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

NOTHING = Qt.KeyboardModifier.NoModifier


class Hand:
    """Keys at a pace, on a clock of its own."""

    def __init__(self, qtbot) -> None:
        self.now, self.qtbot = 1_000.0, qtbot

    def clock(self) -> float:
        return self.now

    def key(self, key: Qt.Key | int = 0, text: str = "", mods=NOTHING, gap: float = 0.005, to=None) -> None:
        self.now += gap
        widget = to or QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, mods, text))

    def type(self, text: str, gap: float = 0.005) -> None:
        for letter in text:
            self.key(ord(letter.upper()) if letter.isascii() else 0, letter, gap=gap)

    def commit(self, text: str, preedit: str = "", gap: float = 0.005) -> None:
        self.now += gap
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def scan(self, text: str, end: Qt.Key | None = Qt.Key.Key_Return, gap: float = 0.005) -> None:
        self.type(text, gap)
        if end is None:
            self.pause()
        else:
            self.key(end, "\t" if end == Qt.Key.Key_Tab else "\r", gap=gap)
        QApplication.processEvents()

    def pause(self) -> None:
        self.now += 0.2
        self.qtbot.wait(150)
