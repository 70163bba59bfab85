"""Facts of one thing, each a title and its words, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dxdesk.ui.parts import text

_BREAKS = ("/", "\\")


class Facts(QWidget):
    """Titles at the left, words at the right; long paths may break after each folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Replace the facts; those without words are left out."""
        self.facts = tuple(fact for fact in facts if fact[1])
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (title, words) in enumerate(self.facts):
            self._grid.addWidget(text(title, "label", self), row, 0, Qt.AlignmentFlag.AlignTop)
            value = text(_breakable(words), "body", self)
            value.setWordWrap(True)
            self._grid.addWidget(value, row, 1)
        self.setAccessibleName(". ".join(f"{title}: {words}" for title, words in self.facts))


def _breakable(words: str) -> str:
    """A path without spaces would else make the window as wide as itself."""
    for mark in _BREAKS:
        words = words.replace(mark, f"{mark}\u200b")
    return words
