"""Rows of open conflicts: one a record and unit, kept in step with the ledger."""

import hashlib
import json

from dxdesk.domain.records import unit_fields
from dxdesk.ledger.ops import DELETED, base32
from dxdesk.ledger.rule import Resolved
from dxdesk.store.driver import Connection


def conflict_id(kind: str, record: str, unit: str) -> str:
    """A short name for a conflict, the same on every laptop: 50 bits, so that no ward meets two of one name."""
    return base32(hashlib.sha256("\x1f".join((kind, record, unit)).encode()).digest())[:10]


def write_conflicts(
    connection: Connection, kind: str, record: str, resolved: Resolved, reopened: bool, held: set[str], at: str,
    old: dict | None,
) -> int:
    """Bring the conflict rows of one record up to date; answers how many were opened."""
    units = {unit_fields(kind, name)[0] for name in resolved.conflicts}
    if reopened:
        units.add(DELETED)
    if not units and not (old and (old["_conflicts"] or old["_deleted"])):
        return 0
    before = {row[0]: row[1] for row in connection.execute(
        "SELECT unit, since FROM conflict WHERE record = ? AND kind = ?", [record, kind])}
    connection.execute("DELETE FROM conflict WHERE record = ? AND kind = ?", [record, kind])
    for unit in sorted(units):
        heads = _heads(kind, resolved, unit)
        waiting = sorted({old_id for op in heads for old_id in op.replaces if old_id not in held and unit != DELETED})
        connection.execute(
            "INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?)",
            [conflict_id(kind, record, unit), kind, record, unit, json.dumps([op.id for op in heads]),
             ",".join(waiting), before.get(unit, at)],
        )
    return len(units - set(before))


def _heads(kind: str, resolved: Resolved, unit: str) -> list:
    names = unit_fields(kind, unit)
    return list({op.id: op for name in names for op in resolved.heads.get(name, ())}.values())
