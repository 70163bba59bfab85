"""Notices that nobody has touched the program for some minutes (design §8: the desk locks itself, nothing is lost)."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from dxdesk.store.database import Store

CHOICES = (5, 10, 20, 30, 0)
"""Minutes to choose from; 0 never locks."""
_SETTING, _USUAL = "idle_minutes", 10
_LOOK = 15_000
_TOUCHES = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.InputMethod, QEvent.Type.TabletMove,
))


def idle_minutes(store: Store) -> int:
    """After how many idle minutes this desk locks itself; 0 for never."""
    kept = store.setting(_SETTING)
    return int(kept) if kept.isdigit() else _USUAL


def keep_idle_minutes(store: Store, minutes: int) -> None:
    """Remember it; a fact of this desk, not sent anywhere."""
    store.set_setting(_SETTING, str(minutes))


class IdleLock(QObject):
    """Signals: idle() when nothing was typed, moved or touched for `minutes()` minutes; again only after a touch.

    It listens where keys and mouse come into a window, before any widget: a filter on the whole application would
    see every paint and timer too. Two clocks count, so that a laptop that slept is idle whichever of them stood still.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, minutes: Callable[[], int], parent: QObject | None = None,
                 clocks: Sequence[Callable[[], float]] = (time.monotonic, time.time)) -> None:
        super().__init__(parent)
        self._minutes, self._clocks = minutes, clocks
        self._told = False
        self.touch()
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """The desk is closed: nothing to lock any more."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = [clock() for clock in self._clocks]
        self._told = False

    def look(self) -> None:
        """Tell where nobody has been there for long enough."""
        minutes = self._minutes()
        idle = max(clock() - last for clock, last in zip(self._clocks, self._last, strict=True))
        if minutes and idle >= minutes * 60 and not self._told:
            self._told = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks on."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """A window that came to the front: one's touch, and the place where the next come in."""
        if window is not None:
            self.touch()
            window.removeEventFilter(self)
            window.installEventFilter(self)
