"""The lines of the services chosen, one for each time a service was given (look §8 Help line)."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.catalogues import Catalogues, Entry
from dxdesk.domain.visit import HelpLine
from dxdesk.ui.desk.help_row import Choices, HelpRow
from dxdesk.ui.parts import Option

LastUsed = Callable[[str], Sequence[str]]


class HelpLines(QWidget):
    """The rows in the order of choosing. Signals: changed(), dropped(code) when the last line of a service goes."""

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

    def set_up(self, catalogues: Catalogues, last_used: LastUsed = lambda _field: ()) -> None:
        """The words of services, outcomes and obstacles; `last_used(field)` are the codes used last on this desk."""
        self._catalogues = catalogues
        outcomes = tuple(Option(entry.code, entry.short) for entry in catalogues.entries("outcome"))
        self._choices = Choices(catalogues, outcomes, lambda: last_used("obstacle"))

    @property
    def rows(self) -> tuple[HelpRow, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    @property
    def services(self) -> tuple[str, ...]:
        """The service of each row; one given twice is there twice."""
        return tuple(row.service for row in self._rows)

    def add(self, service: str, record: str = "", saved: Mapping[str, str] | None = None) -> None:
        """A row for a service, another one where it has one; `saved` are the values of the line it edits."""
        entry = self._catalogues.entry("service", service) or Entry("service", service, service)
        row = HelpRow(self, entry, self._choices, record, saved)
        row.changed.connect(self.changed)
        row.dropped.connect(lambda: self._drop(row))
        self._rows.append(row)
        self._box.addWidget(row)
        row.arrange(self._columns)
        row.show()
        self._told()

    def remove(self, service: str) -> None:
        """Take every row of a service away."""
        for row in [row for row in self._rows if row.service == service]:
            self._take_out(row)
        self._told()

    def clear(self) -> None:
        """No service chosen."""
        for row in self.rows:
            self._take_out(row)
        self._told()

    def drafts(self) -> tuple[tuple[str, HelpLine], ...]:
        """Each line with the id of the saved line it edits, empty for a new one."""
        return tuple((row.record, row.line()) for row in self._rows)

    def focus_chain(self) -> list[QWidget]:
        """What Enter walks through, those in sight only."""
        return [widget for row in self._rows for widget in row.focus_chain()]

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

    def _drop(self, row: HelpRow) -> None:
        """One of several lines of a service goes alone; the last is the service itself."""
        if self.services.count(row.service) > 1:
            self._take_out(row)
            self._told()
        else:
            self.dropped.emit(row.service)

    def _take_out(self, row: HelpRow) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _told(self) -> None:
        for row in self._rows:
            row.may_drop(self.services.count(row.service) > 1)
        self.setVisible(bool(self._rows))
        self.changed.emit()
