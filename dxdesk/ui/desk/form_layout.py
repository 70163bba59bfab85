"""The lines of the slip laid out for the room there is, and fields as wide as what they hold (look §4)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy

from dxdesk.ui.desk.form_plan import ENDING, PERSON, WIDTHS, columns_for
from dxdesk.ui.forms.ui_visit_form import Ui_VisitForm
from dxdesk.ui.reflow import Line, lay
from dxdesk.ui.theme import Theme

_NARROWEST = 110  # logical, of a choice


class FormLayout:
    """Lays the form out anew when its columns change."""

    def __init__(self, ui: Ui_VisitForm, theme: Theme) -> None:
        self._ui, self._theme = ui, theme
        self._columns = 0

    def rescale(self, width: int) -> None:
        """Another text scale: widths follow, and everything is laid out again."""
        for name, wide in WIDTHS.items():
            getattr(self._ui, name).setFixedWidth(self._theme.px(wide))
        for combo in (self._ui.hamlet, self._ui.eid_before, self._ui.eid_after, self._ui.device):
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            combo.setMinimumWidth(self._theme.px(_NARROWEST))
        self._columns = 0
        self.fit(width)

    def fit(self, width: int) -> None:
        """As many columns as a form of so many pixels has room for."""
        columns = columns_for(width * 100 // self._theme.scale)
        if columns == self._columns:
            return
        self._columns = columns
        lay(self._ui.person, [self._line(line) for line in PERSON[columns]])
        lay(self._ui.ending, [self._line(line) for line in ENDING[columns]])
        self._ui.services.arrange(columns)
        self._ui.helps.arrange(columns)
        self._ui.follow_up.arrange(columns)

    def _line(self, line: Sequence[tuple[str, int]]) -> Line:
        return [(getattr(self._ui, f"{name}_row"), share) for name, share in line]
