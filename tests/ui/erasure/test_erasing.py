"""A person erased by hand: asked in the register, the second yes in Cài đặt, the paper; and old values pruned."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from dxdesk.exchange.erasure_receipt import erase_now
from dxdesk.exchange.folder import exchange
from dxdesk.store.desk import ward_secrets
from dxdesk.store.erasing import erasures, request_erasure
from dxdesk.store.saving import MEMBER, Change, save
from dxdesk.ui.context import Desk
from dxdesk.ui.erasure.erase_dialog import QUESTION
from dxdesk.ui.register.register_page import RegisterPage
from dxdesk.ui.settings_page import ERASURE, SettingsPage
from tests.ui.desks import opened_desk, press, write_visit
from tests.ui.laptops import cut_words, settle


@pytest.fixture
def officer(desk: Desk) -> Desk:
    """This laptop is the officer's."""
    save(desk.store, [Change("member", {"role": "officer"}, desk.store.setting(MEMBER))])
    return desk


@pytest.fixture
def person(officer: Desk) -> str:
    write_visit(officer, "Trần Thị Bé", birth_year="1958")
    return write_visit(officer, "Vũ Thị Kín", birth_year="1950", phone="0909767676").resident_id


@pytest.fixture
def other(officer: Desk, person: str, tmp_path: Path, theme) -> Iterator[Desk]:
    """Another laptop that holds the same people, and a stick between the two."""
    (tmp_path / "usb").mkdir()
    with opened_desk(tmp_path / "máy hai", theme, member="Ngô Thị Hạnh", secrets=ward_secrets(officer.store),
                     joins=True) as made:
        meet(officer, made, tmp_path / "usb")
        yield made


def meet(one: Desk, other: Desk, stick: Path) -> None:
    for desk in (one, other, one, other):
        exchange(desk.store, stick)


def asked_elsewhere(officer: Desk, other: Desk, person: str, stick: Path) -> None:
    request_erasure(other.store, person)
    meet(other, officer, stick)


def test_asked_in_the_register_nothing_is_lost(room, officer, person, qtbot):
    page = room.fill(RegisterPage).page()
    page.open(person)
    assert [action.text() for action in page.menu().actions()][-1] == "Xóa hẳn theo yêu cầu…"
    dialog = page.start_erasing()
    assert dialog.stop.hasFocus() or dialog.stop.isDefault()
    assert not dialog.erase.isEnabled()
    press(Qt.Key.Key_Escape, to=dialog)
    assert erasures(officer.store) == []
    dialog = page.start_erasing()
    assert dialog.accessibleName() == QUESTION
    dialog.sure.click()
    with qtbot.waitSignal(page.saved):
        dialog.erase.click()
    assert [one.done for one in erasures(officer.store)] == [""]
    assert officer.notice.standing()[0].fact == "Đã ghi yêu cầu xóa hẳn, chưa mất gì."
    assert page.ui.person_name.text() == "Vũ Thị Kín"
    page.start_erasing().accept()
    assert officer.notice.standing()[0].fact.startswith("Đã có yêu cầu xóa người này")


def test_the_second_yes_in_settings_and_the_paper(room, officer, other, person, tmp_path, qtbot, monkeypatch):
    asked_elsewhere(officer, other, person, tmp_path / "usb")
    work = room.fill(RegisterPage, SettingsPage)
    work.go("settings", "erasure")
    pane = work.page().erasure
    settle(officer, qtbot)
    assert work.page().tabs.current == ERASURE
    (row,) = pane.waiting.rows
    assert not row.confirm.isHidden() and row.confirm.hasFocus() and pane.done.isHidden()
    row.confirm.click()
    pane.waiting.dialog.reject()
    assert officer.store.value("resident", person, "full_name") == "Vũ Thị Kín"
    row.confirm.click()
    pane.waiting.dialog.sure.click()
    with qtbot.waitSignal(work.page().saved, timeout=20_000):
        pane.waiting.dialog.erase.click()
    settle(officer, qtbot)
    assert pane.waiting.message.message.fact == "Đã xóa hẳn ở máy này."
    assert officer.store.value("resident", person, "full_name") == ""
    assert pane.waiting.rows == [] and len(pane.done.rows) == 1 and not pane.done.isHidden()
    file = tmp_path / "giấy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    pane.done.rows[0].paper.click()
    settle(officer, qtbot)
    assert file.stat().st_size and pane.done.message.message.fact == "Đã ghi “giấy.pdf”."
    assert cut_words(work.page()) == []


def test_whoever_asked_cannot_be_the_second_and_is_told_why(room, officer, person, qtbot):
    request_erasure(officer.store, person)
    work = room.fill(SettingsPage)
    work.go("settings", "erasure")
    settle(officer, qtbot)
    (row,) = work.page().erasure.waiting.rows
    assert row.confirm.isHidden()
    assert work.page().erasure.prune.look.hasFocus()


def test_an_erased_person_is_nowhere_in_the_register(room, officer, other, person, tmp_path, qtbot):
    asked_elsewhere(officer, other, person, tmp_path / "usb")
    erase_now(officer.store, person)
    page = room.fill(RegisterPage).page()
    assert page.ui.head.subtitle.text() == "1 người trong sổ"
    page.open(person)
    assert page.ui.person_name.text() == "Đã xóa hẳn theo yêu cầu"


def test_old_values_are_counted_before_they_go(room, officer, person, qtbot):
    for number in range(3):
        save(officer.store, [Change("resident", {"phone": f"091111111{number}"}, person)])
    work = room.fill(SettingsPage)
    work.go("settings", "erasure")
    prune = work.page().erasure.prune
    prune.look.click()
    settle(officer, qtbot)
    assert prune.message.message.fact.startswith("Không có giá trị cũ nào") and prune.act.isHidden()
    officer.store.clock.now += timedelta(days=1_000)
    prune.look.click()
    settle(officer, qtbot)
    assert prune.message.message.fact.startswith("Sẽ bỏ giá trị của 2 lần ghi") and prune.act.hasFocus()
    prune.act.click()
    settle(officer, qtbot)
    assert prune.message.message.fact.startswith("Đã bỏ giá trị của 2 lần ghi") and prune.act.isHidden()
    assert officer.store.value("resident", person, "phone") == "0911111112"
