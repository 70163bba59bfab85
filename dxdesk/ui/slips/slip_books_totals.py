"""The totals on a book's cover beside what was entered, compared while they are typed (features b8)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.slip_account import Total, compare_helps, compare_slips
from dxdesk.store.slip_books import BookAccount
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Card, FieldRow, text
from dxdesk.ui.reflow import lay
from dxdesk.ui.shape import Shape

_NOT_A_NUMBER = "Ghi một số, như 30."


class TotalsCard(Card):
    """Both totals of one book.

    Signals: typed(slips, helps) when others are to be kept, None where nothing is written; left() on Enter in the last.
    """

    typed = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "So với bìa")
        self._found: BookAccount | None = None
        self.slips, self.helps = QLineEdit(self), QLineEdit(self)
        self.slips_row = FieldRow(self, "Số &phiếu ghi trên bìa", self.slips)
        self.helps_row = FieldRow(self, "Số &lượt ghi trên bìa", self.helps)
        for edit in (self.slips, self.helps):
            edit.setMaxLength(6)
            edit.setPlaceholderText("chưa ghi")
            edit.textEdited.connect(self._compare)
            edit.editingFinished.connect(self._keep)
        self._anyway = text("", "label", self)
        self._anyway.setWordWrap(True)
        for row in (self.slips_row, self.helps_row):
            row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.slips.returnPressed.connect(lambda: go_to(self.helps))
        self.helps.returnPressed.connect(self.left)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._anyway)

    def show_account(self, found: BookAccount, anyway: str) -> None:
        """Another book, or the same after something changed; `anyway` is why it was closed without matching."""
        self._found = found
        for edit, total in ((self.slips, found.book.slips_total), (self.helps, found.book.helps_total)):
            if not edit.hasFocus():
                edit.setText("" if total is None else str(total))
            edit.setReadOnly(bool(found.book.closed_on))
        self._anyway.setText(f"Đóng khi chưa khớp: {anyway}.")
        self._anyway.setVisible(bool(anyway))
        self._compare()

    def reshape(self, shape: Shape, width: int) -> None:
        """Counts are as wide as their digits, and side by side where the card has the whole width."""
        for row, edit in ((self.slips_row, self.slips), (self.helps_row, self.helps)):
            edit.setMaximumWidth(width)
            layout = row.layout()
            if layout is not None:
                layout.setAlignment(edit, Qt.AlignmentFlag.AlignLeft)
        both = [(self.slips_row, 1), (self.helps_row, 1)]
        lay(self._rows, (both,) if shape.narrow and shape.width > 560 else [(row,) for row in both])

    def values(self) -> tuple[int | None, int | None] | None:
        """The totals typed; None where one of them is no number."""
        read = [_read(edit.text()) for edit in (self.slips, self.helps)]
        return None if -1 in read else (read[0], read[1])

    def _compare(self) -> None:
        if self._found is None:
            return
        slips, helps = _read(self.slips.text()), _read(self.helps.text())
        self._say(self.slips_row, slips, compare_slips(self._found.account, slips))
        self._say(self.helps_row, helps, compare_helps(self._found.helps, helps))

    def _say(self, row: FieldRow, read: int | None, total: Total) -> None:
        if read == -1:
            row.say(_NOT_A_NUMBER)
        else:
            row.say(total.sentence, "ok" if total.agrees else "warn" if total.known else "")

    def _keep(self) -> None:
        values = self.values()
        book = self._found.book if self._found else None
        if values is not None and book and values != (book.slips_total, book.helps_total) and not book.closed_on:
            self.typed.emit(*values)


def _read(words: str) -> int | None:
    """A count; None where nothing is written, -1 for what is none."""
    words = words.strip().replace(".", "")
    if not words:
        return None
    return int(words) if words.isascii() and words.isdigit() else -1
