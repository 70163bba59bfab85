"""Segments as a desk keeps them: verbatim, once, all or nothing, forks seen (format §1, §4)."""

from dataclasses import replace

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from dxdesk.store import segments
from dxdesk.store.saving import WRITER, Change, save
from dxdesk.store.segments import (
    FORKED,
    bodies,
    chain_end,
    is_forked,
    is_held,
    keep_own,
    keep_received,
    names_held,
    unsent,
    writers_included,
)
from dxdesk.store.state import state_hash
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op
from tests.store.kit import all_ops, assert_follows_from_ops, draft, rows, segment


def test_what_is_unsent_is_sent_once(store):
    save_visit(store, draft())
    ops = unsent(store)
    assert sorted(one.id for one in ops) == sorted(one.id for one in all_ops(store))
    writer = store.setting(WRITER)
    assert chain_end(store, writer) == (0, "-")
    made = replace(segment(ops), writer=writer)
    with store.writing():
        keep_own(store, made, ops)
    assert (unsent(store), chain_end(store, writer)) == ([], (1, made.root))
    save(store, [Change("resident", {"full_name": "B"})])
    assert len(unsent(store)) == 1


def test_a_received_segment_is_kept_verbatim_and_its_ops_are_merged(make):
    ours, theirs = make(), make()
    save_visit(ours, draft())
    ops = unsent(ours)
    sent = segment(ops)
    (done,) = keep_received(theirs, [(sent, ops)])
    assert (done.ops, done.flagged) == (len(ops), 0)
    assert is_held(theirs, sent.root)
    assert dict(bodies(theirs, [sent.root, "nothing"])) == {sent.root: sent.body}
    assert (sent.name, sent.root, False) in names_held(theirs)
    assert writers_included(theirs) == [sent.writer]
    assert len(unsent(theirs)) == len([one for one in all_ops(theirs) if one.writer == theirs.setting(WRITER)])
    assert_follows_from_ops(theirs)


def test_a_place_in_the_chain_taken_twice_is_a_fork_and_its_data_is_accepted(store):
    """I7: a restored backup or a cloned disk went on from one place."""
    first, second = [op(1, {"full_name": "A"}, record="a")], [op(4, {"full_name": "B"}, record="b")]
    one, two = segment(first), segment(second)
    assert (one.writer, one.seq) == (two.writer, two.seq)
    keep_received(store, [(one, first)])
    assert is_forked(store, one.writer, one.seq, two.root, "-")
    assert not is_forked(store, one.writer, one.seq, one.root, "-")
    keep_received(store, [(two, second)])
    state = store.connection.execute("SELECT state FROM segment WHERE root = ?", [two.root]).fetchone()[0]
    assert state == FORKED
    assert {"A", "B"} <= {values.get("full_name") for values, _ in rows(store).values()}


def test_all_or_nothing(store):
    """A fault in the third segment takes the first two back too."""
    before = all_ops(store), rows(store), names_held(store)
    good = [op(number, {"full_name": str(number)}, record=str(number)) for number in range(3)]
    bad = [replace(good[2], sets={"full_name": b"x"})]  # type: ignore[dict-item]
    with pytest.raises(IntegrityError):
        keep_received(store, [(segment(good[:1]), good[:1]), (segment(good[1:2]), good[1:2]), (segment(bad), bad)])
    assert (all_ops(store), rows(store), names_held(store)) == before


def test_a_segment_longer_than_a_chunk_is_merged_whole(make, monkeypatch):
    ours, theirs = make(), make()
    for number in range(8):
        save_visit(ours, draft(f"Người {number}"))
    ops = unsent(ours)
    monkeypatch.setattr(segments, "CHUNK", 3)
    (done,) = keep_received(theirs, [(segment(ops), ops)])
    assert done.ops == len(ops)
    monkeypatch.undo()
    with theirs.writing():
        pass
    keep_received(ours, [(segment(list(reversed(all_ops(theirs)))), all_ops(theirs))])
    assert state_hash(ours) == state_hash(theirs)


def test_received_times_move_the_clock_by_five_minutes_at_most(store, clock):
    far = [op(1, {"full_name": "A"}, time="20991231T000000000Z")]
    keep_received(store, [(segment(far), far)])
    saved = save(store, [Change("resident", {"full_name": "B"})])
    assert saved.ops[0].id.startswith("20261122T0220")
    near = [op(2, {"full_name": "C"}, record="c", time="20261122T021700000Z")]
    keep_received(store, [(segment(near), near)])
    assert save(store, [Change("resident", {"full_name": "D"})]).ops[0].id > saved.ops[0].id


def test_own_ops_that_come_back_are_not_sent_again(store):
    save_visit(store, draft())
    ops = unsent(store)
    mine = replace(segment(ops), writer=store.setting(WRITER))
    with store.writing():
        keep_own(store, mine, ops)
    (done,) = keep_received(store, [(replace(segment(ops, 2), root="f" * 64), ops)])
    assert (done.ops, unsent(store)) == (0, [])
