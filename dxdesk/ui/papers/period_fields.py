"""The period of a paper: months, quarters, years to pick from, or two days; months may run from the 15th."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.dates import read_date
from dxdesk.domain.periods import Period, between, read_period
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.ui.combo import NarrowCombo, choose, fill_combo
from dxdesk.ui.parts import FieldRow

MONTH_STARTS = "month_starts_on"
_MONTHS, _STATE_DAY = 15, 15
_DAYS = "days"
_HALF_YEAR = timedelta(days=182)
_WAIT = 250  # ms after the last change before the paper is made again


class PeriodFields(QWidget):
    """The fields that choose a period. Signals: changed() when another period was chosen."""

    changed = Signal()

    def __init__(self, store: Store, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self.choice, self.first, self.last = NarrowCombo(self), QLineEdit(self), QLineEdit(self)
        self.choice_row = FieldRow(self, "&Kỳ báo cáo", self.choice)
        self.first_row = FieldRow(self, "Từ n&gày", self.first)
        self.last_row = FieldRow(self, "Đế&n ngày", self.last)
        self.state_month = QCheckBox("T&háng từ ngày 15 đến 14", self)
        self._lay_out()
        self.state_month.setChecked(store.setting(MONTH_STARTS) == str(_STATE_DAY))
        fill_combo(self.choice, period_choices(today))
        before = (today.replace(day=1)).toordinal() - 1
        choose(self.choice, f"{date.fromordinal(before):%Y-%m}" if today.day <= 5 else f"{today:%Y-%m}")
        self.period = self._picked()
        self._show_days()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.changed)
        self.choice.currentIndexChanged.connect(lambda _at: self._pick())
        self.state_month.toggled.connect(self._set_start)
        self.first.editingFinished.connect(self._take_days)
        self.last.editingFinished.connect(self._take_days)

    def fields(self) -> list[QWidget]:
        """The fields in order."""
        return [self.choice, self.first, self.last, self.state_month]

    def _lay_out(self) -> None:
        for edit in (self.first, self.last):
            edit.setMaxLength(10)
        days = QHBoxLayout()
        days.setSpacing(8)
        for row in (self.first_row, self.last_row):
            days.addWidget(row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice_row)
        column.addLayout(days)
        column.addWidget(self.state_month)

    def _picked(self) -> Period:
        return read_period(self.choice.currentData(), _STATE_DAY if self.state_month.isChecked() else 1)

    def _pick(self) -> None:
        if self.choice.currentData() == _DAYS:
            self.first.setFocus()
            return
        self.period = self._picked()
        self._show_days()
        self._timer.start()

    def _set_start(self, on: bool) -> None:
        self._store.set_setting(MONTH_STARTS, str(_STATE_DAY if on else 1))
        self._pick()

    def _show_days(self) -> None:
        self.first_row.hush()
        self.last_row.hush()
        self.first.setText(f"{self.period.start:%d/%m/%Y}")
        self.last.setText(f"{self.period.end:%d/%m/%Y}")

    def _take_days(self) -> None:
        """Two days typed make a period of their own; what is no day is said under its field."""
        near = self._today - _HALF_YEAR  # a day without its year is the nearest one
        days = [read_date(field.text(), self._today, near).value or "" for field in (self.first, self.last)]
        for row, day in zip((self.first_row, self.last_row), days, strict=True):
            if len(day) == len("2026-11-22"):
                row.hush()
            else:
                row.say("Ghi ngày như 15/10/2026.")
                return
        first, last = map(date.fromisoformat, days)
        if (first, last) == (self.period.start, self.period.end):
            self._show_days()
            return
        if last < first:
            self.last_row.say("Ngày cuối đứng trước ngày đầu.")
            return
        self._keep(first, last)

    def _keep(self, first: date, last: date) -> None:
        try:
            self.period = read_period(between(first, last).text)
        except InputError as refusal:
            self.last_row.say(refusal.sentence)
            return
        self.choice.blockSignals(True)
        choose(self.choice, _DAYS)
        self.choice.blockSignals(False)
        self._show_days()
        self._timer.start()


def period_choices(today: date) -> list[tuple[str, str]]:
    """The last months, then quarters, halves and years up to today, newest first; and days of one's own."""
    months = [(today.year * 12 + today.month - 1 - back) for back in range(_MONTHS)]
    choices = [(f"{at // 12}-{at % 12 + 1:02}", f"Tháng {at % 12 + 1}/{at // 12}") for at in months]
    for year in (today.year, today.year - 1):
        last = (today.month - 1) // 3 + 1 if year == today.year else 4
        choices += [(f"{year}-Q{q}", f"Quý {('I', 'II', 'III', 'IV')[q - 1]}/{year}") for q in range(last, 0, -1)]
        choices += [(f"{year}-H1", f"6 tháng đầu năm {year}"), (f"{year}", f"Năm {year}")]
    return [*choices, (_DAYS, "Chọn từ ngày, đến ngày")]
