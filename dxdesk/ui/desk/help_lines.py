"""One line per chosen service: how it ended (digits 1 to 4) and what stood in the way (look §8)."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import Catalogues, Entry
from dxdesk.domain.visit import HelpLine
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.parts import ElidedLabel, IconButton, Option, Segmented, text
from dxdesk.ui.parts.words import em
from dxdesk.ui.reflow import lay
from dxdesk.ui.theme import BODY, restyle

_NAME = 168  # logical width of a service's name beside its outcome


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be said of any line: outcomes as the parts of a control, obstacles as (code, words)."""

    outcomes: tuple[Option, ...]
    obstacles: tuple[tuple[str, str], ...]


class HelpRow(QWidget):
    """One service of the slip; `record` is the saved line it edits, empty for a new one.

    `kept` are values of that saved line the row does not show. Signals: changed(), dropped().
    """

    changed = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget, entry: Entry, choices: Choices, record: str = "",
                 kept: Mapping[str, str] | None = None) -> None:
        super().__init__(parent)
        self.service, self.record, self._kept = entry.code, record, dict(kept or {})
        title = entry.short or entry.title
        self._key = text(entry.shortcut, "code", self)
        self._key.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._name = ElidedLabel(self, title, "strong")
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.outcome = Segmented(self, choices.outcomes, digits=True)
        self.outcome.setAccessibleName(f"Kết quả {title}")
        self.obstacle = QComboBox(self)
        self.obstacle.setAccessibleName(f"Vướng mắc khi làm {title}")
        self.obstacle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        fill_combo(self.obstacle, choices.obstacles)
        self._drop = IconButton(self, "close", f"Bỏ việc {title}", kind="bare")
        self._drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._problem = text("", "hint", self)
        self._problem.setWordWrap(True)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._column)
        box.addWidget(self._problem)
        self._key.setVisible(bool(entry.shortcut))
        self._drop.setVisible(not entry.shortcut)  # a chip drops its own
        self._problem.hide()
        self.outcome.changed.connect(lambda _value: self.changed.emit())
        self.obstacle.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._drop.clicked.connect(self.dropped)

    def fill(self, outcome: str, obstacle: str) -> None:
        """What a saved line says."""
        self.outcome.set_value(outcome)
        choose(self.obstacle, obstacle)

    def line(self) -> HelpLine:
        """What is chosen."""
        return HelpLine(self.service, self.outcome.value(), self.obstacle.currentData() or "",
                        self._kept.get("dossier_code", ""), self._kept.get("note", ""))

    def say(self, sentence: str, tone: str) -> None:
        """A problem or a question under the line; empty for none."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.outcome.setAccessibleDescription(sentence)
        restyle(self._problem, tone=tone)

    def arrange(self, columns: int) -> None:
        """One line where there is room (4), the name above both (3), or each on its own (2)."""
        name = [(self._key, 0), (self._name, 1)]
        if columns == 4:
            self._name.ensurePolished()
            key = 0 if self._key.isHidden() else self._key.sizeHint().width()
            self._name.setFixedWidth(em(self._name, _NAME / BODY) - key)
            parts = ((self._key, 0), (self._name, 0), (self.outcome, 0), (self.obstacle, 1), (self._drop, 0))
            lay(self._column, [parts])
            return
        self._name.setMinimumWidth(0)
        self._name.setMaximumWidth(16_777_215)
        pair = [(self.outcome, 0), (self.obstacle, 1)]
        lay(self._column, [[*name, (self._drop, 0)], *([pair] if columns == 3 else [[part] for part in pair])])


class HelpLines(QWidget):
    """The rows of the services chosen, in the order of choosing. Signals: changed(), dropped(code)."""

    changed = Signal()
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HelpRow] = []
        self._columns = 4
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.hide()

    def set_up(self, catalogues: Catalogues) -> None:
        """The words of services, outcomes and obstacles."""
        self._catalogues = catalogues
        outcomes = (Option(entry.code, entry.short) for entry in catalogues.entries("outcome"))
        obstacles = ((entry.code, entry.title) for entry in catalogues.entries("obstacle"))
        self._choices = Choices(tuple(outcomes), (("", "Không vướng gì"), *obstacles))

    @property
    def rows(self) -> tuple[HelpRow, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    @property
    def services(self) -> tuple[str, ...]:
        """The services chosen."""
        return tuple(row.service for row in self._rows)

    def add(self, service: str, record: str = "", saved: Mapping[str, str] | None = None) -> None:
        """A row for a service; `saved` are the values of the line it edits."""
        if service in self.services:
            return
        entry = self._catalogues.entry("service", service) or Entry("service", service, service)
        row = HelpRow(self, entry, self._choices, record, saved)
        if saved:
            row.fill(saved.get("outcome", ""), saved.get("obstacle", ""))
        row.changed.connect(self.changed)
        row.dropped.connect(lambda: self.dropped.emit(service))
        self._rows.append(row)
        self._box.addWidget(row)
        row.arrange(self._columns)
        row.show()
        self._told()

    def remove(self, service: str) -> None:
        """Take the row of a service away."""
        for row in [row for row in self._rows if row.service == service]:
            self._rows.remove(row)
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._told()

    def clear(self) -> None:
        """No service chosen."""
        for service in self.services:
            self.remove(service)

    def drafts(self) -> tuple[tuple[str, HelpLine], ...]:
        """Each line with the id of the saved line it edits, empty for a new one."""
        return tuple((row.record, row.line()) for row in self._rows)

    def focus_chain(self) -> list[QWidget]:
        """What Enter walks through."""
        return [widget for row in self._rows for widget in (row.outcome, row.obstacle)]

    def say(self, at: int, sentence: str, tone: str = "bad") -> None:
        """A problem or a question under row `at`."""
        if 0 <= at < len(self._rows):
            self._rows[at].say(sentence, tone)

    def hush(self) -> None:
        """No problem in sight."""
        for row in self._rows:
            row.say("", "")

    def arrange(self, columns: int) -> None:
        """Lay the rows out for a form of so many columns."""
        self._columns = columns
        for row in self._rows:
            row.arrange(columns)

    def _told(self) -> None:
        self.setVisible(bool(self._rows))
        self.changed.emit()
