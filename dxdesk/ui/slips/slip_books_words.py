"""How slip books and their numbers read to people: a state is a word with an icon (look §7)."""

from dxdesk.domain.dates import show_date, show_day
from dxdesk.domain.slip_account import DUPLICATE, ENTERED, MISSING, OUTSIDE, VOID, VOID_BUT_ENTERED, Account
from dxdesk.store.slip_books import BookAccount, SlipBook
from dxdesk.store.slip_entries import Entry
from dxdesk.ui.labels import CLASH
from dxdesk.ui.table_rows import Cell, Column, Tag

AHEAD = "ahead"
"""A number not entered behind the last one entered: nobody came to it yet, so it is no gap."""

NUMBER_TAGS = {
    ENTERED: Tag("Đã nhập", "ok", "check"), MISSING: Tag("Còn thiếu", "warn", "warn"),
    AHEAD: Tag("Chưa tới", "off", "doc"), VOID: Tag("Bỏ", "off", "skip"), DUPLICATE: Tag("Trùng", "bad", "error"),
    VOID_BUT_ENTERED: Tag("Bỏ mà có phiếu", "bad", "flag"), OUTSIDE: Tag("Ngoài quyển", "bad", "help"),
}


def number_states(account: Account) -> dict[int, str]:
    """Every number to show, those outside the range last, and how it stands."""
    last = account.entered[-1] if account.entered else 0
    return {number: AHEAD if state == MISSING and number > last else state
            for number, state in account.states().items()}


def book_tag(found: BookAccount) -> Tag:
    """How a book stands, the worst first."""
    book, account = found.book, found.account
    if book.clashes:
        return CLASH
    told = _fault_tag(found)
    if told is None:
        return Tag(f"Khớp {show_day(book.closed_on)}", "ok", "check2") if book.closed_on else Tag("Khớp", "ok", "check")
    if book.closed_on:
        return Tag("Đóng khi chưa khớp", "warn", "lock")
    if not account.slips and told.tone == "warn":
        return Tag("Chưa nhập", "off", "doc")
    return told


def _fault_tag(found: BookAccount) -> Tag | None:
    account = found.account
    for count, words, tone, icon in (
        (int(found.book.twin), "Trùng mã quyển", "bad", "error"),
        (int(found.book.last < found.book.first), "Sai dải số", "bad", "error"),
        (len(account.duplicates), "Trùng {}", "bad", "error"),
        (len(account.void_but_entered), "Bỏ mà có phiếu {}", "bad", "flag"),
        (len(account.outside), "Ngoài quyển {}", "bad", "help"),
        (len(account.missing), "Còn thiếu {}", "warn", "warn"),
        (int(not all(total.known for total in found.totals)), "Chưa so với bìa", "warn", "clock"),
        (int(not found.matches), "Lệch bìa", "warn", "warn"),
    ):
        if count:
            return Tag(words.format(count), tone, icon)
    return None


def book_columns(narrow: bool = False) -> list[Column[BookAccount]]:
    """Code and range, where and when, who keeps it, how many entered, how it stands; narrow: name, number, state."""
    counts = [Column("Đã nhập", _entered, right=True), Column("Tình trạng", lambda one: Cell(tag=book_tag(one)))]
    if narrow:
        return [Column("Quyển", lambda one: Cell(one.book.code, _place(one.book), bold=True), stretch=1), *counts]
    return [
        Column("Quyển", lambda one: Cell(one.book.code, range_words(one.book), bold=True)),
        Column("Nơi và ngày", lambda one: Cell(_place(one.book), _when(one.book)), stretch=1),
        Column("Người giữ", lambda one: Cell(one.book.member or "chưa ghi", origin(one.book))),
        *counts,
    ]


def range_words(book: SlipBook) -> str:
    """`số 1 đến 50`."""
    return f"số {book.first} đến {book.last}" if book.first <= book.last else "dải số không đúng"


def book_facts(book: SlipBook) -> str:
    """One line about a book, for its head."""
    parts = (range_words(book), show_date(book.held_on), book.place, book.event, book.member and f"{book.member} giữ")
    return ", ".join(filter(None, parts))


def origin(book: SlipBook) -> str:
    """Whether this laptop wrote of the book, or it came by exchange."""
    return "" if book.here else "nhận từ máy khác"


def entry_words(entry: Entry, laptop: str = "") -> str:
    """Who wrote a visit, when and, where it is given, on which laptop."""
    parts = (f"{entry.member} ghi" if entry.member else "", entry.visit_at, show_date(entry.visit_on))
    return ", ".join(filter(None, (" ".join(filter(None, parts)), laptop)))


def _place(book: SlipBook) -> str:
    return book.place or book.event or "chưa ghi nơi"


def _when(book: SlipBook) -> str:
    return ", ".join(filter(None, (show_date(book.held_on), book.event if book.place else "")))


def _entered(one: BookAccount) -> Cell:
    return Cell(f"{len(one.account.entered)}/{len(one.account.expected)}", right=True, bold=bool(one.account.slips))
