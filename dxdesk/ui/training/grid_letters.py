"""Letters typed over the roll: one alone is a state, but a name such as Trần, Phạm or Võ begins with one of them."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from dxdesk.domain.attendance_grid import Answer, RollSheet, Row
from dxdesk.domain.names import fold

_GOES_ON = "aeiouywhr"
"""What follows such a letter in a name: a vowel, the W that makes one in Telex, H or R (Th, Tr, Ph, Ch, Kh)."""


class LastLetter:
    """The letter that changed a row last, for as long as a hand takes from the first letter of a name to its second."""

    def __init__(self) -> None:
        self._letter, self._person = "", ""
        self._before: Answer | None = None
        self._since = QElapsedTimer()

    def note(self, letter: str, sheet: RollSheet, row: Row) -> None:
        """This letter is about to change the row."""
        self._letter, self._person, self._before = letter, row.person, sheet.typed.get(row.person)
        self._since.start()

    def begins(self, text: str, sheet: RollSheet, row: Row) -> str:
        """The letter, where `text` goes on with a name it began in this row; what it changed is as before then."""
        soon = self._since.isValid() and self._since.elapsed() < 2 * QApplication.keyboardInputInterval()
        self._since.invalidate()
        if not soon or row.person != self._person or fold(text) not in _GOES_ON:
            return ""
        sheet.put_back(row, self._before)
        return self._letter
