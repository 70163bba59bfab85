"""What stands below the roll: how many are there, and the button that saves (picture 04)."""

from collections.abc import Mapping, Set

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.ui.parts import Button, IconButton, IconLabel, text
from dxdesk.ui.training.grid_words import ALWAYS, STATES

_GAP = 16


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

    def show_word(self, shown: bool) -> None:
        """With its word or without."""
        self._word.setVisible(shown)


class GridFoot(QWidget):
    """Counts beside the button, above it where the width does not allow that.

    Signals: filled() puts everybody not taken down as present; certificates(); saving(); adding() wants the field for
    who comes, where it is put away.
    """

    filled = Signal()
    certificates = Signal()
    saving = Signal()
    adding = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = {state: Count(self, state) for state in STATES}
        self.add = IconButton(self, "plus", "Người đến thêm")
        self.untaken = Button(self, kind="link")
        self.papers = Button(self, "Giấy chứng nhận", kind="flat")
        self.save = Button(self, "Lưu buổi", kind="primary", keys="Ctrl Enter")
        for button, signal in ((self.add, self.adding), (self.untaken, self.filled), (self.papers, self.certificates),
                               (self.save, self.saving)):
            button.clicked.connect(signal)
        self._above, self._row = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        for line in (self._above, self._row):
            line.setSpacing(_GAP)
            column.addLayout(line)
        self._stacked, self._tight = True, False
        self._legend: Set[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange(stacked=False)

    def fold(self, *, tight: bool) -> None:
        """Only what cannot be done elsewhere, where there is little room; the field for who comes is then asked for."""
        self._tight = tight
        self.papers.setVisible(not tight)
        self.add.setVisible(tight)
        self._fit()

    def show_legend(self, states: Set[str]) -> None:
        """The states whose icons stand above, to be explained though nobody stands in them now (look §1.7)."""
        self._legend = states

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many stand in each state."""
        for state, shown in self._counts.items():
            people = counts.get(state, 0)
            shown.show_count(people)
            shown.setVisible(bool(people) or state in ALWAYS or state in self._legend)
        waiting = counts.get("", 0)
        self.untaken.setText(f"Ghi có mặt {waiting} người")
        self.untaken.setToolTip(f"{waiting} người chưa điểm danh buổi này")
        self.untaken.setVisible(waiting > 0)
        self._fit()

    def show_save(self, number: int, *, possible: bool) -> None:
        """Which meeting the button saves, and whether there is anything to save."""
        self.save.setText(f"Lưu buổi {number}")
        self.save.setEnabled(possible)
        self.save.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line or two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little height the words go before a second line comes: the grid still has them."""
        for words in (True, False) if self._tight else (True,):
            for count in self._counts.values():
                count.show_word(words)
            if self._wanted() <= self.width():
                break
        self._arrange(stacked=self._wanted() > self.width())

    def _wanted(self) -> int:
        parts = [*self._counts.values(), self.untaken, self.add, self.papers, self.save]
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        return sum(shown) + _GAP * (len(shown) + 1)

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for line in (self._above, self._row):
            while line.count():
                line.takeAt(0)
        counts = self._above if stacked else self._row
        for count in (*self._counts.values(), self.untaken):
            counts.addWidget(count)
        counts.addStretch(1)
        for button in (self.add, self.papers, self.save):
            self._row.addWidget(button)
        if stacked:
            self._row.insertStretch(1, 1)
