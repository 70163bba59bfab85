"""Paper slips entered later: the sheet of books in the form's place (F7), the number going from slip to slip."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from dxdesk.domain.checks import Problem
from dxdesk.errors import DeskError
from dxdesk.store.slip_books import book
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.context_bar import ContextBar
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.shape import Shape
from dxdesk.ui.slips.slip_books_sheet import SlipBooksSheet
from dxdesk.ui.slips.slip_number_row import SlipNumberRow


class LateEntry(QObject):
    """While a book is entered its day and place are those of the bar, and each slip has a number of the book.

    `hide_form` puts the form away while the sheet is in its place, and back. Signals: began() when slips of a book, or
    of none any more, come next; opened(visit id) to mend a slip; saved() when something was saved in the sheet.
    """

    began = Signal()
    opened = Signal(str)
    saved = Signal()

    def __init__(
        self, desk: Desk, work: SlipWork, bar: ContextBar, place: QBoxLayout, hide_form: Callable[[bool], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._work, self._bar, self._place, self._parent = desk, work, bar, place, parent
        self._hide_form = hide_form
        self._shape = Shape(1366, 768)
        self.sheet: SlipBooksSheet | None = None
        self.number = SlipNumberRow(work.form)
        work.form.ui.VisitForm_box.insertWidget(0, self.number)
        self.number.stopped.connect(self.stop)
        self.number.edited.connect(work.form.edited)
        bar.changed.connect(self._follow)
        self._follow()

    @property
    def open(self) -> bool:
        """Whether the sheet is in sight."""
        return self.sheet is not None and not self.sheet.isHidden()

    def toggle(self) -> None:
        """F7: the sheet of books, or back to the form."""
        if self.open:
            self._close()
            return
        sheet, context = self._made(), self._bar.context
        self._hide_form(True)
        sheet.show()
        sheet.open(context.day, context.place, context.event_id, context.member_id)

    def stop(self) -> None:
        """No book is entered any more: the bar is as it was before."""
        self._bar.set_book("")

    def advance(self) -> None:
        """A slip was saved: its number is used."""
        self.number.advance()

    def problems(self) -> list[Problem]:
        """What is doubtful about the number of the slip in the form."""
        opened = self._work.opened.id if self._work.opened else ""
        found = self.number.check(opened)
        return [found] if found else []

    def slip_no(self) -> str:
        """The number of the slip in the form; a slip opened for mending keeps its own while no book is entered."""
        if self.number.book is not None:
            return self.number.value()
        return self._work.opened.values.get("slip_no", "") if self._work.opened else ""

    def show(self, slip_no: str) -> None:
        """The number of a slip opened, taken up again or scanned."""
        if self.number.book is not None and slip_no:
            self.number.set_value(slip_no)

    def take_number(self, slip_no: str) -> bool:
        """A paper slip's code was scanned: its number goes into the form while slips of a book are entered."""
        if self.number.book is None or self.open:
            return False
        self.number.set_value(slip_no)
        return True

    def open_slip(self, slip_no: str) -> None:
        """The sheet, at the slip of that number."""
        if not self.open:
            self.toggle()
        self._made().open_slip(slip_no)

    def reshape(self, shape: Shape) -> None:
        """The window has another shape."""
        self._shape = shape
        if self.sheet is not None:
            self.sheet.reshape(shape)

    def _made(self) -> SlipBooksSheet:
        """The sheet, made when it is first asked for: most evenings nobody does."""
        if self.sheet is None:
            sheet = self.sheet = SlipBooksSheet(self._desk, self._parent)
            sheet.entering.connect(self._enter)
            sheet.closed.connect(self._close)
            sheet.show_visit.connect(self._open_visit)
            sheet.changed.connect(self.saved)
            sheet.reshape(self._shape)
            self._place.addWidget(sheet, 1)
        return self.sheet

    def _enter(self, book_id: str, code: str, day: str, place: str, number: int) -> None:
        if not self._bar.set_book(book_id, code, day, place):
            return
        self._close()
        self.number.begin(self._desk.store, book(self._desk.store, book_id), number)
        self.began.emit()

    def _follow(self) -> None:
        """The bar says which book is entered, also after a restart; one deleted meanwhile is put away."""
        wanted, held = self._bar.context.book, self.number.book
        if not wanted:
            self.number.end()
        elif held is None or held.id != wanted:
            try:
                self.number.begin(self._desk.store, book(self._desk.store, wanted))
            except DeskError:
                self.stop()

    def _open_visit(self, visit: str) -> None:
        self._close()
        self.opened.emit(visit)

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.hide()
        self._hide_form(False)
        self.began.emit()
