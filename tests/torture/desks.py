"""Three real desks, encrypted databases and all, under random use: saves, sticks, clocks, clones, old copies.

The true happened-before is kept beside. At the end every op ever made turns up everywhere, in any order, twice, in
chunks, through the path an exchange takes; then all desks must hold the same, and what the oracle says.
"""

import shutil
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.standing import UNDO
from dxdesk.store import segments
from dxdesk.store.backup import backup, restore
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.database import Store, open_store
from dxdesk.store.saving import Change, save
from dxdesk.store.segments import keep_received
from dxdesk.store.shapes import GONE
from dxdesk.store.state import state_hash
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from tests.ledger import naive
from tests.store.kit import (
    PASSPHRASE,
    Clock,
    all_ops,
    assert_follows_from_ops,
    naive_hash,
    new_store,
    rows,
    segment,
)

DESKS = 3
NAMES = ("Nguyễn Văn A", "Trần Thị B", "Lê Hoà", "Đinh Văn Đào")
EDITS = {
    "resident": ({"phone": "0911111111"}, {"phone": "0922222222"}, {"note": "hẹn"}, {"note": ""}, {"sex": "M"},
                 {"birth_year": "1950"}, {"birth_date": "1960-02-03", "birth_year": "1960"}, {"full_name": "Tên Mới"},
                 {"consent_on": "2026-11-01"}, {"withdrawn_on": "2026-11-02"}),
    "visit": ({"note": "x"}, {"note": ""}, {"minutes": "5"}, {"satisfaction": "3"}),
    "help": ({"outcome": "done"}, {"outcome": "not_done", "obstacle": "VM01"}, {"note": "y"}, {"service": "SV09"}),
}
JUMPS = st.sampled_from([{"minutes": -3}, {"hours": 30}, {"hours": -30}, {"days": -40}, {"days": 40}, {"days": 1_095}])
DESK = st.integers(0, DESKS - 1)
PICK = st.integers(0, 1 << 16)


class Desks(RuleBasedStateMachine):
    """The machine; `base` is the folder it works in, set by the test that runs it."""

    base: Path
    templates: list[Path]

    def __init__(self) -> None:
        super().__init__()
        self.stores: list[Store] = []
        self.clocks: list[Clock] = []
        self.copies: list[Path] = []
        self.deeds: dict[tuple[str, str, str], naive.Deed] = {}
        self.homes = 0
        shutil.rmtree(self.base / "run", ignore_errors=True)

    @classmethod
    def prepare(cls) -> None:
        """Desks of one ward, made once and copied for every history."""
        clock = Clock()
        cls.templates = [cls.base / f"mẫu {number}" for number in range(DESKS)]
        first = new_store(cls.templates[0], clock)
        for home in cls.templates[1:]:
            new_store(home, clock, like=first).close()
        first.close()

    @initialize()
    def start(self) -> None:
        """Three laptops that have never met, but one: what starts a ward is known to all."""
        for template in self.templates:
            home = self._home()
            shutil.copytree(template, home)
            self.clocks.append(Clock())
            self.stores.append(open_store(home, PASSPHRASE, self.clocks[-1]))
        for store in self.stores:
            self._note(store, {})

    # --- people

    @rule(desk=DESK, name=st.sampled_from(NAMES), services=st.integers(1, 2), pick=PICK, known=st.booleans())
    def visit(self, desk: int, name: str, services: int, pick: int, known: bool) -> None:
        """A visit of somebody new or known."""
        people = [record for kind, record in self._living(desk) if kind == "resident"]
        lines = tuple(HelpLine(f"SV0{number + 1}") for number in range(services))
        if known and people:
            draft = VisitDraft({}, people[pick % len(people)], {}, lines)
        else:
            draft = VisitDraft({"full_name": name}, "", {}, lines)
        self._do(desk, lambda store: save_visit(store, draft))

    @rule(desk=DESK, pick=PICK, what=PICK, gone=st.booleans())
    def edit(self, desk: int, pick: int, what: int, gone: bool) -> None:
        """A change of anything held, also of what is deleted: that brings it back."""
        held = [key for key, (_, mark) in rows(self.stores[desk]).items() if key[0] in EDITS and (gone or mark != GONE)]
        if held:
            kind, record = sorted(held)[pick % len(held)]
            values = EDITS[kind][what % len(EDITS[kind])]
            self._do(desk, lambda store: save(store, [Change(kind, values, record)]))

    @rule(desk=DESK, pick=PICK)
    def line(self, desk: int, pick: int) -> None:
        """One more service in a visit."""
        visits = sorted(record for kind, record in self._living(desk) if kind == "visit")
        if visits:
            values = {"visit_id": visits[pick % len(visits)], "service": "SV05"}
            self._do(desk, lambda store: save(store, [Change("help", values)]))

    @rule(desk=DESK, pick=PICK)
    def delete(self, desk: int, pick: int) -> None:
        """Somebody deletes a person, a visit with its lines, or a line."""
        held = sorted(key for key in self._living(desk) if key[0] in EDITS)
        if held:
            kind, record = held[pick % len(held)]
            self._do(desk, lambda store: save(store, [Change(kind, record=record, action="delete")]))

    @rule(desk=DESK, pick=PICK, n=st.integers(1, 2))
    def choose(self, desk: int, pick: int, n: int) -> None:
        """Somebody settles a conflict."""
        found = open_conflicts(self.stores[desk])
        if found:
            self._do(desk, lambda store: choose(store, found[pick % len(found)].id, n))

    @rule(desk=DESK, pick=PICK)
    def undo(self, desk: int, pick: int) -> None:
        """Any save of any laptop, an undo too, is taken back; twice is once."""
        saves = sorted({op.save_id for op in all_ops(self.stores[desk])})
        name = saves[pick % len(saves)]
        self._do(desk, lambda store: undo_save(store, name))
        assert undo_save(self.stores[desk], name).save == "", "undo twice is not undo once"

    @rule(desk=DESK, pick=PICK, what=PICK)
    def slip(self, desk: int, pick: int, what: int) -> None:
        """I15: a save undone at once leaves everything people see as it was."""
        store = self.stores[desk]
        held = sorted(key for key in self._living(desk) if key[0] in EDITS)
        if held:
            before = self._living(desk)
            kind, record = held[pick % len(held)]
            change = Change(kind, EDITS[kind][what % len(EDITS[kind])], record)
            saved = self._do(desk, lambda store: save(store, [change]))
            undone = self._do(desk, lambda store: undo_save(store, saved.save)) if saved and saved.save else None
            if undone and not undone.left:
                assert self._living(desk) == before
                assert_follows_from_ops(store)

    # --- sticks, clocks, disks

    @rule(source=DESK, other=DESK, seed=PICK, part=st.sampled_from([1.0, 1.0, 0.5]))
    def exchange(self, source: int, other: int, seed: int, part: float) -> None:
        """Some or all of what one holds, shuffled, some twice, in segments of any size."""
        if source != other:
            ops = all_ops(self.stores[source])
            rng = Random(seed)
            self._receive(self.stores[other], rng.sample(ops, int(len(ops) * part)), rng)

    @rule(desk=DESK, by=JUMPS)
    def jump(self, desk: int, by: dict[str, int]) -> None:
        """A clock is set, rightly or not."""
        self.clocks[desk].jump(**by)

    @rule(desk=DESK)
    def put_copy_away(self, desk: int) -> None:
        """A verified copy goes on a stick."""
        self.copies = [*self.copies[-1:], backup(self.stores[desk], self.base / "run" / "sao lưu")]

    @precondition(lambda self: self.copies)
    @rule(desk=DESK, pick=PICK)
    def bring_back(self, desk: int, pick: int) -> None:
        """A laptop dies and is brought back from an old copy, its own or another's."""
        copy = self.copies[pick % len(self.copies)]
        self.stores[desk].close()
        self.stores[desk] = restore(copy, self._home(), PASSPHRASE, self.clocks[desk])

    @rule(source=DESK, other=DESK)
    def clone(self, source: int, other: int) -> None:
        """A disk is copied onto another laptop: one key, writer and clock on both."""
        if source != other:
            home = self._home()
            self.stores[source].connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copytree(self.stores[source].home, home, ignore=shutil.ignore_patterns("backups"))
            self.stores[other].close()
            self.clocks[other].now = self.clocks[source].now
            self.stores[other] = open_store(home, PASSPHRASE, self.clocks[other])

    # --- what must hold

    @invariant()
    def nothing_is_open(self) -> None:
        """Every save and merge ends its transaction."""
        assert not any(store.connection.in_transaction for store in self.stores)

    def teardown(self) -> None:
        """All that was ever written turns up everywhere: the same state on all, and what the oracle says."""
        try:
            if self.stores:
                self._meet()
        finally:
            for store in self.stores:
                store.close()

    def _meet(self) -> None:
        ops = [deed.op for deed in self.deeds.values()]
        for number, store in enumerate(self.stores):
            self._receive(store, ops, Random(number))
        assert {state_hash(store) for store in self.stores} == {naive_hash(ops)}
        for store in self.stores:
            assert_follows_from_ops(store)
        deeds = list(self.deeds.values())
        heads, gone = naive.surviving(deeds), naive.truly_deleted(deeds)
        by_record: dict[tuple[str, str], list[Op]] = {}
        for op in ops:
            by_record.setdefault((op.kind, op.record), []).append(op)
        for key, found in by_record.items():
            state = resolve(found)
            for name, standing in state.heads.items():
                assert {op.id for op in standing} == heads.get((*key, name), set()), f"lost or revived: {key} {name}"
            assert state.deleted == (key in gone), f"hidden or resurrected: {key}"
            self._assert_units_whole(key[0], state)

    def _assert_units_whole(self, kind: str, state) -> None:
        """I14: the fields of a unit come from one op."""
        for name in state.heads:
            names = () if name == DELETED else unit_fields(kind, name)
            shown = [(other, state.values.get(other, "")) for other in names]
            assert not names or any(all((op.sets.get(other) or "") == value for other, value in shown)
                                    for op in state.heads[name])

    # --- helpers

    def _home(self) -> Path:
        self.homes += 1
        return self.base / "run" / f"máy {self.homes}"

    def _living(self, desk: int) -> dict[tuple[str, str], dict[str, str]]:
        return {key: values for key, (values, mark) in rows(self.stores[desk]).items() if mark != GONE}

    def _do(self, desk: int, act):
        """Do something that may write ops, and note what their writer held; a refusal is an answer too."""
        store = self.stores[desk]
        held: dict[str, set[str]] = {}
        for op in all_ops(store):
            held.setdefault(op.record, set()).add(op.id)
        try:
            return act(store)
        except InputError:
            return None
        finally:
            self._note(store, held)

    def _note(self, store: Store, held: dict[str, set[str]]) -> None:
        for op in all_ops(store):
            key = (op.kind, op.record, op.id)
            if key not in self.deeds:
                saw = set(op.replaces) if op.why.startswith(UNDO) else held.get(op.record, set())
                self.deeds[key] = naive.Deed(op, frozenset(saw - {op.id}))
            assert self.deeds[key].op == op, "an op came to mean something else"

    def _receive(self, store: Store, ops: list[Op], rng: Random) -> None:
        ops = [*ops, *rng.sample(ops, len(ops) // 4)]
        rng.shuffle(ops)
        received = []
        while ops:
            size = rng.choice((1, 3, 10, 1_000))
            received.append((segment(ops[:size], rng.randint(1, 5)), ops[:size]))
            ops = ops[size:]
        chunk, segments.CHUNK = segments.CHUNK, rng.choice((1, 4, 20_000))
        try:
            keep_received(store, received)
        finally:
            segments.CHUNK = chunk


assert set(EDITS) <= set(KINDS)
