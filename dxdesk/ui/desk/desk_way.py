"""The cursor's way over the desk: Enter along the slip, doubts asked on leaving a field, the field kept in sight."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from dxdesk.ui.combo import take_meant
from dxdesk.ui.desk.late_entry import LateEntry
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.forms.ui_desk_page import Ui_DeskPage
from dxdesk.ui.theme import Theme

_AROUND = 48  # logical room kept in sight below and above the field


class DeskWay(QObject):
    """Watches the fields of the slip, which come and go with its lines."""

    def __init__(self, ui: Ui_DeskPage, work: SlipWork, late: LateEntry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._form, self._work, self._late, self._theme = ui, work.form, work, late, theme
        self._flow = FieldFlow(self._chain, self._may_leave, self)
        self._flow.entered.connect(self._enter)
        self._at: QWidget | None = None
        self._form.ui.helps.changed.connect(self._watch_lines)
        self._form.ui.follow_up.changed.connect(self._watch_lines)
        for field in (*self._chain(), ui.discard):
            self._flow.watch(field)
        self._leave_undo(parent)
        ui.form_scroll.viewport().installEventFilter(self)

    def begin(self) -> None:
        """The cursor in the first field of the slip, its top in sight."""
        go_to(self._form.ui.people if self._form.tally else self._form.ui.full_name)
        self._ui.form_scroll.verticalScrollBar().setValue(0)

    def back(self) -> None:
        """The cursor where it was in the slip, nothing marked, so that a key goes on with what stands there."""
        field = self._at
        if field is not None and isValid(field) and field.isVisibleTo(self._form.window()):
            field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        else:
            self.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z in a field with nothing to take back is for the last save, not for the field; so is its way back.

        A window of another size, or a message below the slip, leaves the field in sight.
        """
        if event.type() == QEvent.Type.Resize and watched is self._ui.form_scroll.viewport():
            QTimer.singleShot(0, self, self._keep_in_sight)  # once the slip is laid out anew
            return False
        asked = event.type() == QEvent.Type.ShortcutOverride
        if not asked or not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
        if undo or redo:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _chain(self) -> list[QWidget]:
        return [self._late.number.field, *self._form.fields(), self._ui.save]

    def _watch_lines(self) -> None:
        """Lines come and go; watching twice is watching once."""
        for field in (*self._form.ui.helps.focus_chain(), *self._form.ui.follow_up.focus_chain()):
            self._flow.watch(field)
        self._leave_undo(self._form.ui.helps)

    def _leave_undo(self, inside: QWidget) -> None:
        for edit in inside.findChildren(QLineEdit):
            edit.removeEventFilter(self)
            edit.installEventFilter(self)

    def _keep_in_sight(self) -> None:
        focus = self._ui.form_scroll.focusWidget()
        if focus is not None and focus.hasFocus():
            self._scroll_to(focus)

    def _enter(self, field: QWidget) -> None:
        self._at = field
        self._scroll_to(field)

    def _scroll_to(self, field: QWidget) -> None:
        """The top of the slip stays where the field can be seen with it."""
        if not self._form.isAncestorOf(field):
            return
        scroll, around = self._ui.form_scroll, self._theme.px(_AROUND)
        if field.mapTo(self._form, field.rect().bottomLeft()).y() + around <= scroll.viewport().height():
            scroll.verticalScrollBar().setValue(0)
        else:
            scroll.ensureWidgetVisible(field, 0, around)

    def _may_leave(self, field: QWidget) -> bool:
        """A doubtful value is asked about once, a second Enter accepts it."""
        if field is self._late.number.field:
            return self._late.number.may_leave(self._work.opened.id if self._work.opened else "")
        if field is self._form.ui.hamlet:
            take_meant(self._form.ui.hamlet)
        value = self._form.value_of(field)
        doubt = self._work.doubt(*value) if value and any(value[1].values()) else None
        if doubt is not None:
            self._form.row(field.objectName()).say(doubt.sentence, "warn")
        return doubt is None
