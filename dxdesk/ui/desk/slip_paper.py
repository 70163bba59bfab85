"""In giấy hẹn (Ctrl+P): the paper of the slip in the form, once that is saved, else of the one saved last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dxdesk.papers.choices import Choices
from dxdesk.store.appointments import appointment_day, person_of
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.papers.over_page import show_paper
from dxdesk.ui.papers.paper_over import PaperOver
from dxdesk.ui.parts import Action

_NO_DAY = ("Phiếu này chưa hẹn ngày nào.", "Alt ↑ mở lại phiếu, ghi ngày ở ô Hẹn lại ngày.")
_NO_SLIP = ("Chưa có phiếu nào để in giấy hẹn.", "Lưu phiếu rồi bấm Ctrl P, hoặc mở một phiếu đã lưu.")


class SlipPaper(QObject):
    """Shows the paper over the page.

    `save` saves the slip in the form and answers the id of its visit, empty where something stops it; `last` answers
    the visit saved last in this sitting. Signals: told(tone, fact, meaning) where there is nothing to print.
    """

    told = Signal(str, str, str)

    def __init__(self, desk: Desk, page: QWidget, work: SlipWork, save: Callable[[], str],
                 last: Callable[[], str]) -> None:
        super().__init__(page)
        self._desk, self._page, self._work, self._save, self._last = desk, page, work, save, last
        self.over: PaperOver | None = None

    def print(self) -> None:
        """Ctrl+P: a slip that agrees a day is saved first, which is the one key from a visit to its paper."""
        if self._work.opened and not self._work.half_written():
            self.show(self._work.opened.id)
        elif self._agrees_a_day():
            if visit := self._save():
                self.show(visit)
        else:
            self.show(self._last())

    def show(self, visit: str) -> None:
        """The slip of a saved visit, or why there is none."""
        if not visit:
            self.told.emit("accent", *_NO_SLIP)
        elif not self.offered(visit):
            self.told.emit("accent", *_NO_DAY)
        else:
            store = self._desk.store
            name = store.value("resident", person_of(store, visit), "full_name")
            self.over = show_paper(self._desk, self._page, "appointment", Choices(visit=visit), f"Giấy hẹn, {name}")

    def leave(self) -> None:
        """Somebody else comes: the paper makes room."""
        if self.over is not None and not self.over.isHidden():
            self.over.leave()

    def offered(self, visit: str) -> bool:
        """Whether a visit agreed a day with somebody."""
        store = self._desk.store
        return bool(appointment_day(store, visit) and person_of(store, visit))

    def action(self, visit: str) -> tuple[Action, ...]:
        """The button beside what was saved, where there is something to print."""
        offered = self.offered(visit)
        return (Action("In giấy hẹn", lambda: self.show(visit), "printer", "Ctrl P"),) if offered else ()

    def _agrees_a_day(self) -> bool:
        form = self._work.form
        return self._work.half_written() and not form.tally and bool(
            form.ui.follow_up_on.text().strip() or form.ui.follow_up.tasks())
