"""Packs in one file behind a passphrase, to travel by Zalo or mail: all, or what one laptop lacks (format §4)."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.who_has_words import cell_word, short_label
from dxdesk.errors import DeskError
from dxdesk.exchange.package import Packed, pack
from dxdesk.store.database import Store
from dxdesk.store.receipts import Matrix, who_has
from dxdesk.ui.combo import fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.package_words import suggestion
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, FieldRow, Message, text
from dxdesk.ui.passphrase import MIN_LENGTH
from dxdesk.ui.secret_fields import reveal, show_strength

SUFFIX = ".dxdesk-goi"
EVERYBODY = ("", "Mọi máy: đủ các gói máy này giữ")
_ALL = "Mọi gói máy này đang giữ vào chung một tệp có mật khẩu, gửi qua Zalo hay thư điện tử đều được."
_SOME = "Chỉ những gói máy ấy chưa báo nhận, vào một tệp có mật khẩu, gửi qua Zalo hay thư điện tử đều được."
_KB, _MB = 1024, 1024 * 1024


class WritePackage(Panel):
    """For whom, passphrase twice, then where to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Gói một tệp để gửi")
        self.to = QComboBox(self)
        self.to_row = FieldRow(self, "Gửi &cho", self.to)
        self.about = self.words(_ALL)
        self.passphrase, self.again = QLineEdit(self), QLineEdit(self)
        self.rows = (FieldRow(self, "&Mật khẩu của gói", self.passphrase),
                     FieldRow(self, "Gõ &lại mật khẩu của gói", self.again))
        self.strength = text("", "hint", self)
        self.strength.setWordWrap(True)
        self.shown = QCheckBox("&Hiện mật khẩu", self)
        self.suggest = Button(self, "&Gợi ý mật khẩu", icon="star")
        self.go = Button(self, "Gói vào một tệp", kind="primary")
        self._suggested, self._wanted = "", ""
        self._lay_out()
        fill_combo(self.to, [EVERYBODY])
        self.to.currentIndexChanged.connect(self._show_about)
        reveal(False, self.passphrase, self.again)
        show_strength(self.strength, "")
        self.passphrase.textChanged.connect(self._judge)
        self.again.textChanged.connect(lambda _: self.rows[1].hush())
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._ask_file)
        self.shown.toggled.connect(lambda on: reveal(on, self.passphrase, self.again))
        self.suggest.clicked.connect(self._suggest)
        self.go.clicked.connect(self._ask_file)

    def choose_receiver(self, key: str) -> None:
        """Pack for that laptop what it lacks."""
        self._wanted = key
        self._choose_wanted()

    def load(self) -> None:
        """Read what every laptop lacks."""
        def work() -> Matrix:
            with self.desk.reopen() as store:
                return who_has(store)

        def failed(error: BaseException) -> None:
            if not isinstance(error, DeskError):
                raise error

        self.desk.background.run(work, done=self._fill, failed=failed)

    def showEvent(self, event: QShowEvent) -> None:
        """What others lack changes with every exchange."""
        super().showEvent(event)
        self.load()

    def pack_to(self, file: Path) -> None:
        """Write the package there."""
        if not self._ready():
            return
        passphrase, to = self.passphrase.text(), self.to.currentData()

        def do(store: Store) -> Packed:
            return pack(store, file, passphrase, to)

        self.work("Đang gói và khóa tệp.", do, self._packed)

    def _lay_out(self) -> None:
        self.body.addWidget(self.to_row)
        self.body.addWidget(self.about)
        self.body.addWidget(self.rows[0])
        self.body.addWidget(self.strength)
        self.body.addWidget(self.rows[1])
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.suggest)
        self.body.addLayout(row)
        self._close(self.go)

    def _fill(self, matrix: Matrix) -> None:
        others = [(one, matrix.total(one.key)) for one in matrix.holders if not one.mine]
        fill_combo(self.to, [EVERYBODY, *(
            (one.key, f"{short_label(one.label)}: {cell_word(lack.state, lack.visits, lack.packs)}"
             f"{' phiếu' if lack.visits else ''}")
            for one, lack in others)])
        self._choose_wanted()
        self._show_about()

    def _choose_wanted(self) -> None:
        at = self.to.findData(self._wanted) if self._wanted else -1
        if at >= 0:
            self.to.setCurrentIndex(at)
            self._wanted = ""

    def _show_about(self) -> None:
        self.about.setText(_SOME if self.to.currentData() else _ALL)

    def _judge(self, words: str) -> None:
        self.rows[0].hush()
        own = () if words == self._suggested else (self.desk.who.member_name, self.desk.who.team_name)
        show_strength(self.strength, words, own)

    def _suggest(self) -> None:
        """Put a suggestion in both fields, to be seen and read out."""
        self._suggested = words = suggestion()
        self.shown.setChecked(True)
        self.passphrase.setText(words)
        self.again.setText(words)
        self.go.setFocus()

    def _ready(self) -> bool:
        """Whether the passphrase may be used; else its field says why not."""
        typed = self.passphrase.text()
        short, other = len(typed.strip()) < MIN_LENGTH, typed != self.again.text()
        if short:
            self.rows[0].say(f"Mật khẩu của gói cần ít nhất {MIN_LENGTH} ký tự.")
        elif other:
            self.rows[1].say("Hai lần gõ mật khẩu chưa giống nhau.")
        if short or other:
            (self.passphrase if short else self.again).setFocus()
        return not (short or other)

    def _ask_file(self) -> None:
        if self.busy or not self._ready():
            return
        name = f"goi-{today(self.desk.now()):%d-%m-%Y}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, "Gói vào tệp nào?", str(Path.home() / name), f"Gói (*{SUFFIX})")
        if chosen:
            file = Path(chosen)
            self.pack_to(file if file.suffix else file.with_name(f"{file.name}{SUFFIX}"))

    def _packed(self, packed: Packed) -> None:
        size = show_size(packed.file.stat().st_size)
        self.message.tell(Message(
            "ok", f"Đã gói {packed.packs} gói{_for(packed)} vào “{packed.file.name}”, {size}.",
            "Gửi tệp qua Zalo; gửi mật khẩu bằng đường khác, như đọc qua điện thoại. Chưa ai báo nhận."))
        self.go.setFocus()


def _for(packed: Packed) -> str:
    return f", {packed.visits} phiếu," if packed.visits else ""


def show_size(size: int) -> str:
    """How large a file is, in words: 640 KB or 1,2 MB."""
    if size < _MB:
        return f"{-(-size // _KB)} KB"
    return f"{size / _MB:.1f} MB".replace(".", ",")
