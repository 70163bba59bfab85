"""A desk's window in which cards are scanned in every way there is, and everything it shows or keeps, laid open."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget

from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.desk.scanner import Scanner
from dxdesk.ui.main_window import MainWindow
from dxdesk.ui.window_settings import WindowSettings
from dxdesk.ui.workspace import Workspace
from tests.domain import damage
from tests.ui.desk.scanning import Hand

_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def card(number: str, name: str) -> str:
    """A card's text of a woman born in 1990."""
    return f"{number}|281234567|{name}|05091990|Nữ|Ấp 3, Tân Lập, Đồng Phú, Bình Phước|12042022"


class ScanningDay:
    """One window and one scanner; each way of scanning takes a number of its own."""

    def __init__(self, desk, qapp: QApplication, qtbot) -> None:
        self.desk, self.qtbot, self.hand = desk, qtbot, Hand(qtbot)
        self.window = MainWindow(WindowSettings(desk.store.home))
        qtbot.addWidget(self.window)
        self.work = Workspace(desk, (DeskPage,), self.window.stack)
        self.window.show_only(self.work, desk.practice)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.scanner = Scanner(qapp, self.hand.clock, self.work)
        self.scanner.scanned.connect(self.work.take_scan)

    @property
    def page(self) -> DeskPage:
        return self.work.page()

    def save(self) -> None:
        self.page.form.ui.helps.add("VNEID_ACTIVATE")
        for _ in range(3):
            before = self.page.bar.recount().slips
            self.page.save()
            if self.page.bar.recount().slips > before:
                return

    def by_burst(self, number: str) -> None:
        """A scan into the name, saved."""
        self.page.form.ui.full_name.setFocus()
        self.hand.scan(card(number, "Trần Thị Bé"))
        assert self.page.form.ui.full_name.text() == "Trần Thị Bé"
        self.save()

    def by_paste(self, number: str) -> None:
        """A paste into the panel, saved."""
        panel = self.page.ui.scan_panel
        panel.open()
        QApplication.clipboard().setText(card(number, "Lê Thị Hai"))
        panel.field.paste()
        QApplication.clipboard().clear()
        QApplication.processEvents()
        assert self.page.form.ui.full_name.text() == "Lê Thị Hai"
        self.save()

    def damaged(self, number: str) -> None:
        """Through a French keyboard, saved."""
        self.hand.now += 1
        self.hand.scan(damage.through("french", card(number, "Ngô Thị Ba")))
        assert self.page.form.ui.full_name.text() == "Ngô Thị Ba"
        self.save()

    def typed(self, number: str, *, save: bool) -> None:
        """Twelve digits by hand, a draft kept in the middle and at the end of them; half of them left or saved."""
        ui = self.page.form.ui
        ui.full_name.setFocus()
        self.hand.type("Bùi Thị Tư", gap=0.2)
        ui.id_last4.setFocus()
        for at, digit in enumerate(number if save else number[:11]):
            self.hand.type(digit, gap=0.2)
            if at in (4, 10):
                self.qtbot.wait(60)
                self.page.drafting.flush()
        self.qtbot.wait(60)
        self.page.drafting.flush()
        if save:
            self.save()

    def into_the_tray(self, number: str) -> None:
        """The number alone, a card cut, a card garbled, and a card while another slip is half written."""
        whole = card(number, "Hồ Thị Năm")
        for text in (number, whole[:35], whole.replace("05091990", "0509x990"), whole):
            self.hand.now += 1
            self.hand.scan(text)
            self.hand.pause()
        assert len(self.page.ui.scan_panel.tray.rows) >= 3

    def shown(self) -> Iterator[str]:
        """Every text the window shows, offers to a screen reader or holds in a model."""
        for widget in (self.window, *self.window.findChildren(QWidget)):
            spoken = QAccessible.queryAccessibleInterface(widget)
            yield from (spoken.text(kind) for kind in _TEXTS if spoken is not None)
            yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
            if isinstance(widget, QLabel):
                yield widget.text()
            elif isinstance(widget, QLineEdit):
                yield from self._undone(widget)
            elif isinstance(widget, QComboBox):
                yield widget.currentText()
            elif isinstance(widget, QTableView) and widget.model() is not None:
                yield from self._cells(widget)
        yield repr(self.page.ui.scan_panel.tray.rows)
        yield QApplication.clipboard().text()

    @staticmethod
    def _undone(edit: QLineEdit) -> Iterator[str]:
        """What stands in a field and all that its Ctrl+Z and redo would bring."""
        text = edit.text()
        steps: tuple[tuple[Callable[[], bool], Callable[[], None]], ...] = (
            (edit.isUndoAvailable, edit.undo), (edit.isRedoAvailable, edit.redo))
        edit.blockSignals(True)
        for available, go in steps:
            while available():
                go()
                yield edit.text()
        if edit.text() != text:
            edit.setText(text)
        edit.blockSignals(False)
        yield text

    @staticmethod
    def _cells(table: QTableView) -> Iterator[str]:
        model = table.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                yield from (str(model.data(model.index(row, column), role)) for role in _ROLES)


def plain_files(folder: Path) -> Iterator[Path]:
    """Files a desk and its window write beside the encrypted ones: settings, logs."""
    yield from (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("desk.db"))
