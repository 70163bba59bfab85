"""The fields of the context, opened by F2: Enter walks, Enter on the last takes them, Esc leaves all as it was."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.domain.dates import show_date, today
from dxdesk.domain.wording import CHOICES
from dxdesk.store.lists import events
from dxdesk.store.pins import who_has_pin
from dxdesk.ui.combo import choose, complete_anywhere, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_context import (
    DeskContext,
    event_record,
    known_event,
    member_choices,
    read_day,
    shift_of,
)
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.forms.ui_context_bar import Ui_ContextBar
from dxdesk.ui.parts import FieldRow, Option
from dxdesk.ui.reflow import lay
from dxdesk.ui.shape import Shape

_FIELDS = ("day", "shift", "place", "event", "kind", "member", "mode", "service")
_LINES = {
    980: ((("day", 0), ("shift", 0), ("place", 3), ("event", 3)),
          (("kind", 0), ("member", 2), ("mode", 2), ("service", 2), ("buttons", 0))),
    620: ((("day", 0), ("shift", 0), ("place", 1)), (("event", 1), ("kind", 0), ("member", 1)),
          (("mode", 1), ("service", 1), ("buttons", 0))),
    0: ((("day", 0), ("shift", 1)), (("place", 1), ("event", 1)), (("kind", 1),), (("member", 1), ("mode", 1)),
        (("service", 1), ("buttons", 0))),
}
"""Lines of the fields with their shares of the spare width, by the logical width there must at least be."""
_SIDES, _LINE = 36, 74


class ContextEdit(QObject):
    """Fills the fields from a context and reads one from them.

    Signals: accepted() when Enter is pressed in the last field; given_up() when Esc is.
    """

    accepted = Signal()
    given_up = Signal()

    def __init__(self, ui: Ui_ContextBar, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._desk = ui, desk
        self._lines = -1
        self._proposed = ""
        ui.edit_shift.set_options([Option(code, word) for code, word in CHOICES["shift"].items()], digits=True)
        ui.edit_kind.set_options([Option(code, word) for code, word in CHOICES["event.kind"].items()], digits=True)
        for name in _FIELDS:
            row = self._row(name)
            row.set_field(self._field(name))
            row.label.setText(row.property("label"))
            row.field.setAccessibleName(row.property("label"))
        complete_anywhere(ui.edit_event)
        typed = ui.edit_event.lineEdit()
        if typed is not None:
            typed.setAccessibleName(ui.edit_event.accessibleName())
        for name in ("event", "member", "mode", "service"):
            self._field(name).setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        fields = [*map(self._field, _FIELDS), ui.drop_book, ui.done]
        # As high as its fields where there is room; where there is not, one scrolls.
        ui.edit_scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._flow = FieldFlow(lambda: fields, self._may_leave, self)
        self._flow.entered.connect(ui.edit_scroll.ensureWidgetVisible)
        for field in fields:
            self._flow.watch(field)
            for part in (field, *field.findChildren(QWidget)):
                part.installEventFilter(self)
        for button in (ui.drop_book, ui.done):
            ui.edit_buttons_box.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        ui.done.clicked.connect(self.accepted)
        ui.edit_day.editingFinished.connect(self._propose_shift)
        ui.edit_event.currentTextChanged.connect(lambda _: self._ask_kind())

    def begin(self, context: DeskContext) -> None:
        """Fill the fields; the cursor goes to the place, or to the day where midnight has passed."""
        ui, now = self._ui, self._desk.now()
        self._fill_lists(context)
        rolled = context.has_rolled(now)
        day = today(now).isoformat() if rolled else context.day
        ui.edit_day.setText(show_date(day))
        self._proposed = shift_of(day, now)
        ui.edit_shift.set_value(self._proposed if context.by_hour else context.shift)
        ui.edit_place.setText(context.place)
        ui.edit_event.setCurrentText(context.event)
        ui.edit_kind.set_value("event")
        self._ask_kind()
        for name in _FIELDS:
            self._row(name).hush()
        self._row("day").set_state("carried" if rolled else "")
        ui.drop_book.setText(f"Thôi nhập quyển {context.book_code}")
        ui.drop_book.setVisible(bool(context.book))
        go_to(ui.edit_day if rolled else ui.edit_place)

    def take(self, context: DeskContext, worker: str) -> DeskContext | None:
        """The context that stands in the fields, or None where the first wrong one was told of.

        `worker` is the id of who works now. An event not known yet is made; raises `DeskError` like a save.
        """
        ui, now = self._ui, self._desk.now()
        day = read_day(ui.edit_day.text(), now)
        if day is None:
            return self._refuse("day", "Ghi ngày như 22/11/2026, không sau hôm nay.")
        member = ui.edit_member.currentData() or ""
        wanted = replace(context, day=day, member=ui.edit_member.currentText(), member_id=member)
        if member != worker and not wanted.is_late(now) and member in who_has_pin(self._desk.store):
            return self._refuse("member", f"{wanted.member} có mã PIN. Bấm Ctrl+L rồi gõ mã ấy để đổi người.")
        self._propose_shift()
        place, event = ui.edit_place.text().strip(), ui.edit_event.currentText().strip()
        kind = ui.edit_kind.value() or "event"
        shift = ui.edit_shift.value()
        return replace(
            wanted, place=place, event=event, event_id=event_record(self._desk.store, event, place, day, kind),
            mode=ui.edit_mode.currentData() or "", service=ui.edit_service.currentData() or "", shift=shift,
            by_hour=shift in ("", shift_of(day, now)))

    def arrange(self, shape: Shape) -> None:
        """Lay the fields out for the room there is."""
        ui, px = self._ui, self._desk.theme.px
        ui.edit_day.setFixedWidth(px(124))
        room = shape.width - _SIDES - (0 if shape.low else 200 if shape.wide else 66)
        least = next(least for least in _LINES if room >= least)
        if least != self._lines:
            self._lines = least
            lay(ui.edit_box, [[(self._part(name), share) for name, share in line] for line in _LINES[least]])
        # The form gives way while the context is edited, as far as a low window lets it.
        seen = len(_LINES[least]) if shape.height >= 500 else 2 if shape.height >= 380 else 1
        ui.edit_scroll.setMinimumHeight(px(_LINE) * seen)
        for name in ("event", "member", "mode", "service"):
            self._field(name).setMinimumWidth(px(110))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the context as it was."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        return super().eventFilter(watched, event)

    def _fill_lists(self, context: DeskContext) -> None:
        ui, desk = self._ui, self._desk
        on = today(desk.now())
        fill_combo(ui.edit_event, (("", ""), *events(desk.store)))
        fill_combo(ui.edit_member, member_choices(desk.store, (context.member_id, context.member)))
        modes = [(entry.code, entry.short) for entry in desk.catalogues.entries("mode", on)]
        fill_combo(ui.edit_mode, (("", "Theo sự kiện"), *modes))
        services = [(entry.code, entry.label) for entry in desk.catalogues.entries("service", on)]
        fill_combo(ui.edit_service, (("", "Không chọn sẵn"), *services))
        choose(ui.edit_member, context.member_id)
        choose(ui.edit_mode, context.mode)
        choose(ui.edit_service, context.service)

    def _may_leave(self, field: QWidget) -> bool:
        """Enter in the last field takes them all."""
        if field is self._ui.edit_service:
            self.accepted.emit()
            return False
        return True

    def _ask_kind(self) -> None:
        """What sort of event it is, is asked only of one not known yet."""
        title = self._ui.edit_event.currentText().strip()
        self._row("kind").setVisible(bool(title) and not known_event(self._desk.store, title))

    def _propose_shift(self) -> None:
        """Another day has another proposal; a shift somebody chose stays."""
        ui, now = self._ui, self._desk.now()
        day = read_day(ui.edit_day.text(), now)
        if day is not None and ui.edit_shift.value() == self._proposed:
            self._proposed = shift_of(day, now)
            ui.edit_shift.set_value(self._proposed)

    def _refuse(self, name: str, sentence: str) -> None:
        self._row(name).say(sentence)
        go_to(self._field(name))

    def _row(self, name: str) -> FieldRow:
        return getattr(self._ui, f"edit_{name}_row")

    def _part(self, name: str) -> QWidget:
        return self._ui.edit_buttons if name == "buttons" else self._row(name)

    def _field(self, name: str) -> QWidget:
        return getattr(self._ui, f"edit_{name}")
