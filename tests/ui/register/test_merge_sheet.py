import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.merging import merge
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from dxdesk.ui.shape import Shape
from tests.ui.desks import CTRL, focused, press, type_text, write_visit
from tests.ui.register.conftest import names, take


@pytest.fixture
def two(page, desk) -> tuple[str, str]:
    """Two records of one man, the second with an e-mail of its own: a phone the first lacks."""
    keep = write_visit(desk, "Nguyễn Văn An", birth_year="1958", id_last4="4721").resident_id
    other = write_visit(desk, "Nguyen Van An", "CASHLESS", birth_year="1958", phone="0912345678").resident_id
    save_visit(desk.store, VisitDraft({}, other, {"visit_on": "2026-11-13"}, (HelpLine("EHEALTH", "done"),)))
    page.load()
    return keep, other


def start(page, keep: str) -> None:
    page.open(keep)
    take(page.menu(), "Gộp với người khác…")


def test_two_records_are_merged_by_keyboard_alone(page, desk, two, qtbot):
    keep, other = two
    start(page, keep)
    sheet = page.ui.merge_sheet
    assert page.ui.detail_stack.currentWidget() is sheet and focused() is sheet.search
    assert [person.id for person in sheet.people.rows] == [other]  # who looks alike is offered
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert focused() is sheet.fields and sheet.title.text() == "Gộp Nguyen Van An (1958) vào Nguyễn Văn An (1958)?"
    assert sheet.summary.text().startswith("Giữ đủ 3 lượt: 1 của hồ sơ được giữ, 2 của hồ sơ gộp vào.")
    assert sheet.taken == {"phone"}  # the kept one has none
    with qtbot.waitSignal(page.saved):
        qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert names(page) == ["Nguyễn Văn An"] and page.ui.phone_value.text() == "••• 678"
    assert [entry.title for entry in page.ui.timeline.rows].count("Gộp hai hồ sơ cùng người") == 1
    assert len(page.ui.timeline.rows) == 5
    assert page.ui.head.subtitle.text() == "1 người trong sổ" and desk.notice.standing()[0].tone == "ok"


@pytest.mark.parametrize("by", ["key", "button"])
def test_a_merge_is_taken_back_from_the_timeline(page, desk, two, by, qtbot):
    keep, other = two
    merge(desk.store, keep, other, ["phone"])
    page.load()
    page.open(other)  # whoever is asked for by the other record is this person
    at = next(at for at, entry in enumerate(page.ui.timeline.rows) if entry.action == "Gỡ gộp")
    assert "Lê Thị Hoa gộp Nguyen Van An, giữ đủ 3 lượt của hai hồ sơ" in page.ui.timeline.rows[at].second
    with qtbot.waitSignal(page.saved):
        if by == "key":
            page.ui.timeline.setFocus()
            page.ui.timeline.choose(at)
            press(Qt.Key.Key_Return)
        else:
            room = page.ui.timeline.indexWidget(page.ui.timeline.model().index(at, 2))
            room.layout().itemAt(1).widget().click()
    assert sorted(names(page)) == ["Nguyen Van An", "Nguyễn Văn An"]
    assert page.pane.record == keep and page.ui.phone_value.text() == "chưa có"
    assert not any(entry.action for entry in page.ui.timeline.rows)


def test_space_and_arrows_choose_which_value_stays(page, desk, two):
    keep, other = two
    page.open(keep)
    page.start_merging()
    sheet = page.ui.merge_sheet
    sheet.compare(keep, other)
    at = next(at for at, field in enumerate(sheet.fields.rows) if field.name == "full_name")
    sheet.fields.choose(at)
    press(Qt.Key.Key_Space)
    assert "full_name" in sheet.taken
    press(Qt.Key.Key_Left)
    assert "full_name" not in sheet.taken
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert "full_name" in sheet.taken
    same = next(at for at, field in enumerate(sheet.fields.rows) if field.name == "birth_year")
    sheet.fields.choose(same)
    press(Qt.Key.Key_Space)
    assert "birth_year" not in sheet.taken  # nothing to choose between
    sheet.merge.click()
    assert desk.store.value("resident", keep, "full_name") == "Nguyen Van An"


def test_the_sides_are_changed(page, two):
    keep, other = two
    start(page, keep)
    page.ui.merge_sheet.compare(keep, other)
    page.ui.merge_sheet.swap.click()
    page.ui.merge_sheet.merge.click()
    assert page.pane.record == other and page.ui.person_name.text() == "Nguyen Van An"


def test_two_who_may_be_two_are_warned_of(page, desk, two):
    keep, _ = two
    son = write_visit(desk, "Nguyễn Văn An", birth_year="1990", id_last4="9999").resident_id
    start(page, keep)
    page.ui.merge_sheet.compare(keep, son)
    assert page.ui.merge_sheet.warnings.isVisible() and "hai người" in page.ui.merge_sheet.warnings.accessibleName()


def test_the_other_is_found_by_search_and_escape_goes_back_step_by_step(page, desk, two, qtbot):
    keep, _ = two
    write_visit(desk, "Trần Thị Bé")
    start(page, keep)
    type_text("be")
    assert [person.full_name for person in page.ui.merge_sheet.people.rows] == ["Trần Thị Bé"]
    type_text("zzz")
    assert page.ui.merge_sheet.nobody.isVisible()
    page.ui.merge_sheet.search.setText("be")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert focused() is page.ui.merge_sheet.fields
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is page.ui.merge_sheet.search
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.ui.person_name.isVisible() and page.pane.record == keep


def test_a_refusal_is_said_and_nothing_is_merged(page, desk, two):
    keep, other = two
    start(page, keep)
    page.ui.merge_sheet.compare(keep, other)
    save(desk.store, [Change("resident", {}, other, "delete")])
    page.ui.merge_sheet.merge.click()
    assert desk.notice.standing()[0].tone == "bad" and page.ui.detail_stack.currentWidget() is page.ui.merge_sheet
    assert not desk.store.value("resident", other, "merged_into")


def test_arrows_in_the_list_leave_a_merge_in_peace(page, two):
    keep, _ = two
    start(page, keep)
    page.ui.people.setFocus()
    press(Qt.Key.Key_Down)
    assert page.ui.detail_stack.currentWidget() is page.ui.merge_sheet


def test_where_it_is_narrow_the_sheet_is_alone(page, desk, two):
    keep, other = two
    page.reshape(Shape(682, 400))
    start(page, keep)
    assert page.ui.merge_sheet.isVisible() and not page.ui.list_side.isVisible()
    page.ui.merge_sheet.compare(keep, other)
    page.ui.merge_sheet.merge.click()
    assert page.pane.record == keep and page.ui.timeline.isVisible()
