"""A class opened on one sheet: a programme fills what is empty, the series stands at once, clashes are said beside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dxdesk.store.saving import Change, save
from dxdesk.store.training.class_acts import delete_class
from dxdesk.store.training.classes import class_of, classes
from dxdesk.store.undo import undo_save
from dxdesk.ui.combo import choose
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.class_form import ClassForm
from tests.ui.desks import CTRL, enter, focused, key, press, type_text
from tests.ui.training.classes import HALL, open_class, stand_alone


@pytest.fixture
def form(desk, qtbot) -> ClassForm:
    made = ClassForm(desk)
    stand_alone(made, qtbot)
    made.begin()
    return made


def pick(form: ClassForm, code: str) -> None:
    """As by hand: the box is opened and a programme taken."""
    box = form.facts.combos["syllabus"]
    choose(box, code)
    box.activated.emit(box.currentIndex())


def retype(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    type_text(text)


def lines(form: ClassForm) -> list[str]:
    return [f"{line.number.text()} {line.day.text()} {line.start.text()}" for line in form.meetings.list.lines]


def done_of(form: ClassForm, qtbot) -> str:
    with qtbot.waitSignal(form.done) as done:
        key(qtbot, Qt.Key.Key_Return, CTRL)
    return done.args[0]


def test_a_class_by_keyboard_alone(desk, form, qtbot):
    assert focused() is form.facts.combos["syllabus"]
    pick(form, "bdhvs_ai")
    while focused() is not form.facts.texts["note"]:
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert focused() is form.meetings.day
    retype(form.meetings.day, "24/11")
    enter()
    type_text("3")
    for _ in range(8):
        enter()
    enter("18h30")
    enter("20:30")
    enter(HALL)
    assert lines(form) == ["1. T3 24/11/2026 18:30", "2. T3 01/12/2026 18:30", "3. T3 08/12/2026 18:30"]
    view = class_of(desk.store, done_of(form, qtbot))
    assert (view.title, view.hours, view.skill_group, view.place, view.team_id) == (
        "Bình dân học AI: hỏi và kiểm tra lại", "4", "ai", HALL, desk.who.team_id)
    assert [(one.held_on, one.from_at, one.place, one.trainers) for one in view.meetings] == [
        (day, "18:30", HALL, (desk.who.member_id,)) for day in ("2026-11-24", "2026-12-01", "2026-12-08")]
    undo_save(desk.store)
    assert classes(desk.store) == []


def test_another_programme_replaces_what_the_former_filled_in_but_nothing_a_person_wrote(form):
    pick(form, "bdhvs_ai")
    retype(form.facts.texts["title"], "Lớp của tôi")
    pick(form, "bdhvs_safety")
    values = form.facts.values()
    assert (values["title"], values["hours"], values["skill_group"]) == ("Lớp của tôi", "2", "safety")


def test_the_series_follows_its_head_and_single_lines_may_differ(form):
    form.meetings.count.setText("3")
    retype(form.meetings.day, "24/11/2026")
    form.meetings.days[3].click()
    assert lines(form) == ["1. T3 24/11/2026 ", "2. T5 26/11/2026 ", "3. T3 01/12/2026 "]
    line = form.meetings.list.lines[1]
    retype(line.day, "27/11")
    press(Qt.Key.Key_Return)
    assert line.number.text() == "2. T6" and line.day.text() == "27/11/2026"
    retype(line.start, "8h")
    retype(form.meetings.start, "18:30")
    form.meetings.list.lines[0].drop.click()
    form.meetings.list.add.click()
    assert lines(form) == ["1. T6 27/11/2026 08:00", "2. T3 01/12/2026 18:30", "3. T3 08/12/2026 18:30"]
    form.meetings.list.lines[2].drop.click()
    assert form.meetings.count.text() == "2"
    retype(form.meetings.count, "13")
    retype(form.meetings.count, "2")
    assert lines(form) == ["1. T6 27/11/2026 08:00", "2. T3 01/12/2026 18:30"]


def test_what_stands_in_the_way_is_said_beside_its_line_and_saved_all_the_same(desk, form, qtbot):
    open_class(desk)
    retype(form.facts.texts["title"], "Lớp khác")
    form.meetings.count.setText("2")
    retype(form.meetings.day, "24/11/2026")
    retype(form.meetings.start, "19:00")
    retype(form.meetings.place, "nha van hoa khu pho 3")
    told = form.meetings.list.lines[0].day.accessibleDescription()
    assert told.startswith("nha van hoa khu pho 3 đã có lớp “Bình dân học AI”, 18:30–20:30 T3 24/11.")
    assert "Lê Thị Hoa đã dạy" in told
    assert len(class_of(desk.store, done_of(form, qtbot)).meetings) == 2


@pytest.mark.parametrize(("field", "text", "says"), [
    ("title", "", "Chưa ghi tên lớp."), ("capacity", "0", "Số chỗ phải từ 1 trở lên."),
    ("hours", "hai", "Số giờ phải là số."), ("pass_share", "101", "Phải dự ít nhất (%) phải từ 100 trở xuống."),
])
def test_what_is_wrong_is_said_under_its_field_and_nothing_is_written(desk, form, qtbot, field, text, says):
    pick(form, "bdhvs_ai")
    retype(form.facts.texts[field], text)
    if not text:
        form.facts.texts[field].clear()
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.facts.texts[field].accessibleDescription() == says
    assert focused() is form.facts.texts[field] and classes(desk.store) == []


def test_hours_are_typed_as_on_a_clock(form):
    retype(form.meetings.start, "730")
    retype(form.meetings.end, "2030")
    form.meetings.place.setFocus()
    assert (form.meetings.start.text(), form.meetings.end.text()) == ("07:30", "20:30")
    assert [form.meetings.list.lines[0].start.text(), form.meetings.list.lines[0].end.text()] == ["07:30", "20:30"]


def test_what_keeps_a_series_back_has_the_cursor_and_is_said_no_longer_than_it_is_true(form, qtbot):
    pick(form, "bdhvs_ai")
    retype(form.meetings.start, "18:30")
    retype(form.meetings.end, "25:99")
    form.facts.texts["title"].setFocus()
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.message.message.fact == "Có buổi chưa ghi đúng." and focused() is form.meetings.end
    retype(form.meetings.end, "20:30")
    assert form.message.message is None


def test_a_line_that_cannot_be_keeps_the_class_back(desk, form, qtbot):
    pick(form, "bdhvs_ai")
    retype(form.meetings.list.lines[0].end, "20:00")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert "Có giờ hết mà chưa có giờ bắt đầu." in form.meetings.list.lines[0].day.accessibleDescription()
    assert form.message.message.fact == "Có buổi chưa ghi đúng." and classes(desk.store) == []


def test_a_class_without_meetings(desk, form, qtbot):
    retype(form.facts.texts["title"], "Lớp chưa có lịch")
    form.meetings.list.lines[0].drop.click()
    assert class_of(desk.store, done_of(form, qtbot)).meetings == ()


def test_two_trainers_and_a_guest(desk, form, qtbot):
    mate = save(desk.store, [Change("member", {"full_name": "Đỗ Văn Tám"})]).records[0]
    form.meetings.begin(form.meetings._first(), trainers=(desk.who.member_id,))
    form.meetings.trainers.more.click()
    choose(form.meetings.trainers.boxes[1], mate)
    retype(form.meetings.trainers.guest, "Thầy Bảy")
    retype(form.facts.texts["title"], "Lớp")
    (meeting,) = class_of(desk.store, done_of(form, qtbot)).meetings
    assert (meeting.trainers, meeting.trainer_name) == ((desk.who.member_id, mate), "Thầy Bảy")


def test_going_back_asks_about_what_was_typed(form, qtbot):
    retype(form.facts.texts["title"], "Lớp")
    closed = []
    form.closed.connect(lambda: closed.append(True))
    press(Qt.Key.Key_Escape)
    assert not closed and form.unfinished() and form.message.message.fact == "Lớp này chưa được lưu."
    form.message.buttons()[0].click()
    assert closed


def test_going_back_from_an_untouched_form(form, qtbot):
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_Escape)


@pytest.fixture
def held(desk) -> list[str]:
    """A class and its three meetings."""
    return open_class(desk)


@pytest.fixture
def editing(desk, held, qtbot) -> ClassForm:
    made = ClassForm(desk, held[0])
    stand_alone(made, qtbot)
    made.begin()
    return made


def test_changing_a_class_leaves_its_meetings(desk, held, editing, qtbot):
    assert focused() is editing.facts.texts["title"] and editing.meetings.isHidden()
    type_text("AI tối thứ Ba")
    retype(editing.facts.texts["hours"], "4,5")
    retype(editing.facts.texts["closed_on"], "20/11")
    assert done_of(editing, qtbot) == held[0]
    view = class_of(desk.store, held[0])
    assert (view.title, view.hours, view.closed_on) == ("AI tối thứ Ba", "4.5", "2026-11-20")
    assert len(view.meetings) == 3


def test_what_has_not_come_to_this_laptop_is_kept(desk, held, qtbot):
    save(desk.store, [Change("course", {"hamlet_id": "0-not-here", "skill_group": "quantum"}, held[0])])
    form = ClassForm(desk, held[0])
    stand_alone(form, qtbot)
    assert form.facts.combos["hamlet_id"].currentText() == "chưa về máy này"
    retype(form.facts.texts["title"], "AI")
    done_of(form, qtbot)
    view = class_of(desk.store, held[0])
    assert (view.title, view.hamlet_id, view.skill_group) == ("AI", "0-not-here", "quantum")


def test_deleting_a_class_says_what_goes_with_it(desk, held, editing, qtbot):
    editing.drop.click()
    assert editing.message.message.meaning == "Xóa cả 3 buổi, 0 người học, 0 lượt điểm danh. Mở lại được."
    assert not class_of(desk.store, held[0]).deleted
    with qtbot.waitSignal(editing.done):
        editing.message.buttons()[0].click()
    assert class_of(desk.store, held[0]).deleted


def test_a_class_deleted_meanwhile_is_not_written_over(desk, held, editing, qtbot):
    delete_class(desk.store, held[0])
    retype(editing.facts.texts["title"], "AI")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert editing.message.message.fact == "Lớp này đã xóa, chưa lưu gì. Mở lại lớp rồi ghi tiếp."


def test_the_field_one_is_in_stays_in_sight(desk, qtbot):
    small = ClassForm(desk)
    stand_alone(small, qtbot, (640, 360))
    small.reshape(Shape(683, 400))
    for _ in range(8):  # nested layouts settle level by level
        QApplication.processEvents()
    for field in (small.facts.texts["note"], small.meetings.list.lines[0].day, small.facts.combos["syllabus"]):
        field.setFocus()
        QApplication.processEvents()
        top = field.mapTo(small, field.rect().topLeft()).y()
        assert 40 <= top <= small.height() - 90, field.accessibleName()
