"""Ctrl+K: one box for a name, digits or the number of a slip; what was hit is bold, Enter takes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.merging import merge
from dxdesk.store.visits import save_visit
from dxdesk.ui.desk.person_finder import PersonFinder
from dxdesk.ui.table_rows import CELL, Cell
from dxdesk.ui.table_view import TableView
from tests.ui.desks import focused, press, type_text, write_visit


class Finder:
    def __init__(self, desk, qtbot) -> None:
        self.page = QWidget()
        self.box, self.card = QLineEdit(self.page), QFrame(self.page)
        self.table = TableView(self.card)
        QVBoxLayout(self.card).addWidget(self.table)
        column = QVBoxLayout(self.page)
        column.addWidget(self.box)
        column.addWidget(self.card)
        self.finder = PersonFinder(desk, self.box, self.card, self.table, self.page)
        self.said: list[tuple[str, str]] = []
        for name in ("picked", "slip_picked", "wanted"):
            getattr(self.finder, name).connect(lambda what, name=name: self.said.append((name, what)))
        self.finder.left.connect(lambda: self.said.append(("left", "")))
        qtbot.addWidget(self.page)
        self.page.resize(400, 500)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.finder.start()

    def type(self, text: str) -> None:
        self.box.clear()
        type_text(text)

    def cells(self) -> list[Cell]:
        model = self.table.model()
        return [model.index(row, 0).data(CELL) for row in range(model.rowCount())]


@pytest.fixture
def finder(desk, qtbot):
    return Finder(desk, qtbot)


def test_what_was_typed_is_bold_in_what_is_found(desk, finder):
    saved = write_visit(desk, "Nguyễn Văn An", birth_year="1958", id_last4="4721")
    assert focused() is finder.box
    finder.type("ng van a")
    (cell,) = finder.cells()
    assert (cell.text, cell.marks) == ("Nguyễn Văn An", ((0, 2), (7, 3), (11, 1)))
    assert cell.second == "1958, số cuối 4721"
    press(Qt.Key.Key_Return)
    assert finder.said == [("picked", saved.resident_id)]
    assert (finder.box.text(), finder.card.isHidden()) == ("", True)


def test_down_goes_into_the_list_and_enter_takes_the_row(desk, finder):
    people = {write_visit(desk, name).resident_id for name in ("Trần Thị Mai", "Lê Thị Mai")}
    finder.type("mai")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert focused() is finder.table
    press(Qt.Key.Key_Return)
    assert finder.said[0][0] == "picked"
    assert finder.said[0][1] in people


def test_a_slip_number_finds_its_person_or_the_slip_itself(desk, finder):
    helps = (HelpLine("VNEID_ACTIVATE"),)
    named = save_visit(desk.store, VisitDraft({"full_name": "Trần Thị Bé"}, "", {"slip_no": "K7Q1-0012"}, helps))
    tally = save_visit(desk.store, VisitDraft({}, "", {"slip_no": "K7Q1-0013", "people": "5",
                                                       "visit_on": "2026-11-21"}, helps))
    finder.type("k7q1 12")
    (cell,) = finder.cells()
    assert (cell.text, cell.second) == ("Trần Thị Bé", "Phiếu K7Q1-0012; chưa ghi gì thêm")
    press(Qt.Key.Key_Return)
    finder.type("k7q1-0013")
    (cell,) = finder.cells()
    assert (cell.text, cell.second) == ("Phiếu K7Q1-0013", "21/11/2026, 5 người, không ghi tên")
    press(Qt.Key.Key_Return)
    assert finder.said == [("picked", named.resident_id), ("slip_picked", tally.visit_id)]


def test_who_was_merged_is_found_by_the_other_name_and_that_is_said(desk, finder):
    keep = write_visit(desk, "Trần Thị Bé", birth_year="1958").resident_id
    merge(desk.store, keep, write_visit(desk, "Lê Thị Bông").resident_id)
    finder.type("le thi bong")
    (cell,) = finder.cells()
    assert (cell.text, cell.second, cell.marks) == ("Trần Thị Bé", "1958; theo tên ở hồ sơ đã gộp", ())


def test_nobody_found_offers_to_begin_with_the_name(desk, finder):
    finder.type("Điểu Trư")
    (cell,) = finder.cells()
    assert (cell.text, cell.second) == ("Không ai như vậy trong sổ", "Enter: ghi người mới tên Điểu Trư")
    press(Qt.Key.Key_Return)
    assert finder.said == [("wanted", "Điểu Trư"), ("left", "")]
    finder.type("9999")
    assert finder.cells() == []
    assert finder.card.isHidden()


@pytest.mark.parametrize("text", ["   ", "%", "🙂", "'", "\u202e"])
def test_odd_text_finds_nothing_and_leaves_by_esc(desk, finder, text):
    finder.type(text)
    assert finder.card.isHidden() or finder.cells()[0].text == "Không ai như vậy trong sổ"
    press(Qt.Key.Key_Escape)
    assert finder.said == [("left", "")]
