"""What a random history of a ward is held against: every op ever made and what its writer held, every segment written,
who counts by the statements each desk keeps.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dxdesk.exchange import header
from dxdesk.exchange.header import header_of
from dxdesk.exchange.segments import read_segment
from dxdesk.ledger.ops import Op
from dxdesk.ledger.standing import UNDO
from dxdesk.store.database import Store
from dxdesk.store.desk import FORMER_ROOTS, ROOT_PUBLIC
from dxdesk.store.op_rows import COLUMNS, read_op
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.store.segments import COUNTED, FORKED, bodies
from dxdesk.store.state import state_hash
from tests.ledger import naive
from tests.store.kit import all_ops, naive_hash
from tests.torture.ward_class_reading import told
from tests.torture.ward_erased import assert_contents, assert_follows, erased_here
from tests.torture.ward_oracle import Pack, Reading, assert_truth, counted_roots, read_ward
from tests.torture.ward_world import NEWEST, TEAM_KIND, Laptop


class Book:
    """The truth about one ward, kept beside it. `root` is the ward's."""

    def __init__(self, root: str, practice: bool, ops: Iterable[Op]) -> None:
        self.root = root
        self._practice = practice
        self._deeds = {op.id: naive.Deed(op, frozenset(op.replaces)) for op in ops}
        self._packs: dict[str, Pack] = {}
        self._said: dict[str, dict[str, Any]] = {}
        self._readings: dict[tuple, Reading] = {}
        self._sent: set[str] = set()
        self._keys: dict[str, str] = {}

    def note(self, store: Store, held: Mapping[str, set[str]]) -> None:
        """Write down the ops a desk just made; `held` is what it held before, by record."""
        query = "SELECT id FROM op WHERE mine = 1"
        new = [row[0] for row in store.connection.execute(query) if row[0] not in self._deeds]
        for name in new:
            row = store.connection.execute(f"SELECT {COLUMNS} FROM op WHERE id = ?", [name]).fetchone()
            op = read_op(row)
            saw = set(op.replaces) if op.why.startswith(UNDO) else held.get(op.record, set())
            self._keys[op.writer] = store.setting(PUBLIC_KEY)
            self._deeds[name] = naive.Deed(op, frozenset(saw - {name}))

    def sent(self, store: Store) -> None:
        """All a desk of the ward holds lies on an honest stick now."""
        if store.setting(ROOT_PUBLIC) == self.root:
            self._sent |= held_by(store)

    def check(self, laptop: Laptop) -> None:
        """What counts on a desk is what the plain reading of its statements says, neither more nor less."""
        store = laptop.store
        assert not store.connection.in_transaction
        rows = store.connection.execute("SELECT root, state, mine FROM segment").fetchall()
        packs = [self._pack(store, root) for root, _, _ in rows]
        counted = counted_roots(packs, self.reading(store), store.setting(PUBLIC_KEY), laptop.reader)
        shown = {root for root, state, mine in rows if state in COUNTED and not mine}
        assert shown == counted - {root for root, _, mine in rows if mine}, f"{laptop} counts other segments"
        ops = dict(store.connection.execute("SELECT id, mine FROM op").fetchall())
        own = {name for name, mine in ops.items() if mine}
        expected = own.union(*(self._packs[root].ops for root in counted))
        assert ops.keys() == expected, f"{laptop}: {len(expected - ops.keys())} lost, {len(ops.keys() - expected)} more"

    def reading(self, store: Store, *, former: bool = True) -> Reading:
        """Who counts, by the statements a desk holds, under its root and, if not said otherwise, former ones."""
        names = []
        for name, body in store.connection.execute("SELECT hash, body FROM statement"):
            names.append(name)
            if name not in self._said:
                self._said[name] = json.loads(body) | {"#": name}
        roots = (store.setting(ROOT_PUBLIC), *(store.setting(FORMER_ROOTS).split() if former else ()))
        key = (frozenset(names), roots)
        if key not in self._readings:
            self._readings[key] = read_ward([self._said[name] for name in names], self._practice, roots)
        return self._readings[key]

    def members(self, laptops: Iterable[Laptop]) -> list[Laptop]:
        """The laptops of the ward that count there without limits."""
        return [one for one in laptops if one.store.setting(ROOT_PUBLIC) == self.root
                and self.reading(one.store, former=False).whole(one.store.setting(PUBLIC_KEY))]

    def at_one(self, laptops: Iterable[Laptop]) -> bool:
        """Whether all members hold all that lies there for them, as many segments, and read alike."""
        members = self.members(laptops)
        news = {(len(held_by(one.store)), self.reading(one.store, former=False).same_as()) for one in members}
        return len(news) <= 1 and all(self._sent <= held_by(one.store) for one in members)

    def close(self, laptops: Iterable[Laptop]) -> tuple[int, int]:
        """All sticks have met: what must hold then. How many desks agreed, and how many heads were looked at."""
        laptops, alike, heads = list(laptops), {}, 0
        for laptop in laptops:
            self.check(laptop)
            self._assert_forks_flagged(laptop.store)
        for laptop in self.members(laptops):
            assert self._sent <= held_by(laptop.store), f"{laptop} lacks what lies there for all"
            alike.setdefault(self._in_common(laptop), []).append(laptop)
        for (reader, *_), group in alike.items():
            assert len({state_hash(one.store) for one in group}) == 1, f"reader {reader}: {[str(one) for one in group]}"
            assert len({frozenset(held_by(one.store)) for one in group}) == 1
            shown = [told(one.store) for one in group]
            assert all(one == shown[0] for one in shown), "laptops show classes differently"
        for laptop in laptops:
            ops = all_ops(laptop.store)
            assert_contents(laptop.store, ops, self._deeds, self._erased(laptop.store, ops))
            assert state_hash(laptop.store) == naive_hash(ops)
            heads += assert_truth(ops, self._deeds)
        return sum(map(len, alike.values())), heads

    def state_of(self, store: Store) -> tuple:
        """What a desk holds and shows, and what it keeps: for acts that must change none of it."""
        roots = store.connection.execute("SELECT root, state FROM segment ORDER BY root").fetchall()
        ops = store.connection.execute("SELECT id FROM op ORDER BY id").fetchall()
        return state_hash(store), ops, roots, self.said(store)

    def said(self, store: Store) -> set[str]:
        """The statements a desk keeps; what comes of new ones a preview does not foresee."""
        return {row[0] for row in store.connection.execute("SELECT hash FROM statement")}

    def follows(self, store: Store) -> None:
        """Everything derived on a desk is what its ops come to."""
        ops = all_ops(store)
        assert_follows(store, ops, self._erased(store, ops))

    def _erased(self, store: Store, ops: Iterable[Op]) -> set[str]:
        """Who is erased by what counts on a desk."""
        keys = {pack.writer: pack.key for pack in self._packs.values()} | self._keys
        return erased_here(ops, keys, self.reading(store).officers)

    def _in_common(self, laptop: Laptop) -> tuple:
        """What two laptops that must come to the same share: program, trust, own work for other scopes."""
        own = laptop.store.connection.execute("SELECT id FROM op WHERE kind = ?", [TEAM_KIND]).fetchall()
        return laptop.reader, self.reading(laptop.store).same_as(), frozenset(own)

    def _assert_forks_flagged(self, store: Store) -> None:
        """I7: where one place in a chain was written twice and both count, one of them at least is flagged."""
        places: dict[tuple[str, int], list[str]] = {}
        for root, state in store.connection.execute("SELECT root, state FROM segment"):
            if state in COUNTED:
                places.setdefault((self._packs[root].writer, self._packs[root].seq), []).append(state)
        assert all(len(states) == 1 or FORKED in states for states in places.values()), "a fork nobody is told of"

    def _pack(self, store: Store, root: str) -> Pack:
        if root not in self._packs:
            _, body = next(bodies(store, [root]))
            told, reader, header.READER = header_of(body), header.READER, NEWEST
            ids = frozenset(op.id for op in read_segment(body).ops)
            header.READER = reader
            self._packs[root] = Pack(
                root, told.key, told.writer, told.seq, told.prev, told.scope, told.min_reader, ids)
        return self._packs[root]


def held_by(store: Store) -> set[str]:
    """The roots of all segments a desk keeps, counted or not."""
    return {row[0] for row in store.connection.execute("SELECT root FROM segment")}
