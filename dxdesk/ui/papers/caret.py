"""The cursor of a long text stays in sight while somebody types, also where the pane around the text scrolls."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

_AROUND = 24


def keep_caret_in_sight(edit: QPlainTextEdit) -> None:
    """Scroll what the text stands in as its cursor moves, once the text has its new height."""
    later = QTimer(edit, singleShot=True, interval=0)
    later.timeout.connect(lambda: _show(edit))
    edit.cursorPositionChanged.connect(later.start)


def _show(edit: QPlainTextEdit) -> None:
    inside: QWidget = edit
    while (around := inside.parentWidget()) is not None:
        area = around.parentWidget()
        if isinstance(area, QScrollArea):
            if edit.hasFocus():
                at: QPoint = edit.viewport().mapTo(inside, edit.cursorRect().center())
                area.ensureVisible(at.x(), at.y(), 0, _AROUND)
            return
        inside = around
