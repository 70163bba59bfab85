"""The first run by invitation, through the real program on real desks."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from dxdesk.domain.catalogues import load_communes
from dxdesk.exchange.folder import exchange
from dxdesk.paths import resource_path
from dxdesk.store.desk import PRACTICE
from dxdesk.ui.first_run import INVITATION, KEY, PERSON, WARD, FirstRunPage
from dxdesk.ui.invitation_form import CALL
from dxdesk.ui.start import Program
from tests.ui.desks import Clock, press, type_text
from tests.ui.wards import invitation, names, officer, write_slip

PASS = "bà tư bán bún riêu"


@pytest.fixture
def ward(tmp_path):
    with officer(tmp_path) as store:
        yield store


@pytest.fixture
def invited(ward, tmp_path):
    return invitation(ward, tmp_path, "leader")


@pytest.fixture
def program(qapp, home, qtbot):
    program = Program(qapp, home, None, Clock())
    qtbot.addWidget(program.window)
    program.start()
    qtbot.waitUntil(lambda: program.background is not None and program.cover is not None)
    program.window.showNormal()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    yield program
    program.close()


@pytest.fixture
def page(program) -> FirstRunPage:
    return program.cover


def drop(page: FirstRunPage, file) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    page.ui.invitation.drop.dropEvent(event)  # sent as an event it goes where the mouse last entered


def hand_over(page: FirstRunPage, file, code: str) -> None:
    """To the invitation, the file dropped, the code typed, Enter."""
    if page._step == WARD:
        page.ui.invited.click()
    drop(page, file)
    page.ui.invitation.code.clear()
    type_text(code)
    enter(page)


def enter(page: FirstRunPage) -> None:
    """Enter in the code; while the invitation is opened nothing has the focus."""
    press(Qt.Key.Key_Return, to=page.ui.invitation.code.edit)


def read(page: FirstRunPage, qtbot, invited) -> None:
    hand_over(page, invited.file, invited.code)
    qtbot.waitUntil(lambda: page.ui.invitation.invitation is not None, timeout=10_000)


def refused(page: FirstRunPage, qtbot) -> str:
    qtbot.waitUntil(lambda: page.ui.busy.isHidden() and page.ui.problem.message is not None, timeout=10_000)
    return page.ui.problem.message.fact


def say_who(page: FirstRunPage) -> None:
    for field, words in ((page.ui.member_name, "Trần Văn Tổ"), (page.ui.team_name, "Tổ Khu phố 2"),
                         (page.ui.passphrase, PASS), (page.ui.passphrase_again, PASS)):
        field.setText(words)
    page.ui.next.click()


def test_file_and_code_tell_ward_inviter_role_and_end(page, qtbot, invited):
    read(page, qtbot, invited)
    facts = dict(page.ui.invitation.facts.facts)
    assert facts["Nơi"] == "Phường Thủ Dầu Một, Thành phố Hồ Chí Minh"
    assert facts["Vai trò của bạn"] == "Tổ trưởng"
    assert facts["Người mời"].startswith("Máy ")
    assert facts["Dùng được đến"].startswith("29/11/2026 21:")
    assert page.ui.invitation.found.message.fact == "Giấy mời vào Phường Thủ Dầu Một."
    assert page._step == INVITATION and page.ui.next.hasFocus()
    assert page.ui.next.text() == "Tiếp: tên và mật khẩu"


def test_the_desk_is_made_in_that_ward_with_that_role(page, program, qtbot, invited, ward, tmp_path):
    write_slip(ward, "Trần Thị Bé")
    read(page, qtbot, invited)
    press(Qt.Key.Key_Return)
    assert page._step == PERSON
    assert page.ui.role.isHidden() and page.ui.role_given.text() == "Tổ trưởng, theo giấy mời"
    say_who(page)
    qtbot.waitUntil(lambda: page._step == KEY, timeout=10_000)
    page.ui.key_written.setChecked(True)
    page.ui.next.click()
    qtbot.waitUntil(lambda: program.workspace is not None)
    desk = program.workspace.desk
    assert (desk.who.ward_name, desk.who.team_name, desk.who.member_name) == (
        "Phường Thủ Dầu Một", "Tổ Khu phố 2", "Trần Văn Tổ")
    assert desk.store.value("member", desk.who.member_id, "role") == "leader"
    assert desk.store.setting(PRACTICE) != "1"
    (tmp_path / "USB").mkdir()
    exchange(ward, tmp_path / "USB")
    with desk.reopen() as store:
        exchange(store, tmp_path / "USB")
        assert names(store) == {"Trần Thị Bé"}


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n",
                                   lambda code: code.replace("0", "O").replace("1", "l")])
def test_the_code_may_be_typed_as_it_was_heard(page, qtbot, invited, typed):
    page.ui.invited.click()
    drop(page, invited.file)
    page.ui.invitation.code.edit.insert("")
    page.ui.invitation.code.set_text(typed(invited.code))
    page.ui.next.click()
    qtbot.waitUntil(lambda: page.ui.invitation.invitation is not None, timeout=10_000)


@pytest.mark.parametrize("method", [0, 1])
def test_what_an_input_method_made_of_the_code_opens_it_too(page, qtbot, ward, tmp_path, monkeypatch, method):
    letters = iter("a" + ("a", "6")[method] + "7m2x4p9rtd")
    monkeypatch.setattr("dxdesk.exchange.invitation.secrets.choice", lambda _: next(letters))
    invited = invitation(ward, tmp_path)
    assert invited.code[:2] == ("AA", "A6")[method]
    hand_over(page, invited.file, "â" + invited.code[2:])
    qtbot.waitUntil(lambda: page.ui.invitation.invitation is not None, timeout=10_000)


def test_three_wrong_codes_send_to_the_inviter_and_leave_everything_as_it_was(page, home, qtbot, invited):
    before = invited.file.read_bytes()
    for attempt in range(3):
        hand_over(page, invited.file, "0000-0000-0000") if not attempt else enter(page)
        sentence = refused(page, qtbot)
        assert (sentence == CALL) is (attempt == 2)
        assert page.ui.invitation.code.edit.hasFocus()
    assert "Gọi người mời" in CALL
    assert invited.file.read_bytes() == before
    assert sorted(path.name for path in home.parent.rglob("*")) in ([], [home.name, "window.ini"], ["window.ini"])
    page.ui.invitation.code.set_text(invited.code)
    page.ui.next.click()
    qtbot.waitUntil(lambda: page.ui.invitation.invitation is not None, timeout=10_000)


def test_an_expired_invitation_is_said(page, program, qtbot, invited):
    program._clock = Clock(datetime(2026, 12, 5, tzinfo=UTC))
    hand_over(page, invited.file, invited.code)
    assert refused(page, qtbot).startswith("Giấy mời này hết hạn từ 29/11/2026")
    assert page.ui.invitation.invitation is None


@pytest.mark.parametrize(("name", "data", "said"), [
    ("anh.jpg", b"\xff\xd8\xff", "Tệp này không phải giấy mời"),
    ("giay.dxdesk-moi", b"dxdesk-invitation-9\n{}", "Giấy mời này do bản mới hơn làm."),
    ("hong.dxdesk-moi", b"dxdesk-invitation-1\n{", "Giấy mời này bị hỏng."),
])
def test_a_file_that_is_no_invitation_of_this_program_is_said(page, qtbot, tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    hand_over(page, tmp_path / name, "K7QM-2X4P-9RTD")
    assert refused(page, qtbot).startswith(said)


def test_a_file_that_is_gone_is_said(page, qtbot, invited):
    page.ui.invited.click()
    page.ui.invitation.drop.put(invited.file)
    invited.file.unlink()
    page.ui.invitation.code.set_text(invited.code)
    page.ui.next.click()
    assert refused(page, qtbot).startswith("Không đọc được tệp này.")


def test_what_is_lacking_is_asked_for_in_its_order(page, invited):
    page.ui.invited.click()
    assert page.ui.invitation.drop.button.hasFocus()
    page.ui.next.click()
    assert page.ui.problem.message.fact == "Chưa chọn tệp giấy mời."
    drop(page, invited.file)
    assert page.ui.invitation.code.edit.hasFocus()
    page.ui.next.click()
    assert page.ui.problem.message.fact == "Chưa gõ mã, 12 chữ."
    type_text("K7QM")
    press(Qt.Key.Key_Return)
    assert page.ui.problem.message.fact == "Còn thiếu 8 chữ."


def test_enter_without_a_file_points_to_the_button_and_does_not_press_it(page, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: pytest.fail("asked"))
    page.ui.invited.click()
    page.ui.invitation.code.edit.setFocus()
    type_text("K7QM2X4P9RTD")
    press(Qt.Key.Key_Return)
    assert page.ui.problem.message.fact == "Chưa chọn tệp giấy mời."
    assert page.ui.invitation.drop.button.hasFocus()


def test_another_code_or_file_forgets_what_was_read(page, qtbot, invited):
    read(page, qtbot, invited)
    page.ui.invitation.code.edit.setFocus()
    press(Qt.Key.Key_Backspace)
    assert page.ui.invitation.invitation is None
    assert page.ui.invitation.facts.isHidden()
    assert page.ui.next.text() == "Xem giấy mời"


def test_going_back_to_the_list_gives_the_invitation_up(page, program, qtbot, invited):
    page.set_communes(load_communes(resource_path("data")))
    read(page, qtbot, invited)
    page.ui.next.click()
    page.ui.back.click()
    assert page._step == INVITATION and page.ui.invitation.invitation is not None
    page.ui.back.click()
    assert page._step == WARD and page.ui.invitation.invitation is None
    page.ui.ward_search.setFocus()
    type_text("thu d")
    press(Qt.Key.Key_Return)
    assert page._step == PERSON
    assert page.ui.role_given.isHidden() and not page.ui.role.isHidden()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1024, 600), 100), ((1024, 600), 200)])
def test_nothing_is_wider_than_the_window(page, program, theme, qtbot, invited, size, scale):
    program.theme.apply("light", scale)
    read(page, qtbot, invited)
    program.window.resize(*size)
    qtbot.wait(10)
    assert page.ui.steps_place.width() <= page.ui.scroll.viewport().width()
    assert page.ui.next.mapTo(page, page.ui.next.rect().bottomRight()).x() < page.width()
    program.theme.apply("light", 100)
