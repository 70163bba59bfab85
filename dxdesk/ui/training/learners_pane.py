"""Người học: who is in the class, found in the register or at the door, each once (features d1.14)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.scanned import what_is
from dxdesk.domain.training import RESIDENT
from dxdesk.errors import DeskError, InputError
from dxdesk.store.fingerprint import person_with_number
from dxdesk.store.search import Person
from dxdesk.store.training.classes import ClassView
from dxdesk.store.training.enrolling import DOOR, REGISTER, Enrolled, Newcomer
from dxdesk.store.training.results import class_results
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Action, Message
from dxdesk.ui.shape import Shape
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.training.class_pane import ClassPane
from dxdesk.ui.training.learner_acts import LearnerActs
from dxdesk.ui.training.learner_search import MEMBERS, PEOPLE, Found, Guest, LearnerSearch, Member, NewPerson
from dxdesk.ui.training.learners_layout import LearnersLayout
from dxdesk.ui.training.learners_table import LearnerRow, learner_columns, learner_rows
from dxdesk.ui.training.twins_note import TwinsNote


class LearnersPane(ClassPane):
    """The learners of one class; above them the search that enrols, below them what can be done with one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view: ClassView | None = None
        self.ui = LearnersLayout(desk, self)
        self.table = self.ui.table
        self.table.set_up(desk.theme, learner_columns(today(desk.now()).year))
        self.search = LearnerSearch(desk, self.ui.search, self.ui.found, self)
        self.acts = LearnerActs(desk, self.ui.told, self.saved.emit)
        self._leaver: LearnerRow | None = None  # who is asked about, whichever row is looked at meanwhile
        self.twins = TwinsNote(desk, self.ui, self._choose)
        self._connect()

    def show_class(self, view: ClassView, meeting: str = "") -> None:
        """The learners of this class; what is being written for the same class stays."""
        again = self.view is not None and self.view.id == view.id
        self.view = view
        self.acts.show(view.id)
        if not again:
            self.search.close()
            self.ui.leaving.hide()
            self.ui.show_list()
        self._load()

    def begin(self) -> None:
        """The cursor stands where somebody is found."""
        go_to(self.ui.search)

    def take_scan(self, text: str) -> bool:
        """A card enrols who is found by it, or begins a new person; anything else is for another page."""
        card = what_is(text).card
        if card is None or self.view is None:
            return False
        record = person_with_number(self.desk.store, card.national_id)
        if record:
            self.acts.enrol([Newcomer(resident=record, source=DOOR)])
        elif half := self.unfinished():
            self.ui.told.tell(Message("warn", half, "Ghi xong hoặc bỏ rồi quét lại."))
        else:
            self.ui.show_newcomer()
            self.ui.newcomer.take_card(card)
        return True

    def can_leave(self) -> bool:
        """Not while somebody new stands half written."""
        if not self.unfinished():
            return True
        self.ui.told.tell(Message("warn", self.unfinished(), "", (Action("Bỏ", self._drop, "skip"),)))
        return False

    def unfinished(self) -> str:
        """Somebody new who is not saved."""
        if self.ui.writing and self.ui.newcomer.begun:
            return "Người mới chưa ghi vào lớp."
        return "Danh sách đã dán chưa ghi danh." if self.ui.pasting.begun else ""

    def reshape(self, shape: Shape) -> None:
        """Room for the search and the buttons."""
        self.ui.reshape(shape)

    def menu(self) -> QMenu:
        """All the buttons say, where there is no room for them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Dán danh sách…", self._paste)
        menu.addAction("Ghi danh thành viên tổ", lambda: self.ui.kind.set_value(MEMBERS))
        for button in (self.ui.open, self.ui.leave, self.ui.remove):
            menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())
        if told := self.ui.twins.message:
            for action in told.actions:
                menu.addAction(f"{told.fact} {action.text}", action.run)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the learner in sight out of the class."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self.table.current:
            self.acts.remove([self.table.current])
        else:
            super().keyPressEvent(event)

    def _load(self) -> None:
        assert self.view is not None
        result = class_results(self.desk.store, self.view.id)
        rows, kept = learner_rows(self.desk, result), self.table.current
        self.table.show_rows(rows)
        if kept is not None:
            self.table.choose(next((at for at, row in enumerate(rows) if row.person == kept.person), kept.number - 1))
        self.search.know({row.person: row.learner for row in rows})
        self.ui.count(rows, self.view)
        self._show_current(self.table.current)
        self.twins.show(self.view.id, [row.learner for row in rows])

    def _merged(self, keep: str, _other: str) -> None:
        self.ui.show_list()
        self.ui.told.tell(Message("ok", "Đã gộp hai hồ sơ.", "Gỡ gộp ở Diễn biến của hồ sơ."))
        self._choose(keep)
        self.saved.emit()

    def _choose(self, person: str) -> None:
        self.ui.show_list()
        self.table.choose(next((at for at, row in enumerate(self.table.rows) if row.person == person), -1))
        self.table.setFocus()

    def _pick(self, found: Found) -> None:
        """Enrol who was found; the box is ready for the next one."""
        if isinstance(found, NewPerson):
            self.ui.show_newcomer()
            self.ui.newcomer.start(found.name)
            return
        newcomer = (Newcomer(member=found.id) if isinstance(found, Member) else
                    Newcomer(name=found.name, source=DOOR) if isinstance(found, Guest) else
                    Newcomer(resident=found.id, source=REGISTER))
        keep = isinstance(found, Person | Guest)
        if self.acts.enrol([newcomer]) and keep:
            self.search.close()
        self.begin()

    def _write(self, values: dict[str, str]) -> None:
        def refused(error: DeskError) -> None:
            if isinstance(error, InputError) and error.code.startswith("problem:"):
                self.ui.newcomer.refuse(error.code.removeprefix("problem:"), error.sentence)
            else:
                self.acts.refuse(error)

        if self.acts.enrol([Newcomer(values=values, source=DOOR)], refused):
            self._drop()

    def _meant(self, record: str) -> None:
        if self.acts.enrol([Newcomer(resident=record, source=DOOR)]):
            self._drop()

    def _paste(self) -> None:
        assert self.view is not None
        self.ui.show_pasting()
        self.ui.pasting.start(self.view.id)

    def _pasted(self, done: Enrolled) -> None:
        self._drop()
        self.acts.tell_enrolled(done)

    def _drop(self) -> None:
        """Nobody new any more: back to the list, ready for the next one."""
        self.ui.newcomer.start("")
        self.ui.pasting.clear()
        self.search.close()
        self.ui.show_list()
        self.begin()

    def _leave(self) -> None:
        row: LearnerRow | None = self.table.current
        self._leaver = row
        if row is not None and row.learner.left_on:
            self._left("", "")
        elif row is not None:
            self.ui.leaving.start(row.learner.name)
            self.ui.fit()

    def _left(self, day: str, reason: str) -> None:
        if self._leaver is None:
            return
        try:
            self.acts.leave(self._leaver, day, reason)
        except DeskError as error:
            self.ui.leaving.refuse(error.sentence)
            return
        self._stay()

    def _stay(self) -> None:
        self.ui.leaving.hide()
        self.ui.fit()
        self.table.setFocus()

    def _open(self, row: LearnerRow | None) -> None:
        if row is not None and row.learner.kind == RESIDENT:
            self.opened.emit("people", row.learner.record)

    def _show_current(self, row: LearnerRow | None) -> None:
        self.ui.act_on(row)

    def _typing(self, on: bool) -> None:
        if on and self.ui.listing:
            self.ui.show_found()
        elif self.ui.looking and not on:
            self.ui.show_list()
        if self.ui.kind.value() != self.search.kind:
            self.ui.kind.set_value(self.search.kind)

    def _connect(self) -> None:
        ui = self.ui
        self.search.picked.connect(self._pick)
        self.search.typing.connect(self._typing)
        ui.kind.changed.connect(lambda kind: self.search.choose(kind or PEOPLE) if kind != self.search.kind else None)
        ui.kind.changed.connect(lambda kind: go_to(ui.search) if kind == MEMBERS else None)
        ui.newcomer.done.connect(self._write)
        ui.newcomer.meant.connect(self._meant)
        ui.newcomer.closed.connect(self._drop)
        ui.paste.clicked.connect(self._paste)
        ui.pasting.done.connect(self._pasted)
        ui.pasting.closed.connect(self._drop)
        ui.merge.merged.connect(self._merged)
        ui.merge.closed.connect(ui.show_list)
        ui.leaving.done.connect(self._left)
        ui.leaving.closed.connect(self._stay)
        self.table.chosen.connect(self._show_current)
        self.table.opened.connect(self._open)
        ui.open.clicked.connect(lambda: self._open(self.table.current))
        ui.leave.clicked.connect(self._leave)
        ui.more.clicked.connect(lambda: self.menu().popup(ui.more.mapToGlobal(ui.more.rect().bottomLeft())))
        ui.remove.clicked.connect(lambda: self.acts.remove([self.table.current]) if self.table.current else None)
        add_keys(ui.merge, ("Esc", ui.merge.back.click))
        add_keys(self, ("Ctrl+K", self.begin), ("Ctrl+Z", self.acts.undo))
