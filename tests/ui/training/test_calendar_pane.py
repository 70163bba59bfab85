"""The month of all classes: Monday first, walked by keys, the day's meetings beside it, clashes marked."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from dxdesk.domain.month import last_day, months_on, weeks
from dxdesk.store.saving import Change, save
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.calendar_pane import CalendarPane
from tests.ui.desks import focused, press, type_text
from tests.ui.training.classes import HALL, open_class, stand_alone

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def pane(desk, qtbot) -> CalendarPane:
    made = CalendarPane(desk)
    stand_alone(made, qtbot)
    made.load()
    made.begin()
    return made


def told(pane: CalendarPane) -> list[str]:
    return [line.button.accessibleName() for line in pane.lines]


def test_a_sheet_begins_on_monday():
    sheet = weeks(2026, 11)
    assert (sheet[0][0], sheet[-1][-1], len(sheet)) == (date(2026, 10, 26), date(2026, 12, 6), 6)
    assert (len(weeks(2027, 2)), len(weeks(2026, 2)), last_day(2026, 12)) == (4, 5, date(2026, 12, 31))
    assert months_on(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_on(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_it_opens_on_today(pane):
    assert (pane.title.text(), pane.month.day, pane.count.text()) == ("Tháng 11 năm 2026", SUNDAY, "chưa có buổi nào")
    assert pane.month.accessibleDescription() == "Chủ nhật 22/11/2026: không có buổi nào"


@pytest.mark.parametrize(("keys", "day"), [
    ([Qt.Key.Key_Left], date(2026, 11, 21)), ([Qt.Key.Key_Right], date(2026, 11, 23)),
    ([Qt.Key.Key_Up], date(2026, 11, 15)), ([Qt.Key.Key_Down, Qt.Key.Key_Down], date(2026, 12, 6)),
    ([Qt.Key.Key_Home], date(2026, 11, 16)), ([Qt.Key.Key_PageDown], date(2026, 12, 22)),
    ([Qt.Key.Key_PageUp, Qt.Key.Key_PageUp], date(2026, 9, 22)),
])
def test_keys_walk(pane, keys, day):
    for which in keys:
        press(which)
    assert pane.month.day == day and pane.title.text() == f"Tháng {day.month} năm 2026"
    type_text("t")
    assert pane.month.day == SUNDAY


def test_the_walk_ends_where_the_calendar_does(pane):
    pane.month.go(date(2099, 12, 31))
    press(Qt.Key.Key_Right)
    assert pane.month.day == date(2099, 12, 31)


def test_several_meetings_a_day_and_enter(desk, pane, qtbot):
    first = open_class(desk, "Lớp A", "2026-11-22", 2)
    open_class(desk, "Lớp B", "2026-11-22", 1, "Đình Tân An")
    pane.load()
    assert pane.count.text() == "3 buổi của mọi lớp" and len(told(pane)) == 2
    press(Qt.Key.Key_Return)
    assert focused() is pane.lines[0].button
    with qtbot.waitSignal(pane.opened_meeting):
        press(Qt.Key.Key_Return)
    pane.begin()
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.opened_meeting) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == [first[0], first[2]]


def test_what_clashes_is_marked(desk, pane):
    for title in ("Lớp A", "Lớp B"):
        open_class(desk, title, "2026-11-29", 1)
    for title in ("Lớp C", "Lớp D"):
        open_class(desk, title, "2026-11-15", 1)
    pane.load()
    assert [one.clash for one in pane.month.held(date(2026, 11, 29))] == [True, True]
    assert [(one.over, one.clash) for one in pane.month.held(date(2026, 11, 15))] == [
        (True, False), (True, False)]  # what is over cannot be put right
    press(Qt.Key.Key_Down)
    words = [label.text() for label in pane.lines[0].findChildren(type(pane.title))]
    assert f"{HALL} đã có lớp “Lớp B”, 18:30–20:30 CN 29/11." in words


def test_what_came_without_its_class_or_on_no_day_is_no_obstacle(desk, pane):
    for day in ("2026-11-22", "2026-11-31", "2026-11-2x"):
        save(desk.store, [Change("meeting", {"course_id": "not-here", "held_on": day, "from_at": "99:99"})])
    pane.load()
    assert told(pane) == ["Mở điểm danh lớp Lớp chưa về máy này, 99:99"]


def test_a_click_chooses_a_day(pane, qtbot):
    box = pane.month.box_of(date(2026, 11, 5))
    qtbot.mouseClick(pane.month, Qt.MouseButton.LeftButton, pos=box.center())
    assert pane.month.day == date(2026, 11, 5)
    qtbot.mouseClick(pane.month, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert pane.month.day == date(2026, 11, 5)


@pytest.mark.parametrize("size", [(1146, 640), (900, 480), (640, 360), (420, 260)])
def test_every_day_has_its_place_whatever_the_room(desk, pane, size):
    for number in range(6):
        open_class(desk, f"Lớp {number}", "2026-11-25", 1)
    pane.load()
    pane.resize(*size)
    pane.reshape(Shape(*size))
    pane.grab()
    boxes = pane.month._boxes()
    assert len(boxes) == 42 and all(box.height() >= 20 and box.width() >= 40 for _, box in boxes)
    assert boxes[-1][1].bottom() == pane.month.height() - 1
