"""Real encrypted desks of a real ward: an officer's who invites, and others; for the tests of joining."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import Invited, invite, join_ward, open_invitation
from dxdesk.ledger.clock import Wall
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, new_desk
from dxdesk.store.visits import save_visit
from tests.ui.desks import PASSPHRASE, Clock

WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Khu phố 1", "Khu phố 2"))
ELSEWHERE = WardFacts("25750", "Phường Phú Lợi", "Thành phố Hồ Chí Minh")


@contextmanager
def real_desk(home: Path, team: str = "Tổ Khu phố 3", member: str = "Lê Thị Hoa", ward: WardFacts = WARD,
              clock: Wall | None = None, role: str = "member") -> Iterator[Store]:
    """A desk of no practice ward that starts the ward on its own."""
    store, _ = new_desk(home, PASSPHRASE, ward, Founder(team, member, role), clock=clock or Clock())
    try:
        yield store
    finally:
        store.close()


@contextmanager
def officer(folder: Path, ward: WardFacts = WARD, clock: Wall | None = None) -> Iterator[Store]:
    """The desk of the ward's officer, who holds the root."""
    with real_desk(folder / "máy cán bộ", "Văn phòng phường", "Nguyễn Thị Cán Bộ", ward, clock, "officer") as store:
        yield store


def invitation(store: Store, folder: Path, role: str = "member") -> Invited:
    """An invitation written by a desk."""
    return invite(store, folder / "giay-moi.dxdesk-moi", role)


def write_slip(store: Store, name: str) -> None:
    """One visit of somebody."""
    save_visit(store, VisitDraft({"full_name": name}, "", {"visit_on": "2026-11-22"},
                                 (HelpLine("VNEID_ACTIVATE", "done"),)))


def names(store: Store) -> set[str]:
    """Who is in the register."""
    return {name for name, in store.connection.execute("SELECT full_name FROM resident")}


@dataclass(frozen=True)
class Met:
    """An officer's laptop and a team's on disk, which joined and met on the stick `USB`, to be copied."""

    folder: Path
    keys: dict[str, bytes]
    now: datetime


def make_met(folder: Path) -> Met:
    """Made once, for two desks, an invitation and four exchanges take their time."""
    clock = Clock()
    stick = folder / "USB"
    stick.mkdir()
    with officer(folder, clock=clock) as ward, real_desk(folder / "máy tổ 3", clock=clock) as team:
        invited = invitation(ward, folder)
        join_ward(team, open_invitation(invited.file, invited.code, team.clock))
        for store in (ward, team, ward, team):
            exchange(store, stick)
        return Met(folder, {store.home.name: store.raw_key for store in (ward, team)}, clock.now)


@contextmanager
def open_met(met: Met, folder: Path) -> Iterator[tuple[Store, Store]]:
    """A copy of them in a folder that is there: the officer's, then the team's."""
    shutil.copytree(met.folder, folder, dirs_exist_ok=True)
    ward, team = (Store(folder / name, key, Clock(met.now)) for name, key in met.keys.items())
    with ward, team:
        yield ward, team
