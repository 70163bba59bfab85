"""Every taking in, and taking one back, through the page."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.exchange.folder import exchange
from dxdesk.store.intakes import DONE, UNDONE
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from dxdesk.ui.background import Stopped
from tests.ui.desks import focused, press, write_visit
from tests.ui.exchange.kit import go, look, room
from tests.ui.laptops import settle

ENTER = Qt.Key.Key_Return


@pytest.fixture
def taken(page, desk, other, stick, qtbot):
    """The page with one taking in of two visits on the list, and the first resident that came."""
    first = write_visit(other, "Trần Thị Bé").resident_id
    write_visit(other, "Lê Văn Tám")
    exchange(other.store, stick)
    look(page, stick, qtbot)
    go(page, qtbot)
    page.open("intakes")
    settle(desk, qtbot)
    return first


def pane(page):
    return page.ui.intakes


def names(desk):
    return {row[0] for row in desk.store.connection.execute("SELECT full_name FROM resident WHERE _deleted = 0")}


def ask(page, desk, qtbot):
    pane(page).detail.undo.click()
    settle(desk, qtbot)


def agree(page, desk, qtbot):
    ask(page, desk, qtbot)
    pane(page).ask.go_on.click()
    settle(desk, qtbot)


def facts(page):
    return [line.fact for line in pane(page).ask.lines.lines]


def test_nothing_came_yet(page, desk, qtbot):
    page.open("intakes")
    settle(desk, qtbot)
    assert pane(page).none.isVisible()


def test_a_taking_in_tells_what_came_and_from_whom(taken, page):
    [row] = pane(page).list.rows
    assert row.state == DONE and pane(page).detail.heading.text().startswith("Lần nhận 22/11/2026")
    assert dict(pane(page).detail.facts.facts)["Từ nơi"] == "USB TỔ SỐ"
    kinds = dict(pane(page).detail.kinds.rows)
    assert (kinds["visit"].new, kinds["resident"].new) == (2, 2)
    assert {file.result for file in pane(page).detail.files.rows} == {"received"}


def test_it_is_asked_first_and_nothing_is_done_by_enter(taken, page, desk, qtbot):
    before = state_hash(desk.store)
    ask(page, desk, qtbot)
    assert pane(page).ask.isVisible() and focused() is pane(page).ask.stay
    assert any(fact.startswith("Bỏ ") and "do lần này thêm vào" in fact for fact in facts(page))
    assert state_hash(desk.store) == before
    press(ENTER, to=focused())
    assert pane(page).list.isVisible() and state_hash(desk.store) == before


def test_taken_back_and_taken_in_again(taken, page, desk, qtbot):
    here = names(desk)
    with qtbot.waitSignal(page.saved):
        agree(page, desk, qtbot)
    assert names(desk) == here - {"Trần Thị Bé", "Lê Văn Tám"} != here
    assert pane(page).list.rows[0].state == UNDONE and not pane(page).detail.undo.isVisible()
    assert pane(page).message.message.fact.startswith("Đã gỡ lần nhận")
    pane(page).detail.redo.click()
    settle(desk, qtbot)
    assert names(desk) == here and pane(page).list.rows[0].state == DONE
    assert pane(page).message.message.fact == "Đã nhận lại cả lần."


def test_what_was_edited_since_is_named_before_and_left(taken, page, desk, qtbot):
    save(desk.store, [Change("resident", {"note": "gọi lại sau"}, taken)])
    ask(page, desk, qtbot)
    [left] = [line for line in pane(page).ask.lines.lines if line.fact.startswith("Để nguyên")]
    assert "Trần Thị Bé" in left.meaning
    pane(page).ask.go_on.click()
    settle(desk, qtbot)
    assert "Trần Thị Bé" in names(desk) and "Lê Văn Tám" not in names(desk)
    assert any(row[0] == "Trần Thị Bé" for row in pane(page).detail.left.rows)


def test_stopped_half_way_goes_on(taken, page, desk, qtbot, monkeypatch):
    monkeypatch.setattr("dxdesk.ui.exchange.intakes_pane.unimport", _stopped)
    agree(page, desk, qtbot)
    assert pane(page).message.message.fact == "Đã dừng." and pane(page).detail.undo.isVisible()
    monkeypatch.undo()
    agree(page, desk, qtbot)
    assert pane(page).list.rows[0].state == UNDONE


def _stopped(*_: object) -> None:
    raise Stopped


def test_it_is_offered_where_something_came_and_only_there(page, desk, other, stick, qtbot):
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    look(page, stick, qtbot)
    assert room(page).take_back.isHidden()
    go(page, qtbot)
    room(page).take_back.click()
    settle(desk, qtbot)
    assert pane(page).isVisible() and len(pane(page).list.rows) == 1
    page.open("exchange")
    go(page, qtbot)
    assert room(page).take_back.isHidden()


def test_a_place_met_before_is_offered_with_its_day(page, desk, other, stick, qtbot):
    look(page, stick, qtbot)
    go(page, qtbot)
    page.ui.exchange.start_over()
    [place] = room(page).place.folders.places.rows
    assert place.folder == stick and place.words.startswith("Lần trước 22/11/2026")
