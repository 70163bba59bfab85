"""Open conflicts and choosing (format §3)."""

import pytest

from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED
from dxdesk.store.conflicts import choose, count_conflicts, open_conflicts
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.store.segments import keep_received
from dxdesk.store.shapes import GONE
from dxdesk.store.state import state_hash
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op, op_id
from tests.store.kit import all_ops, assert_follows_from_ops, carry, conflicts, draft, rows, segment, take


@pytest.fixture
def pair(make):
    """Two desks that hold the same visit of one person."""
    ours, theirs = make(), make()
    saved = save_visit(ours, draft("Nguyễn Văn A", "SV01", phone="0912345678"))
    carry(ours, theirs)
    carry(theirs, ours)
    return ours, theirs, saved


def edit(store, record: str, **values) -> None:
    save(store, [Change("resident", values, record)])


def test_two_laptops_that_disagree_have_one_conflict_with_both_values(pair):
    ours, theirs, saved = pair
    edit(ours, saved.resident_id, phone="0922222222")
    edit(theirs, saved.resident_id, phone="0933333333")
    for source, target in ((ours, theirs), (theirs, ours)):
        carry(source, target)
    first, second = open_conflicts(ours), open_conflicts(theirs)
    assert [(one.id, one.kind, one.record, one.unit) for one in first] == [
        (one.id, one.kind, one.record, one.unit) for one in second]
    (found,) = first
    assert (found.kind, found.unit, found.waiting, found.person) == ("resident", "phone", (), "Nguyễn Văn A")
    assert [(value.n, value.values["phone"], value.by) for value in found.values] == [
        (1, "0922222222", "Trần Thị Bốn"), (2, "0933333333", "Trần Thị Bốn")]
    assert count_conflicts(ours) == 1


def test_different_fields_do_not_conflict(pair):
    ours, theirs, saved = pair
    edit(ours, saved.resident_id, phone="0922222222")
    edit(theirs, saved.resident_id, note="đến chiều")
    carry(theirs, ours)
    assert open_conflicts(ours) == []
    assert rows(ours)["resident", saved.resident_id][0]["phone"] == "0922222222"
    assert rows(ours)["resident", saved.resident_id][0]["note"] == "đến chiều"


def test_units_conflict_and_are_chosen_as_one(pair):
    """I14: outcome and obstacle never come from two laptops."""
    ours, theirs, saved = pair
    line = saved.help_ids[0]
    save(ours, [Change("help", {"outcome": "done"}, line)])
    save(theirs, [Change("help", {"outcome": "not_done", "obstacle": "VM01"}, line)])
    carry(theirs, ours)
    (found,) = open_conflicts(ours)
    assert [value.values for value in found.values] == [
        {"outcome": "done", "obstacle": ""}, {"outcome": "not_done", "obstacle": "VM01"}]
    chosen = choose(ours, found.id, 1)
    assert chosen.ops[0].action == "choose"
    assert "obstacle" not in rows(ours)["help", line][0]
    assert open_conflicts(ours) == []


@pytest.mark.parametrize("n", [1, 2])
def test_every_value_can_be_chosen_and_both_laptops_agree_afterwards(pair, n):
    ours, theirs, saved = pair
    edit(ours, saved.resident_id, phone="0922222222")
    edit(theirs, saved.resident_id, phone="0933333333")
    carry(theirs, ours)
    choose(ours, open_conflicts(ours)[0].id, n)
    carry(ours, theirs)
    for store in (ours, theirs):
        assert rows(store)["resident", saved.resident_id][0]["phone"] == ("0922222222", "0933333333")[n - 1]
        assert open_conflicts(store) == []
    assert state_hash(ours) == state_hash(theirs)


def test_laptops_that_choose_differently_disagree_again_until_one_chooses_once_more(pair):
    ours, theirs, saved = pair
    edit(ours, saved.resident_id, phone="0922222222")
    edit(theirs, saved.resident_id, phone="0933333333")
    carry(theirs, ours)
    carry(ours, theirs)
    conflict = open_conflicts(ours)[0].id
    choose(ours, conflict, 1)
    choose(theirs, conflict, 2)
    carry(theirs, ours)
    carry(ours, theirs)
    assert [one.id for one in open_conflicts(ours)] == [one.id for one in open_conflicts(theirs)] == [conflict]
    choose(ours, conflict, 2)
    carry(ours, theirs)
    assert open_conflicts(ours) == open_conflicts(theirs) == []
    assert state_hash(ours) == state_hash(theirs)
    assert_follows_from_ops(theirs)


def test_unknown_conflicts_and_values_are_refused(pair):
    ours, theirs, saved = pair
    edit(ours, saved.resident_id, phone="0922222222")
    edit(theirs, saved.resident_id, phone="0933333333")
    carry(theirs, ours)
    before = len(all_ops(ours))
    conflict = open_conflicts(ours)[0].id
    for name, n, code in (("nothing", 1, "unknown_conflict"), (conflict, 0, "unknown_value"),
                          (conflict, 3, "unknown_value")):
        with pytest.raises(InputError) as caught:
            choose(ours, name, n)
        assert caught.value.code == code
    choose(ours, conflict, 1)
    with pytest.raises(InputError) as caught:
        choose(ours, conflict, 1)
    assert caught.value.code == "unknown_conflict"
    assert len(all_ops(ours)) == before + 1


@pytest.mark.parametrize("n", [1, 2])
def test_a_delete_against_an_edit_is_asked_and_either_can_be_chosen(pair, n):
    ours, theirs, saved = pair
    save(ours, [Change("visit", record=saved.visit_id, action="delete")])
    save(theirs, [Change("visit", {"note": "đã làm xong"}, saved.visit_id)])
    carry(theirs, ours)
    (found,) = open_conflicts(ours)
    assert (found.unit, found.record) == (DELETED, saved.visit_id)
    assert [value.values[DELETED] for value in found.values] == ["1", ""]
    choose(ours, found.id, n)
    carry(ours, theirs)
    for store in (ours, theirs):
        assert (rows(store)["visit", saved.visit_id][1] == GONE) == (n == 1)
        assert (rows(store)["help", saved.help_ids[0]][1] == GONE) == (n == 1), "a kept visit keeps its lines"
        assert open_conflicts(store) == []
        assert_follows_from_ops(store)
    assert state_hash(ours) == state_hash(theirs)


def test_keeping_a_visit_opened_by_a_line_keeps_all_its_lines(pair):
    ours, theirs, saved = pair
    save(theirs, [Change("help", {"visit_id": saved.visit_id, "service": "SV02"})])
    save(ours, [Change("visit", record=saved.visit_id, action="delete")])
    carry(theirs, ours)
    choose(ours, open_conflicts(ours)[0].id, 2)
    assert [mark for (kind, _), (_, mark) in rows(ours).items() if kind == "help"] == [0, 0]
    assert open_conflicts(ours) == []


def test_a_line_deleted_by_someone_else_before_stays_deleted(pair):
    ours, theirs, saved = pair
    extra = save(ours, [Change("help", {"visit_id": saved.visit_id, "service": "SV02"})]).records[0]
    save(ours, [Change("help", record=extra, action="delete")])
    carry(ours, theirs)
    save(ours, [Change("visit", record=saved.visit_id, action="delete")])
    save(theirs, [Change("visit", {"note": "x"}, saved.visit_id)])
    carry(theirs, ours)
    choose(ours, open_conflicts(ours)[0].id, 2)
    assert rows(ours)["help", extra][1] == GONE
    assert rows(ours)["help", saved.help_ids[0]][1] == 0


def test_a_value_taken_out_is_no_side_to_choose(store):
    """D7: a skeleton is not the empty value, so nobody is offered to choose emptiness."""
    take(store, [op(1, {"phone": "1"}), op(2, {"phone": "2"}), op(3, {"phone": None})])
    (found,) = open_conflicts(store)
    assert [value.values["phone"] for value in found.values] == ["1", "2"]
    choose(store, found.id, 2)
    assert open_conflicts(store) == []
    assert rows(store)["resident", "r"][0]["phone"] == "2"


def test_a_conflict_waits_for_ops_not_held_and_becomes_a_question_after_14_days(store, clock):
    missing = op_id(99)
    take(store, [op(1, {"phone": "1"}), op(2, {"phone": "2"}, [missing])])
    (found,) = open_conflicts(store)
    assert found.waiting == (missing,)
    assert not found.asks(clock())
    clock.jump(days=15)
    assert open_conflicts(store)[0].asks(clock())
    take(store, [op(3, {"note": "n"})])
    assert open_conflicts(store)[0].since == found.since
    settles = op(99, {"phone": "0"}, [1])
    take(store, [type(settles)(missing, *(getattr(settles, name) for name in settles.__slots__[1:]))])
    assert conflicts(store) == set()


def test_what_a_newer_program_brought_is_shown_and_not_chosen(store):
    """format §5: unknown fields and kinds are read-only here."""
    take(store, [op(1, {"zz_newer": "a"}), op(2, {"zz_newer": "b"}),
                 op(3, {"colour": "a"}, kind="newer_kind", record="n"),
                 op(4, {"colour": "b"}, kind="newer_kind", record="n")])
    found = open_conflicts(store)
    assert {(one.kind, one.unit) for one in found} == {("resident", "zz_newer"), ("newer_kind", "colour")}
    before = len(all_ops(store))
    for one in found:
        with pytest.raises(InputError) as caught:
            choose(store, one.id, 1)
        assert caught.value.code == "needs_update"
    assert len(all_ops(store)) == before


def test_forged_words_for_deleted_do_not_stop_the_list(store):
    take(store, [op(1, {DELETED: "yes"}), op(2, {DELETED: ""}), op(3, {DELETED: None}), op(4, {"note": "a"})])
    assert open_conflicts(store) == []


def test_choosing_on_a_deleted_and_edited_record_leaves_nothing_open(pair):
    ours, theirs, saved = pair
    edit(ours, saved.resident_id, phone="0922222222")
    carry(ours, theirs)
    save(ours, [Change("resident", record=saved.resident_id, action="delete")])
    edit(theirs, saved.resident_id, phone="0933333333")
    carry(theirs, ours)
    (found,) = open_conflicts(ours)
    assert found.unit == DELETED
    choose(ours, found.id, 2)
    assert (open_conflicts(ours), rows(ours)["resident", saved.resident_id][0]["phone"]) == ([], "0933333333")


@pytest.mark.parametrize("time", ["20260230T021500000Z", "20261399T999999999Z", "00000101T000000000Z",
                                  "99991231T235959999Z"])
def test_ids_with_impossible_times_are_kept_shown_and_asked(store, time):
    """Nothing is refused for its time (format §2), and nothing stumbles over it."""
    for number in (1, 2):
        ops = [op(number, {"phone": str(number)}, time=time)]
        keep_received(store, [(segment(ops), ops)])
    assert len(open_conflicts(store)[0].values) == 2
    assert len(show(store, "resident", "r").history) == 2
    save_visit(store, draft())
    choose(store, open_conflicts(store)[0].id, 1)
