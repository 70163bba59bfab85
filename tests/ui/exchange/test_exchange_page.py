from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from PySide6.QtCore import Qt

from dxdesk.exchange.devices import approve, devices, own_fingerprint
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.store.conflicts import open_conflicts
from dxdesk.store.desk import LABEL
from dxdesk.store.state import state_hash
from dxdesk.ui.background import Stopped
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.exchange.exchange_words import notes
from dxdesk.ui.exchange.pack_table import CONFLICTS
from tests.ui.desks import focused, press, stand, write_visit
from tests.ui.exchange.kit import disagree, room, said, wait
from tests.ui.laptops import give, settle, stranger


def test_it_begins_with_how_to_begin(page):
    assert room(page).place.isVisible() and focused() is room(page).place.folders.other
    assert not room(page).go.isVisible() and page.badge() == 0


def test_preview_writes_nothing_then_one_key_takes_and_gives(page, desk, other, stick, qtbot):
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    write_visit(desk, "Lê Văn Tám")
    before = state_hash(desk.store)
    page.choose_folder(stick)
    wait(page, qtbot)
    assert state_hash(desk.store) == before
    assert room(page).go.text().startswith("Nhận ") and room(page).go.text().endswith("gửi 1 phiếu")
    assert all(row.sentence.startswith("Sẽ nhận") for row in page.files)
    with qtbot.waitSignal(page.saved):
        press(Qt.Key.Key_Return)
        wait(page, qtbot)
    exchange(other.store, stick)
    assert state_hash(desk.store) == state_hash(other.store)
    assert said(page).tone == "ok" and "Đã nhận" in said(page).fact
    assert "Chưa ai báo nhận" in room(page).will.text() and not room(page).go.isVisible()
    assert "Lần trước" in page.last.text()


def test_a_cut_pack_is_named_and_nothing_of_it_is_taken(page, desk, other, stick, qtbot):
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    for pack in (stick / "DXDESK" / "log").rglob("*-visit-*.csv"):
        pack.write_bytes(pack.read_bytes()[:-40])
    page.choose_folder(stick)
    wait(page, qtbot)
    page.exchange()
    wait(page, qtbot)
    assert room(page).packs.rows[-1].result == "truncated"
    told = said(page)
    assert told.tone == "bad" and "thiếu phần cuối, nên chưa nhận dòng nào" in told.fact
    assert "Không mất gì" in told.meaning
    assert not desk.store.connection.execute("SELECT 1 FROM visit").fetchall()


def test_a_folder_that_went_away_is_a_sentence(page, stick, qtbot):
    stick.rmdir()
    page.choose_folder(stick)
    wait(page, qtbot)
    assert said(page).tone == "bad" and "USB" in said(page).fact
    assert room(page).look_again.isEnabled()


def test_a_stick_pulled_half_way_leaves_no_old_promise(page, desk, other, stick, qtbot, monkeypatch):
    write_visit(other, "Nguyễn Văn An")
    exchange(other.store, stick)
    page.choose_folder(stick)
    wait(page, qtbot)

    def pulled(store, folder: Path, progress, preview: bool, braked: bool):
        def then_gone(done: int, of: int) -> None:
            if done and folder.exists():
                rmtree(folder)
            progress(done, of)

        return exchange(store, folder, then_gone, preview, braked)

    monkeypatch.setattr("dxdesk.ui.exchange.exchange_work.exchange", pulled)
    press(Qt.Key.Key_Return)
    wait(page, qtbot)
    assert said(page).fact.startswith("USB bị rút giữa chừng.")
    assert room(page).go.isHidden() and focused() is room(page).look_again


def test_nothing_new_is_said(page, desk, stick, qtbot):
    exchange(desk.store, stick)
    page.choose_folder(stick)
    wait(page, qtbot)
    assert room(page).will.text() == "Không có phiếu mới để nhận hoặc gửi."
    assert room(page).go.text() == "Trao đổi danh sách máy"


def test_an_approval_travels_where_no_slip_is_new(page, desk, stick, theme, tmp_path, qtbot):
    with stranger(desk, tmp_path / "khác", theme) as other:
        give(other, desk, stick, "Trần Thị Bé")
        exchange(other.store, stick)
        approve(desk.store, own_fingerprint(other.store))
        page.choose_folder(stick)
        wait(page, qtbot)
        press(Qt.Key.Key_Return)
        wait(page, qtbot)
        exchange(other.store, stick)
        label = desk.store.setting(LABEL)
        assert [one.state for one in devices(other.store) if one.label == label] == ["trusted"]
        assert state_hash(desk.store) == state_hash(other.store)


def test_stopping_is_no_error(page, desk, stick, qtbot, monkeypatch):
    def stopped(*_: object, **__: object) -> None:
        raise Stopped

    monkeypatch.setattr("dxdesk.ui.exchange.exchange_work.exchange", stopped)
    page.choose_folder(stick)
    wait(page, qtbot)
    assert said(page).fact == "Đã dừng."


def test_what_two_laptops_wrote_otherwise_is_counted_and_led_to(page, desk, other, stick, qtbot):
    disagree(desk, other, stick)
    page.choose_folder(stick)
    wait(page, qtbot)
    assert [row.count(CONFLICTS) for row in room(page).packs.rows if row.result == "received"] == [1]
    page.exchange()
    wait(page, qtbot)
    assert page.badge() == 1 and said(page).tone == "clash"
    room(page).bars[0].buttons()[0].click()
    assert page.ui.conflicts.isVisible() and len(open_conflicts(desk.store)) == 1


def test_the_folder_is_remembered(page, desk, stick, qtbot):
    page.choose_folder(stick)
    wait(page, qtbot)
    again = ExchangePage(desk)
    qtbot.addWidget(again)
    assert room(again).place.folders.places.rows[0].folder == stick


def test_what_came_to_light_is_said_above_the_files(page, desk, stick, qtbot, monkeypatch):
    told = ("Danh sách máy trong phường ở nơi này cũ hơn.", "Đã nhận 3 gói trước đây còn chờ.")

    def noticed(*given: object, **more: object) -> Exchanged:
        return replace(exchange(*given, **more), notices=told)

    monkeypatch.setattr("dxdesk.ui.exchange.exchange_work.exchange", noticed)
    page.choose_folder(stick)
    wait(page, qtbot)
    message = said(page)
    assert message.tone == "accent" and message.meaning == " ".join(told) and room(page).bars[0].isVisible()


def test_a_clock_told_of_by_the_exchange_too_is_said_once():
    then, now = ("Đồng hồ máy này đang là 22/11/2026 20:04.", "Đồng hồ máy này đang là 22/11/2026 20:05.")
    message = notes(now, (then, "Đã nhận 3 gói trước đây còn chờ."))
    assert (message.tone, message.fact, message.meaning) == ("warn", now, "Đã nhận 3 gói trước đây còn chờ.")
    assert notes("", ()) is None


def test_a_clock_that_cannot_be_right_is_said_before_anything_is_done(desk, qtbot, monkeypatch):
    monkeypatch.setattr("dxdesk.ui.exchange.exchange_pane.clock_notice", lambda store: "Đồng hồ máy chậm 2 ngày.")
    page = ExchangePage(desk)
    stand(page, qtbot)
    page.load()
    settle(desk, qtbot)
    assert (said(page).tone, said(page).fact) == ("warn", "Đồng hồ máy chậm 2 ngày.")
