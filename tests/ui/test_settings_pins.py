"""Cài đặt › Người dùng: members, their PINs, when the desk locks itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from dxdesk.store import pins
from dxdesk.store.pins import set_pin, tries_left, try_pin, who_has_pin
from dxdesk.store.workers import add_member, team_mates, working
from dxdesk.ui.idle import idle_minutes
from dxdesk.ui.settings_page import SettingsPage
from dxdesk.ui.settings_pins import UsersPane
from dxdesk.ui.shape import Shape
from tests.ui.desks import PASSPHRASE, enter, focused, press, type_text

PIN, OTHER = "481516", "902746"


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch):
    monkeypatch.setitem(pins.COST, "n", 16)


@pytest.fixture
def pane(room) -> UsersPane:
    page = room.fill(SettingsPage).page()
    page.open("users")
    return page.users


def settle(pane: UsersPane, qtbot) -> None:
    qtbot.waitUntil(lambda: not pane.members.busy, timeout=10_000)


def set_by_hand(pane: UsersPane, qtbot, pin: str, again: str, secret: str) -> None:
    pane.members.rows[0].set_button.click()
    form = pane.members.pin_form
    for field, words in ((form.pin, pin), (form.again, again), (form.secret, secret)):
        field.setText(words)
    pane.members.save_button.click()
    settle(pane, qtbot)


def test_a_pin_is_set_by_keyboard_with_the_passphrase(pane, desk, qtbot):
    assert pane.isVisible() and pane.members.rows[0].set_button.text() == "Đặt mã PIN"
    pane.members.rows[0].set_button.click()
    assert focused() is pane.members.pin_form.pin
    enter(PIN)
    enter(PIN)
    enter(PASSPHRASE)
    settle(pane, qtbot)
    assert try_pin(desk.store, working(desk.store).member_id, PIN).right
    assert pane.members.message.message.fact == "Đã lưu mã PIN của Lê Thị Hoa."
    assert pane.members.rows[0].set_button.text() == "Đổi mã PIN" and pane.members.pin_form.isHidden()
    assert pane.members.pin_form.pin.text() == pane.members.pin_form.secret.text() == ""


def test_a_weak_pin_is_told_at_once_beside_its_field(pane, desk):
    pane.members.rows[0].set_button.click()
    enter("123456")
    form = pane.members.pin_form
    assert focused() is form.pin and form.pin.property("state") == "bad"
    assert form.pin.accessibleDescription().startswith("Mã PIN này dễ đoán")
    form.pin.clear()
    enter(PIN)
    assert focused() is form.again and form.pin.property("state") == ""
    enter(OTHER)
    assert form.again.accessibleDescription() == "Hai lần gõ mã PIN chưa giống nhau."
    assert who_has_pin(desk.store) == frozenset()


def test_without_passphrase_or_with_a_wrong_one_nothing_changes(pane, desk, qtbot):
    set_by_hand(pane, qtbot, PIN, PIN, "")
    form = pane.members.pin_form
    assert form.secret.property("state") == "bad"
    form.secret.setText("không phải câu này")
    pane.members.save_button.click()
    settle(pane, qtbot)
    assert form.secret.accessibleDescription().startswith("Mật khẩu mở sổ chưa đúng")
    assert focused() is form.secret and form.pin.text() == PIN
    assert who_has_pin(desk.store) == frozenset()


def test_the_present_pin_changes_it_and_wrong_ones_count(pane, desk, qtbot):
    hoa = working(desk.store).member_id
    set_pin(desk.store, hoa, PIN)
    pane.load()
    set_by_hand(pane, qtbot, OTHER, OTHER, "135790")
    assert pane.members.pin_form.secret.accessibleDescription() == "Mã PIN chưa đúng. Còn 4 lần."
    assert tries_left(desk.store) == 4
    pane.members.pin_form.secret.setText(PIN)
    pane.members.save_button.click()
    settle(pane, qtbot)
    assert try_pin(desk.store, hoa, OTHER).right


def test_a_pin_is_taken_away(pane, desk, qtbot):
    set_pin(desk.store, working(desk.store).member_id, PIN)
    pane.load()
    assert not pane.members.rows[0].remove_button.isHidden()
    pane.members.rows[0].remove_button.click()
    assert focused() is pane.members.pin_form.secret and pane.members.pin_form.pin_row.isHidden()
    type_text(PIN)
    press(Qt.Key.Key_Return)
    settle(pane, qtbot)
    assert who_has_pin(desk.store) == frozenset() and pane.members.rows[0].remove_button.isHidden()


def test_a_further_member_is_added_with_a_role(pane, desk):
    pane.members.add_button.click()
    enter("Võ Văn Nam")
    press(Qt.Key.Key_Return)
    assert [(mate.name, mate.role) for mate in team_mates(desk.store)] == [
        ("Lê Thị Hoa", "member"), ("Võ Văn Nam", "volunteer")]
    assert len(pane.members.rows) == 2
    pane.members.add_button.click()
    enter("Võ Văn Nam")
    press(Qt.Key.Key_Return)
    assert pane.members.member_form.name.property("state") == "bad" and not pane.members.member_form.isHidden()
    pane.members.stop.click()
    assert len(pane.members.rows) == 2 and pane.members.member_form.isHidden()


def test_when_the_desk_locks_itself_is_chosen_here(pane, desk):
    assert pane.idle.minutes.value() == "10"
    pane.idle.minutes.set_value("0")
    assert idle_minutes(desk.store) == 0
    pane.idle.minutes.set_value("30")
    pane.load()
    assert idle_minutes(desk.store) == 30 and pane.idle.minutes.value() == "30"


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1024, 600), 200)])
def test_the_cards_fit_and_everything_has_a_name(pane, room, desk, theme, size, scale):
    for name in ("Võ Văn Nam", "Nguyễn Đặng Huỳnh Thị Bích Phượng"):
        set_pin(desk.store, add_member(desk.store, name), PIN)
    theme.apply("light", scale)
    room.resize(*size)
    page = pane.window().findChild(SettingsPage)
    page.reshape(Shape.of(*size, scale))
    pane.load()
    pane.members.rows[0].set_button.click()
    assert pane._column.width() <= pane.width()
    assert pane.members.minimumSizeHint().width() <= pane._column.width()
    for part in pane.findChildren(QAbstractButton) + pane.findChildren(QLineEdit) + pane.findChildren(QComboBox):
        if not part.isHidden():
            assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name), part
