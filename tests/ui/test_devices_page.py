from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget

from dxdesk.errors import ExchangeError
from dxdesk.exchange.devices import approve, devices, own_fingerprint, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import open_invitation
from dxdesk.store.desk import LABEL, ROOT_PRIVATE
from dxdesk.store.saving import WRITER
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_pane import DevicesPane
from dxdesk.ui.settings_page import SettingsPage
from tests.ui.desks import SHIFT, focused, press, type_text
from tests.ui.laptops import cut_words, give, settle, visits

SIZES = ((1366, 690, "dark", 100), (1024, 600, "light", 100), (1024, 600, "contrast", 150), (1366, 768, "light", 200))
DOWN, TAB, SPACE, ENTER, ESC = (
    Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape)


@pytest.fixture
def shown(room, qtbot):
    """The pane of a desk, read and in sight."""
    def show(desk: Desk) -> DevicesPane:
        room.desk = desk
        work = room.fill(SettingsPage)
        work.go("settings", "devices")
        settle(desk, qtbot)
        return work.page().devices
    return show


def choose(pane: DevicesPane, label: str) -> None:
    """Arrow down to a laptop."""
    pane.ui.devices.setFocus()
    for _ in pane.ui.devices.rows:
        if pane.ui.devices.current.label == label:
            return
        press(DOWN)
    raise AssertionError(label)


def go_to(target: QWidget) -> None:
    """Tab to a control."""
    for _ in range(30):
        if focused() is target:
            return
        press(TAB)
    raise AssertionError(f"Tab never reached {target.objectName()}")


def state_of(desk: Desk, label: str) -> str:
    return next(device.state for device in devices(desk.store) if device.label == label)


def test_this_laptop_comes_first_with_the_number_to_read_aloud(desk, shown):
    pane = shown(desk)
    assert pane.ui.devices.rows[0].state == "own"
    assert pane.ui.own_fingerprint.text() == own_fingerprint(desk.store)
    pane.ui.copy.click()
    assert QGuiApplication.clipboard().text() == own_fingerprint(desk.store)


def test_a_laptop_is_approved_by_keys_only_after_its_number_was_compared(desk, unapproved, stick, shown, qtbot):
    give(unapproved, desk, stick, "Trần Thị Bé", "Lê Văn Tám")
    assert visits(desk) == 0
    pane = shown(desk)
    choose(pane, "Máy KP5-1")
    assert "chưa tính dòng nào" in pane.ui.detail.ui.why.text()
    go_to(pane.ui.detail.ui.approve)
    press(ENTER)
    sheet = pane.ui.compare.ui
    assert sheet.theirs_number.text() == own_fingerprint(unapproved.store)
    assert sheet.own_number.text() == own_fingerprint(desk.store)
    assert sheet.theirs_whose.text().startswith("Tự xưng là Máy KP5-1")
    assert not sheet.approve.isEnabled()
    go_to(sheet.same)
    press(SPACE)
    go_to(sheet.approve)
    press(ENTER)
    settle(desk, qtbot)
    assert visits(desk) == 2
    told = pane.ui.message.message
    assert (told.tone, told.fact) == ("ok", "Đã duyệt Máy KP5-1.")
    assert told.meaning.startswith("Đã nhận 2 phiếu đang chờ")
    assert pane.ui.detail.ui.state.text() == "Đã duyệt" and focused() is pane.ui.devices


def test_what_was_ticked_for_one_laptop_does_not_stand_for_the_next(desk, unapproved, stick, shown):
    give(unapproved, desk, stick)
    pane = shown(desk)
    choose(pane, "Máy KP5-1")
    pane.ui.detail.ui.approve.click()
    pane.ui.compare.ui.same.setChecked(True)
    press(ESC)
    assert pane.ui.devices.isVisible()
    pane.ui.detail.ui.approve.click()
    assert not pane.ui.compare.ui.same.isChecked() and not pane.ui.compare.ui.approve.isEnabled()


def trusted(desk: Desk, unapproved: Desk, stick: Path) -> None:
    give(unapproved, desk, stick, "Trần Thị Bé")
    approve(desk.store, own_fingerprint(unapproved.store))


def test_a_right_is_taken_away_in_two_steps_and_given_back(desk, unapproved, stick, shown, qtbot):
    trusted(desk, unapproved, stick)
    pane = shown(desk)
    choose(pane, "Máy KP5-1")
    go_to(pane.ui.detail.ui.revoke)
    press(ENTER)
    sheet = pane.ui.act_sheet
    assert focused() is sheet.day and not sheet.ui.act.isEnabled()
    assert any("vẫn đọc được" in line.fact for line in sheet.ui.lines.lines)
    go_to(sheet.ui.sure)
    press(SPACE)
    go_to(sheet.ui.act)
    press(ENTER)
    settle(desk, qtbot)
    assert state_of(desk, "Máy KP5-1") == "revoked" and visits(desk) == 1
    assert pane.ui.message.message.fact == "Đã thu quyền Máy KP5-1."
    go_to(pane.ui.detail.ui.reinstate)
    press(ENTER)
    assert sheet.day_row.isHidden()
    sheet.ui.sure.setChecked(True)
    sheet.ui.act.click()
    settle(desk, qtbot)
    assert state_of(desk, "Máy KP5-1") == "trusted"
    assert pane.ui.message.message.fact == "Đã trả lại quyền cho Máy KP5-1."


def test_what_a_lost_laptop_wrote_from_a_day_on_does_not_count(desk, unapproved, stick, shown, qtbot):
    trusted(desk, unapproved, stick)
    pane = shown(desk)
    choose(pane, "Máy KP5-1")
    pane.ui.detail.ui.revoke.click()
    sheet = pane.ui.act_sheet
    sheet.ui.sure.setChecked(True)
    for wrong, said in (("31/2/2026", "Gõ ngày như 22/11/2026."), ("30/11/2026", "Ngày ấy chưa tới.")):
        sheet.day.setText(wrong)
        sheet.ui.act.click()
        settle(desk, qtbot)
        assert sheet.day_row._words.text() == said and focused() is sheet.day
        assert state_of(desk, "Máy KP5-1") == "trusted"
    sheet.day.clear()
    type_text("22/11")
    sheet.ui.act.click()
    settle(desk, qtbot)
    assert visits(desk) == 0 and "không tính nữa" in pane.ui.message.message.meaning
    assert pane.ui.detail.ui.why.text().startswith("Đang giữ")


def test_the_right_to_invite_is_handed_on(desk, unapproved, stick, shown, qtbot):
    trusted(desk, unapproved, stick)
    pane = shown(desk)
    choose(pane, "Máy KP5-1")
    pane.ui.detail.ui.delegate.click()
    pane.ui.act_sheet.ui.sure.setChecked(True)
    pane.ui.act_sheet.ui.act.click()
    settle(desk, qtbot)
    assert next(one.may_invite for one in devices(desk.store) if one.label == "Máy KP5-1")
    assert pane.ui.detail.ui.delegate.isHidden()
    assert ("Quyền", "Được mời và duyệt máy") in pane.ui.detail.ui.facts.facts


def test_who_may_not_is_told_who_can(desk, unapproved, stick, shown):
    trusted(desk, unapproved, stick)
    exchange(desk.store, stick)
    exchange(unapproved.store, stick)
    pane = shown(unapproved)
    assert pane.ui.invite.isHidden() and "Nhờ cán bộ phường" in pane.ui.who_can.text()
    stranger_row = next(at for at, one in enumerate(pane.ui.devices.rows) if one.state != "own")
    pane.ui.devices.choose(stranger_row)
    detail = pane.ui.detail.ui
    for button in (detail.approve, detail.revoke, detail.delegate, detail.reinstate):
        assert button.isHidden()
    assert detail.who_can.isVisible()


def test_a_laptop_revoked_meanwhile_is_said_in_place_and_read_again(desk, unapproved, stick, shown, qtbot):
    trusted(desk, unapproved, stick)
    pane = shown(desk)
    choose(pane, "Máy KP5-1")
    pane.ui.detail.ui.revoke.click()
    with desk.reopen() as elsewhere:
        revoke(elsewhere, pane.ui.devices.current.writers[-1])
    pane.ui.act_sheet.ui.sure.setChecked(True)
    pane.ui.act_sheet.ui.act.click()
    settle(desk, qtbot)
    assert "đã bị thu quyền từ trước" in pane.ui.act_sheet.ui.message.message.fact
    press(ESC)
    assert pane.ui.detail.ui.state.text() == "Đã thu quyền"


def test_a_laptop_that_was_revoked_itself_is_told_so(desk, unapproved, stick, shown, qtbot):
    trusted(desk, unapproved, stick)
    revoke(desk.store, unapproved.store.setting(WRITER))
    exchange(desk.store, stick)
    with pytest.raises(ExchangeError):
        exchange(unapproved.store, stick)
    pane = shown(unapproved)
    assert pane.ui.message.message.fact == "Máy này đã bị thu quyền trong phường."
    assert pane.ui.invite.isHidden()


def test_a_right_lost_meanwhile_changes_nothing(desk, unapproved, stick, shown, qtbot):
    give(unapproved, desk, stick, "Trần Thị Bé")
    pane = shown(desk)
    choose(pane, "Máy KP5-1")
    pane.ui.detail.ui.approve.click()
    desk.store.set_setting(ROOT_PRIVATE, "")
    pane.ui.compare.ui.same.setChecked(True)
    pane.ui.compare.ui.approve.click()
    settle(desk, qtbot)
    assert pane.ui.compare.ui.message.message.tone == "bad" and visits(desk) == 0
    press(ESC)
    assert pane.ui.invite.isHidden() and pane.ui.detail.ui.approve.isHidden()


def test_an_invitation_shows_the_code_that_opens_it(desk, shown, tmp_path, qtbot):
    pane = shown(desk)
    go_to(pane.ui.invite)
    press(ENTER)
    sheet = pane.ui.invite_sheet
    sheet.write_to(tmp_path / "không có" / "giay-moi.dxdesk-moi")
    settle(desk, qtbot)
    assert sheet.ui.message.message.tone == "bad" and sheet.ui.ask.isVisible()
    file = tmp_path / "giay-moi.dxdesk-moi"
    sheet.ui.role.setCurrentIndex(sheet.ui.role.findData("volunteer"))
    sheet.write_to(file)
    settle(desk, qtbot)
    assert open_invitation(file, sheet.ui.code.text(), desk.store.clock).role == "volunteer"
    assert sheet.ui.message.message is None and "không gửi chung với tệp" in sheet.ui.code_note.text()
    assert dict(sheet.ui.facts.facts)["Dùng được đến"].startswith("29/11/2026")
    sheet.ui.copy.click()
    assert QGuiApplication.clipboard().text() == sheet.ui.code.text()
    assert sheet.ui.code.accessibleName().startswith("Mã mời: ") and sheet.ui.code.accessibleName().count(" ") == 13
    press(ESC)
    assert sheet.ui.told.isVisible()
    go_to(sheet.ui.done)
    press(ENTER)
    pane.ui.invite.click()
    assert sheet.ui.code.text() == "" and sheet.ui.ask.isVisible()


def test_a_copied_laptop_gets_a_name_of_its_own(desk, shown, qtbot):
    pane, before = shown(desk), desk.store.setting(WRITER)
    choose(pane, desk.store.setting(LABEL))
    go_to(pane.ui.detail.ui.declare)
    press(ENTER)
    pane.ui.act_sheet.ui.sure.setChecked(True)
    pane.ui.act_sheet.ui.act.click()
    settle(desk, qtbot)
    now = desk.store.setting(WRITER)
    assert now != before and now[:4].upper() in pane.ui.message.message.fact


def test_a_laptop_gets_another_name(desk, shown, qtbot):
    pane = shown(desk)
    assert not pane.ui.rename.isEnabled()
    for wrong in ("   ", "Ẵ" * 61):
        pane.ui.own_label.setMaxLength(100)
        pane.ui.own_label.setText(wrong)
        pane.ui.rename.click()
        assert pane.ui.message.message.tone == "bad" and focused() is pane.ui.own_label
    pane.ui.own_label.clear()
    type_text(" Máy  Khu phố 3 ")
    press(ENTER)
    settle(desk, qtbot)
    assert desk.store.setting(LABEL) == "Máy Khu phố 3" == pane.ui.devices.rows[0].label
    assert not pane.ui.rename.isEnabled()


def test_where_it_is_narrow_enter_opens_one_laptop_and_esc_goes_back(desk, unapproved, stick, shown, room, qtbot):
    give(unapproved, desk, stick)
    pane = shown(desk)
    room.resize(1024, 600)
    choose(pane, "Máy KP5-1")
    press(ENTER)
    assert pane.ui.detail_page.isVisible() and pane.ui.detail.ui.approve.isVisible()
    press(ESC)
    assert pane.ui.main.isVisible() and focused() is pane.ui.devices
    press(ENTER)
    room.resize(1366, 768)
    assert pane.ui.main.isVisible() and pane.ui.detail.isVisible()


def sheets(pane: DevicesPane) -> Iterator[None]:
    """Each sheet of the pane in turn."""
    yield None
    for at, act in ((1, "approve"), (0, "declare"), (1, "revoke")):
        pane._ask(act, pane.ui.devices.rows[at])
        yield None
    pane._invite()
    yield None
    pane._back_to_list()
    pane._open(pane.ui.devices.rows[1])
    yield None


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_at_any_size(desk, unapproved, stick, shown, room, theme, qtbot, size):
    give(unapproved, desk, stick)
    pane = shown(desk)
    width, height, name, scale = size
    theme.apply(name, scale)
    room.resize(width, height)
    for _ in sheets(pane):
        settle(desk, qtbot)
        assert cut_words(pane) == []
        assert pane.mapTo(pane.window(), pane.rect().topRight()).x() <= width


def test_every_control_of_every_sheet_has_a_name_and_tab_reaches_it(desk, unapproved, stick, shown, qtbot):
    give(unapproved, desk, stick)
    pane = shown(desk)
    for _ in sheets(pane):
        settle(desk, qtbot)
        stops = [widget for widget in pane.findChildren(QWidget) if widget.isVisible() and widget.isEnabled()
                 and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None]
        assert [one.objectName() for one in stops
                if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()] == []
        wanted, seen = set(map(id, stops)), set()
        for _ in range(40):
            press(TAB)
            seen.add(id(focused()))
        assert [one.objectName() for one in stops if id(one) in wanted - seen] == []
        press(Qt.Key.Key_Backtab, SHIFT)
