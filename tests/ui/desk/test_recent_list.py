"""What a line of the last slips shows, and what a screen reader says of it."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.store.visits import recent_visits
from dxdesk.ui.desk.recent_list import recent_columns
from dxdesk.ui.table_paint import CellPaint
from dxdesk.ui.table_rows import CELL
from dxdesk.ui.table_view import TableView
from tests.ui.desks import write_visit

LETTERS = {"VNEID_ACTIVATE": "K", "CASHLESS": "T", "EHEALTH": "S", "OTHER": "X"}
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def lines(desk, theme, qtbot):
    def show() -> list[tuple[str, ...]]:
        table = TableView()
        qtbot.addWidget(table)
        columns = recent_columns(lambda code: LETTERS.get(code, ""), lambda: "2026-11-22",
                                 lambda code: desk.catalogues.title("service", code))
        table.set_up(theme, columns, heads=False)
        table.show_rows(recent_visits(desk.store))
        show.table = table
        when, what = columns
        return [(when.cell(row).text, what.cell(row).text, " ".join(what.cell(row).keys)) for row in table.rows]
    return show


def test_time_name_and_letters(desk, lines):
    write_visit(desk, "Trần Thị Bé", "VNEID_ACTIVATE", "CASHLESS")
    write_visit(desk, "Lê Văn Tám", "EHEALTH", on="2026-11-20")
    assert lines() == [("20/11", "Lê Văn Tám", "S"), ("21:00", "Trần Thị Bé", "K T")]


def test_a_name_has_the_room_few_letters_leave(desk, lines, theme):
    write_visit(desk, "Nguyễn Thị Bích Phượng", "VNEID_ACTIVATE")
    write_visit(desk, "Lê Văn Tám", "VNEID_ACTIVATE", "CASHLESS")
    lines()
    table = lines.table
    table.resize(theme.px(322), theme.px(200))
    assert CellPaint(theme).room(table.model().index(1, 1).data(CELL)).width() <= table.columnWidth(1)


def test_more_services_than_fit_are_counted_and_one_without_a_letter_has_that_of_the_others(desk, lines):
    write_visit(desk, "Trần Thị Bé", "VNEID_ACTIVATE", "CASHLESS", "EHEALTH")
    write_visit(desk, "Lê Văn Tám", "QD06_09")
    assert [line[2] for line in lines()] == ["X", "K +2"]


def test_a_line_is_spoken_whole_with_the_names_of_its_services(desk, lines):
    write_visit(desk, "Trần Thị Bé", "VNEID_ACTIVATE", "CASHLESS", "EHEALTH")
    lines()
    model = lines.table.model()
    said = model.data(model.index(0, 0), SPOKEN)
    titles = [desk.catalogues.title("service", code) for code in LETTERS if code != "OTHER"]
    assert said == f"21:00. Trần Thị Bé. {', '.join(titles)}. Ở máy này"
