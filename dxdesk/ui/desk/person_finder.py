"""The box beside the form that finds a person of the register and takes him into the slip (Ctrl+K)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.store.search import Person, find_people
from dxdesk.ui.context import Desk
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView

_SHOWN = 6


class PersonFinder(QObject):
    """Joins the search box with its list. Signals: picked(resident id); left() when Esc gives up."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, box: QLineEdit, card: QWidget, table: TableView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._box, self._card, self._table = desk, box, card, table
        person: Column[Person] = Column("Người", lambda found: Cell(found.full_name, person_line(found)), stretch=1)
        table.set_up(desk.theme, [person], heads=False)
        table.opened.connect(self._pick)
        table.clicked.connect(lambda index: self._pick(table.rows[index.row()]))
        box.textChanged.connect(self._search)
        box.installEventFilter(self)
        table.installEventFilter(self)

    def start(self) -> None:
        """Put the cursor into the box."""
        self._box.setFocus()
        self._box.selectAll()

    def close(self) -> None:
        """Empty the box and put the list away."""
        self._box.setText("")
        self._card.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list, Enter takes the current or first person, Esc gives up."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self.left.emit()
            return True
        if watched is not self._box:
            return False
        if event.key() == Qt.Key.Key_Down and self._table.rows:
            self._table.setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._pick(self._table.current or next(iter(self._table.rows), None))
            return True
        return False

    def _search(self, text: str) -> None:
        people = find_people(self._desk.store, text, _SHOWN) if text.strip() else []
        self._table.show_rows(people)
        line = self._desk.theme.px(60)
        self._table.setMinimumHeight(line * min(len(people), 2))
        self._table.setMaximumHeight(line * len(people) + 2)
        self._card.setVisible(bool(people))

    def _pick(self, person: Person | None) -> None:
        if person is not None:
            self.close()
            self.picked.emit(person.id)
