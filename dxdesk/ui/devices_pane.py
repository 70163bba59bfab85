"""Máy trong phường: this laptop and its number, the laptops of the ward, one in full, what may be done (design §6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.exchange.devices import Device
from dxdesk.store.desk import LABEL
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_acts import rename_own
from dxdesk.ui.devices_asked import asked
from dxdesk.ui.devices_reading import Laptops
from dxdesk.ui.devices_table import LAST, ROLE, device_columns
from dxdesk.ui.devices_words import OUT, spoken, told, who_can
from dxdesk.ui.forms.ui_devices_page import Ui_DevicesPage
from dxdesk.ui.laptops_pane import LaptopsPane
from dxdesk.ui.parts import Message
from dxdesk.ui.shape import UNBOUND, Shape

_SIDE = 336
_MAIN, _DETAIL, _COMPARE, _INVITE, _ACT = range(5)


class DevicesPane(LaptopsPane):
    """The laptops of the ward. Signals: changed() when something was done that other pages tell of."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wide, self._low = True, False
        self.ui = Ui_DevicesPage()
        self.ui.setupUi(self)
        self._refusals = self.ui.message
        self.came.connect(self._show)
        self.ui.devices.set_up(desk.theme, device_columns())
        for sheet in (self.ui.compare, self.ui.invite_sheet, self.ui.act_sheet):
            sheet.set_up(desk)
        self.ui.who_can.hide()
        self.ui.invite.hide()
        self.ui.detail.hide()
        self._connect()

    @property
    def laptops(self) -> Laptops | None:
        """What is shown; None before it was read."""
        return self._laptops

    def reshape(self, shape: Shape) -> None:
        """Beside the list, or as its own page; a narrow list keeps name, state and one number."""
        ui, px, ways = self.ui, self._desk.theme.px, QBoxLayout.Direction
        self._wide, self._low = shape.wide, shape.low
        ui.detail.setMinimumWidth(px(_SIDE) if shape.wide else 0)
        ui.detail.setMaximumWidth(px(_SIDE) if shape.wide else UNBOUND)
        place = ui.columns if shape.wide else ui.detail_place.layout()
        if place is not None and place.indexOf(ui.detail) < 0:
            place.addWidget(ui.detail)
        ui.detail.setVisible(self._laptops is not None)
        if shape.wide and ui.stack.currentIndex() == _DETAIL:
            ui.stack.setCurrentIndex(_MAIN)
        ui.devices.setColumnHidden(ROLE, shape.narrow)
        ui.devices.setColumnHidden(LAST, shape.narrow or (shape.wide and shape.width < 1300))
        ui.devices.fit()
        ui.devices.scrollTo(ui.devices.currentIndex())
        ui.list_card.setMinimumHeight(px(220))
        ui.own_card_box.setDirection(ways.TopToBottom if shape.width < 660 else ways.LeftToRight)
        for sheet in (ui.compare, ui.invite_sheet, ui.act_sheet):
            sheet.reshape(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Esc leaves the page of one laptop."""
        if event.key() == Qt.Key.Key_Escape and self.ui.stack.currentIndex() == _DETAIL:
            self._back_to_list()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Put the cursor where the arrows choose a laptop; on a low window at the top, that nothing scrolls away."""
        if self.ui.stack.currentIndex() == _MAIN:
            (self.ui.own_fingerprint if self._low else self.ui.devices).setFocus()

    def _connect(self) -> None:
        ui = self.ui
        ui.devices.chosen.connect(self._choose)
        ui.devices.opened.connect(self._open)
        ui.devices.clicked.connect(lambda _: self._open(ui.devices.current))
        ui.detail.asked.connect(self._ask)
        ui.detail_back.clicked.connect(self._back_to_list)
        ui.invite.clicked.connect(self._invite)
        ui.copy.clicked.connect(self._copy)
        ui.rename.clicked.connect(self._rename)
        ui.own_label.textChanged.connect(lambda _: self._show_rename())
        ui.own_label.returnPressed.connect(ui.rename.click)
        for sheet in (ui.compare, ui.invite_sheet, ui.act_sheet):
            sheet.closed.connect(self._back_to_list)
            sheet.done.connect(self._done)
            sheet.stale.connect(self.load)

    # ---- showing

    def _show(self, laptops: Laptops) -> None:
        first = self._laptops is None
        self._laptops = laptops
        ui, own = self.ui, laptops.own
        kept = ui.detail.device.key if ui.detail.device else own.key
        ui.own_fingerprint.setText(laptops.fingerprint)
        ui.own_fingerprint.setAccessibleName(f"Dãy số nhận máy của máy này: {spoken(laptops.fingerprint)}")
        ui.own_note.setText(own.team)
        if first:
            ui.own_label.setText(own.label)
        self._show_rename()
        if laptops.out:
            ui.message.tell(OUT)
        ui.devices.show_rows(laptops.devices)
        ui.list_count.setText(f"{len(laptops.devices)} máy")
        ui.invite.setVisible(laptops.manages)
        ui.who_can.setText("" if laptops.manages else who_can(laptops.devices))
        ui.who_can.setVisible(not laptops.manages)
        at = next((at for at, one in enumerate(laptops.devices) if one.key == kept), 0)
        ui.devices.choose(at)
        self._choose(laptops.devices[at])
        ui.detail.setVisible(True)

    def _choose(self, device: Device | None) -> None:
        if device is not None and self._laptops is not None:
            self.ui.detail.show_device(self._laptops, device)

    def _open(self, device: Device | None) -> None:
        """Where there is no room beside the list, one laptop is a page of its own."""
        self._choose(device)
        if device is not None and not self._wide:
            self.ui.stack.setCurrentIndex(_DETAIL)
            self.ui.detail_back.setFocus()

    def _back_to_list(self) -> None:
        self.ui.stack.setCurrentIndex(_MAIN)
        self.ui.devices.setFocus()

    def _show_rename(self) -> None:
        kept = self._desk.store.setting(LABEL)
        self.ui.rename.setEnabled(self.ui.own_label.text().strip() != kept)

    # ---- doing

    def _ask(self, act: str, device: Device) -> None:
        if self._laptops is None:
            return
        if act == "approve":
            self.ui.compare.show_device(self._laptops, device)
            self.ui.stack.setCurrentIndex(_COMPARE)
            self.ui.compare.begin()
        else:
            self.ui.act_sheet.show_act(asked(act, device))
            self.ui.stack.setCurrentIndex(_ACT)
            self.ui.act_sheet.begin()

    def _invite(self) -> None:
        self.ui.stack.setCurrentIndex(_INVITE)
        self.ui.invite_sheet.begin()

    def _done(self, sentence: str) -> None:
        self._tell(sentence)
        self._back_to_list()
        self.load()
        self.changed.emit()

    def _tell(self, sentence: str) -> None:
        self.ui.message.tell(told(sentence))

    def _copy(self) -> None:
        if self._laptops is not None:
            QGuiApplication.clipboard().setText(self._laptops.fingerprint)
            self._tell("Đã chép dãy số nhận máy.")

    def _rename(self) -> None:
        """Short, and on the connection of the window: the strip and the next card read it there."""
        try:
            sentence = rename_own(self._desk.store, self.ui.own_label.text())
        except DeskError as refusal:
            self.ui.message.tell(Message("bad", refusal.sentence))
            self.ui.own_label.setFocus()
            return
        self.ui.own_label.setText(self._desk.store.setting(LABEL))
        self._tell(sentence)
        self.load()
        self.changed.emit()
