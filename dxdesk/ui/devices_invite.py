"""Inviting a laptop: a file to hand over, a code to say over the telephone (format §1)."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from dxdesk.domain.dates import show_moment, today
from dxdesk.exchange.invitation import Invited, invite
from dxdesk.store.database import Store
from dxdesk.ui.check_lines import CheckLine
from dxdesk.ui.combo import fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_sheet import Sheet
from dxdesk.ui.devices_words import ROLES, spoken
from dxdesk.ui.forms.ui_device_invite import Ui_InviteSheet
from dxdesk.ui.shape import Shape

SUFFIX = ".dxdesk-moi"
_LINES = (
    CheckLine("off", "Giấy mời là một tệp", "Chép vào USB hoặc gửi qua Zalo đều được; thiếu mã mời thì không mở được."),
    CheckLine("off", "Mã mời đọc qua điện thoại", "Không gửi chung với tệp, không nhắn cùng một nơi."),
    CheckLine("off", "Mỗi giấy mời cho một máy",
              "Dùng trong 7 ngày. Hai máy dùng chung một giấy thì phải duyệt từng máy."),
)
_ASK, _TOLD = range(2)


class InviteSheet(Sheet):
    """First whom and where to, then the code to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_InviteSheet()
        self.ui.setupUi(self)
        self._code = ""

    def set_up(self, desk: Desk) -> None:
        """Join the sheet with the desk."""
        super().set_up(desk)
        ui = self.ui
        ui.lines.show_lines(_LINES)
        fill_combo(ui.role, ROLES)
        for button in (ui.back, ui.done):
            button.clicked.connect(self.go_back)
        ui.write.clicked.connect(self._ask_file)
        ui.another.clicked.connect(self.begin)
        ui.copy.clicked.connect(self._copy)

    def begin(self) -> None:
        """A new invitation; the code of the last one is forgotten."""
        self._code = ""
        self.ui.message.clear()
        self.ui.code.setText("")
        self.ui.role.setCurrentIndex(max(self.ui.role.findData("member"), 0))
        self.ui.stack.setCurrentIndex(_ASK)
        self.ui.write.setFocus()

    def reshape(self, shape: Shape) -> None:
        """A choice is as wide as its words."""
        self.ui.role.setMaximumWidth(self._desk.theme.px(360))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A code not yet said does not go away by one key."""
        if event.key() != Qt.Key.Key_Escape or not self._code:
            super().keyPressEvent(event)

    def write_to(self, file: Path) -> None:
        """Write the invitation there, then show its code."""
        role = self.ui.role.currentData()

        def do(store: Store) -> Invited:
            return invite(store, file, role)

        self.work(self.ui.write, self.ui.message, do, self._show_code)

    def _ask_file(self) -> None:
        name = f"giay-moi-{today(self._desk.now()):%d-%m-%Y}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu giấy mời", str(Path.home() / name), f"Giấy mời (*{SUFFIX})")
        if chosen:
            file = Path(chosen)
            self.write_to(file if file.suffix else file.with_name(f"{file.name}{SUFFIX}"))

    def _show_code(self, invited: Invited) -> None:
        ui = self.ui
        self._code = invited.code
        ui.code.setText(invited.code)
        ui.code.setAccessibleName(f"Mã mời: {spoken(invited.code)}")
        ui.copied.setText("")
        ui.facts.show_facts([
            ("Giấy mời", str(invited.file)), ("Dùng được đến", show_moment(invited.expires)),
            ("Vai trò", ui.role.currentText()),
        ])
        ui.stack.setCurrentIndex(_TOLD)
        ui.done.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self.ui.copied.setText("Đã chép mã. Dán vào chỗ khác với nơi gửi tệp.")
