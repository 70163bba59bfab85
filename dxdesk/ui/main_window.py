"""The one window: a cover page (first run, unlock, locked) or the open desk, with the focus ring over both."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLayout, QMainWindow, QStackedWidget, QVBoxLayout

from dxdesk.ui.theme import restyle
from dxdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

SMALLEST = (480, 320)
FIRST_SIZE = (1366, 768)
_PRACTICE_FRAME = 4


class MainWindow(QMainWindow):
    """Holds what is in sight; knows nothing of desks.

    `may_close` is asked before the window goes. Signals: painted() once, after the first picture stands; closing()
    when it goes.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, settings: WindowSettings) -> None:
        super().__init__()
        self._settings = settings
        self.may_close: Callable[[], bool] = lambda: True
        # Asked by a timer: to watch for the paint event would cost 5 ms of types at start.
        self._waiting = QTimer(self, interval=0)
        self._waiting.timeout.connect(self._look)
        self.setWindowTitle("Sổ của Tổ công nghệ số cộng đồng")
        self.setMinimumSize(*SMALLEST)
        self.frame = QFrame()
        self.frame.setObjectName("frame")
        self.stack = QStackedWidget()
        self._box = QVBoxLayout(self.frame)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.stack)
        self.setCentralWidget(self.frame)
        # A page's own wishes must never make the window larger than a small screen.
        for layout in (self.layout(), self._box):
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def open(self) -> None:
        """Show the window where it was, or as large as the screen allows."""
        left, top, width, height, maximized = self._settings.place() or (0, 0, *FIRST_SIZE, 0)
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width()), min(height, room.height()))
        if room.contains(left + width // 2, top + 8):
            self.move(left, top)
        if maximized or room.width() <= FIRST_SIZE[0]:
            self.showMaximized()
        else:
            self.show()
        self._waiting.start()

    def show_only(self, widget: "QWidget", practice: bool = False) -> None:
        """Put a widget in sight; what was there stays behind it until it is dropped."""
        margin = _PRACTICE_FRAME if practice else 0
        self._box.setContentsMargins(margin, margin, margin, margin)
        if practice:
            restyle(self.frame, practice=practice)
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)

    def drop(self, widget: "QWidget") -> None:
        """Take a widget out of the window for good."""
        self.stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Remember the place, let the desk close itself."""
        if not self.may_close():
            event.ignore()
            return
        place = self.normalGeometry()
        self._settings.keep_place((place.x(), place.y(), place.width(), place.height(), int(self.isMaximized())))
        self.closing.emit()
        super().closeEvent(event)

    def _look(self) -> None:
        """A window is painted in the same step in which it is exposed."""
        if self.windowHandle().isExposed():
            self._waiting.stop()
            self.painted.emit()
