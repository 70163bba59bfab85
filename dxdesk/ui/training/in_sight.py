"""A form that scrolls keeps the field one is in in sight, however one came to it."""

from PySide6.QtWidgets import QWidget

from dxdesk.ui.field_flow import FieldFlow
from dxdesk.ui.parts import Scrolled
from dxdesk.ui.theme import Theme

_AROUND = 48


def keep_in_sight(flow: FieldFlow, scroll: Scrolled, theme: Theme) -> None:
    """Whenever the focus comes into a field of the flow, the room scrolls to it with some space around."""
    def show(field: QWidget) -> None:
        scroll.ensureWidgetVisible(field, 0, theme.px(_AROUND))

    flow.entered.connect(show)
