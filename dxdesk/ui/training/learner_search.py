"""Finding whom to enrol: people of the register or members of the team, by a piece of anything (as at the desk)."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from dxdesk.domain.filters import LONGEST_TEXT
from dxdesk.domain.hits import fits_name, name_marks, split_typed
from dxdesk.domain.names import mend_case
from dxdesk.domain.training import Learner
from dxdesk.store.clusters import root
from dxdesk.store.lists import members
from dxdesk.store.search import Person, find_people
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import SearchEdit
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.table_view import TableView

PEOPLE, MEMBERS = "people", "members"
_SHOWN = 20
_IN, _LEFT, _ADD = Tag("Đã có trong lớp", "off", "check"), Tag("Đã nghỉ, ghi lại", "warn", "plus"), Tag(
    "Ghi danh", "accent", "plus")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the team."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Nobody chosen: a name to write a new person with."""

    name: str


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of whom only the name is kept."""

    name: str


Found = Person | Member | NewPerson | Guest


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One line of the list: who it is and how it reads, worked out once, for cells are painted again and again."""

    found: Found
    cell: Cell


class LearnerSearch(QObject):
    """Joins the search box with the list of what is found.

    Signals: picked(found) when a row is taken; typing(bool) when the list has something to show, or nothing any more.
    """

    picked = Signal(object)
    typing = Signal(bool)

    def __init__(self, desk: Desk, box: SearchEdit, table: TableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._box, self._table = desk, box, table
        self._known: Mapping[str, Learner] = {}
        self.kind = PEOPLE
        found: Column[FoundRow] = Column("Người", lambda row: row.cell, stretch=1)
        table.set_up(desk.theme, [found], heads=False, pad=16)
        table.opened.connect(self.pick)
        table.clicked.connect(lambda index: self.pick(table.rows[index.row()]))
        box.textChanged.connect(lambda _text: self.search())
        for watched in (box, table):
            watched.installEventFilter(self)

    def know(self, learners: Mapping[str, Learner]) -> None:
        """Who is in the class, by person."""
        self._known = learners
        self.search()

    def choose(self, kind: str) -> None:
        """Look among PEOPLE or MEMBERS; all members are shown at once."""
        self.kind = kind
        self.search()

    def close(self) -> None:
        """Empty the box and put the list away."""
        self.kind = PEOPLE
        self._box.setText("")  # not clear(), which leaves something to take back in the box
        self.search()

    def search(self) -> None:
        """Look again for what is typed."""
        text = self._box.text()[:LONGEST_TEXT]
        rows = self._members(text) if self.kind == MEMBERS else self._people(text) if text.strip() else []
        self._table.show_rows([FoundRow(found, self._cell(found)) for found in rows])
        self.typing.emit(bool(rows) or bool(text.strip()))

    def pick(self, row: FoundRow) -> None:
        """Take a row; somebody in the class already stays where he is."""
        self.picked.emit(row.found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list, Enter takes the current or first one, Esc gives up.

        With nothing typed to take back, Ctrl+Z is not for the box.
        """
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and watched is self._box:
            taken_back = event.matches(QKeySequence.StandardKey.Undo) and not self._box.isUndoAvailable()
            if taken_back:
                event.ignore()
            return taken_back
        return event.type() == QEvent.Type.KeyPress and self._key(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and (self._box.text() or self.kind == MEMBERS or watched is self._table):
            self.close()
            self._box.setFocus()
            return True
        if watched is not self._box:
            return False
        if event.key() == Qt.Key.Key_Down and self._table.rows:
            self._table.setFocus()
            return True
        if event.key() in ENTER and not event.modifiers() and self._table.rows:
            self.pick(self._table.current or self._table.rows[0])
            return True
        return False

    def _people(self, text: str) -> list[Found]:
        found: list[Found] = [*find_people(self._desk.store, text, _SHOWN)]
        name, _ = mend_case(text)
        return [*found, NewPerson(name), Guest(name)] if split_typed(text)[0] else found

    def _members(self, text: str) -> list[Found]:
        letters, _ = split_typed(text)
        return [Member(record, name) for record, name in members(self._desk.store) if fits_name(name, letters)]

    def _cell(self, found: Found) -> Cell:
        if isinstance(found, NewPerson):
            return Cell(f"Ghi người mới: {found.name}", "lập hồ sơ trong sổ rồi ghi danh", tag=Tag("Mới", "ok", "plus"))
        if isinstance(found, Guest):
            return Cell(f"Ghi khách: {found.name}", "chỉ giữ tên trong lớp này, không lập hồ sơ",
                        tag=Tag("Khách", "off", "user"))
        if isinstance(found, Member):
            return Cell(found.name, "thành viên tổ", tag=self._state(found.id),
                        marks=name_marks(found.name, self._box.text()))
        person = root(self._desk.store.connection, found.id)
        return Cell(found.full_name or "Chưa ghi tên", person_line(found), tag=self._state(person),
                    marks=name_marks(found.full_name, self._box.text()))

    def _state(self, person: str) -> Tag:
        learner = self._known.get(person)
        if learner is None or not learner.enrolments:
            return _ADD
        return _LEFT if learner.left_on else _IN
