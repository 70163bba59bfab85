"""Every screen of the program as a screen reader meets it: names, roles, Vietnamese words, a way by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget

from dxdesk.domain.catalogues import load_communes
from dxdesk.paths import resource_path
from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import new_book
from dxdesk.store.workers import Worker
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.first_run import FirstRunPage
from dxdesk.ui.key_sheet import KeySheet, add_question
from dxdesk.ui.lock_page import LockPage
from dxdesk.ui.naming import PartNames
from dxdesk.ui.opening import PAGES
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.qt_words import VietnameseWords
from dxdesk.ui.settings_page import SettingsPage
from dxdesk.ui.slips.slip_books_sheet import SlipBooksSheet
from dxdesk.ui.training.training_page import TrainingPage
from dxdesk.ui.unlock import UnlockPage
from tests.store.training.kit import enrol, mark
from tests.ui.accessible import english_in, faults, focusable, rows_without_buddy, words_in_sight
from tests.ui.desks import focused, press, write_visit
from tests.ui.training.classes import open_class

KINDS = [page.key for page in PAGES]
STOPS = 90  # more than any screen has controls


@pytest.fixture
def vietnamese(qapp):
    """As `furnish` makes a window."""
    words, names = VietnameseWords(qapp), PartNames(qapp)
    qapp.installTranslator(words)
    yield
    names.deleteLater()
    qapp.removeTranslator(words)


@pytest.fixture
def work(room, desk, qtbot, vietnamese):
    person = write_visit(desk, "Trần Thị Bé", "VNEID_ACTIVATE", "CASHLESS", birth_year="1958", phone="0912345678",
                         eid_state="l1").resident_id
    save(desk.store, [Change("resident", {"phone": "0987654321"}, person)])
    write_visit(desk, "Lê Văn Tám", outcome="not_done")
    course, meeting = open_class(desk, first="2026-11-22", count=2)[:2]
    enrol(desk.store, course, person)
    mark(desk.store, meeting, person, "present")
    work = room.fill(*PAGES)
    work.person, work.course = person, course
    yield work
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


def settled(work, qtbot) -> None:
    qtbot.waitUntil(lambda: not work.desk.background.busy, timeout=20_000)
    for _ in range(8):  # nested layouts settle level by level
        QApplication.processEvents()


def screens(work, key: str, qtbot):
    """The page, and each of its tabs that can be chosen."""
    work.go(key, work.person if key == "people" else "")
    page = work.page()
    settled(work, qtbot)
    yield page
    if isinstance(page, TrainingPage):
        for _ in training_screens(page, work.course):
            settled(work, qtbot)
            yield page
    tabs = {SettingsPage: lambda: page.tabs, ExchangePage: lambda: page.tabs, PapersPage: lambda: page.ui.views}
    if type(page) in tabs:
        row = tabs[type(page)]()
        for at in range(1, len(row._group.buttons())):
            row.choose(at)
            settled(work, qtbot)
            yield page


def training_screens(page: TrainingPage, course: str):
    """The sides of a class, what follows from it, what stands beside the classes, and the sheets over them."""
    for pane in page.box.panes:
        page.open(f"class:{course}:{pane}")
        yield
    results = page.box.panes["results"]
    page.open(f"class:{course}:results")
    for button, back in ((results.tasks, results.follow_on.back), (results.in_class, results.visits.back)):
        button.click()
        yield
        back.click()
    for part in ("month", "programmes", "classes"):
        page.part.set_value(part)
        yield
    for start in (page.start_new, lambda: page.start_editing(course), page.start_import):
        start()
        yield
        page.leave_sheet()


def read(screen: QWidget) -> list[str]:
    """All that is wrong with a screen."""
    english = [f"English in sight: {words!r}" for words in words_in_sight(screen) if english_in(words)]
    return sorted({*faults(screen), *english, *(f"no buddy: {label}" for label in rows_without_buddy(screen))})


def sound(screen: QWidget) -> None:
    found = read(screen)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("key", KINDS)
def test_every_page_with_all_its_tabs(work, qtbot, key):
    for _ in screens(work, key, qtbot):
        sound(work)


@pytest.mark.parametrize("key", KINDS)
def test_tab_reaches_every_control_of_every_tab(work, qtbot, key):
    for page in screens(work, key, qtbot):
        wanted = focusable(page)
        seen = set()
        for _ in range(STOPS):
            press(Qt.Key.Key_Tab)
            seen.add(id(focused()))
        groups = {id(part.parent()) for part in wanted if id(part) in seen}
        missed = [f"{type(part).__name__} {part.objectName() or part.accessibleName()}" for part in wanted
                  if id(part) not in seen and id(part.parent()) not in groups]
        assert missed == []


def test_a_slip_half_written(work, qtbot):
    work.go("desk")
    page = work.page()
    page.form.ui.full_name.setText("Trần Thị Bé")
    for service in ("VNEID_ACTIVATE", "EHEALTH"):
        page.form.ui.helps.add(service)
    page.save()
    page.form.ui.services.others.open()
    settled(work, qtbot)
    sound(work)


def test_the_context_open_and_a_tally(work, qtbot):
    work.go("desk")
    work.page().bar.edit()
    work.page().ui.tally.setChecked(True)
    settled(work, qtbot)
    sound(work)


def test_who_may_be_meant_and_what_follows(work, qtbot):
    work.go("desk")
    page = work.page()
    page.form.ui.full_name.setText("Trần Thị Bé")
    page.form.ui.birth_year.setText("1958")
    page.filling.look()
    qtbot.waitUntil(page.ui.candidates.isVisible)
    page.form.ui.helps.add("VNEID_ACTIVATE")
    page.form.ui.helps.rows[0].outcome.set_value("referred")
    settled(work, qtbot)
    assert page.form.ui.helps.rows[0].referral.isVisible()
    sound(work)


def test_looking_for_somebody_in_the_desk(work, qtbot):
    work.go("desk")
    page = work.page()
    for text in ("tran thi be", "không ai cả"):
        page.ui.find.setText(text)
        settled(work, qtbot)
        assert page.ui.found_card.isVisible()
        sound(work)


def test_merging_two_people(work, qtbot):
    other = write_visit(work.desk, "Trần Thị Bê", birth_year="1958").resident_id
    work.go("people", work.person)
    page = work.page()
    page.start_merging()
    settled(work, qtbot)
    sound(work)
    page.ui.merge_sheet.compare(work.person, other)
    settled(work, qtbot)
    sound(work)


def test_the_sheet_of_slip_books(desk, qtbot, vietnamese):
    new_book(desk.store, 1, 20)
    sheet = SlipBooksSheet(desk)
    qtbot.addWidget(sheet)
    sheet.resize(1166, 736)
    sheet.show()
    sheet.open()
    QApplication.processEvents()
    sound(sheet)
    press(Qt.Key.Key_Return, to=sheet)
    QApplication.processEvents()
    sound(sheet)


def test_the_lock_of_a_shared_desk(theme, qtbot, vietnamese):
    people = [Worker("m1", "Lê Thị Hoa", "leader"), Worker("m2", "Lê Văn Tám", "member")]
    page = LockPage(theme, people, "m1", "Phiếu 38 đang ghi dở vẫn còn nguyên.")
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.refuse("Mã PIN chưa đúng. Còn 4 lần.")
    QApplication.processEvents()
    sound(page)


@pytest.mark.parametrize("key", KINDS)
def test_the_sheet_of_keys(work, qtbot, theme, key):
    work.go(key)
    sheet = KeySheet(work.stack, theme)
    question = add_question(work.page(), lambda: None)
    sheet.show_for(key, work.page().page_title)
    settled(work, qtbot)
    sound(sheet)
    if question is not None:
        sound(question)


@pytest.mark.parametrize("locked", [False, True])
def test_the_unlock_page_and_the_lock(theme, qtbot, vietnamese, locked):
    page = UnlockPage(theme, "Phường Thủ Dầu Một, Tổ Khu phố 3", locked=locked)
    qtbot.addWidget(page)
    page.furnish()
    page.resize(1366, 768)
    page.show()
    page.refuse("Mật khẩu mở sổ chưa đúng. Sổ vẫn còn nguyên, gõ lại.")
    sound(page)
    if not locked:
        page.forgot.click()
        QApplication.processEvents()
        sound(page)


def test_the_first_run_step_by_step(theme, qtbot, vietnamese):
    page = FirstRunPage(theme, with_practice=True)
    qtbot.addWidget(page)
    page.set_communes(load_communes(resource_path("data")))
    page.resize(1366, 768)
    page.show()
    sound(page)
    ui = page.ui
    ui.ward_search.setText("thu dau mot")
    QApplication.processEvents()
    sound(page)
    ui.next.click()
    ui.member_name.setText("Lê Thị Hoa")
    ui.team_name.setText("Tổ Khu phố 3")
    QApplication.processEvents()
    sound(page)
    page.show_recovery("ABCD-EFGH-JKMN-PQRS")
    QApplication.processEvents()
    sound(page)


def test_the_walk_finds_what_is_wrong(qtbot, vietnamese):
    """The walk itself: a control without name, a word of English, a row whose label leads nowhere."""
    window = QWidget()
    qtbot.addWidget(window)
    field, button, box = QLineEdit(window), QPushButton("Save all", window), QCheckBox(window)
    window.show()
    assert any("no name" in fault and "QLineEdit" in fault for fault in faults(window))
    assert any("no name" in fault and "QCheckBox" in fault for fault in faults(window))
    assert any("English “Save”" in fault for fault in faults(window))
    field.setAccessibleName("Họ và tên")
    button.setText("Lưu")
    box.setText("Đồng ý")
    assert faults(window) == []
    assert [english_in(words) for words in ("Mở rộng", "Chép sang USB", "Ghi người mới", "Press here")] == [
        "", "", "", "Press"]
