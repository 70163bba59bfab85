from PySide6.QtCore import Qt

from dxdesk.store.lists import hamlets
from dxdesk.store.records import show
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.shape import Shape
from tests.ui.desks import CTRL, enter, focused, key, press, type_text, write_visit


def suggested(page: DeskPage, qtbot) -> None:
    with qtbot.waitSignal(page.filling.suggested, timeout=2_000, check_params_cb=bool):
        pass


def test_who_may_be_meant_comes_while_typing_and_f6_takes_him(page, desk, qtbot):
    hamlet = hamlets(desk.store)[2]
    known = write_visit(desk, "Nguyễn Văn An", birth_year="1958", id_last4="4721", phone="0912345678",
                        hamlet_id=hamlet[0])
    page.form.ui.hamlet.setCurrentText(hamlet[1])
    enter("nguyen van an")
    type_text("1958")
    suggested(page, qtbot)
    card = page.ui.candidates
    assert not card.isHidden() and focused() is page.form.ui.birth_year
    page.form.ui.phone.setText("0987654321")
    key(qtbot, Qt.Key.Key_F6)
    assert page.form.known.id == known.resident_id and card.isHidden()
    assert page.form.ui.full_name.text() == "Nguyễn Văn An" and page.form.ui.phone.text() == "0987654321"
    assert page.form.ui.services.has_focus()
    type_text("k")
    press(Qt.Key.Key_Return)
    type_text("1")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert desk.store.connection.execute("SELECT count(*) FROM resident").fetchone()[0] == 1
    assert show(desk.store, "resident", known.resident_id).values["phone"] == "0987654321"


def test_whoever_was_half_written_can_be_had_back(page, desk, qtbot):
    write_visit(desk, "Trần Văn Bình", birth_year="1950")
    enter("Nguyễn Thị Ẩn")
    enter("1958")
    page.form.ui.note.setText("nhà cuối hẻm")
    key(qtbot, Qt.Key.Key_K, CTRL)
    type_text("tran van binh")
    press(Qt.Key.Key_Return)
    ui = page.form.ui
    assert (ui.full_name.text(), ui.birth_year.text(), ui.note.text()) == ("Trần Văn Bình", "1950", "nhà cuối hẻm")
    assert page.ui.card_read.message.fact == "Đã lấy từ sổ: Trần Văn Bình, 1950."
    page.ui.card_read.buttons()[0].click()
    assert (ui.full_name.text(), ui.birth_year.text(), ui.note.text()) == ("Nguyễn Thị Ẩn", "1958", "nhà cuối hẻm")
    assert page.form.known is None and page.ui.card_read.isHidden()


def test_of_a_person_of_the_register_what_was_typed_fills_the_gaps(page, desk):
    known = write_visit(desk, "Nguyễn Văn An", id_last4="4721")
    page.form.carry({"household_no": "112", "address": "12 Lê Lợi"})
    enter("nguyen van an")
    enter("1958")
    page.form.ui.sex.set_value("M")
    page.form.ui.id_last4.setText("9999")
    page.filling.take_person(known.resident_id)
    ui = page.form.ui
    assert (ui.birth_year.text(), ui.sex.value(), ui.household_no.text(), ui.address.text()) == (
        "1958", "M", "112", "12 Lê Lợi")
    assert ui.id_last4.text() == "4721"


def test_of_a_card_and_of_somebody_taken_by_mistake_nothing_goes_on_to_another(page, desk):
    first = write_visit(desk, "Lê Văn Tám", birth_year="1941", household_no="7")
    second = write_visit(desk, "Trần Văn Bình")
    page.incoming.take("079058012347||Nguyễn Văn An|12031958|Nam|Khu phố 3|01072021")
    page.form.ui.phone.setText("0912345678")
    for taken, year in ((first, "1941"), (second, "")):
        page.filling.take_person(taken.resident_id)
        ui = page.form.ui
        assert (ui.birth_year.text(), ui.id_last4.text(), ui.phone.text()) == (year, "", "")
        assert page.form.person.number == ""
    assert ui.household_no.text() == ""


def test_somebody_found_keeps_the_household_just_written(page, desk):
    known = write_visit(desk, "Lê Văn Tám")
    page.form.carry({"household_no": "112", "address": "12 Lê Lợi"})
    enter("le")
    page.filling.take_person(known.resident_id)
    assert (page.form.ui.household_no.text(), page.form.ui.address.text()) == ("112", "12 Lê Lợi")


def test_a_card_of_somebody_known_by_name_only_gives_him_its_number(page, desk):
    known = write_visit(desk, "Nguyễn Văn An")
    page.incoming.take("079058012347||Nguyễn Văn An|12031958|Nam|Khu phố 3|01072021")
    page.filling.take_person(known.resident_id)
    assert page.form.person.number and page.form.ui.id_last4.text() == "2347"


def test_going_on_typing_means_somebody_else(page, desk, qtbot):
    write_visit(desk, "Nguyễn Văn An", birth_year="1958")
    enter("Nguyễn Văn An")
    enter("1958")
    suggested(page, qtbot)
    page.form.ui.services.setFocus()
    type_text("k")
    press(Qt.Key.Key_Return)
    type_text("1")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert desk.store.connection.execute("SELECT count(*) FROM resident").fetchone()[0] == 2
    assert page.ui.candidates.isHidden()


def test_without_a_side_column_he_stands_in_the_head_and_nothing_moves(page, desk, theme, qtbot):
    write_visit(desk, "Nguyễn Văn An", birth_year="1958")
    theme.apply("light", 150)
    page.reshape(Shape.of(1024, 600, 150))
    page.resize(958, 480)
    page.grab()
    page.form.ui.birth_year.setFocus()
    page.form.ui.full_name.setFocus()
    before = page.form.ui.full_name.mapTo(page, page.form.ui.full_name.rect().topLeft())
    enter("Nguyễn Văn An")
    type_text("1958")
    suggested(page, qtbot)
    qtbot.wait(20)
    after = page.form.ui.full_name.mapTo(page, page.form.ui.full_name.rect().topLeft())
    assert page.ui.candidates.isVisible() and abs(after.y() - before.y()) <= theme.px(8)
    theme.apply("light", 100)


def test_f4_copies_the_field_from_the_slip_before_and_never_who_somebody_is(page, desk, qtbot):
    enter("Trần Thị Bé")
    page.form.ui.note.setText("nhà cuối hẻm")
    page.form.ui.services.setFocus()
    type_text("k")
    press(Qt.Key.Key_Return)
    type_text("1")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    key(qtbot, Qt.Key.Key_F4)
    assert page.form.ui.full_name.text() == "" and "riêng từng người" in page.ui.message.message.fact
    page.form.ui.note.setFocus()
    key(qtbot, Qt.Key.Key_F4)
    assert page.form.ui.note.text() == "nhà cuối hẻm" and page.form.ui.note.property("state") == "carried"
    page.form.ui.services.setFocus()
    key(qtbot, Qt.Key.Key_F4)
    assert page.form.ui.helps.services == ("VNEID_ACTIVATE",)


def test_a_card_of_somebody_else_does_not_write_over_the_slip(page, desk, qtbot):
    enter("Trần Thị Bé")
    page.incoming.take("079058012347||NGUYỄN VĂN AN|12031958|Nam|Khu phố 3|01072021")
    assert page.form.ui.full_name.text() == "Trần Thị Bé" and page.form.person.number == ""
    assert page.ui.message.message.meaning.startswith("Phiếu đang ghi là của người khác.")
    assert len(page.ui.scan_panel.tray.rows) == 1


def test_a_card_of_the_one_being_typed_fills_the_rest(page, qtbot):
    enter("nguyen van an")
    page.form.ui.phone.setText("0912345678")
    page.incoming.take("079058012347||NGUYỄN VĂN AN|12031958|Nam|Khu phố 3|01072021")
    ui = page.form.ui
    assert (ui.full_name.text(), ui.birth_year.text(), ui.phone.text()) == ("Nguyễn Văn An", "1958", "0912345678")
