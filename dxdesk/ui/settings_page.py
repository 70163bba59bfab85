"""Cài đặt: what one person sets for this machine, who shares it, the ward's laptops and keys, erasing (design §6)."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.devices_pane import DevicesPane
from dxdesk.ui.erasure.erasure_pane import ErasurePane
from dxdesk.ui.page import Page
from dxdesk.ui.parts import PageHead, Rule
from dxdesk.ui.settings_general import GeneralSettings
from dxdesk.ui.settings_pins import UsersPane
from dxdesk.ui.shape import Shape
from dxdesk.ui.tabs import Tabs
from dxdesk.ui.ward_keys_pane import WardKeysPane

GENERAL, DEVICES, KEYS, USERS, ERASURE = range(5)
_SUBTITLES = ("Chỉ cho máy này", "Máy nào được tính phiếu trong phường", "Giấy mời và tờ khóa gốc",
              "Ai dùng chung máy này, mã PIN, tự khóa", "Xóa hẳn theo yêu cầu, bỏ giá trị cũ")


class SettingsPage(Page):
    """Five tabs: this machine, the ward's laptops, coming into a ward and its root key, who is here, erasing."""

    key = "settings"
    page_title = "Cài đặt"
    rail_icon = "settings"
    rail_word = "Cài đặt"
    rail_short = "Cài đặt"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHead(self, self.page_title)
        self.tabs = Tabs(self)
        self.tabs.set_up(desk.theme, "Chung", "Máy trong phường", "Vào phường, khóa", "Người dùng", "Xóa")
        self.tabs.setAccessibleName(
            "Cài đặt chung, máy trong phường, vào phường và khóa gốc, người dùng máy này, hoặc xóa dữ liệu")
        self.general = GeneralSettings(desk, self)
        self.devices = DevicesPane(desk, self)
        self.keys = WardKeysPane(desk, self)
        self.users = UsersPane(desk, self)
        self.erasure = ErasurePane(desk, self)
        for changing in (self.devices, self.keys, self.users, self.erasure):
            changing.changed.connect(self.saved)
        self._panes = QStackedWidget(self)
        self._in_order = (self.general, self.devices, self.keys, self.users, self.erasure)
        for pane in self._in_order:
            self._panes.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 16, 0)
        column.setSpacing(0)
        for widget in (self.head, self.tabs, Rule(self)):
            column.addWidget(widget)
        column.addWidget(self._panes, 1)
        self.tabs.changed.connect(self._show_tab)

    def load(self) -> None:
        """Show what is in force; the laptops are read only where they are in sight."""
        self._show_tab(self.tabs.current)
        self._in_order[self.tabs.current].begin()

    def open(self, what: str) -> None:
        """Open a tab: `devices` the ward's laptops, `keys` coming into it and its root, `users`, `erasure`."""
        for name, tab, pane in (("devices", DEVICES, self.devices), ("keys", KEYS, self.keys),
                                ("users", USERS, self.users), ("erasure", ERASURE, self.erasure)):
            if what == name:
                self.tabs.choose(tab)
                pane.begin()

    def reshape(self, shape: Shape) -> None:
        """The title makes room where the window is low."""
        self.head.setVisible(not shape.low)
        self.devices.reshape(shape)
        for pane in (self.general, self.keys, self.users, self.erasure):
            pane.reshape(self.width() - 20 - 16 - 12)

    def _show_tab(self, at: int) -> None:
        self._panes.setCurrentIndex(at)
        self.head.subtitle.setText(_SUBTITLES[at])
        pane = self._panes.currentWidget()
        if isinstance(pane, DevicesPane | GeneralSettings | WardKeysPane | UsersPane | ErasurePane):
            pane.load()
