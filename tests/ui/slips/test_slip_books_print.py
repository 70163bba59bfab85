"""Printing slips of a book from its page: what the menu offers, by key and by mouse, over the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from dxdesk.store.slip_book_acts import close_book, new_book, set_totals, void
from dxdesk.ui.papers.paper_over import PaperOver
from tests.ui.desks import CTRL, press
from tests.ui.slips.kit import KEY, write


@pytest.fixture
def made(desk, sheet):
    made = new_book(desk.store, 1, 5, "Chợ Cây Dừa")
    sheet.open_book(made.id)
    return made


@pytest.fixture
def shown(monkeypatch):
    """The menus that popped up; without a display they are only noted."""
    menus = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))
    return menus


def offered(sheet, shown):
    """The menu that Ctrl+P opens, and its words."""
    press(KEY.Key_P, CTRL, to=sheet.page.grid)
    return shown[-1], [action.text() for action in shown[-1].actions()]


def printed(sheet, desk, qtbot, menu, at):
    """The sheet that lies over the page once an entry was chosen."""
    menu.actions()[at].trigger()
    over = sheet.findChild(PaperOver, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(lambda: over.made is not None and not desk.background.busy, timeout=20_000)
    return over


def test_a_new_book_is_printed_whole_in_both_sizes(made, sheet, desk, qtbot, shown):
    menu, words = offered(sheet, shown)
    assert words == ["&1  5 số chưa dùng, 2 phiếu một trang", "&2  5 số chưa dùng, 4 phiếu một trang",
                     "&3  Chỉ số 1"]
    over = printed(sheet, desk, qtbot, menu, 1)
    sheet_ = over.made.sheet
    assert (sheet_.code, sheet_.size, sheet_.numbers, sheet_.cover) == (made.code, "a6", (1, 2, 3, 4, 5), True)
    assert over.heading.text() == f"Phiếu giấy, quyển {made.code}" and over.isVisible()
    press(KEY.Key_Escape, to=over)
    assert over.isHidden()


def test_of_a_book_in_use_what_is_left_and_the_number_chosen(made, sheet, desk, qtbot, shown):
    write(desk, made.code, 1, 2)
    void(desk.store, made.id, [3], "rách")
    sheet.open_book(made.id, 2)
    menu, words = offered(sheet, shown)
    assert words[0] == "&1  2 số chưa dùng, 2 phiếu một trang" and words[2] == "&3  Chỉ số 2"
    assert printed(sheet, desk, qtbot, menu, 2).made.sheet.numbers == (2,)


def test_a_book_used_up_offers_only_the_number_chosen_and_a_closed_one_nothing(made, sheet, desk, shown):
    write(desk, made.code, *range(1, 6))
    sheet.open_book(made.id, 4)
    _, words = offered(sheet, shown)
    assert words == ["&1  Chỉ số 4"]
    set_totals(desk.store, made.id, 5, 5)
    close_book(desk.store, made.id)
    sheet.open_book(made.id, 4)
    press(KEY.Key_P, CTRL, to=sheet.page.grid)
    assert sheet.page.print_it.isHidden() and len(shown) == 1


def test_the_button_does_the_same(made, sheet, qtbot, shown):
    qtbot.mouseClick(sheet.page.print_it, Qt.MouseButton.LeftButton)
    assert len(shown[-1].actions()) == 3 and sheet.page.print_it.text() == "In phiếu"
