"""The merge rule against a naive second reading of format §3, and each of its sentences by example."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxdesk.ledger.ops import Op, fuller, rank
from dxdesk.ledger.rings import rings
from dxdesk.ledger.rule import Resolved, reopened, resolve
from tests.ledger import naive
from tests.ledger.opsets import likely_ops, op, op_id, wild_ops

ANY_RANDOM = st.randoms(use_true_random=False)
SEEDS = 2_000


def agree(ops: list[Op]) -> None:
    ours, theirs = resolve(ops), naive.resolve(ops)
    assert ours.values == theirs.values
    assert {name: {op.id for op in heads} for name, heads in ours.heads.items()} == theirs.heads
    assert ours.deleted == theirs.deleted
    assert ("_deleted" in ours.conflicts) == theirs.edited_after_delete
    assert set(ours.conflicts) - {"_deleted"} == (set() if theirs.deleted else theirs.conflicts)


@settings(max_examples=150)
@given(ANY_RANDOM, st.sampled_from(["resident", "newer_kind"]))
def test_rule_and_naive_reading_agree_on_forged_ops(rng, kind):
    agree(wild_ops(rng, kind))


@settings(max_examples=150)
@given(ANY_RANDOM)
def test_rule_and_naive_reading_agree_on_what_desks_write(rng):
    agree(likely_ops(rng))


@pytest.mark.parametrize("make", [wild_ops, likely_ops])
def test_rule_and_naive_reading_agree_thousands_of_times(make):
    for seed in range(SEEDS):
        rng = Random(seed)
        ops = make(rng)
        agree(ops)
        before = resolve(ops)
        rng.shuffle(ops)
        after = resolve(ops)
        assert (after.values, after.deleted, after.conflicts) == (before.values, before.deleted, before.conflicts)


@pytest.mark.parametrize("make", [wild_ops, likely_ops])
def test_parent_and_line_agree_with_the_naive_reading(make):
    seen_reopened = 0
    for seed in range(SEEDS):
        rng = Random(seed)
        visit, line = make(rng, "visit", "v", 4), make(rng, "help", "h", 3)
        line = [replace(one, sets={name: value and "v" if name == "visit_id" else value
                                   for name, value in one.sets.items()}) for one in line]
        names_some = rng.random() < 0.5
        visit = [replace(one, replaces=(*one.replaces, *(old.id for old in line if names_some)))
                 if one.sets.get("_deleted") == "1" else one for one in visit]
        found = naive.state([*visit, *line])["visit", "v"]
        parent, under = resolve(visit), resolve(line)
        opened = reopened(parent, [under] if under.values.get("visit_id") == "v" else [])
        assert (opened or "_deleted" in parent.conflicts) == found.edited_after_delete
        seen_reopened += opened
    assert seen_reopened > SEEDS / 100


def test_two_people_who_did_not_see_each_other_conflict_and_the_later_id_shows():
    found = resolve([op(1, {"full_name": "A"}), op(2, {"full_name": "B"}, [1]), op(3, {"full_name": "C"}, [1])])
    assert found.values["full_name"] == "C"
    assert found.conflicts == ("full_name",)


def test_who_saw_the_other_overwrites():
    found = resolve([op(1, {"full_name": "A"}), op(2, {"full_name": "B"}, [1])])
    assert (found.values["full_name"], found.conflicts) == ("B", ())


def test_seeing_counts_and_time_does_not():
    late_clock = op(1, {"full_name": "A"}, time="20451231T235959999Z")
    found = resolve([late_clock, op(2, {"full_name": "B"}, [late_clock.id])])
    assert (found.values["full_name"], found.conflicts) == ("B", ())


@pytest.mark.parametrize("outside", ["20241231T235959999Z", "20460101T000000000Z", "99990101T000000000Z"])
def test_ids_before_2025_and_from_2046_lose_every_tie(outside):
    found = resolve([op(1, {"note": "trong"}, time="20250101T000000000Z"), op(2, {"note": "ngoài"}, time=outside)])
    assert found.values["note"] == "trong"
    assert rank(op_id(1, "20451231T235959999Z")) > rank(op_id(1, outside))


@pytest.mark.parametrize("same", ["Hoa\u0300", " Hoà", "Hoà  "])
def test_values_that_differ_in_spaces_or_composition_do_not_conflict(same):
    assert resolve([op(1, {"note": "Hoà"}), op(2, {"note": same})]).conflicts == ()
    assert resolve([op(1, {"note": "Hoà"}), op(2, {"note": "Hòa"})]).conflicts == ("note",)


def test_a_missing_value_is_no_empty_value():
    """D7: a skeleton neither clears what another wrote nor disagrees with it."""
    for number in (1, 3):
        found = resolve([op(number, {"phone": None, "note": None}), op(2, {"phone": "0912345678"})])
        assert found.values == {"phone": "0912345678"}
        assert found.conflicts == ()
    assert resolve([op(1, {"phone": ""}), op(2, {"phone": "0912345678"})]).conflicts == ("phone",)


def test_a_withdrawal_beats_a_consent_whatever_the_clock_until_someone_chooses():
    first = op(1, {"consent_on": "", "withdrawn_on": "", "notice_version": ""})
    withdrawn = op(2, {"consent_on": "", "withdrawn_on": "2026-11-01", "notice_version": "1"}, [1])
    again = op(3, {"consent_on": "2026-11-02", "withdrawn_on": "", "notice_version": "2"}, [1])
    found = resolve([first, withdrawn, again])
    assert found.values == {"withdrawn_on": "2026-11-01", "notice_version": "1"}
    assert found.conflicts == ("consent_on", "notice_version", "withdrawn_on")
    chosen = op(4, {"consent_on": "2026-11-02", "withdrawn_on": "", "notice_version": "2"}, [2, 3], action="choose")
    assert resolve([first, withdrawn, again, chosen]).values == {"consent_on": "2026-11-02", "notice_version": "2"}


def test_delete_counts_only_where_it_saw_everything():
    made, edited = op(1, {"full_name": "A"}), op(2, {"phone": "0912345678"})
    seen = resolve([made, edited, op(3, {"_deleted": "1"}, [1, 2], action="delete")])
    assert (seen.deleted, seen.conflicts) == (True, ())
    unseen = resolve([made, edited, op(3, {"_deleted": "1"}, [1], action="delete")])
    assert (unseen.deleted, unseen.conflicts) == (False, ("_deleted",))
    assert unseen.values == {"full_name": "A", "phone": "0912345678"}


def test_every_head_of_deleted_must_delete():
    """D2: a revival beside a delete keeps the record alive, whichever is later."""
    made = op(1, {"full_name": "A"})
    gone = op(2, {"_deleted": "1"}, [1], action="delete")
    back = op(3, {"_deleted": "", "full_name": "B"}, [1, 2])
    again = op(4, {"_deleted": "1"}, [1, 2], action="delete")
    found = resolve([made, gone, back, again])
    assert (found.deleted, found.conflicts) == (False, ("_deleted",))


def test_delete_of_more_than_a_thousand_heads_is_a_chain():
    made = [op(number, {f"zz_{number}": "x"}) for number in range(1_500)]
    first = op(2_000, {"_deleted": "1"}, [old.id for old in made[:999]], action="delete")
    last = op(2_001, {"_deleted": "1"}, [first.id, *(old.id for old in made[999:])], action="delete", save=first.id)
    agree([*made, first, last])
    found = resolve([*made, first, last])
    assert (found.deleted, len(found.named)) == (True, 1_501)
    assert not resolve([*made[1:], first, last, op(3_000, {"zz_0": "y"})]).deleted


def test_a_delete_names_only_what_its_own_save_had_seen():
    """Who deletes again without holding what the first deleter saw is asked when it arrives."""
    made, gone = op(1, {"full_name": "A"}), op(2, {"_deleted": "1"}, [1], action="delete")
    again = op(3, {"_deleted": "1"}, [2], action="delete")
    found = resolve([made, gone, again])
    assert (found.deleted, found.conflicts) == (False, ("_deleted",))


def test_ops_that_replace_each_other_in_a_ring_replace_nothing():
    first, second = op(1, {"note": "a"}, [2]), op(2, {"note": "b"}, [1])
    victim = op(0, {"note": "c"})
    found = resolve([victim, op(1, {"note": "a"}, [2, 0]), second])
    assert found.conflicts == ("note",)
    assert len(found.heads["note"]) == 3
    assert rings([first, second]) == {first.id, second.id}
    alone = op(5, {"_deleted": "1"}, [5, 0])
    assert resolve([alone]).named == frozenset()


def test_deletes_in_a_ring_name_nothing():
    made = op(1, {"note": "a"})
    found = resolve([made, op(2, {"_deleted": "1"}, [3, 1]), op(3, {"_deleted": "1"}, [2, 1])])
    assert (found.deleted, found.named) == (False, frozenset())


def test_one_op_follows_the_same_rule_as_many():
    for sets in ({"_deleted": "1"}, {"_deleted": "1", "note": "a"}, {"_deleted": ""}, {"note": ""}, {"note": None}):
        agree([op(1, sets)])


def test_a_strange_word_for_deleted_deletes_nothing_and_asks_nothing():
    found = resolve([op(1, {"_deleted": "yes"}), op(2, {"_deleted": ""}), op(3, {"note": "a"})])
    assert (found.deleted, found.conflicts) == (False, ())


def test_unknown_fields_take_part():
    found = resolve([op(1, {"zz_newer": "a"}), op(2, {"zz_newer": "b"})])
    assert (found.values, found.conflicts) == ({"zz_newer": "b"}, ("zz_newer",))


def test_line_not_named_by_the_delete_reopens_its_visit():
    visit = resolve([op(1, {"visit_on": "2026-11-01"}, kind="visit"),
                     op(3, {"_deleted": "1"}, [1, 2], kind="visit", action="delete")])
    named = resolve([op(2, {"visit_id": "r"}, kind="help")])
    assert visit.deleted
    assert not reopened(visit, [named])
    assert reopened(visit, [resolve([op(4, {"visit_id": "r"}, kind="help")])])
    assert not reopened(visit, [Resolved(deleted=True)])


def test_of_two_contents_under_one_id_the_fuller_is_kept_in_any_order():
    whole = op(1, {"note": "a", "visit_id": "v"}, why="sửa")
    bare = Op(whole.id, whole.kind, whole.record, whole.action, {"note": None, "visit_id": "v"}, (), "", "m", "")
    other = op(1, {"note": "b", "visit_id": "v"}, why="sửa")
    assert fuller(whole, bare) == fuller(bare, whole) == whole
    assert fuller(whole, other) == fuller(other, whole) == naive.union([other, whole])[0]
    elsewhere = op(1, {"note": "a", "visit_id": "w"})
    assert fuller(whole, elsewhere) == fuller(elsewhere, whole) == elsewhere


def test_fuller_agrees_with_the_naive_reading():
    for seed in range(300):
        ops = wild_ops(Random(seed), most=3)
        words = ("x", None, "")
        rivals = [replace(one, id=ops[0].id, save="", sets={**one.sets, "note": word})
                  for one, word in zip(ops, words, strict=False)]
        for one in rivals:
            for other in rivals:
                assert fuller(one, other) == naive.union([one, other])[0] == naive.union([other, one])[0]


def test_a_long_forged_record_does_not_stop_the_desk():
    """One op that replaces a later one makes the rule look for rings; that must stay quick for thousands of ops."""
    ops = [op(number, {"note": str(number)}, [number - 1] if number else [4_999]) for number in range(5_000)]
    assert len(resolve(ops).heads["note"]) == 5_000
