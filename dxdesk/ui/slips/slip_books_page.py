"""One book: its numbers, the number chosen, its totals beside the cover, and closing it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.domain.slip_numbers import read_numbers
from dxdesk.errors import DeskError, InputError
from dxdesk.store.slip_book_acts import (
    close_book,
    closed_anyway,
    delete_book,
    reopen_book,
    set_totals,
    unvoid,
    void,
    void_reasons,
)
from dxdesk.store.slip_books import BookAccount, account, next_number
from dxdesk.store.slip_entries import Entry, entries_of, laptop_of
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Message
from dxdesk.ui.slips.slip_books_number import NumberFacts
from dxdesk.ui.slips.slip_books_print import print_menu
from dxdesk.ui.slips.slip_books_view import BookView
from dxdesk.ui.slips.slip_books_words import book_tag, entry_words, number_states


class BookPage(BookView):
    """Everything of one book.

    Signals: entering(number) to enter slips of it from a number on; show_visit(visit id); changed() when something was
    saved; gone(code, save) when the book was taken away by that save.
    """

    entering = Signal(int)
    show_visit = Signal(str)
    changed = Signal()
    gone = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._found: BookAccount | None = None
        self._entries: dict[int, tuple[Entry, ...]] = {}
        self._reasons: dict[int, str] = {}
        self._states: dict[int, str] = {}
        self._connect()

    @property
    def found(self) -> BookAccount | None:
        """The book shown and its account."""
        return self._found

    def show_book(self, book_id: str, number: int | None = None) -> None:
        """A book, or the same after something changed. Raises `InputError` for one that is no more."""
        store = self._desk.store
        found = account(store, book_id)
        if self._found is None or self._found.book.id != book_id:
            self.message.clear()
            self.ask_why.hide()
            number = number or next_number(store, book_id)
        self._found = found
        self._entries = entries_of(store, found.book.code)
        self._reasons = void_reasons(store, book_id)
        self._states = number_states(found.account)
        self.totals.show_account(found, closed_anyway(store, book_id))
        self.grid.show_numbers(self._states, number)
        self._show_foot(found)
        self.legend.show_states(self._states.values())

    def begin(self) -> None:
        """The cursor in the numbers."""
        self.grid.setFocus()

    def start_entering(self) -> None:
        """Ctrl+Enter: enter slips from the first open number on."""
        if self._found is not None:
            self.entering.emit(next_number(self._desk.store, self._found.book.id) or 0)

    def show_print(self) -> None:
        """Ctrl+P: what can be printed of the book."""
        if self._found is not None and not self.print_it.isHidden():
            menu = print_menu(self._desk, self._found, self.grid.current, self)
            menu.popup(self.print_it.mapToGlobal(self.print_it.rect().topLeft()))

    def _connect(self) -> None:
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(lambda _: self.number.act())
        self.grid.voided.connect(lambda _: self.number.toggle_void())
        self.number.entered.connect(self.entering)
        self.number.shown.connect(self.show_visit)
        self.number.void_given.connect(self._void)
        self.number.void_taken.connect(self._unvoid)
        self.number.left.connect(self.begin)
        self.totals.typed.connect(self._set_totals)
        self.totals.left.connect(self.begin)
        self.ask_why.given.connect(lambda _, reason: self._close_anyway(reason))
        self.ask_why.left.connect(self._leave_closing)
        self.enter.clicked.connect(self.start_entering)
        self.print_it.clicked.connect(self.show_print)
        self.close_it.clicked.connect(self._toggle_closed)
        self.delete_it.clicked.connect(self._delete)

    def _choose(self, number: int) -> None:
        if self._found is None:
            return
        store = self._desk.store
        visits = tuple((one.visit_id, one.who, entry_words(one, laptop_of(store, one.visit_id)))
                       for one in self._entries.get(number, ()))
        self.number.show_number(NumberFacts(number, self._states[number], visits, self._reasons.get(number, ""),
                                            bool(self._found.book.closed_on)))

    def _show_foot(self, found: BookAccount) -> None:
        tag, closed = book_tag(found), bool(found.book.closed_on)
        self.state.show_state(tag.text, tag.tone, tag.icon)
        for button in (self.enter, self.print_it):
            button.setVisible(not closed)
        self.close_it.setText("Mở lại quyển" if closed else "Đóng quyển")
        self.close_it.dress("pencil" if closed else "lock")
        self.delete_it.setVisible(not found.account.slips and not closed)

    def _void(self, numbers: str, reason: str) -> None:
        if self._found is None:
            return
        book = self._found.book
        try:
            void(self._desk.store, book.id, read_numbers(numbers, book.first, book.last), reason)
        except InputError as error:
            self.number.ask.refuse(error.code, error.sentence)
            return
        except DeskError as error:
            self._refuse(error)
            return
        self.number.asked()
        self._saved()
        self.begin()

    def _unvoid(self, number: int) -> None:
        if self._found is not None and self._act(lambda book: unvoid(self._desk.store, book, [number])):
            self.begin()

    def _set_totals(self, slips: int | None, helps: int | None) -> None:
        self._act(lambda book: set_totals(self._desk.store, book, slips, helps))

    def _toggle_closed(self) -> None:
        found = self._found
        if found is None:
            return
        if found.book.closed_on:
            self._act(lambda book: reopen_book(self._desk.store, book))
            return
        try:
            close_book(self._desk.store, found.book.id)
        except InputError:
            self.message.tell(Message("warn", f"Quyển {found.book.code} chưa khớp.", " ".join(found.faults())))
            self.ask_why.ask()
            return
        except DeskError as error:
            self._refuse(error)
            return
        self._closed()

    def _close_anyway(self, reason: str) -> None:
        if self._found is None:
            return
        try:
            close_book(self._desk.store, self._found.book.id, reason or " ")
        except InputError as error:
            sentence = "Đóng khi chưa khớp thì phải ghi lý do." if not reason.strip() else error.sentence
            self.ask_why.refuse("reason", sentence)
            return
        except DeskError as error:
            self._refuse(error)
            return
        self._closed()

    def _leave_closing(self) -> None:
        self.ask_why.hide()
        self.message.clear()
        self.close_it.setFocus()

    def _closed(self) -> None:
        self._saved()
        if self._found is not None:
            fact = f"Đã đóng quyển {self._found.book.code}."
            self.message.tell(Message("ok", fact, "Đóng nhầm thì bấm Mở lại quyển."))
        self.close_it.setFocus()

    def _delete(self) -> None:
        """A book nothing was entered of."""
        if self._found is None:
            return
        code = self._found.book.code
        try:
            saved = delete_book(self._desk.store, self._found.book.id)
        except DeskError as error:
            self._refuse(error)
            return
        self._found = None
        self.changed.emit()
        self.gone.emit(code, saved.save)

    def _act(self, do: Callable[[str], object]) -> bool:
        """Do something to the book; a refusal is said above the foot."""
        if self._found is None:
            return False
        try:
            do(self._found.book.id)
        except DeskError as error:
            self._refuse(error)
            return False
        self._saved()
        return True

    def _saved(self) -> None:
        if self._found is not None:
            self.message.clear()
            self.ask_why.hide()
            self.show_book(self._found.book.id, self.grid.current)
            self.changed.emit()

    def _refuse(self, error: DeskError) -> None:
        self.message.tell(Message("bad", error.sentence))
