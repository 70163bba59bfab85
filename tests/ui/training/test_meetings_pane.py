"""The meetings of a class: a table by keyboard, one changed, some added, one deleted and brought back."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.store.saving import Change, save
from dxdesk.store.training.class_acts import delete_class
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.roll import attendance_id
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.meetings_pane import MeetingsPane
from tests.ui.desks import CTRL, enter, focused, key, press, type_text
from tests.ui.training.classes import HALL, open_class, stand_alone


@pytest.fixture
def course(desk) -> list[str]:
    """A class of one meeting gone by with somebody there, one today, one to come."""
    made = open_class(desk, first="2026-11-15")
    person = save(desk.store, [Change("resident", {"full_name": "Lê Thị Ánh"})]).records[0]
    save(desk.store, [Change("attendance", {"meeting_id": made[1], "resident_id": person, "state": "present"},
                             attendance_id(made[1], person))])
    return made


@pytest.fixture
def pane(desk, course, qtbot) -> MeetingsPane:
    made = MeetingsPane(desk)
    made.saved.connect(lambda: made.show_class(class_of(desk.store, course[0])))
    stand_alone(made, qtbot, (858, 560))
    made.show_class(class_of(desk.store, course[0]))
    made.begin()
    return made


def cells(pane: MeetingsPane, row: int) -> list[str]:
    return [pane.table.model().data(pane.table.model().index(row, at), Qt.ItemDataRole.AccessibleTextRole)
            for at in range(1, 6)]


def days(desk, course) -> list[str]:
    return [one.held_on for one in class_of(desk.store, course[0]).meetings]


def test_every_meeting_with_its_time_and_whether_it_was_taken(pane):
    assert cells(pane, 0) == ["CN 15/11/2026, 18:30–20:30", HALL, "Lê Thị Hoa", "chưa ghi", "1 người"]
    assert [cells(pane, row)[-1] for row in (1, 2)] == ["Chưa điểm danh", "Chưa tới"]


def test_enter_asks_for_the_roll(course, pane, qtbot):
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["roll", course[2]]


def test_a_meeting_changed_by_keyboard(desk, course, pane, qtbot):
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_F2)
    assert focused() is pane.form.edits["held_on"] and not pane.form.changed()
    enter("1/12")
    enter("19h")
    enter("21:00")
    enter("Đình Tân An")
    type_text("Ôn tập")
    assert not pane.can_leave() and pane.unfinished()
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert cells(pane, 2)[:4] == ["T3 01/12/2026, 19:00–21:00", "Đình Tân An", "Lê Thị Hoa", "Ôn tập"]
    assert pane.can_leave() and focused() is pane.table and days(desk, course)[2] == "2026-12-01"


@pytest.mark.parametrize(("field", "text", "says"), [
    ("held_on", "31/2", "Ngày"), ("from_at", "25:00", "Từ giờ"), ("held_on", " ", "Chưa ghi ngày."),
])
def test_what_is_wrong_is_said_under_its_field(desk, course, pane, qtbot, field, text, says):
    before = days(desk, course)
    pane.start_editing()
    pane.form.edits[field].setText(text)
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert pane.form.edits[field].accessibleDescription().startswith(says)
    assert focused() is pane.form.edits[field] and days(desk, course) == before


def test_a_roll_taken_does_not_go_to_a_day_to_come(desk, course, pane, qtbot):
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_F2)
    type_text("24/12")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert pane.form.edits["held_on"].accessibleDescription().startswith("Buổi này đã điểm danh 1 người")
    assert focused() is pane.form.edits["held_on"] and days(desk, course)[0] == "2026-11-15"


def test_what_stands_in_the_way_is_said_beside_and_kept_all_the_same(desk, course, pane, qtbot):
    open_class(desk, "Lớp khác", "2026-11-23", 1)
    press(Qt.Key.Key_End)
    pane.start_editing()
    assert not pane.form.edits["place"].accessibleDescription()  # itself is in nobody's way
    enter("23/11")
    assert pane.form.edits["place"].accessibleDescription() == f"{HALL} đã có lớp “Lớp khác”, 18:30–20:30 T2 23/11."
    assert pane.form.trainers.boxes[0].accessibleDescription().startswith("Lê Thị Hoa đã dạy lớp “Lớp khác”")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert "2026-11-23" in days(desk, course)


def test_going_back_from_a_changed_form_asks_first(desk, course, pane):
    before = days(desk, course)
    press(Qt.Key.Key_F2)
    type_text("24/11")
    press(Qt.Key.Key_Escape)
    assert pane.form.message.message.fact == "Buổi học đang ghi chưa được lưu."
    pane.form.message.buttons()[0].click()
    assert focused() is pane.table and days(desk, course) == before


def test_more_meetings_go_on_a_week_after_the_last(desk, course, pane, qtbot):
    press(Qt.Key.Key_Insert)
    assert (pane.add_form.editor.day.text(), pane.add_form.editor.start.text()) == ("06/12/2026", "18:30")
    enter()
    type_text("2")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert days(desk, course)[3:] == ["2026-12-06", "2026-12-13"] and len(pane.table.rows) == 5


def test_adding_nothing_is_refused_and_esc_leaves(pane):
    press(Qt.Key.Key_Insert)
    pane.add_form.editor.list.lines[0].drop.click()
    pane.add_form.keep()
    assert pane.add_form.message.message.fact == "Chưa có buổi nào để thêm."


def test_an_empty_meeting_goes_at_once_and_comes_back(desk, course, pane):
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Delete)
    assert days(desk, course) == ["2026-11-15", "2026-11-22"]
    assert pane.message.message.fact == "Đã xóa buổi 3."
    pane.message.buttons()[0].click()
    assert len(days(desk, course)) == 3 and focused() is pane.table


def test_a_meeting_with_attendance_is_asked_about(desk, course, pane):
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    assert pane.message.message.fact == "Xóa buổi 1 cùng 1 lượt điểm danh?" and len(days(desk, course)) == 3
    pane.message.buttons()[0].click()
    assert days(desk, course) == ["2026-11-22", "2026-11-29"]


def test_a_class_without_meetings_begins_with_one(desk, course, qtbot):
    empty = open_class(desk, "Lớp trống", count=0)
    made = MeetingsPane(desk)
    stand_alone(made, qtbot)
    made.show_class(class_of(desk.store, empty[0]))
    made.begin()
    assert focused() is made.empty.button
    made.empty.button.click()
    assert made.add_form.editor.day.text() == "22/11/2026"


def test_nothing_is_added_to_a_deleted_class(desk, course, pane):
    delete_class(desk.store, course[0])
    pane.show_class(class_of(desk.store, course[0]))
    press(Qt.Key.Key_Insert)
    assert pane.stack.currentWidget() is pane.empty


def test_narrow_windows_keep_time_topic_and_state(pane):
    for shape, hidden in ((Shape(1366, 768), []), (Shape(1024, 600), [3]), (Shape(683, 400), [2, 3])):
        pane.reshape(shape)
        assert [at for at in range(6) if pane.table.isColumnHidden(at)] == hidden
