"""Papers of one person from the register: the next appointment by key and button, what is held by the menu."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.appointment import visit_code
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.visits import save_visit
from dxdesk.ui.papers.paper_over import PaperOver
from dxdesk.ui.parts import Button
from tests.ui.desks import CTRL, focused, key, press, write_visit
from tests.ui.register.conftest import offered, take


@pytest.fixture
def person(page, desk) -> str:
    """Somebody with an appointment kept, the next one, and one after it."""
    made = write_visit(desk, "Nguyễn Văn An")
    for on, again in (("2026-11-01", "2026-11-10"), ("2026-11-20", "2026-11-26"), ("2026-11-21", "2026-12-24")):
        save_visit(desk.store, VisitDraft({}, made.resident_id, {"visit_on": on, "follow_up_on": again},
                                          (HelpLine("EHEALTH", "partly"),)))
    page.load()
    return made.resident_id


def printed(page, desk, qtbot):
    """The paper over the register, once it is made."""
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
    (over,) = page.findChildren(PaperOver)
    assert over.isVisible() and focused() is over.print
    return over


def test_the_next_appointment_is_printed_by_key_and_by_the_button_of_its_line(page, desk, qtbot, person):
    page.open(person)
    lines = [entry.when for entry in page.ui.timeline.rows if entry.prints]
    assert lines == ["20/11"]
    page.ui.timeline.setFocus()
    key(qtbot, Qt.Key.Key_P, CTRL)
    over = printed(page, desk, qtbot)
    assert f"{over.made.sheet.on}" == "2026-11-26" and over.heading.text() == "Giấy hẹn, Nguyễn Văn An"
    press(Qt.Key.Key_Escape)
    (button,) = [one for one in page.ui.timeline.findChildren(Button) if one.text() == "In giấy hẹn"]
    button.click()
    assert printed(page, desk, qtbot).made.choices == over.made.choices


def test_enter_on_the_line_still_opens_its_slip(page, qtbot, person):
    page.open(person)
    at = next(at for at, entry in enumerate(page.ui.timeline.rows) if entry.prints)
    page.ui.timeline.setFocus()
    page.ui.timeline.choose(at)
    with qtbot.waitSignal(page.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["desk", f"visit:{page.ui.timeline.rows[at].prints}"]


def test_where_nothing_is_agreed_it_says_so(page, desk, qtbot):
    made = write_visit(desk, "Trần Thị Bé")
    page.load()
    key(qtbot, Qt.Key.Key_P, CTRL)
    assert not desk.notice.standing()
    page.open(made.resident_id)
    key(qtbot, Qt.Key.Key_P, CTRL)
    assert [one.fact for one in desk.notice.standing()] == ["Chưa hẹn ngày nào với người này."]


def test_what_is_held_is_a_line_of_the_menu(page, desk, qtbot, person):
    page.open(person)
    menu = page.menu()
    assert offered(menu)[:2] == ["In giấy hẹn", "In tờ “Tổ đang giữ gì”"]
    take(menu, "In tờ “Tổ đang giữ gì”")
    sheet = printed(page, desk, qtbot).made.sheet
    assert sheet.person == "Nguyễn Văn An" and len(sheet.visits) == 4
    page.open(write_visit(desk, "Trần Thị Bé").resident_id)
    assert page.findChild(PaperOver).isHidden() and page.ui.person_name.text() == "Trần Thị Bé"


def test_an_appointment_scanned_here_shows_its_person(page, desk, person):
    visit = desk.store.connection.execute("SELECT id FROM visit WHERE follow_up_on = '2026-11-26'").fetchone()[0]
    assert page.take_scan(visit_code(visit)) and page.pane.record == person
    assert not page.take_scan(visit_code("0190b7a4-3c2e-7aee-9dd1-a1b2c3d4e5f6"))
