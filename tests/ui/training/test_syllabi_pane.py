"""Programmes in their table and form."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.store.training.syllabi import save_syllabus, syllabi, syllabus_of
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.syllabi_pane import SyllabiPane
from tests.ui.desks import CTRL, focused, key, press, type_text
from tests.ui.training.classes import stand_alone


@pytest.fixture
def pane(desk, qtbot) -> SyllabiPane:
    made = SyllabiPane(desk)
    stand_alone(made, qtbot)
    made.load()
    made.begin()
    return made


def row(pane: SyllabiPane, code: str) -> list[str]:
    at = next(at for at, one in enumerate(pane.table.rows) if one.code == code)
    model = pane.table.model()
    return [model.data(model.index(at, column), Qt.ItemDataRole.AccessibleTextRole) for column in range(1, 5)]


def test_the_shipped_ones_in_order(pane):
    assert pane.count.text() == "14 chương trình có sẵn"
    assert row(pane, "bdhvs_ai") == ["AI", "Người dân", "4", "Có sẵn"]


def test_a_programme_of_the_ward_by_keyboard(desk, pane, qtbot):
    press(Qt.Key.Key_Insert)
    assert focused() is pane.form.texts["title"]
    type_text("Bán hàng online")
    assert not pane.can_leave() and pane.unfinished()
    key(qtbot, Qt.Key.Key_Return, CTRL)
    made = next(one for one in syllabi(desk.store) if one.title == "Bán hàng online")
    assert row(pane, made.code)[-1] == "Của phường" and pane.count.text() == "15 chương trình, 1 của phường"
    assert focused() is pane.table and pane.can_leave()


def test_a_shipped_one_changed_and_given_back(desk, pane, qtbot):
    pane.table.choose([one.code for one in pane.table.rows].index("bdhvs_ai"))
    press(Qt.Key.Key_Return)
    assert pane.form.drop.isHidden()
    pane.form.texts["hours"].setText("5,5")
    with qtbot.waitSignal(pane.saved):
        key(qtbot, Qt.Key.Key_Return, CTRL)
    assert row(pane, "bdhvs_ai")[2:] == ["5,5", "Đã sửa"]
    press(Qt.Key.Key_Return)
    assert pane.form.drop.text() == "Về bản có sẵn"
    pane.form.drop.click()
    assert row(pane, "bdhvs_ai")[2:] == ["4", "Có sẵn"] and not syllabus_of(desk.store, "bdhvs_ai").changed


def test_one_no_longer_taught(desk, pane):
    save_syllabus(desk.store, {"valid_to": "2026-11-21"}, "bdhvs_ai")
    pane.load()
    assert row(pane, "bdhvs_ai")[-1] == "Dạy đến 21/11/2026"


@pytest.mark.parametrize(("field", "text", "says"), [
    ("title", "", "Chưa ghi tên chương trình."), ("hours", "nhiều", "Số giờ phải là số."),
    ("position", "-1", "Thứ tự phải từ 0 trở lên."), ("valid_to", "mai", "Dạy đến ngày"),
])
def test_what_is_wrong_is_said_under_its_field(desk, pane, qtbot, field, text, says):
    press(Qt.Key.Key_Return)
    pane.form.texts[field].setText(text)
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert pane.form.texts[field].accessibleDescription().startswith(says)
    assert focused() is pane.form.texts[field] and not any(one.changed for one in syllabi(desk.store))


def test_leaving_a_changed_form_asks_and_looking_again_keeps_it(pane):
    press(Qt.Key.Key_Return)
    type_text("Khác")
    pane.load()
    press(Qt.Key.Key_Escape)
    assert pane.form.message.message.fact == "Chương trình đang ghi chưa được lưu."
    pane.form.message.buttons()[0].click()
    assert focused() is pane.table


def test_narrow_windows_keep_name_hours_and_state(pane):
    for shape, hidden in ((Shape(1366, 768), []), (Shape(1024, 600), [2]), (Shape(683, 400), [1, 2])):
        pane.reshape(shape)
        assert [at for at in range(5) if pane.table.isColumnHidden(at)] == hidden
