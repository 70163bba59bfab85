"""Who counts, and what must be so: a plain second reading of format §1 and the true happened-before of a ward.

Nothing here is taken from `dxdesk.exchange.trust` or `standing`: statements are read as JSON, chains are walked one
link at a time. What is proved before it is believed (signatures) is not proved again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.writer import belongs
from tests.ledger import naive

Link = tuple[str, int, str]
"""A place in a chain: writer, sequence number, root."""


@dataclass(frozen=True)
class Pack:
    """A segment as it was truly written."""

    root: str
    key: str
    writer: str
    seq: int
    prev: str
    scope: str
    min_reader: int
    ops: frozenset[str]


@dataclass
class Reading:
    """Which keys count under one root, and by which heads a revoked one still does."""

    cards: set[str] = field(default_factory=set)
    officers: set[str] = field(default_factory=set)
    revoked: dict[str, list[frozenset[Link]]] = field(default_factory=dict)

    def whole(self, key: str) -> bool:
        """Whether a key counts without limits."""
        return key in self.cards and key not in self.revoked

    def same_as(self) -> frozenset:
        """What two desks that read alike have in common."""
        return frozenset((key, repr(sorted(map(sorted, self.revoked.get(key, ()))))) for key in self.cards)


def read_ward(statements: Iterable[Mapping[str, Any]], practice: bool, roots: Sequence[str]) -> Reading:
    """The reading under the first root; former roots speak only of keys the first one says nothing of."""
    statements = list(statements)
    reading = under_root(statements, practice, roots[0])
    for root in roots[1:]:
        former = under_root(statements, practice, root)
        reading.officers |= former.officers - reading.cards
        for key in former.cards - reading.cards:
            reading.cards.add(key)
            if key in former.revoked and key not in reading.revoked:
                reading.revoked[key] = former.revoked[key]
    return reading


def under_root(statements: Sequence[Mapping[str, Any]], practice: bool, root: str) -> Reading:
    """Format §1 for one root, type by type."""
    lifted_by_root = {one["revocation"] for one in of_type(statements, "reinstatement") if one["by"] == root}
    out_by_root = {one["key"] for one in of_type(statements, "revocation")
                   if one["by"] == root and naive_name(one) not in lifted_by_root}
    named = {one["key"] for one in of_type(statements, "delegation") if one["by"] == root}
    delegates = named - out_by_root
    hands = {root} | delegates
    lifted = lifted_by_root | {one["revocation"] for one in of_type(statements, "reinstatement") if one["by"] in hands}
    reading = Reading()
    for one in of_type(statements, "revocation"):
        if one["by"] == root:
            stands = naive_name(one) not in lifted_by_root
        else:
            stands = one["by"] in delegates and one["key"] not in delegates and naive_name(one) not in lifted
        if stands:
            reading.revoked.setdefault(one["key"], []).append(frozenset(tuple(head) for head in one["heads"]))
    cards = [one for one in of_type(statements, "card")
             if one["practice"] is practice and belongs(one["writer"], bytes.fromhex(one["key"]))]
    reading.cards = {one["key"] for one in cards if one["by"] in hands}
    reading.officers = {one["key"] for one in cards if one["by"] in hands and one["role"] == "officer"}
    for invitation in of_type(statements, "invitation"):
        if invitation["by"] in hands:
            users = {one["key"] for one in cards if one["by"] == invitation["key"]
                     and one["role"] == invitation["role"] and one["made"] <= invitation["expires"]}
            reading.cards |= users if len(users) == 1 else set()
    return reading


def of_type(statements: Iterable[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [one for one in statements if one["type"] == kind]


def naive_name(one: Mapping[str, Any]) -> str:
    """The hash a revocation goes by, put beside it by whoever read it."""
    return one["#"]


def counted_roots(packs: Iterable[Pack], reading: Reading, own: str, reader: int) -> set[str]:
    """Which of the segments a desk holds count there, its own unsent work aside."""
    by_key: dict[str, list[Pack]] = {}
    for pack in packs:
        by_key.setdefault(pack.key, []).append(pack)
    counted: set[str] = set()
    for key, held in by_key.items():
        roots = {pack.root for pack in held}
        if key != own:
            roots = roots if key in reading.cards else set()
            for heads in reading.revoked.get(key, ()):
                roots &= led_to(held, heads)
        counted |= {pack.root for pack in held
                    if pack.root in roots and pack.min_reader <= reader and pack.scope == "ward"}
    return counted


def led_to(held: Iterable[Pack], heads: frozenset[Link]) -> set[str]:
    """The segments that heads lead to by `prev`, one link after the other as long as anything is added."""
    held = list(held)
    found = {pack.root for pack in held if (pack.writer, pack.seq, pack.root) in heads}
    grown = True
    while grown:
        before = {(pack.writer, pack.seq - 1, pack.prev) for pack in held if pack.root in found}
        more = {pack.root for pack in held if (pack.writer, pack.seq, pack.root[:16]) in before} - found
        grown = bool(more)
        found |= more
    return found


def assert_truth(ops: Sequence[Op], deeds: Mapping[str, naive.Deed]) -> int:
    """I4 on the ops that count somewhere: nothing lost, nothing resurrected; how many heads were looked at.

    An op overwritten by one who had seen it may show again only where every road between the two leads over an op that
    does not count here (of a revoked laptop, of a file still on its way): then nobody here can know it.
    """
    held: dict[tuple[str, str], list[Op]] = {}
    for op in ops:
        held.setdefault((op.kind, op.record), []).append(op)
    away: dict[tuple[str, str], list[naive.Deed]] = {}
    ids = {op.id for op in ops}
    for deed in deeds.values():
        if deed.op.id not in ids:
            away.setdefault((deed.op.kind, deed.op.record), []).append(deed)
    gone = naive.truly_deleted(deeds[op.id] for op in ops)
    looked = 0
    for key, found in held.items():
        state = resolve(found)
        true = naive.surviving(deeds[op.id] for op in found)
        missing = away.get(key, [])
        for name, standing in state.heads.items():
            shown, lives = {op.id for op in standing}, true.get((*key, name), set())
            assert lives <= shown, f"lost: {key} {name}"
            for head in shown - lives:
                rivals = [deeds[op.id] for op in found if name in op.sets and head in deeds[op.id].saw]
                assert all(any(name in way.op.sets and head in way.saw and way.op.id in rival.saw for way in missing)
                           for rival in rivals), f"resurrected: {key} {name}"
            looked += len(shown)
        if not missing:
            assert state.deleted == (key in gone), f"hidden or resurrected: {key}"
            assert DELETED in state.heads or not state.deleted
    return looked
