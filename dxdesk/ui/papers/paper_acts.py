"""Saving, printing and opening the paper in sight: each keeps it for good, and says what became of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from dxdesk.errors import DeskError
from dxdesk.papers.issuing import AGAIN, CHANGED, Issued
from dxdesk.papers.making import Made
from dxdesk.ui.background import Stopped
from dxdesk.ui.context import Desk
from dxdesk.ui.outside import outside_folder
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.papers.print_panel import PrintPanel
from dxdesk.ui.papers.printing import Order, new_printer, print_pages
from dxdesk.ui.parts import Action, Message, MessageBar, Progress


class PaperActs(QObject):
    """What can be done with the paper of a `PaperMaking`. Signals: saved() when a paper was kept for good."""

    saved = Signal()

    def __init__(self, desk: Desk, making: PaperMaking, panel: PrintPanel, message: MessageBar, progress: Progress,
                 parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._making, self._panel = desk, making, panel
        self._message, self._progress = message, progress
        self._outside = outside_folder(desk.store.home)  # what another program opens; goes with the page
        self._printing = False
        panel.outside.connect(self.open_outside)
        making.advanced.connect(lambda done, of: progress.advance(done, of, f"Đang ghi giấy: {done} trên {of} dòng"))

    def save_as(self, file: Path) -> None:
        """Write the paper to a file."""
        self._making.when_ready(lambda _made: self._give(file, partial(self._say_saved, file)))

    def print_paper(self) -> None:
        """Print as the panel says; without a printer nothing is kept."""
        self._making.when_ready(self._print)

    def open_outside(self) -> None:
        """Hand the paper to the program of this machine that opens PDF files."""
        def give(made: Made) -> None:
            file = Path(self._outside.path()) / f"{made.kind.file}.pdf"
            self._give(file, partial(self._open, file))

        self._making.when_ready(give)

    def _print(self, made: Made) -> None:
        if self._printing:
            return
        if not self._panel.ready:
            self._panel.look()
        if not self._panel.ready:
            self._tell("warn", "Máy này chưa nối máy in.", "Chưa in gì. Nối máy in rồi bấm In lại.",
                       Action("Mở bằng chương trình khác", self.open_outside, "doc"))
        elif self._panel.order(made.drawn.pages) is not None:
            self._give(None, self._send)  # no copy of it on the disk

    def _give(self, file: Path | None, done: Callable[[Issued], object]) -> None:
        self._progress.start("Đang ghi giấy…", self._making.stop, "Dừng thì chưa ghi gì.")
        self._making.give(file, lambda issued: self._given(issued, done), self._not_given)

    def _given(self, issued: Issued, done: Callable[[Issued], object]) -> None:
        self._progress.finish()
        done(issued)
        self.saved.emit()

    def _not_given(self, sentence: str) -> None:
        self._progress.finish()
        self._tell("bad", sentence)

    def _send(self, issued: Issued) -> None:
        """The pages go to the printer, off the GUI thread."""
        made = issued.made
        order = self._panel.order(made.drawn.pages)
        if order is None:
            return
        printer = new_printer(order, made.kind.title)
        self._panel.remember()
        self._printing = True

        def work(report: Callable[..., None]) -> None:
            print_pages(printer, made.drawn.data, order, report)

        job = self._desk.background.run(
            work, done=lambda _none: self._printed(order, issued),
            failed=self._not_printed, progress=self._advance)
        self._progress.start("Đang in…", job.stop, "Dừng thì máy in bỏ các trang chưa in.")

    def _advance(self, done: int, of: int, _words: str) -> None:
        self._progress.advance(done, of, f"Đang in trang {min(done + 1, of)} trên {of}")

    def _printed(self, order: Order, issued: Issued) -> None:
        self._rest()
        sent = f"Đã gửi {len(order.pages) * order.copies} trang tới máy in {order.printer}."
        self._tell("ok", sent, given_words(issued))

    def _not_printed(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, Stopped):
            self._tell("warn", "Đã dừng in.", "Trang nào đã tới máy in thì vẫn in ra.")
        elif isinstance(error, DeskError):
            self._tell("bad", error.sentence)
        else:
            raise error

    def _rest(self) -> None:
        self._printing = False
        self._progress.finish()

    def _say_saved(self, file: Path, issued: Issued) -> None:
        told = f"{file.name}, {issued.made.drawn.pages} trang. {given_words(issued)}".strip()
        self._tell("ok", "Đã lưu tệp PDF.", told,
                   Action("Mở thư mục", lambda: _show_file(file.parent), "folder"))

    def _open(self, file: Path, _issued: Issued) -> None:
        if not _show_file(file):
            self._tell("warn", "Máy này chưa có chương trình mở tệp PDF.", "Bấm Lưu tệp PDF rồi in ở máy khác.")

    def _tell(self, tone: str, fact: str, meaning: str = "", *actions: Action) -> None:
        self._message.tell(Message(tone, fact, meaning, actions))


def _show_file(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def given_words(issued: Issued) -> str:
    """Which edition a print is and how it stands to the one before; empty for a paper that is not kept."""
    if not issued.document:
        return ""
    code = f"mã {issued.made.stamp.code}"
    if issued.state == AGAIN:
        return f"Bản {issued.edition}, {code}. Số liệu giống lần in trước."
    if issued.state == CHANGED:
        return f"Bản {issued.edition}, {code}. Số liệu đã đổi, xem trang cuối."
    return f"Bản {issued.edition}, {code}."
