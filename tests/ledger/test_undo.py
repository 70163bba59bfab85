"""Every sentence of the undo paragraph of format §3, and undo of random saves against what its words mean."""

from collections.abc import Collection
from dataclasses import replace
from random import Random

import pytest

from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.rule import Resolved, resolve
from dxdesk.ledger.standing import UNDO, already_undone, stands
from dxdesk.ledger.undo import RecordUndo, undo_record
from tests.ledger.opsets import likely_ops, op

LATER = 500


def write(ops: list[Op], plan: RecordUndo, why: str = "undo:x", at: int = LATER) -> list[Op]:
    """What a store makes of a plan: the restores, then the delete that comes back."""
    kind, record = ops[0].kind, ops[0].record
    made = [op(at + k, restore.sets, restore.replaces, kind=kind, record=record, why=why)
            for k, restore in enumerate(plan.restores)]
    if plan.ended:
        copies = [one.id for one, restore in zip(made, plan.restores, strict=True) if restore.named]
        made.append(op(at + 50, {DELETED: "1"}, (*plan.ended, *copies), kind=kind, record=record, why=why))
    return made


def undo(ops: list[Op], undone: Collection[Op], why: str = "undo:x", at: int = LATER) -> list[Op]:
    """The ops held after undoing these."""
    plan = undo_record(ops, {one.id for one in undone})
    assert not plan.gone
    return [*ops, *write(ops, plan, why, at)]


def head_values(state: Resolved, name: str) -> list[str | None]:
    return sorted((one.sets[name] for one in state.heads.get(name, ())), key=str)


MADE = op(1, {"full_name": "A", "phone": "1"})


def test_an_edit_undone_gives_the_former_value_back():
    edit = op(2, {"phone": "2"}, [1])
    plan = undo_record([MADE, edit], {edit.id})
    assert [(dict(one.sets), one.replaces) for one in plan.restores] == [({"phone": "1"}, (edit.id,))]
    assert resolve(undo([MADE, edit], [edit])).values == {"full_name": "A", "phone": "1"}


def test_a_field_first_set_by_the_undone_op_is_cleared():
    edit = op(2, {"note": "x"})
    after = resolve(undo([MADE, edit], [edit]))
    assert after.values == {"full_name": "A", "phone": "1"}
    assert after.heads["note"][0].sets["note"] == ""


def test_units_come_back_whole():
    first = op(2, {"birth_year": "1950", "birth_date": "1950-01-02"})
    edit = op(3, {"birth_year": "1960", "birth_date": ""}, [2])
    plan = undo_record([MADE, first, edit], {edit.id})
    assert dict(plan.restores[0].sets) == {"birth_year": "1950", "birth_date": "1950-01-02"}


def test_a_conflict_comes_back_as_a_conflict():
    """D4: undoing a choice gives both sides back."""
    ours, theirs = op(2, {"phone": "2"}, [1]), op(3, {"phone": "3"}, [1])
    chosen = op(4, {"phone": "2"}, [2, 3], action="choose")
    ops = [MADE, ours, theirs, chosen]
    plan = undo_record(ops, {chosen.id})
    assert {restore.sets["phone"] for restore in plan.restores} == {"2", "3"}
    assert all(restore.replaces == (chosen.id,) for restore in plan.restores)
    after = resolve(undo(ops, [chosen]))
    assert (after.conflicts, head_values(after, "phone")) == (("phone",), ["2", "3"])


def test_sides_that_said_the_same_come_back_once():
    ours, theirs = op(2, {"phone": "2"}, [1]), op(3, {"phone": "2"}, [1])
    later = op(4, {"phone": "4"}, [2, 3])
    assert len(undo_record([MADE, ours, theirs, later], {later.id}).restores) == 1


def test_where_others_heads_remain_the_greatest_is_copied():
    theirs, edit = op(2, {"phone": "2"}, [1]), op(3, {"phone": "3"}, [1])
    ops = [MADE, theirs, edit]
    plan = undo_record(ops, {edit.id})
    assert [(dict(one.sets), one.replaces) for one in plan.restores] == [({"phone": "2"}, (edit.id,))]
    after = resolve(undo(ops, [edit]))
    assert (after.values["phone"], after.conflicts) == ("2", ())
    assert theirs in after.heads["phone"]


def test_others_later_edits_stay():
    edit, later = op(2, {"phone": "2", "note": "n"}, [1]), op(3, {"phone": "3"}, [2])
    after = resolve(undo([MADE, edit, later], [edit]))
    assert after.values == {"full_name": "A", "phone": "3"}
    assert after.heads["phone"] == (later,)


def test_an_undone_op_that_a_later_op_replaced_hands_on_what_it_had_replaced():
    first, second = op(2, {"phone": "2"}, [1]), op(3, {"phone": "3"}, [2])
    ops = [MADE, first, second]
    assert resolve(undo(ops, [first, second])).values["phone"] == "1"
    theirs = op(4, {"phone": "4"}, [2])
    after = resolve(undo([*ops, theirs], [first, second]))
    assert (head_values(after, "phone"), after.conflicts) == (["4", "4"], ())


@pytest.mark.parametrize("edit", [op(2, {"phone": "2"}, [1]), op(2, {"note": "n"}), op(2, {DELETED: "1"}, [1])])
def test_undo_twice_is_undo_once(edit):
    once = undo([MADE, edit], [edit])
    again = undo_record(once, {one.id for one in once[1:]})
    assert again == RecordUndo()


def test_two_laptops_undo_the_same_without_a_conflict():
    ours, theirs = op(2, {"phone": "2"}, [1]), op(3, {"phone": "3"}, [1])
    chosen = op(4, {"phone": "2"}, [2, 3], action="choose")
    ops = [MADE, ours, theirs, chosen]
    plan = undo_record(ops, {chosen.id})
    both = [*ops, *write(ops, plan), *write(ops, plan, at=LATER + 100)]
    assert set(head_values(resolve(both), "phone")) == {"2", "3"}
    edit = [MADE, ours]
    plan = undo_record(edit, {ours.id})
    assert resolve([*edit, *write(edit, plan), *write(edit, plan, at=LATER + 100)]).conflicts == ()


def test_undo_of_an_undo_is_the_redo():
    edit = op(2, {"phone": "2"}, [1])
    once = undo([MADE, edit], [edit], f"{UNDO}{edit.id}")
    redone = undo(once, once[2:], f"{UNDO}{once[2].save_id}", LATER + 100)
    assert resolve(redone).values["phone"] == "2"
    undone = undo(redone, redone[1:], f"{UNDO}{edit.id}", LATER + 200)
    assert resolve(undone).values["phone"] == "1"


def test_redo_of_a_creation_brings_it_back():
    gone = op(2, {DELETED: "1"}, [1], action="delete", why=f"{UNDO}{MADE.id}")
    plan = undo_record([MADE, gone], {gone.id})
    assert [dict(one.sets) for one in plan.restores] == [{DELETED: ""}]


def test_a_delete_undone_brings_the_record_back():
    gone = op(3, {DELETED: "1"}, [1, "another-record's-op"], action="delete")
    after = resolve(undo([MADE, gone], [gone]))
    assert (after.deleted, after.maybe_deleted, after.values) == (False, False, {"full_name": "A", "phone": "1"})


def test_undo_does_not_end_the_deletes_of_others():
    """D5: two delete one record; one of them takes his back."""
    ours, theirs = op(2, {DELETED: "1"}, [1], action="delete"), op(3, {DELETED: "1"}, [1], action="delete")
    after = resolve(undo([MADE, ours, theirs], [ours]))
    assert after.deleted
    assert theirs in after.heads[DELETED]


def test_the_delete_that_remains_stands_only_as_far_as_it_had_seen():
    edit = op(2, {"phone": "2"}, [1])
    theirs = op(3, {DELETED: "1"}, [1], action="delete")
    ours = op(4, {DELETED: "1"}, [1, 2], action="delete")
    ops = [MADE, edit, theirs, ours]
    assert resolve(ops).deleted
    after = resolve(undo(ops, [ours]))
    assert (after.deleted, after.conflicts, after.values["phone"]) == (False, (DELETED,), "2")


def test_a_revival_undone_deletes_again():
    gone = op(2, {DELETED: "1"}, [1], action="delete")
    back = op(3, {DELETED: "", "phone": "3"}, [1, 2])
    after = resolve(undo([MADE, gone, back], [back]))
    assert (after.deleted, after.values) == (True, {"full_name": "A", "phone": "1"})


def test_a_revival_undone_deletes_again_only_as_far_as_the_former_delete_had_seen():
    gone = op(2, {DELETED: "1"}, [1], action="delete")
    back = op(3, {DELETED: "", "phone": "3"}, [1, 2])
    unseen = op(4, {"note": "chưa ai thấy"})
    after = resolve(undo([MADE, gone, back, unseen], [back]))
    assert (after.deleted, after.conflicts, after.values["note"]) == (False, (DELETED,), "chưa ai thấy")


def test_a_revival_undone_keeps_what_others_wrote_beside_it():
    """The delete that comes back had seen a value the revival had not: it may not end it."""
    ours, theirs = op(2, {"phone": "2"}, [1]), op(3, {"phone": "3"}, [1])
    gone = op(4, {DELETED: "1"}, [1, 2, 3], action="delete")
    back = op(5, {DELETED: "", "phone": "5"}, [2, 4])
    ops = undo([MADE, ours, theirs, gone, back], [back])
    after = resolve(ops)
    assert (after.deleted, head_values(after, "phone")) == (True, ["2", "3"])
    revived = op(900, {DELETED: "", "note": "n"}, after.heads_of([DELETED]))
    assert resolve([*ops, revived]).conflicts == ("phone",)


def test_a_delete_that_comes_back_does_not_name_what_it_had_not_seen():
    gone = op(2, {DELETED: "1"}, [1], action="delete")
    unseen = op(3, {"phone": "3", "note": "n"}, [1])
    back = op(4, {DELETED: "", "phone": "4", "full_name": "B"}, [1, 2, 3])
    after = resolve(undo([MADE, gone, unseen, back], [back]))
    assert (after.deleted, after.conflicts) == (False, (DELETED,))
    assert after.values == {"full_name": "A", "phone": "3", "note": "n"}


def test_an_edit_that_had_reopened_a_deleted_record_undone_lets_the_delete_stand():
    theirs = op(2, {DELETED: "1"}, [1], action="delete")
    edit = op(3, {"phone": "3"}, [1])
    ops = [MADE, theirs, edit]
    assert not resolve(ops).deleted
    ops = undo(ops, [edit])
    after = resolve(ops)
    assert (after.deleted, theirs in after.heads[DELETED]) == (True, True)
    assert undo_record(ops, {edit.id, *(one.id for one in ops[3:])}) == RecordUndo()


def test_undo_of_a_save_that_deleted_and_revived_changes_nothing_more():
    gone, back = op(2, {DELETED: "1"}, [1], action="delete"), op(3, {DELETED: ""}, [2])
    assert undo_record([MADE, gone, back], {gone.id, back.id}) == RecordUndo()


def test_a_creation_is_gone_only_when_all_ops_are_undone():
    edit = op(2, {"phone": "2"}, [1])
    assert undo_record([MADE], {MADE.id}).gone
    assert undo_record([MADE, edit], {MADE.id, edit.id}).gone
    plan = undo_record([MADE, edit], {MADE.id})
    assert (plan.gone, plan.left, plan.restores) == (False, ("*",), ())


def test_a_creation_is_gone_when_what_followed_was_undone_before():
    edit = op(2, {"phone": "2"}, [1])
    ops = undo([MADE, edit], [edit], f"{UNDO}{edit.id}")
    assert already_undone(ops) == {edit.id, ops[2].id}
    assert undo_record(ops, {MADE.id}).gone


def test_a_creation_others_built_on_stays_though_their_clock_was_behind():
    """The creation is known by what a record cannot be without, when it is not the first by time."""
    edit = op(2, {"note": "n"}, time="20261101T000000000Z")
    plan = undo_record([MADE, edit], {MADE.id})
    assert (plan.left, plan.restores) == (("*",), ())


def test_a_gone_record_is_not_deleted_twice():
    gone = op(2, {DELETED: "1"}, [1], action="delete", why=f"{UNDO}{MADE.id}")
    assert undo_record([MADE, gone], {MADE.id, gone.id}) == RecordUndo()


@pytest.mark.parametrize("former", [
    pytest.param([op(1, {"phone": None, "full_name": "A"})], id="pruned or erased"),
    pytest.param([op(7, {"full_name": "A"})], id="not held"),
])
def test_former_values_that_are_missing_are_left_and_listed(former):
    edit = op(8, {"phone": "2"}, [1])
    plan = undo_record([*former, edit], {edit.id})
    assert (plan.restores, plan.left, plan.gone) == ((), ("phone",), False)


def test_a_side_not_held_is_left_and_listed_though_another_side_is():
    theirs, edit = op(2, {"phone": "2"}, [1]), op(3, {"phone": "3"}, [1, 99])
    plan = undo_record([MADE, theirs, edit], {edit.id})
    assert (plan.restores, plan.left) == ((), ("phone",))


def test_a_revival_of_a_delete_not_held_is_left_and_listed():
    back = op(3, {DELETED: ""}, [2])
    plan = undo_record([MADE, back], {back.id})
    assert (plan.restores, plan.ended, plan.left) == ((), (), (DELETED,))


def test_fields_and_kinds_of_a_newer_program_are_left_and_listed():
    """format §5: an older app never sets them."""
    edit = op(2, {"phone": "2", "zz_newer": "x"}, [1])
    plan = undo_record([MADE, edit], {edit.id})
    assert (plan.left, [dict(one.sets) for one in plan.restores]) == (("zz_newer",), [{"phone": "1"}])
    foreign = op(1, {"colour": "đỏ"}, kind="newer_kind")
    assert undo_record([foreign], {foreign.id}) == RecordUndo(left=("colour",))
    gone = op(2, {DELETED: "1"}, [1], kind="newer_kind")
    assert undo_record([foreign, gone], {gone.id}) == RecordUndo(left=(DELETED,))


def test_a_save_stands_unless_an_undo_of_it_stands():
    assert stands("s", {})
    assert not stands("s", {"s": {"u"}})
    assert stands("s", {"s": {"u"}, "u": {"r"}})
    assert not stands("s", {"s": {"u", "u2"}, "u": {"r"}})


@pytest.mark.parametrize("seed", range(4))
def test_undo_of_random_ops_gives_the_heads_there_would_be_without_them(seed):
    """I15. Where an undone op is a head, the values are those of the ops without it; elsewhere nothing moves."""
    rng = Random(seed)
    tried = 0
    while tried < 400:
        ops = [one for one in likely_ops(rng) if None not in one.sets.values() and "zz_newer" not in one.sets]
        held = {one.id for one in ops}
        ops = [replace(one, replaces=tuple(old for old in one.replaces if old in held)) for one in ops]
        undone = {one.id for one in rng.sample(ops, rng.randint(0, min(3, len(ops))))}
        plan = undo_record(ops, undone) if undone else RecordUndo(gone=True)
        if plan.gone or plan.left or all(one.id in undone for one in ops):
            continue
        tried += 1
        after, now = resolve([*ops, *write(ops, plan)]), resolve(ops)
        values = {one.id: one.sets for one in ops}
        without = {name: heads_without(ops, undone, name) for name in now.heads}
        for name, heads in now.heads.items():
            if name == DELETED:
                assert all(one in after.heads[name] for one in heads if one.id not in undone)
            elif not undone & {one.id for one in heads}:
                assert after.heads[name] == heads
            else:
                assert set(head_values(after, name)) == ({values[key][name] for key in without[name]} or {""})
        ends = without.get(DELETED, set())
        seen = ends | handed_on([old for one in ops if one.id in ends for old in one.replaces], ops, undone)
        assert after.deleted <= (
            bool(ends) and all(values[key][DELETED] == "1" for key in ends)
            and all(heads <= seen for heads in without.values())
        )


def heads_without(ops: list[Op], undone: Collection[str], name: str) -> set[str]:
    """The heads of a field as if the undone ops had never been: who replaced them replaced what they had replaced."""
    setters = [one for one in ops if name in one.sets]
    olds = [old for one in setters if one.id not in undone for old in one.replaces]
    return {one.id for one in setters} - undone - handed_on(olds, setters, undone)


def handed_on(olds: list[str], ops: Collection[Op], undone: Collection[str]) -> set[str]:
    """The ops named, and what undone ones among them had replaced."""
    says = {one.id: one.replaces for one in ops}
    found: set[str] = set()
    todo = list(olds)
    while todo:
        key = todo.pop()
        if key not in found and key in undone:
            todo += says.get(key, ())
        found.add(key)
    return found


def test_a_revival_of_a_delete_in_several_links_undone_deletes_as_far_as_all_of_them_had_seen():
    first = op(2, {DELETED: "1"}, [1], action="delete")
    last = op(3, {DELETED: "1"}, [2, 90], action="delete", save=first.id)
    back = op(4, {DELETED: ""}, [3])
    ops = [MADE, op(90, {"note": "n"}), first, last]
    assert resolve(ops).deleted
    assert resolve(undo([*ops, back], [back])).deleted
