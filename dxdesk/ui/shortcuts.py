"""Keys of a page or sheet, heard while the focus is somewhere inside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_INSTANT = 2
"""Milliseconds between a release and a press that no finger makes."""


def add_keys(owner: QWidget, *keys: tuple[str, Callable[[], object]]) -> None:
    """Each key runs its act; one held down too long acts once, for it may save a slip or take one back."""
    owner.installEventFilter(_Held(owner))
    for key, run in keys:
        QShortcut(QKeySequence(key), owner, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
                  autoRepeat=False)


class _Held(QObject):
    """A key held is, under X11, released and pressed at one instant, and Qt takes that for fresh while it is busy."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._key, self._at = 0, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Such a press is no shortcut."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._key, self._at = event.key(), event.timestamp()
        elif event.type() == QEvent.Type.ShortcutOverride and event.key() == self._key:
            held = 0 < self._at <= event.timestamp() <= self._at + _INSTANT
            event.setAccepted(held or event.isAccepted())
            return held
        return False
