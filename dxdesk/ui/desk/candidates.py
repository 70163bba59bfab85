"""The card beside the form: people of the register who may be meant, with the reasons (look §8, pictures 01 and 12).

It never takes the focus, never moves the form, and chooses nobody: F6 or a button says who it is; whoever goes on
typing has said that it is somebody else. Widgets are made once and filled anew, for a card comes while one types.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from dxdesk.store.alike import Candidate
from dxdesk.ui.desk.candidate_block import KEY, CandidateBlock, column_of, row_of, spoken
from dxdesk.ui.desk.candidate_strip import CandidateStrip
from dxdesk.ui.parts import IconLabel, Rule, announce, text
from dxdesk.ui.theme import Theme, restyle

SHOWN = 3
_AROUND = 4  # of the strip: the margins of the box and the border, which do not grow with the text
_TITLE, _LAST = "Có thể đã có trong sổ", "Người khác? Cứ nhập tiếp, không cần bấm gì."


class CandidateCard(QFrame):
    """At most three people. Signals: taken(resident id) for *Đúng người này*, asked(resident id) for *Xem*."""

    taken = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Candidate, ...] = ()
        self._current = self._chosen = self._told = ""
        self._narrow = False
        self._blocks: list[CandidateBlock] = []
        self._rules: list[Rule] = []
        self._strip = CandidateStrip(self)
        self._strip.taken.connect(self.taken)
        self._strip.asked.connect(self.asked)
        self._wide = QWidget(self)
        self._count = text("", "small", self._wide)
        box = column_of(self, 0)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self._wide)
        box.addWidget(self._strip)
        self.setAccessibleName(_TITLE)
        QShortcut(QKeySequence(KEY), self, self.take, autoRepeat=False)
        self.set_narrow(False)
        self.hide()

    def set_up(self, theme: Theme) -> None:
        """The look the card is painted in; call once."""
        self._blocks = [CandidateBlock(theme, self._wide) for _ in range(SHOWN)]
        self._rules = [Rule(self._wide) for _ in range(SHOWN - 1)]
        for block in self._blocks:
            block.taken.connect(self.taken)
            block.asked.connect(self.asked)
            block.chosen.connect(self.choose)
        self._lay()
        theme.changed.connect(self._keep_room)

    def set_narrow(self, narrow: bool) -> None:
        """One line in the form instead of a card beside it; its room stays kept, so that nothing moves."""
        self._narrow = narrow
        restyle(self, role="message" if narrow else "card", tone="accent" if narrow else "",
                state="" if narrow else "attention")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(narrow)
        self.setSizePolicy(policy)
        self._wide.setVisible(not narrow)
        self._strip.setVisible(narrow)
        self._keep_room()
        self._fill()

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """These people, the likeliest first; none hides the card. A new best one is told to screen readers once."""
        if tuple(found) == self._found:
            return
        self._found = tuple(found[:SHOWN])
        if self._chosen not in {one.person.id for one in self._found}:
            self._chosen = ""
        self._current = self._chosen or next((one.person.id for one in self._found if one.best), "")
        self._fill()
        self.setVisible(bool(found))
        best = next((one for one in self._found if one.best), None)
        if best is not None and best.person.id != self._told:
            self._told = best.person.id
            announce(self, f"{_TITLE}: {spoken(best)}. Bấm {KEY} nếu đúng người này.")

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
        focused = self._has_focus()
        self._current = self._chosen = record
        self._fill()
        chosen = next((block for block in self._blocks if block.current), None)
        if focused and chosen is not None:
            chosen.take.setFocus()

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _fill(self) -> None:
        if not self._found or not self._blocks:
            return
        if self._narrow:
            self._strip.show_person(self._found[0], self._found[0].person.id == self._current)
            return
        self._count.setText(f"{len(self._found)} người")
        for block, one in zip(self._blocks, self._found, strict=False):
            block.show_person(one, one.person.id == self._current)
        for number, block in enumerate(self._blocks):
            block.setVisible(number < len(self._found))
        for number, rule in enumerate(self._rules, 1):
            rule.setVisible(number < len(self._found))

    def _keep_room(self) -> None:
        self.setMinimumHeight(self._strip.sizeHint().height() + _AROUND if self._narrow else 0)

    def _lay(self) -> None:
        column = column_of(self._wide, 0)
        head, foot = row_of((14, 6, 14, 6)), row_of((14, 6, 14, 6))
        head.addWidget(IconLabel(self._wide, "people", 20, "accent"))
        head.addWidget(text(_TITLE, "h3", self._wide), 1)
        head.addWidget(self._count)
        column.addLayout(head)
        for number, block in enumerate(self._blocks):
            if number:
                column.addWidget(self._rules[number - 1])
            column.addWidget(block)
        last = text(_LAST, "small", self._wide)
        last.setWordWrap(True)
        foot.addWidget(last)
        column.addWidget(Rule(self._wide))
        column.addLayout(foot)
