"""Results of a class in the window: checks typed in a row, decisions, tasks, visits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dxdesk.store.follow_ups import follow_ups_of
from dxdesk.store.training.checks import Rating, checks, rate
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.results_pane import ResultsPane
from dxdesk.ui.training.training_page import TrainingPage
from tests.store.training.kit import enrol, make, mark
from tests.ui.desks import focused, press, type_text


@pytest.fixture
def town(desk):
    """A class that is over: An came, Bình did not; a guest."""
    store = desk.store
    course = make(store, "course", title="Lớp 1", skill_group="safety", closed_on="2026-11-21")
    meeting = make(store, "meeting", course_id=course, held_on="2026-11-20")
    found = {"course": course, "meeting": meeting}
    for name, state in (("An", "present"), ("Bình", "absent")):
        found[name] = make(store, "resident", full_name=name)
        enrol(store, course, found[name])
        mark(store, meeting, found[name], state)
    make(store, "enrolment", course_id=course, name="Chú Bảy")
    return found


@pytest.fixture
def pane(room, town) -> ResultsPane:
    page = room.fill(TrainingPage).page()
    page.open(f"class:{town['course']}:results")
    page.box.pane.begin()
    return page.box.pane


def rated(desk, town, person: str) -> list[tuple[str, str, str]]:
    return [(one.stage, one.level, one.score) for one in checks(desk.store, town["course"]).get(town[person], [])]


def test_a_digit_rates_and_enter_goes_to_the_next_learner(pane, desk, town):
    assert pane.table.current.learner.name == "An" and pane.check.stage.value() == "after"
    press(Qt.Key.Key_Return, to=pane.table)
    type_text("3")
    assert rated(desk, town, "An") == [("after", "3", "")]
    press(Qt.Key.Key_Return)
    assert pane.table.current.learner.name == "Chú Bảy"
    assert focused() in pane.check.level.segments()
    assert pane.check.level.value() == ""


def test_a_score_is_kept_with_enter_and_a_wrong_one_is_said(pane, desk, town):
    pane.check.score.setFocus()
    type_text("7,5")
    press(Qt.Key.Key_Return)
    assert rated(desk, town, "An") == [("after", "", "7.5")]
    assert pane.table.rows[0].checks and focused() is pane.check.score
    before = pane.table.current.learner.name
    type_text("12")
    press(Qt.Key.Key_Return)
    assert pane.table.current.learner.name == before
    assert "0 đến 10" in pane.check.score.accessibleDescription()


def test_the_beginning_is_another_rating_than_the_end(pane, desk, town):
    rate(desk.store, [Rating(pane.table.current.learner.enrolment, "before", "self", "safety", level="1")])
    pane.show_class(pane.view)
    assert pane.check.level.value() == ""
    pane.check.stage.set_value("before")
    assert pane.check.level.value() == "1"


def test_a_decision_against_attendance_needs_a_word(pane, desk, town):
    names = [row.learner.name for row in pane.table.rows]
    pane.table.choose(names.index("Bình"))
    pane.decide.result.set_value("finished")
    pane.decide.keep.click()
    assert "vì sao" in pane.decide.reason.accessibleDescription()
    pane.decide.reason.setText("Học bù tại nhà")
    pane.decide.keep.click()
    assert next(row for row in pane.table.rows if row.learner.name == "Bình").finished
    assert pane.table.current.learner.name == "Bình"


@pytest.mark.parametrize(("typed", "kept"), [("", "2026-11-22"), ("20/11", "2026-11-20"), ("21/11/2026", "2026-11-21")])
def test_the_day_of_a_confirmation_is_typed_as_people_write_it(pane, desk, town, typed, kept):
    pane.decide.day.setText(typed)
    pane.decide.confirm.click()
    assert desk.store.value("resident", town["An"], "skill_confirmed_on") == kept


def test_a_day_ahead_is_refused_and_a_guest_has_none(pane, desk, town):
    pane.decide.day.setText("1/12/2026")
    pane.decide.confirm.click()
    assert not desk.store.value("resident", town["An"], "skill_confirmed_on")
    assert pane.decide.day.accessibleDescription()
    names = [row.learner.name for row in pane.table.rows]
    pane.table.choose(names.index("Chú Bảy"))
    assert not pane.decide.day.isEnabled() and pane.decide.result.isEnabled()


def test_tasks_for_who_needs_help_and_none_twice(pane, desk, town):
    pane.tasks.click()
    panel = pane.follow_on
    assert [need.learner.name for need in panel.table.rows] == ["Chú Bảy", "Bình"]
    panel.go.click()
    assert "2 người" in panel.bar.message.fact and not panel.go.isEnabled()
    (task,) = follow_ups_of(desk.store, town["Bình"])
    assert task.due_on == "2026-11-29"
    panel.back.click()
    assert pane.stack.currentIndex() == 0


def test_a_task_due_yesterday_is_refused_under_its_field(pane, town):
    pane.tasks.click()
    pane.follow_on.due.setText("1/1/2026")
    pane.follow_on.go.click()
    assert pane.follow_on.due.accessibleDescription()


def test_visits_of_who_came_are_written_and_taken_back(pane, desk, town):
    pane.in_class.click()
    panel = pane.visits
    panel.go.click()
    assert "ít nhất một việc" in panel.bar.message.fact
    panel.services.toggled.emit("VNEID_ACTIVATE", True)
    panel.go.click()
    assert "1 người" in panel.bar.message.fact
    count = "SELECT count(*) FROM visit WHERE meeting_id IS NOT NULL AND _deleted = 0"
    assert desk.store.connection.execute(count).fetchone()[0] == 1
    panel.bar.message.actions[0].run()
    assert desk.store.connection.execute(count).fetchone()[0] == 0


def test_the_effect_needs_both_ends(pane, desk, town):
    pane.kind.set_value("effect")
    assert pane.no_effect.isVisible()
    enrolment = pane.table.rows[0].learner.enrolment
    rate(desk.store, [Rating(enrolment, stage, "self", "safety", level=level)
                      for stage, level in (("before", "1"), ("after", "4"))])
    pane.show_class(pane.view)
    assert pane.effects.isVisible() and len(pane.effects.rows) == 1


def test_where_there_is_no_room_the_cards_take_the_place_of_the_list(pane):
    pane.reshape(Shape(700, 400))
    QApplication.processEvents()
    assert pane.card.isVisible() and not pane.side.isVisible()
    pane.table.opened.emit(pane.table.current)
    assert pane.side.isVisible() and not pane.card.isVisible() and pane.to_list.isVisible()
    pane.to_list.click()
    assert pane.card.isVisible() and not pane.side.isVisible()
