"""Cài đặt › Chung: text size, theme, the passphrase, and a verified copy of the desk."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from dxdesk.store.backup import backup
from dxdesk.store.database import change_passphrase
from dxdesk.ui import passphrase
from dxdesk.ui.card_column import CardColumn
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, Card, FieldRow, Option, Segmented, text
from dxdesk.ui.theme import SCALES

SIZES = tuple(Option(str(scale), f"{scale} %") for scale in SCALES)
THEMES = (
    Option("system", "Theo máy"), Option("light", "Sáng"), Option("dark", "Tối"), Option("contrast", "Tương phản"),
)


class GeneralSettings(CardColumn):
    """What one person sets for this machine."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self.sizes = Segmented(self, SIZES)
        self.themes = Segmented(self, THEMES)
        self.old, self.new, self.again = (QLineEdit(self) for _ in range(3))
        self.copy_button = Button(self, "Chép sang nơi khác", icon="usb")
        self.passphrase_button = Button(self, "Đổi mật khẩu", icon="lock")
        self._copied = text("", "label")
        self.stack(self._look_card(), self._backup_card(), self._passphrase_card(), self._facts_card())
        self._connect()
        self.load()

    def load(self) -> None:
        """Show what is in force."""
        self._show_look()

    def begin(self) -> None:
        """Put the cursor on the first choice, unless it is in one already."""
        if not self.isAncestorOf(self.focusWidget() or self):
            self.sizes.setFocus()

    def _look_card(self) -> Card:
        card = Card(self, "Cách hiện")
        card.body.addWidget(FieldRow(card, "Cỡ &chữ", self.sizes))
        card.body.addWidget(FieldRow(card, "&Nền", self.themes))
        return card

    def _backup_card(self) -> Card:
        card = Card(self, "Bản sao lưu")
        words = text("Bản sao có khóa như sổ, kèm tệp khóa, được mở thử rồi mới tính là xong.", "label", card)
        words.setWordWrap(True)
        self._copied.setWordWrap(True)
        self._copied.hide()
        card.body.addWidget(words)
        card.body.addWidget(self._copied)
        card.body.addLayout(_left(self.copy_button))
        return card

    def _passphrase_card(self) -> Card:
        card = Card(self, "Mật khẩu mở sổ")
        for field in (self.old, self.new, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._old_row = FieldRow(card, "Mật khẩu đang dùng", self.old)
        self._new_row = FieldRow(card, "Mật khẩu mới", self.new, passphrase.judge("")[1])
        self._again_row = FieldRow(card, "Gõ lại mật khẩu mới", self.again)
        for row in (self._old_row, self._new_row, self._again_row):
            card.body.addWidget(row)
        card.body.addLayout(_left(self.passphrase_button))
        return card

    def _facts_card(self) -> Card:
        card, who = Card(self, "Sổ này"), self._desk.who
        for title, words in (
            ("Phường, xã", who.ward_name), ("Tổ", who.team_name), ("Người dùng máy", who.member_name),
            ("Máy", who.label), ("Thư mục", str(self._desk.store.home)),
        ):
            row = QHBoxLayout()
            label = text(title, "label", card)
            label.setMinimumWidth(self._desk.theme.px(140))
            value = text(words, "body", card)
            value.setWordWrap(True)
            row.addWidget(label)
            row.addWidget(value, 1)
            card.body.addLayout(row)
        return card

    def _connect(self) -> None:
        self.sizes.changed.connect(lambda scale: self._look(self._desk.theme.chosen, int(scale)))
        self.themes.changed.connect(lambda theme: self._look(theme, self._desk.theme.scale))
        self.copy_button.clicked.connect(self._choose_folder)
        self.passphrase_button.clicked.connect(self._change_passphrase)
        self._desk.theme.changed.connect(self._show_look)
        self.new.textChanged.connect(lambda _: self._new_row.hush())

    def _show_look(self) -> None:
        self.sizes.set_value(str(self._desk.theme.scale))
        self.themes.set_value(self._desk.theme.chosen)

    def _look(self, theme: str, scale: int) -> None:
        if (theme, scale) != (self._desk.theme.chosen, self._desk.theme.scale):
            self._desk.theme.apply(theme, scale)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Chép bản sao lưu vào đâu?")
        if folder:
            self.copy_to(Path(folder))

    def copy_to(self, folder: Path) -> None:
        """Make a verified copy there, off the GUI thread."""
        def work() -> Path:
            with self._desk.reopen() as store:
                return backup(store, folder)
        self.copy_button.setEnabled(False)
        self._say_copied("Đang chép và mở thử bản sao.")
        self._desk.background.run(work, done=self._copied_to, failed=self._copy_failed)

    def _copied_to(self, copy: Path) -> None:
        self.copy_button.setEnabled(True)
        self._say_copied(f"Đã chép và mở thử được: {copy}")

    def _copy_failed(self, error: BaseException) -> None:
        self.copy_button.setEnabled(True)
        self._say_copied("")
        self._desk.notice.failed(error)

    def _say_copied(self, words: str) -> None:
        self._copied.setText(words)
        self._copied.setVisible(bool(words))

    def _change_passphrase(self) -> None:
        wrong = passphrase.problem(self.new.text(), self.again.text())
        if wrong:
            self._new_row.say(wrong)
            self.new.setFocus()
            return
        old, new = self.old.text(), self.new.text()

        def work() -> None:
            with self._desk.reopen() as store:
                change_passphrase(store, old, new)
        self.passphrase_button.setEnabled(False)
        self._desk.background.run(work, done=lambda _: self._passphrase_changed(), failed=self._passphrase_failed)

    def _passphrase_changed(self) -> None:
        self.passphrase_button.setEnabled(True)
        for field in (self.old, self.new, self.again):
            field.clear()
        self._desk.notice.say("ok", "Đã đổi mật khẩu mở sổ.", "Mã khôi phục trên giấy vẫn dùng được.")

    def _passphrase_failed(self, error: BaseException) -> None:
        self.passphrase_button.setEnabled(True)
        self._desk.notice.failed(error)
        self.old.setFocus()


def _left(button: QWidget | QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
