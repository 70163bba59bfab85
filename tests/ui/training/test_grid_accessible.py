"""The roll as a screen reader meets it: every control named, every cell told with whose and which meeting it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from dxdesk.ui.naming import PartNames
from dxdesk.ui.qt_words import VietnameseWords
from dxdesk.ui.training.grid_pane import GridPane
from tests.ui.accessible import faults
from tests.ui.desks import press, type_text
from tests.ui.training.rolls import stand, teach


@pytest.fixture
def pane(desk, qtbot, qapp) -> Iterator[GridPane]:
    words, names = VietnameseWords(qapp), PartNames(qapp)
    qapp.installTranslator(words)
    yield stand(desk, teach(desk), qtbot)
    names.deleteLater()
    qapp.removeTranslator(words)


def test_everything_has_a_name_and_speaks_vietnamese(pane):
    assert not faults(pane)
    type_text("b")
    assert not faults(pane)


def test_a_cell_says_whose_it_is_which_meeting_and_how_he_stands(pane):
    press(Qt.Key.Key_Down)
    type_text("v")
    said = pane.grid.model().data(pane.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Trần Thị Bé, Buổi 4, tối nay, Vắng"
    earlier = pane.grid.model().index(0, 3)
    assert pane.grid.model().data(earlier, Qt.ItemDataRole.AccessibleTextRole) == "Nguyễn Vân Anh, B2 08/11, Vắng"
    assert QAccessible.queryAccessibleInterface(pane.grid).text(QAccessible.Text.Name) == "Điểm danh"


def test_a_key_is_answered_aloud(pane, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr("dxdesk.ui.training.grid_view.announce", lambda _source, words: heard.append(words))
    type_text("v")
    type_text("k")
    assert heard == ["Nguyễn Vân Anh, Vắng, chưa ký", "Nguyễn Vân Anh, Có mặt, đã ký"]
