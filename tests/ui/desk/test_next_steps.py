from PySide6.QtCore import Qt

from dxdesk.store.follow_ups import due
from dxdesk.store.records import show
from dxdesk.ui.combo import choose
from dxdesk.ui.desk.desk_page import DeskPage
from tests.ui.desks import CTRL, enter, focused, press, type_text


def write(page: DeskPage, outcome: str = "4", obstacle: str = "NOT_REGISTERED_L2") -> None:
    enter("Trần Thị Bé")
    page.form.ui.services.setFocus()
    type_text("k")
    line = page.form.ui.helps.rows[0]
    line.outcome.setFocus()
    type_text(outcome)
    line.obstacle.set_value(obstacle)


def save(qtbot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)


def test_outcome_and_obstacle_propose_what_to_do_and_when(page, desk, qtbot):
    write(page)
    ui = page.form.ui
    assert not ui.follow_up.isHidden() and ui.follow_up_on.text() == "29/11/2026"
    assert ui.follow_up_on.property("state") == "carried"
    line = ui.helps.rows[0].line()
    assert line.referred_to == "POLICE" and line.referral_text
    save(qtbot)
    (task,) = due(desk.store, "2026-12-31", 10)
    assert (task.person, task.due_on, task.state) == ("Trần Thị Bé", "2026-11-29", "open")
    assert desk.store.value("visit", task.visit_id, "follow_up_on") == "2026-11-29"
    assert page.form.ui.follow_up.isHidden() and page.form.ui.follow_up_on.text() == ""


def test_a_day_typed_moves_the_task_and_is_not_written_over(page, desk, qtbot):
    write(page)
    ui = page.form.ui
    ui.follow_up_on.setFocus()
    ui.follow_up_on.selectAll()
    enter("05/12/2026")
    ui.helps.rows[0].obstacle.set_value("NO_OTP")
    assert ui.follow_up_on.text() == "05/12/2026"
    save(qtbot)
    assert page.form.ui.helps.rows[0].outcome.accessibleDescription() == "Chuyển đến đâu? Chọn nơi nếu biết."
    save(qtbot)
    assert [task.due_on for task in due(desk.store, "2026-12-31", 10)] == ["2026-12-05"]


def test_a_task_unticked_is_not_made_and_no_day_stands(page, desk, qtbot):
    write(page)
    tick = page.form.ui.follow_up.focus_chain()[0]
    tick.setFocus()
    press(Qt.Key.Key_Space)
    assert page.form.ui.follow_up_on.text() == ""
    save(qtbot)
    assert due(desk.store, "2026-12-31", 10) == []


def test_a_reopened_slip_proposes_nothing_it_was_saved_with(page, desk, qtbot):
    write(page)
    save(qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.form.ui.follow_up_on.text() == "29/11/2026" and not page.work.half_written()
    page.form.ui.note.setText("mang theo thẻ")
    save(qtbot)
    (task,) = due(desk.store, "2026-12-31", 10)
    assert desk.store.value("visit", task.visit_id, "follow_up_on") == "2026-11-29"
    qtbot.keyClick(focused(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    page.form.ui.helps.rows[0].obstacle.set_value("ABSENT")
    save(qtbot)
    assert len(due(desk.store, "2026-12-31", 10)) == 2


def test_people_nobody_named_leave_nothing_to_do(page, desk, qtbot):
    page.ui.tally.setChecked(True)
    enter("5")
    page.form.ui.services.setFocus()
    type_text("k")
    page.form.ui.helps.rows[0].outcome.setFocus()
    type_text("2")
    assert page.form.ui.follow_up.isHidden()
    save(qtbot)
    visit = desk.store.connection.execute("SELECT id FROM visit").fetchone()[0]
    assert show(desk.store, "visit", visit).values["people"] == "5"
    assert due(desk.store, "2026-12-31", 10) == []


def test_nothing_is_proposed_of_an_activation_that_has_no_end_yet(page, desk):
    enter("Trần Thị Bé")
    ui = page.form.ui
    choose(ui.eid_before, "l2_issued")
    ui.services.setFocus()
    type_text("k")
    assert ui.follow_up.isHidden()
    ui.helps.rows[0].outcome.setFocus()
    type_text("3")
    assert not ui.follow_up.isHidden()


def test_who_waits_for_activation_is_proposed_it_whatever_else_was_done(page, desk):
    enter("Trần Thị Bé")
    choose(page.form.ui.eid_before, "l2_issued")
    page.form.ui.services.setFocus()
    type_text("t")
    assert not page.form.ui.follow_up.isHidden()
