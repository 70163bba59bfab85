"""Paper slips of a book: all numbers not yet used with the cover, or some of them again."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.slip_form import SlipBookSheet
from dxdesk.domain.slip_numbers import read_numbers
from dxdesk.errors import InputError
from dxdesk.papers.choices import BOOK, NUMBERS, SIZE, Choices
from dxdesk.papers.kinds import BLANK, PaperKind
from dxdesk.papers.slip_paper import form_of, given_of, size_of
from dxdesk.report.slip_book import draw_slips
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.paper_words import paper_words
from dxdesk.store.slip_books import BookAccount, account_of, book_named


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> SlipBookSheet:
    if not choices.book:
        raise InputError("no_book", "Chưa chọn quyển phiếu. Chọn quyển, hoặc lập quyển mới ở Bàn làm việc.")
    found = account_of(store, book_named(store, choices.book))
    book, numbers = found.book, _numbers(found, choices.numbers)
    whole = numbers in (found.account.missing, tuple(range(book.first, book.last + 1)))
    given = given_of(store, book.held_on, book.place, book.event, book.member)
    return SlipBookSheet(form_of(catalogues), given, book.code, book.first, book.last, numbers, whole,
                         size_of(choices), paper_words(store)["slip.contact"], profile(store).practice)


def _numbers(found: BookAccount, wanted: str) -> tuple[int, ...]:
    """The numbers asked for, or all that are neither entered nor void. Raises `InputError` where there is none."""
    book = found.book
    if wanted.strip():
        return read_numbers(wanted, book.first, book.last)
    if not found.account.missing:
        raise InputError("book_used_up", f"Quyển {book.code} đã nhập hoặc bỏ hết số, không còn phiếu nào để in. "
                                         "In lại số cũ thì ghi số ấy ra, như 3, 7-9.")
    return found.account.missing


KIND = PaperKind("slips", "Quyển phiếu giấy", "phiếu có số và mã vuông", frozenset({BOOK, NUMBERS, SIZE}), BLANK,
                 "phieu-giay", _fill, draw_slips, SlipBookSheet)
