"""Books of numbered paper slips, and what was entered of each against its cover (features b8).

Nothing here refuses a visit: two laptops may enter one number, and that is found and shown (format §3).
"""

from dataclasses import dataclass

from dxdesk.domain.names import clean
from dxdesk.domain.slip_account import Account, Total, compare_helps, compare_slips, make_account
from dxdesk.domain.slip_numbers import HIGHEST, LONGEST, qr_text, read_numbers, slip_text
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE
from dxdesk.store.slip_entries import carried, count_helps

_COLUMNS = (
    "b.id, b.code, b.first_no, b.last_no, b.void_nos, b.place, b.event_id, e.title, b.member_id, m.full_name, "
    "b.held_on, b.slips_total, b.helps_total, b.closed_on, b._conflicts, "
    "EXISTS (SELECT 1 FROM op WHERE op.record = b.id AND op.mine = 1), "
    f"(SELECT count(*) FROM slip_book o WHERE o.code = b.code AND o._deleted <> {GONE})"
)
_FROM = "slip_book b LEFT JOIN event e ON e.id = b.event_id LEFT JOIN member m ON m.id = b.member_id"


@dataclass(frozen=True, slots=True)
class SlipBook:
    """One book. Totals are those of the cover, None where not typed; days are ISO, empty where not written.

    `here` tells that this laptop wrote something of it, `clashes` that laptops disagree on something of it, `twin` that
    another book bears the same code. A range no book can have (from elsewhere) is empty: first 1, last 0.
    """

    id: str
    code: str
    first: int
    last: int
    void: tuple[int, ...]
    place: str
    event_id: str
    event: str
    member_id: str
    member: str
    held_on: str
    slips_total: int | None
    helps_total: int | None
    closed_on: str
    clashes: bool
    here: bool
    twin: bool

    def texts(self) -> tuple[tuple[str, str], ...]:
        """(number as printed, text of its QR) of every slip; the same at every printing."""
        return tuple((slip_text(self.code, number), qr_text(self.code, number))
                     for number in range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True)
class BookAccount:
    """A book and what was entered of it."""

    book: SlipBook
    account: Account
    helps: int

    @property
    def totals(self) -> tuple[Total, Total]:
        """Slips and helps beside the cover."""
        return (compare_slips(self.account, self.book.slips_total), compare_helps(self.helps, self.book.helps_total))

    @property
    def matches(self) -> bool:
        """Whether every number is accounted for and both totals are those of the cover."""
        return self.account.whole and not self._odd() and all(total.agrees for total in self.totals)

    def faults(self) -> tuple[str, ...]:
        """Why it does not match, a sentence each."""
        lacking = (total.fact for total in self.totals if not total.agrees)
        return (*self._odd(), *self.account.faults(), *lacking)

    def _odd(self) -> tuple[str, ...]:
        """What is wrong with the book itself."""
        told = ((self.book.twin, "Có hai quyển cùng một mã. Xóa quyển lập nhầm."),
                (self.book.last < self.book.first, "Dải số của quyển không đúng. Lập quyển khác."))
        return tuple(sentence for wrong, sentence in told if wrong)


def books(store: Store) -> list[SlipBook]:
    """Every book this laptop knows, open ones first, the latest day first."""
    query = (f"SELECT {_COLUMNS} FROM {_FROM} WHERE b._deleted <> {GONE} "
             "ORDER BY b.closed_on IS NOT NULL, b.held_on DESC, b.n DESC")
    return [_book(row) for row in store.connection.execute(query)]


def book(store: Store, book_id: str) -> SlipBook:
    """A book by its record id. Raises `InputError` for one that is not in the desk."""
    return _one(store, "b.id = ?", book_id)


def book_named(store: Store, name: str) -> SlipBook:
    """A book by its code as people type it, or by its record id. Raises `InputError` as `book`."""
    return _one(store, "b.code = upper(?1) OR b.id = ?1", name.strip())


def account(store: Store, book_id: str) -> BookAccount:
    """What of a book was entered, is missing, void, double or outside, and its totals. Raises as `book`."""
    return account_of(store, book(store, book_id))


def account_of(store: Store, found: SlipBook) -> BookAccount:
    """The same for a book at hand."""
    counted = make_account(found.first, found.last, found.void, carried(store, found.code))
    return BookAccount(found, counted, count_helps(store, found.code))


def accounts(store: Store) -> list[BookAccount]:
    """The accounts of all books, in their order."""
    return [account_of(store, found) for found in books(store)]


def next_number(store: Store, book_id: str, after: int = 0) -> int | None:
    """The lowest number above `after` that is neither entered nor void, else the lowest of all; None when none is left.

    Raises as `book`.
    """
    found = book(store, book_id)
    missing = make_account(found.first, found.last, found.void, carried(store, found.code)).missing
    return next((number for number in missing if number > after), missing[0] if missing else None)


def _one(store: Store, where: str, name: str) -> SlipBook:
    query = f"SELECT {_COLUMNS} FROM {_FROM} WHERE ({where}) AND b._deleted <> {GONE} ORDER BY b.n LIMIT 1"
    row = store.connection.execute(query, [name]).fetchone()
    if row is None:
        raise InputError("unknown_book", f"Máy này không có quyển phiếu “{clean(name)[:40]}”. Xem lại mã trên bìa.")
    return _book(row)


def _book(row: tuple) -> SlipBook:
    (record, code, first_no, last_no, void_nos, place, event_id, event, member_id, member, held_on, slips, helps,
     closed_on, conflicts, here, named_so) = row
    first, last = _count(first_no) or 0, _count(last_no) or 0
    if not (1 <= first <= last <= HIGHEST and last - first < LONGEST):
        first, last = 1, 0
    return SlipBook(
        record, code or "", first, last, noted_numbers(void_nos or "", first, last), place or "", event_id or "",
        event or "", member_id or "", member or "", held_on or "", _count(slips), _count(helps), closed_on or "",
        bool(conflicts), bool(here), named_so > 1)


def _count(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def noted_numbers(text: str, first: int, last: int) -> tuple[int, ...]:
    """The void numbers a book says; what cannot be read, written by another program, is none."""
    try:
        return read_numbers(text, first, last)
    except InputError:
        return ()
