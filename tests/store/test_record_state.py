"""Where a record is: the least that is known of all its own ops and lines, never more."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from dxdesk.store.desk import LABEL
from dxdesk.store.lists import help_ids
from dxdesk.store.record_state import RecordState, states
from dxdesk.store.saving import MEMBER, Change, save
from dxdesk.store.visits import save_visit
from tests.store.kit import draft


@pytest.fixture
def pair(make: Callable[..., Store], tmp_path: Path) -> tuple[Store, Store, Path]:
    """A team's laptop and the officer's, which met once over the stick."""
    stick = tmp_path / "USB"
    stick.mkdir()
    team, officer = make(), make()
    save(officer, [Change("member", {"role": "officer"}, officer.setting(MEMBER))])
    officer.set_setting(LABEL, "Máy Phường")
    for store in (team, officer, team, officer):
        exchange(store, stick)
    return team, officer, stick


def state(store: Store, record: str, kind: str = "visit") -> RecordState:
    return states(store, kind, [record])[record]


def test_a_slip_goes_from_here_to_confirmed(pair: tuple[Store, Store, Path]) -> None:
    team, officer, stick = pair
    visit = save_visit(team, draft()).visit_id
    assert state(team, visit) == RecordState("here")
    exchange(team, stick)
    assert state(team, visit) == RecordState("sent")
    exchange(officer, stick)
    assert state(team, visit) == RecordState("sent"), "the receipt is not back yet"
    exchange(team, stick)
    assert state(team, visit) == RecordState("confirmed", ("Máy Phường",), ward=True)
    assert state(officer, visit) == RecordState("others")


def test_a_correction_begins_anew(pair: tuple[Store, Store, Path]) -> None:
    team, officer, stick = pair
    visit = save_visit(team, draft()).visit_id
    for store in (team, officer, team):
        exchange(store, stick)
    line = help_ids(team, visit)[0]
    save(team, [Change("help", {"outcome": "done"}, line)])
    assert state(team, visit) == RecordState("here"), "its line is not sent"
    assert state(team, line, "help") == RecordState("here")
    exchange(team, stick)
    assert state(team, visit) == RecordState("sent")
    for store in (officer, team):
        exchange(store, stick)
    assert state(team, visit).state == "confirmed"
    save(officer, [Change("visit", {"note": "của phường"}, visit)])
    assert state(officer, visit) == RecordState("here")
    exchange(officer, stick)
    exchange(team, stick)
    assert state(team, visit).state == "confirmed" and state(officer, visit) == RecordState("sent")


def test_a_pack_cut_and_not_written_is_here_still(pair: tuple[Store, Store, Path]) -> None:
    team, _, stick = pair
    visit = save_visit(team, draft()).visit_id
    exchange(team, stick)
    with team.writing() as connection:
        connection.execute("UPDATE segment SET sent = '' WHERE kind = 'help' AND mine = 1")
    assert state(team, visit) == RecordState("here")


def test_all_of_a_page_and_of_nobody(pair: tuple[Store, Store, Path]) -> None:
    team = pair[0]
    visits = [save_visit(team, draft(f"Người {number}")).visit_id for number in range(3)]
    assert states(team, "visit", visits) == dict.fromkeys(visits, RecordState("here"))
    assert states(team, "visit", []) == {}
    assert state(team, "x") == RecordState("others")
