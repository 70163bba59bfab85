"""What must hold on every page: each control has a name and a keyboard way, keys do not quarrel, nothing is cut."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QStackedWidget, QWidget

from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.parts import ElidedLabel
from dxdesk.ui.register.register_page import RegisterPage
from dxdesk.ui.settings_page import SettingsPage
from tests.ui.desks import SHIFT, focused, press, write_visit

PAGES = (DeskPage, RegisterPage, ExchangePage, PapersPage, SettingsPage)
SIZES = ((1366, 690, "dark", 100), (1024, 600, "light", 100), (1024, 600, "contrast", 150), (1366, 768, "light", 200))


@pytest.fixture
def work(room, desk, qtbot):
    for name in ("Nguyễn Văn Ẩn", "Trần Thị Bé"):
        write_visit(desk, name, birth_year="1958", phone="0912345678", eid_state="l1")
    work = room.fill(*PAGES)
    yield work
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


def shown(work, kind, qtbot) -> QWidget:
    work.go(kind.key)
    qtbot.waitUntil(lambda: not work.desk.background.busy, timeout=20_000)
    for _ in range(8):  # nested layouts settle level by level
        QApplication.processEvents()
    return work.page()


def focusable(page: QWidget) -> list[QWidget]:
    def takes(widget: QWidget) -> bool:
        return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None

    return [widget for widget in page.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and takes(widget)]


@pytest.mark.parametrize("kind", PAGES)
def test_every_control_says_its_name(work, qtbot, kind):
    page = shown(work, kind, qtbot)
    nameless = [f"{type(widget).__name__} {widget.objectName()}" for widget in focusable(page)
                if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()]
    assert nameless == []


@pytest.mark.parametrize("kind", PAGES)
def test_tab_reaches_every_control(work, qtbot, kind):
    page = shown(work, kind, qtbot)
    wanted, seen = set(map(id, focusable(page))), set()
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        seen.add(id(focused()))
    assert [widget.objectName() for widget in focusable(page) if id(widget) in wanted - seen] == []


def test_tab_goes_the_way_of_the_slip(work, qtbot):
    page = shown(work, DeskPage, qtbot)
    form = page.form.ui
    form.services.setFocus()
    page.form.ui.helps.add("VNEID_ACTIVATE")
    row = form.helps.rows[0]
    form.device.setFocus()
    way = []
    for _ in range(3):
        press(Qt.Key.Key_Tab)
        way.append(focused())
    assert way == [form.services.focusProxy(), row.outcome.segments()[0], row.obstacle]
    press(Qt.Key.Key_Backtab, SHIFT)
    assert row.outcome.isAncestorOf(focused())


def behind(widget: QWidget) -> bool:
    """Whether the widget is on a tab that is not in sight, whose keys do not count now."""
    part: QWidget | None = widget
    while part is not None:
        stack = part.parentWidget()
        if isinstance(stack, QStackedWidget) and stack.currentWidget() is not part:
            return True
        part = stack
    return False


@pytest.mark.parametrize("kind", PAGES)
def test_no_two_controls_want_one_key(work, qtbot, kind):
    page = shown(work, kind, qtbot)
    if kind is SettingsPage:
        for at in range(4):
            page.tabs.choose(at)
            qtbot.waitUntil(lambda: not work.desk.background.busy, timeout=20_000)
            no_key_twice(page)
    no_key_twice(page)


def no_key_twice(page: QWidget) -> None:
    labels = [label.text() for label in page.findChildren(QLabel) if label.buddy() is not None and not behind(label)]
    buttons = [button.text() for button in page.findChildren(QAbstractButton) if not behind(button)]
    letters = [found.group(1).lower() for text in (*labels, *buttons) if (found := re.search("&(.)", text))]
    keys = [shortcut.key().toString() for shortcut in page.findChildren(QShortcut)
            if shortcut.parent() is page]
    assert len(letters) == len(set(letters)) and not set(letters) & set("123456789")
    assert len(keys) == len(set(keys))
    assert not {f"Alt+{letter.upper()}" for letter in letters} & set(keys)


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_at_any_size(work, room, theme, qtbot, kind, size):
    width, height, name, scale = size
    theme.apply(name, scale)
    room.resize(width, height)
    page = shown(work, kind, qtbot)
    cut = [label.text() for label in page.findChildren(QLabel)
           if label.isVisible() and label.text() and not isinstance(label, ElidedLabel) and not label.wordWrap()
           and label.width() < label.sizeHint().width()]
    cut += [button.text() for button in page.findChildren(QPushButton)
            if button.isVisible() and button.text() and button.property("kind") not in ("code", "segment")
            and button.width() < button.sizeHint().width()]
    assert cut == []
    right = page.mapTo(page.window(), page.rect().topRight()).x()
    assert right <= page.window().width()
