"""The one door: one op at a time, bulk chunks and the naive reading make the same of the same ops."""

from dataclasses import replace
from random import Random

import pytest

from dxdesk.ledger.ops import Op
from dxdesk.store.segments import keep_received
from dxdesk.store.state import state_hash
from tests.ledger.opsets import likely_ops, op, wild_ops
from tests.store.kit import (
    all_ops,
    assert_follows_from_ops,
    bare_store,
    conflicts,
    naive_hash,
    rows,
    search_rows,
    segment,
    take,
)


def world(rng: Random, make) -> list[Op]:
    """Ops on two residents, two visits, three lines that move between the visits, and a kind from the future."""
    ops: list[Op] = []
    for number, (kind, record) in enumerate((
        ("resident", "r1"), ("resident", "r2"), ("visit", "v1"), ("visit", "v2"),
        ("help", "h1"), ("help", "h2"), ("help", "h3"), ("newer_kind", "n1"),
    )):
        made = make(rng, kind, record, 4)
        shift = {one.id: f"{one.id[:20]}{number:04x}{one.id[24:]}" for one in made}
        ops += [replace(one, id=shift[one.id], replaces=tuple(shift.get(old, old) for old in one.replaces))
                for one in made]
    heads = [one.id for one in ops if one.kind == "help"]
    placed = []
    for one in ops:
        sets = {name: rng.choice(("v1", "v2", "")) if name == "visit_id" and value else value
                for name, value in one.sets.items()}
        sees = rng.sample(heads, rng.randint(0, len(heads))) if one.kind == "visit" and "_deleted" in sets else []
        placed.append(replace(one, sets=sets, replaces=(*one.replaces, *sees)))
    return placed


def in_chunks(rng: Random, ops: list[Op]) -> list[list[Op]]:
    """The ops shuffled, some twice, cut into chunks of any size."""
    ops = [*ops, *rng.sample(ops, len(ops) // 3)]
    rng.shuffle(ops)
    chunks = []
    while ops:
        size = rng.choice((1, 2, 5, 40))
        chunks.append(ops[:size])
        ops = ops[size:]
    return chunks


@pytest.mark.parametrize("make", [wild_ops, likely_ops])
@pytest.mark.parametrize("seed", range(12))
def test_any_order_repetition_and_chunking_gives_what_the_naive_reading_gives(tmp_path, make, seed):
    """I1, I2 on the real store."""
    rng = Random(seed)
    ops = world(rng, make)
    found = []
    for way in ("one by one", "bulk", "chunks", "chunks again"):
        chunks = {"one by one": [[one] for one in ops], "bulk": [ops]}.get(way) or in_chunks(rng, ops)
        with bare_store(tmp_path / way) as store:
            for chunk in chunks:
                take(store, chunk)
                if way != "bulk" and rng.random() < 0.1:
                    assert_follows_from_ops(store)
            assert_follows_from_ops(store)
            assert state_hash(store) == naive_hash(ops)
            found.append((rows(store), conflicts(store), search_rows(store), state_hash(store)))
            again = take(store, ops)
            assert (again.ops, again.new, again.changed, again.conflicts, again.flagged) == (0, 0, 0, 0, 0)
            assert (rows(store), conflicts(store), search_rows(store), state_hash(store)) == found[-1]
    assert all(one == found[0] for one in found)


def test_lines_of_one_chunk_are_brought_up_to_date_before_their_visit(tmp_path):
    """A delete of the visit and an unseen edit of its line may come in either order, in one chunk."""
    visit, line = op(1, {"visit_on": "2026-11-01"}, kind="visit", record="v"), _line(2, "v")
    other = op(3, {"visit_on": "2026-11-02"}, kind="visit", record="w")
    gone = op(4, {"_deleted": "1"}, [1], kind="visit", record="v", action="delete")
    moved = _line(5, "w", [2])
    late = _line(6, "v", [5])
    ends = [[visit, line, other], [gone, moved]]
    comes = [[visit, line, other, moved], [gone, late]]
    for name, chunks in {"ends": ends, "comes": comes}.items():
        with bare_store(tmp_path / name) as store:
            for chunk in chunks:
                take(store, chunk)
            assert_follows_from_ops(store)


def test_a_line_that_falls_back_to_an_older_visit_reopens_it(tmp_path):
    """The visit named by neither the arriving op nor the line's row is looked at too."""
    with bare_store(tmp_path) as store:
        take(store, [op(1, {"visit_on": "2026-11-01"}, kind="visit", record="v"),
                     op(2, {"_deleted": "1"}, [1], kind="visit", record="v", action="delete")])
        take(store, [_line(10, "v"), _line(20, "w")])
        assert rows(store)["visit", "v"][1] == 1
        take(store, [_line(5, "x", [20])])
        assert rows(store)["help", "h"][0]["visit_id"] == "v"
        assert_follows_from_ops(store)


def _line(number: int, visit: str, replaces=()) -> Op:
    return op(number, {"visit_id": visit}, replaces, kind="help", record="h")


def test_unknown_fields_and_kinds_are_kept_shown_and_hashed(tmp_path):
    """I9: the same ops give the same hash whether this program knows the field or not."""
    ops = [op(1, {"full_name": "A", "zz_email": "a@b.vn"}), op(2, {"zz_email": "c@d.vn"}, [1]),
           op(3, {"colour": "đỏ"}, kind="newer_kind", record="n"),
           op(4, {"_deleted": "1"}, kind="newer_kind", record="m")]
    with bare_store(tmp_path) as store:
        take(store, ops)
        assert rows(store)["resident", "r"] == ({"full_name": "A", "zz_email": "c@d.vn"}, 0)
        assert rows(store)["newer_kind", "n"] == ({"colour": "đỏ"}, 0)
        assert rows(store)["newer_kind", "m"] == ({}, 1)
        assert state_hash(store) == naive_hash(ops)
        without = [ops[0], *ops[2:]]
    assert naive_hash(without) != naive_hash(ops)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(("other", "flagged"), [
    ({"full_name": None, "hamlet_id": "h"}, 0), ({"full_name": "1", "hamlet_id": "h"}, 1),
])
def test_known_id_with_other_content_keeps_the_fuller_and_flags(tmp_path, first, other, flagged):
    """A copy that lost values is no second content."""
    whole = op(1, {"full_name": "A", "hamlet_id": "h"}, why="sửa")
    bare = replace(whole, sets=other, why="")
    pair = [whole, bare] if first == 0 else [bare, whole]
    with bare_store(tmp_path / "apart") as store:
        take(store, pair[:1])
        done = take(store, pair[1:])
        assert (done.ops, done.flagged) == (0, flagged)
        assert all_ops(store) == [whole]
        assert_follows_from_ops(store)
    with bare_store(tmp_path / "together") as store:
        assert take(store, pair).flagged == flagged
        assert all_ops(store) == [whole]
        assert rows(store)["resident", "r"][0]["full_name"] == "A"


def test_a_segment_received_twice_is_taken_once(store, make):
    """I2: also when two names of one file come in one go."""
    ops = [op(1, {"full_name": "A"})]
    first, second = keep_received(store, [(segment(ops), ops), (segment(ops), ops)])
    assert (first.ops, second.ops) == (1, 0)
    assert keep_received(store, [(segment(ops), ops)])[0].ops == 0


def test_one_bad_op_in_a_chunk_leaves_nothing_of_it(tmp_path):
    with bare_store(tmp_path) as store:
        before = rows(store)
        with pytest.raises(Exception, match="cannot store"):
            take(store, [op(1, {"full_name": "A"}), op(2, {"phone": b"1"}, record="s")])  # type: ignore[dict-item]
        assert rows(store) == before
        assert all_ops(store) == []
