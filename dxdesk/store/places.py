"""Where packs of this desk may lie: every stick and folder it ever exchanged with."""

from dataclasses import dataclass

from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A stick or folder by its path, its serial number and its name where the system told them; UTC times of use."""

    path: str
    volume: str
    label: str
    first: str
    last: str


def note_place(store: Store, path: str, volume: str, label: str) -> None:
    """Remember a place from now on: two sticks under one drive letter are two places where their serials differ."""
    now = time_text(store.clock())
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO place (path, volume, label, first, last) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (path, volume) DO UPDATE SET label = excluded.label, last = excluded.last",
            [path, volume, label, now, now])


def places_known(store: Store) -> list[KnownPlace]:
    """Every place, the one used last first."""
    rows = store.connection.execute("SELECT path, volume, label, first, last FROM place ORDER BY last DESC, path")
    return [KnownPlace(*row) for row in rows]
