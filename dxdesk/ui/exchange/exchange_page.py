"""Trao đổi phiếu: exchange, disagreements, who has what, every taking in, quarantine, single files (design §6)."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dxdesk.domain.dates import show_moment
from dxdesk.store.conflicts import count_conflicts
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_pane import LAST
from dxdesk.ui.exchange.file_table import FileRow
from dxdesk.ui.exchange.package_panel import PackagePanel
from dxdesk.ui.forms.ui_exchange_page import Ui_ExchangePage
from dxdesk.ui.page import Page
from dxdesk.ui.parts import text
from dxdesk.ui.shape import Shape

_TABS = {"exchange": "Trao đổi", "conflicts": "Hộp xung đột", "who": "Ai đã có gì", "intakes": "Bản kê các lần",
         "waiting": "Chờ duyệt", "package": "Gói một tệp"}
_ORDER = tuple(_TABS)


class ExchangePage(Page):
    """The tabs; each pane does its own work off the GUI thread."""

    key = "exchange"
    page_title = "Trao đổi phiếu"
    rail_icon = "exchange"
    rail_word = "Trao đổi phiếu"
    rail_short = "Trao đổi"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ui = Ui_ExchangePage()
        self.ui.setupUi(self)
        ui = self.ui
        ui.head.title.setText(self.page_title)
        ui.head.subtitle.setText("Chép qua USB hoặc thư mục chung, không cần mạng")
        self.tabs = ui.strip.tabs
        self.last = text("", "label", self)
        ui.strip.set_up(desk.theme, *_TABS.values())
        ui.strip.add(self.last)
        self.tabs.setAccessibleName(", ".join(_TABS.values()))
        self.package = PackagePanel(desk, self)
        ui.pages.addWidget(self.package)
        for pane in (ui.exchange, ui.conflicts, ui.who, ui.intakes, ui.quarantine):
            pane.set_up(desk)
        self._connect()

    def load(self) -> None:
        """Look again at what waits; a place is only read when asked to."""
        self._show_last()
        self._load_boxes()
        self.ui.exchange.load()

    def open(self, what: str) -> None:
        """A tab: `conflicts`, `who` has what, `intakes`, `waiting` for laptops to approve, `package`, `exchange`."""
        self.tabs.choose(_ORDER.index(what))
        self.ui.strip.begin()
        begin = {"who": self.ui.who.begin, "intakes": self.ui.intakes.begin,
                 "waiting": self.ui.quarantine.begin, "package": self.package.begin}.get(what)
        if begin is not None:
            begin()

    def badge(self) -> int:
        """How many disagreements wait for a choice, and how many laptops for somebody to compare numbers."""
        return count_conflicts(self._desk.store) + self.ui.quarantine.count

    def reshape(self, shape: Shape) -> None:
        """Every tab for itself; the title makes room where the window is low."""
        ui = self.ui
        ui.head.setVisible(not shape.low)
        self.last.setVisible(shape.wide)
        for pane in (ui.exchange, ui.conflicts, ui.who, ui.intakes, ui.quarantine):
            pane.reshape(shape)

    def choose_folder(self, folder: Path) -> None:
        """Take a folder and look what is in it."""
        self.ui.exchange.choose_folder(folder)

    def exchange(self) -> None:
        """Take what is new and give what is lacking."""
        self.ui.exchange.exchange()

    @property
    def busy(self) -> bool:
        """Whether a place is being read or written."""
        return self.ui.exchange.busy

    @property
    def files(self) -> list[FileRow]:
        """What the last look or exchange said of every file."""
        told = self.ui.exchange.told
        return told.files if told else []

    def _connect(self) -> None:
        ui = self.ui
        self.tabs.changed.connect(self._show_tab)
        ui.exchange.asked.connect(self.open)
        ui.exchange.exchanged.connect(self._exchanged)
        ui.conflicts.opened.connect(self.opened)
        ui.conflicts.decided.connect(self._changed)
        self.package.receiving.connect(self._receive)
        ui.who.pack_for.connect(self._pack_for)
        ui.intakes.changed.connect(self._changed)
        ui.quarantine.counted.connect(self._count_waiting)
        ui.quarantine.changed.connect(self.saved)

    def _pack_for(self, key: str) -> None:
        self.package.write.choose_receiver(key)
        self.open("package")

    def _receive(self) -> None:
        self.open("exchange")
        if not self.busy:
            self.ui.exchange.start_over()

    def _show_tab(self, at: int) -> None:
        self.ui.pages.setCurrentIndex(at)
        load = {"who": self.ui.who.load, "intakes": self.ui.intakes.load}.get(_ORDER[at])
        if load is not None:
            load()

    def _exchanged(self) -> None:
        self._show_last()
        self._changed()

    def _changed(self) -> None:
        self._load_boxes()
        self.saved.emit()

    def _count_waiting(self, count: int) -> None:
        self.tabs.set_count(_ORDER.index("waiting"), count, "warn", "máy")
        self.saved.emit()

    def _load_boxes(self) -> None:
        self.ui.quarantine.load()
        self.ui.conflicts.load()
        self.tabs.set_count(_ORDER.index("conflicts"), count_conflicts(self._desk.store))

    def _show_last(self) -> None:
        at = self._desk.store.setting(LAST)
        self.last.setText(f"Lần trước {show_moment(datetime.fromisoformat(at))}" if at else "")
