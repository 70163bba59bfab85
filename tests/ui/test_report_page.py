from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from dxdesk.ui.context import Desk
from dxdesk.ui.pdf_view import page_picture
from dxdesk.ui.report_page import ReportPage
from dxdesk.ui.report_period import period_choices
from tests.ui.desks import focused, press, stand, write_visit


@pytest.fixture
def page(desk: Desk, qtbot) -> ReportPage:
    for name in ("Nguyễn Văn An", "Trần Thị Bé", "Lê Văn Tám"):
        write_visit(desk, name, "VNEID_ACTIVATE", "CASHLESS")
    write_visit(desk, "Phạm Thị Ngọc", on="2026-10-20")
    page = ReportPage(desk)
    stand(page, qtbot)
    page.load()
    qtbot.waitUntil(lambda: page.made is not None and not desk.background.busy, timeout=20_000)
    return page


def value(page: ReportPage, indicator: str) -> object:
    return next(row.value for row in page.ui.figures.rows if row.indicator == indicator)


def remade(page: ReportPage, desk: Desk, qtbot) -> None:
    before = page.made
    qtbot.waitUntil(lambda: page.made is not before and not desk.background.busy, timeout=20_000)


def test_the_paper_is_in_sight_with_its_figures(page):
    assert page.ui.paper.ui.sheet.pixmap().width() > 300
    assert value(page, "visits") == 3 and value(page, "helps") == 6 and value(page, "households") is None
    assert page.ui.period.currentText() == "Tháng 11/2026" and page.ui.from_on.text() == "01/11/2026"
    facts = [line.fact for line in page.ui.checks.lines]
    assert facts[0] == "Có phiếu của 1 máy" and "Không còn xung đột chờ chọn" in facts
    assert page.made.paper.stamp.code in facts[-1]


def test_another_month_and_the_15th(page, desk, qtbot):
    page.ui.period.setCurrentIndex(page.ui.period.findData("2026-10"))
    remade(page, desk, qtbot)
    assert value(page, "visits") == 1
    page.ui.state_month.setChecked(True)
    remade(page, desk, qtbot)
    assert (page.ui.from_on.text(), page.ui.to_on.text()) == ("15/09/2026", "14/10/2026")
    assert value(page, "visits") is None  # nothing was kept so early, which is not 0


def test_two_days_make_a_period_of_their_own(page, desk, qtbot):
    page.ui.from_on.setText("20/10/2026")
    page.ui.from_on.editingFinished.emit()
    remade(page, desk, qtbot)
    assert page.ui.period.currentText() == "Chọn từ ngày, đến ngày" and value(page, "visits") == 4
    page.ui.from_on.setText("31/02/2026")
    page.ui.from_on.editingFinished.emit()
    assert "Ghi ngày như" in page.ui.from_on.accessibleDescription()


def test_a_number_opens_its_records_and_a_record_its_slip(page, desk, qtbot):
    page.ui.views.choose(1)
    page.ui.figures.setFocus()
    page.ui.figures.choose(1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.ui.records.isVisible, timeout=20_000)
    assert len(page.ui.records.rows) == value(page, "helps")
    assert "6 lượt" in page.ui.records_title.text() and focused() is page.ui.records
    with qtbot.waitSignal(page.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["desk", page.ui.records.rows[0].what]
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.ui.figures.isVisible()


def test_saving_writes_the_paper_in_sight(page, tmp_path):
    page.save_as(tmp_path / "báo cáo.pdf")
    assert (tmp_path / "báo cáo.pdf").read_bytes() == page.made.data
    assert page.ui.message.message.tone == "ok"
    page.save_as(Path("/nowhere/at/all.pdf"))
    assert page.ui.message.message.tone == "bad" and "Chưa ghi được giấy" in page.ui.message.message.fact


def test_printing_hands_a_real_file_to_the_viewer(page, monkeypatch):
    seen = []
    viewer = "dxdesk.ui.report_page.QDesktopServices.openUrl"
    monkeypatch.setattr(viewer, lambda url: not seen.append(url.toLocalFile()))
    page.ui.print_paper.click()
    assert Path(seen[0]).read_bytes() == page.made.data
    monkeypatch.setattr(viewer, lambda _url: False)
    page.ui.print_paper.click()
    assert page.ui.message.message.tone == "warn"


def test_pages_turn_and_grow(page, desk, qtbot):
    paper = page.ui.paper
    paper.setFocus()
    with qtbot.waitSignal(paper.shown) as turned:
        press(Qt.Key.Key_PageDown)
    assert turned.args == [1] and paper.ui.page_text.text().startswith("Trang 2 trên")
    width = paper.ui.sheet.pixmap().width()
    with qtbot.waitSignal(paper.shown):
        for _ in range(6):
            paper.zoom(1)
    assert paper.ui.zoom.text() == "200 %" and paper.ui.sheet.pixmap().width() > width
    assert not paper.ui.larger.isEnabled()


def test_a_page_picture_is_ink_on_white(page):
    picture = page_picture(page.made.data, 0, 1.0, 400)
    assert isinstance(picture, QImage) and picture.width() in (400, 401)
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert any(picture.pixelColor(x, y).lightness() < 100 for y in range(60, 200) for x in range(0, 400, 2))


def test_periods_to_pick_from():
    choices = dict(period_choices(date(2026, 2, 3)))
    assert choices["2026-02"] == "Tháng 2/2026" and choices["2025-12"] == "Tháng 12/2025"
    assert choices["2026-Q1"] == "Quý I/2026" and "2026-Q2" not in choices and choices["2025-Q4"] == "Quý IV/2025"
