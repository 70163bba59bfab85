"""A bug of ours: a line in the log without anybody's data, and one dialog that says what is safe."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from dxdesk import __version__
from dxdesk.faults import record_fault

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def crash_hook(home: Path, parent: Callable[[], QWidget | None]) -> Hook:
    """What `sys.excepthook` shall do while the window runs; a second bug while the dialog stands is only logged."""
    standing: list[CrashDialog] = []

    def caught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        if sys.stderr is not None:  # a windowed program has none; where there is one, the system may keep it
            sys.stderr.write(details(error))
        record_fault(home, error)
        if not any(dialog.isVisible() for dialog in standing):
            standing[:] = [CrashDialog(details(error), parent())]
            standing[0].open()

    return caught


def details(error: BaseException) -> str:
    """Where the bug arose, for whoever mends it: the kind of error and the calls, never its text."""
    calls = "".join(traceback.format_tb(error.__traceback__))
    return f"dxdesk {__version__}, Python {sys.version.split()[0]}\n{type(error).__name__}\n{calls}"


class CrashDialog(QMessageBox):
    """Says that something in the program is broken and what is safe."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("Chương trình gặp lỗi")
        self.setText("Chương trình gặp lỗi khi làm việc vừa rồi.")
        self.setInformativeText(
            "Những gì đã lưu vẫn còn nguyên. Có thể làm tiếp; nếu lỗi lặp lại, đóng rồi mở lại chương trình "
            "và gửi chi tiết cho người phụ trách. Chi tiết không có tên hay số của ai."
        )
        self.copy_button = self.addButton("Sao chép chi tiết", QMessageBox.ButtonRole.ActionRole)
        self.copy_button.clicked.disconnect()
        self.copy_button.clicked.connect(self._copy)
        go_on = self.addButton("Làm tiếp", QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy_button.setText("Đã chép")
