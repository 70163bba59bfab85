"""The root sheet out of the window and back in by hand, on real desks."""

import re

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QFileDialog

from dxdesk.exchange.devices import devices, may_manage, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import join_ward, open_invitation
from dxdesk.exchange.root_key import root_text
from dxdesk.ui.root_panel import RootPanel
from tests.ui.desks import desk_on, press, type_text
from tests.ui.wards import invitation, names, officer, real_desk, write_slip


def shown(desk, qtbot) -> RootPanel:
    panel = RootPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(760, 760)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def ward(tmp_path):
    with officer(tmp_path) as store:
        yield store


@pytest.fixture
def panel(ward, theme, qtbot):
    with desk_on(ward, theme) as desk:
        yield shown(desk, qtbot)


def sheet_code(path) -> str:
    """The groups as somebody reads them off the paper."""
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    groups = re.findall(r"\b(\d{1,2})\. ((?:[0-9A-Z] ?){4})(?=\s|$)", text)
    return "-".join(group.replace(" ", "") for _, group in sorted(groups, key=lambda found: int(found[0])))


def print_sheet(panel: RootPanel, qtbot, path) -> str:
    panel.sheet.write_to(path)
    qtbot.waitUntil(lambda: not panel.sheet.busy, timeout=20_000)
    return sheet_code(path)


def test_the_paper_says_what_the_desk_holds_and_the_file_is_to_be_deleted(panel, qtbot, ward, tmp_path):
    path = tmp_path / "tờ khóa gốc.pdf"
    assert print_sheet(panel, qtbot, path) == root_text(ward)
    told = panel.sheet.message.message
    assert "in xong thì xóa tệp" in told.fact and told.tone == "warn"
    assert panel.sheet.look.hasFocus() and panel.sheet.save.isHidden()
    panel.sheet.delete.click()
    assert not path.exists()
    assert panel.sheet.message.message.fact == "Đã xóa tệp “tờ khóa gốc.pdf”."
    assert panel.sheet.save.hasFocus() and panel.sheet.delete.isHidden()


def test_a_file_deleted_elsewhere_is_not_asked_for_again(panel, qtbot, tmp_path):
    print_sheet(panel, qtbot, tmp_path / "a.pdf")
    (tmp_path / "a.pdf").unlink()
    panel.load()
    assert not panel.sheet.save.isHidden() and panel.sheet.message.message is None


def test_a_place_that_cannot_be_written_is_said(panel, qtbot, tmp_path):
    panel.sheet.write_to(tmp_path / "không có" / "a.pdf")
    qtbot.waitUntil(lambda: panel.sheet.message.message is not None, timeout=20_000)
    assert panel.sheet.message.message.fact.startswith("Chưa ghi được giấy: không có thư mục")
    assert panel.sheet.file is None


def test_the_button_asks_where_to_and_makes_a_pdf(panel, qtbot, tmp_path, monkeypatch):
    answers = ["", str(tmp_path / "to-khoa")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
    panel.sheet.save.click()
    assert not panel.sheet.busy
    panel.sheet.save.setFocus()
    press(Qt.Key.Key_Return, to=panel.sheet.save)
    qtbot.waitUntil(lambda: (tmp_path / "to-khoa.pdf").exists() and not panel.sheet.busy, timeout=20_000)


def test_without_a_viewer_for_pdf_it_says_where_else_to_print(panel, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    print_sheet(panel, qtbot, tmp_path / "a.pdf")
    panel.sheet.look.click()
    assert panel.sheet.message.message.fact == "Máy này chưa có chương trình mở tệp PDF."
    panel.sheet.delete.click()
    assert not (tmp_path / "a.pdf").exists()


def test_a_laptop_without_the_root_has_nothing_to_print(ward, tmp_path, theme, qtbot):
    invited = invitation(ward, tmp_path)
    with real_desk(tmp_path / "máy tổ 3") as team:
        join_ward(team, open_invitation(invited.file, invited.code, team.clock))
        with desk_on(team, theme) as desk:
            panel = shown(desk, qtbot)
            assert panel.sheet.isHidden() and not panel.recovery.isHidden()


@pytest.fixture
def lost(ward, tmp_path, theme, qtbot):
    """The officer's laptop is lost: its code on paper, the ward's stick, a team's desk, and a new officer's desk."""
    stick = tmp_path / "USB TO SO"
    stick.mkdir()
    invited = invitation(ward, tmp_path)
    with real_desk(tmp_path / "máy tổ 3") as team:
        write_slip(team, "Trần Thị Bé")
        write_slip(ward, "Nguyễn Văn Phường")
        join_ward(team, open_invitation(invited.file, invited.code, team.clock))
        for store in (ward, team, ward, team):
            exchange(store, stick)
        code, old = root_text(ward), next(device for device in devices(ward) if device.state == "own")
        ward.close()
        with (real_desk(tmp_path / "máy mới", "Văn phòng phường", "Lê Cán Bộ", role="officer") as new,
              desk_on(new, theme) as desk):
            yield shown(desk, qtbot), new, team, stick, code, old


def type_in(panel: RootPanel, code: str) -> None:
    panel.recovery.begin_button.click()
    type_text(code)


def test_sheet_and_stick_give_the_ward_back(lost, qtbot, tmp_path):
    panel, new, team, stick, code, old = lost
    type_in(panel, code.lower().replace("-", " "))
    panel.recovery.use_folder(stick)
    with qtbot.waitSignal(panel.changed, timeout=20_000):
        press(Qt.Key.Key_Return, to=panel.recovery.code.edit)
    assert panel.recovery.message.message.fact == "Máy này giữ khóa gốc của phường."
    assert may_manage(new) and root_text(new) == code
    assert not panel.sheet.isHidden()
    exchange(new, stick)
    assert names(new) == {"Trần Thị Bé", "Nguyễn Văn Phường"}
    assert invitation(new, tmp_path).file.exists()
    assert revoke(new, old.writers[-1]).device.state == "revoked"
    write_slip(new, "Phạm Thị Mới")
    exchange(new, stick)
    exchange(team, stick)
    assert "Phạm Thị Mới" in names(team)


def test_without_the_stick_it_asks_for_it_and_changes_nothing(lost, qtbot):
    panel, new, _, stick, code, _ = lost
    before = root_text(new)
    type_in(panel, code)
    panel.recovery.go.click()
    qtbot.waitUntil(lambda: not panel.recovery.busy, timeout=20_000)
    assert "Cắm USB đã dùng trong phường" in panel.recovery.message.message.fact
    assert panel.recovery.choose.hasFocus()
    assert root_text(new) == before
    panel.recovery.use_folder(stick)
    panel.recovery.go.click()
    qtbot.waitUntil(lambda: not panel.recovery.busy, timeout=20_000)
    assert root_text(new) == code


def test_groups_are_ticked_as_they_come(lost):
    panel, _, _, _, code, _ = lost
    type_in(panel, code[:12])
    tags = panel.recovery.marks._tags
    assert [tag.text() for tag in tags[:4]] == [
        f"1. {code[:4]}", f"2. {code[5:9]}", f"3. {code[10:12]}", "4. ––––"]
    assert [tag.property("tone") for tag in tags[:4]] == ["ok", "ok", "off", "off"]
    assert panel.recovery.marks.accessibleName() == "2 trên 14 nhóm đủ chữ"


def test_a_mistyped_group_is_named(lost):
    panel, new, _, _, code, _ = lost
    wrong = "Z" if code[31] != "Z" else "Y"
    type_in(panel, code[:31] + wrong + code[32:])
    assert "Đọc lại nhóm" in panel.recovery.code.edit.accessibleDescription()
    assert "7" in panel.recovery.code.edit.accessibleDescription()
    assert panel.recovery.marks._tags[6].property("tone") == "bad"
    before = root_text(new)
    panel.recovery.go.click()
    assert not panel.recovery.busy and root_text(new) == before


def test_the_whole_code_can_be_pasted_and_is_said_to_fit(lost):
    panel, _, _, _, code, _ = lost
    panel.recovery.begin_button.click()
    panel.recovery.code.set_text(code)
    assert panel.recovery.code.edit.accessibleDescription() == "Đủ 14 nhóm và khớp số kiểm."


def test_put_away_it_forgets_what_was_typed(lost):
    panel, _, _, stick, code, _ = lost
    type_in(panel, code)
    panel.recovery.use_folder(stick)
    panel.recovery.stop.click()
    assert panel.recovery.code.readings() == ("",) and panel.recovery.folder is None
    assert panel.recovery.code.isHidden() or not panel.recovery.code.isVisible()


def test_its_fields_have_names(panel):
    panel.recovery.begin_button.click()
    for widget in (panel.recovery.code.edit, panel.recovery.choose, panel.recovery.go, panel.sheet.save):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
