"""The bar above the form: day, place, event and member set once, and the counters of the desk (look §8)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from dxdesk.store.counters import Counts, counts
from dxdesk.store.lists import events
from dxdesk.ui.combo import choose, complete_anywhere, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_context import DeskContext, event_record, keep_context, load_context, member_choices, read_day
from dxdesk.ui.field_flow import FieldFlow
from dxdesk.ui.forms.ui_desk_page import Ui_DeskPage
from dxdesk.ui.shape import Shape

_FIELDS = ("context_day", "context_place", "context_event", "context_member")
_NONE = "chưa ghi"


class ContextBar(QObject):
    """Shows the context and lets F2 change it; changing it never touches the form.

    Signals: changed() when it did; left() when the fields are closed again.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, ui: Ui_DeskPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._ui = desk, ui
        self._brief = False
        self._own = (desk.who.member_id, desk.who.member_name)
        self.context = load_context(desk.store, desk.now(), self._own)
        for name in _FIELDS:
            row = getattr(ui, f"{name}_row")
            row.set_field(getattr(ui, name))
            row.label.setText(row.property("label"))
        complete_anywhere(ui.context_event)
        ui.change_context.clicked.connect(self.edit)
        ui.context_done.clicked.connect(self.accept)
        fields = [*(getattr(ui, name) for name in _FIELDS), ui.context_done]
        self._flow = FieldFlow(lambda: fields, lambda _field: True, self)
        for field in fields:
            self._flow.watch(field)
            field.installEventFilter(self)
        self.show()

    @property
    def editing(self) -> bool:
        """Whether the fields of the context are open."""
        return self._ui.context_edit.isVisibleTo(self._ui.context)

    def toggle(self) -> None:
        """F2: open the fields, or take what stands in them."""
        if self.editing:
            self.accept()
        else:
            self.edit()

    def edit(self) -> None:
        """Open the fields."""
        ui, context = self._ui, self.context
        fill_combo(ui.context_event, (("", ""), *events(self._desk.store)))
        fill_combo(ui.context_member, member_choices(self._desk.store, self._own))
        ui.context_day.setText("/".join(reversed(context.day.split("-"))))
        ui.context_place.setText(context.place)
        ui.context_event.setCurrentText(context.event)
        choose(ui.context_member, context.member_id)
        self._open(True)
        ui.context_place.setFocus()
        ui.context_place.selectAll()

    def cancel(self) -> None:
        """Leave the context as it was."""
        self._open(False)

    def accept(self) -> bool:
        """Take what stands in the fields; a day that is none keeps them open. Raises `DeskError` like a save."""
        ui = self._ui
        day = read_day(ui.context_day.text(), self._desk.now())
        if day is None:
            ui.context_day_row.say("Ghi ngày như 22/11/2026, không sau hôm nay.")
            ui.context_day.setFocus()
            return False
        ui.context_day_row.hush()
        place, event = ui.context_place.text().strip(), ui.context_event.currentText().strip()
        self.context = DeskContext(
            day, place, event, event_record(self._desk.store, event, place, day),
            ui.context_member.currentText(), ui.context_member.currentData() or "")
        keep_context(self._desk.store, self.context)
        self._open(False)
        self.show()
        self.changed.emit()
        return True

    def show(self) -> None:
        """Show the context."""
        ui, context = self._ui, self.context
        if self._brief:
            ui.day_value.setText(", ".join(filter(None, (context.day_words, context.place, context.member))))
            return
        for label, words in ((ui.day_value, context.day_words), (ui.place_value, context.place or _NONE),
                             (ui.event_value, context.event or "không có"), (ui.member_value, context.member or _NONE)):
            label.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the context as it was."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        return super().eventFilter(watched, event)

    def reshape(self, shape: Shape) -> None:
        """Where it is narrow the bar is one line of words."""
        ui = self._ui
        self._brief = shape.narrow
        ui.context_day.setFixedWidth(self._desk.theme.px(124))
        for name in ("day", "place", "event", "member"):
            getattr(ui, f"{name}_caption").setVisible(not shape.narrow)
            getattr(ui, f"{name}_value").setVisible(not shape.narrow or name == "day")
        for name in ("today", "mine", "hour"):
            shown = shape.wide or (not shape.narrow and name == "today")
            getattr(ui, f"{name}_caption").setVisible(shown)
            getattr(ui, f"{name}_value").setVisible(shown)
        self.show()

    def recount(self) -> Counts:
        """Show the counters; answers them."""
        found = counts(self._desk.store, self.context.day, self.context.member_id, self._desk.now())
        for label, number in ((self._ui.today_value, found.day), (self._ui.mine_value, found.mine),
                              (self._ui.hour_value, found.hour)):
            label.setText(f"{number} phiếu")
        return found

    def _open(self, editing: bool) -> None:
        self._ui.context_edit.setVisible(editing)
        self._ui.context_facts.setVisible(not editing)
        if not editing:
            self.left.emit()
