"""Who is the same person in a log: never two people made one, and every doubt said."""

from collections import defaultdict
from itertools import permutations

import pytest

from dxdesk.exchange.sheets import people
from dxdesk.exchange.sheets.headers import Columns
from dxdesk.exchange.sheets.people import group_people
from dxdesk.exchange.sheets.reader import Record
from dxdesk.exchange.sheets.visit_log import read_line
from tests.exchange.sheets.samples import EXPECTED, TODAY

COLUMNS = Columns(1, 3, {"full_name": 0, "national_id": 1, "phone": 2})
ID, OTHER_ID, PHONE = "074062920996", "070094985918", "0820088779"


def grouped(*rows):
    return group_people([read_line(Record(n, n, cells), COLUMNS, TODAY) for n, cells in enumerate(rows, start=2)])


def test_the_sample_gives_one_person_more_than_a_perfect_reader(plan):
    """Row 293 names neither of two men of one name and one phone: it stays a third, and is asked."""
    labels = [row["person"] for row in EXPECTED["rows"]]
    label_of, person_of = defaultdict(set), defaultdict(set)
    for label, person in zip(labels, plan.person_of, strict=True):
        label_of[person].add(label)
        person_of[label].add(person)
    assert all(len(found) == 1 for found in label_of.values()), "two people made one"
    assert [label for label, found in person_of.items() if len(found) > 1] == ["P0131"]
    assert len(plan.people) == EXPECTED["distinct_people"] + 1 == 124
    assert [(ask.row, ask.code) for ask in plan.asks if ask.code == people.TWO_FIT] == [(293, people.TWO_FIT)]


def test_people_to_keep_apart_stay_apart(plan):
    persons = defaultdict(set)
    for row, person in zip(EXPECTED["rows"], plan.person_of, strict=True):
        persons[row["person"]].add(person)
    for one, other, why in EXPECTED["must_not_merge"]:
        assert not persons[one] & persons[other], why
    for label, why in EXPECTED["same_person"]:
        assert len(persons[label]) == 1, why


def test_joins_by_little_evidence_are_asked(plan):
    asked = {ask.row: ask.code for ask in plan.asks if ask.field == "person"}
    assert asked == {
        18: people.BY_REST_OF_NUMBER, 122: people.BY_REST_OF_NUMBER, 150: people.BY_REST_OF_NUMBER,
        162: people.BY_REST_OF_NUMBER, 227: people.BY_NAME, 293: people.TWO_FIT}


@pytest.mark.parametrize("rows", list(permutations([
    ("Huỳnh Thị Hoà", ID, ""), ("HUỲNH THỊ HÒA", "", PHONE), ("Huỳnh Thị Hòa", ID, PHONE)])))
def test_one_person_in_any_order_of_lines(rows):
    assert len(grouped(*rows).people) == 1


@pytest.mark.parametrize(("rows", "count", "doubts"), [
    ([("Võ Văn Sáu", ID, PHONE), ("Võ Văn Sáu", OTHER_ID, PHONE), ("Võ Văn Sáu", "", PHONE)], 3, {2: people.TWO_FIT}),
    ([("Phan Bảo Trân", ID, PHONE), ("Phan Bảo Trâm", "", PHONE)], 2, {}),
    ([("Võ Văn Sáu", ID, PHONE), ("Lê Thị Hai", ID, PHONE)], 2, {0: people.NUMBER_SHARED, 1: people.NUMBER_SHARED}),
    ([("Võ Văn Sáu", ID, ""), ("Võ Văn Sáu", "", PHONE)], 2, {}),
    ([("Võ Văn Sáu", ID, ""), ("Võ Văn Sáu", "7,4063E+10", PHONE)], 1, {1: people.BY_REST_OF_NUMBER}),
    ([("Võ Văn Sáu", ID, PHONE), ("Võ Văn Sáu", "7,0095E+10", PHONE)], 2, {1: people.NAMESAKE}),
    ([("Võ Văn Sáu", ID, PHONE), ("Võ Văn Sáu", "7,0095E+10", "")], 2, {1: people.NAMESAKE}),
    ([("Võ Văn Sáu", ID, PHONE), ("Võ Văn Sáu", "", "")], 1, {1: people.BY_NAME}),
    ([("Võ Văn Sáu", ID, PHONE), ("Võ Văn Sáu", OTHER_ID, ""), ("Võ Văn Sáu", "", "")], 3, {2: people.TWO_FIT}),
    ([("Võ Văn Sáu", ID, PHONE), ("Võ Văn Sáu", "285901234", "")], 1, {1: people.BY_NAME}),
    ([("Võ Văn Sáu", "", ""), ("Võ Văn Sáu", "", "")], 1, {1: people.BY_NAME}),
])
def test_evidence(rows, count, doubts):
    found = grouped(*rows)
    assert (len(found.people), found.doubts) == (count, doubts)


def test_a_person_says_what_the_lines_say_together():
    name, often = "Võ Văn Sáu", "0912345678"
    person, = grouped((name, "", often), (name, ID, often), (name, ID, PHONE)).people
    assert (person.national_id, person.phone, person.lines) == (ID, often, [0, 1, 2])
