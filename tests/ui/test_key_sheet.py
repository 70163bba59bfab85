"""One sheet of keys over the page in sight, and its table against what is really bound."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.key_sheet import KeySheet, add_question
from dxdesk.ui.key_table import EVERYWHERE, PAGES, keys_of
from dxdesk.ui.opening import PAGES as BUILT
from dxdesk.ui.parts import KeyBox
from dxdesk.ui.register.register_page import RegisterPage
from tests.ui.desks import NOTHING, SHIFT, focused, press


@pytest.fixture
def work(room, desk, qtbot):
    work = room.fill(DeskPage, RegisterPage, ExchangePage)
    yield work
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


@pytest.fixture
def sheet(work, theme) -> KeySheet:
    return KeySheet(work.stack, theme)


def words(sheet: KeySheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel) if not label.isHidden()]


def test_it_lies_over_the_page_and_esc_gives_the_focus_back(sheet, work):
    field = work.page().form.ui.birth_year
    field.setFocus()
    sheet.show_for("desk", "Bàn làm việc")
    assert sheet.isVisible()
    assert sheet.size() == work.stack.size()
    assert focused() is sheet.pane
    assert "Phím và cách dùng: Bàn làm việc" in words(sheet)
    press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert focused() is field
    assert work.page().key == "desk"


def test_f1_again_and_the_button_put_it_away(sheet, qtbot):
    sheet.toggle("desk")
    with qtbot.waitSignal(sheet.closed):
        sheet.toggle("desk")
    sheet.toggle("desk")
    press(Qt.Key.Key_Tab)
    assert focused() is sheet.back
    press(Qt.Key.Key_Return)
    assert sheet.isHidden()


def test_tab_never_leaves_for_the_page_below(sheet):
    sheet.show_for("desk")
    for modifiers in (NOTHING, NOTHING, SHIFT, SHIFT, SHIFT):
        press(Qt.Key.Key_Backtab if modifiers else Qt.Key.Key_Tab, modifiers)
        assert focused() in (sheet.back, sheet.pane)


def test_going_to_a_page_puts_it_away(sheet, work, qtbot):
    sheet.show_for("desk")
    work.go("desk")
    qtbot.waitUntil(sheet.isHidden)
    sheet.show_for("desk")
    work.go("people")
    qtbot.waitUntil(sheet.isHidden)
    assert work.page().key == "people"
    assert work.page().isAncestorOf(focused())


def test_what_is_typed_on_the_sheet_reaches_no_field_below(sheet, work):
    sheet.show_for("desk")
    press(Qt.Key.Key_A)
    sheet.put_away()
    assert work.page().form.ui.full_name.text() == ""


@pytest.mark.parametrize("page", [keys.page for keys in PAGES])
def test_each_page_answers_in_three_lines_and_shows_its_keys_and_those_of_all_pages(sheet, page):
    sheet.show_for(page)
    shown = words(sheet)
    assert len(keys_of(page).answer) == 3
    assert set(keys_of(page).answer) <= set(shown)
    assert {box.text() for box in sheet.findChildren(KeyBox)} >= {"F1", "Ctrl L"}
    for line in keys_of(page).answer:
        assert line in sheet.pane.accessibleName()


def test_every_page_of_the_program_has_its_answer():
    assert {keys.page for keys in PAGES} == {page.key for page in BUILT}


def test_another_page_shows_other_keys_and_none_of_the_former(sheet):
    sheet.show_for("desk")
    sheet.show_for("reports")
    assert "F4" not in words(sheet)
    assert "Ctrl P" in words(sheet)


@pytest.mark.parametrize(("size", "scale"), [
    ((1366, 768), 100), ((1024, 600), 100), ((1024, 600), 150), ((1366, 768), 200)])
def test_nothing_is_cut_at_any_size(sheet, room, theme, size, scale):
    theme.apply("light", scale)
    room.resize(*size)
    sheet.show_for("desk", "Bàn làm việc")
    for _ in range(8):  # nested layouts settle level by level
        QApplication.processEvents()
    for box in sheet.findChildren(KeyBox):
        assert box.width() >= box.sizeHint().width(), box.text()
    content = sheet.pane.widget()
    assert content.width() <= sheet.pane.viewport().width()


def test_a_question_mark_stands_in_the_head_of_a_page_that_has_one(work):
    asked = []
    assert add_question(work.page(), lambda: asked.append(1)) is None
    work.go("people")
    button = add_question(work.page(), lambda: asked.append(1))
    assert button.accessibleName() == "Phím và cách dùng (F1)"
    button.click()
    assert asked == [1]


def test_keys_are_written_as_on_the_keyboard_and_given_once():
    for keys in (*PAGES, EVERYWHERE):
        bound = list(keys.bound())
        assert len(bound) == len(set(bound))
        for group in keys.groups:
            names = [key.keys for key in group.keys]
            assert len(names) == len(set(names))
            assert not any(re.search(r"\+|Return|Escape|\bUp\b|\bDown\b", name) for name in names)


def bound_on(widget) -> set[str]:
    return {shortcut.key().toString() for shortcut in widget.findChildren(QShortcut) if shortcut.parent() is widget}


def bound_within(widget) -> set[str]:
    return {shortcut.key().toString() for shortcut in widget.findChildren(QShortcut)}


@pytest.mark.parametrize("kind", BUILT)
def test_every_key_of_the_sheet_is_bound_and_every_key_bound_is_on_the_sheet(room, desk, qtbot, kind):
    work = room.fill(*BUILT)
    work.go(kind.key)
    listed, page = set(keys_of(kind.key).bound()), work.page()
    assert listed <= bound_within(work)
    assert listed - set(EVERYWHERE.bound()) <= bound_within(page)
    assert bound_on(page) <= listed
    assert {key for key in bound_on(work) if not re.fullmatch(r"Alt\+[1-9]", key)} <= listed
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


def test_f1_opens_the_sheet_of_the_page_in_sight_and_closes_it(work, qtbot):
    for key, sign in (("desk", "F8"), ("people", "Ctrl K")):
        work.go(key)
        qtbot.keyClick(focused(), Qt.Key.Key_F1)
        assert work.keys.isVisible()
        assert sign in words(work.keys)
        qtbot.keyClick(focused(), Qt.Key.Key_F1)
        assert work.keys.isHidden()
