"""One laptop in full: who it is, what it gave, what waits and why, and what may be done (look §8)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from dxdesk.exchange.devices import Device
from dxdesk.ui.devices_reading import Laptops
from dxdesk.ui.devices_words import FORKED, STATES, device_name, facts, who_can, why
from dxdesk.ui.forms.ui_device_detail import Ui_DeviceDetail


class DeviceDetail(QFrame):
    """The laptop chosen. Signals: asked(act, device), act being approve, reinstate, delegate, declare or revoke."""

    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_DeviceDetail()
        self.ui.setupUi(self)
        self.device: Device | None = None
        self._buttons = {name: getattr(self.ui, name) for name in
                         ("approve", "reinstate", "delegate", "declare", "revoke")}
        for act, button in self._buttons.items():
            button.clicked.connect(partial(self._ask, act))

    def show_device(self, laptops: Laptops, device: Device) -> None:
        """Another laptop, or the same after something changed."""
        ui, state = self.ui, STATES[device.state]
        self.device = device
        ui.name.setText(device_name(device))
        ui.state.show_state(state.text, state.tone, state.icon)
        ui.forked.show_state(FORKED.text, FORKED.tone, FORKED.icon)
        ui.forked.setVisible(device.forked)
        ui.facts.show_facts(facts(device))
        told = why(device)
        ui.why.setText(told)
        ui.why.setVisible(bool(told))
        allowed = acts(laptops, device)
        for act, button in self._buttons.items():
            button.setVisible(act in allowed)
        others = device.state != "own" and not laptops.manages
        ui.who_can.setText(who_can(laptops.devices) if others else "")
        ui.who_can.setVisible(others)

    def _ask(self, act: str) -> None:
        if self.device is not None:
            self.asked.emit(act, self.device)


def acts(laptops: Laptops, device: Device) -> tuple[str, ...]:
    """What this desk may do to a laptop. A delegate's right is taken away only where the root is (format §1)."""
    if device.state == "own":
        return ("declare",)
    if not laptops.manages:
        return ()
    if device.state == "waiting":
        return ("approve",) if device.fingerprint else ()
    if device.state == "revoked":
        return ("reinstate",)
    revocable = laptops.root or not device.may_invite
    hand_on = laptops.root and not device.may_invite
    return (*(("delegate",) if hand_on else ()), *(("revoke",) if revocable else ()))
