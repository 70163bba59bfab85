import pytest
from PySide6.QtCore import Qt

from dxdesk.store.backup import restore
from dxdesk.store.database import KEY_FILE
from dxdesk.store.keys import Sidecar
from dxdesk.ui.settings_general import GeneralSettings
from dxdesk.ui.settings_page import SettingsPage
from dxdesk.ui.shape import Shape
from dxdesk.ui.tabs import Tab
from tests.ui.desks import PASSPHRASE, SHIFT, focused, press, write_visit


@pytest.fixture
def page(room) -> GeneralSettings:
    return room.fill(SettingsPage).page().general


def test_text_size_and_ground_change_at_once(page, theme):
    page.sizes.set_value("150")
    page.themes.set_value("dark")
    assert (theme.scale, theme.name) == (150, "dark")


def test_it_shows_what_is_in_force(page, theme):
    theme.apply("contrast", 125)
    assert (page.sizes.value(), page.themes.value()) == ("125", "contrast")


def test_a_copy_can_be_opened_elsewhere(page, desk, tmp_path, qtbot):
    write_visit(desk, "Trần Thị Bé")
    page.copy_to(tmp_path / "USB của tổ")
    assert not page.copy_button.isEnabled()
    qtbot.waitUntil(page.copy_button.isEnabled, timeout=10_000)
    copy = next((tmp_path / "USB của tổ").glob("*.db"))
    assert str(copy) in page._copied.text()
    with restore(copy, tmp_path / "máy khác", PASSPHRASE) as store:
        assert store.connection.execute("SELECT full_name FROM resident").fetchall() == [("Trần Thị Bé",)]


def test_a_copy_that_cannot_be_written_is_said_and_can_be_tried_again(page, desk, tmp_path, qtbot):
    (tmp_path / "tệp").write_text("")
    page.copy_to(tmp_path / "tệp")
    qtbot.waitUntil(lambda: bool(desk.notice.standing()), timeout=10_000)
    assert desk.notice.standing()[0].tone == "bad"
    assert page.copy_button.isEnabled()
    assert page._copied.isHidden()


def change(page: GeneralSettings, old: str, new: str, again: str) -> None:
    for field, words in zip((page.old, page.new, page.again), (old, new, again), strict=True):
        field.setText(words)
    page.passphrase_button.click()


def test_a_new_passphrase_opens_the_desk(page, desk, qtbot):
    change(page, PASSPHRASE, "một câu mới dài", "một câu mới dài")
    qtbot.waitUntil(lambda: bool(desk.notice.standing()), timeout=10_000)
    assert desk.notice.standing()[0].fact == "Đã đổi mật khẩu mở sổ."
    assert Sidecar.read(desk.store.home / KEY_FILE).unlock("một câu mới dài") == desk.store.raw_key
    assert page.old.text() == page.new.text() == page.again.text() == ""


def test_the_old_passphrase_is_asked_for(page, desk, qtbot):
    change(page, "không phải câu này", "một câu mới dài", "một câu mới dài")
    qtbot.waitUntil(lambda: bool(desk.notice.standing()), timeout=10_000)
    assert desk.notice.standing()[0].tone == "bad"
    assert Sidecar.read(desk.store.home / KEY_FILE).unlock(PASSPHRASE) == desk.store.raw_key


def test_two_different_new_ones_are_refused_at_once(page, desk):
    change(page, PASSPHRASE, "một câu mới dài", "một câu khác dài")
    assert page.passphrase_button.isEnabled()
    assert page.new.property("state") == "bad"
    assert desk.notice.standing() == ()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1024, 600), 200)])
def test_the_cards_fit(page, room, theme, size, scale):
    theme.apply("light", scale)
    room.resize(*size)
    page.window().findChild(SettingsPage).reshape(Shape.of(*size, scale))
    assert page._column.width() <= page.width()


def test_arrows_go_from_tab_to_tab_and_tab_into_the_pane(page, qtbot, desk):
    whole = page.window().findChild(SettingsPage)
    whole.tabs.findChild(Tab).setFocus()
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
    assert whole.devices.isVisible() and not page.isVisible()
    press(Qt.Key.Key_Tab)
    assert whole.devices.isAncestorOf(focused())
    press(Qt.Key.Key_Backtab, SHIFT)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Tab)
    assert page.isAncestorOf(focused())
