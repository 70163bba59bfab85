"""Everything kept here packed into one file behind a passphrase, to travel by Zalo or mail (format §4)."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from dxdesk.domain.dates import today
from dxdesk.exchange.package import Packed, pack
from dxdesk.store.database import Store
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.package_words import suggestion
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, FieldRow, Message, text
from dxdesk.ui.passphrase import MIN_LENGTH
from dxdesk.ui.secret_fields import reveal, show_strength

SUFFIX = ".dxdesk-goi"
_KB, _MB = 1024, 1024 * 1024


class WritePackage(Panel):
    """Passphrase twice, then where to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Gói một tệp để gửi")
        self.passphrase, self.again = QLineEdit(self), QLineEdit(self)
        self.rows = (FieldRow(self, "&Mật khẩu của gói", self.passphrase),
                     FieldRow(self, "Gõ &lại mật khẩu của gói", self.again))
        self.strength = text("", "hint", self)
        self.strength.setWordWrap(True)
        self.shown = QCheckBox("&Hiện mật khẩu", self)
        self.suggest = Button(self, "&Gợi ý mật khẩu", icon="star")
        self.go = Button(self, "Gói vào một tệp", kind="primary")
        self._suggested = ""
        self._lay_out()
        reveal(False, self.passphrase, self.again)
        show_strength(self.strength, "")
        self.passphrase.textChanged.connect(self._judge)
        self.again.textChanged.connect(lambda _: self.rows[1].hush())
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._ask_file)
        self.shown.toggled.connect(lambda on: reveal(on, self.passphrase, self.again))
        self.suggest.clicked.connect(self._suggest)
        self.go.clicked.connect(self._ask_file)

    def pack_to(self, file: Path) -> None:
        """Write the package there."""
        if not self._ready():
            return
        passphrase = self.passphrase.text()

        def do(store: Store) -> Packed:
            return pack(store, file, passphrase)

        self.work("Đang gói và khóa tệp.", do, self._packed)

    def _lay_out(self) -> None:
        self.body.addWidget(self.words("Mọi gói máy này đang giữ vào chung một tệp có mật khẩu, gửi qua Zalo hay thư "
                                       "điện tử đều được."))
        self.body.addWidget(self.rows[0])
        self.body.addWidget(self.strength)
        self.body.addWidget(self.rows[1])
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.suggest)
        self.body.addLayout(row)
        self._close(self.go)

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
            "ok", f"Đã gói {packed.packs} gói vào “{packed.file.name}”, {size}.",
            "Gửi tệp qua Zalo; gửi mật khẩu bằng đường khác, như đọc qua điện thoại. Chưa ai báo nhận."))
        self.go.setFocus()


def show_size(size: int) -> str:
    """How large a file is, in words: 640 KB or 1,2 MB."""
    if size < _MB:
        return f"{-(-size // _KB)} KB"
    return f"{size / _MB:.1f} MB".replace(".", ",")
