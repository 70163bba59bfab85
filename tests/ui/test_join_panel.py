"""Joining a ward with a desk that holds data, on real desks."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.exchange.folder import exchange
from dxdesk.store.state import state
from dxdesk.ui.join_panel import JoinPanel
from tests.ui.desks import desk_on, press, type_text
from tests.ui.wards import ELSEWHERE, invitation, names, officer, real_desk, write_slip


@pytest.fixture
def ward(tmp_path):
    with officer(tmp_path) as store:
        yield store


@pytest.fixture
def team(tmp_path):
    with real_desk(tmp_path / "máy tổ 3") as store:
        write_slip(store, "Trần Thị Bé")
        yield store


@pytest.fixture
def panel(team, theme, qtbot):
    with desk_on(team, theme) as desk:
        panel = JoinPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(760, 700)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        yield panel


def read(panel: JoinPanel, qtbot, invited) -> None:
    panel.begin_button.click()
    panel.form.drop.put(invited.file)
    type_text(invited.code)
    press(Qt.Key.Key_Return, to=panel.form.code.edit)
    qtbot.waitUntil(lambda: not panel.busy, timeout=10_000)


def test_folded_it_is_one_button_that_leads_to_the_file(panel):
    assert panel.form.isHidden() and panel.go.isHidden() and panel.lines.isHidden()
    panel.begin_button.setFocus()
    press(Qt.Key.Key_Return)
    assert panel.form.drop.button.hasFocus() and panel.begin_button.isHidden()
    panel.stop.click()
    assert panel.form.isHidden() and not panel.begin_button.isHidden()


def test_it_tells_what_will_happen_before_anything_does(panel, qtbot, ward, tmp_path, team):
    before = state(team)
    read(panel, qtbot, invitation(ward, tmp_path))
    facts = [line.fact for line in panel.lines.lines]
    assert not panel.lines.isHidden()
    assert facts[:3] == ["Mọi phiếu ở máy này còn nguyên", "Phiếu cũ đi ra phường", "Gói cũ vẫn đọc được"]
    assert panel.go.text() == "Vào Phường Thủ Dầu Một" and panel.go.property("kind") == "primary"
    assert panel.form.code.edit.hasFocus()
    press(Qt.Key.Key_Return)
    assert panel.go.hasFocus() and not panel.busy
    assert state(team) == before


def test_the_team_keeps_all_and_the_ward_gets_all(panel, qtbot, ward, team, tmp_path):
    invited = invitation(ward, tmp_path)
    write_slip(ward, "Nguyễn Văn Phường")
    read(panel, qtbot, invited)
    with qtbot.waitSignal(panel.changed, timeout=10_000):
        panel.go.click()
    assert panel.message.message.fact == "Máy này đã vào Phường Thủ Dầu Một."
    assert panel.form.isHidden()
    assert names(team) == {"Trần Thị Bé"}
    (tmp_path / "USB").mkdir()
    for store in (ward, team, ward):
        exchange(store, tmp_path / "USB")
    assert names(ward) == names(team) == {"Trần Thị Bé", "Nguyễn Văn Phường"}
    assert state(ward).state_hash == state(team).state_hash


def test_a_second_time_is_answered(panel, qtbot, ward, team, tmp_path):
    for attempt in range(2):
        read(panel, qtbot, invitation(ward, tmp_path))
        panel.go.click()
        qtbot.waitUntil(lambda: not panel.busy, timeout=10_000)
        assert panel.message.message.tone == ("ok", "bad")[attempt]
    assert panel.message.message.fact.startswith("Máy này đã ở trong phường này rồi.")


def test_an_invitation_of_another_ward_changes_nothing(panel, qtbot, team, tmp_path):
    with officer(tmp_path, ELSEWHERE) as other:
        read(panel, qtbot, invitation(other, tmp_path))
    before = state(team)
    panel.go.click()
    qtbot.waitUntil(lambda: not panel.busy, timeout=10_000)
    assert panel.message.message.fact.startswith("Giấy mời này của Phường Phú Lợi")
    assert state(team) == before


def test_a_wrong_code_is_said_and_can_be_corrected(panel, qtbot, ward, tmp_path):
    invited = invitation(ward, tmp_path)
    panel.begin_button.click()
    panel.form.drop.put(invited.file)
    type_text("000000000000")
    panel.go.click()
    qtbot.waitUntil(lambda: panel.message.message is not None, timeout=10_000)
    assert panel.message.message.fact.startswith("Mã mời chưa đúng.")
    assert panel.form.code.edit.hasFocus()
    panel.form.code.set_text(invited.code)
    assert panel.message.message is None
    panel.go.click()
    qtbot.waitUntil(lambda: panel.form.invitation is not None, timeout=10_000)


def test_what_is_lacking_is_said(panel):
    panel.begin_button.click()
    panel.go.click()
    assert panel.message.message.fact == "Chưa chọn tệp giấy mời."


def test_nothing_is_done_twice_while_it_is_being_done(panel, qtbot, ward, tmp_path):
    read(panel, qtbot, invitation(ward, tmp_path))
    panel.go.click()
    assert panel.busy and not panel.go.isEnabled() and not panel._waiting.isHidden()
    panel.form.entered.emit()
    qtbot.waitUntil(lambda: not panel.busy, timeout=10_000)
    assert panel.message.message.tone == "ok" and panel._waiting.isHidden()
