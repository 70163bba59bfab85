"""What the slip leaves to do: its lines propose tasks, and the soonest of them the day to come again."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from dxdesk.domain.dates import read_date, show_date, today
from dxdesk.domain.visit import ACTIVATE, HelpLine
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_context import DeskContext, member_choices
from dxdesk.ui.desk.visit_form import VisitForm
from dxdesk.ui.theme import restyle

_CARRIED = "carried"


class NextSteps(QObject):
    """Keeps the card of tasks and the field *Hẹn lại ngày* of the form in step; typing a day there moves the tasks."""

    def __init__(self, desk: Desk, form: VisitForm, context: Callable[[], DeskContext], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._form, self._context = desk, form, context
        self._card, self._day = form.ui.follow_up, form.ui.follow_up_on
        self._opened: tuple[HelpLine, ...] = ()
        form.edited.connect(self.look)
        self._card.proposed.connect(self._carry)
        self._card.changed.connect(form.edited)
        self._day.editingFinished.connect(self._take_day)

    def begin(self) -> None:
        """Another slip is in the form: what its lines say now was proposed before, if it was saved before."""
        context = self._context()
        own, day = (context.member_id, context.member), self._day.text()
        self._opened = self._lines()
        self._card.clear()
        if self._day.text() != day:  # the day of a saved slip went with what its lines proposed while it was filled
            self._day.setText(day)
            restyle(self._day, state="")
        self._card.set_members(member_choices(self._desk.store, own), context.member_id)

    def look(self) -> None:
        """Propose what follows from the lines, unless they stand as they were saved; of VNeID once it has an end."""
        lines, typed = self._lines(), self._form.typed()
        if lines != self._opened or self._card.tasks():
            being_done = any(line.service == ACTIVATE and not line.outcome for line in lines)
            state = "" if being_done else typed.eid_after or typed.eid_before
            self._card.look_at(lines, state, self._context().day)

    def _lines(self) -> tuple[HelpLine, ...]:
        """The lines of the slip; of people nobody named there is nobody to do anything for."""
        return () if self._form.tally else tuple(line for _, line in self._form.ui.helps.drafts())

    def _carry(self, day: str) -> None:
        """The day proposed goes into the field unless a person wrote one there."""
        field = self._day
        if field.text() and field.property("state") != _CARRIED:
            self._take_day()
            return
        field.setText(show_date(day))
        restyle(field, state=_CARRIED if day else "")

    def _take_day(self) -> None:
        if self._day.property("state") != _CARRIED:
            self._card.set_day(read_date(self._day.text(), today(self._desk.now())).value or "")
