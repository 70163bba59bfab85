"""Which columns a table gets: all at first, each with a box to leave it out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.exchange.sheets.tables import TableColumn
from dxdesk.ui.parts import Button, text


class ColumnChoice(QWidget):
    """Boxes in two or three columns, in the order of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._wide = True
        self.all = Button(self, "Chọn hết", kind="link")
        self.none = Button(self, "Bỏ hết", kind="link")
        self.all.clicked.connect(lambda: self._check(True))
        self.none.clicked.connect(lambda: self._check(False))
        head = QHBoxLayout()
        head.addWidget(text("Các cột", "label", self), 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(self._grid)

    def show_columns(self, columns: Sequence[TableColumn]) -> None:
        """Other columns; one left out before stays left out."""
        left = {name for name, box in self.boxes.items() if not box.isChecked()}
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for column in columns:
            box = self.boxes[column.name] = QCheckBox(column.title, self)
            box.setAccessibleName(f"Cột {column.title}")
            box.setChecked(column.name not in left)
        self._lay_out()

    def reflow(self, wide: bool) -> None:
        """Three columns where there is room, else two."""
        self._wide = wide
        self._lay_out()

    def chosen(self) -> tuple[str, ...]:
        """The wire names of the columns wanted."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _check(self, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on)

    def _lay_out(self) -> None:
        across = 3 if self._wide else 2
        rows = -(-len(self.boxes) // across)
        for at, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, at % rows, at // rows)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < across))
