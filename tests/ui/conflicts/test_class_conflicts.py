"""The inbox about classes: a roll two laptops took differently, a meeting deleted while another took its roll."""

import re

import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.store.saving import Change, save
from dxdesk.store.training.class_acts import delete_meeting, new_class
from dxdesk.store.training.classes import meeting_of
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.roll import roll
from dxdesk.store.training.taking import take
from tests.ui.conflicts.conftest import carry
from tests.ui.desks import key

UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-")
MEETING = "buổi 1 ngày 15/11 lớp Bình dân học vụ số"


class Roll:
    """A meeting both laptops hold, and one learner of it."""

    def __init__(self, desk, other) -> None:
        self.desk, self.other = desk.store, other.store
        self.person = save(self.desk, [Change("resident", {"full_name": "Trần Thị Bé"})]).records[0]
        draft = ClassDraft({"title": "Bình dân học vụ số"}, (MeetingDraft("2026-11-15", "18:30", "20:30"),))
        self.course, self.meeting = new_class(self.desk, draft).records
        enrol(self.desk, self.course, [Newcomer(resident=self.person)])
        carry(self.desk, self.other)

    def take(self, store, state: str) -> None:
        take(store, self.meeting, {self.person: Answer(state)}, confirmed_past=True)

    def state(self) -> str:
        return roll(self.desk, self.meeting)[self.person].state


@pytest.fixture
def made(desk, other) -> Roll:
    return Roll(desk, other)


def asked(page) -> str:
    """The question in sight and its row, without ids of records."""
    box = page.ui.conflicts
    words = box.ui.sentence.accessibleName()
    faces = [card.accessibleName() for card in box.asking.cards()]
    assert not UUID.search(" ".join((words, box.ui.record.text(), *faces)))
    return words


@pytest.mark.parametrize(("digit", "state"), [(Qt.Key.Key_1, "present"), (Qt.Key.Key_2, "absent")])
def test_a_roll_taken_differently_is_chosen_by_a_digit(page, made, qtbot, digit, state):
    made.take(made.desk, "present")
    made.take(made.other, "absent")
    carry(made.other, made.desk)
    page.load()
    words = asked(page)
    assert f"Trần Thị Bé, {MEETING}" in words and words.endswith("Có mặt hay vắng?")
    box = page.ui.conflicts
    assert box.ui.record.text() == "Trần Thị Bé" and not box.ui.open_record.isHidden()
    box.ui.open.setFocus()
    key(qtbot, digit)
    with qtbot.waitSignal(page.saved):
        key(qtbot, Qt.Key.Key_Return)
    assert made.state() == state and page.badge() == 0
    assert [one.person for one in box.ui.decided.rows] == ["Trần Thị Bé"]


@pytest.mark.parametrize(("digit", "stands"), [(Qt.Key.Key_1, False), (Qt.Key.Key_2, True)])
def test_a_meeting_deleted_while_its_roll_was_taken(page, desk, made, qtbot, digit, stands):
    delete_meeting(made.desk, made.meeting)
    made.take(made.other, "late")
    carry(made.other, made.desk)
    page.load()
    words = asked(page)
    assert f"xóa {MEETING}" in words and "vẫn điểm danh Trần Thị Bé ở buổi ấy" in words
    box = page.ui.conflicts
    assert box.ui.record.text() == f"B{MEETING[1:]}" and box.ui.open_record.isHidden()
    box.ui.open.setFocus()
    key(qtbot, digit)
    key(qtbot, Qt.Key.Key_Return)
    assert page.badge() == 0
    assert bool(roll(made.desk, made.meeting)) is stands
    if stands:
        assert meeting_of(made.desk, made.meeting).taken == 1
