"""What a line of the last slips shows, and what a screen reader says of it."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.store.visits import recent_visits
from dxdesk.ui.desk.recent_list import recent_columns
from dxdesk.ui.table_view import TableView
from tests.ui.desks import write_visit

LETTERS = {"VNEID_ACTIVATE": "K", "CASHLESS": "T", "EHEALTH": "S"}
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
        return [tuple((cell := column.cell(row)).text or " ".join(cell.keys) for column in columns)
                for row in table.rows]
    return show


def test_time_name_and_letters(desk, lines):
    write_visit(desk, "Trần Thị Bé", "VNEID_ACTIVATE", "CASHLESS")
    write_visit(desk, "Lê Văn Tám", "EHEALTH", on="2026-11-20")
    assert lines() == [("20/11", "Lê Văn Tám", "S"), ("21:00", "Trần Thị Bé", "K T")]


def test_more_services_than_fit_are_counted_and_one_without_a_letter_is_dotted(desk, lines):
    write_visit(desk, "Trần Thị Bé", "VNEID_ACTIVATE", "CASHLESS", "EHEALTH")
    write_visit(desk, "Lê Văn Tám", "QD06_09")
    assert [line[2] for line in lines()] == ["…", "K +2"]


def test_a_line_is_spoken_whole_with_the_names_of_its_services(desk, lines):
    write_visit(desk, "Trần Thị Bé", "VNEID_ACTIVATE", "CASHLESS", "EHEALTH")
    lines()
    model = lines.table.model()
    said = model.data(model.index(0, 0), SPOKEN)
    titles = [desk.catalogues.title("service", code) for code in LETTERS]
    assert said == f"21:00. Trần Thị Bé. {', '.join(titles)}. Ở máy này"
