"""The one window: a cover page (first run, unlock, locked) or the open desk, and the focus ring over both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QWidget

from dxdesk.ui.focus_ring import FocusRing
from dxdesk.ui.forms.ui_main_window import Ui_MainWindow
from dxdesk.ui.theme import Theme, restyle
from dxdesk.ui.window_settings import WindowSettings

SMALLEST = (480, 320)
FIRST_SIZE = (1366, 768)
_PRACTICE_FRAME = 4


class MainWindow(QMainWindow):
    """Holds what is in sight; knows nothing of desks.

    Signals: closing() before the window goes.
    """

    closing = Signal()

    def __init__(self, app: QApplication, theme: Theme, settings: WindowSettings) -> None:
        super().__init__()
        self._settings = settings
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.setWindowTitle("Sổ của Tổ công nghệ số cộng đồng")
        self.setWindowIcon(theme.icon("shield", "accent", 32))
        self.setMinimumSize(*SMALLEST)
        # A page's own wishes must never make the window larger than a small screen.
        self.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.ui.frame_box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.ring = FocusRing(self, app, theme)
        if not self.restoreGeometry(settings.geometry()):
            self._first_place()

    def show_only(self, widget: QWidget, practice: bool = False) -> None:
        """Put a widget in sight; what was there stays behind it until it is dropped."""
        margin = _PRACTICE_FRAME if practice else 0
        self.ui.frame_box.setContentsMargins(margin, margin, margin, margin)
        restyle(self.ui.frame, practice=practice)
        if self.ui.stack.indexOf(widget) < 0:
            self.ui.stack.addWidget(widget)
        self.ui.stack.setCurrentWidget(widget)

    def drop(self, widget: QWidget) -> None:
        """Take a widget out of the window for good."""
        self.ui.stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place, let the desk close itself."""
        self._settings.keep_geometry(self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _first_place(self) -> None:
        self.resize(*FIRST_SIZE)
        room = self.screen().availableGeometry()
        if room.width() <= FIRST_SIZE[0] or room.height() <= FIRST_SIZE[1]:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)
