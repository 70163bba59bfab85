"""A paper over a page: seen, printed by one key, saved for good, and what stops it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.store.documents import documents
from dxdesk.ui.page import Page
from dxdesk.ui.papers.paper_over import PaperOver
from tests.ui.accessible import english_in, faults, rows_without_buddy, words_in_sight
from tests.ui.desks import CTRL, focused, key, press, stand, type_text, write_visit
from tests.ui.papers.conftest import PRINTER, settled, sizes


@pytest.fixture
def host(qtbot):
    host = Page()
    host.button = QPushButton("In", host)
    QVBoxLayout(host).addWidget(host.button)
    stand(host, qtbot)
    host.button.setFocus()
    return host


@pytest.fixture
def show(desk, host, qtbot):
    write_visit(desk, "Nguyễn Văn An")
    over = PaperOver(desk, host)

    def show(period="2026-11"):
        over.start("team-month", Choices(read_period(period), annexes=False), "Báo cáo của tổ")
        qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
        return over

    return show


def test_one_key_prints_what_is_in_sight_and_keeps_it(show, desk, paper, qtbot):
    over = show()
    assert focused() is over.print and over.print.text() == f"In {over.made.drawn.pages} trang"
    with qtbot.waitSignal(over.saved):
        press(Qt.Key.Key_Return)
    settled(desk, qtbot)
    assert sizes(str(paper)) == sizes(over.made.drawn.data)
    assert over.message.message.tone == "ok" and PRINTER in over.message.message.fact
    assert over.made.stamp.edition == 1 and over.made.stamp.code in over.message.message.meaning


def test_copies_and_pages_are_those_asked_for(show, desk, paper, qtbot):
    over = show()
    over.panel.copies.setText("2")
    over.panel.pages.setFocus()
    type_text("2")
    key(qtbot, Qt.Key.Key_P, CTRL)
    settled(desk, qtbot)
    assert len(sizes(str(paper))) == 2 and "Đã gửi 2 trang" in over.message.message.fact


@pytest.mark.parametrize(("field", "words"), [("pages", "9"), ("pages", "2-1"), ("pages", "một"), ("copies", "0")])
def test_a_wrong_field_prints_nothing_and_says_so(show, desk, paper, qtbot, field, words):
    over = show()
    edit = getattr(over.panel, field)
    edit.setText(words)
    over.print.click()
    settled(desk, qtbot)
    assert not paper.exists() and focused() is edit and edit.accessibleDescription() and not documents(desk.store)


def test_without_a_printer_nothing_is_kept_and_another_program_may_print(show, desk, qtbot, monkeypatch):
    over, asked = show(), []
    over.print.click()
    settled(desk, qtbot)
    assert "chưa nối máy in" in over.message.message.fact and not documents(desk.store)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or False)
    over.message.buttons()[0].click()
    settled(desk, qtbot)
    assert Path(asked[0]).read_bytes() == over.made.drawn.data and over.made.stamp.edition == 1
    assert "chưa có chương trình mở tệp PDF" in over.message.message.fact


def test_saving_keeps_it_once_and_a_refusal_keeps_nothing(show, desk, qtbot, tmp_path, monkeypatch):
    over, asked = show(), []
    over.save_as(tmp_path / "không có" / "a.pdf")
    settled(desk, qtbot)
    assert over.message.message.tone == "bad" and "Chưa ghi được giấy" in over.message.message.fact
    assert not documents(desk.store)
    over.save_as(tmp_path / "a.pdf")
    settled(desk, qtbot)
    assert over.message.message.fact == "Đã lưu tệp PDF."
    over.save_as(tmp_path / "b.pdf")
    settled(desk, qtbot)
    assert "giống lần in trước" in over.message.message.meaning
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes() == over.made.drawn.data
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(asked.append(url.toLocalFile())) or True)
    over.message.buttons()[0].click()
    assert asked == [str(tmp_path)]


def test_why_there_is_no_such_paper_is_said_in_its_place(desk, host, qtbot):
    over = PaperOver(desk, host)
    over.start("team-month", Choices(read_period("2026-11"), team="gone"), "Báo cáo của tổ")
    settled(desk, qtbot)
    assert "Không thấy tổ này" in over.message.message.fact and not over.paper.isVisible()
    assert not over.print.isEnabled() and focused() is over.back


def test_pressed_before_it_is_ready_it_is_printed_once(show, desk, host, paper, qtbot):
    over = show()
    over.start("team-month", Choices(read_period("2026-11"), annexes=False), "Báo cáo của tổ")
    for _ in range(2):
        key(qtbot, Qt.Key.Key_P, CTRL)
    settled(desk, qtbot)
    assert len(sizes(str(paper))) == over.made.drawn.pages


def test_its_keys_are_its_own_and_escape_goes_back(show, host, qtbot):
    over = show()
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        assert over.isAncestorOf(focused())
    key(qtbot, Qt.Key.Key_Escape)
    assert over.isHidden() and focused() is host.button


def test_a_screen_reader_hears_every_field_and_nothing_is_english(show, paper):
    over = show()
    assert not faults(over) and not rows_without_buddy(over)
    assert not english_in(" ".join(words_in_sight(over)))
