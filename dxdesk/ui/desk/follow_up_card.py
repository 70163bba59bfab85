"""What the visit leaves to do, proposed by rule under the lines: going on accepts it, the space bar drops it."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date, show_date
from dxdesk.domain.follow_up import Proposal, propose
from dxdesk.domain.visit import HelpLine, TaskLine
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.parts import Button, text
from dxdesk.ui.reflow import Line, lay
from dxdesk.ui.theme import Theme

_MEMBER = 200  # logical width of the choice of a member


class Tick(QCheckBox):
    """A box with words that end in … where they do not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Other words."""
        self._words = words
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its place."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * self.fontMetrics().height()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._words if shown != self._words else "")


class ProposalRow(QWidget):
    """One thing to do, ticked, with its day; how it is done stands at the obstacle above already."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tick, self._day = Tick(self), text("", "strong", self)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        lay(line, [[(self.tick, 1), (self._day, 0)]])

    def show_task(self, proposal: Proposal, due_on: str, ticked: bool) -> None:
        """What and when."""
        self.tick.set_words(proposal.what)
        self.tick.setChecked(ticked)
        self._day.setText(f"hẹn {show_date(due_on)}" if ticked else "không hẹn")
        self.tick.setAccessibleName(f"Việc tiếp theo: {proposal.what}, hẹn {show_date(due_on)}")
        self.tick.setAccessibleDescription(proposal.next_step)


class FollowUpCard(QFrame):
    """The tasks a visit proposes, tinted as carried; hidden while it proposes none.

    The appointment of the slip is the day of the soonest task: `proposed` tells it, and `set_day` says what the person
    made of it, which moves the tasks along.
    Signals: changed() when the tasks are others; proposed(day) with the ISO day of the soonest task ticked, empty for
    none; printing() when the slip shall be saved and its appointment printed.
    """

    changed = Signal()
    proposed = Signal(str)
    printing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[Proposal] = []
        self._dropped: set[str] = set()
        self._rows: list[ProposalRow] = []
        self._on = date.min
        self._day = self._said = ""
        self._title = text("Việc tiếp theo", "h3", self)
        self._key = text("Phím cách để bỏ, để lại", "small", self)
        self._whose = text("Giao cho", "label", self)
        self.assignee_box = QComboBox(self)
        self.assignee_box.setAccessibleName("Giao việc tiếp theo cho")
        self.assignee_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whose.setBuddy(self.assignee_box)
        self.print_button = Button(self, "Lưu, in giấy hẹn", icon="printer", keys="Ctrl P", kind="flat")
        self.print_button.clicked.connect(self.printing)
        self._head, self._list, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._list)
        column.addLayout(foot)
        self.assignee_box.activated.connect(lambda _at: self.changed.emit())
        self.hide()

    def set_up(self, theme: Theme, catalogues: Catalogues) -> None:
        """The look, and the words of services and obstacles."""
        self._theme, self._catalogues = theme, catalogues
        self.arrange(4)
        theme.changed.connect(self.update)

    def set_members(self, members: Iterable[tuple[str, str]], current: str) -> None:
        """Who may be given a task, as (id, name); `current` is the member at the desk."""
        fill_combo(self.assignee_box, members)
        choose(self.assignee_box, current)

    def assignee(self) -> str:
        """The id of the member the tasks are given to; empty where the desk knows nobody."""
        return self.assignee_box.currentData() or ""

    def look_at(self, lines: Iterable[HelpLine], eid_after: str, day: str) -> None:
        """Propose what follows from the lines of a visit of that ISO day; what was unticked stays so meanwhile."""
        found: list[Proposal] = []
        on = date.fromisoformat(day) if is_date(day) else self._on
        if is_date(day):
            found = propose(lines, eid_after, on, self._catalogues)
        if (found, on) != (self._found, self._on):
            self._found, self._on = found, on
            self._show()
            self._tell()

    def tasks(self) -> tuple[TaskLine, ...]:
        """The tasks ticked."""
        days = self._days()
        return tuple(TaskLine(proposal.what, days[proposal.what], proposal.product, proposal.reason, self.assignee())
                     for proposal in self._ticked())

    def set_day(self, day: str) -> None:
        """The appointment as the person made it, ISO: the soonest task moves there and none stays before it.

        Empty takes that back; what is no day changes nothing.
        """
        if day != self._day and (not day or is_date(day)):
            self._day = day
            self._show()
            self.changed.emit()

    def clear(self) -> None:
        """Nothing proposed, nothing dropped."""
        self._found, self._day = [], ""
        self._dropped.clear()
        self._show()
        self._tell()

    def focus_chain(self) -> list[QWidget]:
        """What Enter walks through; each is accepted by going on."""
        return [] if self.isHidden() else [row.tick for row in self._rows]

    def arrange(self, columns: int) -> None:
        """Title and member in one line where there is room (4, 3), else under one another (2)."""
        self.assignee_box.setMinimumWidth(self._theme.px(_MEMBER))
        self._key.setVisible(columns == 4)
        title: Line = [(self._title, 0), (self._key, 1)] if columns == 4 else [(self._title, 1)]
        whose: Line = [(self._whose, 0), (self.assignee_box, 0 if columns > 2 else 1)]
        lay(self._head, [[*title, *whose]] if columns > 2 else [title, whose])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of what is carried until said otherwise."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("carry"))
        round_ = self._theme.px(8)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), round_, round_)

    def _ticked(self) -> list[Proposal]:
        return [proposal for proposal in self._found if proposal.what not in self._dropped]

    def _days(self) -> dict[str, str]:
        """The day of each thing to do; the appointment takes the place of the soonest, none stays before it."""
        days = {proposal.what: proposal.due_on(self._on) for proposal in self._found}
        soonest = min((days[proposal.what] for proposal in self._ticked()), default="")
        if not self._day:
            return days
        return {what: self._day if day == soonest else max(day, self._day) for what, day in days.items()}

    def _show(self) -> None:
        """One row for each thing to do."""
        while len(self._rows) > len(self._found):
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(self._found):
            self._rows.append(self._row(len(self._rows)))
        days = self._days()
        for row, proposal in zip(self._rows, self._found, strict=True):
            row.show_task(proposal, days[proposal.what], proposal.what not in self._dropped)
        self.setVisible(bool(self._found))

    def _row(self, at: int) -> ProposalRow:
        row = ProposalRow(self)
        self._list.addWidget(row)
        row.tick.clicked.connect(lambda on: self._choose(at, on))
        row.show()
        return row

    def _choose(self, at: int, on: bool) -> None:
        (self._dropped.discard if on else self._dropped.add)(self._found[at].what)
        self._show()
        self._tell()

    def _tell(self) -> None:
        soonest = min((proposal.due_on(self._on) for proposal in self._ticked()), default="")
        if soonest != self._said:
            self._said = soonest
            self.proposed.emit(soonest)
        self.changed.emit()
