"""The mistakes themselves, as small patches of the program: each must make its story in `directed.py` break."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from dxdesk.ledger import ops as ledger_ops
from dxdesk.ledger import rule, undo
from dxdesk.ledger.ops import DELETED, Op, rank
from dxdesk.ledger.rule import Resolved
from dxdesk.store import apply, saving, segments
from dxdesk.store.segments import Segment
from tests.torture import directed, directed_acts, directed_ward, mutants_acts, mutants_ward


@dataclass(frozen=True)
class Mutant:
    """A mistake, the patch that makes it, and the story that must break under it."""

    name: str
    make: Callable[[pytest.MonkeyPatch], None]
    story: Callable[[Path], None]


def id_without_digest(patch: pytest.MonkeyPatch) -> None:
    """M1: an id of time, counter and writer only."""
    stamp = ledger_ops.stamp

    def short(op: Op, tick: str, writer: str, noise: bytes) -> Op:
        made = stamp(op, tick, writer, noise)
        return replace(made, id=made.id[:-8] + "00000000")

    patch.setattr(saving, "stamp", short)


def no_replaces(patch: pytest.MonkeyPatch) -> None:
    """M2: ops do not say what they overwrite."""
    stamp = ledger_ops.stamp
    patch.setattr(saving, "stamp", lambda op, *more: stamp(replace(op, replaces=()), *more))


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    """M3: the latest id is the value, and there are no conflicts."""
    def latest(ops: Collection[Op], _: object) -> dict[str, tuple[Op, ...]]:
        names = {name for op in ops for name in op.sets}
        return {name: (max((op for op in ops if name in op.sets), key=lambda op: rank(op.id)),) for name in names}

    patch.setattr(rule, "_heads", latest)


def dead_ops_deleted(patch: pytest.MonkeyPatch) -> None:
    """M4: an op that is no head any more is thrown away, with what it had replaced."""
    recompute = apply.recompute

    def tidy(connection: Any, keys: Iterable[apply.Key], *more: Any) -> None:
        keys = list(keys)
        recompute(connection, keys, *more)
        for key, ops in apply.load_ops(connection, [record for _, record in keys]).items():
            dead = {op.id for op in ops} - rule.resolve(ops).head_ids
            connection.executemany("DELETE FROM op WHERE record = ? AND id = ?", [(key[1], one) for one in dead])

    patch.setattr(apply, "recompute", tidy)


def skipped_by_place(patch: pytest.MonkeyPatch) -> None:
    """M5: a segment not beyond the last place held of its writer is taken for known."""
    keep = segments.keep_received

    def hasty(store: Any, received: Sequence[tuple[Segment, Sequence[Op]]]) -> list[apply.Applied]:
        query = "SELECT coalesce(max(seq), 0) FROM segment WHERE writer = ?"
        new = [(segment, ops) for segment, ops in received
               if segment.seq > store.connection.execute(query, [segment.writer]).fetchone()[0]]
        return keep(store, new)

    patch.setattr(segments, "keep_received", hasty)


def fields_without_units(patch: pytest.MonkeyPatch) -> None:
    """M7: a save sets only the field that changed."""
    patch.setattr(saving, "unit_fields", lambda _, name: (name,))


def any_delete_deletes(patch: pytest.MonkeyPatch) -> None:
    """D2: one head of `_deleted` is enough."""
    patch.setattr(rule, "_is_deleted", lambda heads, _: any(op.sets[DELETED] == "1" for op in heads.get(DELETED, ())))


def revival_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    """D3: a save on a deleted record says nothing of the delete; the later of the two counts."""
    changed = saving.changed

    def silent(kind: str, record: str, values: dict[str, str], resolved: Resolved, action: str = "save") -> Op | None:
        op = changed(kind, record, values, resolved, action)
        if op is None or DELETED not in op.sets:
            return op
        sets = {name: value for name, value in op.sets.items() if name != DELETED}
        return replace(op, sets=sets, replaces=resolved.heads_of(sets))

    def later(heads: dict[str, tuple[Op, ...]], _: object) -> bool:
        last = max((op for ops in heads.values() for op in ops), key=lambda op: rank(op.id))
        return last.sets.get(DELETED) == "1"

    patch.setattr(saving, "changed", silent)
    patch.setattr(rule, "_is_deleted", later)


def one_side_restored(patch: pytest.MonkeyPatch) -> None:
    """D4: undo brings back the greatest former value only."""
    sources = undo._Turn.sources
    patch.setattr(undo._Turn, "sources", lambda turn: sources(turn)[:1])


def all_deletes_ended(patch: pytest.MonkeyPatch) -> None:
    """D5: undo of a delete ends every delete of the record."""
    def revive(ops: Collection[Op], undone: Collection[str]) -> Any:
        heads = rule.resolve(ops).heads.get(DELETED, ())
        if not any(op.id in undone for op in heads):
            return undo._Delete()
        keeps = undo.Restore({DELETED: ""}, tuple(sorted(op.id for op in heads)), named=False)
        return undo._Delete((keeps,), (), True)

    patch.setattr(undo, "_undo_delete", revive)


def skeletons_read_empty(patch: pytest.MonkeyPatch) -> None:
    """D7: a value that was taken out is read as the empty value."""
    def emptied(ops: Collection[Op]) -> Resolved:
        return rule.resolve([replace(op, sets={name: value or "" for name, value in op.sets.items()}) for op in ops])

    patch.setattr(apply, "resolve", emptied)


def references_blanked(patch: pytest.MonkeyPatch) -> None:
    """D8: a skeleton loses its references too."""
    patch.setattr(ledger_ops, "is_reference", lambda _: False)


MUTANTS = (
    Mutant("M1", id_without_digest, directed.m1_a_cloned_disk_loses_no_op),
    Mutant("M2", no_replaces, directed.m2_who_saw_the_former_value_does_not_conflict_with_it),
    Mutant("M3", last_writer_wins, directed.m3_the_clock_decides_nothing_but_ties),
    Mutant("M4", dead_ops_deleted, directed.m4_a_late_op_is_not_resurrected),
    Mutant("M5", skipped_by_place, directed.m5_nothing_is_skipped_by_place_in_the_chain),
    Mutant("M6", mutants_ward.writer_in_id_unchecked, directed_ward.m6_no_laptop_writes_under_the_name_of_another),
    Mutant("M7", fields_without_units, directed.m7_units_never_mix),
    Mutant("D1", mutants_ward.merged_stays_merged, directed_ward.d1_what_was_merged_before_a_revocation_counts_no_more),
    Mutant("D2", any_delete_deletes, directed.d2_a_delete_beside_an_unseen_edit_is_asked),
    Mutant("D3", revival_by_the_clock, directed.d3_a_revival_holds_whatever_the_clock),
    Mutant("D4", one_side_restored, directed.d4_undo_of_a_choice_gives_both_sides_back),
    Mutant("D5", all_deletes_ended, directed.d5_undo_does_not_end_the_delete_of_another),
    Mutant("D6", mutants_acts.one_device_twice, directed_acts.d6_a_second_yes_from_the_same_laptop_is_none),
    Mutant("D7", skeletons_read_empty, directed.d7_a_value_taken_out_is_not_the_empty_value),
    Mutant("D8", references_blanked, directed.d8_references_survive_in_skeletons),
    Mutant("own ops leave", mutants_ward.own_ops_leave,
           directed_ward.w1_own_ops_count_on_their_own_desk_whatever_the_ward_says),
    Mutant("heads ignored", mutants_ward.heads_ignored,
           directed_ward.w2_a_revoked_laptop_counts_as_far_as_the_heads_lead),
    Mutant("chain not followed", mutants_ward.chain_not_followed,
           directed_ward.w2_a_revoked_laptop_counts_as_far_as_the_heads_lead),
    Mutant("used twice counts", mutants_ward.used_twice_counts, directed_ward.w3_an_invitation_lets_one_laptop_in),
    Mutant("delegate over root", mutants_ward.delegates_revoke_anyone,
           directed_ward.w4_a_delegate_does_not_put_the_root_out),
    Mutant("lesser hand", mutants_ward.any_hand_reinstates,
           directed_ward.w5_whom_the_root_put_out_only_the_root_lets_in_again),
    Mutant("rows stay", mutants_ward.rows_stay, directed_ward.w6_who_counts_no_more_leaves_no_trace_in_the_state),
    Mutant("lost with one of two", mutants_ward.lost_with_the_second_pack,
           directed_ward.w7_an_op_in_two_packs_stays_as_long_as_one_of_them_counts),
    Mutant("waiting not relayed", mutants_ward.waiting_not_relayed, directed_ward.w8_what_waits_is_passed_on),
    Mutant("newer read at once", mutants_ward.newer_read_at_once,
           directed_ward.w9_a_newer_pack_waits_for_the_newer_program),
    Mutant("keys of a stranger", mutants_ward.strangers_bring_keys,
           directed_ward.w10_keys_are_taken_from_laptops_that_count_only),
    Mutant("newest keys only", mutants_ward.newest_keys_only,
           directed_ward.w12_keys_of_an_epoch_that_lost_reach_everybody),
    Mutant("put out and deaf", mutants_ward.put_out_and_deaf, directed_ward.w11_a_laptop_put_out_follows_what_it_knows),
    Mutant("no officer needed", mutants_acts.no_officer_needed, directed_acts.a1_two_volunteers_erase_nobody),
    Mutant("door left open", mutants_acts.door_left_open, directed_acts.a2_an_old_stick_brings_nobody_back),
    Mutant("blanked by age", mutants_acts.blanked_by_age, directed_acts.a3_what_stands_is_never_blanked),
    Mutant("nobody asked", mutants_acts.nobody_asked,
           directed_acts.a4_a_loose_pack_stays_until_everybody_said_he_has_it),
    Mutant("values stay", mutants_acts.values_stay,
           directed_acts.a5_a_taking_in_taken_back_gives_every_laptop_what_it_had),
)
