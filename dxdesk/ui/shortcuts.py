"""Keys of a page or sheet, heard while the focus is somewhere inside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_keys(owner: QWidget, *keys: tuple[str, Callable[[], object]]) -> None:
    """Each key runs its act; one held down too long acts once, for it may save a slip or take one back."""
    for key, run in keys:
        QShortcut(QKeySequence(key), owner, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
                  autoRepeat=False)
