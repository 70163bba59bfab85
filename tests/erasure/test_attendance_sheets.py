"""Somebody erased who once came in by an attendance sheet is not brought back by the same sheet."""

from datetime import date

from dxdesk.exchange.sheets.roll_import import import_roll
from dxdesk.exchange.sheets.roll_reader import read_roll
from dxdesk.store.training.learners import learners
from dxdesk.store.unimport import unimport
from tests.erasure.kit import NAME, PHONE, traces

SAID = {"year": "2026", "skill_group": "ai"}


def test_the_same_sheet_asks_instead_of_writing_the_erased_down_again(town):
    text = f"STT;Họ tên;Năm sinh;SĐT;06/10;13/10;Trước;Sau\n1;{NAME};1950;{PHONE};x;x;3;6\n2;Lê Sen;1970;;x;V;;\n"
    roll = read_roll(text.encode(), date(2026, 11, 22))
    done = import_roll(town.an, roll, SAID)
    assert done.learners[0].record == town.person and done.people == 1
    town.meet()
    town.erase()
    assert [traces(store) for store in town.stores] == [set(), set(), set()]
    assert len(learners(town.an, done.course)) == 2
    for store in town.stores:
        again = import_roll(store, roll, SAID)
        assert (again.again, again.new, again.people, [ask.id for ask in again.asks]) == (True, 0, 0, ["person:2"])
        assert traces(store) == set()
    unimport(town.an, done.import_id)
    town.meet()
    assert [traces(store) for store in town.stores] == [set(), set(), set()]
