"""Typing the root key back in from the officer's sheet, on the desk that takes the lost one's place (format §1)."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.errors import DeskError, InputError
from dxdesk.exchange.root_key import GROUPS, recover_root
from dxdesk.store.database import Store
from dxdesk.ui.code_field import CodeField
from dxdesk.ui.context import Desk
from dxdesk.ui.group_marks import GroupMarks
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, ElidedLabel, IconLabel, Message
from dxdesk.ui.root_check import is_right, suspects

_NO_FOLDER = "Chưa chọn USB của phường"


class RootRecoveryCard(Panel):
    """Folded to one button; then the fourteen groups with their marks, and the stick that brings the shared keys."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Gõ lại khóa gốc của phường")
        self.folder: Path | None = None
        self.code = CodeField(self, "&Khóa gốc trên tờ giấy, từng nhóm theo số", GROUPS)
        self.marks = GroupMarks(self, GROUPS)
        self.begin_button = Button(self, "Gõ lại từ tờ khóa gốc", icon="pencil")
        self.go = Button(self, "Lấy lại khóa gốc", kind="primary")
        self.stop = Button(self, "Thôi")
        self.choose = Button(self, "Chọn &USB", icon="folder")
        self._lay_out()
        self.begin_button.clicked.connect(lambda: self.unfold(True))
        self.stop.clicked.connect(lambda: self.unfold(False))
        self.choose.clicked.connect(self._ask_folder)
        self.go.clicked.connect(self._go)
        self.code.entered.connect(self._go)
        self.code.changed.connect(self._typed)
        self.unfold(False)

    def unfold(self, on: bool) -> None:
        """Show the form, or put it away and forget what was typed."""
        self.code.clear()
        self.use_folder(None)
        self.message.clear()
        for part in (self._form, self.go, self.stop):
            part.setVisible(on)
        self.begin_button.setVisible(not on)
        if on:
            self.code.edit.setFocus()

    def use_folder(self, folder: Path | None) -> None:
        """The stick or shared folder the ward exchanged by."""
        self.folder = folder
        self._folder_name.setText(str(folder) if folder else _NO_FOLDER)
        self.choose.setAccessibleName(f"Chọn USB của phường, đang là {folder}" if folder else "Chọn USB của phường")

    def _lay_out(self) -> None:
        self._form = QWidget(self)
        self._folder_name = ElidedLabel(self._form, _NO_FOLDER, "body")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel(self._form, "usb", 22))
        row.addWidget(self._folder_name, 1)
        row.addWidget(self.choose)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for part in (self.code, self.marks, self.words(
                "USB hoặc thư mục phường đã dùng để trao đổi: nhờ nó máy này đọc lại được các gói cũ.")):
            form.addWidget(part)
        form.addLayout(row)
        self.body.addWidget(self.words("Máy của cán bộ hỏng hoặc mất? Gõ lại khóa gốc từ tờ giấy, máy này thay máy "
                                       "đã mất."))
        self.body.addWidget(self._form)
        self._close(self.begin_button, self.go, self.stop)

    def _typed(self) -> None:
        code = self.code.readings()[0]
        whole = not self.code.problem()
        wrong = suspects(code) if whole and not self._right() else ()
        self.marks.show_code(code, wrong)
        if whole and self._right():
            self.code.say("Đủ 14 nhóm và khớp số kiểm.", "ok")
        elif whole:
            self.code.say(wrong_sentence(wrong))
        self.showing.emit(self.marks)

    def _right(self) -> str:
        """The reading whose check sum fits, "" where none does."""
        return next((code for code in self.code.readings() if is_right(code)), "")

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, "Chọn USB hoặc thư mục chung của phường", str(self.folder or Path.home()))
        if chosen:
            self.use_folder(Path(chosen))
            self.go.setFocus()

    def _go(self) -> None:
        lacking = self.code.problem()
        code, folder = self._right(), self.folder
        if self.busy:
            return
        if lacking or not code:
            self.code.say(lacking or wrong_sentence(suspects(self.code.readings()[0])))
            self.code.edit.setFocus()
            return

        def do(store: Store) -> None:
            recover_root(store, code, folder)

        self.work("Đang lấy lại khóa gốc.", do, lambda _: self._recovered(), self._refused)

    def _refused(self, error: DeskError) -> None:
        self.refuse(error)
        (self.choose if isinstance(error, InputError) and error.code == "other_ward" else self.go).setFocus()

    def _recovered(self) -> None:
        self.unfold(False)
        self.message.tell(Message("ok", "Máy này giữ khóa gốc của phường.",
                                  "Mời, duyệt và thu quyền được từ máy này. Việc nên làm ngay: thu quyền máy đã mất."))
        self.begin_button.setFocus()
        self.changed.emit()


def wrong_sentence(groups: tuple[int, ...]) -> str:
    """What to read again."""
    if not groups:
        return "Đủ chữ nhưng chưa khớp số kiểm. Đọc lại từng nhóm."
    named = " hoặc ".join(map(str, groups))
    return f"Đủ chữ nhưng chưa khớp số kiểm. Đọc lại nhóm {named} trước."
