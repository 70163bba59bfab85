"""The roll in its pane: everybody present, one key an exception, saved, taken back, never lost."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from dxdesk.domain.attendance_grid import Answer
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.drafts import held_drafts
from dxdesk.store.lists import record_names
from dxdesk.store.saving import Change, save
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.learners import enrolment_id
from dxdesk.store.training.roll import roll
from dxdesk.store.training.taking import take
from dxdesk.ui.context import Desk
from dxdesk.ui.training.grid_model import NAME, OTHER, SIGN
from dxdesk.ui.training.grid_pane import GridPane
from tests.exchange.desks import settle
from tests.store.training.kit import enrol, make
from tests.ui.desks import CTRL, SHIFT, focused, key, press, type_text
from tests.ui.training.rolls import Taught, stand, teach, told


@pytest.fixture
def taught(desk: Desk) -> Taught:
    return teach(desk)


@pytest.fixture
def pane(desk: Desk, taught: Taught, qtbot) -> GridPane:
    return stand(desk, taught, qtbot)


def words(pane: GridPane, row: int) -> list[str]:
    model = pane.grid.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def heads(pane: GridPane) -> list[str]:
    model = pane.grid.model()
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]


def test_the_meeting_stands_beside_those_before_it_and_everybody_is_present(desk, taught, pane):
    rate(desk.store, [Rating(enrolment_id(taught.course, taught.people[0]), "before", "self", "INFO", score="4,5")])
    taught.show(pane)
    assert heads(pane) == ["TT", "Họ và tên", "B1 01/11", "B2 08/11", "B3 15/11", "Buổi 4, tối nay", "Điểm đầu",
                           "Ký tên"]
    assert words(pane, 0) == ["1", "Nguyễn Vân Anh", "Có mặt", "Vắng", "Có mặt", "Có mặt", "4,5", "chưa"]
    assert words(pane, 1)[-2:] == ["chưa có", "chưa"]
    assert pane.foot.save.text() == "Lưu buổi 4" and pane.can_leave()


def test_one_key_gives_a_row_its_state_and_one_save_keeps_them_all(taught, pane, qtbot):
    assert focused() is pane.grid
    type_text(" ")
    for letter in "vptsc":
        press(Qt.Key.Key_Down)
        type_text(letter)
    assert pane.sheet.counts() == {"absent": 2, "excused": 1, "late": 1, "left": 1, "present": 2}
    saves = []
    pane.saved.connect(lambda: saves.append(1))
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert taught.states() == ["absent", "absent", "excused", "late", "left", "present", "present"]
    assert told(pane) == "Đã lưu buổi 4: 2 có mặt, 2 vắng, 1 có phép, 1 trễ, 1 về sớm."
    assert saves == [1] and pane.can_leave() and not pane.foot.save.isEnabled()


def test_taking_a_roll_back_leaves_what_was_typed_on_the_screen(taught, pane, qtbot):
    type_text("v")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    key(qtbot, Qt.Key.Key_Z, CTRL)
    assert taught.states() == [""] * 7 and pane.sheet.counts() == {"absent": 1, "present": 6}
    assert told(pane).endswith("Những gì đã gõ còn trên màn hình, chưa lưu.") and not pane.can_leave()
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert taught.states() == ["absent", *["present"] * 6]


def test_digits_lead_to_a_number_and_letters_of_a_name_to_its_row(pane):
    type_text("5")
    assert pane.grid.current.learner.name == "Lê Văn Tám"
    type_text("b")
    assert focused() is pane.walkin.field and pane.grid.current.learner.name == "Trần Thị Bé"
    type_text("é")
    press(Qt.Key.Key_Return)
    assert focused() is pane.grid and pane.grid.current.learner.name == "Trần Thị Bé"
    type_text("v")
    assert pane.sheet.answer(pane.grid.current).state == "absent" and not pane.walkin.field.text()


def test_in_the_column_of_names_and_with_shift_every_letter_begins_a_name(pane, qtbot):
    pane.grid.go(0, NAME)
    type_text("t")
    assert focused() is pane.walkin.field and not pane.sheet.dirty
    press(Qt.Key.Key_Escape)
    assert focused() is pane.grid
    pane.grid.go(0)
    qtbot.keyClick(pane.grid, "s", SHIFT)
    assert focused() is pane.walkin.field and not pane.sheet.dirty
    assert pane.grid.current.learner.name == "Đặng Thị Sen"


@pytest.mark.parametrize("name", ["trư", "phạm", "võ", "kim"])
def test_a_name_that_begins_with_the_letter_of_a_state_gives_nobody_that_state(pane, name):
    type_text("s")
    for letter in name:
        type_text(letter)
    assert pane.walkin.field.text() == name
    assert pane.sheet.answer(pane.sheet.rows[0]) == Answer("left") and len(pane.sheet.typed) == 1


def test_a_state_and_after_a_while_a_name_are_two_things(pane, qtbot):
    type_text("v")
    qtbot.wait(2 * QApplication.keyboardInputInterval() + 50)
    type_text("a")
    assert pane.walkin.field.text() == "a" and pane.sheet.answer(pane.sheet.rows[0]).state == "absent"


def test_home_end_and_arrows_walk_the_column(pane):
    press(Qt.Key.Key_End)
    assert pane.grid.current.n == 7
    press(Qt.Key.Key_Home)
    assert pane.grid.current.n == 1
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert pane.grid.current.n == 2
    press(Qt.Key.Key_Left)
    assert pane.grid.column == OTHER


def test_signatures_by_k_and_by_space_in_their_column(pane):
    type_text("k")
    press(Qt.Key.Key_Down)
    pane.grid.go(1, SIGN)
    type_text(" ")
    assert [pane.sheet.answer(row).signed for row in pane.sheet.rows[:3]] == [True, True, False]
    assert words(pane, 1)[-1] == "Đã ký"


def test_an_earlier_meeting_is_asked_for_in_its_column(taught, pane, qtbot):
    pane.grid.go(0, OTHER)
    with qtbot.waitSignal(pane.asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["roll", taught.meetings[0]]


def test_the_roll_of_an_empty_class_says_how_to_begin(desk, pane, qtbot):
    course = make(desk.store, "course", title="Lớp mới")
    meeting = make(desk.store, "meeting", course_id=course, held_on="2026-11-22")
    pane.show_class(class_of(desk.store, course), meeting)
    assert told(pane).startswith("Lớp chưa có người học.")
    with qtbot.waitSignal(pane.asked) as asked:
        pane.bar.buttons()[0].click()
    assert asked.args == ["learners", ""]
    enrol(desk.store, course, make(desk.store, "resident", full_name="Nguyễn Văn An"))
    pane.show_class(class_of(desk.store, course), meeting)
    assert not told(pane) and pane.sheet.counts() == {"present": 1}


def test_leaving_with_something_typed_asks_and_dropping_it_lets_go(pane):
    type_text("v")
    assert not pane.can_leave() and told(pane).startswith("Buổi 4 chưa lưu: 1 người vừa đổi.")
    assert pane.unfinished() == "Điểm danh buổi 4 chưa lưu."
    pane.bar.buttons()[1].click()
    assert pane.can_leave() and not pane.unfinished() and not pane.bar.isVisible()


def test_a_meeting_past_asks_and_ctrl_enter_again_says_yes(taught, pane, qtbot):
    taught.show(pane, 2)
    pane.begin()
    type_text("v")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert told(pane) == "Buổi này đã qua, ngày 15/11/2026. Lưu điểm danh của 1 người?"
    assert taught.states(2)[0] == "present"
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert taught.states(2)[0] == "absent"


def test_what_is_typed_after_the_question_asks_again(taught, pane, qtbot):
    taught.show(pane, 2)
    pane.begin()
    type_text("v")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    type_text("t")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert taught.states(2)[0] == "present" and told(pane).startswith("Buổi này đã qua")


def test_a_meeting_to_come_takes_no_roll(taught, pane, qtbot):
    taught.show(pane, 4)
    pane.begin()
    type_text("v")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert told(pane) == "Buổi này chưa tới, ngày 29/11/2026. Tới hôm ấy mới điểm danh được."
    assert taught.states(4) == [""] * 7 and pane.can_leave() and not pane.foot.save.isEnabled()
    assert pane.sheet.counts()["absent"] == 0


def test_who_joined_after_the_roll_is_not_taken_and_one_click_makes_them_present(desk, taught, pane):
    take(desk.store, taught.meetings[3], {taught.people[0]: Answer("present")})
    taught.show(pane)
    assert words(pane, 1)[5] == "chưa" and pane.foot.untaken.text() == "Ghi có mặt 6 người"
    pane.foot.untaken.click()
    assert pane.sheet.counts() == {"present": 7} and len(pane.sheet.to_save()) == 6


def test_a_roll_half_taken_survives_a_crash(desk, taught, pane, qtbot):
    type_text("v")
    press(Qt.Key.Key_Down)
    type_text("k")
    qtbot.waitUntil(lambda: bool(held_drafts(desk.store, "roll")))
    assert taught.people[0] not in str(held_drafts(desk.store, "roll")[0].body)
    again = stand(desk, taught, qtbot)
    assert told(again).startswith("Còn điểm danh dở lúc 21:")
    assert again.sheet.counts()["absent"] == 1 and again.sheet.answer(again.sheet.rows[1]).signed
    again.save()
    assert taught.states()[0] == "absent" and not held_drafts(desk.store, "roll")


def test_a_roll_left_half_taken_is_told_of_at_another_meeting(desk, taught, pane, qtbot):
    type_text("v")
    pane.draft.flush()
    again = stand(desk, taught, qtbot)
    again.sheet.forget()
    taught.show(again, 2)
    assert told(again) == "Còn điểm danh dở: Bình dân học vụ số, ngày 22/11/2026. Chưa lưu."
    with qtbot.waitSignal(again.opened) as opened:
        again.bar.buttons()[0].click()
    assert opened.args == ["training", f"meeting:{taught.meetings[3]}"]


def test_what_is_dropped_leaves_no_draft(desk, taught, pane, qtbot):
    type_text("v")
    qtbot.waitUntil(lambda: bool(held_drafts(desk.store, "roll")))
    pane.drop()
    assert not held_drafts(desk.store, "roll") and pane.sheet.counts() == {"present": 7}


def test_what_laptops_wrote_differently_is_chosen_in_its_cell(desk, other, taught, stick, pane, qtbot):
    settle([desk.store, other.store], stick)
    for laptop, state in ((desk, "present"), (other, "late")):
        take(laptop.store, taught.meetings[3], {taught.people[1]: Answer(state)})
    settle([desk.store, other.store], stick)
    again = stand(desk, taught, qtbot)
    assert told(again).startswith("1 người hai nơi ghi khác nhau.")
    again.bar.buttons()[0].click()
    row = again.grid.current
    assert row.person == taught.people[1] and focused() is again.grid
    hint = again.walkin.hint.text()
    assert hint.startswith("Bấm 1 hoặc 2.") and "Có mặt (" in hint and "Trễ (Trần Văn Nam" in hint
    late = next(side.n for side in row.disputes[0].sides if side.value == "late")
    type_text(str(late))
    assert roll(desk.store, taught.meetings[3])[taught.people[1]].state == "late"
    assert not count_conflicts(desk.store) and not again.grid.current.disputes
    key(qtbot, Qt.Key.Key_Z, CTRL)
    assert count_conflicts(desk.store) == 1


def test_records_that_were_merged_and_differ_are_chosen_like_two_laptops(desk, taught, pane, qtbot):
    marked = {taught.people[0]: Answer("present"), taught.people[1]: Answer("absent")}
    take(desk.store, taught.meetings[3], marked)
    save(desk.store, [Change("resident", {"merged_into": taught.people[0]}, taught.people[1])])
    again = stand(desk, taught, qtbot)
    dispute = again.grid.current.disputes[0]
    type_text(str(next(side.n for side in dispute.sides if side.value == "absent")))
    again.save()
    assert roll(desk.store, taught.meetings[3])[taught.people[0]].state == "absent"
    assert not again.grid.current.disputes


def test_a_class_deleted_meanwhile_refuses_and_the_roll_stays_on_the_screen(desk, taught, pane):
    type_text("v")
    save(desk.store, [Change("meeting", {}, taught.meetings[3], "delete")])
    pane.save()
    assert told(pane).startswith("Buổi này đã bị xóa.") and told(pane).endswith("Điểm danh còn nguyên trên màn hình.")
    assert pane.sheet.dirty


def test_who_teaches_is_not_in_the_roll(desk, taught, pane):
    make(desk.store, "enrolment", course_id=taught.course, member_id=desk.who.member_id)
    taught.show(pane)
    assert record_names(desk.store)("member", desk.who.member_id) not in [words(pane, at)[1] for at in range(7)]
    assert len(pane.sheet.rows) == 7
    assert pane.walkin.hint.text() == "Dấu cách đổi trạng thái, không tính người dạy"


def test_same_names_are_told_apart_by_the_year(desk, qtbot):
    taught = teach(desk, ("Nguyễn Văn Nam",) * 5)
    pane = stand(desk, taught, qtbot)
    assert [words(pane, at)[1] for at in range(2)] == ["Nguyễn Văn Nam, 1950", "Nguyễn Văn Nam, 1951"]


def test_a_class_without_meetings_says_where_to_add_one(desk, pane, qtbot):
    empty = make(desk.store, "course", title="Lớp mới")
    pane.show_class(class_of(desk.store, empty))
    pane.begin()
    with qtbot.waitSignal(pane.asked) as asked:
        focused().click()
    assert asked.args == ["meetings", ""]


def test_a_key_held_down_acts_once(pane):
    for again in (False, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", again)
        QApplication.sendEvent(pane.grid, event)
    assert pane.sheet.answer(pane.grid.current).state == "absent"


def test_all_who_are_there_sign_by_one_key_in_the_column_of_signatures(pane):
    type_text("v")
    pane.grid.go(0, SIGN)
    assert pane.walkin.hint.text() == "Dấu cách: đã ký hay chưa; A: ai có mặt cũng đã ký"
    type_text("a")
    assert [pane.sheet.answer(row).signed for row in pane.sheet.rows] == [False, *[True] * 6]


def test_a_click_changes_a_state_like_a_box_and_the_menu_has_them_all(pane, qtbot, monkeypatch):
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))
    where = pane.grid.visualRect(pane.grid.model().index(2, 5)).center()
    qtbot.mouseClick(pane.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert pane.sheet.answer(pane.sheet.rows[2]).state == "absent"
    name = pane.grid.visualRect(pane.grid.model().index(3, 1)).center()
    qtbot.mouseClick(pane.grid.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert pane.grid.current.n == 4 and pane.sheet.answer(pane.sheet.rows[3]).state == "present"
    QApplication.sendEvent(pane.grid.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, where))
    acts = {act.text().split("\t")[0]: act for act in shown[0].actions() if act.text()}
    assert list(acts) == ["Vắng", "Có phép", "Trễ", "Về sớm", "Có mặt", "Đã ký"]
    acts["Về sớm"].trigger()
    assert pane.sheet.answer(pane.sheet.rows[2]).state == "left"


def test_the_meeting_before_and_after_by_ctrl_page_keys(taught, pane, qtbot):
    for which, at in ((Qt.Key.Key_PageUp, 2), (Qt.Key.Key_PageDown, 4)):
        with qtbot.waitSignal(pane.asked) as asked:
            key(qtbot, which, CTRL)
        assert asked.args == ["roll", taught.meetings[at]]
    taught.show(pane, 1)
    assert heads(pane)[2:5] == ["B1 01/11", "Buổi 2, 08/11", "B3 15/11"]


def test_ctrl_k_leads_to_the_line_for_who_comes(pane, qtbot):
    key(qtbot, Qt.Key.Key_K, CTRL)
    assert focused() is pane.walkin.field
