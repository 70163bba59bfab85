"""The card beside the form: people of the register who may be meant, with the reasons (look §8, pictures 01 and 12).

It never takes the focus, never moves the form, and chooses nobody: F6 or a button says who it is; whoever goes on
typing has said that it is somebody else.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dxdesk.store.alike import Candidate
from dxdesk.ui.desk.candidate_block import KEY, CandidateBlock, column_of, phrase, row_of, spoken
from dxdesk.ui.parts import Button, ElidedLabel, IconLabel, Rule, text
from dxdesk.ui.theme import Theme, restyle

_AROUND = 8  # of the strip's button: margins and the border, which do not grow with the text
_TITLE, _LAST = "Có thể đã có trong sổ", "Người khác? Cứ nhập tiếp, không cần bấm gì."


class CandidateCard(QFrame):
    """At most three people. Signals: taken(resident id) for *Đúng người này*, asked(resident id) for *Xem*."""

    taken = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Candidate, ...] = ()
        self._current = ""
        self._told = ""
        self._narrow = False
        self._theme: Theme | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        self._inside: QWidget | None = None
        self._gauge = Button(self, "Đúng", "primary", keys=KEY)
        self._gauge.hide()
        self.setAccessibleName(_TITLE)
        QShortcut(QKeySequence(KEY), self, self.take)
        self.set_narrow(False)
        self.hide()

    def set_up(self, theme: Theme) -> None:
        """The look in force; a change of it draws the card anew."""
        self._theme = theme
        theme.changed.connect(self._build)

    def set_narrow(self, narrow: bool) -> None:
        """One line in the form instead of a card beside it; its room stays kept, so that nothing moves."""
        self._narrow = narrow
        restyle(self, role="message" if narrow else "card", tone="accent" if narrow else "",
                state="" if narrow else "attention")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(narrow)
        self.setSizePolicy(policy)
        self._build()

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """These people, the likeliest first; none hides the card. A new best one is told to screen readers once."""
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        self._current = next((one.person.id for one in found if one.best), "")
        self._build()
        self.setVisible(bool(found))
        if self._current and self._current != self._told:
            self._told = self._current
            self._announce()

    def clear(self) -> None:
        """A new slip: nobody is meant yet."""
        self._told = ""
        self.show_candidates(())

    @property
    def current(self) -> str:
        """The resident F6 would take: the best one, or the one a person chose; an empty text where there is none."""
        return self._current

    def take(self) -> bool:
        """F6: the current person is meant; whether there was one."""
        record = self._current
        if record:
            self.taken.emit(record)
        return bool(record)

    def choose(self, record: str) -> None:
        """Make another person the current one; still nobody is taken."""
        focused = self._inside is not None and self._inside.isAncestorOf(self.focusWidget() or self)
        self._current = record
        self._build()
        blocks = self._inside.findChildren(CandidateBlock) if self._inside is not None else []
        chosen = next((block for block in blocks if block.current), None)
        if focused and chosen is not None:
            chosen.take.setFocus()

    def _build(self) -> None:
        if self._inside is not None:
            self._box.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        self.setMinimumHeight(self._gauge.sizeHint().height() + _AROUND if self._narrow else 0)
        if self._theme is None or not self._found:
            return
        self._inside = self._strip() if self._narrow else self._card(self._theme)
        self._box.addWidget(self._inside)
        self._inside.show()  # a layout would do it only after the next events

    def _card(self, theme: Theme) -> QWidget:
        inside = QWidget(self)
        column = column_of(inside, 0)
        head = row_of((14, 6, 14, 6))
        head.addWidget(IconLabel(inside, "people", 20, "accent"))
        head.addWidget(text(_TITLE, "h3", inside), 1)
        head.addWidget(text(f"{len(self._found)} người", "small", inside))
        column.addLayout(head)
        for number, one in enumerate(self._found):
            if number:
                column.addWidget(Rule(inside))
            block = CandidateBlock(one, one.person.id == self._current, theme, inside)
            block.take.clicked.connect(lambda _=False, record=one.person.id: self.taken.emit(record))
            block.look.clicked.connect(lambda _=False, record=one.person.id: self.asked.emit(record))
            block.chosen.connect(self.choose)
            column.addWidget(block)
        column.addWidget(Rule(inside))
        last = text(_LAST, "small", inside)
        last.setWordWrap(True)
        foot = row_of((14, 6, 14, 6))
        foot.addWidget(last)
        column.addLayout(foot)
        return inside

    def _strip(self) -> QWidget:
        """The likeliest in one line; a doubtful one can only be looked at."""
        one = self._found[0]
        inside = QWidget(self)
        line = row_of((14, 2, 2, 2))
        inside.setLayout(line)
        line.addWidget(IconLabel(inside, "people", 20, "accent"))
        name = ElidedLabel(inside, one.person.full_name, "strong")
        line.addWidget(name)
        line.addWidget(ElidedLabel(inside, f", {phrase(one)}", "body"), 1)
        line.setSpacing(0)
        line.insertSpacing(1, 12)
        if one.person.id == self._current:
            button = Button(inside, "Đúng", "primary", keys=KEY)
            button.setAccessibleName(f"Đúng là {spoken(one)}")
            button.clicked.connect(lambda: self.taken.emit(one.person.id))
        else:
            button = Button(inside, "Xem")
            button.setAccessibleName(f"Xem {spoken(one)}")
            button.clicked.connect(lambda: self.asked.emit(one.person.id))
        line.addSpacing(8)
        line.addWidget(button)
        return inside

    def _announce(self) -> None:
        best = self._found[0]
        event = QAccessibleAnnouncementEvent(self, f"{_TITLE}: {spoken(best)}. Bấm {KEY} nếu đúng người này.")
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
