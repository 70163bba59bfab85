import json
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dxdesk.store.counters import counts
from dxdesk.store.lists import helps_of
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.ui.shape import Shape
from tests.ui.desk.slips import fill, keys, on_to, only_visit
from tests.ui.desks import CTRL, NOTHING, SHIFT, enter, focused, press, type_text, write_visit


def test_one_person_by_keyboard_alone(page, desk, qtbot):
    enter("Nguyễn Văn An")
    enter("1958")
    type_text("1")
    press(Qt.Key.Key_Return)
    enter("4721")
    enter("0912 345 678")
    for _ in range(3):
        press(Qt.Key.Key_Down)
    on_to(page.form.ui.services)
    type_text("k")
    type_text("ô")  # a Vietnamese keyboard's o has no chip: nothing happens
    type_text("đ")  # nor does it lose the D
    press(Qt.Key.Key_Return)
    type_text("1")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    type_text("3")
    press(Qt.Key.Key_Return)
    on_to(page.form.ui.helps.rows[1].obstacle)
    type_text("thong minh")
    on_to(page.form.ui.follow_up_on)
    enter("26/11/2026")
    type_text("1")
    keys(page, qtbot, Qt.Key.Key_Return)
    visit = only_visit(desk)
    person = show(desk.store, "resident", visit["resident_id"]).values
    assert (person["full_name"], person["birth_year"], person["sex"], person["id_last4"], person["phone"]) == (
        "Nguyễn Văn An", "1958", "M", "4721", "0912345678")
    assert person["eid_state"] == "l2_activated"
    assert [line[:2] for line in helps_of(desk.store, visit["id"])] == [
        ("VNEID_ACTIVATE", "done"), ("DVC_SUBMIT", "not_done")]
    assert (visit["visit_on"], visit["follow_up_on"], visit["satisfaction"]) == ("2026-11-22", "2026-11-26", "3")
    assert visit["member_id"] == desk.who.member_id and visit["team_id"] == desk.who.team_id
    assert page.form.is_empty() and focused() is page.form.ui.full_name
    assert page.form.ui.hamlet.currentText() == "Khu phố 3" and page.form.ui.hamlet.property("state") == "carried"


def test_shift_enter_walks_back(page):
    enter("A")
    assert focused() is page.form.ui.birth_year
    press(Qt.Key.Key_Return, SHIFT)
    assert focused() is page.form.ui.full_name


def test_a_letter_again_drops_the_service(page):
    page.form.ui.services.setFocus()
    type_text("k")
    type_text("s")
    type_text("k")
    assert page.form.ui.helps.services == ("EHEALTH",)


def test_alt_v_goes_to_the_services_and_chooses_none(page, qtbot):
    keys(page, qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert page.form.ui.services.has_focus()
    qtbot.wait(150)  # a button clicked by a mnemonic acts only after 100 ms
    assert page.form.ui.helps.services == ()
    type_text("k")
    assert page.form.ui.helps.services == ("VNEID_ACTIVATE",)


def test_any_service_is_found_by_name(page):
    page.form.ui.services.setFocus()
    type_text("x")
    assert focused() is page.form.ui.services.others.text
    type_text("ho chieu")
    press(Qt.Key.Key_Return)
    assert page.form.ui.helps.services == ("QD06_09",)
    assert page.form.ui.services.others.isHidden()


def test_what_is_wrong_is_said_under_its_field_and_nothing_is_saved(page, desk, qtbot):
    enter("An")
    enter("2058")
    keys(page, qtbot, Qt.Key.Key_Return)
    assert focused() is page.form.ui.birth_year
    assert page.form.ui.birth_year.accessibleDescription() == "Năm sinh sau năm nay."
    assert page.form.ui.birth_year.property("state") == "bad"
    assert page.form.ui.services_problem.text() == "Chưa chọn việc đã giúp."
    assert counts(desk.store, "2026-11-22", "", desk.now()).day == 0


def test_a_doubt_is_asked_once_and_its_acceptance_is_kept(page, desk, qtbot):
    fill(page)
    page.form.ui.phone.setFocus()
    enter("0912 345 67")
    assert focused() is page.form.ui.phone
    assert "Thiếu một số" in page.form.ui.phone.accessibleDescription()
    press(Qt.Key.Key_Return)
    assert focused() is not page.form.ui.phone
    keys(page, qtbot, Qt.Key.Key_Return)
    visit = only_visit(desk)
    assert {change.why for change in show(desk.store, "visit", visit["id"]).history} == {"Đã xem lại: Điện thoại"}


def test_ctrl_enter_twice_accepts_a_doubt(page, desk, qtbot):
    fill(page)
    page.form.ui.phone.setText("0912 345 67")
    keys(page, qtbot, Qt.Key.Key_Return)
    assert counts(desk.store, "2026-11-22", "", desk.now()).day == 0
    keys(page, qtbot, Qt.Key.Key_Return)
    assert counts(desk.store, "2026-11-22", "", desk.now()).day == 1


def test_consent_is_never_ticked_for_the_next(page, desk, qtbot):
    fill(page)
    assert not page.form.ui.consent.isChecked()
    page.form.ui.consent.setChecked(True)
    page.form.ui.consent_method.setCurrentIndex(1)
    keys(page, qtbot, Qt.Key.Key_Return)
    person = show(desk.store, "resident", only_visit(desk)["resident_id"]).values
    assert (person["consent_on"], person["consent_method"], person["consent_by"]) == (
        "2026-11-22", "signed", "Lê Thị Hoa")
    assert not page.form.ui.consent.isChecked()


def test_a_tally_names_nobody(page, desk, qtbot):
    page.ui.tally.setChecked(True)
    ui = page.form.ui
    assert focused() is ui.people and ui.full_name_row.isHidden() and ui.people_row.y() == ui.hamlet_row.y()
    enter("7")
    page.form.ui.services.setFocus()
    type_text("t")
    press(Qt.Key.Key_Return)
    type_text("1")
    keys(page, qtbot, Qt.Key.Key_Return)
    visit = only_visit(desk)
    assert (visit["people"], visit.get("resident_id", "")) == ("7", "")
    assert not page.form.tally


@pytest.mark.parametrize(("field", "text", "sentence"), [
    ("note", "a" * 10_000, "dài quá 4.000 chữ"), ("full_name", "Bé " * 1_500, "dài quá 4.000 chữ"),
    ("birth_year", "1890", "Năm sinh phải từ 1900"), ("birth_year", "năm ngoái", "không có trên lịch"),
    ("phone", "không có 😀", "Điện thoại chỉ ghi bằng số"), ("id_last4", "47", "Ghi đúng 4 số cuối"),
    ("follow_up_on", "30/02/2027", "không có trên lịch"),
])
def test_bad_input_gets_a_word_beside_its_field(page, desk, qtbot, field, text, sentence):
    fill(page)
    edit = getattr(page.form.ui, field)
    edit.setText(text)
    keys(page, qtbot, Qt.Key.Key_Return)
    assert sentence in edit.accessibleDescription() and focused() is edit
    assert edit.text() == text and counts(desk.store, "2026-11-22", "", desk.now()).day == 0


def test_text_of_any_script_is_kept_as_typed(page, desk, qtbot):
    fill(page)
    page.form.ui.note.setText("cười 😀 \u05e9\u05dc\u05d5\u05dd")
    keys(page, qtbot, Qt.Key.Key_Return)
    assert only_visit(desk)["note"] == "cười 😀 \u05e9\u05dc\u05d5\u05dd"


def test_a_person_is_found_and_taken_in(page, desk, qtbot):
    known = write_visit(desk, "Nguyễn Văn An", birth_year="1958")
    keys(page, qtbot, Qt.Key.Key_K)
    type_text("ng van a")
    press(Qt.Key.Key_Return)
    assert page.form.known.id == known.resident_id
    assert page.form.ui.services.has_focus()


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F2, NOTHING), (Qt.Key.Key_K, CTRL), (Qt.Key.Key_F3, NOTHING)])
def test_the_cursor_comes_back_to_where_it_was(page, qtbot, key, held):
    enter("Trần Thị Bé")
    type_text("195")
    keys(page, qtbot, key, held)
    assert focused() is not page.form.ui.birth_year
    press(Qt.Key.Key_Escape)
    assert focused() is page.form.ui.birth_year
    type_text("0")
    assert page.form.ui.birth_year.text() == "1950"


def test_from_the_list_of_who_is_found_the_cursor_leaves_nothing_chosen(page, desk, qtbot):
    write_visit(desk, "Nguyễn Văn An")
    page.load()
    keys(page, qtbot, Qt.Key.Key_K)
    type_text("ng van a")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.form.ui.services.has_focus() and not page.ui.recent.selectionModel().hasSelection()


def test_the_state_of_the_eid_is_lowered_only_with_a_reason(page, desk, qtbot):
    known = write_visit(desk, "Nguyễn Văn An", eid_state="l2_activated")
    page.filling.take_person(known.resident_id)
    type_text("k")
    press(Qt.Key.Key_Return)
    type_text("1")
    page.form.ui.eid_after.setCurrentIndex(page.form.ui.eid_after.findData("l1"))
    keys(page, qtbot, Qt.Key.Key_Return)
    assert focused() is page.form.ui.eid_reason
    type_text("bị khóa rồi mở lại")
    keys(page, qtbot, Qt.Key.Key_Return)
    values = show(desk.store, "resident", known.resident_id).values
    assert (values["eid_state"], values["eid_reason"]) == ("l1", "bị khóa rồi mở lại")


def test_an_unknown_hamlet_is_refused(page, desk, qtbot):
    fill(page)
    page.form.ui.hamlet.setCurrentText("Khu phố 99")
    keys(page, qtbot, Qt.Key.Key_Return)
    assert focused() in (page.form.ui.hamlet, page.form.ui.hamlet.lineEdit())
    assert counts(desk.store, "2026-11-22", "", desk.now()).day == 0


def test_context_is_set_once_and_carried(page, desk, qtbot):
    type_text("Trần")
    keys(page, qtbot, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    page.bar.ui.edit_place.setText("Nhà văn hóa, bàn 2")
    page.bar.ui.edit_event.setCurrentText("Ngày hội Chuyển đổi số")
    keys(page, qtbot, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    assert not page.bar.editing
    assert page.form.ui.full_name.text() == "Trần" and focused() is page.form.ui.full_name
    fill(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    visit = only_visit(desk)
    assert (visit["place"], visit["mode"], visit["shift"]) == ("Nhà văn hóa, bàn 2", "event", "evening")
    assert show(desk.store, "event", visit["event_id"]).values["title"] == "Ngày hội Chuyển đổi số"
    assert json.loads(desk.store.setting("desk_context"))["place"] == "Nhà văn hóa, bàn 2"


def test_another_member_takes_over_and_the_slip_stays(page, desk, qtbot):
    other = save(desk.store, [Change("member", {"full_name": "Trần Văn Nam", "role": "member"})]).records[0]
    enter("Trần Thị Bé")
    page.form.ui.services.setFocus()
    type_text("k")
    before = page.form.state()
    page.bar.edit()
    page.bar.ui.edit_member.setCurrentIndex(page.bar.ui.edit_member.findData(other))
    assert page.bar.accept()
    assert page.form.state() == before
    type_text("1", page.form.ui.helps.rows[0].outcome)
    keys(page, qtbot, Qt.Key.Key_Return)
    visit = only_visit(desk)
    assert visit["member_id"] == other
    assert desk.store.connection.execute("SELECT by FROM op WHERE record = ?", [visit["id"]]).fetchall() == [(other,)]


def test_the_service_of_the_day_stands_on_each_new_slip_and_its_letter_drops_it(page, desk, qtbot):
    page.bar.edit()
    page.bar.ui.edit_service.setCurrentIndex(page.bar.ui.edit_service.findData("CASHLESS"))
    assert page.bar.accept()
    assert page.form.ui.helps.services == ("CASHLESS",) and not page.work.half_written()
    page.form.ui.services.setFocus()
    type_text("t")
    assert page.form.ui.helps.services == ()
    page.start()
    assert page.form.ui.helps.services == ("CASHLESS",)


def test_counters_and_recent_list(page, desk):
    for name in ("Trần Thị Bé", "Lê Văn Tám"):
        write_visit(desk, name)
    page.load()
    assert page.ui.form_title.text() == "Phiếu 3"
    assert [row.name for row in page.ui.recent.rows] == ["Lê Văn Tám", "Trần Thị Bé"]


@pytest.mark.parametrize(("width", "scale"), [(1166, 100), (1259, 150), (1300, 200), (1300, 150)])
def test_the_form_is_never_wider_than_its_place(page, theme, width, scale):
    theme.apply("light", scale)
    page.resize(1366, 700)
    page.reshape(Shape(1366, 700) if width < 1300 else Shape(683, 350))
    page.form.ui.services.setFocus()
    type_text("k")
    page.resize(width, 700)
    page.grab()
    form = page.form
    assert form.width() == page.ui.form_scroll.viewport().width()
    assert form.layout().minimumSize().width() <= form.width()
    theme.apply("light", 100)


@pytest.mark.parametrize("size", [(1366, 768, 100), (1024, 600, 100), (1024, 600, 150), (1366, 768, 200)])
def test_nothing_is_cut_at_any_size(page, theme, qtbot, size):
    width, height, scale = size
    theme.apply("light", scale)
    page.resize(width, height)
    page.reshape(Shape.of(width, height, scale))
    page.form.ui.services.setFocus()
    type_text("k")
    for label in page.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and label.text() and not label.inherits("ElidedLabel"):
            assert label.width() >= label.sizeHint().width(), label.text()
    assert page.ui.save.width() >= page.ui.save.sizeHint().width()
    theme.apply("light", 100)


def test_a_clock_set_back_is_said_and_the_slip_stays_until_one_saves_again(page, desk, qtbot):
    fill(page)
    desk.store.clock.now -= timedelta(hours=2)
    keys(page, qtbot, Qt.Key.Key_Return)
    assert page.ui.message.message.fact == "Đồng hồ máy vừa lùi 2 giờ."
    assert page.form.ui.full_name.text() == "Trần Thị Bé"
    keys(page, qtbot, Qt.Key.Key_Return)
    assert only_visit(desk)["visit_on"] == "2026-11-22"


def test_somebody_new_begins_with_the_name_searched_for(page):
    page.open("new:Đặng Thị Ẵm")
    assert page.form.ui.full_name.text() == "Đặng Thị Ẵm"
    page.start()
    page.open("new:4721")
    assert page.form.ui.full_name.text() == ""
    enter("Trần Thị Bé")
    page.open("new:TRAN THI BE")
    assert page.form.ui.full_name.text() == "Trần Thị Bé" and page.ui.message.message is None
    page.open("new:Lê Văn Tám")
    assert page.form.ui.full_name.text() == "Trần Thị Bé" and "còn dở" in page.ui.message.message.fact


@pytest.mark.parametrize(("typed", "taken"), [("3", "Khu phố 3"), ("1", "Khu phố 1"), ("10", "Khu phố 10"),
                                             ("khu", "khu"), ("99", "99")])
def test_a_hamlet_half_typed_is_finished_where_only_one_is_meant(page, typed, taken):
    page.form.ui.hamlet.setFocus()
    page.form.ui.hamlet.lineEdit().setText(typed)  # typed, the list of entries would open
    press(Qt.Key.Key_Return)
    assert page.form.ui.hamlet.currentText() == taken
