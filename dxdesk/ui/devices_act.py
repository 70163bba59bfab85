"""The sheet before a laptop's right is taken away, given back or handed on: what follows, then one deliberate press."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from dxdesk.domain.dates import read_date, show_date, today
from dxdesk.store.database import Store
from dxdesk.ui.check_lines import CheckLine
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_sheet import Sheet
from dxdesk.ui.forms.ui_device_act import Ui_ActSheet
from dxdesk.ui.parts import FieldRow
from dxdesk.ui.shape import Shape
from dxdesk.ui.theme import restyle

_HINT = "Phiếu máy ấy ghi từ ngày này không tính. Bỏ trống thì chỉ gói nhận từ nay không tính."


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its title, what follows, what the person says by the tick, the button, and the doing."""

    title: str
    lines: tuple[CheckLine, ...]
    sure: str
    button: str
    kind: str
    do: Callable[[Store, date | None], str]
    asks_day: bool = False


class ActSheet(Sheet):
    """What follows in words, a tick, and only then the button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ActSheet()
        self.ui.setupUi(self)
        self.day = QLineEdit(self)
        self.day_row = FieldRow(self, "&Máy mất từ ngày", self.day, _HINT)
        self.day_row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.ui.day_place.addWidget(self.day_row)
        self._act: Act | None = None
        self._low = False

    def set_up(self, desk: Desk) -> None:
        """Join the sheet with the desk."""
        super().set_up(desk)
        ui = self.ui
        self.day.setPlaceholderText("bỏ trống được")
        self.day.textEdited.connect(lambda _: self.day_row.hush())
        ui.back.clicked.connect(self.go_back)
        ui.sure.toggled.connect(self._show_ready)
        ui.act.clicked.connect(self._do)

    def reshape(self, shape: Shape) -> None:
        """A day is as wide as its words."""
        self._low = shape.low
        self.day.setMaximumWidth(self._desk.theme.px(200))

    def show_act(self, act: Act) -> None:
        """Another thing to do: nothing is ticked, nothing typed."""
        ui = self.ui
        self._act = act
        ui.message.clear()
        ui.title.setText(act.title)
        ui.lines.show_lines(act.lines)
        self.day_row.setVisible(act.asks_day)
        self.day.clear()
        self.day_row.hush()
        ui.sure.setText(act.sure)
        ui.sure.setChecked(False)
        restyle(ui.act, kind=act.kind)
        self._show_ready(False)

    def begin(self) -> None:
        """The cursor in the first field; on a low window at the top, that what follows is read first."""
        first = self.ui.sure if self.day_row.isHidden() else self.day
        (self.ui.back if self._low else first).setFocus()

    def _show_ready(self, sure: bool) -> None:
        """The button says by a word, not by its colour, what is still lacking."""
        self.ui.act.setEnabled(sure)
        self.ui.act.setText(self._act.button if sure and self._act else "Chưa xác nhận")

    def _do(self) -> None:
        act = self._act
        if act is None or self.busy or not self.ui.sure.isChecked():
            return
        day = self._read_day() if act.asks_day else None
        if day is None and act.asks_day and self.day.text().strip():
            return

        def do(store: Store) -> str:
            return act.do(store, day)

        self.work(self.ui.act, self.ui.message, do, self.done.emit)

    def _read_day(self) -> date | None:
        """The day typed; a wrong one is said under its field."""
        words = self.day.text().strip()
        if not words:
            return None
        now = today(self._desk.now())
        read = read_date(words, now, now).value or ""
        day = date.fromisoformat(read) if len(read) == 10 else None
        if day is None or day > now:
            sentence = "Ngày ấy chưa tới." if day else "Gõ ngày như 22/11/2026."
            self.day_row.say(sentence)
            self.day.setFocus()
            return None
        self.day.setText(show_date(read))
        return day
