from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest
from PySide6.QtCore import Qt

from dxdesk.exchange.devices import approve, devices, own_fingerprint
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.store.conflicts import open_conflicts
from dxdesk.store.desk import LABEL, ward_secrets
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from dxdesk.ui.background import Stopped
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.exchange.exchange_words import notes
from tests.ui.desks import focused, opened_desk, press, stand, type_text, write_visit
from tests.ui.laptops import give, stranger


@pytest.fixture
def other(desk: Desk, tmp_path: Path, theme) -> Iterator[Desk]:
    """Another laptop of the same practice ward."""
    shared = ward_secrets(desk.store)
    with opened_desk(tmp_path / "khác", theme, member="Trần Văn Nam", secrets=shared, joins=True) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "USB TỔ SỐ"
    made.mkdir()
    return made


@pytest.fixture
def page(desk: Desk, qtbot) -> ExchangePage:
    page = ExchangePage(desk)
    stand(page, qtbot)
    page.load()
    return page


def wait(page: ExchangePage, qtbot) -> None:
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def disagree(desk: Desk, other: Desk, stick: Path) -> str:
    """Two laptops give one person two phone numbers, neither having seen the other's."""
    made = write_visit(desk, "Nguyễn Văn An", phone="0912000870")
    exchange(desk.store, stick)
    exchange(other.store, stick)
    save(desk.store, [Change("resident", {"phone": "0903000123"}, made.resident_id)])
    save(other.store, [Change("resident", {"phone": "0987000456"}, made.resident_id)])
    exchange(other.store, stick)
    return made.resident_id


def test_it_begins_with_how_to_begin(page):
    assert page.ui.empty.isVisible() and focused() is page.ui.empty.button
    assert not page.ui.go.isVisible() and page.badge() == 0


def test_preview_writes_nothing_then_one_key_takes_and_gives(page, desk, other, stick, qtbot):
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    write_visit(desk, "Lê Văn Tám")
    before = state_hash(desk.store)
    page.choose_folder(stick)
    wait(page, qtbot)
    assert state_hash(desk.store) == before
    assert page.ui.go.text().startswith("Nhận ") and page.ui.go.text().endswith("gửi 1 phiếu")
    assert all(row.sentence.startswith("Sẽ nhận") for row in page.ui.files.rows)
    with qtbot.waitSignal(page.saved):
        press(Qt.Key.Key_Return)
        wait(page, qtbot)
    exchange(other.store, stick)
    assert state_hash(desk.store) == state_hash(other.store)
    assert page.ui.message.message.tone == "ok" and "Đã nhận" in page.ui.message.message.fact
    assert "Chưa ai báo nhận" in page.ui.will_send.text() and not page.ui.go.isVisible()
    assert "Lần trước" in page.ui.head.subtitle.text()


def test_a_cut_pack_is_named_and_nothing_of_it_is_taken(page, desk, other, stick, qtbot):
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    for pack in (stick / "DXDESK" / "log").rglob("*-visit-*.csv"):
        pack.write_bytes(pack.read_bytes()[:-40])
    page.choose_folder(stick)
    wait(page, qtbot)
    page.exchange()
    wait(page, qtbot)
    assert page.ui.files.rows[0].file.result == "truncated"
    told = page.ui.message.message
    assert told.tone == "bad" and "Gói thiếu phần cuối" in told.fact and "Không mất gì" in told.meaning
    assert not desk.store.connection.execute("SELECT 1 FROM visit").fetchall()


def test_a_folder_that_went_away_is_a_sentence(page, stick, qtbot):
    stick.rmdir()
    page.choose_folder(stick)
    wait(page, qtbot)
    assert page.ui.message.message.tone == "bad" and "USB" in page.ui.message.message.fact
    assert page.ui.look_again.isEnabled()


def test_a_stick_pulled_half_way_leaves_no_old_promise(page, desk, other, stick, qtbot, monkeypatch):
    write_visit(other, "Nguyễn Văn An")
    exchange(other.store, stick)
    page.choose_folder(stick)
    wait(page, qtbot)

    def pulled(store, folder: Path, progress, preview: bool):
        def then_gone(done: int, of: int) -> None:
            if done and folder.exists():
                rmtree(folder)
            progress(done, of)

        return exchange(store, folder, then_gone, preview)

    monkeypatch.setattr("dxdesk.ui.exchange.exchange_work.exchange", pulled)
    press(Qt.Key.Key_Return)
    wait(page, qtbot)
    assert page.ui.message.message.fact.startswith("USB bị rút giữa chừng.")
    assert page.ui.go.isHidden() and focused() is page.ui.look_again


def test_nothing_new_is_said(page, desk, stick, qtbot):
    exchange(desk.store, stick)
    page.choose_folder(stick)
    wait(page, qtbot)
    assert page.ui.will_send.text() == "Không có phiếu mới để nhận hoặc gửi."
    assert page.ui.go.text() == "Trao đổi danh sách máy"


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
    assert page.ui.message.message.fact == "Đã dừng."


def test_a_disagreement_is_a_question_with_nothing_chosen(page, desk, other, stick, qtbot):
    resident = disagree(desk, other, stick)
    page.choose_folder(stick)
    wait(page, qtbot)
    page.exchange()
    wait(page, qtbot)
    assert page.badge() == 1 and page.ui.message.message.tone == "clash"
    page.ui.message.buttons()[0].click()
    box = page.ui.conflicts
    assert box.isVisible() and not box.ui.keep.isEnabled()
    assert "Nguyễn Văn An" in box.ui.sentence.text() and box.ui.sentence.text().endswith("?")
    assert "0903" not in box.ui.sentence.text() and "0987" not in box.ui.sentence.text()
    box.ui.open.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_2)
    assert box.ui.keep.text() == "Giữ giá trị 2"
    box.ui.why.setFocus()
    type_text("gọi thử số 2")
    assert box.ui.keep.text() == "Giữ giá trị 2"  # a digit in the reason is only a digit
    chosen = next(value for value in open_conflicts(desk.store)[0].values if value.n == 2).values["phone"]
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    view = show(desk.store, "resident", resident)
    assert view.values["phone"] == chosen and not view.conflicts
    assert view.history[-1].why == "gọi thử số 2"
    assert page.badge() == 0 and box.ui.stack.currentWidget() is box.ui.none


def test_the_folder_is_remembered(page, desk, stick, qtbot):
    page.choose_folder(stick)
    wait(page, qtbot)
    again = ExchangePage(desk)
    qtbot.addWidget(again)
    assert str(stick) in again.ui.place_name.text()


def test_what_came_to_light_is_said_above_the_files(page, desk, stick, qtbot, monkeypatch):
    told = ("Danh sách máy trong phường ở nơi này cũ hơn.", "Đã nhận 3 gói trước đây còn chờ.")

    def noticed(*given: object, **more: object) -> Exchanged:
        return replace(exchange(*given, **more), notices=told)

    monkeypatch.setattr("dxdesk.ui.exchange.exchange_work.exchange", noticed)
    page.choose_folder(stick)
    wait(page, qtbot)
    message = page.ui.notes.message
    assert message.tone == "accent" and message.meaning == " ".join(told) and page.ui.notes.isVisible()


def test_a_clock_told_of_by_the_exchange_too_is_said_once():
    then, now = ("Đồng hồ máy này đang là 22/11/2026 20:04.", "Đồng hồ máy này đang là 22/11/2026 20:05.")
    message = notes(now, (then, "Đã nhận 3 gói trước đây còn chờ."))
    assert (message.tone, message.fact, message.meaning) == ("warn", now, "Đã nhận 3 gói trước đây còn chờ.")
    assert notes("", ()) is None


def test_a_clock_that_cannot_be_right_is_said_before_anything_is_done(desk, qtbot, monkeypatch):
    monkeypatch.setattr("dxdesk.ui.exchange.exchange_page.clock_notice", lambda store: "Đồng hồ máy chậm 2 ngày.")
    page = ExchangePage(desk)
    stand(page, qtbot)
    page.load()
    assert (page.ui.notes.message.tone, page.ui.notes.message.fact) == ("warn", "Đồng hồ máy chậm 2 ngày.")
