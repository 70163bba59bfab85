"""Chains of segments told in few words, and what of a chain somebody's few words cover; against sets of segments."""

import hashlib
from random import Random

import pytest

from dxdesk.store.chains import Chain, Holding, Link, Run, holdings
from dxdesk.store.database import Store
from dxdesk.store.holders import Told
from dxdesk.store.segments import FORKED, MERGED

NOTHING = Holding(0, "-", (), 0)


def root(branch: str, seq: int) -> str:
    return hashlib.sha256(f"{branch}{seq}".encode()).hexdigest()


def link(seq: int, branch: str = "a", before: str = "", state: str = MERGED, visits: int = 1) -> Link:
    prev = root(before or branch, seq - 1)[:16] if seq > 1 else "-"
    return Link(seq, "w", seq, root(branch, seq), prev, state, "key", f"202611{seq:02}T000000000Z", visits)


def chain(*seqs: int) -> Chain:
    return Chain([link(seq) for seq in seqs])


def forked() -> Chain:
    """1 to 5, and from 4 on another laptop's."""
    both = [*map(link, (1, 2, 3, 4, 5)), link(4, "b", before="a", state=FORKED), link(5, "b", state=FORKED)]
    return Chain(sorted(both, key=lambda one: (one.seq, one.root)))


def covers(of: Chain, holding: Holding, *, proved: bool) -> set[str]:
    return {of.links[index].root for part in of.covered(holding, proved) for index in part}


def roots(*seqs: int, branch: str = "a") -> set[str]:
    return {root(branch, seq) for seq in seqs}


def test_a_whole_chain_is_one_run() -> None:
    assert chain(1, 2, 3).held() == Holding(3, root("a", 3), (), 3)
    assert chain().held() == NOTHING


def test_what_comes_behind_gaps_is_told_beside() -> None:
    told = chain(1, 2, 4, 5, 7).held()
    assert told == Holding(2, root("a", 2), (Run(7, 7, root("a", 7)), Run(4, 5, root("a", 5))), 5)
    assert told.packs == 5
    assert chain(3, 4).held() == Holding(0, "-", (Run(3, 4, root("a", 4)),), 2)


def test_a_fork_is_told_as_two_branches_and_covers_both() -> None:
    tree = forked()
    told = tree.held()
    assert (told.upto, told.packs) == (5, 7)
    assert covers(tree, told, proved=True) == {one.root for one in tree.links}
    one_branch = chain(1, 2, 3, 4, 5).held()
    assert covers(tree, one_branch, proved=False) == roots(1, 2, 3, 4, 5), "the other branch is not believed"
    assert covers(chain(1, 2, 3, 4, 5), Holding(5, root("b", 5), (), 5), proved=False) == set()


def test_numbers_are_believed_of_one_laptop_and_proof_asks_for_the_root() -> None:
    here = chain(1, 2, 3)
    further = Holding(7, root("a", 7), (), 7)
    assert covers(here, further, proved=False) == roots(1, 2, 3)
    assert covers(here, further, proved=True) == set()
    assert covers(chain(1, 2, 4, 5), Holding(5, root("a", 5), (), 5), proved=True) == roots(4, 5), "3 is not here"
    assert covers(chain(1, 2, 4, 5), Holding(5, root("a", 5), (), 5), proved=False) == roots(1, 2, 4, 5)


@pytest.mark.parametrize("seed", range(40))
def test_holdings_say_what_sets_say(seed: int) -> None:
    """Holders of random parts of one chain: covered and missing are the differences of sets."""
    dice = Random(seed)
    visits = {seq: dice.randrange(4) for seq in range(1, 15)}
    parts = {f"holder {n}": {seq for seq in visits if dice.random() < dice.random() + 0.3} for n in range(4)}
    chains = {name: Chain([link(seq, visits=visits[seq]) for seq in sorted(part)]) for name, part in parts.items()}
    claims = {name: one.held() for name, one in chains.items()}
    known = set.union(*parts.values())
    for name, here in chains.items():
        for other, claim in claims.items():
            both = parts[name] & parts[other]
            assert covers(here, claim, proved=False) == roots(*both)
            assert covers(here, claim, proved=True) <= roots(*both)
            assert here.visits_in(here.covered(claim)) == sum(visits[seq] for seq in both)
        missing = Told(here, claims).missing()
        for other in parts:
            lost = known - parts[other]
            assert missing[other].packs == len(lost)
            assert missing[other].visits <= sum(visits[seq] for seq in lost)
            before = [seq for seq in sorted(parts[name]) if not lost or seq < min(lost)]
            assert missing[other].index == len(before)


def test_visits_missing_are_counted_where_they_can_be_known() -> None:
    here, further = chain(1, 2, 3), Chain([link(seq, visits=2 if seq > 3 else 1) for seq in range(1, 6)])
    missing = Told(here, {"here": here.held(), "further": further.held(), "none": NOTHING}).missing()
    assert [missing[key].visits for key in ("here", "further", "none")] == [4, 0, 7]
    assert [missing[key].packs for key in ("here", "further", "none")] == [2, 0, 5]


def test_of_own_segments_nothing_is_believed_that_names_a_strange_one() -> None:
    here = chain(1, 2, 3)
    told = {"here": here.held(), "twin": Holding(4, root("b", 4), (), 4)}
    assert Told(here, told, own=True).missing()["twin"].packs == 3
    assert Told(here, told).missing()["twin"].packs == 0
    assert Told(here, told).missing()["here"].packs == 1


def test_of_a_laptop_put_out_only_what_counts_here_is_missing() -> None:
    here = chain(1, 2, 3)
    told = {"here": here.held(), "late": Holding(5, root("a", 5), (), 9), "part": chain(1, 2).held()}
    missing = Told(here, told, closed=True).missing()
    assert [(missing[key].packs, missing[key].visits) for key in ("here", "late", "part")] == [(0, 0), (0, 0), (1, 1)]


def test_the_index_tells_whole_chains_as_the_walk_does(make) -> None:
    store: Store = make()
    rows = [("w1", one) for one in chain(1, 2, 3).links] + [("w2", one) for one in chain(1, 3, 4).links]
    rows += [("w3", one) for one in forked().links]
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO segment (root, writer, seq, kind, prev, key, ward, scope, ops, made, name, state, at, mine, "
            "body, visits) VALUES (?, ?, ?, 'visit', ?, ?, '', '', 1, ?, '', ?, '', 0, x'', ?)",
            [(writer + one.root[2:], writer, one.seq, one.prev and writer + one.prev[2:], one.key, one.made, one.state,
              one.visits) for writer, one in rows])
    found = holdings(store)
    assert [(found[name].upto, found[name].packs) for name in ("w1", "w2", "w3")] == [(3, 3), (1, 3), (5, 7)]
    assert found["w1"].visits == 3
