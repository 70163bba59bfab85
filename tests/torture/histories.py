"""Random histories of three desks in memory: what people, clocks, sticks, clones and old copies do to a ledger.

`walk` follows one seed and checks at the end, against the true happened-before kept beside, that nothing was lost,
resurrected or mixed. It takes the rule, the drafts of saves and the plans of undo from the program, and nothing else.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from dxdesk.domain.records import unit_fields
from dxdesk.ledger import rule
from dxdesk.ledger.clock import Tick
from dxdesk.ledger.ops import CROCKFORD, DELETED, Op, fuller
from dxdesk.ledger.rule import Resolved
from dxdesk.ledger.standing import UNDO
from dxdesk.ledger.undo import undo_record
from dxdesk.store import saving
from tests.ledger import naive

START = datetime(2026, 11, 22, 2, 15, tzinfo=UTC)
FIELDS = ("full_name", "phone", "note", "birth_year", "birth_date", "consent_on", "withdrawn_on", "hamlet_id")
NEWER = (*FIELDS, "zz_email", "zz_place")
VALUES = ("", "a", "b", "c", "Hoà")
JUMPS = (
    *[timedelta()] * 6, timedelta(minutes=-3), timedelta(minutes=7), timedelta(hours=-5), timedelta(hours=30),
    timedelta(days=-40), timedelta(days=40), timedelta(days=1_095),
)


@dataclass
class Desk:
    """One laptop: what it holds, its writer, the last tick it gave out, how far its clock is off."""

    writer: str
    held: dict[str, Op] = field(default_factory=dict)
    tick: Tick = field(default_factory=Tick)
    off: timedelta = timedelta()
    newer: bool = False

    def of(self, record: str) -> list[Op]:
        """The ops held for a record."""
        return [op for op in self.held.values() if op.record == record]

    def records(self) -> list[str]:
        """The records it has ops of."""
        return sorted({op.record for op in self.held.values()})


class History:
    """One walk: three desks, the true time, and for every op what its writer held."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.now = START
        self.writers = 0
        self.desks = [Desk(self._writer(), newer=number == 2) for number in range(3)]
        self.copies: list[Desk] = []
        self.deeds: dict[str, naive.Deed] = {}

    def step(self) -> None:
        """One thing happens on one laptop."""
        self.now += timedelta(milliseconds=self.rng.choice((0, 0, 1, 60_000)))
        act = self.rng.choices(ACTS, WEIGHTS)[0]
        act(self, self.rng.choice(self.desks))

    # --- what people do

    def save(self, desk: Desk) -> None:
        """Somebody writes a person down or changes one; a deleted one comes back by that."""
        records = desk.records()
        record = self.rng.choice([*records, f"r{len(self.deeds)}"]) if len(records) < 6 else self.rng.choice(records)
        names = self.rng.sample(NEWER if desk.newer else FIELDS, self.rng.randint(1, 2))
        values = {name: self.rng.choice(VALUES) for name in names}
        ops = desk.of(record)
        draft = saving.changed("resident", record, values, rule.resolve(ops) if ops else Resolved())
        if draft:
            self._write(desk, draft)

    def delete(self, desk: Desk) -> None:
        """Somebody deletes a person with all he sees of him."""
        if records := desk.records():
            self._delete(desk, self.rng.choice(records))

    def choose(self, desk: Desk) -> None:
        """Somebody settles what two laptops disagree on."""
        for record in self.rng.sample(desk.records(), len(desk.records())):
            state = rule.resolve(desk.of(record))
            if state.conflicts:
                unit = self.rng.choice(state.conflicts)
                if unit == DELETED and self.rng.random() < 0.5:
                    self._delete(desk, record)
                    return
                names = (unit,) if unit == DELETED else unit_fields("resident", unit)
                head = self.rng.choice(state.heads[unit])
                values = {name: "" if name == DELETED else head.sets.get(name) or "" for name in names}
                sets = {**values, **({DELETED: ""} if state.maybe_deleted else {})}
                self._write(desk, Op("", "resident", record, "choose", sets, state.heads_of(sets)))
                return

    def undo(self, desk: Desk) -> None:
        """Somebody takes back a save of anybody, or an undo; doing it twice does nothing more."""
        if desk.held:
            name = desk.held[self.rng.choice(sorted(desk.held))].save_id
            if name not in desk.held:
                return
            self._undo(desk, name)
            made = len(self.deeds)
            self._undo(desk, name)
            assert len(self.deeds) == made, "undo twice is not undo once"

    def slip(self, desk: Desk) -> None:
        """I15: a save taken back at once leaves the record as it was."""
        records = desk.records()
        if not records:
            return
        record = self.rng.choice(records)
        before = rule.resolve(desk.of(record))
        names = self.rng.sample(FIELDS, 2)
        draft = saving.changed("resident", record, {name: self.rng.choice(VALUES) for name in names}, before)
        if draft is None:
            return
        made = self._write(desk, draft)
        left = self._undo(desk, made.id)
        after = rule.resolve(desk.of(record))
        creation = next(deed.op.id for deed in self.deeds.values() if deed.op.record == record)
        if not left and creation in desk.held:  # else nobody here knows that the record is more than what is held
            assert (after.values, after.deleted, after.conflicts) == (before.values, before.deleted, before.conflicts)

    # --- what sticks, clocks and disks do

    def exchange(self, desk: Desk) -> None:
        """A stick with some or all of what another laptop holds, in any order, some of it twice."""
        other = self.rng.choice(self.desks)
        ops = list(other.held.values())
        if self.rng.random() < 0.4:
            ops = self.rng.sample(ops, self.rng.randint(0, len(ops)))
        for op in ops:
            held = desk.held.get(op.id)
            desk.held[op.id] = fuller(held, op) if held else op
            desk.tick = desk.tick.follow(op.id[:19], self.now + desk.off)

    def jump(self, desk: Desk) -> None:
        """A laptop's clock is set, rightly or not."""
        desk.off = self.rng.choice(JUMPS)

    def keep(self, desk: Desk) -> None:
        """A copy of a laptop is put away."""
        self.copies = [*self.copies[-2:], deepcopy(desk)]

    def restore(self, desk: Desk) -> None:
        """A laptop is brought back from an old copy, of itself or of another, as a new writer."""
        if self.copies:
            old = deepcopy(self.rng.choice(self.copies))
            place = self.desks.index(desk)
            self.desks[place] = replace(old, writer=self._writer(), tick=Tick(), off=desk.off)

    def clone(self, desk: Desk) -> None:
        """A laptop's disk is copied onto another: one writer, one tick, one clock on both."""
        place = self.desks.index(self.rng.choice(self.desks))
        if self.desks[place] is not desk:
            self.desks[place] = deepcopy(desk)

    # --- how an op is made

    def _write(
        self, desk: Desk, draft: Op, why: str = "", saw: frozenset[str] | None = None, save: str = ""
    ) -> Op:
        now = self.now + desk.off
        if desk.tick.ahead(now):
            desk.writer, desk.tick = self._writer(), Tick()
        desk.tick = desk.tick.next(now)
        said = replace(draft, by="m", why=why, save=save)
        op = saving.stamp(said, str(desk.tick), desk.writer, self.rng.randbytes(16))
        desk.held[op.id] = op
        known = frozenset(other.id for other in desk.of(op.record) if other.id != op.id)
        self.deeds[op.id] = naive.Deed(op, known if saw is None else saw)
        return op

    def _delete(self, desk: Desk, record: str, why: str = "") -> None:
        heads = rule.resolve(desk.of(record)).head_ids
        self._write(desk, Op("", "resident", record, "delete", {DELETED: "1"}, tuple(sorted(heads))), why)

    def _undo(self, desk: Desk, name: str) -> tuple[str, ...]:
        undone: set[str] = set()
        todo = [name]
        while todo:
            one = todo.pop()
            if one not in undone:
                undone.add(one)
                todo += [op.id for op in desk.held.values() if op.why == UNDO + one or op.save_id == one]
        record = desk.held[name].record
        plan = undo_record(desk.of(record), undone)
        if plan.gone:
            self._delete(desk, record, UNDO + name)
        save = ""
        copies = set()
        for one in plan.restores:
            draft = Op("", "resident", record, "save", dict(one.sets), one.replaces)
            made = self._write(desk, draft, UNDO + name, frozenset(one.replaces), save)
            save = made.save_id
            copies |= {made.id} if one.named else set()
        if plan.ended:
            ends = tuple(sorted({*plan.ended, *copies}))
            again = Op("", "resident", record, "delete", {DELETED: "1"}, ends)
            self._write(desk, again, UNDO + name, frozenset(ends), save)
        return plan.left

    def _writer(self) -> str:
        self.writers += 1
        return CROCKFORD[self.writers // 32 % 32] + CROCKFORD[self.writers % 32] + "00000000"

    # --- what must hold

    def check_desk(self) -> None:
        """What one desk holds now, be it in the middle of things, is what the naive reading makes of it."""
        desk = self.rng.choice(self.desks)
        for record in desk.records():
            ops = desk.of(record)
            state, plain = rule.resolve(ops), naive.resolve(ops)
            assert (state.values, state.deleted) == (plain.values, plain.deleted)
            for op in ops:
                assert self.deeds[op.id].op == op, "an op came to mean something else"

    def check(self) -> None:
        """Every stick turns up at last; then the state is what happened-before and the naive reading say it is."""
        deeds = list(self.deeds.values())
        heads, gone = naive.surviving(deeds), naive.truly_deleted(deeds)
        for record in sorted({deed.op.record for deed in deeds}):
            ops = [deed.op for deed in deeds if deed.op.record == record]
            state, plain = rule.resolve(ops), naive.resolve(ops)
            assert (state.values, state.deleted) == (plain.values, plain.deleted)
            assert state.deleted == (("resident", record) in gone), "hidden or resurrected"
            for name, standing in state.heads.items():
                assert {op.id for op in standing} == heads.get(("resident", record, name), set()), "lost or resurrected"
            _units_whole(state)


def _units_whole(state: Resolved) -> None:
    """I14: the fields of a unit come from one op."""
    for name in state.heads:
        names = () if name == DELETED else unit_fields("resident", name)
        shown = {other: state.values.get(other, "") for other in names}
        assert not names or any(
            all((op.sets.get(other) or "") == value for other, value in shown.items()) for op in state.heads[name])


Act = Callable[[History, Desk], None]
ACTS: tuple[Act, ...] = (History.save, History.delete, History.choose, History.undo, History.slip, History.exchange,
                         History.jump, History.keep, History.restore, History.clone)
WEIGHTS = (30, 8, 6, 8, 4, 22, 8, 4, 4, 4)


def walk(seed: int, steps: int) -> None:
    """Follow one seed and check what must hold in the middle and at the end."""
    history = History(seed)
    for number in range(steps):
        history.step()
        if number % 10 == 9:
            history.check_desk()
    history.check()
