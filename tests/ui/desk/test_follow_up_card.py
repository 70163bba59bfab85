import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.visit import HelpLine, TaskLine
from dxdesk.paths import resource_path
from dxdesk.ui.desk.follow_up_card import FollowUpCard
from tests.ui.desks import press

LISTS = load_catalogues(resource_path("data"))
DAY = "2026-11-22"
POLICE, APPROVED = HelpLine("VNEID_ACTIVATE", "not_done", "NOT_REGISTERED_L2"), HelpLine("X", "partly", "NOT_APPROVED")


@pytest.fixture
def card(theme, qtbot) -> FollowUpCard:
    window = QWidget()
    card = FollowUpCard(window)
    QVBoxLayout(window).addWidget(card)
    qtbot.addWidget(window)
    card.set_up(theme, LISTS)
    card.set_members([("m1", "Lê Thị Hoa"), ("m2", "Trần Văn Ba")], "m1")
    card.keeper, card.days = window, []
    card.proposed.connect(card.days.append)
    window.resize(760, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return card


def test_the_rule_proposes_a_task_and_its_day(card):
    assert card.isHidden() and card.tasks() == ()
    card.look_at([POLICE], "", DAY)
    assert not card.isHidden() and card.days == ["2026-11-29"]
    assert card.tasks() == (TaskLine("Đưa ra Công an làm mức 2", "2026-11-29", "Đã nộp hồ sơ mức 2",
                                     "Kích hoạt VNeID: chưa đăng ký mức 2", "m1"),)
    [tick] = card.focus_chain()
    assert tick.accessibleName() == "Việc tiếp theo: Đưa ra Công an làm mức 2, hẹn 29/11/2026"
    assert "hẹn 29/11/2026" in [label.text() for label in card.findChildren(QLabel)]


def test_a_key_drops_it_and_it_stays_dropped(card, qtbot):
    card.look_at([POLICE, APPROVED], "", DAY)
    assert [task.due_on for task in card.tasks()] == ["2026-11-25", "2026-11-29"]
    card.focus_chain()[0].setFocus()
    with qtbot.waitSignal(card.changed):
        press(Qt.Key.Key_Space)
    assert [task.what for task in card.tasks()] == ["Đưa ra Công an làm mức 2"]
    assert card.days == ["2026-11-25", "2026-11-29"]
    card.look_at([POLICE, APPROVED, HelpLine("EHEALTH", "partly")], "", DAY)
    assert [task.what for task in card.tasks()] == ["Đưa ra Công an làm mức 2", "Làm tiếp: Sổ sức khỏe"]
    card.clear()
    card.look_at([APPROVED], "", DAY)
    assert len(card.tasks()) == 1


def test_the_appointment_and_the_tasks_never_disagree(card):
    card.look_at([POLICE, APPROVED], "", DAY)
    card.set_day("2026-11-27")
    assert [task.due_on for task in card.tasks()] == ["2026-11-27", "2026-11-29"]
    card.set_day("2026-12-03")
    assert [task.due_on for task in card.tasks()] == ["2026-12-03", "2026-12-03"]
    card.set_day("hôm nào")
    assert card.tasks()[0].due_on == "2026-12-03"
    card.set_day("")
    assert card.tasks()[0].due_on == "2026-11-25"


def test_another_day_of_the_visit_moves_the_tasks(card):
    card.look_at([POLICE], "", DAY)
    card.look_at([POLICE], "", "2026-11-20")
    assert card.tasks()[0].due_on == "2026-11-27" and card.days[-1] == "2026-11-27"
    card.look_at([POLICE], "", "30/2")
    assert card.tasks() == () and card.days[-1] == ""


def test_done_takes_the_proposal_away(card):
    card.look_at([POLICE], "", DAY)
    card.look_at([HelpLine("VNEID_ACTIVATE", "done")], "", DAY)
    assert card.isHidden() and card.days == ["2026-11-29", ""]


def test_somebody_else_may_be_given_the_task(card):
    card.look_at([POLICE], "", DAY)
    card.assignee_box.setCurrentIndex(1)
    assert card.tasks()[0].assignee_id == card.assignee() == "m2"
    card.set_members([("m1", "Lê Thị Hoa")], "m1")
    assert card.tasks()[0].assignee_id == "m1"


@pytest.mark.parametrize(("scale", "columns", "width"), [(100, 4, 730), (150, 3, 640), (200, 2, 620)])
def test_no_day_is_cut_however_large_the_text(card, theme, qtbot, scale, columns, width):
    theme.apply("light", scale)
    card.window().resize(width, 600)
    card.arrange(columns)
    card.look_at([POLICE, HelpLine("EHEALTH", "partly"), HelpLine("DIGITAL_SIGNATURE", "partly")], "l2_issued", DAY)
    qtbot.wait(1)
    labels = [label for label in card.findChildren(QLabel) if label.isVisible() and not label.wordWrap()]
    assert len(labels) >= 4 and not [label.text() for label in labels if label.width() < label.sizeHint().width()]
    assert card.width() <= width
