"""Where a record is by now: on this laptop only, sent, or at whom it arrived (look §7)."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dxdesk.store.database import Store
from dxdesk.store.receipts import Laptop, confirmed_by, laptops, other_laptops
from dxdesk.store.shapes import shape_of

HERE, SENT, CONFIRMED, OTHERS = "here", "sent", "confirmed", "others"
_WAITING = "op INDEXED BY op_own WHERE op.mine = 1 AND op.segment IS NULL"
_UNSENT = ("op INDEXED BY op_own WHERE op.mine = 1 AND op.segment IN "
           "(SELECT n FROM segment INDEXED BY segment_unsent WHERE mine = 1 AND sent = '')")
UNSENT_VISITS = " UNION ".join(
    f"SELECT record FROM {ops} AND op.kind = 'visit' UNION "
    f"SELECT (SELECT visit_id FROM help WHERE help.id = op.record) FROM {ops} AND op.kind = 'help'"
    for ops in (_WAITING, _UNSENT))
"""Asks for the `record` of every visit of which, or of whose lines, something lies nowhere else yet: that is `here`."""


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


FROM_OTHERS = RecordState(OTHERS)


def states(store: Store, kind: str, records: Collection[str]) -> dict[str, RecordState]:
    """The state of each of these records, its lines counted in; fast for a page of a list."""
    segments = _own_segments(store, kind, records)
    sent = {root for roots in segments.values() if roots for root in roots}
    proved = confirmed_by(store, sent) if sent else {}
    named = _in_order(store, set.union(set(), *proved.values()))
    found = {}
    for record in records:
        roots = segments.get(record, set())
        if roots is None:
            found[record] = RecordState(HERE)
        elif not roots:
            found[record] = FROM_OTHERS
        else:
            keys = set.intersection(*(proved[root] for root in roots))
            found[record] = _seen_by([one for one in named if one.key in keys])
    return found


def last_sending(store: Store) -> tuple[str, RecordState] | None:
    """When something of this laptop was sent last, a UTC time text, and where that is by now; None before the first."""
    row = store.connection.execute(
        "SELECT n, sent FROM segment INDEXED BY segment_sent WHERE mine = 1 AND sent <> '' ORDER BY sent DESC, n DESC "
        "LIMIT 1").fetchone()
    if row is None:
        return None
    writer, seq, root = store.connection.execute(
        "SELECT writer, seq, root FROM segment WHERE n = ?", row[:1]).fetchone()
    # The last of its chain: whoever holds all of it names it, so that the chain need not be read.
    holders = _in_order(store, {key for key, in store.connection.execute(
        "SELECT key FROM holding WHERE writer = ? AND upto = ? AND root = ?",
        [writer, seq, root])} & other_laptops(store))
    return row[1], _seen_by(holders)


def _in_order(store: Store, keys: Collection[str]) -> list[Laptop]:
    """The laptops of these keys, officers' first."""
    return sorted((one for one in laptops(store) if one.key in keys), key=lambda one: not one.officer) if keys else []


def _seen_by(holders: Sequence[Laptop]) -> RecordState:
    return RecordState(CONFIRMED if holders else SENT, tuple(one.label for one in holders),
                       any(one.officer for one in holders))


def _own_segments(store: Store, kind: str, records: Collection[str]) -> dict[str, set[str] | None]:
    """By record the roots of the segments its own ops lie in; None where some lie in none that was sent."""
    wanted = json.dumps(list(records))
    lines = "SELECT value AS record, value AS id FROM json_each(:ids)"
    shape = shape_of(kind)
    if shape.child is not None:
        lines += (f' UNION ALL SELECT "{shape.child_field}", id FROM "{shape.child.table}" '
                  f'WHERE "{shape.child_field}" IN (SELECT value FROM json_each(:ids))')
    query = (f"SELECT DISTINCT l.record, s.root, s.sent FROM ({lines}) l "
             "JOIN op INDEXED BY op_record ON op.record = l.id AND op.mine = 1 LEFT JOIN segment s ON s.n = op.segment")
    found: dict[str, set[str] | None] = {}
    for record, root, sent in store.connection.execute(query, {"ids": wanted}):
        roots = found.setdefault(record, set())
        if roots is not None and root and sent:
            roots.add(root)
        else:
            found[record] = None
    return found
