"""The text beside a bulletin: read, changed, copied past the guard; and the picture saved for the chat group."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from dxdesk.domain.bulletin import Bulletin, bulletin_text
from dxdesk.errors import DeskError
from dxdesk.papers.bulletin import guard_text, picture
from dxdesk.papers.issuing import Issued
from dxdesk.papers.making import Made
from dxdesk.report.files import write_whole
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.caret import keep_caret_in_sight
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.parts import Button, Card, FieldRow, Message, MessageBar

_WAIT = 500  # ms after the last key before the text is looked over
_LINES = 11


class BulletinCard(Card):
    """Shown beside a paper that is a bulletin. Signals: saved() when the picture was kept."""

    saved = Signal()

    def __init__(self, desk: Desk, making: PaperMaking, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Lời dán vào Zalo")
        self._desk, self._making, self._message = desk, making, message
        self._team = ""
        self._asked = 0
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        keep_caret_in_sight(self.text)
        self.text.setMinimumHeight(desk.theme.px(22) * _LINES)
        self.row = FieldRow(self, "Lờ&i", self.text, "Chỉ tổng số. Không ghi tên người, số điện thoại, số căn cước.")
        self.copy = Button(self, "Chép lời", icon="doc")
        self.keep = Button(self, "Lưu ảnh", icon="saved")
        for part in (self.row, self.copy, self.keep):
            self.body.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.look_over)
        self.text.textChanged.connect(self._timer.start)
        self.copy.clicked.connect(lambda: self._guarded(self._put))
        self.keep.clicked.connect(self._ask_file)

    def show_made(self, made: Made) -> None:
        """The text of a bulletin just made; what somebody typed over it stays while its figures do."""
        bulletin: Bulletin = made.sheet
        before, fresh = self.property("fresh"), bulletin_text(bulletin)
        self._team = bulletin.team
        if fresh != before:
            self.setProperty("fresh", fresh)
            self.text.setPlainText(fresh)

    def look_over(self) -> None:
        """Say under the text what must not go out."""
        if self.isVisible():
            self._guarded(lambda _words: None)

    def save_picture(self, file: Path) -> None:
        """Write the picture; the totals are kept as every print is."""
        def write(issued: Issued, sheet: Path) -> None:
            sheet.unlink(missing_ok=True)
            self._desk.background.run(lambda: write_whole(file, picture(issued.made.drawn.data)),
                                      done=lambda _none: self._say_saved(file, issued), failed=self._failed)

        sheet = file.with_name(f".{file.stem}.tmp")  # beside the picture: what stops one stops the other
        self._making.when_ready(
            lambda _made: self._making.give(sheet, lambda issued: write(issued, sheet), self._refuse))

    def _guarded(self, then: Callable[[str], object]) -> None:
        """Do something with the text once nobody is in it, looked for off the GUI thread."""
        self._timer.stop()
        self._asked += 1
        asked, words, team = self._asked, self.text.toPlainText().strip(), self._team

        def work() -> str:
            with self._desk.reopen() as store:
                return guard_text(store, words, (team,))

        def passed(words: str) -> None:
            if asked == self._asked:
                self.row.hush()
                then(words)

        self._desk.background.run(work, done=passed, failed=lambda error: self._found(asked, error))

    def _found(self, asked: int, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        if asked == self._asked:
            self.row.say(error.sentence)

    def _put(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._message.tell(Message("ok", "Đã chép lời.", "Mở nhóm Zalo rồi dán."))

    def _say_saved(self, file: Path, issued: Issued) -> None:
        self._message.tell(Message("ok", "Đã lưu ảnh.", f"{file.name}, mã {issued.made.stamp.code}."))
        self.saved.emit()

    def _refuse(self, sentence: str) -> None:
        self._message.tell(Message("bad", sentence))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._refuse(error.sentence)

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Lưu ảnh", str(Path.home() / "ban-tin.png"), "Ảnh (*.png)")
        if path:
            self.save_picture(Path(path).with_suffix(".png"))
