"""Saving the officer's root sheet as a PDF to print, and deleting that file again (format §1)."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dxdesk.domain.dates import today
from dxdesk.exchange.root_key import root_text
from dxdesk.report.root_sheet import RootFacts, root_sheet
from dxdesk.store.database import Store
from dxdesk.store.desk import ROOT_PRIVATE, profile
from dxdesk.store.organisation import ward
from dxdesk.ui.context import Desk
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, Message

FILE_NAME = "to-khoa-goc.pdf"


class RootSheetCard(Panel):
    """Shown only where this desk holds the root."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Tờ khóa gốc của phường")
        self.save = Button(self, "Lưu tờ khóa gốc để in", icon="printer")
        self.look, self.delete = Button(self, "Mở để in", icon="printer"), Button(self, "Xóa tệp")
        self.file: Path | None = None
        self.body.addWidget(self.words(
            "Máy này giữ khóa gốc: mời, duyệt và thu quyền mọi máy của phường. Máy hỏng hoặc mất thì chỉ tờ giấy này "
            "lấy lại được. In một tờ, niêm phong, cất trong két."))
        self._close(self.save, self.look, self.delete)
        self.save.clicked.connect(self._ask_file)
        self.look.clicked.connect(self._open)
        self.delete.clicked.connect(self.erase)
        self._keep(None)
        self.load()

    def load(self) -> None:
        """Whether there is anything to print here, and whether the file written last still lies about."""
        if self.file is not None and not self.file.exists():
            self.message.clear()
            self._keep(None)
        self.setVisible(bool(self.desk.store.setting(ROOT_PRIVATE)))

    def write_to(self, file: Path) -> None:
        """Write the sheet there as a PDF."""
        def do(store: Store) -> int:
            return root_sheet(root_facts(store), file)

        self.work("Đang làm tờ khóa gốc.", do, lambda _pages: self._written(file))

    def erase(self) -> None:
        """Delete the file written last."""
        if self.file is None:
            return
        name = self.file.name
        try:
            self.file.unlink(missing_ok=True)
        except OSError:
            self.message.tell(Message("bad", f"Chưa xóa được “{name}”.", "Đóng tệp ở chương trình xem rồi xóa lại."))
            return
        self._keep(None)
        self.message.tell(Message("ok", f"Đã xóa tệp “{name}”.", "Chỉ còn tờ giấy. Máy này in lại được khi cần."))
        self.save.setFocus()

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Lưu tờ khóa gốc", str(Path.home() / FILE_NAME), "PDF (*.pdf)")
        if chosen:
            self.write_to(Path(chosen).with_suffix(".pdf"))

    def _written(self, file: Path) -> None:
        self._keep(file)
        self.message.tell(Message("warn", f"Đã ghi “{file.name}”. In ngay; in xong thì xóa tệp.",
                                  "Ai mở được tệp này thì có khóa gốc."))
        self.look.setFocus()
        self.changed.emit()

    def _keep(self, file: Path | None) -> None:
        """Which file lies about decides what can be done: write one, or print and delete it."""
        self.file = file
        self.save.setVisible(file is None)
        for button in (self.look, self.delete):
            button.setVisible(file is not None)

    def _open(self) -> None:
        if self.file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.file))):
            self.message.tell(Message("warn", "Máy này chưa có chương trình mở tệp PDF.",
                                      f"Chép “{self.file.name}” sang máy có máy in, in xong xóa ở cả hai nơi."))


def root_facts(store: Store) -> RootFacts:
    """What the sheet of this desk says; raises `InputError` `no_root`."""
    of, who = ward(store), profile(store)
    return RootFacts(of.name, store.value("ward", who.ward_record, "province") or "", of.letterhead, of.place,
                     today(store.clock()), who.label, who.member_name, root_text(store), who.practice)
