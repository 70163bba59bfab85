"""The inbox by keyboard alone: digits choose, Enter keeps, the next question comes (look §8, picture 07)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from dxdesk.store.conflicts import choose, count_conflicts, open_conflicts
from dxdesk.store.decisions import decisions
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.ui.shape import Shape
from tests.ledger.opsets import op, op_id
from tests.store.kit import take
from tests.ui.conflicts.conftest import carry
from tests.ui.desks import CTRL, focused, key, press, type_text
from tests.ui.laptops import cut_words, settle

PHONES = ("0903000123", "0987000456")


def phone_of(desk, made) -> str:
    return show(desk.store, "resident", made.resident_id).values["phone"]


def test_nothing_to_choose(page):
    page.load()
    box = page.ui.conflicts
    assert box.ui.stack.currentWidget() is box.ui.none and box.ui.open_card.isHidden()


def test_a_digit_chooses_and_enter_keeps(page, desk, disagree, qtbot):
    made = disagree("Nguyễn Văn An", phone=PHONES)
    page.load()
    box = page.ui.conflicts
    said = box.ui.sentence.accessibleName()
    assert "Nguyễn Văn An" in said and said.endswith("Giữ số nào?")
    assert PHONES[0] not in box.ui.sentence.text() and "<b>0903 ••• 123</b>" in box.ui.sentence.text()
    assert not box.ui.keep.isEnabled(), "nothing is chosen beforehand"
    key(qtbot, Qt.Key.Key_Return)
    assert count_conflicts(desk.store) == 1, "Enter keeps nothing that was not chosen"
    box.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_2)
    assert box.ui.keep.text() == "Giữ số 456"
    box.ui.why.setFocus()
    type_text("gọi thử số 2")
    assert box.ui.keep.text() == "Giữ số 456", "a digit in the reason is only a digit"
    with qtbot.waitSignal(page.saved):
        key(qtbot, Qt.Key.Key_Return)
    assert phone_of(desk, made) == PHONES[1]
    assert decisions(desk.store)[0].why == "gọi thử số 2"
    assert page.badge() == 0 and box.ui.stack.currentWidget() is box.ui.none
    assert [one.person for one in box.ui.decided.rows] == ["Nguyễn Văn An"]


def test_question_after_question_without_leaving_the_keys(page, desk, disagree, qtbot):
    made = [disagree(name, phone=PHONES) for name in ("Nguyễn Văn An", "Trương Thị Lụa", "Đỗ Văn Út")]
    page.load()
    page.ui.conflicts.ui.open.setFocus()
    for _ in made:
        key(qtbot, Qt.Key.Key_1)
        key(qtbot, Qt.Key.Key_Return)
    assert [phone_of(desk, one) for one in made] == [PHONES[0]] * 3
    assert page.badge() == 0


def test_after_a_choice_in_the_middle_the_next_question_comes(page, disagree, qtbot):
    for name in ("Nguyễn Văn An", "Trương Thị Lụa", "Đỗ Văn Út"):
        disagree(name, phone=PHONES)
    page.load()
    box = page.ui.conflicts
    last = box.ui.open.rows[2].person
    box.ui.open.setFocus()
    press(Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_1)
    key(qtbot, Qt.Key.Key_Return)
    assert last in box.ui.sentence.accessibleName() and box.ui.open.currentIndex().row() == 1


def test_the_last_card_takes_a_number_nobody_wrote(page, desk, disagree, qtbot):
    made = disagree("Nguyễn Văn An", phone=PHONES)
    page.load()
    box = page.ui.conflicts
    box.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_3)
    assert not box.ui.keep.isEnabled(), "nothing typed yet"
    type_text("091122233")
    press(Qt.Key.Key_Return)
    assert count_conflicts(desk.store) == 1, "a short number is asked about"
    assert "Enter nếu vẫn đúng" in box.asking.cards()[2]._below.text()
    type_text("3")
    key(qtbot, Qt.Key.Key_Return)
    assert phone_of(desk, made) == "0911222333"


def test_what_cannot_stand_is_said_in_the_card_and_a_doubt_is_taken_by_a_second_enter(page, desk, disagree, qtbot):
    made = disagree("Nguyễn Văn An", birth_year=("1957", "1959"))
    page.load()
    box = page.ui.conflicts
    box.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_3)
    type_text("2999")
    key(qtbot, Qt.Key.Key_Return)
    assert box.asking.cards()[2]._below.text() == "Năm sinh sau năm nay."
    focused().clear()
    type_text("1903")
    key(qtbot, Qt.Key.Key_Return)
    assert count_conflicts(desk.store) == 1
    key(qtbot, Qt.Key.Key_Return)
    assert show(desk.store, "resident", made.resident_id).values["birth_year"] == "1903"


def test_chosen_elsewhere_meanwhile_is_said_and_nothing_is_saved(page, desk, other, disagree, qtbot):
    made = disagree("Nguyễn Văn An", phone=PHONES)
    page.load()
    page.ui.conflicts.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_1)
    save(other.store, [Change("resident", {"phone": "0977000999"}, made.resident_id)])
    carry(other.store, desk.store)
    key(qtbot, Qt.Key.Key_Return)
    assert page.ui.conflicts.ui.message.message.fact.startswith("Chỗ này vừa có lần ghi khác. Chưa lưu gì")
    assert decisions(desk.store) == []


def test_a_decision_of_another_laptop_is_chosen_once_more(page, desk, other, disagree, qtbot):
    made = disagree("Nguyễn Văn An", phone=PHONES)
    carry(desk.store, other.store)
    choose(other.store, open_conflicts(other.store)[0].id, 1, "nghe nói vậy")
    carry(other.store, desk.store)
    page.load()
    box = page.ui.conflicts
    assert box.ui.stack.currentWidget() is box.ui.none
    box.ui.decided.setFocus()
    press(Qt.Key.Key_Return)
    assert "nghe nói vậy" in box.ui.sentence.accessibleName() and focused() is box.asking.cards()[1]
    assert [card.isEnabled() for card in box.asking.cards()] == [False, True, True], "what is kept is not chosen anew"
    key(qtbot, Qt.Key.Key_2)
    box.ui.why.setFocus()
    type_text("gọi lại rồi")
    assert box.ui.keep.text() == "Chọn lại: giữ số 456"
    key(qtbot, Qt.Key.Key_Return)
    assert phone_of(desk, made) == PHONES[1]
    carry(desk.store, other.store)
    assert [(one.kept, one.why) for one in decisions(other.store)] == [(2, "gọi lại rồi")]


def test_filters_narrow_and_put_away_they_narrow_nothing(page, desk, other, disagree, qtbot):
    for name in ("Nguyễn Văn An", "Trương Thị Lụa"):
        disagree(name, phone=PHONES)
    page.load()
    box = page.ui.conflicts
    box.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_F, CTRL)
    assert focused() is box.ui.filters.person
    type_text("lụa")
    qtbot.waitUntil(lambda: len(box.ui.open.rows) == 1)
    assert (box.ui.open.rows[0].person, box.ui.open_count.text()) == ("Trương Thị Lụa", "1/2")
    type_text("xyz")
    qtbot.waitUntil(lambda: not box.ui.open.rows)
    assert box.ui.stack.currentWidget() is box.ui.none
    key(qtbot, Qt.Key.Key_Escape)
    assert (len(box.ui.open.rows), box.ui.open_count.text()) == (2, "2")


def test_each_box_narrows(page, desk, other, disagree, qtbot):
    made = disagree("Nguyễn Văn An", phone=PHONES)
    save(desk.store, [Change("visit", record=made.visit_id, action="delete")])
    save(other.store, [Change("visit", {"note": "đã xong"}, made.visit_id)])
    carry(other.store, desk.store)
    page.load()
    inbox = page.ui.conflicts
    inbox.ui.narrow_down.click()
    for box, value, left in (("kind", "resident", 1), ("kind", "visit", 1), ("who", "Trần Văn Nam", 2),
                             ("state", "yes", 0), ("age", "7", 0)):
        combo = getattr(inbox.ui.filters, box)
        at = combo.findData(value) if combo.findData(value) >= 0 else combo.findText(value)
        assert at > 0
        combo.setCurrentIndex(at)
        assert (box, value, len(inbox.ui.open.rows)) == (box, value, left)
        inbox.ui.filters.every.click()


def test_late_lines_and_deletes_are_asked_without_a_third_card(page, desk, other, disagree, qtbot):
    made = disagree("Nguyễn Văn An")
    save(desk.store, [Change("visit", record=made.visit_id, action="delete")])
    save(other.store, [Change("help", {"visit_id": made.visit_id, "service": "CASHLESS"})])
    carry(other.store, desk.store)
    page.load()
    box = page.ui.conflicts
    assert "ghi thêm việc “Thanh toán số”" in box.ui.sentence.accessibleName()
    assert [card.text() for card in box.asking.cards()] == ["Xóa", "Giữ lại"]
    box.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_1)
    key(qtbot, Qt.Key.Key_Return)
    assert show(desk.store, "visit", made.visit_id).deleted
    assert [one.kept for one in decisions(desk.store)] == [1]


def test_a_delete_is_never_said_to_have_seen_the_edit_it_disagrees_with(page, desk, other, disagree, qtbot):
    made = disagree("Nguyễn Văn An")
    save(desk.store, [Change("resident", record=made.resident_id, action="delete")])
    save(other.store, [Change("resident", {"phone": PHONES[1]}, made.resident_id)])
    carry(other.store, desk.store)
    page.load()
    box = page.ui.conflicts
    _when, what, _who, seen_by = box.asking.rows.history_columns("resident", "_deleted", set())
    seen = {what.cell(change).text: seen_by.cell(change) for change in box.ui.history.rows}
    assert seen["Xóa"].tag.text == "Đã thấy bản trước" and seen["Sửa điện thoại"].tag.text == "Chưa thấy lần xóa"


def test_the_person_is_one_key_away(page, disagree, qtbot):
    made = disagree("Nguyễn Văn An", phone=PHONES)
    page.load()
    page.ui.conflicts.ui.open_record.setFocus()
    with qtbot.waitSignal(page.opened) as asked:
        key(qtbot, Qt.Key.Key_Return)
    assert asked.args == ["people", made.resident_id]


def test_markup_in_a_name_is_only_letters(page, disagree, qtbot):
    disagree("Nguyễn <b>Văn</b> An", phone=PHONES)
    page.load()
    assert "Nguyễn &lt;b&gt;Văn&lt;/b&gt; An" in page.ui.conflicts.ui.sentence.text()


def test_no_words_are_cut_and_the_deciding_row_stays_in_sight(page, disagree, qtbot):
    for name in ("Nguyễn Văn An", "Trương Thị Lụa"):
        disagree(name, phone=PHONES, birth_year=("1957", "1959"))
    box = page.ui.conflicts
    for width, height in ((1166, 736), (958, 520), (660, 380), (500, 300)):
        page.resize(width, height)
        page.reshape(Shape(width + 66, height + 40))
        page.load()
        qtbot.wait(1)
        shown = box.ui.keep.mapTo(page, box.ui.keep.rect().bottomRight())
        assert (width, cut_words(box), page.rect().contains(shown)) == (width, [], True)


def test_where_it_is_narrow_lists_and_question_take_turns(page, disagree, qtbot):
    for name in ("Nguyễn Văn An", "Trương Thị Lụa"):
        disagree(name, phone=PHONES)
    page.resize(600, 500)
    page.reshape(Shape(666, 540))
    page.load()
    box = page.ui.conflicts
    assert box.ui.stack.isVisible() and not box.ui.open_card.isVisible()
    first = box.ui.sentence.accessibleName()
    box.ui.back.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert box.ui.open_card.isVisible() and focused() is box.ui.open
    press(Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Return)
    assert box.ui.stack.isVisible() and box.ui.sentence.accessibleName() != first


def test_the_workbook_for_the_officer_by_keyboard(page, desk, disagree, qtbot, tmp_path, monkeypatch):
    disagree("Nguyễn Văn An", phone=PHONES)
    page.load()
    box = page.ui.conflicts
    box.ui.export_all.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert focused() is box.exporting.reason
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bảng kê"), ""))
    key(qtbot, Qt.Key.Key_Return)
    key(qtbot, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert (tmp_path / "bảng kê.xlsx").stat().st_size > 0
    assert box.exporting.message.message.fact == "Đã lưu bảng kê.xlsx."


def test_what_a_newer_program_wrote_is_shown_and_refused_in_words(page, desk, qtbot):
    take(desk.store, [op(1, {"zz_newer": "đỏ"}), op(2, {"zz_newer": "xanh"})])
    page.load()
    box = page.ui.conflicts
    assert [card.text() for card in box.asking.cards()] == ["Đỏ", "Xanh"]
    box.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_1)
    key(qtbot, Qt.Key.Key_Return)
    assert box.ui.message.message.fact.startswith("Mục này do bản mới hơn ghi.")
    assert count_conflicts(desk.store) == 1


def test_a_question_that_waits_for_a_file_says_of_which_laptop_and_can_be_answered(page, desk, qtbot):
    take(desk.store, [op(1, {"phone": PHONES[0]}), op(2, {"phone": PHONES[1]}, [op_id(99)])])
    page.load()
    box = page.ui.conflicts
    assert (box.ui.state.text(), box.ui.message.message.tone) == ("Chờ tệp", "warn")
    assert box.ui.message.message.fact.startswith("Đang chờ tệp của máy ")
    box.ui.open.setFocus()
    key(qtbot, Qt.Key.Key_1)
    key(qtbot, Qt.Key.Key_Return)
    assert count_conflicts(desk.store) == 0
