"""Files known by their bytes: what was opened and proved once need not be opened again (format §6).

A row says which kept segment a file of those bytes is. It holds as long as that segment is kept as it was (`size` tells
a redacted copy from the one before) and the desk opens envelopes by the same keys.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dxdesk.store.database import Store


class Lies(NamedTuple):
    """A segment in a file: the SHA-256 of the file (hex), its root, its length as kept, whether the ward can open it.

    `keys` names the keys envelopes were opened by when it was.
    """

    sha: str
    root: str
    size: int
    ward: bool
    keys: str


class Known(NamedTuple):
    """A kept segment that lies in a file: its state now, how many lines it has, of which kind and writer."""

    root: str
    ward: bool
    state: str
    rows: int
    kind: str
    writer: str


def known_file(store: Store, sha: str, keys: str) -> list[Known]:
    """The segments in a file of these bytes; none where it must be opened."""
    rows = store.connection.execute(
        "SELECT l.root, l.ward, s.state, s.ops, s.kind, s.writer FROM lying l "
        "LEFT JOIN segment s INDEXED BY segment_known ON s.root = l.root AND s.size = l.size "
        "WHERE l.sha = ? AND l.keys = ?", [sha, keys]).fetchall()
    if any(row[2] is None for row in rows):
        return []
    return [Known(root, bool(ward), *rest) for root, ward, *rest in rows]


def note_lying(store: Store, files: Iterable[Lies]) -> None:
    """Remember files whose segments are kept byte for byte; the caller's transaction."""
    store.connection.executemany(
        "INSERT OR REPLACE INTO lying (sha, root, size, ward, keys) SELECT ?1, ?2, ?3, ?4, ?5 "
        "WHERE EXISTS (SELECT 1 FROM segment INDEXED BY segment_known WHERE root = ?2 AND size = ?3)", files)
