"""One received file opened under any name: a package, or a single pack that came by Zalo (format §4)."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.exchange.folder import Exchanged
from dxdesk.exchange.unpacking import is_locked, unpack
from dxdesk.store.database import Store
from dxdesk.store.records import writer_label
from dxdesk.ui.check_lines import CheckLine, CheckLines
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange import exchange_words as words
from dxdesk.ui.exchange.file_drop import FileDrop
from dxdesk.ui.exchange.file_table import FileRow, Laptop, file_rows
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, FieldRow, Message
from dxdesk.ui.secret_fields import reveal

_TAKEN = ("received", "forked", "held")
_AT_MOST = 6  # files not taken that are named one by one


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a file, labelled where the store is at hand."""

    done: Exchanged
    rows: list[FileRow]


class OpenPackage(Panel):
    """The file first; its passphrase only where it has one; then a line for each pack in it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Mở một tệp nhận được")
        self.drop = FileDrop(self, "Kéo tệp nhận được vào đây", "Chọn tệp nhận được")
        self.passphrase = QLineEdit(self)
        self.row = FieldRow(self, "Mật khẩu người gửi đọc cho bạn", self.passphrase)
        self.go = Button(self, "Nhận từ tệp này", kind="primary")
        self.files = CheckLines(self)
        self._sealed = False
        reveal(False, self.passphrase)
        self.body.addWidget(self.words("Tệp gói hay một gói lẻ, đặt tên gì cũng được. Tệp không bị sửa."))
        for part in (self.drop, self.row):
            self.body.addWidget(part)
        self._close(self.go)
        self.body.addWidget(self.files)
        self._show_file(None)
        self.drop.chosen.connect(self._look)
        self.passphrase.textChanged.connect(lambda _: self.row.hush())
        self.passphrase.returnPressed.connect(self.go.click)
        self.go.clicked.connect(self._go)

    def _look(self, file: Path) -> None:
        """How the file is sealed decides what is asked."""
        self.work("Đang xem tệp.", lambda _store: is_locked(file), lambda locked: self._show_file(file, locked))

    def _show_file(self, file: Path | None, sealed: bool = False) -> None:
        self._sealed = sealed
        self.passphrase.clear()
        self.row.setVisible(sealed)
        self.go.setVisible(file is not None)
        self.files.hide()
        if file is not None:
            (self.passphrase if sealed else self.go).setFocus()

    def _go(self) -> None:
        file, passphrase = self.drop.file, self.passphrase.text()
        if file is None or self.busy:
            return
        if self._sealed and not passphrase:
            self.row.say("Tệp này có mật khẩu. Hỏi người gửi.")
            self.passphrase.setFocus()
            return

        def do(store: Store) -> Told:
            done = unpack(store, file, passphrase)
            return Told(done, file_rows(done.incoming, lambda writer: Laptop(writer_label(store, writer)), False))

        self.work("Đang mở tệp và nhận.", do, self._told)

    def _told(self, told: Told) -> None:
        locked = [row for row in told.rows if row.file.result == "not_for_this_device"]
        if self._sealed and len(locked) == len(told.rows) == 1:
            self.row.say(locked[0].sentence)
            self.passphrase.setFocus()
            return
        self.files.show_lines(result_lines(told))
        self.files.show()
        refused = next((row for row in told.rows if row.refused), None)
        if refused:
            self.message.tell(Message("bad", f"{refused.whose}: {refused.sentence}", "Không mất gì ở máy này."))
        else:
            tone = "clash" if told.done.conflicts_open else "ok"
            self.message.tell(Message(tone, words.taken(told.done), words.waiting(told.done)))
        self.go.setFocus()
        self.changed.emit()


def result_lines(told: Told) -> list[CheckLine]:
    """What people should know first, then what was not taken file by file, then what was taken laptop by laptop."""
    refused = [row for row in told.rows if row.file.result not in _TAKEN]
    taken: dict[str, list[FileRow]] = {}
    for row in told.rows:
        if row.file.result in _TAKEN:
            taken.setdefault(row.whose, []).append(row)
    lines = [CheckLine("warn", notice) for notice in told.done.notices]
    lines += [CheckLine("bad" if row.refused else "off", row.whose, row.sentence) for row in refused[:_AT_MOST]]
    if len(refused) > _AT_MOST:
        lines.append(CheckLine("bad", f"Còn {len(refused) - _AT_MOST} gói khác chưa nhận"))
    return lines + [CheckLine("ok", whose, _taken(rows)) for whose, rows in taken.items()]


def _taken(rows: list[FileRow]) -> str:
    count = sum(row.file.new + row.file.changed for row in rows)
    return f"Đã nhận {count} dòng." if count else "Máy này đã có đủ."
