import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from dxdesk.ui.shape import Shape
from tests.ui.desks import CTRL, focused, press, type_text, write_visit
from tests.ui.register.conftest import names


def test_an_empty_book_says_how_to_begin(page):
    page.load()
    assert page.ui.people_stack.currentWidget() is page.ui.people_empty
    assert page.ui.head.subtitle.text() == "0 người trong sổ"


@pytest.mark.parametrize("typed", ["ng van a", "678", "4721", "1958", "an nguyen"])
def test_anybody_is_found_by_a_piece_of_anything(page, desk, typed):
    write_visit(desk, "Nguyễn Văn An", birth_year="1958", id_last4="4721", phone="0912345678")
    write_visit(desk, "Trần Thị Bé", birth_year="1961")
    page.load()
    assert names(page) == ["Nguyễn Văn An", "Trần Thị Bé"]
    type_text(typed)
    assert names(page) == ["Nguyễn Văn An"]
    press(Qt.Key.Key_Return)
    assert page.ui.person_name.text() == "Nguyễn Văn An"


def test_nobody_like_that_offers_to_write_one(page, desk, qtbot):
    write_visit(desk, "Trần Thị Bé")
    page.load()
    type_text("zzz")
    assert page.ui.people_stack.currentWidget() is page.ui.people_empty
    with qtbot.waitSignal(page.opened) as asked:
        page.ui.people_empty.button.click()
    assert asked.args == ["desk", "new:zzz"]


def test_the_person_is_shown_masked_with_visits_and_changes(page, desk):
    made = write_visit(desk, "Nguyễn Văn An", birth_year="1958", sex="M", phone="0912345678", eid_state="l1")
    save_visit(desk.store, VisitDraft({}, made.resident_id, {"visit_on": "2026-11-13"},
                                      (HelpLine("EHEALTH", "partly", "NO_OTP"), HelpLine("CASHLESS", "done"))))
    save(desk.store, [Change("resident", {"phone": "0987654456"}, made.resident_id)], "đổi số")
    page.load()
    page.open(made.resident_id)
    assert "456" in page.ui.phone_value.text() and "0987" not in page.ui.phone_value.text()
    assert page.ui.skill_value.text() == "chưa có"
    told = page.ui.timeline.rows
    assert [entry.title for entry in told] == [
        "Kích hoạt VNeID xong", "Sổ sức khỏe xong một phần; Thanh toán số xong", "Ghi vào sổ lần đầu"]
    assert "Không nhận được OTP" in told[1].second and told[0].tag.text == "Ở máy này"
    first = page.ui.changes.rows[0]
    assert (first.unit, first.why, first.by) == ("phone", "đổi số", "Lê Thị Hoa")
    cells = [column.cell(first) for column in page.ui.changes.model().columns]
    assert "0987" not in " ".join(cell.spoken for cell in cells) and cells[2].text.endswith("456")


def test_write_a_visit_of_this_person(page, desk, qtbot):
    made = write_visit(desk, "Nguyễn Văn An")
    page.load()
    page.open(made.resident_id)
    with qtbot.waitSignal(page.opened) as asked:
        page.ui.write_visit.click()
    assert asked.args == ["desk", made.resident_id]


def test_arrows_look_through_people_and_search_comes_back(page, desk, qtbot):
    for name in ("Trần Thị Bé", "Lê Văn Tám"):
        write_visit(desk, name)
    page.load()
    press(Qt.Key.Key_Down)
    assert page.ui.people.hasFocus() and page.ui.person_name.text() == "Trần Thị Bé"
    press(Qt.Key.Key_Down)
    assert page.ui.person_name.text() == "Lê Văn Tám"
    qtbot.keyClick(focused(), Qt.Key.Key_K, CTRL)
    assert focused() is page.ui.search


def test_where_it_is_narrow_list_and_person_take_turns(page, desk, qtbot):
    made = write_visit(desk, "Trần Thị Bé")
    page.load()
    page.reshape(Shape(1024, 600))
    assert page.ui.list_side.isVisible() and not page.ui.detail_stack.isVisible()
    page.open(made.resident_id)
    assert not page.ui.list_side.isVisible() and page.ui.detail_stack.isVisible()
    page.ui.back.click()
    assert page.ui.list_side.isVisible() and focused() is page.ui.search


def test_a_row_says_itself_to_a_screen_reader(page, desk):
    write_visit(desk, "Nguyễn Văn An", birth_year="1958", eid_state="l2_activated")
    page.load()
    table = QAccessible.queryAccessibleInterface(page.ui.people)
    said = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    assert "Nguyễn Văn An, 1958. Đã kích hoạt" in said
