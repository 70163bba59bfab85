"""Laying fields out anew when the room changes: the same widgets, in the same order, in other lines (look §4)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

Line = Sequence[tuple[QWidget, int]]
_GAP = 12


def lay(box: QVBoxLayout, lines: Sequence[Line]) -> None:
    """Put the widgets into the box line by line; the number beside each is its share of the spare width."""
    while item := box.takeAt(0):
        line = item.layout()
        if line is not None:
            while line.takeAt(0):
                pass
            line.deleteLater()
    for widgets in lines:
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        for widget, share in widgets:
            line.addWidget(widget, share)
        box.addLayout(line)
