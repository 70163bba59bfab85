"""Setting a target beside the sheet that follows it: of what, of whom, how many in the year."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.domain.periods import read_period
from dxdesk.errors import DeskError
from dxdesk.papers.making import Made
from dxdesk.report.words import number
from dxdesk.store.lists import hamlets, teams
from dxdesk.store.targets import WARD_SCOPE, Target, choosable, read_value, set_target, targets
from dxdesk.ui.combo import NarrowCombo, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, Card, FieldRow, Message, MessageBar

_LONGEST = 20


class TargetCard(Card):
    """Shown beside the sheet of targets. Signals: saved() when a target was set or taken back."""

    saved = Signal()

    def __init__(self, desk: Desk, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Giao chỉ tiêu năm")
        self._desk, self._message = desk, message
        self._year = ""
        self.indicator, self.owner, self.value = NarrowCombo(self), NarrowCombo(self), QLineEdit(self)
        self.value.setMaxLength(_LONGEST)
        fill_combo(self.indicator, [(code, f"{title} ({unit})") for code, title, unit in choosable(desk.catalogues)])
        self.value_row = FieldRow(self, "Số giao", self.value, "Ghi 0 để bỏ chỉ tiêu.")
        self.set = Button(self, "Giao chỉ tiêu", icon="saved")
        for part in (FieldRow(self, "Chỉ số", self.indicator), FieldRow(self, "Của &ai", self.owner), self.value_row,
                     self.set):
            self.body.addWidget(part)
        self.indicator.currentIndexChanged.connect(lambda _at: self._show_held())
        self.owner.currentIndexChanged.connect(lambda _at: self._show_held())
        self.value.returnPressed.connect(self.set.click)
        self.set.clicked.connect(self.save)

    def show_made(self, made: Made) -> None:
        """The targets of the year of a sheet."""
        self._year = str(made.choices.of_period.year)
        self.title.setText(f"Giao chỉ tiêu năm {self._year}")
        store, kept = self._desk.store, self.owner.currentText()
        owners = [((WARD_SCOPE, ""), "Cả phường"), *((("hamlet", record), name) for record, name in hamlets(store)),
                  *((("team", record), name) for record, name in teams(store))]
        self.owner.blockSignals(True)
        fill_combo(self.owner, owners)
        self.owner.setCurrentIndex(max(0, self.owner.findText(kept)))
        self.owner.blockSignals(False)
        self._show_held()

    def save(self) -> None:
        """Set what the fields say."""
        value = read_value(self.value.text())
        if value is None:
            self.value_row.say("Ghi một số, như 1.500.")
            self.value.setFocus()
            return
        self.value_row.hush()
        scope, owner = self.owner.currentData()
        wanted = Target(self.indicator.currentData(), value, self._year, scope, owner)
        try:
            done = set_target(self._desk.store, wanted, read_period(self._year), self._desk.catalogues)
        except DeskError as refusal:
            self._message.tell(Message("bad", refusal.sentence))
            return
        if done.save:
            told = f"{self.indicator.currentText()}, {self.owner.currentText()}: {number(value)}."
            self.saved.emit()
            self._message.tell(Message("ok", "Đã giao chỉ tiêu." if value else "Đã bỏ chỉ tiêu.", told))

    def _show_held(self) -> None:
        """What is set already for the choice made."""
        chosen = (self.indicator.currentData(), *(self.owner.currentData() or ("", "")))
        held = {(one.indicator, one.scope, one.scope_id): one.value for one in targets(self._desk.store, self._year)}
        self.value_row.hush()
        self.value.setText(number(held[chosen]) if chosen in held else "")
