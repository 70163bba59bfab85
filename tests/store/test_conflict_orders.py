"""Whoever wrote, met and decided first: three laptops end with the same questions and the same decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import pytest

from dxdesk.ledger.ops import Op
from dxdesk.store import keys
from dxdesk.store.conflict_list import find_conflict
from dxdesk.store.conflict_rows import conflict_id
from dxdesk.store.conflicts import choose, choose_other
from dxdesk.store.database import Store
from dxdesk.store.decisions import find_decision, rechoose
from dxdesk.store.op_rows import load_ops
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.store.kit import Clock, assert_follows_from_ops, carry, draft, new_store, take

LAPTOPS = range(3)
MEETINGS = tuple(permutations(((0, 1), (1, 2), (2, 0))))
"""Who meets whom first, second and third; both directions each."""


@dataclass(frozen=True)
class Told:
    """What a laptop asks and what it says was decided, of one record."""

    questions: tuple
    decided: tuple


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Store]]:
    """Three laptops of one ward, used for every order: each history has records of its own."""
    clock, made = Clock(), list[Store]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
        for number in LAPTOPS:
            home = tmp_path_factory.mktemp("phường") / str(number)
            made.append(new_store(home, clock, like=made[0] if made else None))
    yield made
    for store in made:
        store.close()


def ops_of(store: Store, record: str) -> list[Op]:
    return [op for ops in load_ops(store.connection, [record]).values() for op in ops]


def meet(ward: Sequence[Store], record: str, pairs: Sequence[tuple[int, int]]) -> None:
    """The laptops of each pair, in that order, give each other what they hold of a record."""
    for one, other in pairs:
        for source, target in ((one, other), (other, one)):
            take(ward[target], ops_of(ward[source], record))


def settle(ward: Sequence[Store], record: str) -> None:
    meet(ward, record, (*MEETINGS[0], *MEETINGS[0]))


def told(store: Store, record: str) -> Told:
    ids = [conflict_id("resident", record, unit) for unit in ("phone", "_deleted")]
    asked = [one for one in (find_conflict(store, conflict) for conflict in ids) if one]
    made = [one for one in (find_decision(store, conflict) for conflict in ids) if one]
    return Told(
        tuple((one.id, one.unit, tuple((value.n, value.op, tuple(value.values.items())) for value in one.values))
              for one in asked),
        tuple((one.op, one.kept, one.state, one.why, tuple(value.op for value in one.values)) for one in made))


def agreed(ward: Sequence[Store], record: str) -> Told:
    """What all three say, which must be one and the same."""
    settle(ward, record)
    said = [told(store, record) for store in ward]
    assert said[0] == said[1] == said[2]
    return said[0]


def someone(ward: Sequence[Store]) -> str:
    """A person all three know."""
    person = save_visit(ward[0], draft("Nguyễn Văn An", phone="0912000870")).resident_id
    settle(ward, person)
    return person


def edit(store: Store, person: str, phone: str) -> None:
    save(store, [Change("resident", {"phone": phone}, person)])


def open_one(store: Store, person: str) -> str:
    return told(store, person).questions[0][0]


@pytest.mark.parametrize("writers", [*combinations(LAPTOPS, 2), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("order", MEETINGS, ids=str)
def test_in_whatever_order_they_meet_all_ask_the_same(ward, writers, order):
    for turn in permutations(writers):
        person = someone(ward)
        for laptop in turn:
            edit(ward[laptop], person, f"090000000{laptop}")
        meet(ward, person, order)
        said = agreed(ward, person)
        assert [len(values) for _, _, values in said.questions] == [len(writers)]
        assert {dict(values)["phone"] for _, _, sides in said.questions for _, _, values in sides} == {
            f"090000000{laptop}" for laptop in writers}


@pytest.mark.parametrize("chooser", LAPTOPS)
@pytest.mark.parametrize("order", MEETINGS, ids=str)
def test_one_decision_settles_it_everywhere_and_can_be_turned_anywhere(ward, chooser, order):
    person = someone(ward)
    for laptop in LAPTOPS:
        edit(ward[laptop], person, f"090000000{laptop}")
    settle(ward, person)
    conflict = open_one(ward[chooser], person)
    choose(ward[chooser], conflict, chooser + 1, "hỏi rồi")
    meet(ward, person, order)
    first = agreed(ward, person)
    assert (first.questions, [one[1:4] for one in first.decided]) == ((), [(chooser + 1, "stands", "hỏi rồi")])
    other = (chooser + 1) % 3
    rechoose(ward[other], conflict, other + 1, "hỏi lại")
    meet(ward, person, order[::-1])
    second = agreed(ward, person)
    assert (second.questions, [one[1:4] for one in second.decided]) == ((), [(other + 1, "stands", "hỏi lại")])


@pytest.mark.parametrize("order", MEETINGS, ids=str)
@pytest.mark.parametrize("second", [1, 2, 0])
def test_decisions_that_differ_are_asked_again_and_those_alike_are_one(ward, order, second):
    """0 of `second`: a value typed by hand on the other laptop."""
    person = someone(ward)
    edit(ward[0], person, "0900000001")
    edit(ward[1], person, "0900000002")
    settle(ward, person)
    conflict = open_one(ward[0], person)
    choose(ward[2], conflict, 1)
    if second:
        choose(ward[0], conflict, second)
    else:
        choose_other(ward[0], conflict, {"phone": "0900000003"})
    meet(ward, person, order)
    said = agreed(ward, person)
    assert [one[2] for one in said.decided] == (["stands"] if second == 1 else ["open"])
    assert len(said.questions) == (0 if second == 1 else 1)
    if said.questions:
        choose(ward[1], conflict, 1)
        last = agreed(ward, person)
        assert (last.questions, [one[2] for one in last.decided]) == ((), ["stands"])


@pytest.mark.parametrize("order", MEETINGS, ids=str)
def test_a_decision_made_before_the_third_side_came_leaves_that_side_open(ward, order):
    person = someone(ward)
    for laptop in LAPTOPS:
        edit(ward[laptop], person, f"090000000{laptop}")
    meet(ward, person, [(0, 1)])
    choose(ward[0], open_one(ward[0], person), 2)
    meet(ward, person, order)
    said = agreed(ward, person)
    assert [[dict(values)["phone"] for _, _, values in sides] for _, _, sides in said.questions] == [
        ["0900000002", "0900000001"]], "the chosen value is written anew, so it is the younger"
    assert [one[2] for one in said.decided] == ["open"]


@pytest.mark.parametrize("order", MEETINGS, ids=str)
@pytest.mark.parametrize("keep", [1, 2])
def test_a_delete_against_two_edits_in_every_order(ward, order, keep):
    person = someone(ward)
    save(ward[0], [Change("resident", record=person, action="delete")])
    edit(ward[1], person, "0900000001")
    save(ward[2], [Change("resident", {"note": "còn ở đây"}, person)])
    meet(ward, person, order)
    assert [unit for _, unit, _ in agreed(ward, person).questions] == ["_deleted"]
    choose(ward[2], open_one(ward[2], person), keep)
    said = agreed(ward, person)
    assert (said.questions, [one[1:3] for one in said.decided]) == ((), [(keep, "stands")])


def test_in_the_end_everything_follows_from_the_ops(ward):
    """After all of the above, whole desks agree with the naive reading of the format."""
    for source, target in permutations(ward, 2):
        carry(source, target)
    assert_follows_from_ops(ward[0])

