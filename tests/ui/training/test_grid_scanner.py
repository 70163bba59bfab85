"""A scanner at the door while the roll has the keyboard: no key of a card marks anybody, its holder is present."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from dxdesk.store.fingerprint import identity_values
from dxdesk.store.saving import Change, save
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.scanner import Scanner
from dxdesk.ui.training.grid_pane import GridPane
from tests.ui.desk.scanning import Hand
from tests.ui.desks import focused
from tests.ui.training.rolls import Taught, stand, teach

NUMBER = "074190012345"
CARD = f"{NUMBER}||Trần Thị Bé|15041951|Nữ|12 Yersin, Khu phố 3, Phường Thủ Dầu Một|01012022"


@pytest.fixture
def taught(desk: Desk) -> Taught:
    found = teach(desk)
    save(desk.store, [Change("resident", identity_values(desk.store, NUMBER), found.people[1])])
    return found


@pytest.fixture
def hand(qtbot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def pane(desk: Desk, taught: Taught, qtbot, qapp, hand: Hand) -> Iterator[GridPane]:
    shown = stand(desk, taught, qtbot)
    scanner = Scanner(qapp, hand.clock)
    scanner.scanned.connect(shown.take_scan)
    yield shown
    scanner.drop()
    scanner.deleteLater()
    QApplication.sendPostedEvents(scanner, QEvent.Type.DeferredDelete)


def test_a_card_over_the_roll_marks_its_holder_and_nobody_else(pane, hand):
    pane.sheet.set_state(pane.sheet.rows[1], "absent")
    hand.scan(CARD)
    hand.pause()
    assert pane.sheet.counts() == {"present": 7} and not pane.sheet.dirty
    assert pane.grid.current.learner.name == "Trần Thị Bé" and focused() is pane.grid


def test_a_card_while_a_name_is_typed_leaves_none_of_its_letters(pane, hand):
    pane.walkin.field.setFocus()
    hand.scan(CARD)
    hand.pause()
    assert not pane.walkin.field.text() and pane.grid.current.learner.name == "Trần Thị Bé"


def test_a_name_written_fast_goes_on_in_the_field(pane, hand):
    hand.type("bé", gap=0.02)
    hand.pause()
    assert pane.walkin.field.text() == "bé" and not pane.sheet.dirty
    hand.key(Qt.Key.Key_Return, "\r", gap=0.3)
    hand.pause()
    assert pane.grid.current.learner.name == "Trần Thị Bé" and not pane.sheet.dirty


def test_a_key_pressed_by_hand_is_done_after_the_breath_a_scan_would_take(pane, hand):
    hand.type("v", gap=0.4)
    hand.pause()
    assert pane.sheet.answer(pane.sheet.rows[0]).state == "absent"
