"""Signing the paper in sight with a certificate: its file, its password, where the signed PDF goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from dxdesk.errors import DeskError, InputError
from dxdesk.papers.issuing import Issued
from dxdesk.papers.making import Made
from dxdesk.report.files import write_whole
from dxdesk.report.signing import Signed, SignerKey, open_key, sign
from dxdesk.ui.context import Desk
from dxdesk.ui.outside import outside_folder
from dxdesk.ui.papers.paper_acts import given_words
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.parts import Button, Card, FieldRow, Message, MessageBar, text

_LONGEST = 1024 * 1024
_KEY_FILES = "Chữ ký số (*.p12 *.pfx)"


class SigningCard(Card):
    """Its fields are out of sight until somebody wants to sign. Signals: saved() when a signed paper was kept."""

    saved = Signal()

    def __init__(self, desk: Desk, making: PaperMaking, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Ký số")
        self._desk, self._making, self._message = desk, making, message
        self._key: Path | None = None
        self._busy = False
        self._outside = outside_folder(desk.store.home)  # the paper before it is signed; goes with the page
        self.about = text("Ký bằng tệp .p12 hay .pfx do nơi cấp chữ ký số giao. Mật khẩu không lưu lại.", "hint", self)
        self.about.setWordWrap(True)
        self.begin = Button(self, "Ký số giấy này", icon="pencil")
        self.choose = Button(self, "Chọn tệp chữ ký số", icon="folder")
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_row = FieldRow(self, "Mật khẩ&u chữ ký số", self.password)
        self.sign = Button(self, "Ký và lưu tệp PDF", icon="saved")
        self._fields = (self.about, self.choose, self.password_row, self.sign)
        for part in (self.begin, *self._fields):
            self.body.addWidget(part)
        self.begin.clicked.connect(lambda: self._open(True))
        self.choose.clicked.connect(self._ask_key)
        self.password.returnPressed.connect(self.sign.click)
        self.sign.clicked.connect(self._ask_place)
        self._open(False)

    def rest(self) -> None:
        """Back to one button; the password is forgotten."""
        self._open(False)

    def take_key(self, file: Path) -> None:
        """The file of the certificate."""
        self._key = file
        self.choose.setText(file.name)
        self.password.setFocus()

    def sign_into(self, file: Path) -> None:
        """Sign the paper in sight and write it; a wrong password stops before anything is kept."""
        if self._busy or self._key is None:
            return
        self._busy = True
        pfx, password, now = self._key, self.password.text(), self._desk.now()
        self._run(lambda: open_key(_read(pfx), password, now), lambda key: self._give(key, file))

    def _give(self, key: SignerKey, file: Path) -> None:
        """Keep the paper for good, then sign what was kept."""
        def kept(made: Made) -> None:
            self._making.give(Path(self._outside.path()) / f"{made.kind.file}.pdf",
                              lambda issued: self._sign(key, issued, file), self._refuse)

        self._making.when_ready(kept)

    def _sign(self, key: SignerKey, issued: Issued, file: Path) -> None:
        data, now = issued.made.drawn.data, self._desk.now()

        def work() -> Signed:
            done = sign(data, key, now)
            write_whole(file, done.data)
            return done

        self._run(work, lambda done: self._say(done, issued, file))

    def _say(self, done: Signed, issued: Issued, file: Path) -> None:
        self._busy = False
        self._open(False)
        box = "" if done.boxed else " Giấy này không có chỗ ký nên không vẽ khung chữ ký."
        told = f"{given_words(issued)}{box}".strip()
        self._message.tell(Message("ok", f"{done.name} đã ký. Đã lưu {file.name}.", told))
        self.saved.emit()

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._desk.background.run(work, done=done, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            self._busy = False
            raise error
        self._refuse(error.sentence)

    def _refuse(self, sentence: str) -> None:
        self._busy = False
        self._message.tell(Message("bad", sentence))
        self.password.setFocus()

    def _open(self, wanted: bool) -> None:
        for part in self._fields:
            part.setVisible(wanted)
        self.begin.setHidden(wanted)
        self.password.clear()
        if wanted:
            self.choose.setFocus()

    def _ask_key(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Chọn tệp chữ ký số", str(Path.home()), _KEY_FILES)
        if path:
            self.take_key(Path(path))

    def _ask_place(self) -> None:
        if self._key is None:
            self.choose.setFocus()
            self._message.tell(Message("warn", "Chưa chọn tệp chữ ký số.", "Bấm Chọn tệp chữ ký số."))
            return
        made = self._making.made
        name = f"{made.kind.file if made else 'giay'}-da-ky.pdf"
        path, _ = QFileDialog.getSaveFileName(self, "Lưu tệp đã ký", str(Path.home() / name), "PDF (*.pdf)")
        if path:
            self.sign_into(Path(path).with_suffix(".pdf"))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(_LONGEST)
    except OSError as trouble:
        raise InputError("file_not_readable", f"Không đọc được tệp {file.name}. Cắm lại USB hoặc chọn lại tệp. "
                                              "Giấy chưa ký.") from trouble
