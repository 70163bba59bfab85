"""Real desks of one ward, for tests of the exchange. Made once and copied, for a passphrase is slow by design."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dxdesk.exchange.dropped import receive
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.exchange.results import RESULTS
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, WardSecrets, make_ward_secrets, new_desk
from dxdesk.store.saving import WRITER, Change, Saved, save
from dxdesk.store.state import state_hash

WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Khu phố 1",))
PASSPHRASE = "con gà gáy o o"


class Wall:
    """A clock that goes on by some milliseconds at every look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=7)
        return self.now


@dataclass(frozen=True)
class Template:
    """Desks on disk and the keys of their databases."""

    homes: tuple[Path, ...]
    keys: tuple[bytes, ...]

    def desks(self, folder: Path) -> Iterator[Store]:
        """Fresh copies of them, open."""
        for number, (home, key) in enumerate(zip(self.homes, self.keys, strict=True)):
            yield copied(home, folder / str(number), key)


def copied(home: Path, target: Path, key: bytes) -> Store:
    """A copy of a desk's files, opened as a copied disk would be."""
    shutil.copytree(home, target)
    return Store(target, key, Wall(), None)


def make_template(folder: Path, count: int, practice: bool = True, secrets: WardSecrets | None = None) -> Template:
    """Desks that trust each other by their ward's key; the first founded the ward."""
    secrets = secrets or make_ward_secrets()
    stores = [
        new_desk(folder / str(number), PASSPHRASE, WARD, Founder("Tổ 1", f"Người {number}"), clock=Wall(),
                 secrets=secrets, practice=practice, joins=number > 0)[0]
        for number in range(count)
    ]
    template = Template(tuple(store.home for store in stores), tuple(store.raw_key for store in stores))
    for store in stores:
        store.close()
    return template


def add_person(store: Store, name: str, **more: str) -> str:
    """A new resident's id."""
    return save(store, [Change("resident", {"full_name": name, **more})]).records[0]


def edit(store: Store, record: str, **values: str) -> Saved:
    """A resident edited."""
    return save(store, [Change("resident", values, record)])


def value(store: Store, record: str, field: str) -> str | None:
    """What a resident's field holds."""
    row = store.connection.execute(f'SELECT "{field}" FROM resident WHERE id = ?', [record]).fetchone()
    return row[0] if row else None


def all_equal(*stores: Store) -> bool:
    """Whether the desks hold the same."""
    return len({state_hash(store) for store in stores}) == 1


def unpack(store: Store, file: Path, passphrase: str = "") -> Exchanged:
    """One file taken in."""
    return receive(store, [file], passphrase)


def results(done: Exchanged) -> dict[str, int]:
    counted: dict[str, int] = {}
    for file in done.incoming:
        assert file.result in RESULTS
        counted[file.result] = counted.get(file.result, 0) + 1
    return counted


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


def packs(stick: Path) -> list[Path]:
    return sorted((stick / "DXDESK" / "log").rglob("*.csv"))


def pack_of(stick: Path, kind: str) -> Path:
    return next(path for path in packs(stick) if f"-{kind}-" in path.name)


def settle(stores: list[Store], stick: Path) -> None:
    for store in [*stores, *stores]:
        exchange(store, stick)


def count_ops(store: Store) -> int:
    return store.connection.execute("SELECT count(*) FROM op").fetchone()[0]


def packs_of(stick: Path, store: Store) -> list[Path]:
    return [path for path in packs(stick) if path.parent.name == store.setting(WRITER)]
