"""What of the kept segments may be bundled: all that counts, or will where a program or scope for it is there."""

from dataclasses import dataclass

from dxdesk.store.database import Store
from dxdesk.store.segments import COUNTED, ELSEWHERE, NEWER


@dataclass(frozen=True, slots=True)
class Settled:
    """A segment by its root: its file name, when it was made, its length packed, whether it is this desk's own."""

    root: str
    name: str
    made: str
    packed: int
    mine: bool


def settled(store: Store) -> list[Settled]:
    """Those segments in the order they came. What waits for someone's approval is no part of any bundle."""
    rows = store.connection.execute(
        "SELECT root, name, made, length(body), mine FROM segment WHERE state IN (?, ?, ?, ?) ORDER BY n",
        [*COUNTED, NEWER, ELSEWHERE])
    return [Settled(root, name, made, packed, bool(mine)) for root, name, made, packed, mine in rows]
