"""What the signs of the matrix mean."""

from PySide6.QtWidgets import QGridLayout, QWidget

from dxdesk.domain.who_has_words import NOT_KNOWN, TICK
from dxdesk.ui.parts import IconLabel, text


class Legend(QWidget):
    """A sign and its words on each line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lacking, unknown = text("thiếu 12", "hint", self), text(NOT_KNOWN, "hint", self)
        lacking.setProperty("tone", "warn")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (sign, words) in enumerate((
                (IconLabel(self, "check2", 18, "ok"), f"{TICK}, có biên nhận"),
                (lacking, "số phiếu máy đó còn thiếu"), (unknown, "chưa có biên nhận quay về"))):
            said = text(words, "label", self)
            said.setWordWrap(True)
            grid.addWidget(sign, row, 0)
            grid.addWidget(said, row, 1)
