"""The number of the paper slip being entered: proposed, carried from slip to slip, doubted where it does not fit."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from dxdesk.domain.checks import Problem
from dxdesk.domain.slip_numbers import read_slip, slip_text
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.slip_books import SlipBook, account, book, next_number
from dxdesk.store.slip_entries import Entry, visits_with
from dxdesk.ui.parts import Button, FieldRow
from dxdesk.ui.slips.slip_books_words import entry_words

_FIELD = "visit.slip_no"


class NumberEdit(QLineEdit):
    """As wide as a number with its book's code, at every text scale."""

    def sizeHint(self) -> QSize:
        """Room for the widest code, the number and the padding."""
        return QSize(self.fontMetrics().horizontalAdvance("WWWWWWW-0000"), super().sizeHint().height())


class SlipNumberRow(QWidget):
    """Hidden but while a book is being entered. `field` is the line edit for the form's chain of fields.

    Signals: stopped() when the person no longer enters the book; edited() when the number was typed in.
    """

    stopped = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._book: SlipBook | None = None
        self._asked = ""
        self.field = NumberEdit(self)
        self.field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.field.setObjectName("slip_no")
        self.field.setMaxLength(64)
        self.row = FieldRow(self, "Số &phiếu giấy", self.field)
        self._stop = Button(self, "Thôi nhập quyển", kind="flat", icon="close")
        self._stop.clicked.connect(self.stopped)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self._settle)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.row, 1)
        line.addWidget(FieldRow(self, " ", self._stop))  # stands beside the field, below the line of the labels
        self._stop.setAccessibleName(self._stop.text())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def book(self) -> SlipBook | None:
        """The book being entered, or None."""
        return self._book

    def begin(self, store: Store, book: SlipBook, number: int = 0) -> None:
        """Enter slips of a book, beginning with `number` or the lowest open one."""
        self._store, self._book = store, book
        self.show()
        self._propose(number or next_number(store, book.id))

    def end(self) -> None:
        """No book any more; slips have no number."""
        self._store = self._book = None
        self.field.clear()
        self.row.hush()
        self.hide()

    def value(self) -> str:
        """The number as a visit keeps it, `K7Q1-0012`; what cannot be understood stays as typed."""
        read = self._read()
        return slip_text(*read) if read else self.field.text().strip()

    def set_value(self, slip_no: str) -> None:
        """The number of a slip opened for mending, or one just scanned."""
        self.field.setText(slip_no)
        self._typed()
        self._settle()

    def check(self, leave_out: str = "") -> Problem | None:
        """What is doubtful about the number; only a text that is none stops the save.

        `leave_out` is the visit being mended, which may keep its own number.
        """
        if self._book is None or self._store is None:
            return None
        text = self.field.text().strip()
        if not text:
            return _doubt("Chưa ghi số phiếu. Enter nếu tờ này không có số.")
        try:
            code, number = read_slip(text, self._book.code)
        except InputError as error:
            return Problem(_FIELD, error.sentence)
        taken = [entry for entry in visits_with(self._store, code, number) if entry.visit_id != leave_out]
        if taken:
            return _doubt(f"Số {number} đã nhập: {_told(taken[0])}. Enter nếu vẫn đúng.")
        return self._outside(code, number)

    def may_leave(self, leave_out: str = "") -> bool:
        """Whether Enter goes on: a doubt is said once and accepted by a second Enter."""
        problem = self.check(leave_out)
        if problem is None:
            self.row.hush()
            return True
        if not problem.hard and problem.sentence == self._asked:
            return True
        self.say(problem)
        return False

    def say(self, problem: Problem) -> None:
        """Show a problem under the field."""
        self._asked = problem.sentence
        self.row.say(problem.sentence, "bad" if problem.hard else "warn")

    def advance(self) -> None:
        """A slip was saved: propose the next number that is open; a book deleted meanwhile is put away."""
        if self._book is not None and self._store is not None:
            read = self._read()
            after = read[1] if read and read[0] == self._book.code else 0
            try:
                self._propose(next_number(self._store, self._book.id, after))
            except InputError:
                self.stopped.emit()

    def _outside(self, code: str, number: int) -> Problem | None:
        """A number that the book being entered, as it stands now, does not have."""
        if self._book is None or self._store is None:
            return None
        if code != self._book.code:
            return _doubt(f"Số này của quyển {code}, không phải {self._book.code} đang nhập. Enter nếu vẫn đúng.")
        try:
            now = book(self._store, self._book.id)
        except InputError:
            return _doubt(f"Quyển {code} đã xóa, có thể ở máy khác. Enter nếu vẫn giữ số này.")
        if not now.first <= number <= now.last:
            return _doubt(f"Quyển {code} chỉ có số {now.first} đến {now.last}. Enter nếu vẫn đúng.")
        return _doubt(f"Số {number} đã ghi là bỏ. Enter nếu vẫn nhập.") if number in now.void else None

    def _propose(self, number: int | None) -> None:
        if self._book is None or self._store is None:
            return
        code, open_ones = self._book.code, len(account(self._store, self._book.id).account.missing)
        self._asked = ""
        self.field.setText(slip_text(code, number) if number else "")
        told = f"Quyển {code}, còn {open_ones} số chưa nhập" if open_ones else f"Quyển {code} đã hết số chưa nhập"
        self.row.label.setText(f"Số &phiếu giấy ({told[:1].lower()}{told[1:]})")
        self.field.setAccessibleName(f"Số phiếu giấy. {told}")
        self.row.hush()
        self.row.set_state("carried" if number else "")

    def _typed(self) -> None:
        self._asked = ""
        self.row.hush()
        self.row.set_state("")
        self.edited.emit()

    def _settle(self) -> None:
        """Once the typing is over, the number is shown in its one form; an input method is never disturbed."""
        read = self._read()
        if read and self.field.text() != slip_text(*read):
            self.field.setText(slip_text(*read))

    def _read(self) -> tuple[str, int] | None:
        try:
            return read_slip(self.field.text(), self._book.code if self._book else "")
        except InputError:
            return None


def _doubt(sentence: str) -> Problem:
    return Problem(_FIELD, sentence, hard=False)


def _told(entry: Entry) -> str:
    """Whose visit it is, who wrote it and when."""
    return ", ".join(filter(None, (entry.who, entry_words(entry))))
