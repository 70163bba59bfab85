"""Locking a desk of several members in the real program: PIN, passphrase, who works, and what was being written."""

from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QApplication

from dxdesk.store import pins
from dxdesk.store.database import open_store
from dxdesk.store.pins import set_pin, tries_left
from dxdesk.store.saving import Change, save
from dxdesk.store.workers import add_member, working
from dxdesk.ui.lock_page import LockPage
from dxdesk.ui.start import Program
from dxdesk.ui.unlock import UnlockPage
from tests.ui.desks import PASSPHRASE, Clock, opened_desk, type_text

HOA, NAM = "481516", "902746"


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch):
    monkeypatch.setitem(pins.COST, "n", 16)


@pytest.fixture
def people(home, theme) -> dict[str, str]:
    """A closed desk on which Hoa, whose desk it is, and Nam have PINs; Bé has none."""
    with opened_desk(home, theme) as desk:
        found = {"Hoa": working(desk.store).member_id, "Nam": add_member(desk.store, "Võ Văn Nam", "volunteer"),
                 "Bé": add_member(desk.store, "Trần Thị Bé")}
        set_pin(desk.store, found["Hoa"], HOA)
        set_pin(desk.store, found["Nam"], NAM)
        return found


@pytest.fixture
def start(qapp: QApplication, home, qtbot):
    with ExitStack() as running:
        def begin() -> Program:
            program = Program(qapp, home, None, Clock())
            running.callback(program.close)
            qtbot.addWidget(program.window)
            program.start()
            qtbot.waitUntil(lambda: program.background is not None and program.cover is not None)
            by_passphrase(program, qtbot)
            return program
        yield begin


@pytest.fixture
def program(people, start) -> Program:
    return start()


def by_passphrase(program: Program, qtbot) -> None:
    program.cover.passphrase.setText(PASSPHRASE)
    program.cover.open_button.click()
    qtbot.waitUntil(lambda: program.cover is None, timeout=10_000)


def try_pin(program: Program, pin: str, qtbot) -> None:
    """Type a PIN and wait for what comes of it."""
    page = program.cover
    page.pin.setFocus()
    type_text(pin, to=page.pin)
    qtbot.waitUntil(lambda: program.cover is not page or page.problem.message is not None, timeout=10_000)


def test_a_start_asks_for_the_passphrase_though_there_are_pins(people, start, qapp, home, qtbot):
    program = Program(qapp, home, None, Clock())
    qtbot.addWidget(program.window)
    program.start()
    qtbot.waitUntil(lambda: program.cover is not None)
    assert isinstance(program.cover, UnlockPage)
    program.close()


def test_a_pin_opens_the_lock_and_its_member_works_from_now_on(program, people, qtbot):
    page = program.workspace.page()
    page.form.ui.full_name.setText("Nguyễn Văn")
    page.bar.edit()
    page.bar.ui.edit_place.setText("Bàn 2")
    page.bar.accept()
    program.workspace.lock.emit()
    lock = program.cover
    assert isinstance(lock, LockPage)
    assert [disc.member.name for disc in lock.discs] == ["Lê Thị Hoa", "Võ Văn Nam"]
    assert lock.note.text() == "TẬP DƯỢT. Phiếu 1 đang ghi dở vẫn còn nguyên."
    lock.discs[1].click()
    with qtbot.waitSignal(program.locker.unlocked) as unlocked:
        try_pin(program, NAM, qtbot)
    assert unlocked.args == [people["Nam"]] and program.cover is None
    store = program.workspace.desk.store
    assert working(store).name == "Võ Văn Nam"
    assert save(store, [Change("hamlet", {"name": "Khu phố 9"})]).ops[0].by == people["Nam"]
    rail = program.workspace.rail
    assert (rail._name.text(), rail._role.text(), rail._disc.text()) == ("Võ Văn Nam", "Tình nguyện viên", "VN")
    assert program.workspace.page() is page and page.form.ui.full_name.text() == "Nguyễn Văn"
    assert page.bar.context.values() | {"member_id": people["Nam"], "place": "Bàn 2"} == page.bar.context.values()


def test_f2_changes_who_writes_and_leaves_the_slip_as_it_stands(program, people):
    page = program.workspace.page()
    form = page.form
    form.ui.full_name.setText("Nguyễn Văn")
    form.ui.services.toggled.emit("VSSID", True)
    before = form.draft({}, "")
    page.bar.edit()
    page.bar.ui.edit_member.setCurrentText("Trần Thị Bé")
    assert page.bar.accept()
    assert form.draft({}, "") == before and before.helps
    assert working(program.workspace.desk.store).member_id == people["Bé"]


def test_a_wrong_pin_is_told_with_what_is_left_and_the_fifth_leaves_the_passphrase(program, people, qtbot):
    store = program.workspace.desk.store
    program.lock()
    for left in (4, 3, 2, 1):
        try_pin(program, "135790", qtbot)
        assert program.cover.problem.message.fact == f"Mã PIN chưa đúng. Còn {left} lần."
        program.cover.problem.clear()
    try_pin(program, "135790", qtbot)
    assert isinstance(program.cover, UnlockPage) and program.cover.forgot.isHidden()
    assert program.cover.problem.message.fact == "Mã PIN sai 5 lần. Gõ mật khẩu mở sổ; phiếu vẫn còn nguyên."
    program.lock()
    assert isinstance(program.cover, UnlockPage)
    by_passphrase(program, qtbot)
    assert tries_left(store) == 5 and working(store).member_id == people["Hoa"]
    program.lock()
    assert isinstance(program.cover, LockPage)


def test_wrong_tries_last_over_locks_and_a_new_start_forgives_them_with_its_passphrase(program, start, home, qtbot):
    program.lock()
    try_pin(program, "135790", qtbot)
    program.lock()
    try_pin(program, "135790", qtbot)
    program.close()
    with open_store(home, PASSPHRASE) as store:
        assert tries_left(store) == 3
    assert tries_left(start().workspace.desk.store) == 5


def test_one_may_go_to_the_passphrase_and_back_to_the_pins(program, qtbot):
    program.lock()
    program.cover.other_way.click()
    assert isinstance(program.cover, UnlockPage) and not program.cover.forgot.isHidden()
    assert program.cover.forgot.text() == "&Dùng mã PIN"
    program.cover.forgot.click()
    assert isinstance(program.cover, LockPage)
    try_pin(program, HOA, qtbot)
    assert program.cover is None


def test_the_passphrase_does_not_change_who_works(program, people, qtbot):
    program.lock()
    program.cover.discs[1].click()
    program.cover.other_way.click()
    by_passphrase(program, qtbot)
    assert working(program.workspace.desk.store).member_id == people["Hoa"]


def test_who_worked_last_works_after_the_next_start(program, people, start, qtbot):
    program.lock()
    program.cover.discs[1].click()
    try_pin(program, NAM, qtbot)
    program.close()
    again = start()
    assert again.workspace.desk.who.member_name == "Võ Văn Nam"
    assert again.workspace.rail._name.text() == "Võ Văn Nam"
    again.lock()
    assert again.cover.member.name == "Võ Văn Nam"


def test_a_desk_left_alone_locks_itself_and_once_locked_not_again(program, qtbot):
    page = program.workspace.page()
    page.form.ui.full_name.setText("Nguyễn Văn")
    program.locker.idle.emit()
    lock = program.cover
    assert isinstance(lock, LockPage)
    program.locker.idle.emit()
    assert program.cover is lock
    try_pin(program, HOA, qtbot)
    assert page.form.ui.full_name.text() == "Nguyễn Văn"


def test_closing_behind_the_lock_says_once_what_would_be_lost(program, monkeypatch):
    monkeypatch.setattr(program.workspace.page(), "unfinished", lambda: "Phiếu 1 còn ghi dở, chưa lưu.")
    program.lock()
    assert not program.window.close()
    assert program.cover.problem.message.fact.startswith("Phiếu 1 còn ghi dở, chưa lưu.")
    assert program.window.close()
