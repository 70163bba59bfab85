"""Cài đặt: what one person sets for this machine, who shares it, the ward's laptops and keys, erasing (design §6)."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.devices_pane import DevicesPane
from dxdesk.ui.erasure.erasure_pane import ErasurePane
from dxdesk.ui.page import Page
from dxdesk.ui.parts import PageHead, Rule
from dxdesk.ui.settings_general import GeneralSettings
from dxdesk.ui.settings_papers import PapersPane
from dxdesk.ui.settings_pins import UsersPane
from dxdesk.ui.shape import Shape
from dxdesk.ui.tabs import Tab, Tabs
from dxdesk.ui.ward_keys_pane import WardKeysPane

GENERAL, DEVICES, KEYS, USERS, PAPERS, ERASURE = range(6)
_WORDS = ("Chung", "Máy trong phường", "Vào phường, khóa", "Người dùng", "Giấy tờ", "Xóa")
_SHORT = ("Chung", "Máy", "Vào, khóa", "Người", "Giấy", "Xóa")
_SUBTITLES = ("Chỉ cho máy này", "Máy nào được tính phiếu trong phường", "Giấy mời và tờ khóa gốc",
              "Ai dùng chung máy này, mã PIN, tự khóa", "Quốc hiệu, nơi gửi, người ký, nơi nhận trên giấy in",
              "Xóa hẳn theo yêu cầu, bỏ giá trị cũ")
_PAGE_MARGINS, _SCROLL_BAR = 20 + 16, 12


class SettingsPage(Page):
    """Six tabs: this machine, the ward's laptops, its root key, who is here, the papers' words, erasing."""

    key = "settings"
    page_title = "Cài đặt"
    rail_icon = "settings"
    rail_word = "Cài đặt"
    rail_short = "Cài đặt"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHead(self, self.page_title)
        self.tabs = Tabs(self)
        self.tabs.set_up(desk.theme, *_WORDS)
        self.tabs.setAccessibleName("Cài đặt chung, máy trong phường, vào phường và khóa gốc, người dùng máy này, "
                                    "chữ trên giấy tờ, hoặc xóa dữ liệu")
        self.general = GeneralSettings(desk, self)
        self.devices = DevicesPane(desk, self)
        self.keys = WardKeysPane(desk, self)
        self.users = UsersPane(desk, self)
        self.papers = PapersPane(desk, self)
        self.erasure = ErasurePane(desk, self)
        for changing in (self.devices, self.keys, self.users, self.papers, self.erasure):
            changing.changed.connect(self.saved)
        self._panes = QStackedWidget(self)
        self._in_order = (self.general, self.devices, self.keys, self.users, self.papers, self.erasure)
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
        """Open a tab: `devices` the ward's laptops, `keys` its root, `users`, `papers` their words, `erasure`."""
        tabs = {"devices": DEVICES, "keys": KEYS, "users": USERS, "papers": PAPERS, "erasure": ERASURE}
        if what in tabs:
            self.tabs.choose(tabs[what])
            self._in_order[tabs[what]].begin()

    def reshape(self, shape: Shape) -> None:
        """The title makes room where the window is low."""
        self.head.setVisible(not shape.low)
        self.devices.reshape(shape)
        room = self.width() - _PAGE_MARGINS
        self._word_tabs(room)
        for pane in (self.general, self.keys, self.users, self.papers, self.erasure):
            pane.reshape(room - _SCROLL_BAR)

    def unfinished(self) -> str:
        """Words of the papers typed and not saved."""
        return self.papers.unfinished()

    def _word_tabs(self, room: int) -> None:
        """The tabs in their own words, in shorter ones where letters are too large for them."""
        tabs = self.tabs.findChildren(Tab)
        for words in (_WORDS, _SHORT):
            for tab, word, whole in zip(tabs, words, _WORDS, strict=True):
                tab.setText(word)
                tab.setAccessibleName(whole)
                tab.updateGeometry()
            if sum(tab.minimumSizeHint().width() for tab in tabs) <= room:
                return

    def _show_tab(self, at: int) -> None:
        self._panes.setCurrentIndex(at)
        self.head.subtitle.setText(_SUBTITLES[at])
        pane = self._panes.currentWidget()
        if isinstance(pane, DevicesPane | GeneralSettings | PapersPane | WardKeysPane | UsersPane | ErasurePane):
            pane.load()
