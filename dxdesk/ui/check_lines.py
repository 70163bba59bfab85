"""What must be read before a paper goes out: each line an icon, a fact, and what it means (look §8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dxdesk.ui.parts import IconLabel, text

_ICONS = {"ok": "check", "warn": "warn", "bad": "error", "off": "info"}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line; `tone` is ok, warn, bad or off."""

    tone: str
    fact: str
    meaning: str = ""


class CheckLines(QWidget):
    """The lines, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CheckLine, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Replace the lines."""
        self.lines = tuple(lines)
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, line in enumerate(lines):
            self._add(at * 3, line)

    def _add(self, row: int, line: CheckLine) -> None:
        fact, meaning = text(line.fact, "strong", self), text(line.meaning, "label", self)
        for label in (fact, meaning):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(IconLabel(self, _ICONS[line.tone], 20, line.tone), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(fact, row, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(meaning, row + 1, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowMinimumHeight(row + 2, 8)
        meaning.setVisible(bool(line.meaning))
