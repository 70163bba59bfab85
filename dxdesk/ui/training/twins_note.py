"""The line over the learners that asks about one who may stand twice, until somebody says what is so."""

from collections.abc import Callable, Sequence

from dxdesk.domain.training import Learner
from dxdesk.store.training.twins import Twins, possible_twins
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Action, Message
from dxdesk.ui.training.learners_layout import LearnersLayout


class TwinsNote:
    """Asks about one pair at a time; who was said to be two people is not asked about again in this sitting."""

    def __init__(self, desk: Desk, ui: LearnersLayout, choose: Callable[[str], object]) -> None:
        self._desk, self._ui, self._choose = desk, ui, choose
        self._apart: set[frozenset[str]] = set()
        self._course = ""
        self._people: Sequence[Learner] = ()

    def show(self, course: str, people: Sequence[Learner]) -> None:
        """Look again who of the learners of a class may stand twice."""
        self._course, self._people = course, people
        found = [twins for twins in possible_twins(self._desk.store, course, people)
                 if twins.one is not twins.other and _pair(twins) not in self._apart]
        if found:
            self._ui.twins.tell(self._message(found[0], len(found) - 1))
        else:
            self._ui.twins.clear()
        self._ui.fit()

    def _message(self, twins: Twins, others: int) -> Message:
        look = Action("Gộp hai hồ sơ", lambda: self._merge(twins), "merge") if twins.mergeable else Action(
            "Xem", lambda: self._choose(twins.other.person), "eye")
        more = f" Còn {others} cặp nữa." if others else ""
        return Message("warn", f"{twins.one.name} có thể được ghi hai lần:", f"{twins.reason}.{more}",
                       (look, Action("Là hai người", lambda: self._keep_apart(twins))))

    def _merge(self, twins: Twins) -> None:
        sheet = self._ui.merge
        sheet.preview = None
        sheet.compare(twins.one.record, twins.other.record)
        if sheet.preview is not None:  # else the window has said why not
            self._ui.show_merge()
            sheet.fields.setFocus()

    def _keep_apart(self, twins: Twins) -> None:
        self._apart.add(_pair(twins))
        self.show(self._course, self._people)


def _pair(twins: Twins) -> frozenset[str]:
    return frozenset((twins.one.person, twins.other.person))
