"""The list of questions and decisions as a workbook for the officer; names in full only with a written reason."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.wording import thousands
from dxdesk.errors import DeskError
from dxdesk.exchange.conflict_export import ExportedConflicts, export_conflicts
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, Message, MessageBar, text

_NAME = "xung-dot.xlsx"


class Exporting(QWidget):
    """A small form inside the list's card: why names are wanted, if they are, and where the file goes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(400)
        self.reason.setPlaceholderText("Lý do ghi đủ họ tên")
        self.reason.setAccessibleName("Lý do ghi đủ họ tên, bỏ trống thì chỉ ghi chữ cái đầu")
        self.save = Button(self, "Chọn chỗ lưu", icon="folder")
        self.message = MessageBar(self)
        self.message.setProperty("stacked", True)
        hint = text("Bỏ trống thì tên chỉ còn chữ cái đầu. Số điện thoại luôn được che.", "hint", self)
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 10)
        column.setSpacing(8)
        for widget in (self.reason, hint, self.save, self.message):
            column.addWidget(widget)
        self.save.clicked.connect(self._ask_file)
        self.hide()

    def toggle(self) -> None:
        """Show the form, or put it away."""
        self.setVisible(self.isHidden())
        self.message.clear()
        if not self.isHidden():
            self.reason.setFocus()

    def _ask_file(self) -> None:
        start = str(Path.home() / _NAME)
        file, _ = QFileDialog.getSaveFileName(self, "Lưu bảng kê xung đột", start, "Excel (*.xlsx)")
        if file:
            self.write(Path(file) if file.lower().endswith(".xlsx") else Path(f"{file}.xlsx"))

    def write(self, file: Path) -> None:
        """Write the workbook off the GUI thread."""
        reason, lists = self.reason.text().strip(), self._desk.catalogues

        def work() -> ExportedConflicts:
            with self._desk.reopen() as store:
                return export_conflicts(store, file, lists, reason)

        self.save.setEnabled(False)
        self._desk.background.run(work, done=lambda counts: self._done(file, counts), failed=self._failed)

    def _done(self, file: Path, counts: ExportedConflicts) -> None:
        self.save.setEnabled(True)
        told = f"{thousands(counts.open)} chỗ chờ chọn, {thousands(counts.decided)} chỗ đã chọn."
        self.message.tell(Message("ok", f"Đã lưu {file.name}.", told))
        self.save.setFocus()

    def _failed(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, DeskError):
            raise error
        self.message.tell(Message("bad", error.sentence))
