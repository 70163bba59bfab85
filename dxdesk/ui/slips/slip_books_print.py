"""What can be printed of a book, in a menu; each opens over the page, to be looked at, saved or printed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from dxdesk.domain.slip_account import OUTSIDE
from dxdesk.domain.slip_form import FOUR, TWO
from dxdesk.papers.choices import Choices
from dxdesk.store.slip_books import BookAccount
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.over_page import show_paper

_A_PAGE = {TWO: "2 phiếu một trang", FOUR: "4 phiếu một trang"}


def print_menu(desk: Desk, found: BookAccount, number: int | None, parent: QWidget) -> QMenu:
    """The numbers not yet used in both sizes, and the number chosen alone, each with its place as key."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    left = len(found.account.missing)
    wanted = [(f"{left} số chưa dùng, {words}", size, "") for size, words in _A_PAGE.items()] if left else []
    if number is not None and found.account.states().get(number, OUTSIDE) != OUTSIDE:
        wanted.append((f"Chỉ số {number}", TWO, str(number)))
    for at, (words, size, numbers) in enumerate(wanted, 1):
        choices = Choices(book=found.book.id, size=size, numbers=numbers)
        menu.addAction(f"&{at}  {words}", partial(show_paper, desk, parent, "slips", choices,
                                                  f"Phiếu giấy, quyển {found.book.code}"))
    return menu
