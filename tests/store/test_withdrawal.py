"""Ops taken out again leave no trace: what is left is what would be had they never come (format §1)."""

from random import Random

import pytest

from dxdesk.store.segments import keep_received
from dxdesk.store.state import state_hash
from dxdesk.store.withdrawal import compute_again, take_out
from tests.ledger.opsets import likely_ops, wild_ops
from tests.store.kit import all_ops, assert_follows_from_ops, bare_store, naive_hash, rows, segment, take
from tests.store.test_apply import world


@pytest.mark.parametrize("make", [likely_ops, wild_ops])
@pytest.mark.parametrize("seed", range(12))
def test_what_is_left_is_what_would_be_without_them(tmp_path, seed, make):
    rng = Random(seed)
    ops = list({(one.kind, one.record, one.id): one for one in world(rng, make)}.values())
    rng.shuffle(ops)
    parts = [ops[start::5] for start in range(5)]
    store = bare_store(tmp_path / "sổ")
    with store:
        keep_received(store, [(segment(part, seq), part) for seq, part in enumerate(parts, 1)])
        before = state_hash(store)
        numbers = [row[0] for row in store.connection.execute("SELECT n FROM segment ORDER BY n")]
        gone = rng.sample(numbers, rng.randint(1, 5))
        with store.writing():
            compute_again(store, take_out(store, gone))
        left = all_ops(store)
        assert len(left) == sum(len(part) for n, part in zip(numbers, parts, strict=True) if n not in gone)
        assert_follows_from_ops(store)
        assert state_hash(store) == naive_hash(left)
        take(store, ops)
        assert state_hash(store) == before


def test_own_ops_stay_whatever_segment_they_lie_in(tmp_path):
    ops = world(Random(1), likely_ops)
    with bare_store(tmp_path / "sổ") as store:
        take(store, ops, mine=True)
        store.connection.execute("UPDATE op SET segment = 1")
        store.connection.commit()
        held = rows(store)
        with store.writing():
            compute_again(store, take_out(store, [1]))
        assert rows(store) == held
