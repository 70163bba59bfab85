"""The next person of a household: address and household go on to the next slip, nothing of the person does."""

from dxdesk.ui.desk.form_plan import HOUSEHOLD
from dxdesk.ui.desk.visit_form import VisitForm


class Household:
    """Remembers where the person of the slip saved last lives, for as long as the window is open."""

    def __init__(self, form: VisitForm) -> None:
        self._form = form
        self._home: dict[str, str] = {}

    @property
    def known(self) -> bool:
        """Whether the slip saved last said anything of the household."""
        return bool(self._home)

    def remember(self) -> None:
        """The slip in the form was saved; a tally has no household."""
        ui = self._form.ui
        home = {name: getattr(ui, name).text().strip() for name in HOUSEHOLD}
        told = any(home.values()) and not self._form.tally
        self._home = {"hamlet": ui.hamlet.currentText(), **home} if told else {}

    def go_on(self) -> None:
        """Put the household into the empty form, tinted as carried."""
        self._form.carry({name: value for name, value in self._home.items() if value})
