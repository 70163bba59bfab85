import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from dxdesk.domain.catalogues import load_communes
from dxdesk.errors import StoreError
from dxdesk.paths import resource_path
from dxdesk.store.database import open_store
from dxdesk.store.drafts import held_drafts
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.first_run import KEY, FirstRunPage
from dxdesk.ui.start import BUSY_CLOSING, Program
from dxdesk.ui.unlock import UnlockPage
from tests.ui.desks import Clock, opened_desk

PASS = "bà tư bán bún riêu"


@pytest.fixture
def start(qapp: QApplication, home: Path, qtbot):
    """Starts the program on a home, as often as asked; everything is closed at the end."""
    running = []

    def begin(on: Path = home, make_practice=None) -> Program:
        program = Program(qapp, on, make_practice, Clock())
        running.append(program)
        qtbot.addWidget(program.window)
        program.start()
        qtbot.waitUntil(lambda: program.background is not None and program.cover is not None)
        return program

    yield begin
    for program in running:
        program.close()


def begin_desk(program: Program):
    """Through the first run until the desk is being made; gives the form."""
    ui = program.cover.ui
    program.cover.set_communes(load_communes(resource_path("data")))
    ui.ward_search.setText("thu dau mot")
    ui.next.click()
    ui.member_name.setText("Lê Thị Hoa")
    ui.team_name.setText("Tổ Khu phố 3")
    ui.passphrase.setText(PASS)
    ui.passphrase_again.setText(PASS)
    ui.next.click()
    return ui


def found_desk(program: Program, qtbot) -> str:
    """Through the first run to the open desk; gives the recovery key."""
    ui = begin_desk(program)
    qtbot.waitUntil(lambda: program.cover._step == KEY, timeout=10_000)
    recovery = ui.recovery_key.property("key")
    ui.key_written.setChecked(True)
    ui.next.click()
    qtbot.waitUntil(lambda: program.workspace is not None)
    return recovery


def unlock(program: Program, passphrase: str) -> None:
    program.cover.passphrase.setText(passphrase)
    program.cover.open_button.click()


def said(program: Program) -> str:
    problem = program.cover.problem
    return problem.message.fact if problem is not None and problem.message else ""


def test_a_first_start_leads_to_a_desk_that_opens_at_the_event_desk(start, qtbot):
    program = start()
    assert isinstance(program.cover, FirstRunPage)
    assert program.cover.ui.practice.isHidden()
    found_desk(program, qtbot)
    who = program.workspace.desk.who
    assert (who.ward_name, who.team_name, who.member_name, who.practice) == (
        "Phường Thủ Dầu Một", "Tổ Khu phố 3", "Lê Thị Hoa", False)
    assert program.workspace.page().key == "desk"
    assert program.cover is None


def test_the_next_start_asks_for_the_passphrase(start, home, qtbot):
    first = start()
    found_desk(first, qtbot)
    first.window.close()
    again = start()
    assert isinstance(again.cover, UnlockPage)
    assert again.cover.note.text() == "Phường Thủ Dầu Một, Tổ Khu phố 3"
    unlock(again, "không phải câu này")
    qtbot.waitUntil(lambda: said(again).startswith("Mật khẩu mở sổ chưa đúng."), timeout=10_000)
    unlock(again, PASS)
    qtbot.waitUntil(lambda: again.workspace is not None, timeout=10_000)


def test_the_desk_is_drawn_with_nothing_in_it_while_the_passphrase_is_tried(start, home, qtbot):
    first = start()
    found_desk(first, qtbot)
    first.window.close()
    again = start()
    qtbot.waitUntil(lambda: not again.background.busy, timeout=10_000)
    unlock(again, "không phải câu này")
    qtbot.waitUntil(lambda: bool(said(again)) and again.workspace is None, timeout=10_000)
    qtbot.waitUntil(lambda: again.window.stack.findChild(DeskPage) is not None)
    drawn = again.window.stack.findChild(DeskPage)
    assert not drawn.isVisible()
    assert drawn.form.ui.hamlet.count() == 0
    unlock(again, PASS)
    qtbot.waitUntil(lambda: again.workspace is not None, timeout=10_000)
    assert again.workspace.page() is drawn
    assert drawn.isVisible()
    assert again.window.stack.findChildren(DeskPage) == [drawn]


def test_what_is_to_be_drawn_goes_with_a_window_closed_meanwhile(start, qtbot, monkeypatch):
    first = start()
    found_desk(first, qtbot)
    first.window.close()
    again = start()
    qtbot.waitUntil(lambda: not again.background.busy, timeout=10_000)
    monkeypatch.setattr(again, "work", lambda *_: None)  # whoever closes does not wait for the answer
    unlock(again, PASS)
    (soon,) = again.window.stack.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert soon.isActive()


def test_a_desk_copied_here_says_so_at_its_first_opening_and_no_more(start, home, tmp_path, qtbot):
    first = start()
    found_desk(first, qtbot)
    first.close()
    copied = tmp_path / "bản sao"
    shutil.copytree(home, copied)
    told = []
    for _ in range(2):
        program = start(copied)
        unlock(program, PASS)
        qtbot.waitUntil(lambda program=program: program.workspace is not None)
        told.append(" ".join(message.fact for message in program.workspace.desk.notice.standing()))
        program.close()
    assert ["chép từ nơi khác" in words for words in told] == [True, False]


def test_a_lost_passphrase_is_replaced_by_the_recovery_key(start, home, qtbot):
    first = start()
    recovery = found_desk(first, qtbot)
    first.close()
    again = start()
    again.cover.recover.emit("sai", "câu mới thật dài")
    qtbot.waitUntil(lambda: said(again).startswith("Mã khôi phục chưa đúng."), timeout=10_000)
    again.cover.recover.emit(recovery.lower().replace("-", " "), "câu mới thật dài")
    qtbot.waitUntil(lambda: again.workspace is not None, timeout=10_000)
    again.close()
    open_store(home, "câu mới thật dài").close()


def test_a_locked_desk_keeps_what_was_being_written(start, qtbot):
    program = start()
    found_desk(program, qtbot)
    page = program.workspace.page()
    page.form.ui.full_name.setText("Nguyễn Văn")
    program.workspace.lock.emit()
    assert program.window.stack.currentWidget() is program.cover
    assert program.cover.title.text() == "Máy đang khóa"
    unlock(program, "không phải câu này")
    qtbot.waitUntil(lambda: bool(said(program)), timeout=10_000)
    unlock(program, PASS)
    qtbot.waitUntil(lambda: program.cover is None, timeout=10_000)
    assert program.workspace.page() is page
    assert page.form.ui.full_name.text() == "Nguyễn Văn"


def test_a_second_copy_on_the_same_desk_is_told_so(start, qtbot):
    first = start()
    found_desk(first, qtbot)
    second = start()
    unlock(second, PASS)
    qtbot.waitUntil(lambda: said(second).startswith("Sổ này đang mở ở một cửa sổ khác."), timeout=10_000)
    assert second.workspace is None
    first.close()
    unlock(second, PASS)
    qtbot.waitUntil(lambda: second.workspace is not None, timeout=10_000)


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(start, tmp_path, qtbot):
    (tmp_path / "tệp").write_text("")
    program = start(tmp_path / "tệp" / "sổ")
    program.cover.set_communes(load_communes(resource_path("data")))
    ui = program.cover.ui
    ui.ward_search.setText("thu dau mot")
    ui.next.click()
    ui.member_name.setText("Hoa")
    ui.team_name.setText("Tổ 1")
    ui.passphrase.setText(PASS)
    ui.passphrase_again.setText(PASS)
    ui.next.click()
    qtbot.waitUntil(lambda: ui.problem.message is not None, timeout=10_000)
    assert ui.problem.message.fact.startswith("Không ghi được vào thư mục của sổ.")
    assert ui.passphrase.text() == PASS


def test_a_desk_without_its_key_file_is_said_in_a_sentence(start, home, qtbot):
    first = start()
    found_desk(first, qtbot)
    first.close()
    (home / "desk.key").unlink()
    again = start()
    unlock(again, PASS)
    qtbot.waitUntil(lambda: said(again).startswith("Không thấy tệp khóa"), timeout=10_000)


def test_made_up_data_is_a_desk_of_its_own(start, home, theme, qtbot):
    asked = []

    def practice(folder: Path) -> tuple[Path, str]:
        asked.append(folder)
        with opened_desk(folder / "may-1", theme):
            return folder / "may-1", "mot hai ba bon nam"

    program = start(make_practice=practice)
    program.cover.ui.practice.click()
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=10_000)
    assert asked == [home.with_name(home.name + "-tap-duot")]
    assert program.workspace.desk.practice
    assert program.window.frame.property("practice") is True
    assert not (home / "desk.db").exists()
    program.workspace.lock.emit()
    assert program.cover.note.text() == "TẬP DƯỢT. Phiếu đang ghi dở vẫn còn nguyên."
    assert program.window._box.contentsMargins().left() == 4


def test_a_practice_ward_that_cannot_be_made_is_said(start, qtbot):
    def practice(_folder: Path) -> tuple[Path, str]:
        raise StoreError("disk_full", "Chưa lưu được: ổ đĩa đầy.")

    program = start(make_practice=practice)
    program.cover.ui.practice.click()
    qtbot.waitUntil(lambda: program.cover.ui.problem.message is not None)
    assert program.cover.ui.problem.message.fact == "Chưa lưu được: ổ đĩa đầy."


def test_text_size_and_ground_are_kept_with_the_desk(start, qtbot):
    first = start()
    found_desk(first, qtbot)
    first.theme.apply("dark", 150)
    first.window.close()
    again = start()
    assert (again.theme.name, again.theme.scale) == ("dark", 150)


def test_the_desk_is_free_for_others_once_the_window_is_closed(start, home, qtbot):
    program = start()
    found_desk(program, qtbot)
    program.window.close()
    open_store(home, PASS).close()


def test_something_half_written_is_said_before_the_window_goes(start, qtbot, monkeypatch):
    program = start()
    found_desk(program, qtbot)
    page = program.workspace.page()
    monkeypatch.setattr(page, "unfinished", lambda: "Phiếu đang ghi còn dở.")
    program.workspace.go("settings")
    assert not program.window.close()
    assert program.workspace.page() is page
    assert program.workspace.desk.notice.standing()[0].fact == "Phiếu đang ghi còn dở."
    page.saved.emit()
    assert not program.window.close()
    assert program.window.close()


def test_a_half_typed_slip_is_kept_when_the_window_goes_and_offered_again(start, qtbot, home):
    program = start()
    found_desk(program, qtbot)
    program.workspace.page().form.ui.full_name.setText("Nguyễn Văn")
    assert program.window.close()
    with open_store(home, PASS) as store:
        assert [draft.body["fields"] for draft in held_drafts(store, "slip")] == [{"full_name": "Nguyễn Văn"}]


def test_a_half_typed_slip_that_the_disk_refuses_keeps_the_window_once(start, qtbot, monkeypatch):
    def full(*_: object) -> None:
        raise StoreError("disk_full", "Chưa lưu được: ổ đĩa đầy. Những gì đã lưu vẫn còn nguyên.")

    monkeypatch.setattr("dxdesk.ui.desk.drafting.keep_draft", full)
    program = start()
    found_desk(program, qtbot)
    form = program.workspace.page().form
    form.ui.full_name.setText("Nguyễn Văn")
    assert not program.window.close()
    assert program.workspace.desk.notice.standing()[0].fact == "Phiếu 1 còn ghi dở, chưa lưu."
    form.edited.emit()
    assert not program.window.close()
    assert program.window.close()


def test_a_desk_being_made_is_waited_for_and_its_key_is_not_lost_without_a_word(start, qtbot):
    program = start()
    ui = begin_desk(program)
    assert not program.window.close()
    assert ui.busy.text() == BUSY_CLOSING
    qtbot.waitUntil(lambda: program.cover._step == KEY, timeout=10_000)
    assert not program.window.close()
    assert ui.problem.message.fact.startswith("Chưa đánh dấu đã chép mã khôi phục.")
    ui.key_written.setChecked(True)
    assert program.window.close()


def test_who_closes_again_goes_without_the_key(start, home, qtbot):
    program = start()
    begin_desk(program)
    qtbot.waitUntil(lambda: program.cover._step == KEY, timeout=10_000)
    assert not program.window.close()
    assert program.window.close()
    open_store(home, PASS).close()


def test_a_first_run_with_nothing_made_closes_at_once(start):
    assert start().window.close()


def test_behind_the_lock_it_is_said_on_the_lock(start, qtbot, monkeypatch):
    program = start()
    found_desk(program, qtbot)
    monkeypatch.setattr(program.workspace.page(), "unfinished", lambda: "Phiếu đang ghi còn dở.")
    program.lock()
    assert not program.window.close()
    assert said(program).startswith("Phiếu đang ghi còn dở.")
    assert program.window.close()
