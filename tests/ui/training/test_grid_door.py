"""Who comes to the door of a class: found below the roll, by a card, somebody new; present at once."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.attendance_grid import Answer
from dxdesk.store.drafts import held_drafts
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.learners import learners
from dxdesk.store.training.taking import take
from dxdesk.ui.context import Desk
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.grid_pane import GridPane
from tests.store.training.kit import make
from tests.ui.desks import CTRL, enter, focused, key, press, type_text, write_visit
from tests.ui.training.rolls import Taught, stand, teach, told

CARD = "074190012345||Phạm Thị Lành|15041990|Nữ|12 Yersin, Khu phố 3, Phường Thủ Dầu Một|01012022"


@pytest.fixture
def taught(desk: Desk) -> Taught:
    return teach(desk)


@pytest.fixture
def pane(desk: Desk, taught: Taught, qtbot) -> GridPane:
    return stand(desk, taught, qtbot)


def found(pane: GridPane) -> list[str]:
    model = pane.walkin.found.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def names(taught: Taught) -> list[str]:
    return [one.name for one in learners(taught.desk.store, taught.course)]


def test_below_the_roll_stand_those_in_class_then_the_register_then_somebody_new(desk, pane):
    write_visit(desk, "Nguyễn Bé")
    pane.walkin.field.setFocus()
    type_text("bé")
    assert found(pane) == ["Trần Thị Bé", "Nguyễn Bé", "Ghi người mới: bé", "Ghi khách: bé"]
    assert pane.grid.current.learner.name == "Trần Thị Bé" and pane.walkin.found.isVisible()
    press(Qt.Key.Key_Escape)
    assert not pane.walkin.found.isVisible() and focused() is pane.grid


def test_somebody_of_the_register_is_enrolled_and_present_what_was_typed_stays(desk, taught, pane, qtbot):
    write_visit(desk, "Hồ Thị Ê")
    type_text("v")
    pane.walkin.field.setFocus()
    enter("ho thi")
    assert names(taught)[1:3] == ["Trần Thị Bé", "Hồ Thị Ê"]
    assert pane.grid.current.learner.name == "Hồ Thị Ê" and focused() is pane.grid
    assert told(pane) == "Đã ghi danh Hồ Thị Ê, có mặt, chưa lưu."
    assert learners(desk.store, taught.course)[2].source == "door"
    assert pane.sheet.counts() == {"absent": 1, "present": 7}
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert taught.states() == ["absent", *["present"] * 6]


def test_late_into_a_roll_already_taken_he_is_present_too(desk, taught, pane):
    take(desk.store, taught.meetings[3], {person: Answer("present") for person in taught.people})
    taught.show(pane)
    write_visit(desk, "Hồ Thị Ê")
    pane.walkin.field.setFocus()
    enter("ho thi")
    assert pane.sheet.answer(pane.grid.current).state == "present" and len(pane.sheet.to_save()) == 1


def test_a_guest_keeps_only_his_name(desk, taught, pane):
    pane.walkin.field.setFocus()
    type_text("Bà Tư Sến")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    guest = next(one for one in learners(desk.store, taught.course) if one.kind == "guest")
    assert guest.name == "Bà Tư Sến" and pane.grid.current.person == guest.person


def test_somebody_new_is_written_down_enrolled_and_present(desk, taught, pane, qtbot):
    pane.walkin.field.setFocus()
    enter("Quách Tỉnh")
    assert pane.stack.currentWidget() is pane.newcomer and not pane.can_leave()
    type_text("1962")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert pane.stack.currentWidget() is pane.card and pane.grid.current.learner.name == "Quách Tỉnh"
    assert (pane.grid.current.learner.kind, pane.grid.current.learner.birth_year) == ("resident", "1962")
    assert pane.sheet.answer(pane.grid.current).state == "present"


def test_giving_up_on_somebody_new_goes_back_to_the_roll(pane):
    pane.walkin.field.setFocus()
    enter("Quách Tỉnh")
    pane.newcomer.back.click()
    assert focused() is pane.grid and pane.can_leave()


def test_a_card_makes_its_holder_present_and_enrols_him_the_first_time(desk, taught, pane, qtbot):
    assert pane.take_scan(CARD) and pane.stack.currentWidget() is pane.newcomer
    key(qtbot, Qt.Key.Key_Return, CTRL)
    holder = pane.grid.current
    assert holder.learner.name == "Phạm Thị Lành" and len(pane.sheet.rows) == 8
    make(desk.store, "course", taught.course, capacity="7")
    pane.sheet.set_state(holder, "absent")
    pane.grid.go(0)
    assert pane.take_scan(CARD)
    assert pane.grid.current.person == holder.person and pane.sheet.answer(pane.grid.current).state == "present"
    assert told(pane) == "Phạm Thị Lành: có mặt, chưa lưu." and len(pane.sheet.rows) == 8
    pane.draft.flush()
    assert "074190012345" not in str([draft.body for draft in held_drafts(desk.store, "roll")])


def test_what_is_no_card_is_left_to_others(pane):
    assert not pane.take_scan("https://zalo.me/1234567890123") and not pane.take_scan("12345678")


def test_more_people_than_places_is_told_and_not_refused(desk, taught, pane):
    make(desk.store, "course", taught.course, capacity="7")
    pane.show_class(class_of(desk.store, taught.course), taught.meetings[3])
    write_visit(desk, "Hồ Thị Ê")
    pane.walkin.field.setFocus()
    enter("ho thi")
    assert told(pane) == "Lớp quá chỗ 1 người. Vẫn ghi danh được." and len(pane.sheet.rows) == 8


def test_where_there_is_little_room_the_line_comes_when_a_letter_is_typed(pane):
    pane.reshape(Shape.of(1024, 600, 150))
    assert pane.walkin.isHidden() and not pane.foot.add.isHidden()
    type_text("b")
    assert not pane.walkin.isHidden() and focused() is pane.walkin.field
    press(Qt.Key.Key_Escape)
    assert pane.walkin.isHidden() and focused() is pane.grid
