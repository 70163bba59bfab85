"""One number of a book: how it stands, whose visits carry it, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.slip_account import MISSING, OUTSIDE, VOID, VOID_BUT_ENTERED
from dxdesk.ui.parts import Button, Card, ElidedLabel, Tag, text
from dxdesk.ui.slips.slip_books_reason import ReasonBox
from dxdesk.ui.slips.slip_books_words import AHEAD, NUMBER_TAGS

_MOST = 6  # visits of one number shown; more than two is a mistake of copying already
_ENTER, _GAP = "Enter", 8


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """A number as shown: its state, (visit, who, who wrote it when and where) of each visit, the reason it is void."""

    number: int
    state: str
    visits: tuple[tuple[str, str, str], ...] = ()
    reason: str = ""
    closed: bool = False


class NumberCard(Card):
    """The number chosen.

    Signals: entered(number) to enter it now; shown(visit) to open a visit; void_given(numbers, reason) and
    void_taken(number) to note numbers as void or no longer; left() when the cursor belongs to the numbers again.
    """

    entered = Signal(int)
    shown = Signal(str)
    void_given = Signal(str, str)
    void_taken = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = NumberFacts(0, MISSING)
        self._name, self._tag = text("", "h2", self), Tag(self)
        self._why = text("", "label", self)
        self._why.setWordWrap(True)
        self._visits = QVBoxLayout()
        self._visits.setSpacing(8)
        self._lines: list[QWidget] = []
        self.enter = Button(self, "Nhập số này", keys=_ENTER)
        self.void = Button(self, "Ghi là bỏ", keys="V")
        self.ask = ReasonBox(self, "&Vì sao bỏ?", "Ghi là bỏ", "Các &số bỏ")
        self.enter.clicked.connect(lambda: self.entered.emit(self._facts.number))
        self.void.clicked.connect(self.toggle_void)
        self.ask.given.connect(self.void_given)
        self.ask.left.connect(self._leave)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where both buttons have no room the box of the Enter key goes, and no word is cut."""
        super().resizeEvent(event)
        self.enter.dress(keys=_ENTER)
        sides = self.body.contentsMargins()
        room = event.size().width() - sides.left() - sides.right()
        if self.enter.sizeHint().width() + _GAP + self.void.sizeHint().width() > room:
            self.enter.dress()

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name)
        head.addWidget(self._tag)
        head.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(_GAP)
        acts.addWidget(self.enter)
        acts.addWidget(self.void)
        acts.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._why)
        self.body.addLayout(self._visits)
        self.body.addLayout(acts)
        self.body.addWidget(self.ask)

    def show_number(self, facts: NumberFacts) -> None:
        """Another number, or the same after something changed; a question about the former one is dropped."""
        if facts == self._facts and not self.ask.isHidden():
            return  # the same numbers in other columns
        self._facts = facts
        tag = NUMBER_TAGS[facts.state]
        self._name.setText(f"Số {facts.number}")
        self._tag.show_state(tag.text, tag.tone, tag.icon)
        self._why.setText(f"Lý do: {facts.reason}." if facts.reason else "")
        self._why.setVisible(bool(facts.reason))
        self._show_visits(facts.visits)
        self.ask.hide()
        self._show_acts()

    def act(self) -> None:
        """Enter on a number: enter it, or open the visit that carries it."""
        if self._facts.visits:
            self.shown.emit(self._facts.visits[0][0])
        elif self._facts.state in (MISSING, AHEAD):
            self.entered.emit(self._facts.number)

    def toggle_void(self) -> None:
        """V: note as void, with a reason, or take that back."""
        if self._facts.closed or self._facts.state == OUTSIDE:
            return
        if self._facts.state in (VOID, VOID_BUT_ENTERED):
            self.void_taken.emit(self._facts.number)
        elif not self._facts.visits:
            for button in (self.enter, self.void):
                button.hide()
            self.ask.ask(str(self._facts.number))

    def asked(self) -> None:
        """What was asked has been answered."""
        self.ask.hide()
        self._show_acts()

    def buttons(self) -> list[Button]:
        """The buttons that open the visits in sight."""
        return [button for line in self._lines for button in line.findChildren(Button)]

    def _show_acts(self) -> None:
        state, opened = self._facts.state, not self._facts.closed
        self.enter.setVisible(state in (MISSING, AHEAD))
        self.void.setText("Thôi bỏ" if state in (VOID, VOID_BUT_ENTERED) else "Ghi là bỏ")
        self.void.setVisible(opened and state in (MISSING, AHEAD, VOID, VOID_BUT_ENTERED))

    def _leave(self) -> None:
        self.asked()
        self.left.emit()

    def _show_visits(self, visits: Sequence[tuple[str, str, str]]) -> None:
        for line in self._lines:
            self._visits.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(*visit) for visit in visits[:_MOST]]
        for line in self._lines:
            self._visits.addWidget(line)

    def _line(self, visit: str, who: str, told: str) -> QWidget:
        line = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(line, who, "strong"))
        by = text(told, "small", line)
        by.setWordWrap(True)
        words.addWidget(by)
        button = Button(line, "Mở phiếu", kind="flat")
        button.setAccessibleName(f"Mở phiếu của {who}, {told}")
        button.clicked.connect(lambda: self.shown.emit(visit))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(button)
        return line
