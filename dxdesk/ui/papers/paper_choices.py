"""What a paper asks beside the list of papers: its period, whose it is, its order, its day; only what its kind asks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.dates import is_date, read_date, today
from dxdesk.domain.wording import CHOICES
from dxdesk.papers.choices import (
    BOOK,
    BY_DAY,
    BY_HAMLET,
    BY_NAME,
    COPIES,
    DAY,
    EVENT,
    HAMLET,
    MEMBER,
    NUMBER,
    NUMBERS,
    ORDER,
    PERIOD,
    SHIFT,
    SIZE,
    TEAM,
    Choices,
)
from dxdesk.papers.kinds import PaperKind
from dxdesk.store.database import Store
from dxdesk.store.lists import events, hamlets, members, teams
from dxdesk.store.slip_books import books
from dxdesk.ui.combo import NarrowCombo, choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.period_fields import PeriodFields
from dxdesk.ui.parts import FieldRow, Option, Segmented

_WAIT = 400  # ms after the last letter before the paper is made again
_MOST_COPIES = 500
_HALF_YEAR = timedelta(days=182)
_ORDERS = (Option(BY_NAME, "Tên"), Option(BY_HAMLET, "Khu phố"), Option(BY_DAY, "Ngày"))
_SHEETS = (Option("a5", "A5"), Option("a4", "A4"))
_SLIPS = (Option("a5", "2 phiếu"), Option("a6", "4 phiếu"))
"""Sizes of a whole sheet, and of paper slips: how many on one."""


def _books(store: Store) -> list[tuple[str, str]]:
    return [(one.id, f"{one.code}, {one.place or 'chưa ghi nơi làm'}") for one in books(store)]


_LISTS: dict[str, tuple[str, str, Callable[[Store], list[tuple[str, str]]]]] = {
    TEAM: ("&Tổ", "Mọi tổ", teams),
    HAMLET: ("Khu &phố", "Mọi khu phố", hamlets),
    MEMBER: ("Thành &viên", "Mọi thành viên", members),
    SHIFT: ("Ca", "Cả ngày", lambda _store: list(CHOICES["shift"].items())),
    EVENT: ("&Sự kiện", "Cả kỳ", events),
    BOOK: ("&Quyển phiếu", "", _books),
}
_TEXTS = {
    DAY: ("Ngà&y", 10, ""), NUMBERS: ("Các số", 60, "Như 3, 7-9; để trống là các số chưa dùng."),
    COPIES: ("Số tờ", 3, ""), NUMBER: ("Số văn bản", 12, ""),
}


class PaperChoices(QWidget):
    """The fields a kind of paper asks. Signals: changed() when the paper must be made again."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind: PaperKind | None = None
        self.period = PeriodFields(desk.store, today(desk.now()), self)
        self.combos = {name: NarrowCombo(self) for name in _LISTS}
        self.edits = {name: QLineEdit(self) for name in _TEXTS}
        self.order = Segmented(self, _ORDERS)
        self.paper_size, self.slip_size = Segmented(self, _SHEETS), Segmented(self, _SLIPS)
        for answer, usual in ((self.order, BY_NAME), (self.paper_size, "a5"), (self.slip_size, "a5")):
            answer.set_value(usual)
        self.rows = {name: FieldRow(self, _LISTS[name][0], combo) for name, combo in self.combos.items()}
        self.rows |= {ORDER: FieldRow(self, "Xếp th&eo", self.order)}
        self.rows |= {name: FieldRow(self, _TEXTS[name][0], edit, _TEXTS[name][2]) for name, edit in self.edits.items()}
        self.rows |= {SIZE: FieldRow(self, "Khổ giấy", self.paper_size)}
        self.slips_row = FieldRow(self, "Trên một tờ A4", self.slip_size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.period, *self.rows.values(), self.slips_row):
            column.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.changed)
        self._connect()

    def show_kind(self, kind: PaperKind) -> None:
        """The fields of a kind; what was chosen for another that asks the same stays chosen."""
        self._kind = kind
        self.blockSignals(True)
        for name, combo in self.combos.items():
            if name in kind.asks:
                _, everything, read = _LISTS[name]
                found = read(self._desk.store)
                fill_combo(combo, [*([("", everything)] if everything else []), *found])
                self.rows[name].setVisible(bool(found) and (name != TEAM or len(found) > 1))
            else:
                self.rows[name].hide()
        for name in (ORDER, *_TEXTS):
            self.rows[name].setVisible(name in kind.asks)
        self.period.setVisible(PERIOD in kind.asks)
        of_slips = bool(kind.asks & {BOOK, COPIES})
        self.rows[SIZE].setVisible(SIZE in kind.asks and not of_slips)
        self.slips_row.setVisible(SIZE in kind.asks and of_slips)
        self.blockSignals(False)

    def choose(self, name: str, value: str) -> None:
        """Answer a question that has a list, as if a person did."""
        choose(self.combos[name], value)

    def choices(self) -> Choices | None:
        """What is chosen; None where a field is wrong, which says so itself."""
        asks = self._kind.asks if self._kind else frozenset()
        answers: dict[str, Any] = {
            name: combo.currentData() or "" for name, combo in self.combos.items() if name in asks}
        for name, read in ((DAY, self._day), (COPIES, self._copies)):
            if name in asks and (value := read()) is None:
                return None
            if name in asks:
                answers[name] = value
        answers |= {name: self.edits[name].text().strip() for name in (NUMBERS, NUMBER) if name in asks}
        if ORDER in asks:
            answers[ORDER] = self.order.value() or BY_NAME
        if SIZE in asks:
            answers[SIZE] = (self.slip_size if self.rows[SIZE].isHidden() else self.paper_size).value()
        return Choices(self.period.period if PERIOD in asks else None, **answers)

    def fields(self) -> list[QWidget]:
        """The fields in sight, in order."""
        shown = [row.field for row in (*self.rows.values(), self.slips_row) if not row.isHidden()]
        return [*([] if self.period.isHidden() else self.period.fields()), *shown]

    def _day(self) -> str | None:
        row = self.rows[DAY]
        on = today(self._desk.now())
        found = read_date(self.edits[DAY].text(), on, on - _HALF_YEAR).value or ""
        if not is_date(found):
            row.say("Ghi ngày như 15/10/2026.")
            return None
        row.hush()
        return found

    def _copies(self) -> int | None:
        row, text = self.rows[COPIES], self.edits[COPIES].text().strip()
        if not text.isdecimal() or not 1 <= int(text) <= _MOST_COPIES:
            row.say(f"Từ 1 đến {_MOST_COPIES}.")
            return None
        row.hush()
        return int(text)

    def _chosen(self, value: str) -> None:
        if value:
            self.changed.emit()

    def _connect(self) -> None:
        self.period.changed.connect(self.changed)
        for combo in self.combos.values():
            combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for part in (self.order, self.paper_size, self.slip_size):
            part.changed.connect(self._chosen)
        for name, edit in self.edits.items():
            edit.setMaxLength(_TEXTS[name][1])
            edit.textEdited.connect(lambda _words: self._timer.start())
        self.edits[DAY].setText(f"{today(self._desk.now()):%d/%m/%Y}")
        self.edits[COPIES].setText("1")
        self.edits[NUMBER].setPlaceholderText("Để trống, ghi tay")
