"""The page of classes: cards, one class, what must not be left unsaved, codes of papers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from dxdesk.domain.class_code import class_code
from dxdesk.store.saving import Change, save
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.tabs import Tab
from dxdesk.ui.training.training_page import TrainingPage
from dxdesk.ui.workspace import Workspace
from tests.store.training.kit import enrol, make, mark
from tests.ui.desks import focused, press, type_text


@pytest.fixture
def town(desk):
    """A class that meets tonight, one next week, one that is over."""
    store = desk.store
    found = {}
    for title, day in (("Lớp đã xong", "2026-11-08"), ("Lớp tuần sau", "2026-11-29"), ("Lớp tối nay", "2026-11-22")):
        course = make(store, "course", title=title)
        found[title] = course, make(store, "meeting", course_id=course, held_on=day, from_at="18:30", to_at="20:30")
    course, _meeting = found["Lớp tối nay"]
    found["An"] = make(store, "resident", full_name="Nguyễn Văn An")
    enrol(store, course, found["An"])
    return found


@pytest.fixture
def work(room, town) -> Workspace:
    made = room.fill(DeskPage, TrainingPage)
    made.go("training")
    return made


@pytest.fixture
def page(work) -> TrainingPage:
    return work.page()


def cards(page) -> list[str]:
    return [card.view.title for card in page.list.cards]


def test_what_goes_on_stands_first_and_tonight_says_so(page, town):
    assert cards(page) == ["Lớp tối nay", "Lớp tuần sau", "Lớp đã xong"]
    assert "Buổi 1 tối nay" in page.list.cards[0].accessibleName()
    assert page.head.subtitle.text() == "2 lớp đang mở, 0 người học trong năm"
    assert page.box.view.id == town["Lớp tối nay"][0]


def test_arrows_go_from_card_to_card(page, town):
    page.list.begin()
    press(Qt.Key.Key_Down, to=page.list.cards[0])
    assert page.box.view.id == town["Lớp tuần sau"][0] == page.list.current


def test_a_paper_scanned_at_the_desk_opens_its_roll(work, page, town):
    work.go("desk")
    work.take_scan(class_code(town["Lớp tuần sau"][1]))
    assert work.page() is page and page.box.view.id == town["Lớp tuần sau"][0]
    assert page.box.pane is page.box.panes["roll"]
    work.take_scan(class_code("01890000-0000-7000-8000-000000000000"))
    assert page.box.view.id == town["Lớp tuần sau"][0]


def test_a_roll_not_saved_keeps_its_class_and_page(page, town):
    page.open(f"meeting:{town['Lớp tối nay'][1]}")
    type_text(" ", page.box.pane.grid)
    assert page.unfinished() and not page.can_leave()
    assert page.half_done() == "Điểm danh buổi 1 chưa lưu, vẫn còn nguyên."
    page.list.chosen.emit(town["Lớp tuần sau"][0])
    assert page.box.view.id == town["Lớp tối nay"][0]
    page.box.strip.tabs.choose(1)
    assert page.box.pane is page.box.panes["roll"] and page.box.strip.tabs.current == 0
    page.start_new()
    assert page.sheet is None
    page.box.papers.click()
    assert page.findChild(QMenu) is None
    page.box.pane.drop()
    assert page.can_leave() and not page.unfinished()


def test_a_card_read_badly_at_the_door_is_scanned_again_there(work, page, desk, town):
    page.open(f"meeting:{town['Lớp tối nay'][1]}")
    work.take_scan("074190001234|281234567|Tran Thi Thu|0102")
    assert work.page() is page
    assert [one.fact for one in desk.notice.standing()] == ["Mã thẻ căn cước bị đọc thiếu."]
    work.take_scan("DXP:KP3-0038")
    assert work.page() is not page


def test_coming_by_keyboard_one_is_in_the_roll(room, town):
    work = room.fill(DeskPage, TrainingPage)
    work.page().findChild(QLineEdit).setFocus()
    work.go("training")
    assert focused() is work.page().box.pane.grid


def test_a_form_begun_is_asked_about_before_another_page(page):
    page.start_new()
    page.sheet.facts.texts["title"].setText("Lớp mới")
    page.sheet.facts.texts["title"].textEdited.emit("Lớp mới")
    assert page.half_done() and not page.can_leave()
    assert page.sheet.message.message is not None


def test_the_first_class_is_made_from_the_empty_page(room, desk):
    page = room.fill(TrainingPage).page()
    assert page.empty.isVisible() and not page.list.isVisible()
    page.empty.button.click()
    page.sheet.facts.texts["title"].setText("Bình dân học AI")
    page.sheet.facts.texts["title"].textEdited.emit("Bình dân học AI")
    page.sheet.keep()
    assert page.sheet is None and page.box.title.text()
    assert cards(page) == ["Bình dân học AI"] and not page.empty.isVisible()
    assert page.box.pane is page.box.panes["learners"] and page.box.pane.isAncestorOf(focused())


def test_a_class_deleted_elsewhere_is_shown_with_both_ways_out(page, desk, town):
    course, meeting = town["Lớp tối nay"]
    mark(desk.store, meeting, town["An"], "present")
    save(desk.store, [Change("course", {}, course, "delete")])
    page.load()
    assert page.box.gone.isVisible() and "đã xóa" in page.box.gone.message.fact
    reopen, rest = page.box.gone.message.actions
    rest.run()
    assert "Lớp tối nay" not in cards(page)
    assert reopen.text == "Mở lại lớp"


def test_where_it_is_narrow_the_list_comes_first_and_esc_goes_back(page, room, town):
    room.resize(760, 600)
    page.open(f"class:{town['Lớp tối nay'][0]}:learners")
    assert page.box.isVisible() and not page.list.isVisible()
    press(Qt.Key.Key_Escape, to=page.box.pane)
    assert page.list.isVisible() and not page.box.isVisible()
    page.list.chosen.emit(town["Lớp tuần sau"][0])
    assert page.box.isVisible() and page.box.view.id == town["Lớp tuần sau"][0]


def test_where_it_is_low_the_tabs_stand_in_the_head_and_all_are_in_sight(page, room, town, theme):
    for width, height, scale in ((1024, 600, 150), (1024, 600, 200)):
        theme.apply("light", scale)
        room.window.resize(width, height)
        page.open(f"class:{town['Lớp tối nay'][0]}:roll")
        QApplication.processEvents()
        box = page.box
        tabs = box.strip.tabs.findChildren(Tab)
        assert len({part.mapTo(box, part.rect().center()).y() // 20 for part in (box.strip, box.print_only)}) == 1
        assert all(tab.visibleRegion().boundingRect().width() == tab.width() for tab in tabs)
        assert box.papers.isHidden() and box.back_only.isVisible() and box.title.isVisible() == (scale == 150)
        box.back_only.click()
        assert page.list.isVisible()
    theme.apply("light", 100)
    room.window.resize(1366, 768)
    QApplication.processEvents()
    assert page.box.papers.isVisible() and page.box.print_only.isHidden() and page.box.title.isVisible()


def test_what_is_not_held_is_said(page, desk):
    page.open("class:01890000-0000-7000-8000-000000000000")
    page.open("meeting:01890000-0000-7000-8000-000000000000")
    assert page.box.view is not None


def test_the_month_opens_a_roll(page, town):
    page.part.set_value("month")
    page.calendar.opened_meeting.emit(*town["Lớp đã xong"])
    QApplication.processEvents()
    assert page.part.value() == "classes" and page.box.meeting == town["Lớp đã xong"][1]


def test_a_class_is_found_by_a_piece_of_its_name(page, desk):
    for number in range(9):
        make(desk.store, "course", title=f"Lớp phụ {number}")
    page.load()
    assert page.list.search.isVisible()
    page.list.search.setText("toi nay")
    assert [card.view.title for card in page.list.cards if card.isVisible()] == ["Lớp tối nay"]
