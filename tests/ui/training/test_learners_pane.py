"""The pane of learners: found and enrolled by Enter, taken out by Delete, back by Ctrl+Z, nobody twice."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.store.saving import Change, save
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.learners import learners
from dxdesk.ui.context import Desk
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.learners_pane import LearnersPane
from tests.store.training.kit import make, mark
from tests.ui.desks import CTRL, enter, focused, key, press, type_text, write_visit
from tests.ui.training.classes import stand_alone


@pytest.fixture
def course(desk: Desk) -> str:
    return make(desk.store, "course", title="Lớp 1", capacity="2")


@pytest.fixture
def pane(desk: Desk, course: str, qtbot) -> LearnersPane:
    shown = LearnersPane(desk)
    shown.saved.connect(lambda: shown.show_class(class_of(desk.store, course)))
    shown.show_class(class_of(desk.store, course))
    stand_alone(shown, qtbot, (860, 600))
    shown.begin()
    return shown


def names(pane: LearnersPane) -> list[str]:
    return [row.learner.name for row in pane.table.rows]


def told(pane: LearnersPane) -> str:
    return pane.ui.told.accessibleName()


def test_an_empty_class_says_how_to_begin_and_enter_enrols_one_after_another(pane, desk):
    for name in ("Trần Thị Bé", "Lê Văn Tám"):
        write_visit(desk, name, birth_year="1956")
    assert pane.ui.stack.currentWidget() is pane.ui.empty
    enter("tran be")
    assert names(pane) == ["Trần Thị Bé"] and "Đã ghi danh Trần Thị Bé." in told(pane)
    assert focused() is pane.ui.search and not pane.ui.search.text()
    enter("tam")
    assert names(pane) == ["Trần Thị Bé", "Lê Văn Tám"] and pane.ui.full.text() == "2 trên 2 chỗ"


def test_who_is_in_the_class_is_told_and_stays_one(pane, desk, course):
    person = write_visit(desk, "Trần Thị Bé").resident_id
    enrol(desk.store, course, [Newcomer(resident=person)])
    pane.saved.emit()
    type_text("be")
    assert pane.ui.found.rows[0].cell.tag.text == "Đã có trong lớp"
    press(Qt.Key.Key_Return)
    assert told(pane).startswith("Trần Thị Bé đã có trong lớp") and len(learners(desk.store, course)) == 1


def test_delete_takes_out_and_ctrl_z_brings_back_whoever_is_marked_is_asked_about(pane, desk, course, qtbot):
    person = write_visit(desk, "Trần Thị Bé").resident_id
    enter("be")
    pane.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert not names(pane) and told(pane).startswith("Đã bỏ Trần Thị Bé khỏi lớp.")
    pane.begin()
    key(qtbot, Qt.Key.Key_Z, CTRL)
    assert names(pane) == ["Trần Thị Bé"]
    mark(desk.store, make(desk.store, "meeting", course_id=course, held_on="2026-11-20"), person, "present")
    pane.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert names(pane) == ["Trần Thị Bé"] and "điểm danh" in told(pane)
    pane.ui.told.buttons()[0].click()
    assert not names(pane)


def test_a_guest_and_somebody_new_at_the_door(pane, desk, course):
    enter_guest(pane, "bà tư bún")
    assert [(one.name, one.kind) for one in learners(desk.store, course)] == [("Bà Tư Bún", "guest")]
    enter("ngô thị lài")
    assert focused() is pane.ui.newcomer.year and not pane.can_leave()
    type_text("1958")
    pane.ui.newcomer.save.click()
    assert names(pane) == ["Bà Tư Bún", "Ngô Thị Lài"] and pane.can_leave() and focused() is pane.ui.search


def test_what_is_wrong_is_said_beside_its_field(pane, desk, course):
    enter("ngô thị lài")
    type_text("2090")
    pane.ui.newcomer.save.click()
    assert "Năm sinh sau năm nay." in pane.ui.newcomer.year.accessibleDescription()
    assert not learners(desk.store, course) and pane.unfinished()


def test_members_are_learners_too_and_who_left_learns_again(pane, desk):
    pane.ui.kind.set_value("members")
    pane.search.pick(pane.ui.found.rows[0])
    pane.search.close()
    assert names(pane) == ["Lê Thị Hoa"]
    pane.table.choose(0)
    pane.ui.leave.click()
    pane.ui.leaving.day.setText("31/02/2026")
    pane.ui.leaving.save.click()
    assert pane.ui.leaving.isVisible() and pane.ui.leaving.day.accessibleDescription()
    pane.ui.leaving.day.setText("20/11/2026")
    pane.ui.leaving.save.click()
    assert pane.table.rows[0].learner.left_on == "2026-11-20" and pane.ui.full.text() == "0 trên 2 chỗ, 1 đã nghỉ"
    pane.ui.leave.click()
    assert not pane.table.rows[0].learner.left_on


def test_the_day_is_of_who_was_asked_about_whichever_row_is_looked_at(pane, desk, course):
    for name in ("Bà Tư", "Ông Năm"):
        enter_guest(pane, name)
    pane.table.choose(0)
    pane.ui.leave.click()
    pane.table.choose(1)
    pane.ui.leaving.save.click()
    assert [(row.learner.name, bool(row.learner.left_on)) for row in pane.table.rows] == [
        ("Ông Năm", True), ("Bà Tư", False)]


def test_enter_on_a_learner_opens_his_record(pane, desk, qtbot):
    person = write_visit(desk, "Trần Thị Bé").resident_id
    enter("be")
    pane.table.setFocus()
    with qtbot.waitSignal(pane.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["people", person]


def test_two_records_that_may_be_one_are_told_and_merged_here(pane, desk, course):
    for _ in range(2):
        enrol(desk.store, course, [Newcomer(values={"full_name": "Lê Thị Ánh", "birth_year": "1958"})])
    pane.saved.emit()
    assert "cùng năm sinh" in pane.ui.twins.accessibleName()
    pane.ui.twins.buttons()[0].click()
    pane.ui.merge.merge.click()
    assert names(pane) == ["Lê Thị Ánh"] and pane.ui.twins.isHidden()
    assert "tính một người" in pane.table.model().columns[1].cell(pane.table.rows[0]).second


def test_who_may_be_meant_is_taken_by_f6_and_nobody_new_is_written(pane, desk, course):
    person = write_visit(desk, "Lê Thị Ánh", birth_year="1958").resident_id
    enter("lê thị ánh, chị hai")
    pane.ui.newcomer.name.setText("Lê Thị Ánh")
    pane.ui.newcomer.year.setText("1958")
    pane.ui.newcomer._look()
    assert "Lê Thị Ánh, 1958" in pane.ui.newcomer.title.text()
    press(Qt.Key.Key_F6)
    assert [one.record for one in learners(desk.store, course)] == [person] and pane.ui.listing


def test_a_card_at_the_door_enrols_its_holder_or_begins_a_new_person(pane, desk, course):
    write_visit(desk, "Ngô Thị Lài", national_id="074158001234")
    assert pane.take_scan(card("074158001234", "Ngô Thị Lài", "01011958"))
    assert [(one.name, one.source) for one in learners(desk.store, course)] == [("Ngô Thị Lài", "door")]
    assert pane.take_scan(card("074160005678", "Trần Thị Mới", "02031960"))
    form = pane.ui.newcomer
    assert (form.name.text(), form.year.text(), form.last4.text()) == ("Trần Thị Mới", "1960", "5678")
    pane.take_scan(card("074161009999", "Người Khác", "02031961"))
    assert form.name.text() == "Trần Thị Mới" and "quét lại" in told(pane)
    form.save.click()
    (new,) = [one for one in learners(desk.store, course) if one.name == "Trần Thị Mới"]
    assert desk.store.value("resident", new.record, "id_last4") == "5678"
    assert desk.store.value("resident", new.record, "id_key") and not form._number
    held = desk.store.connection.execute("SELECT group_concat(sets) FROM op").fetchone()[0]
    assert "074160005678" not in held
    assert not pane.take_scan("https://vneid.gov.vn/abc") and len(learners(desk.store, course)) == 2


def test_other_last_digits_than_the_cards_end_its_number(pane, desk, course):
    pane.take_scan(card("074160005678", "Trần Thị Mới", "02031960"))
    pane.ui.newcomer.last4.setText("1111")
    pane.ui.newcomer.save.click()
    (new,) = learners(desk.store, course)
    assert desk.store.value("resident", new.record, "id_last4") == "1111"
    assert not desk.store.value("resident", new.record, "id_key")


def test_a_narrow_window_keeps_every_act_in_a_menu(pane, desk, course):
    enter_guest(pane, "Bà Tư")
    pane.reshape(Shape(683, 384))
    pane.table.choose(0)
    assert pane.ui.kind.isHidden() and not pane.ui.more.isHidden()
    words = [action.text() for action in pane.menu().actions()]
    assert words == ["Dán danh sách…", "Ghi danh thành viên tổ", "Mở hồ sơ", "Ghi nghỉ học", "Bỏ khỏi lớp"]
    pane.menu().actions()[-1].trigger()
    assert not learners(desk.store, course)


def test_a_doubt_is_asked_once_and_accepted_the_second_time(pane, desk, course):
    enter("ngô thị lài")
    pane.ui.newcomer.phone.setText("0912 345")
    pane.ui.newcomer.save.click()
    assert "Enter nếu vẫn đúng" in pane.ui.newcomer.phone.accessibleDescription() and not learners(desk.store, course)
    pane.ui.newcomer.save.click()
    assert names(pane) == ["Ngô Thị Lài"]


def test_esc_leaves_the_merging_and_a_person_deleted_meanwhile_is_told(pane, desk, course, qtbot):
    people = [enrol(desk.store, course, [Newcomer(values={"full_name": "Lê Thị Ánh", "birth_year": "1958"})])
              for _ in range(2)]
    pane.saved.emit()
    pane.ui.twins.buttons()[0].click()
    assert focused() is pane.ui.merge.fields
    key(qtbot, Qt.Key.Key_Escape)
    key(qtbot, Qt.Key.Key_Escape)
    assert pane.ui.listing
    save(desk.store, [Change("resident", {}, people[0].added[0].record, "delete")])
    pane.ui.twins.buttons()[0].click()
    assert pane.ui.listing and "đã xóa" in desk.notice.standing()[0].fact


def test_a_novel_in_the_search_box_harms_nothing(pane, desk, course):
    pane.ui.search.setText("Nguyễn <b>Văn</b> \u202e" * 2_000)
    pane.search.pick(pane.ui.found.rows[-1])
    assert len(learners(desk.store, course)) == 1 and "<b>" not in pane.ui.told._words.text().replace("<b>", "", 1)


def card(number: str, name: str, born: str) -> str:
    return f"{number}||{name}|{born}|Nữ|Khu phố 3, Phường Thủ Dầu Một|01012022"


def enter_guest(pane: LearnersPane, name: str) -> None:
    type_text(name)
    pane.search.pick(pane.ui.found.rows[-1])


def test_nobody_is_looked_for_once_the_form_is_out_of_sight(pane):
    """The look waits for a breath; the book may be closed by then."""
    pane.ui.show_newcomer()
    form = pane.ui.newcomer
    form.name.setText("Trần Thị Bé")
    form.name.textEdited.emit("Trần Thị Bé")
    assert form._pause.isActive()
    pane.ui.show_list()
    assert not form._pause.isActive()
