from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from dxdesk.exchange.devices import approve, own_fingerprint
from dxdesk.exchange.folder import exchange
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.tabs import Tab
from tests.ui.desks import focused, press, write_visit
from tests.ui.exchange.kit import room, said
from tests.ui.laptops import cut_words, give, settle, stranger, visits

SIZES = ((1366, 690, "dark", 100), (1024, 600, "light", 100), (1024, 600, "contrast", 150), (1366, 768, "light", 200))
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def shown(room, qtbot):
    """The exchange of a desk in its window, its quarantine read."""
    def show(desk: Desk) -> ExchangePage:
        room.desk = desk
        work = room.fill(ExchangePage)
        settle(desk, qtbot)
        return work.page()
    return show


def waiting_tab(page: ExchangePage) -> Tab:
    return next(tab for tab in page.tabs.findChildren(Tab) if tab.text() == "Chờ duyệt")


def exchange_here(page: ExchangePage, desk: Desk, stick: Path, qtbot) -> None:
    page.choose_folder(stick)
    settle(desk, qtbot)
    page.exchange()
    settle(desk, qtbot)


def compare_and_approve(page: ExchangePage) -> None:
    sheet = page.ui.quarantine.ui.compare.ui
    sheet.same.setChecked(True)
    sheet.approve.click()


def test_nobody_waits(desk, shown):
    page = shown(desk)
    page.open("waiting")
    assert page.ui.quarantine.ui.none.isVisible() and page.badge() == 0
    assert "máy" not in waiting_tab(page).accessibleName()


def test_packs_of_a_stranger_wait_are_led_to_and_count_once_compared(desk, unapproved, stick, shown, qtbot):
    for name in ("Trần Thị Bé", "Lê Văn Tám"):
        write_visit(unapproved, name)
    exchange(unapproved.store, stick)
    page = shown(desk)
    exchange_here(page, desk, stick, qtbot)
    assert visits(desk) == 0
    told = said(page)
    assert told.tone == "warn" and "máy lạ" in told.fact and "giữ nguyên" in told.meaning
    assert {row.whose for row in page.files} == {"Máy KP5-1 (tự xưng)"}
    assert page.badge() == 1 and waiting_tab(page).accessibleName() == "Chờ duyệt, 1 máy"
    room(page).bars[0].buttons()[0].click()
    box = page.ui.quarantine
    assert box.isVisible() and focused() is box.ui.waiting
    row = box.ui.waiting.current
    assert row.packs > 0 and row.device.fingerprint == own_fingerprint(unapproved.store)
    assert box.ui.waiting.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Máy KP5-1, Tự xưng")
    press(ENTER)
    assert not box.ui.compare.ui.approve.isEnabled()
    while focused() is not box.ui.compare.ui.same:
        press(TAB)
    press(SPACE)
    while focused() is not box.ui.compare.ui.approve:
        press(TAB)
    with qtbot.waitSignal(page.saved):
        press(ENTER)
        settle(desk, qtbot)
    assert visits(desk) == 2 and page.badge() == 0
    assert box.ui.message.message.fact == "Đã duyệt Máy KP5-1."
    assert box.ui.message.message.meaning.startswith("Đã nhận 2 phiếu đang chờ")
    assert box.ui.none.isVisible()


def test_a_pack_that_waits_leads_there_from_the_table_too(desk, unapproved, stick, shown, qtbot):
    give(unapproved, desk, stick, "Trần Thị Bé")
    page = shown(desk)
    page.choose_folder(stick)
    settle(desk, qtbot)
    table = room(page).packs
    table.setFocus()
    press(Qt.Key.Key_End)
    assert table.current.result == "unknown_device"
    press(ENTER)
    assert page.ui.quarantine.isVisible()


def test_a_desk_that_may_not_approve_says_who_can(desk, unapproved, stick, shown, theme, tmp_path, qtbot):
    with stranger(desk, tmp_path / "thứ ba", theme, "Máy KP2-1") as third:
        give(unapproved, third, stick, "Trần Thị Bé")
        page = shown(third)
        page.open("waiting")
        box = page.ui.quarantine.ui
        assert box.approve.isHidden() and "Nhờ cán bộ phường" in box.what.text()
        box.waiting.opened.emit(box.waiting.current)
        assert not box.compare.isVisible()


def test_one_approved_meanwhile_is_said_in_place(desk, unapproved, stick, shown, qtbot):
    give(unapproved, desk, stick, "Trần Thị Bé")
    page = shown(desk)
    page.open("waiting")
    press(ENTER)
    with desk.reopen() as elsewhere:
        approve(elsewhere, own_fingerprint(unapproved.store))
    compare_and_approve(page)
    settle(desk, qtbot)
    sheet = page.ui.quarantine.ui.compare.ui
    assert sheet.message.message.tone == "bad" and sheet.approve.isEnabled()
    press(Qt.Key.Key_Escape)
    assert page.ui.quarantine.ui.none.isVisible()


def test_packs_of_a_newer_program_are_listed_with_what_to_do(desk, unapproved, stick, shown, qtbot):
    give(unapproved, desk, stick, "Trần Thị Bé")
    approve(desk.store, own_fingerprint(unapproved.store))
    with desk.store.writing() as connection:
        connection.execute("UPDATE segment SET state = 'needs_update' WHERE mine = 0 AND kind = 'visit'")
    page = shown(desk)
    page.open("waiting")
    box = page.ui.quarantine.ui
    assert [row.newer for row in box.waiting.rows] == [True]
    assert box.what.text().startswith("Cập nhật chương trình") and box.approve.isHidden()


def test_a_laptop_with_a_book_of_its_own_is_to_be_invited(desk, stick, shown, theme, tmp_path):
    with stranger(desk, tmp_path / "khác", theme) as unapproved:
        exchange(unapproved.store, stick)
        for pack in (stick / "DXDESK" / "log").rglob("*.csv"):
            pack.unlink()
        exchange(desk.store, stick)
        page = shown(desk)
        page.open("waiting")
        box = page.ui.quarantine.ui
        assert box.what.text() == "Chưa giữ được gói nào của máy này." and "mời vào phường" in box.what_note.text()
        assert box.waiting.current.packs == 0 and box.approve.isVisible()


def test_two_strangers_are_told_apart(desk, unapproved, stick, shown, theme, tmp_path, qtbot):
    with stranger(desk, tmp_path / "thứ ba", theme, "Máy KP5-1") as third:
        write_visit(third, "Phan Văn Ẩn")
        exchange(third.store, stick)
        give(unapproved, desk, stick, "Trần Thị Bé")
        page = shown(desk)
        page.open("waiting")
        rows = page.ui.quarantine.ui.waiting.rows
        assert {row.device.label for row in rows} == {"Máy KP5-1"}
        page.ui.quarantine.ui.waiting.choose(
            next(at for at, row in enumerate(rows) if row.device.fingerprint == own_fingerprint(third.store)))
        press(ENTER)
        compare_and_approve(page)
        settle(desk, qtbot)
        names = {row[0] for row in desk.store.connection.execute("SELECT full_name FROM resident")}
        assert names == {"Phan Văn Ẩn"}
        assert page.badge() == 1


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_and_tab_reaches_all(desk, unapproved, stick, shown, room, theme, qtbot, size):
    give(unapproved, desk, stick, "Trần Thị Bé")
    page = shown(desk)
    width, height, name, scale = size
    theme.apply(name, scale)
    room.resize(width, height)
    page.open("waiting")
    for _ in range(2):
        settle(desk, qtbot)
        assert cut_words(page) == []
        assert page.mapTo(page.window(), page.rect().topRight()).x() <= width
        stops = [widget for widget in page.findChildren(QWidget) if widget.isVisible() and widget.isEnabled()
                 and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None]
        assert [one.objectName() for one in stops
                if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()] == []
        wanted, seen = set(map(id, stops)), set()
        for _ in range(30):
            press(TAB)
            seen.add(id(focused()))
        assert [one.objectName() for one in stops if id(one) in wanted - seen] == []
        page.ui.quarantine.ui.approve.click()
