"""Boxes of choices whose value may be a record this laptop does not hold."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from dxdesk.ui.combo import choose, fill_combo


def show_choices(
    box: QComboBox, items: Sequence[tuple[str, str]], value: str, unknown: str = "chưa về máy này",
) -> None:
    """These choices and the one held; what is not among them is said as `unknown` rather than lost."""
    box.clear()
    fill_combo(box, items if value in dict(items) else [*items, (value, unknown)])
    choose(box, value)
