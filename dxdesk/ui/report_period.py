"""The period of a report: months, quarters, years to pick from, or two days; months may run from the 15th."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from dxdesk.domain.dates import read_date
from dxdesk.domain.periods import Period, between, read_period
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.forms.ui_report_page import Ui_ReportPage

MONTH_STARTS = "month_starts_on"
_MONTHS, _STATE_DAY = 15, 15
_DAYS = "days"
_WAIT = 250  # ms after the last change before the paper is made again


class PeriodPicker(QObject):
    """Joins the fields that choose a period. Signals: changed() when another period was chosen."""

    changed = Signal()

    def __init__(self, ui: Ui_ReportPage, store: Store, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._store, self._today = ui, store, today
        for name in ("period", "from_on", "to_on"):
            row = getattr(ui, f"{name}_row")
            row.set_field(getattr(ui, name))
            row.label.setText(row.property("label"))
        ui.state_month.setChecked(store.setting(MONTH_STARTS) == str(_STATE_DAY))
        fill_combo(ui.period, period_choices(today))
        before = (today.replace(day=1)).toordinal() - 1
        choose(ui.period, f"{date.fromordinal(before):%Y-%m}" if today.day <= 5 else f"{today:%Y-%m}")
        self.period = self._picked()
        self._show_days()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.changed)
        ui.period.currentIndexChanged.connect(lambda _at: self._pick())
        ui.state_month.toggled.connect(self._set_start)
        ui.from_on.editingFinished.connect(self._take_days)
        ui.to_on.editingFinished.connect(self._take_days)

    def _picked(self) -> Period:
        return read_period(self._ui.period.currentData(), _STATE_DAY if self._ui.state_month.isChecked() else 1)

    def _pick(self) -> None:
        if self._ui.period.currentData() == _DAYS:
            self._ui.from_on.setFocus()
            return
        self.period = self._picked()
        self._show_days()
        self._timer.start()

    def _set_start(self, on: bool) -> None:
        self._store.set_setting(MONTH_STARTS, str(_STATE_DAY if on else 1))
        self._pick()

    def _show_days(self) -> None:
        ui = self._ui
        ui.from_on_row.hush()
        ui.to_on_row.hush()
        ui.from_on.setText(f"{self.period.start:%d/%m/%Y}")
        ui.to_on.setText(f"{self.period.end:%d/%m/%Y}")

    def _take_days(self) -> None:
        """Two days typed make a period of their own; what is no day is said under its field."""
        ui = self._ui
        days = [read_date(field.text(), self._today).value or "" for field in (ui.from_on, ui.to_on)]
        for row, day in zip((ui.from_on_row, ui.to_on_row), days, strict=True):
            if len(day) == len("2026-11-22"):
                row.hush()
            else:
                row.say("Ghi ngày như 15/10/2026.")
                return
        first, last = map(date.fromisoformat, days)
        if (first, last) == (self.period.start, self.period.end):
            return
        if last < first:
            ui.to_on_row.say("Ngày cuối đứng trước ngày đầu.")
            return
        self._keep(first, last)

    def _keep(self, first: date, last: date) -> None:
        try:
            self.period = read_period(between(first, last).text)
        except InputError as refusal:
            self._ui.to_on_row.say(refusal.sentence)
            return
        self._ui.period.blockSignals(True)
        choose(self._ui.period, _DAYS)
        self._ui.period.blockSignals(False)
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
