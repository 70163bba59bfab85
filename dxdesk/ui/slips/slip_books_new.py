"""A new book: its range, the day and place of its slips, the event, and who keeps it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_date, today
from dxdesk.errors import DeskError, InputError
from dxdesk.store.lists import events
from dxdesk.store.slip_book_acts import new_book, read_held_on
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_context import member_choices
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.parts import Button, Card, FieldRow, Message, MessageBar, text
from dxdesk.ui.reflow import Line, lay
from dxdesk.ui.shape import Shape

_FIRST, _LAST = "1", "50"


class NewBook(QWidget):
    """The form. Signals: made(book) when the book is there; left() when none is wanted."""

    made = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.first, self.last, self.day, self.place = (QLineEdit(self) for _ in range(4))
        self.event_box, self.member = QComboBox(self), QComboBox(self)
        self.rows = {name: FieldRow(self, label, field) for name, label, field in (
            ("first", "&Từ số", self.first), ("last", "Đế&n số", self.last), ("day", "N&gày ghi phiếu", self.day),
            ("place", "Nơ&i", self.place), ("event", "&Sự kiện", self.event_box),
            ("member", "Người giữ &quyển", self.member),
        )}
        self.message = MessageBar(self)
        self.make = Button(self, "Lập quyển", kind="primary", keys="Ctrl Enter")
        self.cancel = Button(self, "Thôi", kind="quiet", keys="Esc")
        for edit, most in ((self.first, 5), (self.last, 5), (self.day, 20), (self.place, 200)):
            edit.setMaxLength(most)
        self.make.clicked.connect(self.save)
        self.cancel.clicked.connect(self.left)
        self._lay()
        fields: list[QWidget] = [row.field for row in self.rows.values()]
        self._flow = FieldFlow(lambda: [*fields, self.make], lambda _: True, self)
        for field in (*fields, self.make, self.cancel):
            self._flow.watch(field)

    def begin(self, day: str = "", place: str = "", event_id: str = "", member_id: str = "") -> None:
        """An empty form; day (ISO), place, event and member are those of the desk where not given."""
        store, who = self._desk.store, self._desk.who
        self.first.setText(_FIRST)
        self.last.setText(_LAST)
        self.day.setText(show_date(day or today(self._desk.now()).isoformat()))
        self.place.setText(place)
        fill_combo(self.event_box, [("", "không có"), *events(store)])
        fill_combo(self.member, member_choices(store, (who.member_id, who.member_name)))
        choose(self.event_box, event_id if self.event_box.findData(event_id) >= 0 else "")  # it may be gone
        choose(self.member, member_id or who.member_id)
        self.message.clear()
        for row in self.rows.values():
            row.hush()
        go_to(self.last)

    def reshape(self, shape: Shape) -> None:
        """Fields side by side where there is room."""
        px, rows = self._desk.theme.px, self.rows
        for name, width in (("first", 90), ("last", 90), ("day", 140)):
            rows[name].field.setMaximumWidth(px(width))
        lines: tuple[Line, ...]
        if shape.narrow:
            lines = (((rows["first"], 0), (rows["last"], 0), (rows["day"], 1)), ((rows["place"], 1),),
                     ((rows["event"], 1), (rows["member"], 1)))
        else:
            lines = (((rows["first"], 0), (rows["last"], 0), (rows["day"], 0), (rows["place"], 1)),
                     ((rows["event"], 1), (rows["member"], 1)))
        lay(self._lines, lines)

    def save(self) -> None:
        """Make the book; what is wrong is said under its field."""
        for row in self.rows.values():
            row.hush()
        self.message.clear()
        first, last = (self._number(name) for name in ("first", "last"))
        if first is None or last is None:
            return
        try:
            day = read_held_on(self.day.text(), today(self._desk.now()))
            found = new_book(self._desk.store, first, last, self.place.text(), self.event_box.currentData() or "",
                             self.member.currentData() or "", day)
        except InputError as error:
            self._say(error)
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence, "Chưa lập quyển nào."))
        else:
            self.made.emit(found)

    def _lay(self) -> None:
        card = Card(self, "Quyển mới")
        words = text("Mã quyển do máy đặt, không trùng với máy khác. Ghi mã ấy lên bìa quyển giấy.", "label", card)
        words.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.make)
        card.body.addWidget(words)
        card.body.addLayout(self._lines)
        card.body.addWidget(self.message)
        card.body.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def _number(self, name: str) -> int | None:
        """The number in a field; what is none is said under it."""
        row = self.rows[name]
        words = row.field.text().strip() if isinstance(row.field, QLineEdit) else ""
        if words.isascii() and words.isdigit():
            return int(words)
        row.say("Ghi một số, như 50.")
        go_to(row.field)
        return None

    def _say(self, error: InputError) -> None:
        about = {"bad_range": "last", "not_a_date": "day", "problem:held_on": "day", "problem:place": "place"}
        row = self.rows.get(about.get(error.code, ""))
        if row is None:
            self.message.tell(Message("bad", error.sentence, "Chưa lập quyển nào."))
            return
        row.say(error.sentence)
        go_to(row.field)
