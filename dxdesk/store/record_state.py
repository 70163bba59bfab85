"""Where a record is by now: on this laptop only, sent, or at whom it arrived (look §7)."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from dxdesk.store.database import Store
from dxdesk.store.receipts import confirmed_by, laptops
from dxdesk.store.shapes import shape_of

HERE, SENT, CONFIRMED, OTHERS = "here", "sent", "confirmed", "others"


@dataclass(frozen=True, slots=True)
class RecordState:
    """Where what this laptop wrote on a record is.

    `here`: some of it lies nowhere else yet; `sent`: it was written to some place or package; `confirmed`: the laptops
    in `by` (labels) said, signed, that they hold all of it, with `ward` an officer's among them; `others`: nothing of
    it was written on this laptop.
    """

    state: str
    by: tuple[str, ...] = ()
    ward: bool = False


def states(store: Store, kind: str, records: Collection[str]) -> dict[str, RecordState]:
    """The state of each of these records, its lines counted in; fast for a page of a list."""
    segments = _own_segments(store, kind, records)
    sent = {root for roots in segments.values() if roots for root in roots}
    proved = confirmed_by(store, sent) if sent else {}
    named = {laptop.key: laptop for laptop in laptops(store)} if sent else {}
    found = {}
    for record in records:
        roots = segments.get(record, set())
        if roots is None:
            found[record] = RecordState(HERE)
        elif not roots:
            found[record] = RecordState(OTHERS)
        else:
            holders = [named[key] for key in set.intersection(*(proved[root] for root in roots))]
            holders.sort(key=lambda laptop: (not laptop.officer, laptop.label, laptop.key))
            found[record] = RecordState(CONFIRMED if holders else SENT, tuple(one.label for one in holders),
                                        any(one.officer for one in holders))
    return found


def _own_segments(store: Store, kind: str, records: Collection[str]) -> dict[str, set[str] | None]:
    """By record the roots of the segments its own ops lie in; None where some lie in none that was sent."""
    wanted = json.dumps(list(records))
    lines = "SELECT value AS record, value AS id FROM json_each(:ids)"
    shape = shape_of(kind)
    if shape.child is not None:
        lines += (f' UNION ALL SELECT "{shape.child_field}", id FROM "{shape.child.table}" '
                  f'WHERE "{shape.child_field}" IN (SELECT value FROM json_each(:ids))')
    query = (f"SELECT DISTINCT l.record, s.root, s.sent FROM ({lines}) l JOIN op ON op.record = l.id AND op.mine = 1 "
             "LEFT JOIN segment s ON s.n = op.segment")
    found: dict[str, set[str] | None] = {}
    for record, root, sent in store.connection.execute(query, {"ids": wanted}):
        roots = found.setdefault(record, set())
        if roots is not None and root and sent:
            roots.add(root)
        else:
            found[record] = None
    return found
