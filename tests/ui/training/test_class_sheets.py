"""Forms, tables and month of training at every size: every control named, a way by Tab, no key twice, nothing cut."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from dxdesk.store.training.classes import class_of
from dxdesk.store.training.syllabi import syllabus_of
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import ElidedLabel
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.calendar_pane import CalendarPane
from dxdesk.ui.training.class_form import ClassForm
from dxdesk.ui.training.meetings_pane import MeetingsPane
from dxdesk.ui.training.syllabi_pane import SyllabiPane
from tests.ui.accessible import faults, focusable, rows_without_buddy
from tests.ui.desks import focused, press
from tests.ui.training.classes import open_class, stand_alone

SIZES = ((1366, 690, "dark", 100), (1024, 600, "light", 100), (1024, 600, "contrast", 150), (1366, 768, "light", 200))


def new_form(desk: Desk, course: str) -> QWidget:
    form = ClassForm(desk)
    form.meetings.count.setText("3")
    form.meetings.lay_out()
    form.keep()
    return form


def edit_form(desk: Desk, course: str) -> QWidget:
    form = ClassForm(desk, course)
    form.drop.click()
    return form


def meetings(desk: Desk, course: str, act: Callable[[MeetingsPane], object]) -> QWidget:
    pane = MeetingsPane(desk)
    pane.show_class(class_of(desk.store, course))
    act(pane)
    return pane


def month(desk: Desk, course: str) -> QWidget:
    pane = CalendarPane(desk)
    pane.load()
    return pane


def programmes(desk: Desk, course: str, code: str = "") -> QWidget:
    pane = SyllabiPane(desk)
    pane.load()
    if code:
        pane.start(syllabus_of(desk.store, code))
    return pane


SCREENS = {
    "new": new_form, "edit": edit_form, "month": month, "programmes": programmes,
    "programme": lambda desk, course: programmes(desk, course, "bdhvs_ai"),
    "meetings": lambda desk, course: meetings(desk, course, lambda pane: None),
    "meeting": lambda desk, course: meetings(desk, course, MeetingsPane.start_editing),
    "more": lambda desk, course: meetings(desk, course, MeetingsPane.start_adding),
}


@pytest.fixture
def course(desk) -> str:
    """A class of tonight that clashes with another."""
    open_class(desk, "Lớp khác", "2026-11-22", 1)
    return open_class(desk, "Bình dân học vụ số cho tiểu thương chợ Cây Dừa", "2026-11-22", 3)[0]


@pytest.fixture(params=SCREENS)
def screen(request, desk, course) -> QWidget:
    return SCREENS[request.param](desk, course)


def settled(screen: QWidget) -> None:
    for _ in range(8):  # nested layouts settle level by level
        QApplication.processEvents()


def test_every_control_is_named_and_reached_and_no_letter_leads_to_two(screen, qtbot):
    stand_alone(screen, qtbot)
    settled(screen)
    assert faults(screen) == [] and rows_without_buddy(screen) == []
    words = [label.text() for label in screen.findChildren(QLabel) if label.buddy() and label.isVisible()]
    words += [button.text() for button in screen.findChildren(QAbstractButton) if button.isVisible()]
    letters = [found.group(1).lower() for text in words if (found := re.search("&(.)", text))]
    assert len(letters) == len(set(letters)) and not set(letters) & set("123456789")
    wanted, seen = {id(widget): widget for widget in focusable(screen)}, set()
    for _ in range(len(wanted) + 3):
        press(Qt.Key.Key_Tab)
        seen.add(id(focused()))
    assert [widget.accessibleName() for at, widget in wanted.items() if at not in seen] == []


def test_nothing_is_cut_and_nothing_stands_out_of_any_window(screen, theme, qtbot):
    stand_alone(screen, qtbot)
    for width, height, name, scale in SIZES:
        theme.apply(name, scale)
        shape = Shape.of(width, height, scale)
        beside, above = theme.px(200 if shape.wide else 66) + theme.px(36), theme.px(40 if shape.low else 140)
        screen.reshape(shape)
        settled(screen)
        screen.resize(width - beside, height - above)
        settled(screen)
        assert cut(screen) == []
        assert (screen.width(), screen.height()) == (width - beside, height - above)


def cut(screen: QWidget) -> list[str]:
    """The words that have too little room, but for those that say so by dots or go on below."""
    labels = [label for label in screen.findChildren(QLabel)
              if label.text() and not isinstance(label, ElidedLabel) and not label.wordWrap()]
    return [part.text() for part in (*labels, *screen.findChildren(QPushButton))
            if part.isVisible() and part.text() and part.width() < part.sizeHint().width()]
