import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget

from dxdesk.store.saving import Change, save
from dxdesk.store.undo import undo_save
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.page import Page
from dxdesk.ui.register.register_page import RegisterPage
from tests.ui.desks import write_visit

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Desk(Page):
    key, page_title, rail_icon, rail_word, rail_short = "desk", "Bàn làm việc", "desk", "Bàn làm việc", "Bàn"

    def __init__(self, desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.loads, self.taken, self.stay, self.todo, self.shapes = desk, 0, [], False, 0, []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def load(self) -> None:
        self.loads += 1

    def open(self, what: str) -> None:
        self.taken.append(what)

    def can_leave(self) -> bool:
        return not self.stay

    def badge(self) -> int:
        return self.todo

    def reshape(self, shape) -> None:
        self.shapes.append(shape)


class People(Desk):
    key, page_title, rail_icon, rail_word, rail_short = "register", "Người dân", "people", "Người dân", "Dân"


@pytest.fixture
def work(room):
    return room.fill(Desk, People)


def item(work, key: str):
    return next(item for item in work.rail._items if item.key == key)


def test_the_first_page_is_shown_and_marked(work):
    assert work.page().key == "desk"
    assert work.page().loads == 1
    assert item(work, "desk").isChecked()
    assert not item(work, "register").isChecked()


def test_a_page_is_built_once_and_asked_again_each_time(work, qtbot):
    qtbot.mouseClick(item(work, "register"), Qt.MouseButton.LeftButton)
    people = work.page()
    assert people.key == "register"
    work.go("desk")
    work.go("register")
    assert work.page() is people
    assert people.loads == 2


def test_alt_and_a_digit_go_to_a_page(work, qtbot):
    qtbot.keyClick(work.window(), Qt.Key.Key_2, ALT)
    assert work.page().key == "register"
    qtbot.keyClick(work.window(), Qt.Key.Key_1, ALT)
    assert work.page().key == "desk"


def test_a_page_that_must_not_be_left_stays(work):
    work.page().stay = True
    work.go("register")
    assert work.page().key == "desk"
    assert item(work, "desk").isChecked()


def test_a_page_can_send_the_person_on_with_what_is_at_hand(work):
    work.page().opened.emit("register", "r-1")
    assert work.page().key == "register"
    assert work.page().taken == ["r-1"]


def test_what_is_typed_waits_behind_another_page(work):
    work.page().field.setText("Nguyễn Văn")
    work.go("register")
    work.go("desk")
    assert work.page().field.text() == "Nguyễn Văn"


def test_things_to_do_stand_on_the_rail(work):
    work.page().todo = 2
    work.page().saved.emit()
    assert item(work, "desk")._badge == 2
    assert item(work, "desk").accessibleDescription() == "2 việc cần làm"


def test_the_strip_says_only_what_is_true(work, room):
    def said() -> list[str]:
        return [label.text() for label in work.strip.findChildren(QLabel)]

    assert "Không có phiếu chưa gửi" in said()
    assert "Chưa gửi lần nào" in said()
    saved = write_visit(room.desk, "Trần Thị Bé")
    work.page().saved.emit()
    assert "1 phiếu chưa gửi" in said()
    assert any(words.startswith("Đã lưu ở máy này lúc 21:0") for words in said())
    undo_save(room.desk.store, saved.save)


@pytest.mark.parametrize(("size", "rail", "strip", "bar"), [
    ((1366, 768), 200, True, False),
    ((1366, 690), 200, False, False),
    ((1024, 768), 66, True, False),
    ((1024, 600), 66, False, False),
    ((800, 410), 66, False, True),
])
def test_the_layout_follows_the_window(work, room, size, rail, strip, bar):
    room.resize(*size)
    work.reshape()
    assert work.rail.width() == rail
    assert work.strip.isVisibleTo(work) is strip
    assert work.bar.isVisibleTo(work) is bar
    assert work.rail.isVisibleTo(work) is not bar


def test_larger_text_is_a_smaller_window(work, room, theme):
    theme.apply("light", 150)
    assert work.rail.width() == 99
    assert work.page().shapes[-1].width < 1366 / 1.4
    theme.apply("light", 200)
    assert work.page().shapes[-1].narrow


def test_a_page_s_wishes_never_make_the_window_larger(work, room):
    work.page().field.setMinimumSize(3000, 3000)
    room.resize(1024, 600)
    assert (room.window.width(), room.window.height()) == (1024, 600)


def test_where_there_is_no_room_for_a_rail_one_button_holds_the_pages(work, room, qtbot):
    room.resize(800, 400)
    menu = work.menu()
    assert [action.text() for action in menu.actions()] == ["&1  Bàn làm việc", "&2  Người dân"]
    menu.actions()[1].trigger()
    assert work.page().key == "register"


def test_practice_is_framed_and_says_so(work, room):
    assert room.window.frame.property("practice") is True
    assert room.window._box.contentsMargins().left() == 4
    assert any(label.text() == "TẬP DƯỢT" for label in work.rail.findChildren(QLabel))


def test_whose_desk_it_is_stands_on_the_rail(work):
    words = {label.text() for label in work.rail.findChildren(QLabel)}
    assert {"P. Thủ Dầu Một", "Tổ Khu phố 3", "Lê Thị Hoa", "LH"} <= words


def test_every_button_has_a_name_and_can_be_reached_by_keyboard(work):
    # Of the pages on the rail one is reached by Tab, the others from there by arrows.
    assert sum(bool(item.focusPolicy() & Qt.FocusPolicy.TabFocus) for item in work.rail._items) == 1
    for button in work.findChildren(QAbstractButton):
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name), button
        assert button in work.rail._items or button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_ctrl_l_asks_for_the_lock(work, qtbot):
    with qtbot.waitSignal(work.lock):
        qtbot.keyClick(work.window(), Qt.Key.Key_L, CTRL)


def test_messages_stand_above_the_strip_and_take_nothing_when_there_is_none(work, room):
    assert work.notices.isHidden()
    height = work.page().height()
    room.desk.notice.say("bad", "Chưa lưu được: ổ đĩa đầy.")
    room.resize(1366, 767)
    assert work.notices.isVisible()
    assert work.page().height() < height


def test_who_takes_over_at_the_desk_stands_in_the_rail(room, desk):
    other = save(desk.store, [Change("member", {"full_name": "Trần Văn Nam", "role": "leader"})]).records[0]
    work = room.fill(DeskPage, RegisterPage)
    bar = work.page().bar
    bar.edit()
    bar.ui.edit_member.setCurrentIndex(bar.ui.edit_member.findData(other))
    assert bar.accept()
    assert work.rail._name.text() == "Trần Văn Nam" and work.rail._role.text() == "Tổ trưởng"


def test_what_is_half_written_is_told_from_any_page(room):
    work = room.fill(DeskPage, RegisterPage)
    work.page().form.ui.full_name.setText("Trần Thị Bé")
    work.go("people")
    assert work.half_done() == "Phiếu 1 đang ghi dở vẫn còn nguyên."


CARD = "079058012347||NGUYỄN VĂN AN|12031958|Nam|Khu phố 3|01072021"


def test_a_scan_goes_to_the_page_in_sight_and_else_to_the_desk(room, desk):
    work = room.fill(DeskPage, RegisterPage)
    known = write_visit(desk, "Nguyễn Văn An", national_id="079058012347")
    work.go("people")
    work.take_scan(CARD)
    assert work.page().key == "people" and work.page().pane.record == known.resident_id
    work.take_scan(CARD.replace("079058012347", "079058012348"))
    assert work.page().key == "desk" and work.page().form.person.number == "079058012348"


def test_a_scan_behind_the_lock_is_nobodys(room, desk):
    work = room.fill(DeskPage)
    work.hide()
    work.take_scan(CARD)
    assert work.page().form.is_empty()
