"""Charts on the screen: the same bars in the look's colours, walked by keys, opened by Enter or a click."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from dxdesk.domain.chart_shapes import DONE, Box, Words
from dxdesk.domain.charts import EMPTY
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.chart_pane import ChartPane
from tests.domain.charted import SIZES, pairs, plan, trend
from tests.ui.desks import press


@pytest.fixture
def pane(desk: Desk, qtbot) -> ChartPane:
    made = ChartPane(desk)
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shown(pane: ChartPane, *charts):
    pane.show_charts(charts)
    QApplication.processEvents()
    return pane.views[0] if charts else None


def opened_by(pane: ChartPane):
    found = []
    pane.opened.connect(found.append)
    return found


def test_arrows_walk_the_bars_and_enter_opens_the_records(pane):
    chart = plan((612, 700), (431, 840), (None, 9))
    view, found, told = shown(pane, chart), opened_by(pane), []
    view.told.connect(told.append)
    view.setFocus()
    press(Qt.Key.Key_Return)
    assert found == []
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert told[-1] == "Khu phố 2: 431 người trên 840, đạt 51,3%."
    press(Qt.Key.Key_Return)
    assert found == [chart.bars[1].source]
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Right)
    assert view.chosen == 2 and told[-1] == "Khu phố 3: chưa có trên 9."
    press(Qt.Key.Key_Home)
    assert view.chosen == 0
    press(Qt.Key.Key_Escape)
    assert view.chosen == -1
    press(Qt.Key.Key_Up)
    assert view.chosen == 2


def test_both_figures_of_a_pair_are_walked(pane):
    view, found = shown(pane, pairs((57, 40))), opened_by(pane)
    view.setFocus()
    for _ in range(2):
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Return)
    assert [source.stretch for source in found] == ["now", "previous"]


def test_a_click_on_a_bar_opens_its_records(pane, qtbot):
    chart = trend()
    view, found = shown(pane, chart), opened_by(pane)
    box = next(shape for shape in view.picture().shapes
               if isinstance(shape, Box) and shape.ink == DONE and shape.hit == 4)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(box.left + 10), round(box.top + 3)))
    assert found == [chart.bars[2].source]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(3, view.height() - 3))
    assert len(found) == 1 and view.chosen == -1


def test_how_to_walk_is_said_only_where_the_keys_are(pane):
    view, told = shown(pane, plan((1, 2)), plan((3, 4))), []
    view.told.connect(told.append)
    view.setFocus()
    pane.views[1].setFocus()
    assert told == ["Phím mũi tên để đi từng thanh, Enter để xem phiếu.", " "]


def test_a_bar_below_the_window_comes_into_sight(pane):
    pane.resize(560, 200)
    view = shown(pane, plan(*((at, 40) for at in range(15))))
    view.setFocus()
    press(Qt.Key.Key_End)
    last = view.picture().hits[-1]
    seen = view.visibleRegion().boundingRect()
    assert seen.top() <= last.top and last.top + last.height <= seen.bottom()


def test_a_bar_is_no_longer_chosen_where_the_keys_went_elsewhere(pane):
    shown(pane, plan((1, 2)), plan((3, 4)))
    first, second = pane.views
    first.setFocus()
    press(Qt.Key.Key_Down)
    second.setFocus()
    assert first.chosen == -1


def test_a_screen_reader_hears_the_figures(pane):
    view = shown(pane, plan((612, 700)))
    assert view.accessibleName() == "VNeID mức 2 theo khu phố. Khu phố 1: 612 người trên 700, đạt 87,4%."


def test_without_charts_or_figures_it_says_so(pane):
    shown(pane)
    assert pane.currentWidget() is pane.widget(0)
    view = shown(pane, plan())
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus and EMPTY in view.accessibleName()
    assert pane.currentWidget() is pane.widget(1)


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(("look", "scale", "width"), [("light", 100, 560), ("dark", 150, 420), ("contrast", 200, 900)])
def test_every_chart_is_painted_whole_at_every_size(pane, theme, name, look, scale, width):
    theme.apply(look, scale)
    pane.resize(width, 600)
    view = shown(pane, SIZES[name])
    picture = view.picture()
    assert picture.width == view.width() - 12 and 0 <= view.height() - picture.height <= 2
    colors = view.grab().toImage()
    solid = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.ink == DONE and shape.hit >= 0]
    for box in solid[:3]:
        if box.width > 8 and box.height > 8:
            at = colors.pixelColor(round(box.left + 10), round(box.top + box.height - 3))
            assert at == QColor(theme.color("accent_fill")), (name, look)


def test_another_look_or_size_of_letters_lays_it_out_anew(pane, theme):
    view = shown(pane, SIZES["plan"])
    before = {shape.size for shape in view.picture().shapes if isinstance(shape, Words)}
    theme.apply("dark", 150)
    assert {shape.size for shape in view.picture().shapes if isinstance(shape, Words)} != before


def test_another_paper_brings_other_charts(pane):
    shown(pane, SIZES["plan"], SIZES["pairs"])
    view = shown(pane, replace(SIZES["one"], title="Khác"))
    assert len(pane.views) == 1 and view.accessibleName().startswith("Khác.")
