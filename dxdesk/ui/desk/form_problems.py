"""Problems of a slip under the fields they are about; the focus goes into the first (look §8 Field row)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dxdesk.domain.checks import Problem
from dxdesk.ui.desk.form_plan import PLACE, ROWS
from dxdesk.ui.forms.ui_visit_form import Ui_VisitForm
from dxdesk.ui.parts import FieldRow
from dxdesk.ui.theme import restyle


class FormProblems:
    """Finds the place of each problem and says it there, red for what is wrong, amber for what is doubtful."""

    def __init__(self, ui: Ui_VisitForm) -> None:
        self._ui = ui

    def say(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show each problem and put the focus into the first field; answers those that have no field in sight."""
        self.hush()
        fields = [self._say(problem) for problem in problems]
        first = next((field for field in fields if field is not None), None)
        if first is not None:
            first.setFocus()
        return [problem for problem, field in zip(problems, fields, strict=True) if field is None]

    def hush(self) -> None:
        """No problem in sight."""
        for name in ROWS:
            self._row(name).hush()
        self._ui.services_problem.hide()
        self._ui.helps.hush()

    def _say(self, problem: Problem) -> QWidget | None:
        tone, field = "bad" if problem.hard else "warn", self._field_of(problem)
        if field is None:
            return None
        if problem.field.startswith("help."):
            self._ui.helps.say(_line(problem), problem.sentence, tone)
        elif field is self._ui.services:
            self._ui.services_problem.setText(problem.sentence)
            restyle(self._ui.services_problem, tone=tone)
            self._ui.services_problem.show()
        else:
            self._row(field.objectName()).say(problem.sentence, tone)
        return field

    def _field_of(self, problem: Problem) -> QWidget | None:
        if problem.field.startswith("help."):
            rows, at = self._ui.helps.rows, _line(problem)
            return rows[at].outcome if at < len(rows) else None
        if problem.field == "helps":
            return self._ui.services
        name = PLACE.get(problem.field, problem.field.partition(".")[2])
        if name == "full_name" and self._row(name).isHidden():
            name = "people"  # a tally asks for a number where a slip asks for a name
        return getattr(self._ui, name) if name in ROWS and not self._row(name).isHidden() else None

    def _row(self, name: str) -> FieldRow:
        return getattr(self._ui, f"{name}_row")


def _line(problem: Problem) -> int:
    return int(problem.field.split(".")[1])
