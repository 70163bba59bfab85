"""Scans on their way to whoever takes them: one after the other, and not while a dialog stands in front."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOK = 100  # milliseconds between two looks whether the dialog is gone


class ScanQueue(QObject):
    """Hands texts over once the event at hand is done, and keeps nothing of what it handed over."""

    scanned = Signal(str)

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._texts: deque[str] = deque()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._deliver)

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, texts: Iterable[str]) -> None:
        """More scans."""
        self._texts.extend(texts)
        self._timer.start(0)

    def clear(self) -> None:
        """Forget what waits."""
        self._texts.clear()

    def _deliver(self) -> None:
        while self._texts and self._app.activeModalWidget() is None:
            self.scanned.emit(self._texts.popleft())
        if self._texts:
            self._timer.start(_LOOK)
