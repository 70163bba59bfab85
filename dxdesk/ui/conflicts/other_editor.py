"""The fields of a value nobody wrote: a box to type in, or a list where only some answers can be."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.fields import TEXT_LIMIT, Field, Type
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import show_value
from dxdesk.store.lists import events, hamlets, members, teams
from dxdesk.ui.combo import fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import text

Options = list[tuple[str, str]]
_LISTS: dict[str, Callable] = {"hamlet": hamlets, "member": members, "team": teams, "event": events}


class OtherEditor(QWidget):
    """Fields of one unit. Signals: entered() when the cursor comes into one, changed() when one holds another value."""

    entered = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, kind: str, names: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        for name in names:
            field = KINDS[kind].field(name)
            if field is None:
                continue
            if len(names) > 1:
                column.addWidget(text(field.title, "small", self))
            self._fields[name] = edit = _edit_for(desk, kind, field, self)
            column.addWidget(edit)
            edit.installEventFilter(self)
        self.setFocusProxy(next(iter(self._fields.values())))

    def values(self) -> dict[str, str]:
        """What was typed, as people type it."""
        return {name: edit.text().strip() if isinstance(edit, QLineEdit) else edit.currentData() or ""
                for name, edit in self._fields.items()}

    def filled(self) -> bool:
        """Whether the first field, which the others go with, holds something."""
        return bool(next(iter(self.values().values())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Coming into a field is choosing to write."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)


def _edit_for(desk: Desk, kind: str, field: Field, parent: OtherEditor) -> QLineEdit | QComboBox:
    options = _options(desk, kind, field)
    if options is None:
        edit = QLineEdit(parent)
        edit.setMaxLength(TEXT_LIMIT)
        edit.setPlaceholderText("Gõ đúng vào đây")
        edit.setAccessibleName(f"{field.title}, giá trị khác")
        edit.textChanged.connect(lambda _text: parent.changed.emit())
        return edit
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setAccessibleName(f"{field.title}, giá trị khác")
    fill_combo(combo, [("", "Chọn"), *options])
    combo.currentIndexChanged.connect(lambda _at: parent.changed.emit())
    return combo


def _options(desk: Desk, kind: str, field: Field) -> Options | None:
    """The answers of a field that has only some; None for one that is typed."""
    if field.type is Type.REF:
        return _LISTS[field.target](desk.store) if field.target in _LISTS else []
    if field.type is Type.CODE:
        day = today(desk.now())
        return [(entry.code, entry.title) for entry in desk.catalogues.entries(field.catalogue, day)]
    choices = ("yes", "no") if field.type is Type.YES_NO else field.choices
    named: Callable[[str, str], str] = lambda _kind, _record: ""  # noqa: E731
    return [(one, show_value(kind, field, one, desk.catalogues, named)) for one in choices] if choices else None
