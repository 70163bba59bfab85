"""What left this desk as a file for people: when, by whom, why; and what is needed to take the file back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op
from dxdesk.store.database import Store
from dxdesk.store.op_rows import COLUMNS, Key, read_op
from dxdesk.store.records import member_name
from dxdesk.store.saving import author


@dataclass(frozen=True, slots=True)
class LedgerMark:
    """How far the ledger reached: the local number of its newest op, that op's id, and how many ops there were."""

    upto: int
    last: str
    ops: int


@dataclass(frozen=True, slots=True)
class Export:
    """One file that left. `code` stands in the file; `key` (hex) makes its codes; `columns` are wire names."""

    n: int
    at: str
    member: str
    kind: str
    file: str
    lines: int
    personal: bool
    reason: str
    code: str
    key: str
    mark: LedgerMark
    columns: tuple[str, ...]


def mark(store: Store) -> LedgerMark:
    """How far the ledger reaches now."""
    query = "SELECT ifnull(max(n), 0), (SELECT id FROM op ORDER BY n DESC LIMIT 1), count(*) FROM op"
    upto, last, ops = store.connection.execute(query).fetchone()
    return LedgerMark(upto, last or "", ops)


def reaches_still(store: Store, then: LedgerMark) -> bool:
    """Whether all ops of that moment still lie where they lay: trust taken from a laptop moves or removes them."""
    rows = store.connection.execute
    ops = rows("SELECT count(*) FROM op WHERE n <= ?", [then.upto]).fetchone()[0]
    last = rows("SELECT id FROM op WHERE n = ?", [then.upto]).fetchone()
    return ops == then.ops and (last[0] if last else "") == then.last


def log_export(
    store: Store, kind: str, file: str, lines: int, *, personal: bool, reason: str, body: dict[str, Any]
) -> int:
    """Note a file that leaves; its number. `file` is its bare name."""
    with store.writing() as connection:
        values = [time_text(store.clock()), author(store), kind, file, lines, int(personal), reason,
                  json.dumps(body, ensure_ascii=False)]
        cursor = connection.execute(
            "INSERT INTO export_log (at, member, kind, file, lines, personal, reason, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        return int(cursor.lastrowid or 0)


def forget_export(store: Store, n: int) -> None:
    """Take a note back: the file could not be put in its place."""
    with store.writing() as connection:
        connection.execute("DELETE FROM export_log WHERE n = ?", [n])


def exports(store: Store) -> list[Export]:
    """Every file that left, newest first."""
    rows = store.connection.execute(
        "SELECT n, at, member, kind, file, lines, personal, reason, body FROM export_log ORDER BY n DESC")
    return [_export(store, row) for row in rows.fetchall()]


def export_of(store: Store, code: str) -> Export | None:
    """The export whose code stands in a file; None where this desk did not write it."""
    return next((export for export in exports(store) if export.code and export.code == code.upper()), None)


def _export(store: Store, row: tuple) -> Export:
    n, at, member, kind, file, lines, personal, reason, body = row
    held = json.loads(body)
    reached = LedgerMark(held.get("upto", 0), held.get("last", ""), held.get("ops", 0))
    return Export(n, at, member_name(store, member), kind, file, lines, bool(personal), reason, held.get("code", ""),
                  held.get("key", ""), reached, tuple(held.get("columns", ())))


def ops_then_and_now(store: Store, records: Sequence[str], then: LedgerMark) -> dict[Key, tuple[list[Op], list[Op]]]:
    """For records by (kind, id) the ops held at that moment, and all held now."""
    found: dict[Key, tuple[list[Op], list[Op]]] = {}
    query = f"SELECT n, {COLUMNS} FROM op WHERE record IN (SELECT value FROM json_each(?)) ORDER BY n"
    for n, *row in store.connection.execute(query, [json.dumps(records)]):
        op = read_op(row)
        before, now = found.setdefault((op.kind, op.record), ([], []))
        now.append(op)
        if n <= then.upto:
            before.append(op)
    return found
