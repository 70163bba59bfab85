"""Three laptops meeting in random order over sticks that lose and tear packs: the matrix is what is true.

True is, at every laptop, what the others really held when they signed the receipts that laptop knows.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from dxdesk.exchange import receipts
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.package import pack
from dxdesk.store.database import Store
from dxdesk.store.receipt_rows import Receipt, known_receipts
from dxdesk.store.receipts import acknowledged, missing_for, who_has
from dxdesk.store.saving import mint_writer
from tests.exchange.desks import copied, edit, unpack
from tests.exchange.receipts import counted, folders, key_of, visit

STEPS = 16


@dataclass
class Truth:
    """Every segment ever counted anywhere, and what each receipt's signer held."""

    segments: dict[str, tuple[str, int]] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)
    """By the receipt's words."""

    def note(self, store: Store, receipt: Receipt) -> None:
        self.segments |= counted(store)
        self.held.setdefault(receipt.body, set(counted(store)))

    def visits(self, roots: set[str]) -> int:
        return sum(self.segments[root][1] for root in roots)


@dataclass
class World:
    folder: Path
    stores: list[Store]
    sticks: list[Path]
    dice: Random
    truth: Truth = field(default_factory=Truth)
    copies: int = 0

    def step(self) -> None:
        acts = (self.write, self.write, self.meet, self.meet, self.meet, self.lose, self.send, self.roll_back)
        act = self.dice.choice(acts)
        act(self.dice.randrange(len(self.stores)))

    def write(self, at: int) -> None:
        """Visits, or only an edit."""
        store = self.stores[at]
        people = [row[0] for row in store.connection.execute("SELECT id FROM resident ORDER BY id")]
        if people and self.dice.random() < 0.3:
            edit(store, self.dice.choice(people), phone=f"09{self.dice.randrange(10**8):08}")
        else:
            for _ in range(self.dice.randint(1, 3)):
                visit(store)

    def meet(self, at: int) -> None:
        exchange(self.stores[at], self.dice.choice(self.sticks))

    def lose(self, _: int) -> None:
        """A pack on a stick is torn, or gone."""
        packs = sorted(self.dice.choice(self.sticks).rglob("*.csv"))
        if packs:
            pack_ = self.dice.choice(packs)
            if self.dice.random() < 0.5:
                pack_.unlink()
            else:
                pack_.write_bytes(pack_.read_bytes()[:-30])

    def send(self, at: int) -> None:
        """A package for one other laptop."""
        to = self.dice.choice([other for other in range(len(self.stores)) if other != at])
        key = key_of(self.stores[to])
        if missing_for(self.stores[at], key):
            pack(self.stores[at], self.folder / "gói", "con trâu đi trước", key)
            unpack(self.stores[to], self.folder / "gói")

    def roll_back(self, at: int) -> None:
        """Now a copy is made, now a laptop goes back to it and writes on under a new name."""
        store, copy = self.stores[at], self.folder / f"bản sao {at}"
        if not copy.exists():
            store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copytree(store.home, copy)
            return
        self.copies += 1
        back = copied(copy, self.folder / f"khôi phục {self.copies}", store.raw_key)
        back.clock = store.clock
        with back.writing():
            mint_writer(back)
        store.close()
        self.stores[at] = back
        shutil.rmtree(copy)


@pytest.fixture
def world(desks: list[Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("dxdesk.exchange.package.seal_by_passphrase", lambda data, _: data)
    made = World(tmp_path, desks, list(folders(tmp_path, "USB 1", "USB 2")), Random(0))
    refresh = receipts.refresh_receipt

    def noted(store: Store) -> Receipt:
        receipt = refresh(store)
        made.truth.note(store, receipt)
        return receipt

    monkeypatch.setattr(receipts, "refresh_receipt", noted)
    monkeypatch.setattr("dxdesk.exchange.package.refresh_receipt", noted)
    return made


def judge(world: World, at: Store) -> None:
    """Every cell, as one laptop sees it."""
    matrix, truth, mine = who_has(at), world.truth, key_of(at)
    truth.segments |= counted(at)
    held = {key: truth.held[receipt.body] for key, receipt in known_receipts(at).items() if key != mine}
    held[mine] = set(counted(at))
    known = set.union(*held.values())
    unsent = at.connection.execute(
        "SELECT count(*), ifnull(sum(kind = 'visit' AND replaces = ''), 0) FROM op WHERE mine = 1 AND segment IS NULL"
    ).fetchone()
    for (whose, who), cell in matrix.cells.items():
        all_of = {root for root in known if truth.segments[root][0] == whose}
        waiting = unsent if whose == mine else (0, 0)
        if whose == who:
            assert cell.state == "self"
        elif not all_of and not waiting[0]:
            assert cell.state == "none"
        elif who not in held:
            assert cell.state == "unknown"
        else:
            missing = all_of - held[who]
            assert cell.state == ("lacks" if missing or waiting[0] else "all")
            assert cell.packs == len(missing) + bool(waiting[0])
            strange = [one & all_of - held[mine] for one in held.values()]
            told = max(strange, key=len)
            if all(one <= told for one in strange):  # what several know of partly cannot be counted in visits
                assert cell.visits == truth.visits(missing) + waiting[1]
            assert cell.visits <= truth.visits(missing) + waiting[1]
    for key in held.keys() - {mine}:
        assert set(missing_for(at, key)) == held[mine] - held[key]
    others = [held.get(laptop.key, set()) for laptop in matrix.holders if laptop.key != mine]
    own = {root for root in held[mine] if truth.segments[root][0] == mine}
    assert acknowledged(at, own) == (own & set.intersection(*others) if others else set())


@pytest.mark.parametrize("seed", range(6))
def test_the_matrix_is_what_is_true(world: World, seed: int) -> None:
    world.dice = Random(seed)
    for _ in range(STEPS):
        world.step()
        for store in world.stores:
            judge(world, store)
    for _ in range(3):
        for stick in world.sticks:
            for store in world.stores:
                exchange(store, stick)
    for store in world.stores:
        judge(world, store)
        assert {cell.state for cell in who_has(store).cells.values()} <= {"self", "all", "none"}
