"""The likeliest person in one line of the form, where there is no room for a card (look, picture 12)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.store.alike import Candidate
from dxdesk.ui.desk.candidate_block import KEY, phrase, row_of, spoken
from dxdesk.ui.parts import Button, ElidedLabel, IconLabel


class CandidateStrip(QWidget):
    """Name, year, the strongest reason, *Đúng F6*; a doubtful person can only be looked at.

    Signals: taken(resident id), asked(resident id).
    """

    taken = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = ""
        self._name, self._rest = ElidedLabel(self, "", "strong"), ElidedLabel(self, "", "body")
        self._take, self._look = Button(self, "Đúng", "primary", keys=KEY), Button(self, "Xem")
        self._look.hide()
        self._take.clicked.connect(lambda: self.taken.emit(self._record))
        self._look.clicked.connect(lambda: self.asked.emit(self._record))
        line = row_of((14, 2, 2, 2))
        line.setSpacing(0)
        self.setLayout(line)
        line.addWidget(IconLabel(self, "people", 20, "accent"))
        line.addSpacing(12)
        line.addWidget(self._name)
        line.addWidget(self._rest, 1)
        line.addSpacing(8)
        line.addWidget(self._take)
        line.addWidget(self._look)

    def show_person(self, one: Candidate, current: bool) -> None:
        """Somebody; the current one may be taken."""
        self._record = one.person.id
        self._name.setText(one.person.full_name)
        self._rest.setText(f", {phrase(one)}")
        self._take.setVisible(current)
        self._look.setVisible(not current)
        self._take.setAccessibleName(f"Đúng là {spoken(one)}")
        self._look.setAccessibleName(f"Xem {spoken(one)}")
