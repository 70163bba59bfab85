"""The page of papers: chosen, asked, looked at, questioned, printed, saved."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from dxdesk.papers.choices import RESIDENT, VISIT
from dxdesk.papers.kinds import PAPERS, paper_kind
from dxdesk.store.documents import documents
from dxdesk.ui.papers.page_layout import OPTIONS
from dxdesk.ui.papers.paper_over import PaperOver
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.papers.pdf_pages import page_picture
from dxdesk.ui.papers.side_scroll import SideScroll
from tests.ui.desks import CTRL, focused, key, press, type_text
from tests.ui.papers.conftest import PRINTER, settled, sizes


def figure(page: PapersPage, line: str) -> list[str]:
    """The cells of a line of any table."""
    return next([cell.text for cell in row] for table in page.ui.figures.tables for row in table.rows
                if any(cell.text == line for cell in row))


def remade(page: PapersPage, desk, qtbot) -> None:
    before = page.made
    qtbot.waitUntil(lambda: page.made is not None and page.made is not before, timeout=20_000)
    settled(desk, qtbot)


def said(page: PapersPage) -> str:
    message = page.ui.message.message
    return f"{message.tone}: {message.fact} {message.meaning}"


def test_the_paper_is_in_sight_with_its_figures_and_what_to_check(page):
    assert page.ui.paper.sheet.pixmap().width() > 300 and "3" in figure(page, "Phiếu hỗ trợ")
    assert page.ui.choices.period.choice.currentText() == "Tháng 11/2026"
    facts = [line.fact for line in page.ui.checks.lines]
    assert facts[0] == "Có phiếu của 1 máy" and "Không còn xung đột chờ chọn" in facts
    assert page.made.stamp.code in facts[-1] and page.made.stamp.edition == 1
    assert page.ui.print_paper.text() == f"In {page.made.drawn.pages} trang"
    picture = page_picture(page.made.drawn.data, 0, 1.0, 400).image
    assert picture.width() in (400, 401) and picture.pixelColor(2, 2).name() == "#ffffff"
    assert any(picture.pixelColor(x, y).lightness() < 100 for y in range(60, 200) for x in range(0, 400, 2))


def test_every_kind_shows_its_paper_or_says_why_not_and_asks_only_what_it_needs(page, desk, qtbot):
    choices = page.ui.choices
    for kind in (one for one in map(paper_kind, PAPERS) if not one.asks & {RESIDENT, VISIT}):
        page.choose(kind.key)
        settled(desk, qtbot)
        assert page.kind is kind
        assert {name for name, row in choices.rows.items() if not row.isHidden()} <= kind.asks
        assert choices.period.isHidden() == ("period" not in kind.asks)
        assert page.ui.sign.signer.isHidden() == ("signer" not in kind.asks)
        if page.made is None:
            assert page.ui.message.message.tone == "bad" and not page.ui.print_paper.isEnabled(), kind.key
            assert page.ui.none.isVisible()
        else:
            assert page.made.kind is kind and page.ui.paper.isVisible() and page.ui.message.message is None


def test_another_month_the_15th_and_two_days_of_ones_own(page, desk, qtbot):
    period = page.ui.choices.period
    period.choice.setCurrentIndex(period.choice.findData("2026-10"))
    remade(page, desk, qtbot)
    assert "1" in figure(page, "Phiếu hỗ trợ")
    period.state_month.setChecked(True)
    remade(page, desk, qtbot)
    assert (period.first.text(), period.last.text()) == ("15/09/2026", "14/10/2026")
    assert "chưa có" in figure(page, "Phiếu hỗ trợ")  # nothing was kept so early, which is not 0
    period.first.setText("20/10/2026")
    period.first.editingFinished.emit()
    assert "đứng trước" in period.last.accessibleDescription()
    period.last.setText("22/11/2026")
    period.last.editingFinished.emit()
    remade(page, desk, qtbot)
    assert period.choice.currentText() == "Chọn từ ngày, đến ngày" and "4" in figure(page, "Phiếu hỗ trợ")
    period.first.setText("31/02/2026")
    period.first.editingFinished.emit()
    assert "Ghi ngày như" in period.first.accessibleDescription()


def test_a_figure_of_the_table_opens_its_records_and_a_record_its_slip(page, desk, qtbot):
    page.ui.views.choose(1)
    figures = page.ui.figures
    at = next(at for at, table in enumerate(figures.tables) if any(cell.text == "Phiếu hỗ trợ" for row in table.rows
                                                                   for cell in row))
    figures.which.setCurrentIndex(at)
    figures.table.setFocus()
    figures.table.choose(next(n for n, row in enumerate(figures.table.rows)
                              if any(cell.text == "Phiếu hỗ trợ" for cell in row)))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(figures.records.isVisible, timeout=20_000)
    assert len(figures.records.rows) == 3 and "Phiếu hỗ trợ" in figures.title.text() and focused() is figures.records
    with qtbot.waitSignal(page.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["desk", figures.records.rows[0].what]
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert figures.table.isVisible() and focused() is figures.table


def shown_figures(page: PapersPage, qtbot) -> None:
    """The first page with a figure on it."""
    first = min(spot.page for spot in page.made.drawn.spots)
    page.ui.paper.go(first)
    qtbot.waitUntil(lambda: bool(page.ui.paper.sheet._spots), timeout=20_000)


def test_a_click_or_the_arrows_and_enter_open_the_records_behind_a_figure_of_the_page(page, desk, qtbot):
    shown_figures(page, qtbot)
    sheet = page.ui.paper.sheet
    left, top, right, bottom = sheet.box(sheet._spots[0])
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint((left + right) // 2, (top + bottom) // 2))
    qtbot.waitUntil(page.ui.figures.records.isVisible, timeout=20_000)
    assert page.ui.views.current == 1 and page.ui.figures.title.text()
    page.ui.figures.back.click()
    view = page.ui.paper
    assert view.isVisible() and focused() is view
    first = view.sheet.current
    press(Qt.Key.Key_Right)
    assert first is not None and view.sheet.current != first and ": " in view.accessibleDescription()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.ui.figures.records.isVisible, timeout=20_000)


def test_print_asks_where_first_and_then_prints_for_good(page, desk, qtbot, paper):
    key(qtbot, Qt.Key.Key_P, CTRL)
    assert page.ui.panel.isVisible() and not paper.exists() and focused() is page.ui.print_paper
    across = next(at for at, (wide, high) in enumerate(sizes(page.made.drawn.data), 1) if wide > high)
    page.ui.panel.pages.setText(f"1, {across}")
    key(qtbot, Qt.Key.Key_P, CTRL)
    settled(desk, qtbot)
    assert sizes(str(paper)) == [(595, 842), (842, 595)]
    assert PRINTER in said(page) and page.made.stamp.edition == 1
    key(qtbot, Qt.Key.Key_Escape)
    assert page.ui.checks.isVisible() and page.ui.printed.standing.sentence.startswith("Số liệu chưa đổi")
    page.ui.printed.opened.emit(page.ui.printed.standing.printed[0].id)
    settled(desk, qtbot)
    over = page.findChild(PaperOver)
    assert over.isVisible() and over.made.drawn.data == page.made.drawn.data and over.heading.text() == "Bản đã in"


def test_saving_keeps_it_and_a_refusal_keeps_nothing(page, desk, qtbot, tmp_path):
    page.save_as(tmp_path / "không có" / "a.pdf")
    settled(desk, qtbot)
    assert said(page).startswith("bad: Chưa ghi được giấy") and not documents(desk.store)
    with qtbot.waitSignal(page.saved):
        page.save_as(tmp_path / "báo cáo.pdf")
    settled(desk, qtbot)
    assert (tmp_path / "báo cáo.pdf").read_bytes() == page.made.drawn.data
    assert said(page).startswith("ok: Đã lưu tệp PDF.") and page.ui.message.buttons()[0].text() == "Mở thư mục"


def test_pages_turn_grow_and_stand_in_a_list(page, desk, qtbot):
    view = page.ui.paper
    view.setFocus()
    with qtbot.waitSignal(view.shown) as turned:
        press(Qt.Key.Key_PageDown)
    assert turned.args == [1] and view.page_text.text().startswith("Trang 2 trên")
    press(Qt.Key.Key_End)
    assert view.page == page.made.drawn.pages - 1
    press(Qt.Key.Key_Home)
    assert view.page == 0
    view.page_text.click()
    view.pages.setFocus()
    press(Qt.Key.Key_Down)
    assert view.page == 1
    settled(desk, qtbot)
    width = view.sheet.pixmap().width()
    for _ in range(6):
        view.zoom(1)
    settled(desk, qtbot)
    assert view.zoom_text.text() == "200 %" and view.sheet.pixmap().width() > width and not view.larger.isEnabled()


def test_a_field_that_is_no_day_makes_no_paper(page, desk, qtbot):
    page.choose("walk-list")
    settled(desk, qtbot)
    edit = page.ui.choices.edits["day"]
    edit.setFocus()
    edit.selectAll()
    type_text("31/02/2026")
    assert page.ui.choices.choices() is None and "Ghi ngày như" in edit.accessibleDescription()


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 100), (1024, 600, 100), (1366, 768, 150),
                                                       (1024, 600, 200)])
def test_nothing_at_the_sides_is_cut_in_small_windows_or_at_large_text(room, desk, qtbot, theme, paper, width, height,
                                                                       scale):
    theme.apply("light", scale)
    work = room.fill(PapersPage)
    room.resize(width, height)
    page = work.page()
    qtbot.waitUntil(lambda: page.made is not None and not desk.background.busy, timeout=20_000)
    narrow = page.ui.left.isVisible()
    if not narrow:
        page.ui.views.choose(OPTIONS)
    page.print_paper()
    for _ in range(8):  # nested layouts settle level by level
        QApplication.processEvents()
    for scroll in page.findChildren(SideScroll):
        if scroll.isVisible():
            assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    assert page.ui.print_paper.width() >= page.ui.print_paper.sizeHint().width()
    assert page.ui.paper.bar.minimumSizeHint().width() <= max(page.ui.paper.width(), page.ui.page.width())


def test_a_scanned_paper_says_which_one_it_is_even_where_none_is_in_sight(page, desk, qtbot, tmp_path):
    page.save_as(tmp_path / "a.pdf")
    settled(desk, qtbot)
    code = page.made.stamp.code
    page.choose("no-level2")
    settled(desk, qtbot)
    assert page.take_scan(f"DXD-GIAY:{code}") and not page.take_scan("Nguyễn Văn An")
    settled(desk, qtbot)
    assert page.ui.printed.answer.code == code and page.ui.printed.isVisible()
