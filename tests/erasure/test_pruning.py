"""I6: blanking what was long overwritten changes no state, also before late arrivals; skeletons stay (M4)."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dxdesk.exchange.folder import exchange
from dxdesk.exchange.redacting import redact_kept
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op, skeleton
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_RECORD
from dxdesk.store.op_rows import replace_op
from dxdesk.store.pruning import blanked, dead_ops, prune
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from dxdesk.store.undo import undo_save
from tests.erasure.kit import Town, traces
from tests.exchange.desks import add_person, all_equal, edit, value
from tests.ledger.opsets import likely_ops, op
from tests.store.kit import all_ops, bare_store, conflicts, rows, take
from tests.store.test_apply import world

LATER = timedelta(days=800)


@pytest.mark.parametrize("seed", range(20))
def test_no_state_changes_also_before_late_arrivals(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    ops = list({(one.kind, one.record, one.id): one for one in world(rng, likely_ops)}.values())
    rng.shuffle(ops)
    cut, before = rng.randrange(len(ops) + 1), sorted(one.id for one in ops)[rng.randrange(len(ops))]
    with bare_store(tmp_path / "thường") as plain, bare_store(tmp_path / "lược") as pruned:
        take(plain, ops)
        take(pruned, ops[:cut])
        blank(pruned, before)
        take(pruned, ops[cut:])
        blank(pruned, before)
        assert rows(pruned) == rows(plain) and conflicts(pruned) == conflicts(plain)
        assert state_hash(pruned) == state_hash(plain)
        assert {one.id: skeleton(one) for one in all_ops(pruned)} == {one.id: skeleton(one) for one in all_ops(plain)}


def blank(store: Store, before: str) -> None:
    """What `prune` does, as of any day."""
    groups: dict[tuple[str, str], list[Op]] = {}
    for one in all_ops(store):
        groups.setdefault((one.kind, one.record), []).append(one)
    with store.writing() as connection:
        for ops in groups.values():
            for dead in dead_ops(ops, before):
                replace_op(connection, blanked(dead))


def test_only_what_was_overwritten_long_ago_by_something_old_too() -> None:
    first, second = op(1, {"phone": "1", "hamlet_id": "h"}), op(2, {"phone": "2"}, [1])
    third, fresh = op(3, {"hamlet_id": "k"}, [1]), op(900, {"phone": "9"}, [2])
    ops = [first, second, third, fresh]
    assert dead_ops([first, second], "2027") == [], "still the hamlet"
    assert dead_ops(ops, "2027") == [first, second]
    assert dead_ops(ops, fresh.id) == [first], "what replaced the second is younger"
    assert blanked(replace(first, why="nhập tháng 9")) == replace(
        first, sets={"phone": None, "hamlet_id": "h"}, why="nhập tháng 9")
    assert dead_ops([replace(first, why="undo:x"), *ops[1:]], "2027") == [second]
    assert dead_ops([skeleton(first), *ops[1:]], "2027") == [second], "once is enough"
    ring = [op(1, {"phone": "1"}, [2]), op(2, {"phone": "2"}, [1])]
    assert dead_ops(ring, "2027") == [], "ops that replace each other replace nothing"


def test_old_words_go_from_book_and_packs_and_the_ward_stays_equal(town: Town) -> None:
    person = add_person(town.an, "Lê Thị Mới", note="lời cũ")
    first = edit(town.an, person, note="lời giữa", phone="0911111111")
    edit(town.an, person, note="lời sau", phone="0922222222")
    town.meet()
    town.ward.clock.jump(days=LATER.days)
    hashed = state_hash(town.binh)
    seen = prune(town.binh, preview=True)
    assert (seen.ops, seen.kinds) == (1, {"resident": 1})
    assert traces(town.binh, ("lời giữa",)) and seen.before < time_text(town.ward.clock())
    assert prune(town.binh) == replace(seen, before=prune(town.binh).before)
    redact_kept(town.binh)
    assert traces(town.binh, ("lời giữa", "0911111111")) == set() and traces(town.binh, ("lời sau",))
    assert prune(town.binh).ops == 0
    assert state_hash(town.binh) == hashed
    for store in (town.binh, town.an, town.binh):
        assert {file.result for file in exchange(store, town.ward.stick).incoming} <= {"held", "received"}
    assert all_equal(*town.stores) and value(town.binh, person, "note") == "lời sau"
    assert undo_save(town.binh, first.save).left == ()


def test_a_late_edit_of_what_was_blanked_is_still_a_conflict(town: Town) -> None:
    """M4: were the dead op thrown away, the late one would find nothing to disagree with or replace."""
    person = add_person(town.an, "Lê Thị Mới")
    town.meet()
    edit(town.an, person, phone="0911111111")
    town.meet()
    late = edit(town.binh, person, phone="0933333333")
    edit(town.an, person, phone="0922222222")
    exchange(town.an, town.ward.stick)
    exchange(town.officer, town.ward.stick)
    town.ward.clock.jump(days=LATER.days)
    for store in (town.an, town.officer):
        assert prune(store).ops == 1
    town.meet()
    assert late.ops and all_equal(*town.stores)
    assert {store.connection.execute("SELECT count(*) FROM conflict").fetchone()[0] for store in town.stores} == {1}


def test_how_long_is_what_the_ward_says(town: Town) -> None:
    person = add_person(town.an, "Lê Thị Mới")
    for number in range(3):
        edit(town.an, person, phone=f"091111111{number}")
    town.ward.clock.jump(days=100)
    assert prune(town.an, preview=True).ops == 0
    town.meet()
    save(town.an, [Change("ward", {"retention_months": "2"}, town.an.setting(WARD_RECORD))])
    assert prune(town.an, preview=True).ops == 2
