"""What stands below the roll: how many are there, and the button that saves (picture 04)."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.ui.parts import Button, IconLabel, text
from dxdesk.ui.training.grid_words import ALWAYS, STATES


class Count(QWidget):
    """One state: its icon, how many, its word."""

    def __init__(self, parent: QWidget, state: str) -> None:
        super().__init__(parent)
        self._look = STATES[state]
        self._number, self._word = text("0", "strong", self), text(self._look.counted, "label", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(IconLabel(self, self._look.icon, 20, self._look.tone))
        row.addSpacing(4)
        row.addWidget(self._number)
        row.addWidget(self._word)

    def show_count(self, people: int) -> None:
        """So many."""
        self._number.setText(str(people))
        self.setAccessibleName(f"{people} {self._look.counted}")


class GridFoot(QWidget):
    """Signals: filled() puts everybody not taken down as present; certificates(); saving()."""

    filled = Signal()
    certificates = Signal()
    saving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = {state: Count(self, state) for state in STATES}
        self.untaken = Button(self, kind="link")
        self.papers = Button(self, "Giấy chứng nhận", kind="flat")
        self.save = Button(self, "Lưu buổi", kind="primary", keys="Ctrl Enter")
        self.untaken.clicked.connect(self.filled)
        self.papers.clicked.connect(self.certificates)
        self.save.clicked.connect(self.saving)
        self._above, self._row = QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        for line in (self._above, self._row):
            line.setSpacing(16)
            self._column.addLayout(line)
        self._legend: set[str] = set()
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Counts beside the button, or above it where it is narrow."""
        for line in (self._above, self._row):
            while line.count():
                line.takeAt(0)
        counts = self._above if narrow else self._row
        for count in (*self._counts.values(), self.untaken):
            counts.addWidget(count)
        counts.addStretch(1)
        self._row.addStretch(1)
        self._row.addWidget(self.papers)
        self._row.addWidget(self.save)

    def show_counts(self, counts: Mapping[str, int], legend: set[str]) -> None:
        """How many stand in each state; those of `legend` are shown though nobody stands in them."""
        for state, shown in self._counts.items():
            people = counts.get(state, 0)
            shown.show_count(people)
            shown.setVisible(bool(people) or state in ALWAYS or state in legend)
        waiting = counts.get("", 0)
        self.untaken.setText(f"{waiting} chưa điểm danh: ghi có mặt")
        self.untaken.setVisible(waiting > 0)

    def show_save(self, number: int, *, possible: bool) -> None:
        """Which meeting the button saves, and whether there is anything to save."""
        self.save.setText(f"Lưu buổi {number}")
        self.save.setEnabled(possible)
        self.save.updateGeometry()
