"""People erased, who has not heard of it yet, and the paper about it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_moment, today
from dxdesk.exchange.erasure_receipt import ErasureReceipt, erasure_receipt
from dxdesk.ledger.clock import parse_time
from dxdesk.report.erasure_receipt import ErasureFacts, erasure_paper
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.erasing import erasures
from dxdesk.store.organisation import ward
from dxdesk.ui.context import Desk
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, Message, text

MOST = 50
"""How many of the newest are listed; all of them are told by the command `erasures`."""
FILE_NAME = "bien-ban-xoa-du-lieu.pdf"


class DoneRow(QWidget):
    """When it was, who said yes, who may still hold something; and the button for the paper."""

    def __init__(self, parent: QWidget, told: ErasureReceipt) -> None:
        super().__init__(parent)
        self.record = told.record
        words = QVBoxLayout()
        words.setSpacing(2)
        when = show_moment(parse_time(told.done))
        for line in (text(f"Đã xóa hẳn {when}", "strong", self), *(text(one, "small", self) for one in told.asked),
                     text(_rest(told), "label", self)):
            line.setWordWrap(True)
            words.addWidget(line)
        self.paper = Button(self, "Ghi biên bản", icon="printer")
        self.paper.setAccessibleName(f"Ghi biên bản lần xóa {when}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.paper)


class DonePanel(Panel):
    """One row an erasure, read in the background; hidden where nobody was erased."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Đã xóa hẳn")
        self.rows: list[DoneRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addWidget(self.words("Không ghi tên ai ở đây nữa. Biên bản nêu máy, USB, bản sao lưu và tệp đã xuất "
                                       "có thể còn giữ."))
        self.body.addLayout(self._list)
        self._close()
        self.hide()

    def load(self) -> None:
        """Look again at what was erased and who heard of it."""
        def read() -> list[ErasureReceipt]:
            with self.desk.reopen() as store:
                done = [one for one in erasures(store) if one.done]
                return [erasure_receipt(store, one.record) for one in done[-MOST:]]

        self.desk.background.run(read, done=self._show, failed=self.desk.notice.failed)

    def write_to(self, record: str, file: Path) -> None:
        """Write the paper about one erasure there, as a PDF."""
        def do(store: Store) -> int:
            return erasure_paper(erasure_facts(store, erasure_receipt(store, record)), file)

        self.work("Đang làm biên bản.", do, lambda _: self.message.tell(Message(
            "ok", f"Đã ghi “{file.name}”.", "In ra, hai người ký, lưu hành nội bộ.")))

    def _show(self, told: list[ErasureReceipt]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for one in reversed(told):
            row = DoneRow(self, one)
            row.paper.clicked.connect(partial(self._ask_file, one.record))
            self._list.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(self.rows))

    def _ask_file(self, record: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Ghi biên bản", str(Path.home() / FILE_NAME), "PDF (*.pdf)")
        if chosen:
            self.write_to(record, Path(chosen).with_suffix(".pdf"))


def erasure_facts(store: Store, told: ErasureReceipt) -> ErasureFacts:
    """What the paper of this desk says."""
    of, who = ward(store), profile(store)
    return ErasureFacts(of.name, of.letterhead, of.place, today(store.clock()), who.label, who.member_name,
                        told.sections, who.practice)


def _rest(told: ErasureReceipt) -> str:
    """What may still be out there, in one line."""
    if told.not_heard:
        return f"Chưa báo nhận: {', '.join(told.not_heard)}."
    rest = len(told.places) + len(told.backups) + len(told.files)
    return f"Mọi máy đã báo nhận. Còn {rest} nơi nêu trong biên bản." if rest else "Mọi máy đã báo nhận."
