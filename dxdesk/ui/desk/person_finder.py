"""The box beside the form that finds a person of the register and takes him into the slip (Ctrl+K)."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.domain.dates import show_date
from dxdesk.domain.hits import name_marks, split_typed
from dxdesk.domain.names import clean
from dxdesk.domain.wording import unnamed
from dxdesk.store.search import FoundVisit, Person, find_people, find_visits
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView

_SHOWN = 6
_OTHER_NAME = "theo tên ở hồ sơ đã gộp"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Nobody is found: a name to begin a new person with."""

    name: str


Found = Person | FoundVisit | Newcomer


class PersonFinder(QObject):
    """Joins the search box with its list.

    Signals: picked(resident id); slip_picked(visit id) for a slip without a name; wanted(name) for somebody new;
    left() when Esc gives up, and after wanted.
    """

    picked = Signal(str)
    slip_picked = Signal(str)
    wanted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, box: QLineEdit, card: QWidget, table: TableView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._box, self._card, self._table = desk, box, card, table
        self._slip = ""
        found: Column[Found] = Column("Người", self._cell, stretch=1)
        table.set_up(desk.theme, [found], heads=False)
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
        """Empty the box and put the list away; the focus must not fall into what stands below."""
        if self._table.hasFocus():
            self._box.setFocus()
        self._box.setText("")
        self._card.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list, Enter takes the current or first one, Esc gives up."""
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
        if event.key() in ENTER and not event.modifiers():
            self._pick(self._table.current or next(iter(self._table.rows), None))
            return True
        return False

    def _search(self, text: str) -> None:
        rows = self._found(text) if text.strip() else []
        self._table.show_rows(rows)
        line = self._desk.theme.px(60)
        self._table.setMinimumHeight(line * min(len(rows), 2))
        self._table.setMaximumHeight(line * len(rows))
        self._card.setVisible(bool(rows))

    def _found(self, text: str) -> list[Found]:
        visits = find_visits(self._desk.store, text)
        self._slip = visits[0].slip_no if visits else ""
        found: list[Found] = [*find_people(self._desk.store, text, _SHOWN),
                              *(visit for visit in visits if not visit.resident_id)]
        return found or ([Newcomer(clean(text))] if split_typed(text)[0] else [])

    def _cell(self, found: Found) -> Cell:
        if isinstance(found, Newcomer):
            return Cell("Không ai như vậy trong sổ", f"Enter: ghi người mới tên {found.name}")
        if isinstance(found, FoundVisit):
            return Cell(f"Phiếu {found.slip_no}", f"{show_date(found.visit_on)}, {unnamed(found.people)}")
        return Cell(found.full_name or "Chưa ghi tên", self._second(found),
                    marks=name_marks(found.full_name, self._box.text()))

    def _second(self, person: Person) -> str:
        """Who it is; and why he is found, where the name does not say so."""
        if self._slip:
            return f"Phiếu {self._slip}; {person_line(person)}"
        text = self._box.text()
        by_name = bool(split_typed(text)[0]) and not name_marks(person.full_name, text)
        return f"{person_line(person)}; {_OTHER_NAME}" if by_name else person_line(person)

    def _pick(self, found: Found | None) -> None:
        if found is None:
            return
        self.close()
        if isinstance(found, Newcomer):
            self.wanted.emit(found.name)
            self.left.emit()
        elif isinstance(found, FoundVisit):
            self.slip_picked.emit(found.id)
        else:
            self.picked.emit(found.id)
