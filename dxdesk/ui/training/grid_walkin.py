"""The line below the roll: a name typed there leads to who is in the class, or brings in who is not (picture 04)."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.attendance_grid import RollSheet, Row, matches
from dxdesk.domain.fields import TEXT_LIMIT
from dxdesk.domain.hits import name_marks, split_typed
from dxdesk.domain.keystrokes import put_together
from dxdesk.domain.names import clean
from dxdesk.store.clusters import root
from dxdesk.store.search import Person, find_people
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import ElidedLabel, IconLabel, Rule
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.learner_search import Guest, NewPerson

_IN_CLASS, _SHOWN, _WIDE = 3, 4, 360
_HINT = "Dấu cách đổi trạng thái, không tính người dạy"


@dataclass(frozen=True, slots=True)
class InClass:
    """Somebody of the roll."""

    row: Row


Found = InClass | Person | NewPerson | Guest


class WalkIn(QWidget):
    """Field, hint, and above them what is found.

    Signals: picked(found) when one is taken; typing(text) while a name is being typed; left() when the field is given
    up, for the cursor to go back to the roll.
    """

    picked = Signal(object)
    typing = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet = RollSheet()
        self._tight = False
        self.found = TableView(self)
        self.field = QLineEdit(self)
        self.hint = ElidedLabel(self, _HINT, "label")
        self._rule = Rule(self)
        self._dress()
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.found.opened.connect(self._pick)
        self.found.clicked.connect(lambda index: self._pick(self.found.rows[index.row()]))
        for watched in (self.field, self.found):
            watched.installEventFilter(self)
        desk.theme.changed.connect(self._measure)
        self._measure()

    def know(self, sheet: RollSheet) -> None:
        """Who is in the roll."""
        self._sheet = sheet
        self._search(self.field.text())

    def begin(self, letter: str) -> None:
        """A name begins with this letter, typed in the roll; the input method goes on in the field."""
        self.show()
        self.field.setFocus()
        self.field.setText(letter)

    def put_away(self) -> None:
        """Nothing typed, nothing found."""
        self.field.clear()
        self.setVisible(not self._tight)

    def say(self, words: str = "") -> None:
        """What the keys do here; without words what they do in most places."""
        self.hint.setText(words or _HINT)

    def fold(self, *, tight: bool) -> None:
        """Where there is little room the line goes away while nobody writes in it."""
        self._tight = tight
        self.setVisible(not tight or self.field.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into what is found, Enter takes the current or first one, Esc and ↑ go back to the roll."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.modifiers():
            return False
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and watched is self.field):
            self.put_away()
            self.left.emit()
            return True
        if watched is not self.field:
            return False
        if event.key() == Qt.Key.Key_Down and self.found.rows:
            self.found.setFocus()
            return True
        if event.key() in ENTER:
            self._pick(self.found.current or next(iter(self.found.rows), None))
            return True
        return False

    def _search(self, typed: str) -> None:
        rows = self._rows(put_together(typed)) if typed.strip() else []
        self.found.show_rows(rows)
        line = self._desk.theme.px(60)
        self.found.setMinimumHeight(line * min(len(rows), 2))
        self.found.setMaximumHeight(line * len(rows) + 2)
        for part in (self.found, self._rule):
            part.setVisible(bool(rows))
        if rows:
            self.typing.emit(typed)

    def _rows(self, text: str) -> list[Found]:
        letters, _ = split_typed(text)
        here = [InClass(self._sheet.rows[at]) for at in matches(self._sheet.rows, text)] if letters else []
        known = {row.person for row in self._sheet.rows}
        others = [person for person in find_people(self._desk.store, text, _SHOWN)
                  if root(self._desk.store.connection, person.id) not in known]
        name = clean(text)
        return [*here[:_IN_CLASS], *others, *([NewPerson(name), Guest(name)] if letters else [])]

    def _cell(self, found: Found) -> Cell:
        if isinstance(found, InClass):
            learner = found.row.learner
            second = f"số {found.row.n} trong lớp" + (f", {learner.birth_year}" if learner.birth_year else "")
            return Cell(learner.name, second, tag=Tag("Tới người này", "off", "check"),
                        marks=name_marks(learner.name, self.field.text()))
        if isinstance(found, NewPerson):
            return Cell(f"Ghi người mới: {found.name}", "lập hồ sơ trong sổ, ghi danh, có mặt",
                        tag=Tag("Mới", "ok", "plus"))
        if isinstance(found, Guest):
            return Cell(f"Ghi khách: {found.name}", "chỉ giữ tên trong lớp này, không lập hồ sơ",
                        tag=Tag("Khách", "off", "user"))
        return Cell(found.full_name or "Chưa ghi tên", person_line(found), tag=Tag("Ghi danh", "accent", "plus"),
                    marks=name_marks(found.full_name, self.field.text()))

    def _pick(self, found: Found | None) -> None:
        if found is not None:
            self.put_away()
            self.picked.emit(found)

    def _measure(self) -> None:
        self.field.setMaximumWidth(self._desk.theme.px(_WIDE))

    def _dress(self) -> None:
        self.field.setMaxLength(TEXT_LIMIT)
        self.field.setPlaceholderText("Người đến thêm: gõ tên rồi Enter")
        self.field.setAccessibleName("Người đến thêm, hoặc tên để tới người ấy")
        self.field.setProperty("scan", "late")  # letters of a name are shown at once, those of a scan are taken back
        self.found.set_up(self._desk.theme, [Column("Người", self._cell, stretch=1)], heads=False)
        self.found.setAccessibleName("Người tìm thấy")
        for part in (self.found, self._rule):
            part.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(self, "plus", 20))
        row.addWidget(self.field, 3)
        row.addWidget(self.hint, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.found)
        column.addWidget(self._rule)
        column.addLayout(row)
