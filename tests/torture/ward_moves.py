"""A ward in motion: its laptops, sticks and papers, how a thing is done and noted, and how all meet at the end."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from dxdesk.errors import ExchangeError, InputError
from dxdesk.exchange import header
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.exchange.results import RESULTS
from dxdesk.exchange.root_key import recover_root
from dxdesk.exchange.standing import review
from dxdesk.store.database import Store
from dxdesk.store.desk import ROOT_PUBLIC
from dxdesk.store.keyring import group_keys
from dxdesk.store.saving import WRITER
from tests.torture.ward_book import Book
from tests.torture.ward_sticks import pour
from tests.torture.ward_world import MEMBERS, NEWEST, Born, Laptop, Nursery, World, wake

ROUNDS = 4
PREVIEWED = 0.15
REFUSALS = {"revoked", "expired_invitation"}


Told = dict[str, tuple[str | int, ...]]
"""By file: its result, how many ops are new, records made, changed and deleted, conflicts opened."""


def _did(done: Exchanged) -> Told:
    return {file.file: (file.result, file.ops, file.new, file.changed, file.deleted, file.conflicts)
            for file in done.incoming}


class Ward:
    """One ward from its nursery on, in a folder of its own."""

    def __init__(self, seed: int, nursery: Nursery, folder: Path) -> None:
        self.chance = Random(seed)
        self.nursery = nursery
        self.folder = folder
        self.world = World()
        self.world.now += timedelta(days=1)
        self.homes = self.files = 0
        self.sticks = [folder / "usb 1", folder / "usb 2"]
        shutil.copytree(nursery.stick, self.sticks[0])
        self.sticks[1].mkdir()
        self.bad: Path | None = None
        self.lists: list[bytes] = []
        self.copies: list[tuple[Born, int]] = []
        self.invitations: list[tuple[Path, str]] = []
        self.counts: Counter[str] = Counter()
        born = [nursery.officer, *nursery.members[:self.chance.randint(1, MEMBERS)], nursery.alone[0]]
        self.laptops = [wake(one, self.home(), self.world) for one in born]
        self.chance.choice(self.laptops).reader = self.chance.choice((1, NEWEST))
        self.book = Book(self.laptops[0].store.setting(ROOT_PUBLIC), nursery.practice, nursery.ops)
        self.waiting_room = list(nursery.alone[1:])

    def do(self, laptop: Laptop, act: Callable[[Store], Any]) -> Any:
        """Do something, note what it wrote and what its writer held; a refusal is an answer too."""
        held: dict[str, set[str]] = {}
        for record, one in laptop.store.connection.execute("SELECT record, id FROM op"):
            held.setdefault(record, set()).add(one)
        try:
            return act(laptop.store)
        except InputError:
            return None
        except ExchangeError as refusal:
            if refusal.code not in REFUSALS:
                raise
            self.counts["refused"] += 1
            return None
        finally:
            self.book.note(laptop.store, held)
            self.book.check(laptop)

    def trade(self, laptop: Laptop, stick: Path, *, honest: bool = True) -> None:
        """A laptop and a stick exchange."""
        listed = sorted((stick / "DXDESK" / "trust").glob("25747-*.json"))
        if self.chance.random() < 0.2 and listed:
            self.lists = [*self.lists[-3:], self.chance.choice(listed).read_bytes()]
        self.counts["exchanges"] += 1
        told = self._previewed(laptop, stick) if self.chance.random() < PREVIEWED else None
        heard = self.book.said(laptop.store)
        done = self.do(laptop, lambda store: exchange(store, stick, braked=False))
        if done is None:
            return
        if told is not None and self.book.said(laptop.store) == heard:
            did = _did(done)
            wrong = {name: (told.get(name), did.get(name)) for name in told | did if told.get(name) != did.get(name)}
            assert not wrong, f"told by the preview and done by the exchange: {wrong}"
        self.counts.update(file.result for file in done.incoming)
        assert {file.result for file in done.incoming} <= RESULTS.keys()
        if honest:
            self.book.sent(laptop.store)

    def _previewed(self, laptop: Laptop, stick: Path) -> Told | None:
        """What a preview says the exchange would do; it changes nothing."""
        before = self.book.state_of(laptop.store)
        said = self.do(laptop, lambda store: exchange(store, stick, preview=True))
        assert self.book.state_of(laptop.store) == before, "a preview changed something"
        return None if said is None else _did(said)

    def somebody(self) -> str:
        """A writer some laptop goes by."""
        return self.chance.choice(self.laptops).store.setting(WRITER)

    def place(self) -> Path:
        """A folder for one more file, not made yet."""
        self.files += 1
        return self.folder / f"tệp {self.files}"

    def reads_as(self, laptop: Laptop) -> None:
        """The program is that of this laptop."""
        header.READER = laptop.reader

    def home(self) -> Path:
        """A place for one more desk."""
        self.homes += 1
        return self.folder / f"máy {self.homes}"

    def replace(self, laptop: Laptop, born: Born, reader: int) -> None:
        """A laptop goes on with another disk, which a program of that reader or a newer one wrote."""
        laptop.store.close()
        laptop.store = wake(born, self.home(), self.world, wall=laptop.wall).store
        if reader < laptop.reader:
            self.upgrade(laptop)
        laptop.reader = header.READER = max(reader, laptop.reader)

    def upgrade(self, laptop: Laptop) -> None:
        """A laptop gets the newer program."""
        laptop.reader = header.READER = NEWEST
        self.do(laptop, lambda store: review(store))

    def meet(self) -> None:
        """Clocks are set right, some programs brought up to date, all sticks poured together; till all is known."""
        groups = {key for one in self.laptops if one.store.setting(ROOT_PUBLIC) == self.book.root
                  for key in group_keys(one.store).values()}
        pour(self.sticks[1], self.sticks[0], groups)
        for laptop in self.laptops:
            laptop.wall.off = timedelta()
            if self.chance.random() < 0.5:
                self.upgrade(laptop)
        members = self.book.members(self.laptops)
        for laptop in (*[one for one in self.laptops if one not in members], *members):
            self._comes(laptop)
        if not self._rounds() and not (self._sheet() and self._rounds()):
            raise AssertionError("no end of news")
        self.counts["agreed"], self.counts["heads"] = self.book.close(self.laptops)
        self.book.follows(self.chance.choice(self.laptops).store)

    def _rounds(self) -> bool:
        """Those who count come again and again until they are at one; whether they ever are."""
        for _ in range(ROUNDS):
            for laptop in self.book.members(self.laptops):
                self._comes(laptop)
                if self.book.at_one(self.laptops):
                    return True
        return not self.book.members(self.laptops)

    def _sheet(self) -> bool:
        """Where the last laptop with some key is gone, the officer's sheet gives it back."""
        laptop = self.book.members(self.laptops)[0]
        header.READER = laptop.reader
        self.counts["sheets"] += 1
        self.do(laptop, lambda store: recover_root(store, self.nursery.sheet, self.sticks[0]))
        return True

    def _comes(self, laptop: Laptop) -> None:
        header.READER = laptop.reader
        self.trade(laptop, self.sticks[0])

    def close(self) -> None:
        """Every desk is closed, every file gone."""
        for laptop in self.laptops:
            laptop.store.close()
        shutil.rmtree(self.folder)
