import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dxdesk.ui.focus_ring import FocusRing


@pytest.fixture
def window(theme, qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    window.first, window.second = QLineEdit(), QLineEdit()
    window.rail = QFrame()
    window.rail.setProperty("ground", "rail")
    window.on_rail = QLineEdit(window.rail)
    window.scroll, inside = QScrollArea(), QWidget()
    rows = QVBoxLayout(inside)
    window.far = [QLineEdit() for _ in range(20)]
    for widget in window.far:
        rows.addWidget(widget)
    window.scroll.setWidget(inside)
    window.scroll.setWidgetResizable(True)
    for widget in (window.first, window.second, window.rail, window.scroll):
        column.addWidget(widget)
    window.ring = FocusRing(window, qapp, theme)
    window.resize(400, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def place(window, widget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_the_ring_stands_two_pixels_outside_whoever_has_the_keyboard(window, qtbot):
    window.second.setFocus()
    assert window.ring.geometry() == place(window, window.second).adjusted(-4, -4, 4, 4)
    window.first.setFocus()
    assert window.ring.geometry() == place(window, window.first).adjusted(-4, -4, 4, 4)


def test_it_goes_where_the_control_goes(window, qtbot):
    window.second.setFocus()
    window.first.hide()
    qtbot.waitUntil(lambda: window.ring.geometry() == place(window, window.second).adjusted(-4, -4, 4, 4))


def test_it_goes_with_a_control_that_is_hidden_or_gone(window, qtbot):
    window.first.setFocus()
    assert window.ring.isVisible()
    window.first.hide()
    qtbot.waitUntil(lambda: window.ring.target() is not window.first or not window.ring.isVisible())
    window.second.setFocus()
    window.second.deleteLater()
    qtbot.wait(20)
    window.on_rail.setFocus()
    assert window.ring.target() is window.on_rail


def test_it_ends_where_the_scroll_area_ends_and_the_field_is_brought_into_view(window, qtbot):
    window.far[15].setFocus()
    qtbot.waitUntil(lambda: window.scroll.verticalScrollBar().value() > 0)
    shown = place(window, window.scroll.viewport())
    assert shown.contains(place(window, window.far[15]))
    window.scroll.verticalScrollBar().setValue(0)
    assert not window.ring.isVisible()


def test_a_control_at_the_very_edge_of_a_scroll_area_has_a_whole_ring_until_it_is_scrolled(window, qtbot):
    window.scroll.widget().layout().setContentsMargins(0, 0, 0, 0)
    qtbot.waitUntil(lambda: window.far[0].y() == 0)
    window.far[0].setFocus()
    assert window.ring.geometry() == place(window, window.far[0]).adjusted(-4, -4, 4, 4)
    qtbot.wait(20)
    window.scroll.verticalScrollBar().setValue(3)
    assert window.ring.geometry().top() == place(window, window.scroll.viewport()).top()


def test_it_is_white_on_the_rail(window, theme, qtbot):
    def colour() -> str:
        return window.ring.grab().toImage().pixelColor(window.ring.width() // 2, 1).name().upper()

    window.on_rail.setFocus()
    assert colour() == theme.color("rail_text").name().upper()
    window.first.setFocus()
    assert colour() == theme.color("ring").name().upper()


def test_the_mouse_does_not_meet_it(window):
    window.first.setFocus()
    assert window.childAt(window.first.geometry().center()) is window.first


def test_high_contrast_has_a_thicker_ring(window, theme):
    theme.apply("contrast", 100)
    window.first.setFocus()
    assert window.ring.geometry() == place(window, window.first).adjusted(-5, -5, 5, 5)
