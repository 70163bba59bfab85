from array import array
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from dxdesk.ui.paged_rows import PagedRows
from dxdesk.ui.table_rows import Cell, Column, TableRows, Tag
from dxdesk.ui.table_view import TableView
from tests.ui.desks import press, type_text

COLUMNS = [
    Column("Tên", lambda row: Cell(row, f"dòng của {row}"), stretch=1),
    Column("Tình trạng", lambda _row: Cell(tag=Tag("Xong", "ok", "check"), right=True)),
    Column("Phím", lambda _row: Cell(keys=("K", "T"), icon=Tag("Đã gửi", "accent", "sent"))),
]


@pytest.fixture
def table(theme, qtbot) -> TableView:
    table = TableView()
    qtbot.addWidget(table)
    table.set_up(theme, COLUMNS)
    table.resize(500, 300)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.show_rows(["An", "Bé", "Tám"])
    return table


def test_the_model_is_a_proper_one(qtmodeltester):
    model = TableRows(COLUMNS)
    model.show(["An", "Bé"])
    qtmodeltester.check(model)


def test_columns_share_the_whole_width(table):
    assert sum(table.columnWidth(at) for at in range(3)) == table.viewport().width()
    assert table.columnWidth(0) > table.columnWidth(1)
    table.setColumnHidden(2, True)
    table.fit()
    assert sum(table.columnWidth(at) for at in range(2)) == table.viewport().width()


def test_rows_of_two_lines_grow_with_the_text(table, theme):
    assert table.rowHeight(0) == 60
    theme.apply("dark", 150)
    assert table.rowHeight(0) == 90


def test_a_second_line_in_any_row_makes_room_in_all(table):
    table.set_columns((Column("Tên", lambda row: Cell(row, "dòng hai" if row == "Hai" else ""), stretch=1),))
    table.show_rows(["Một"])
    assert table.rowHeight(0) == 44
    table.show_rows(["Một", "Hai"])
    assert table.rowHeight(0) == table.rowHeight(1) == 60


def test_enter_opens_and_arrows_choose(table, qtbot):
    table.clearFocus()
    table.setFocus()
    assert table.current == "An"  # coming in by keyboard one stands somewhere
    with qtbot.waitSignal(table.chosen) as chosen:
        press(Qt.Key.Key_Down)
    assert chosen.args == ["Bé"]
    with qtbot.waitSignal(table.opened) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == ["Bé"]


def test_the_current_row_survives_new_rows(table):
    table.choose(2)
    table.show_rows(["Tám", "Điểu"])
    assert table.current == "Tám" and table.rows == ["Tám", "Điểu"]


def test_a_row_is_spoken_whole(table):
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "An, dòng của An. Xong. K, T, Đã gửi"


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_state_is_painted_on_its_own_ground(table, theme, name):
    theme.apply(name, 100)
    picture = table.grab().toImage()
    cell = table.visualRect(table.model().index(0, 1))
    ground = theme.color("ok_soft").name()
    seen = {picture.pixelColor(cell.right() - x, table.horizontalHeader().height() + cell.center().y()).name()
            for x in range(12, 40)}
    assert ground in seen


def test_hits_are_bold_and_nothing_awkward_breaks_the_painting(table, theme):
    name = "Nguyễn Văn An"
    column = Column("Tên", lambda row: Cell(row, marks=((0, 2), (7, 3), (11, 1))), stretch=1)
    plain = Column("Tên", lambda row: Cell(row), stretch=1)
    table.set_columns([plain])
    table.show_rows([name])
    before = table.grab().toImage()
    table.set_columns([column])
    table.show_rows([name])
    after = table.grab().toImage()
    assert after != before
    table.show_rows(["😀😀 Trần An", "محمد Nguyễn Văn", "dài " * 2500, "", "\u202eNgược", "hai\ndòng", "\ud83d lẻ"])
    table.grab()


def test_a_mark_counts_letters_also_after_an_emoji(table, theme):
    def painted(text: str, marks) -> object:
        table.set_columns([Column("Tên", lambda row: Cell(row, marks=marks), stretch=1)])
        table.show_rows([text])
        return table.grab().toImage()

    # The whole name bold by one mark, or by two that must meet behind the emoji.
    assert painted("😀ab", ((0, 3),)) == painted("😀ab", ((0, 1), (1, 2)))
    assert painted("😀ab", ((1, 1),)) != painted("😀ab", ((2, 1),))


@dataclass(frozen=True)
class Numbered:
    n: int
    name: str = ""


class Shelf:
    """A million rows; counts how many were read."""

    def __init__(self) -> None:
        self.pages: list[tuple[int, ...]] = []

    def load(self, numbers) -> list[Numbered]:
        self.pages.append(tuple(numbers))
        return [Numbered(n, f"Người {n}") for n in numbers]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def long(table, shelf) -> TableView:
    table.show_rows([])
    table.set_columns([Column("Tên", lambda row: Cell(row.name, "dòng hai"), stretch=1)])
    table.show_rows(PagedRows(array("q", range(1_000_000, 0, -1)), shelf.load))
    return table


def test_a_paged_model_is_a_proper_one(qtmodeltester, shelf):
    model = TableRows([Column("Tên", lambda row: Cell(row.name))])
    model.show(PagedRows(array("q", range(600)), shelf.load))
    qtmodeltester.check(model)


def test_of_a_million_rows_only_those_in_sight_are_read(long, shelf):
    long.grab()
    assert long.model().rowCount() == 1_000_000 and len(shelf.pages) == 1
    press(Qt.Key.Key_End)
    long.grab()
    assert long.current.name == "Người 1" and len(shelf.pages) == 2
    press(Qt.Key.Key_Home)
    assert long.current.name == "Người 1000000" and len(shelf.pages) == 2


def test_pages_long_not_seen_are_let_go(shelf):
    rows = PagedRows(array("q", range(256 * 40)), shelf.load)
    for page in range(40):
        assert rows[page * 256].n == page * 256
    assert len(shelf.pages) == 40
    assert rows[39 * 256].n == 39 * 256 and len(shelf.pages) == 40
    assert rows[0].n == 0 and len(shelf.pages) == 41
    assert [row.n for row in rows[254:258]] == [254, 255, 256, 257] and rows[-1].n == 256 * 40 - 1
    with pytest.raises(IndexError):
        rows[256 * 40]


def test_the_current_row_stays_when_rows_come_before_it(long, shelf):
    long.choose(500_000)
    kept = long.current
    long.show_rows(PagedRows(array("q", range(1_000_007, 0, -1)), shelf.load))
    assert long.current == kept and long.currentIndex().row() == 500_007
    long.show_rows(PagedRows(array("q", [5, 4]), shelf.load))
    assert long.current is None


def test_letters_go_where_the_page_says(long, qtbot):
    asked = []
    long.set_seek(lambda letters: asked.append(letters) or 77)
    long.setFocus()
    type_text("đ")
    type_text("a")
    assert asked == ["đ", "đa"] and long.currentIndex().row() == 77


def test_the_widest_cells_are_told_where_rows_are_too_many_to_look(table, shelf, theme):
    table.show_rows([])
    wide = Cell(tag=Tag("Đã kích hoạt từ lâu", "ok", "check"))
    table.set_columns([Column("Tên", lambda row: Cell(row.name), stretch=1, sample=(Cell("tên", "hai dòng"),)),
                       Column("Tình trạng", lambda row: Cell(row.name[:1]), sample=(wide,))])
    table.show_rows(PagedRows(array("q", range(600)), shelf.load))
    assert shelf.pages == []  # nothing is read to measure it
    assert table.rowHeight(0) == 60 and table.columnWidth(1) == table._paint.room(wide).width()
