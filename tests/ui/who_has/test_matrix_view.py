"""The matrix of laptops: words for eye and ear, arrows from cell to cell, names that stay in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage

from dxdesk.store.receipts import Matrix
from dxdesk.ui.who_has.matrix_view import MatrixView
from tests.ui.desks import press
from tests.ui.who_has.matrices import MINE, NAMES, matrix

COLUMN, TEXT = Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def view(theme, qtbot) -> MatrixView:
    made = MatrixView(theme)
    qtbot.addWidget(made)
    made.resize(494, 260)
    made.show_matrix(matrix())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(view: MatrixView) -> list[list[str]]:
    model = view.model()
    return [[model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())]


def test_every_cell_has_its_word_and_its_sentence(view):
    assert words(view) == [
        ["–", "chưa rõ", "thiếu 35", "đã nhận đủ"],
        ["đã nhận đủ", "–", "đã nhận đủ", "đã nhận đủ"],
        ["thiếu 14", "chưa rõ", "–", "thiếu 14"],
        ["thiếu 2 gói", "chưa rõ", "đã nhận đủ", "–"],
    ]
    model = view.model()
    assert [model.headerData(at, COLUMN) for at in range(4)] == list(NAMES)
    said = [model.index(row, 0).data(TEXT) for row in range(4)]
    assert said == [
        "Phiếu của chính Máy KP1-1.", "Máy KP1-1 đã nhận đủ của Máy KP3-1 đến 21/11.",
        "Máy KP1-1 còn thiếu 14 phiếu của Máy KP3-2, mới đủ đến 20/11.",
        "Máy KP1-1 còn thiếu 2 gói sửa đổi của Máy Phường, mới đủ đến 18/11."]
    assert model.index(0, 1).data(TEXT) == "Chưa rõ Máy KP3-1 đã nhận gì của Máy KP1-1: chưa có biên nhận quay về."


def test_arrows_go_from_cell_to_cell_and_enter_opens(view, qtbot):
    chosen, opened = [], []
    view.chosen.connect(lambda at: chosen.append((at.whose.key, at.who.key)))
    view.opened.connect(lambda at: opened.append((at.whose.key, at.who.key)))
    view.clearFocus()
    view.setCurrentIndex(view.model().index(-1, -1))
    view.setFocus()
    assert (view.current.whose.key, view.current.who.key) == ("KP1-1", MINE), "the own column is where one begins"
    press(Qt.Key.Key_Down, to=view)
    press(Qt.Key.Key_Left, to=view)
    press(Qt.Key.Key_Return, to=view)
    assert chosen[-2:] == [("KP3-1", MINE), ("KP3-1", "KP3-1")] and opened == [("KP3-1", "KP3-1")]


def test_the_same_cell_stays_the_current_one(view):
    view.go_to("KP3-2", "Phường")
    view.show_matrix(matrix(("KP0-1", *NAMES)))
    assert (view.current.whose.key, view.current.who.key) == ("KP3-2", "Phường")
    view.show_matrix(Matrix((), {}))
    assert view.current is None


def test_many_laptops_scroll_under_names_that_stay(view, qtbot):
    many = matrix((*(f"KP{number}-1" for number in range(1, 30)), MINE))
    view.setCurrentIndex(view.model().index(-1, -1))
    view.show_matrix(many)
    assert view.horizontalScrollBar().maximum() > 0 and view.columnWidth(0) >= view.sizeHintForColumn(0)
    own = view.visualRect(view.model().index(0, 29))
    assert view.viewport().rect().contains(own.center()), "the own column is in sight"
    assert view.verticalHeader().width() < view.width() // 2


def test_a_screen_reader_finds_rows_and_columns(view):
    table = QAccessible.queryAccessibleInterface(view)
    assert table.text(QAccessible.Text.Name) == "Ai đã có gì"
    said = {table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())}
    assert "Máy Phường còn thiếu 14 phiếu của Máy KP3-2, mới đủ đến 20/11." in said


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_own_column_is_tinted_in_every_theme(view, theme, look):
    theme.apply(look, 100)
    picture: QImage = view.viewport().grab().toImage()

    def ground(column: int) -> str:
        corner = view.visualRect(view.model().index(1, column)).topLeft()
        ratio = picture.devicePixelRatio()
        return picture.pixelColor(round((corner.x() + 3) * ratio), round((corner.y() + 3) * ratio)).name()

    assert ground(2) == theme.color("accent_soft").name() and ground(3) == theme.color("surface").name()
    theme.apply("light", 100)
