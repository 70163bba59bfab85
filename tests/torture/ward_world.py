"""What a random history of a ward is made of: laptops with their clocks, and desks made once and copied.

A laptop of reader 2 stands for a newer program: it writes kinds nobody knows, some in files only reader 2 reads, some
in a scope nobody holds.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dxdesk.exchange import header, sending
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.header import Header
from dxdesk.exchange.invitation import invite, new_desk_by_invitation, open_invitation
from dxdesk.exchange.root_key import root_text
from dxdesk.ledger.ops import Op
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, new_desk
from dxdesk.store.saving import Change, save
from tests.exchange.desks import PASSPHRASE, WARD
from tests.store.kit import all_ops
from tests.torture.ward_cheap import cut_costs
from tests.torture.ward_dice import Dice
from tests.torture.ward_first_class import first_class

START = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
NEWEST = 2
NEWER_KIND, PLAIN_KIND, TEAM_KIND = "zz_newer", "zz_plain", "zz_team"
MEMBERS, ALONE = 2, 3


class Wall:
    """One true time, and how far this laptop's clock is off."""

    def __init__(self, world: "World", off: timedelta = timedelta()) -> None:
        self._world = world
        self.off = off

    def __call__(self) -> datetime:
        self._world.now += timedelta(milliseconds=1)
        return self._world.now + self.off


class World:
    """The true time."""

    def __init__(self) -> None:
        self.now = START


@dataclass(eq=False)
class Laptop:
    """A desk at work, and up to which reader its program reads."""

    store: Store
    wall: Wall
    reader: int = 1

    def __str__(self) -> str:
        return self.store.home.name


@dataclass(frozen=True)
class Born:
    """A desk on disk to be copied, and the key of its database."""

    home: Path
    key: bytes


@dataclass(frozen=True)
class Nursery:
    """An officer's desk, members he invited, a stick they met on, and desks that began alone."""

    officer: Born
    members: tuple[Born, ...]
    alone: tuple[Born, ...]
    stick: Path
    sheet: str
    practice: bool
    ops: tuple[Op, ...]
    """All that is written so far."""


def wake(born: Born, home: Path, world: World, reader: int = 1, wall: Wall | None = None) -> Laptop:
    """A copy of a desk's files as a laptop."""
    home.mkdir(parents=True)
    for name in ("desk.db", "desk.key"):
        shutil.copyfile(born.home / name, home / name)
    wall = wall or Wall(world)
    return Laptop(Store(home, born.key, wall), wall, reader)


def put_away(laptop: Laptop, home: Path) -> Born:
    """A copy of a laptop's disk."""
    laptop.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    home.mkdir(parents=True)
    for name in ("desk.db", "desk.key"):
        shutil.copyfile(laptop.store.home / name, home / name)
    return Born(home, laptop.store.raw_key)


def make_nursery(base: Path, *, practice: bool) -> Nursery:
    """The desks every history begins with."""
    world = World()
    wall = Wall(world)
    stick = base / "usb"
    stick.mkdir(parents=True)
    officer = new_desk(base / "phường", PASSPHRASE, WARD, Founder("Tổ 1", "Cán bộ", "officer"), clock=wall,
                       practice=practice)[0]
    members = []
    for number in range(MEMBERS):
        invited = invite(officer, base / f"giấy {number}")
        opened = open_invitation(invited.file, invited.code, wall)
        members.append(new_desk_by_invitation(
            base / f"tổ {number}", PASSPHRASE, opened, "Tổ 1", f"Người {number}", wall)[0])
    known = save(officer, [Change("resident", {"full_name": "Nguyễn Văn Chung", "phone": "0911111111"})]).records[0]
    first_class(officer, known)
    for store in (*members, officer, *members):
        exchange(store, stick)
    alone = []
    for number in range(ALONE):
        alone.append(new_desk(base / f"lạ {number}", PASSPHRASE, WARD, Founder(f"Tổ lạ {number}", "Người lạ"),
                              clock=wall, practice=practice)[0])
        save(alone[-1], [Change("resident", {"full_name": f"Trần Thị Riêng {number}"})])
    sheet = root_text(officer)
    ops = {op.id: op for store in (officer, *members, *alone) for op in all_ops(store)}
    born = [_settled(store) for store in (officer, *members, *alone)]
    return Nursery(born[0], tuple(born[1:1 + MEMBERS]), tuple(born[1 + MEMBERS:]), stick, sheet, practice,
                   tuple(ops.values()))


def _settled(store: Store) -> Born:
    store.connection.execute("PRAGMA journal_mode = DELETE")
    store.close()
    return Born(store.home, store.raw_key)


@contextmanager
def cheap() -> Iterator[Dice]:
    """The costs that are not what is tested, cut; the two programs; and the dice all chance comes from."""
    head = sending._header

    def newer(store: Store, kind: str, seq: int, prev: str) -> Header:
        made = head(store, kind, seq, prev)
        if kind == NEWER_KIND:
            return replace(made, min_reader=NEWEST)
        return replace(made, scope="to-1") if kind == TEAM_KIND else made

    with pytest.MonkeyPatch.context() as patch:
        cut_costs(patch)
        patch.setattr(sending, "_header", newer)
        patch.setattr(header, "READER", 1)
        dice = Dice()
        dice.load(patch)
        yield dice


