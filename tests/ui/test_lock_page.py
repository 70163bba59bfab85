"""The page over a locked desk: members by disc, six digits, another way in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from dxdesk.store.workers import Worker
from dxdesk.ui.lock_page import LockPage
from dxdesk.ui.pin_field import initials, short_names
from tests.ui.desks import focused, press, type_text

PEOPLE = [Worker(f"m{n}", name, "member") for n, name in enumerate(
    ("Lê Thị Hoa", "Võ Văn Nam", "Vũ Thị Tám", "Trần Bé", "Đặng Ngọc Ánh", "Ẵng Thị Ỗ", "Nguyễn Thị Hoa"))]
LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def make(theme, qtbot):
    def page(count=4, chosen="m1", width=1366, height=768, scale=100) -> LockPage:
        theme.apply("light", scale)
        made = LockPage(theme, PEOPLE[:count], chosen, "Phiếu 38 đang ghi dở vẫn còn nguyên.")
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.begin()
        return made
    return page


def test_the_sixth_digit_tries_for_who_worked_last(make, qtbot):
    page, tried = make(), []
    page.tried.connect(lambda *both: tried.append(both))
    type_text("48151")
    assert tried == []
    type_text("6")
    assert tried == [("m1", "481516")]


def test_dots_stand_for_digits_and_nothing_else_is_taken(make):
    page = make()
    type_text("4a đ8 👍%1")
    assert page.pin.text() == "481"
    assert page.pin.displayText().strip("●•") == "" and len(page.pin.displayText()) == 3
    press(Qt.Key.Key_Backspace)
    assert page.pin.text() == "48"


def test_arrows_choose_the_member_and_begin_the_pin_anew(make, qtbot):
    page = make(7, width=700)
    assert page._across < 7
    type_text("481")
    press(RIGHT)
    assert (page.member.name, page.pin.text()) == ("Vũ Thị Tám", "")
    for key, name in ((LEFT, "Võ Văn Nam"), (UP, "Võ Văn Nam"), (DOWN, PEOPLE[1 + page._across].name),
                      (UP, "Võ Văn Nam"), (LEFT, "Lê Thị Hoa"), (LEFT, "Lê Thị Hoa")):
        press(key)
        assert page.member.name == name
    with qtbot.waitSignal(page.tried) as tried:
        type_text("902746")
    assert tried.args == ["m0", "902746"]


def test_a_disc_may_be_clicked_or_reached_by_tab_and_digits_still_go_into_the_pin(make):
    page = make()
    page.discs[3].click()
    assert page.member.name == "Trần Bé" and focused() is page.pin
    page.discs[2].setFocus()
    type_text("4")
    assert focused() is page.pin and page.pin.text() == "4"


def test_a_refusal_is_said_and_all_six_are_typed_again(make):
    page = make()
    type_text("481516")
    page.busy("Đang mở sổ.")
    assert not page.pin.isEnabled() and not page.other_way.isEnabled()
    page.refuse("Mã PIN chưa đúng. Còn 4 lần.")
    assert page.problem.message.fact == "Mã PIN chưa đúng. Còn 4 lần."
    assert page.pin.text() == "" and focused() is page.pin
    page.busy("Đang mở sổ.")
    assert page.problem.message is None


def test_the_passphrase_is_the_other_way(make, qtbot):
    page = make()
    with qtbot.waitSignal(page.by_passphrase):
        page.other_way.click()


def test_it_says_what_is_safe_and_who_is_asked_to_who_hears_it(make):
    page = make()
    assert page.note.text() == "Phiếu 38 đang ghi dở vẫn còn nguyên."
    assert page.pin.accessibleName() == "Mã PIN 6 số của Võ Văn Nam"
    press(RIGHT)
    assert page.pin.accessibleName() == "Mã PIN 6 số của Vũ Thị Tám"
    for part in page.findChildren(QAbstractButton) + page.findChildren(QLineEdit):
        if not part.isHidden():
            assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name), part
    assert QAccessible.queryAccessibleInterface(page.pin).text(QAccessible.Text.Value).strip("●•") == ""


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 150), ((1024, 600), 200), ((480, 320), 100)])
def test_the_boxes_are_in_sight_however_small_the_window(make, qtbot, size, scale):
    page = make(7, width=size[0], height=size[1], scale=scale)
    pin, seen = page.pin, page._scroll.viewport()
    qtbot.waitUntil(lambda: seen.rect().contains(pin.rect().translated(pin.mapTo(seen, pin.rect().topLeft()))))
    assert page.pin.width() >= page.pin.sizeHint().width()


def test_two_of_one_name_are_told_apart():
    assert short_names(["Lê Thị Hoa", "Võ Văn Nam", "Trần Hoa"]) == ["Thị Hoa", "Nam", "Trần Hoa"]
    assert short_names(["Lê Thị Hoa", "Vũ Thị Hoa"]) == ["Lê Thị Hoa", "Vũ Thị Hoa"]
    assert [initials(name) for name in ("Lê Thị Hoa", "đặng ánh", "Hoa", "")] == ["LH", "ĐÁ", "H", ""]
