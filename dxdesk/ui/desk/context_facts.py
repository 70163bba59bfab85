"""What the context bar says while nobody edits it: the facts carried and the counters (look §8, pictures 01, 12)."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from dxdesk.domain.dates import show_day, today
from dxdesk.store.counters import Counts
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_context import DeskContext
from dxdesk.ui.forms.ui_context_bar import Ui_ContextBar
from dxdesk.ui.shape import Shape

_NONE = "chưa ghi"
_FACTS = ("day", "book_fact", "place", "event", "member")
_COUNTERS = ("shift_count", "mine_count", "hour_count", "activations", "anonymous")


class ContextFacts:
    """Fills the labels of the bar, as many as there is room for."""

    def __init__(self, ui: Ui_ContextBar, desk: Desk) -> None:
        self._ui, self._desk = ui, desk
        self._shape = Shape(1366, 768)
        self._anonymous = False
        for name, share in (("place", 3), ("event", 2), ("line", 4)):
            ui.facts_box.setStretchFactor(getattr(ui, name), share)
            getattr(ui, name).setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        ui.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        ui.counters.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for name in _COUNTERS:
            getattr(ui, name).keep_whole(Qt.AlignmentFlag.AlignRight)
        ui.member.keep_whole(Qt.AlignmentFlag.AlignLeft)

    def reshape(self, shape: Shape) -> None:
        """Choose what is said for the room there is."""
        self._shape = shape
        ui = self._ui
        for name in _FACTS[:-1]:
            getattr(ui, name).setVisible(not shape.narrow)
        ui.member.setVisible(not shape.narrow)
        ui.event.setVisible(shape.wide)
        ui.line.setVisible(shape.narrow)
        ui.search.setVisible(shape.narrow)
        ui.counters.setVisible(not shape.narrow)
        ui.change.dress("" if shape.narrow else "pencil", "F2")
        for name in _COUNTERS[2:]:
            getattr(ui, name).setVisible(shape.wide)
        self._show_anonymous()

    def show(self, context: DeskContext, now: datetime) -> None:
        """Say the context; a day that is not today's and a paper book stand out, for both are easily forgotten."""
        ui, narrow = self._ui, self._shape.narrow
        again = self._look_again(context, now)
        shift = context.shift_word
        ui.day.say("Ngày, ca" if shift else "Ngày", again or ", ".join(filter(None, (context.day_words, shift))),
                   "warn" if again else "", "clock" if again else "")
        book = f"Quyển {context.book_code}" if context.book else ""
        ui.book_fact.say("Nhập phiếu giấy", book, "accent", "doc")
        ui.book_fact.setVisible(bool(book) and not narrow)
        mode = self._desk.catalogues.entry("mode", context.mode)
        ui.place.say(f"Nơi làm, {mode.short.lower()}" if mode else "Nơi làm", context.place or _NONE)
        ui.event.say("Sự kiện", context.event or "không có")
        ui.member.say("Người ghi", context.member or _NONE)
        day = "" if again else f"{context.day_words.split()[0]} {context.short_day}"
        ui.line.setText(", ".join(filter(None, (day, shift, context.short_place, context.member))))
        told = ". ".join(filter(None, (book, again)))
        ui.again.show_state(told, "warn", "clock" if again else "doc")
        ui.again.setVisible(narrow and bool(told))
        ui.change.setAccessibleDescription(self._all(context, told))

    def count(self, found: Counts, context: DeskContext) -> None:
        """Say the counters; slips without a name stand apart, and only where there are any."""
        ui = self._ui
        pace = "" if found.per_hour is None else f", {found.per_hour}/giờ"
        ui.shift_count.say("Ca này" if context.shift else "Ngày này", f"{found.shift} phiếu")
        ui.mine_count.say(f"Tôi ghi{pace}", f"{found.mine} phiếu")
        ui.hour_count.say("Giờ này", f"{found.hour} phiếu")
        ui.activations.say("Kích hoạt", f"{found.activations} lượt")
        ui.anonymous.say("Không tên", f"{found.anonymous_people} người")
        self._anonymous = found.anonymous > 0
        self._show_anonymous()

    def _show_anonymous(self) -> None:
        self._ui.anonymous.setVisible(self._shape.wide and self._anonymous)

    def _look_again(self, context: DeskContext, now: datetime) -> str:
        on = today(now).isoformat()
        if context.has_rolled(now):
            return f"Đã sang ngày {show_day(on)}. Đổi F2"
        if context.day == on:
            return ""
        return ", ".join(filter(None, (f"Phiếu ngày {context.short_day}", context.shift_word)))

    def _all(self, context: DeskContext, told: str) -> str:
        """Everything carried in one sentence, for who hears the button and for the narrow bar."""
        service = self._desk.catalogues.title("service", context.service) if context.service else ""
        return ", ".join(filter(None, (
            told, context.day_words, context.shift_word, context.place, context.event, context.member,
            service and f"việc chọn sẵn: {service}")))
