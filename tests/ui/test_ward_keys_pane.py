"""The tabs that hold the panels, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.settings_page import KEYS, SettingsPage
from tests.ui.desks import press, type_text


@pytest.fixture
def page(room) -> SettingsPage:
    work = room.fill(ExchangePage, SettingsPage)
    work.go("settings", "keys")
    return work.page()


def test_asked_for_the_keys_the_tab_opens_at_its_first_button(page):
    assert page.tabs.current == KEYS
    assert page.keys.join.begin_button.hasFocus()
    assert page.head.subtitle.text() == "Giấy mời và tờ khóa gốc"


def test_back_on_the_tab_the_cursor_is_where_it_was(page):
    page.keys.root.recovery.begin_button.setFocus()
    page.tabs.choose(0)
    page.tabs.choose(KEYS)
    page.load()
    assert page.keys.root.recovery.begin_button.hasFocus()


def test_tab_goes_from_card_to_card(page):
    visited = []
    for _ in range(3):
        visited.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert visited == [page.keys.join.begin_button, page.keys.root.sheet.save, page.keys.root.recovery.begin_button]


def test_what_is_joined_tells_the_window(page, qtbot):
    with qtbot.waitSignal(page.saved):
        page.keys.join.changed.emit()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1024, 600), 100), ((1024, 600), 200)])
def test_unfolded_everything_fits_the_width(page, room, theme, qtbot, size, scale):
    theme.apply("light", scale)
    page.keys.join.begin_button.click()
    page.keys.root.recovery.begin_button.click()
    room.resize(*size)
    qtbot.wait(10)
    right = page.keys._column.width()
    for button in page.keys.findChildren(QPushButton):
        if button.isVisible():
            assert button.mapTo(page.keys._column, button.rect().topRight()).x() < right, button.text()
    assert page.keys._column.width() <= page.width()
    theme.apply("light", 100)


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 150), ((1024, 600), 200)])
def test_the_marks_of_the_groups_stay_in_sight_while_typing(page, room, theme, qtbot, size, scale):
    theme.apply("light", scale)
    room.resize(*size)
    page.keys.root.recovery.begin_button.click()
    type_text("k7qm2")
    marks = page.keys.root.recovery.marks
    qtbot.waitUntil(lambda: marks.visibleRegion().boundingRect().height() == marks.height())
    assert not page.keys.root.recovery.code.edit.visibleRegion().isEmpty()
    theme.apply("light", 100)


def test_nothing_overlaps_after_the_text_size_changed(page, room, theme, qtbot):
    recovery = page.keys.root.recovery
    recovery.begin_button.click()
    recovery.code.set_text("K7QM2X4P" * 7)
    for size, scale in (((1366, 768), 200), ((1024, 600), 150), ((1366, 768), 100)):
        theme.apply("light", scale)
        room.resize(*size)
        for _ in range(4):
            QApplication.processEvents()
        hint = recovery.code.findChildren(QLabel)[-1]
        assert hint.text().startswith("Đủ chữ nhưng")
        assert recovery.code.edit.geometry().bottom() < hint.geometry().top()
        assert hint.geometry().bottom() < recovery.code.height()
        assert recovery.marks.height() >= recovery.marks.sizeHint().height()


def test_the_package_tab_is_there_and_leads_to_where_files_are_opened(page, room):
    work = room.window.stack.currentWidget()
    work.go("exchange")
    exchange = work.page()
    exchange.open("package")
    assert exchange.ui.pages.currentWidget() is exchange.package
    exchange.package.receive.click()
    assert exchange.ui.exchange.room.place.isVisible()
