"""A real ward in the making, for tests of trust: an officer's desk that holds the root, and teams that began alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from dxdesk.errors import DeskError
from dxdesk.exchange.devices import Device, devices
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.exchange.invitation import Invitation, invite, join_ward, new_desk_by_invitation, open_invitation
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, new_desk
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import bodies, names_held
from tests.exchange.desks import PASSPHRASE, WARD, Wall, add_person


class Calendar(Wall):
    """A clock that goes on by itself and may be set."""

    def jump(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Ward:
    """Where a test's desks live, and the one clock they share."""

    folder: Path
    clock: Calendar
    stores: list[Store]

    @property
    def stick(self) -> Path:
        place = self.folder / "USB của phường"
        place.mkdir(exist_ok=True)
        return place

    def alone(self, name: str, role: str = "leader", ward: WardFacts = WARD, practice: bool = False) -> Store:
        """A desk that begins by itself, with a provisional root, and one person of its own."""
        founder = Founder(f"Tổ {name}", f"Người {name}", role)
        store, _ = new_desk(self.folder / name, PASSPHRASE, ward, founder, clock=self.clock, practice=practice)
        self.stores.append(store)
        add_person(store, f"Dân của {name}")
        return store

    def invitation(self, officer: Store, role: str = "member") -> Invitation:
        file = self.folder / f"giấy mời {len(list(self.folder.iterdir()))}"
        invited = invite(officer, file, role)
        return open_invitation(file, invited.code, self.clock)

    def invited(self, officer: Store, name: str, role: str = "member") -> Store:
        """A desk made by an invitation, with one person of its own."""
        invitation = self.invitation(officer, role)
        store, _ = new_desk_by_invitation(
            self.folder / name, PASSPHRASE, invitation, f"Tổ {name}", f"Người {name}", self.clock)
        self.stores.append(store)
        add_person(store, f"Dân của {name}")
        return store

    def joined(self, officer: Store, name: str) -> Store:
        """A desk that began alone and joined."""
        store = self.alone(name)
        join_ward(store, self.invitation(officer))
        return store

    def meet(self, *stores: Store, times: int = 2) -> list[Exchanged]:
        """Everybody exchanges with the stick, twice round; what the last round did."""
        done = [[exchange(store, self.stick) for store in stores] for _ in range(times)]
        return done[-1]


@contextmanager
def new_ward(folder: Path) -> Iterator[Ward]:
    ward = Ward(folder, Calendar(), [])
    try:
        yield ward
    finally:
        for store in ward.stores:
            store.close()


def seen_by(store: Store, other: Store) -> Device:
    """How a desk sees another laptop."""
    writer = other.setting(WRITER)
    return next(device for device in devices(store) if writer in device.writers)


def names(store: Store) -> set[str]:
    return {row[0] for row in store.connection.execute("SELECT full_name FROM resident WHERE _deleted = 0")}


def unchanged(store: Store) -> Callable[[], bool]:
    """Whether what the desk holds stays as it is now: ops, settings, statements, segments."""
    def held() -> list:
        return [store.connection.execute(query).fetchall() for query in (
            "SELECT id, segment FROM op ORDER BY id", "SELECT * FROM setting WHERE name <> 'clock' ORDER BY name",
            "SELECT * FROM statement ORDER BY hash", "SELECT root, state FROM segment ORDER BY root")]

    before = held()
    return lambda: held() == before


def refused(code: str, act: object, *arguments: object) -> None:
    """The act is refused for that reason, in a whole sentence."""
    with pytest.raises(DeskError) as error:
        act(*arguments)  # type: ignore[operator]
    assert error.value.code == code
    assert error.value.sentence.endswith(".")


def lay_packs(ward: Ward, store: Store) -> None:
    """Put every pack of a desk on the stick, open to everybody."""
    folder = ward.stick / "DXDESK" / "inbox"
    folder.mkdir(parents=True, exist_ok=True)
    for _, root, _ in names_held(store):
        for _, body in bodies(store, [root]):
            (folder / f"{root}.csv").write_bytes(body)
