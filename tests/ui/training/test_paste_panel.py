"""A list is pasted, looked at, answered by keys and enrolled; nothing of it stays, nobody is guessed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from dxdesk.store.saving import Change, save
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.learners import learners
from dxdesk.ui.context import Desk
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.learners_pane import LearnersPane
from dxdesk.ui.training.paste_panel import PastePanel
from tests.store.training.kit import make
from tests.ui.desks import CTRL, focused, key, press, type_text
from tests.ui.training.classes import stand_alone

LIST = """DANH SÁCH LỚP
Lê Thị Ánh, 1957
Võ Văn Kiệt 1960 0903 111 333
Trần Văn Mới 1970
Lê Thị Ánh"""


@pytest.fixture
def course(desk: Desk) -> str:
    for name, year, phone in (("Lê Thị Ánh", "1957", ""), ("Võ Văn Kiệt", "1960", "0903111333")):
        make(desk.store, "resident", full_name=name, birth_year=year, phone=phone)
    return make(desk.store, "course", title="Lớp 1")


@pytest.fixture
def pane(desk: Desk, course: str, qtbot) -> LearnersPane:
    QGuiApplication.clipboard().clear()
    shown = LearnersPane(desk)
    shown.saved.connect(lambda: shown.show_class(class_of(desk.store, course)))
    shown.show_class(class_of(desk.store, course))
    stand_alone(shown, qtbot, (860, 600))
    return shown


@pytest.fixture
def panel(pane: LearnersPane) -> PastePanel:
    pane.ui.paste.click()
    return pane.ui.pasting


def look(panel: PastePanel, qtbot, text: str = LIST) -> None:
    panel.edit.setPlainText(text)
    key(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not panel._busy)


def tags(panel: PastePanel) -> list[str]:
    return [panel.table.model().columns[3].cell(row).tag.text for row in panel.table.rows]


def test_what_is_not_clear_is_asked_and_answered_by_keys(pane, panel, desk, course, qtbot):
    look(panel, qtbot)
    assert tags(panel) == ["Bỏ qua", "Chưa rõ", "Ghi danh", "Ghi mới", "Chưa rõ"]
    assert focused() is panel.table and panel.ask.question.text() == "Dòng 2: Lê Thị Ánh là ai?"
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert "2 dòng chưa rõ" in panel.message.accessibleName() and not learners(desk.store, course)
    type_text("1")
    assert panel.table.current.number == 5 and tags(panel)[1] == "Ghi danh" and panel.message.isHidden()
    type_text("k")
    assert panel.enrol.text() == "Ghi danh 4 người" and "1 khách" in panel.counted.text()
    key(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not panel._busy)
    assert {(one.name, one.kind, one.source) for one in learners(desk.store, course)} == {
        ("Lê Thị Ánh", "resident", "list"), ("Võ Văn Kiệt", "resident", "list"),
        ("Trần Văn Mới", "resident", "list"), ("Lê Thị Ánh", "guest", "list")}
    assert not panel.edit.toPlainText() and pane.can_leave() and "Đã ghi danh 4 người." in pane.ui.told.accessibleName()
    key(qtbot, Qt.Key.Key_Z, CTRL)
    assert not learners(desk.store, course)


def test_whom_the_register_lacks_may_all_be_guests(pane, panel, desk, course, qtbot):
    look(panel, qtbot, "Bà Tư\nÔng Năm Rê")
    panel.others.set_value("guest")
    assert tags(panel) == ["Khách", "Khách"]
    panel.enrol.click()
    qtbot.waitUntil(lambda: not panel._busy)
    assert {one.kind for one in learners(desk.store, course)} == {"guest"}


def test_enter_goes_to_the_answers_and_takes_one(panel, qtbot):
    look(panel, qtbot)
    press(Qt.Key.Key_Return)
    assert focused() is panel.ask.table
    press(Qt.Key.Key_Return)
    assert focused() is panel.table and tags(panel)[1] == "Ghi danh" and panel.table.current.number == 5


def test_nothing_to_read_and_too_much_are_said_and_the_text_stays(panel, qtbot):
    for text, told in (("123\n===", "Không thấy tên ai"), ("An\n" * 3_000, "Chưa đọc gì")):
        look(panel, qtbot, text)
        assert told in panel.message.accessibleName() and panel.edit.toPlainText() == text


def test_a_pasted_list_is_not_lost_by_leaving(pane, panel, qtbot):
    assert pane.can_leave()
    look(panel, qtbot)
    assert not pane.can_leave() and "chưa ghi danh" in pane.unfinished()
    press(Qt.Key.Key_Escape)
    assert panel.edit.toPlainText() == LIST and focused() is panel.edit
    press(Qt.Key.Key_Escape)
    assert pane.ui.listing


def test_somebody_deleted_meanwhile_is_told_and_nobody_enrolled(panel, desk, course, qtbot):
    look(panel, qtbot, "Võ Văn Kiệt 1960 0903111333\nTrần Văn Mới 1970")
    person = panel.table.rows[0].answer
    save(desk.store, [Change("resident", {}, person, "delete")])
    panel.enrol.click()
    qtbot.waitUntil(lambda: not panel._busy)
    assert "Võ Văn Kiệt đã xóa" in panel.message.accessibleName() and not learners(desk.store, course)


def test_a_list_put_away_while_it_is_looked_at_does_not_come_back(pane, panel, qtbot):
    panel.edit.setPlainText(LIST)
    panel.look.click()
    panel.back.click()
    qtbot.waitUntil(lambda: not panel._busy)
    assert pane.ui.listing and not panel.reading and pane.can_leave()


def test_in_a_narrow_window_the_answers_take_the_place_of_the_lines(pane, panel, desk, course, qtbot):
    pane.reshape(Shape(683, 384))
    look(panel, qtbot)
    press(Qt.Key.Key_Return)
    assert panel.table.isHidden() and focused() is panel.ask.table
    type_text("b")
    assert panel.table.isHidden() and panel.ask.question.text().startswith("Dòng 5")
    key(qtbot, Qt.Key.Key_Escape)
    assert not panel.table.isHidden() and focused() is panel.table
    press(Qt.Key.Key_Return)
    type_text("1")
    assert not panel.table.isHidden() and tags(panel) == ["Bỏ qua", "Bỏ qua", "Ghi danh", "Ghi mới", "Ghi danh"]
