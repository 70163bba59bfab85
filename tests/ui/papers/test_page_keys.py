"""The page of papers by keyboard alone: where the focus stands, what Enter and the arrows do, its room."""

from PySide6.QtCore import Qt

from dxdesk.ui.papers.page_layout import FIGURES, OPTIONS, PAPER, WORDS
from dxdesk.ui.shape import Shape
from tests.ui.desks import CTRL, focused, press, type_text
from tests.ui.papers.conftest import settled


def test_the_arrows_pass_over_tabs_that_are_hidden(page, desk, qtbot):
    views = page.ui.views
    views.setFocus()
    page.choose("blank-form")
    settled(desk, qtbot)
    for key, at in ((Qt.Key.Key_Right, FIGURES), (Qt.Key.Key_Right, FIGURES), (Qt.Key.Key_Left, PAPER)):
        views._group.button(views.current).setFocus()
        press(key)
        assert views.current == at
    page.reshape(Shape(700, 600))
    views.choose(FIGURES)
    views._group.button(FIGURES).setFocus()
    press(Qt.Key.Key_Right)
    assert views.current == OPTIONS


def test_enter_presses_the_button_that_has_the_focus(page):
    page.ui.print_paper.setFocus()
    press(Qt.Key.Key_Return)
    assert page.ui.printing
    page.ui.stop_print.setFocus()
    press(Qt.Key.Key_Enter)
    assert not page.ui.printing


def test_the_page_begins_in_the_list_of_papers(page):
    stop = page.nextInFocusChain()  # where Qt puts the focus when a stack shows the page
    while not (stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None and stop.isVisible()):
        stop = stop.nextInFocusChain()
    assert stop is page.ui.papers.table


def test_a_day_without_its_year_is_the_nearest_one(page, desk, qtbot):
    period = page.ui.choices.period
    for field, day in ((period.first, "2/11"), (period.last, "15/11")):
        field.setText(day)
        field.editingFinished.emit()
    assert not period.first.accessibleDescription() and not period.last.accessibleDescription()
    assert period.period.text == "2026-11-02..2026-11-15"
    assert (period.first.text(), period.last.text()) == ("02/11/2026", "15/11/2026")
    settled(desk, qtbot)


def test_the_words_keep_the_cursor_when_they_are_read_again(page, desk, qtbot):
    page.ui.views.choose(WORDS)
    block = page.ui.narrative.blocks["proposals"]
    block.field.setFocus()
    type_text("Cấp thêm máy tính")
    page.load()
    settled(desk, qtbot)
    assert focused() is block.field and block.typed() == "Cấp thêm máy tính"


def test_after_taking_words_back_the_cursor_stands_in_them(page, desk, qtbot):
    page.ui.views.choose(WORDS)
    pane = page.ui.narrative
    block = pane.blocks["proposals"]
    block.field.setFocus()
    type_text("Cấp thêm máy tính")
    pane.blocks["results"].field.setFocus()
    settled(desk, qtbot)
    undo = pane.message.buttons()[0]
    undo.setFocus()
    press(Qt.Key.Key_Return)
    settled(desk, qtbot)
    assert pane.message.message.fact == "Đã hoàn tác." and block.typed() == "" and focused() is block.field


def test_words_stand_whole_beside_the_scroll_bar_of_a_narrow_pane(page, desk, qtbot):
    page.ui.views.choose(WORDS)
    page.resize(940, 600)
    page.reshape(Shape(1024, 600))
    qtbot.waitUntil(lambda: page.ui.narrative._inside.width() <= page.ui.narrative._inside.parentWidget().width())


def test_the_list_of_papers_takes_the_room_its_questions_leave(page, desk, qtbot):
    page.resize(1166, 690)
    page.reshape(Shape(1366, 690))
    page.choose("notice")
    settled(desk, qtbot)
    qtbot.waitUntil(lambda: page.ui.papers.height() > page.height() * 0.55)


def test_the_cursor_of_a_long_text_stays_in_sight(page, desk, qtbot):
    page.resize(1166, 620)
    page.reshape(Shape(1366, 690))
    page.choose("bulletin")
    settled(desk, qtbot)
    edit = page.ui.bulletin.text
    edit.setFocus()
    press(Qt.Key.Key_End, CTRL)
    qtbot.waitUntil(lambda: edit.viewport().visibleRegion().contains(edit.cursorRect().center()))


def test_a_line_without_a_number_is_named_by_its_words(page, desk, qtbot):
    period = page.ui.choices.period
    period.choice.setCurrentIndex(period.choice.findData("2026-06"))
    before = page.made
    qtbot.waitUntil(lambda: page.made is not None and page.made is not before, timeout=20_000)
    settled(desk, qtbot)
    assert [line.meaning for line in page.ui.checks.lines if line.fact.endswith("chưa có")] == [
        "Phiếu hỗ trợ: ghi “chưa có”, không ghi 0."]


def test_another_paper_is_shown_from_its_first_page(page, desk, qtbot):
    page.ui.paper.go(page.made.drawn.pages - 1)
    page.choose("ward")
    settled(desk, qtbot)
    assert page.made.kind.key == "ward" and page.ui.paper.page == 0
