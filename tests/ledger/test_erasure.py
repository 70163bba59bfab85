"""When a person is erased, and what an op keeps then (format §3, Erase)."""

from dataclasses import replace
from itertools import permutations

import pytest

from dxdesk.ledger.erasure import ALL, LINE, TEXT, Vote, erased_by, one_content, taken_out
from dxdesk.ledger.ops import skeleton
from tests.ledger.opsets import op

OFFICER, TEAM, OTHER = Vote("r", "cán bộ", "k1", True), Vote("r", "an", "k2", False), Vote("r", "binh", "k3", False)


@pytest.mark.parametrize(("votes", "erased"), [
    ([OFFICER, TEAM], True),
    ([OFFICER], False),
    ([TEAM, OTHER], False),
    ([OFFICER, replace(TEAM, key="k1", officer=True)], False),
    ([OFFICER, replace(TEAM, by="cán bộ")], False),
    ([OFFICER, replace(TEAM, record="s")], False),
    ([OFFICER, replace(OFFICER, key="k4")], False),
    ([replace(TEAM, by="cán bộ"), OFFICER, OTHER], True),
])
def test_two_members_two_devices_one_an_officers(votes: list[Vote], erased: bool) -> None:
    """D6 among them: one device twice is one yes, whoever sits at it."""
    for order in permutations(votes):
        assert erased_by(order) == (frozenset("r") if erased else frozenset())


def test_what_is_left() -> None:
    one = op(1, {"full_name": "A", "note": "chữ", "hamlet_id": "h", "merged_into": "s", "_deleted": ""}, why="vì")
    assert taken_out(one, "") is one
    assert taken_out(one, ALL) == skeleton(one)
    assert taken_out(one, ALL).sets == {
        "full_name": None, "note": None, "hamlet_id": "h", "merged_into": "s", "_deleted": ""}
    for part in (TEXT, LINE):
        left = taken_out(one, part)
        assert (left.sets, left.why) == ({**one.sets, "note": None}, "")
        assert taken_out(left, ALL) == skeleton(one)


def test_a_copy_that_lost_values_is_no_second_content() -> None:
    one = op(1, {"full_name": "A", "note": "chữ"}, why="vì")
    for part in (ALL, TEXT):
        assert one_content(one, taken_out(one, part)) and one_content(taken_out(one, part), one)
    assert not one_content(one, replace(one, sets={"full_name": "B", "note": None}))
    assert not one_content(one, replace(one, why="khác"))
    assert not one_content(one, replace(one, replaces=("x",)))
