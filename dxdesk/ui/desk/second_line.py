"""A second line under a help line: small words where the name stands above, then two fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.fields import TEXT_LIMIT
from dxdesk.ui.parts import text
from dxdesk.ui.reflow import lay
from dxdesk.ui.shape import UNBOUND


class SecondLine(QWidget):
    """Words, a short field, a long one; under one another where it is narrow."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self._words = text(words, "label", self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._fields: tuple[QWidget, QWidget] = (self, self)
        self._shares = (1, 1)
        self.hide()

    def take(self, first: QWidget, second: QWidget, shares: tuple[int, int]) -> None:
        """The two fields and how they share the room."""
        self._fields, self._shares = (first, second), shares
        for field in self._fields:
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def fields(self) -> list[QWidget]:
        """What Enter walks through; none while the line is hidden."""
        return [] if self.isHidden() else list(self._fields)

    def arrange(self, columns: int, indent: int) -> None:
        """All in one line where there is room (4), the words above (3), each alone (2); `indent` in pixels."""
        pair = list(zip(self._fields, self._shares, strict=True))
        if columns == 4:
            self._words.setFixedWidth(indent)
            lay(self._column, [[(self._words, 0), *pair]])
            return
        self._words.setMinimumWidth(0)
        self._words.setMaximumWidth(UNBOUND)
        lay(self._column, [[(self._words, 1)], *([pair] if columns == 3 else [[part] for part in pair])])


def line_edit(parent: QWidget, name: str, placeholder: str) -> QLineEdit:
    """A field of one line."""
    made = QLineEdit(parent)
    made.setMaxLength(TEXT_LIMIT)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    return made
