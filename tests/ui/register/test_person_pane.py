import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store import register
from dxdesk.store.lists import hamlets
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from dxdesk.ui.register.person_pane import CHANGES, TASKS
from dxdesk.ui.shape import Shape
from tests.store.kit import disagree
from tests.store.training.kit import enrol, make, mark
from tests.ui.desks import opened_desk, press, write_visit
from tests.ui.register.conftest import names

SHOWN = "0912 345 678"


@pytest.fixture
def an(page, desk) -> str:
    """Somebody of a household of two."""
    hamlet = hamlets(desk.store)[2][0]
    write_visit(desk, "Lê Thị Cúc", hamlet_id=hamlet, household_no="112")
    write_visit(desk, "Trần Thị Bé", hamlet_id=hamlet, household_no="113")
    made = write_visit(desk, "Nguyễn Văn An", phone="0912345678", hamlet_id=hamlet, household_no="112")
    page.load()
    return made.resident_id


def test_a_look_at_the_phone_is_kept_and_ends_with_the_person(page, desk, an):
    page.open(an)
    assert page.ui.phone_value.text() == "••• 678"
    page.ui.reveal.click()
    assert page.ui.phone_value.text() == SHOWN and page.ui.reveal.text() == "Che số"
    (kept,) = register.reveals(desk.store)
    assert kept[1:] == [desk.who.member_id, an, "phone"]
    page.ui.reveal.click()
    assert page.ui.phone_value.text() == "••• 678" and len(register.reveals(desk.store)) == 1
    page.ui.reveal.click()
    page.open(an)
    assert page.ui.phone_value.text() == "••• 678"


def test_without_a_phone_there_is_nothing_to_reveal(page, desk, an):
    page.open(write_visit(desk, "Đỗ Tám").resident_id)
    assert page.ui.reveal.isHidden() and page.ui.household.isHidden()


@pytest.mark.parametrize("quick", [register.QUICK, 0])
def test_the_household_is_counted_and_listed(page, desk, an, qtbot, monkeypatch, quick):
    monkeypatch.setattr(register, "QUICK", quick)
    page.open(an)
    qtbot.waitUntil(lambda: page.ui.household.text() == "Cả hộ 112: 2 người")
    page.ui.household.click()
    qtbot.waitUntil(lambda: names(page) == ["Nguyễn Văn An", "Lê Thị Cúc"])
    assert page.ui.filters.words.text() == "2 người hộ 112, Khu phố 3."


def test_history_shows_the_value_before_who_where_and_why(page, desk, an):
    save(desk.store, [Change("resident", {"phone": "0987654456"}, an)], "đổi số")
    page.open(an)
    page.ui.story_tabs.choose(CHANGES)
    first = page.ui.changes.rows[0]
    _, field, value, who, why = (column.cell(first) for column in page.ui.changes.model().columns)
    assert (field.text, value.text, value.second) == ("Điện thoại", "••• 456", "trước: ••• 678")
    assert (who.text, who.second, why.text) == ("Lê Thị Hoa", desk.who.label, "đổi số")
    replaced = page.ui.changes.model().columns[2].cell(
        next(change for change in page.ui.changes.rows if change.unit == "phone" and change.seen))
    assert replaced.second == "đã có giá trị mới hơn"


def test_what_is_agreed_stands_in_its_tab(page, desk, an, qtbot):
    page.open(an)
    assert [task.what for task in page.ui.tasks.rows] == ["Chưa hẹn việc gì"]
    visit = save_visit(desk.store, VisitDraft({}, an, {"visit_on": "2026-11-22", "follow_up_on": "2026-11-25"},
                                              (HelpLine("CASHLESS", "done"),))).visit_id
    save(desk.store, [Change("task", {"what": "Đưa ra công an phường", "resident_id": an, "due_on": "2026-11-19",
                                      "state": "open"}),
                      Change("task", {"what": "Gọi lại", "resident_id": an, "due_on": "2026-11-22", "state": "done"})])
    page.load()
    page.ui.story_tabs.choose(TASKS)
    tags = [(task.what, column.cell(task).tag.text) for task in page.ui.tasks.rows
            for column in page.ui.tasks.model().columns[2:]]
    assert tags == [("Hẹn lại", "Còn 3 ngày"), ("Đưa ra công an phường", "Trễ 3 ngày"), ("Gọi lại", "Xong")]
    page.ui.tasks.setFocus()
    page.ui.tasks.choose(0)
    with qtbot.waitSignal(page.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["desk", f"visit:{visit}"]


def test_a_visit_of_the_timeline_opens_its_slip(page, desk, an, qtbot):
    page.open(an)
    page.ui.timeline.setFocus()
    page.ui.timeline.choose(0)
    assert page.ui.timeline.current.keys == ("K",)
    with qtbot.waitSignal(page.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args[0] == "desk" and asked.args[1].startswith("visit:")


def test_a_class_stands_among_the_visits_and_opens_its_results(page, desk, an, qtbot):
    course = make(desk.store, "course", title="Bình dân học vụ số")
    for day, state in (("2026-11-23", "present"), ("2026-11-16", "absent")):
        mark(desk.store, make(desk.store, "meeting", course_id=course, held_on=day), an, state)
    enrol(desk.store, course, an)
    page.open(an)
    (told,) = [entry for entry in page.ui.timeline.rows if entry.title == "Học Bình dân học vụ số"]
    assert told.second == "dự 0 trên 1 buổi"  # the one of tomorrow is not held yet
    page.ui.timeline.choose(page.ui.timeline.rows.index(told))
    with qtbot.waitSignal(page.opened) as asked:
        press(Qt.Key.Key_Return, to=page.ui.timeline)
    assert asked.args == ["training", f"class:{course}:results"]


def test_a_disagreement_leads_to_where_it_is_settled(page, desk, an, qtbot, tmp_path, theme):
    with opened_desk(tmp_path / "máy kia", theme, joins=True) as other:
        person = disagree(desk.store, other.store)
    page.open(person)
    entry = page.ui.timeline.rows[0]
    assert entry.title == "Điện thoại: các máy ghi khác nhau" and entry.action == "Chọn"
    page.ui.timeline.setFocus()
    page.ui.timeline.choose(0)
    with qtbot.waitSignal(page.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["exchange", "conflicts"]


def test_where_it_is_narrow_the_facts_have_their_tab(page, an):
    page.reshape(Shape(1024, 600))
    page.open(an)
    page.ui.story_tabs.choose(3)
    assert page.ui.facts_box.isVisible() and page.ui.reveal.isVisible()


def test_a_value_of_a_newer_program_breaks_nothing(page, desk, an):
    visit = save_visit(desk.store, VisitDraft({}, an, {"visit_on": "2026-11-20"}, (HelpLine("CASHLESS", "done"),)))
    save(desk.store, [Change("help", {"outcome": "halfway", "service": "MARS"}, visit.help_ids[0]),
                      Change("task", {"what": "x", "resident_id": an, "due_on": "2026-13", "state": "open"}),
                      Change("resident", {"eid_state": "l9", "birth_date": "1890"}, an)])
    page.load()
    page.open(an)
    page.grab()
    assert any("MARS" in entry.title for entry in page.ui.timeline.rows)
