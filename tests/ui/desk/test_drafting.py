import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dxdesk.errors import StoreError
from dxdesk.store.database import DATABASE, open_store
from dxdesk.store.drafts import held_drafts, keep_draft
from dxdesk.store.records import show
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.desk.drafting import FORM
from tests.secrecy.pages import pages
from tests.ui.desks import CTRL, PASSPHRASE, enter, focused, press, stand, type_text, write_visit

NUMBER = "079058012347"
CARD = f"{NUMBER}|271234567|NGUYỄN VĂN AN|12031958|Nam|12 Lê Lợi, Khu phố 3, Phường Thủ Dầu Một|01072021"


def opened(desk: Desk, qtbot) -> DeskPage:
    page = DeskPage(desk)
    stand(page, qtbot)
    page.load()
    return page


@pytest.fixture
def page(desk: Desk, qtbot) -> DeskPage:
    return opened(desk, qtbot)


def one_service(page: DeskPage) -> None:
    page.form.ui.services.setFocus()
    type_text("k")
    press(Qt.Key.Key_Return)
    type_text("1")


def save(page: DeskPage, qtbot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)


def test_a_change_is_on_disk_within_a_second_while_one_goes_on_typing(page, desk, qtbot):
    with qtbot.waitSignal(page.drafting.kept, timeout=1_000):
        type_text("Trần Thị")
    assert held_drafts(desk.store, FORM)[0].body["fields"]["full_name"] == "Trần Thị"
    assert page.ui.draft_note.text().startswith("Bản nháp đã giữ lúc 2")
    with qtbot.waitSignal(page.drafting.kept, timeout=1_000):
        type_text(" Bé")
        qtbot.wait(300)
        type_text(" Tư")  # a later key does not put the write off
    assert held_drafts(desk.store, FORM)[0].body["fields"]["full_name"].startswith("Trần Thị Bé")


def test_a_slip_left_is_offered_and_goes_on_with_everything_it_held(page, desk, qtbot):
    known = write_visit(desk, "Nguyễn Văn An", birth_year="1958", phone="0912345678")
    page.filling.take_person(known.resident_id)
    one_service(page)
    ui = page.form.ui
    type_text("s", ui.services)
    ui.phone.setText("0912345679")
    ui.household_no.setText("112")
    ui.follow_up_on.setText("26/11/2026")
    ui.satisfaction.set_value("2")
    ui.consent.setChecked(True)
    before = page.work.draft()
    assert page.drafting.flush()
    again = opened(desk, qtbot)
    assert "Nguyễn Văn An" in again.ui.offer.message.fact and again.form.is_empty()
    qtbot.keyClick(focused(), Qt.Key.Key_F5)
    assert again.work.draft() == before and again.form.known.id == known.resident_id
    assert again.ui.offer.isHidden()
    save(again, qtbot)
    save(again, qtbot)
    assert held_drafts(desk.store, FORM) == []
    assert show(desk.store, "resident", known.resident_id).values["phone"] == "0912345679"


def test_a_new_slip_does_not_write_over_the_one_offered(page, desk, qtbot):
    enter("Trần Thị Bé")
    page.drafting.flush()
    again = opened(desk, qtbot)
    enter("Lê Văn Tám")
    one_service(again)
    again.drafting.flush()
    assert {draft.body["fields"]["full_name"] for draft in held_drafts(desk.store, FORM)} == {
        "Trần Thị Bé", "Lê Văn Tám"}
    qtbot.keyClick(focused(), Qt.Key.Key_F5)
    assert again.form.ui.full_name.text() == "Lê Văn Tám"  # said so, and nothing dropped
    save(again, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_F5)
    assert again.form.ui.full_name.text() == "Trần Thị Bé"


def test_an_offered_slip_can_be_dropped_and_had_back(page, desk, qtbot):
    enter("Trần Thị Bé")
    page.drafting.flush()
    again = opened(desk, qtbot)
    (held,) = held_drafts(desk.store, FORM)
    again.ui.offer.buttons()[1].click()
    assert again.ui.offer.isHidden() and held_drafts(desk.store, FORM) == []
    assert again.ui.message.message.fact == "Đã bỏ phiếu dở, Trần Thị Bé."
    qtbot.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    (back,) = held_drafts(desk.store, FORM)
    assert (back.slot, back.body) == (held.slot, held.body) and again.ui.message.isHidden()
    assert "Trần Thị Bé" in again.ui.offer.message.fact


def test_a_draft_of_a_newer_program_is_left_alone(desk, qtbot):
    keep_draft(desk.store, "slip:1", 99, {"what": "unknown"})
    again = opened(desk, qtbot)
    assert again.ui.offer.isHidden()
    assert held_drafts(desk.store, FORM)[0].version == 99


def test_a_reopened_slip_goes_on_as_the_same_slip(page, desk, qtbot):
    made = write_visit(desk, "Lê Văn Tám")
    page.open_slip(made.visit_id)
    page.form.ui.note.setFocus()
    type_text("hẹn thứ hai")
    page.drafting.flush()
    again = opened(desk, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_F5)
    save(again, qtbot)
    assert desk.store.connection.execute("SELECT count(*) FROM visit").fetchone()[0] == 1
    assert desk.store.value("visit", made.visit_id, "note") == "hẹn thứ hai"
    assert desk.store.connection.execute("SELECT count(*) FROM help WHERE _deleted = 0").fetchone()[0] == 1


def test_dropping_the_slip_drops_its_draft(page, desk):
    enter("Trần Thị Bé")
    page.drafting.flush()
    page.ui.discard.click()
    assert held_drafts(desk.store, FORM) == []


@pytest.mark.parametrize("typed", [NUMBER, NUMBER[:11], CARD])
def test_no_draft_holds_an_identity_number(page, desk, typed):
    if typed == CARD:
        page.incoming.take(CARD)
    else:
        enter("Nguyễn Văn An")
        page.form.ui.id_last4.setFocus()
        type_text(typed)
    page.form.ui.note.setText(f"số {NUMBER[:4]} {NUMBER[4:8]} {NUMBER[8:]}")
    page.drafting.flush()
    body = desk.store.connection.execute("SELECT body FROM draft").fetchone()[0]
    assert NUMBER not in body.replace(" ", "") and NUMBER[:11] not in body
    assert ("id_key" in body) == (typed != NUMBER[:11])
    desk.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert NUMBER.encode() not in b"".join(pages(desk.store.home / DATABASE, desk.store.raw_key))


def test_a_card_taken_up_again_finds_its_person_without_the_number(page, desk, qtbot):
    known = write_visit(desk, "Nguyễn Văn An", national_id=NUMBER)
    page.incoming.take(CARD)
    page.form.ui.note.setText("mai quay lại")
    page.drafting.flush()
    desk.store.connection.execute("UPDATE draft SET body = json_set(body, '$.resident_id', '')")
    desk.store.connection.commit()
    again = opened(desk, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_F5)
    assert again.form.person.number == ""
    one_service(again)
    save(again, qtbot)
    people = desk.store.connection.execute("SELECT id FROM resident").fetchall()
    assert people == [(known.resident_id,)]


def test_a_disk_that_refuses_is_said_once_and_the_slip_stays(page, desk, qtbot, monkeypatch):
    def full(*_: object) -> None:
        raise StoreError("disk_full", "Chưa lưu được: ổ đĩa đầy. Những gì đã lưu vẫn còn nguyên.")

    monkeypatch.setattr("dxdesk.ui.desk.drafting.keep_draft", full)
    refusals = []
    page.drafting.refused.connect(refusals.append)
    enter("Trần Thị Bé")
    assert not page.drafting.flush() and not page.drafting.flush()
    assert len(refusals) == 1 and "ổ đĩa đầy" in page.ui.message.message.fact
    assert page.unfinished() == "Phiếu 1 còn ghi dở, chưa lưu." and page.form.ui.full_name.text() == "Trần Thị Bé"


CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from dxdesk.store import keys
from dxdesk.ui.theme import Theme
from dxdesk.ui.desk.desk_page import DeskPage
from tests.ui.desks import opened_desk, type_text
keys.COST["n"] = 16
app = QApplication([])
theme = Theme(app)
theme.apply("light", 100)
with opened_desk(Path(sys.argv[1]), theme) as desk:
    page = DeskPage(desk)
    page.drafting.kept.connect(lambda _: print(page.form.ui.full_name.text(), flush=True))
    page.resize(1166, 700)
    page.show()
    page.load()
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: type_text("a", page.form.ui.full_name))
    timer.start()
    app.exec()
"""


def test_a_slip_survives_kill_9_at_any_instant(tmp_path):
    chance = random.Random(7)
    for number in range(3):
        home = tmp_path / f"sổ {number}"
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(home)], stdout=subprocess.PIPE, text=True,
                                 env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())})
        acknowledged = child.stdout.readline().strip()
        time.sleep(chance.random())
        os.kill(child.pid, signal.SIGKILL)
        acknowledged = (child.stdout.read().split() or [acknowledged])[-1]
        child.wait()
        child.stdout.close()
        with open_store(home, PASSPHRASE) as store:
            (draft,) = held_drafts(store, FORM)
            assert len(draft.body["fields"]["full_name"]) >= len(acknowledged) > 0


def test_a_slip_given_up_can_be_had_back_until_the_next_save(page, desk, qtbot):
    enter("Trần Thị Bé")
    one_service(page)
    before = page.work.draft()
    page.ui.discard.click()
    assert page.form.is_empty() and "Đã bỏ phiếu 1" in page.ui.message.message.fact
    qtbot.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert page.work.draft() == before
    page.ui.discard.click()
    enter("Lê Văn Tám")
    page.form.ui.services.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Z, CTRL)  # not over another slip
    assert page.form.ui.full_name.text() == "Lê Văn Tám"
