"""Chờ duyệt: the laptops whose packs are kept but not counted, and what to do about each (design §6, format §1)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.devices_reading import Laptops
from dxdesk.ui.devices_words import told
from dxdesk.ui.exchange.quarantine_rows import Waiting, advice, waiting_columns, waiting_rows
from dxdesk.ui.forms.ui_quarantine import Ui_Quarantine
from dxdesk.ui.laptops_pane import LaptopsPane
from dxdesk.ui.shape import Shape

_NONE, _LIST, _COMPARE = range(3)


class Quarantine(LaptopsPane):
    """The list and the sheet to approve by.

    Signals: counted(int) when another number waits than was known; changed() when a laptop was approved.
    """

    counted = Signal(int)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Quarantine()
        self.ui.setupUi(self)
        self._refusals = self.ui.message
        self.came.connect(self._show)
        self.count = 0

    def set_up(self, desk: Desk) -> None:
        """Join the list with the desk."""
        self._desk = desk
        ui = self.ui
        ui.waiting.set_up(desk.theme, waiting_columns())
        ui.none.show_state("check", "Không có máy nào chờ duyệt",
                           "Gói của máy lạ được giữ ở đây đến khi so dãy số và duyệt.")
        ui.compare.set_up(desk)
        ui.waiting.chosen.connect(self._choose)
        ui.waiting.opened.connect(self._approve)
        ui.approve.clicked.connect(lambda: self._approve(ui.waiting.current))
        ui.compare.closed.connect(self._back_to_list)
        ui.compare.done.connect(self._approved)
        ui.compare.stale.connect(self.load)

    def begin(self) -> None:
        """Put the cursor where the arrows choose a laptop."""
        if self.ui.stack.currentIndex() == _LIST:
            self.ui.waiting.setFocus()

    def reshape(self, shape: Shape) -> None:
        """A narrow list leaves the number to the sheet."""
        self.ui.waiting.setColumnHidden(1, shape.narrow)
        self.ui.waiting.fit()
        self.ui.waiting.scrollTo(self.ui.waiting.currentIndex())
        self.ui.what_note.setVisible(not shape.low)
        self.ui.compare.reshape(shape)

    def _show(self, laptops: Laptops) -> None:
        self._laptops = laptops
        ui, rows, kept = self.ui, waiting_rows(laptops), self.ui.waiting.current
        ui.waiting.show_rows(rows)
        if ui.stack.currentIndex() != _COMPARE:
            ui.stack.setCurrentIndex(_LIST if rows else _NONE)
        if rows:
            at = next((at for at, row in enumerate(rows) if kept and row.device.key == kept.device.key), 0)
            ui.waiting.choose(at)
            self._choose(rows[at])
        if len(rows) != self.count:
            self.count = len(rows)
            self.counted.emit(self.count)

    def _choose(self, row: Waiting | None) -> None:
        if row is None or self._laptops is None:
            return
        what, note = advice(self._laptops, row)
        self.ui.what.setText(what)
        self.ui.what_note.setText(note)
        self.ui.approve.setVisible(self._may_approve(row))

    def _may_approve(self, row: Waiting) -> bool:
        known = bool(row.device.fingerprint)
        return self._laptops is not None and self._laptops.manages and known and not row.newer

    def _approve(self, row: Waiting | None) -> None:
        if row is None or self._laptops is None or not self._may_approve(row):
            return
        self.ui.message.clear()
        self.ui.compare.show_device(self._laptops, row.device)
        self.ui.stack.setCurrentIndex(_COMPARE)
        self.ui.compare.begin()

    def _back_to_list(self) -> None:
        self.ui.stack.setCurrentIndex(_LIST if self.ui.waiting.rows else _NONE)
        self.begin()

    def _approved(self, sentence: str) -> None:
        self.ui.message.tell(told(sentence))
        self._back_to_list()
        self.load()
        self.changed.emit()
