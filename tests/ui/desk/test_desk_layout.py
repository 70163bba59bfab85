"""What a window of another size leaves in sight at the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dxdesk.ui.shape import Shape
from tests.ui.desk.slips import keys
from tests.ui.desks import NOTHING, enter, type_text


def sized(page, theme, width: int, height: int, scale: int = 100) -> None:
    theme.apply("light", scale)
    page.resize(width - 66, height)
    page.reshape(Shape.of(width, height, scale))
    page.grab()
    QApplication.processEvents()


def test_where_it_is_low_the_head_leaves_its_room_to_the_fields(page, theme):
    sized(page, theme, 1366, 768)
    assert not page.form.isAncestorOf(page.ui.form_head)
    sized(page, theme, 1024, 600, 150)
    assert page.form.isAncestorOf(page.ui.form_head) and page.ui.form_scroll.y() <= 1
    page.form.ui.note.setFocus()
    assert page.ui.scan.visibleRegion().isEmpty() and not page.form.ui.note.visibleRegion().isEmpty()
    sized(page, theme, 1366, 768)
    assert not page.form.isAncestorOf(page.ui.form_head)


def test_the_tray_can_be_read_in_a_small_window(page, theme, qtbot):
    sized(page, theme, 1024, 600)
    for text in ("https://example.vn/qr", "079058012347"):
        page.take_scan(text)
    keys(page, qtbot, Qt.Key.Key_F3, NOTHING)
    page.grab()
    tray = page.ui.scan_panel.tray.list
    assert tray.visibleRegion().boundingRect().height() >= 2 * tray.rowHeight(0)
    keys(page, qtbot, Qt.Key.Key_F3, NOTHING)
    assert page.ui.form_card.isVisible()


def test_the_field_stays_in_sight_when_the_window_shrinks(page, theme, qtbot):
    sized(page, theme, 1366, 768)
    page.form.ui.note.setFocus()
    page.ui.form_scroll.verticalScrollBar().setValue(0)
    page.resize(1300, 420)
    page.grab()
    qtbot.waitUntil(lambda: page.form.ui.note.visibleRegion().boundingRect().height() == page.form.ui.note.height())
    page.resize(1300, 768)
    page.grab()
    qtbot.waitUntil(lambda: page.ui.form_scroll.verticalScrollBar().value() == 0)


def test_when_the_draft_was_kept_is_never_cut(page, theme):
    sized(page, theme, 1024, 600)
    enter("Trần Thị Bé")
    page.drafting.flush()
    page.grab()
    note = page.ui.draft_note
    assert note.text().startswith("Đã giữ nháp 2") and note.fontMetrics().horizontalAdvance(note.text()) <= note.width()


@pytest.mark.parametrize("size", [(1366, 768, 100), (1024, 600, 100), (1366, 768, 200)])
def test_an_obstacle_can_be_read_whole(page, theme, size):
    sized(page, theme, *size)
    page.form.ui.services.setFocus()
    type_text("k")
    box = page.form.ui.helps.rows[0].obstacle
    for code in ("NOT_REGISTERED_L2", "NO_OTP"):
        box.set_value(code)
        page.grab()
        assert not box._cut()
