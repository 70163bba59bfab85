"""Approving a laptop: both numbers side by side, read aloud, compared digit by digit (format §1, look §8)."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from dxdesk.exchange.devices import Device
from dxdesk.store.database import Store
from dxdesk.ui.combo import fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_acts import approve_laptop
from dxdesk.ui.devices_reading import Laptops
from dxdesk.ui.devices_sheet import Sheet
from dxdesk.ui.devices_words import ROLES, device_name, spoken
from dxdesk.ui.forms.ui_device_compare import Ui_CompareSheet
from dxdesk.ui.shape import Shape


class CompareSheet(Sheet):
    """Nothing is approved before the person says that all ten digits were read and are the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CompareSheet()
        self.ui.setupUi(self)
        self._device: Device | None = None

    def set_up(self, desk: Desk) -> None:
        """Join the sheet with the desk."""
        super().set_up(desk)
        fill_combo(self.ui.role, ROLES)
        self.ui.back.clicked.connect(self.go_back)
        self.ui.approve.clicked.connect(self._approve)
        self.ui.same.toggled.connect(self._show_ready)

    def show_device(self, laptops: Laptops, device: Device) -> None:
        """Another laptop: what was ticked for the last one does not stand."""
        ui, own = self.ui, laptops.own
        self._device = device
        ui.message.clear()
        ui.title.setText(f"Duyệt {device_name(device)}")
        ui.theirs_number.setText(device.fingerprint)
        ui.theirs_number.setAccessibleName(f"Dãy số của {device_name(device)}: {spoken(device.fingerprint)}")
        ui.theirs_whose.setText(f"Tự xưng là {device_name(device)}{f', {device.team}' if device.team else ''}")
        ui.own_number.setText(laptops.fingerprint)
        ui.own_number.setAccessibleName(f"Dãy số của máy này: {spoken(laptops.fingerprint)}")
        ui.own_whose.setText(f"{own.label}, {own.team}" if own.team else own.label)
        claimed = device.role if device.role != "officer" else ""  # nobody becomes one by saying so
        ui.role.setCurrentIndex(max(ui.role.findData(claimed or "member"), 0))
        ui.same.setChecked(False)
        self._show_ready(False)

    def begin(self) -> None:
        """The cursor on the number to be heard, so that it is in sight and said."""
        self.ui.theirs_number.setFocus()

    def reshape(self, shape: Shape) -> None:
        """The two numbers one below the other where there is no room beside."""
        ways = QBoxLayout.Direction
        self.ui.role.setMaximumWidth(self._desk.theme.px(360))
        self.ui.numbers.setDirection(ways.TopToBottom if shape.width < 600 else ways.LeftToRight)

    def _show_ready(self, same: bool) -> None:
        """The button says by a word, not by its colour, what is still lacking."""
        self.ui.approve.setEnabled(same)
        self.ui.approve.setText("Duyệt máy này" if same else "Chưa so dãy số")

    def _approve(self) -> None:
        device, role = self._device, self.ui.role.currentData()
        if device is None or not self.ui.same.isChecked() or self.busy:
            return

        def do(store: Store) -> str:
            return approve_laptop(store, device, role)

        self.work(self.ui.approve, self.ui.message, do, self.done.emit)
