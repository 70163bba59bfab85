"""Blanking what was long overwritten (format §3, Prune): values of dead ops go, ids, references and `_deleted` stay.

An op is dead where other ops replaced it in every unit it set, all of them older than the retention rule as it is
itself. What it said stands nowhere any more, so no state changes, whatever arrives later; only undoing that far back is
left and listed.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dxdesk.domain.dates import VIETNAM
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op, skeleton
from dxdesk.ledger.rule import resolve
from dxdesk.ledger.standing import UNDO
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_RECORD
from dxdesk.store.driver import Connection
from dxdesk.store.erased import look_again
from dxdesk.store.op_rows import load_ops, replace_op

RETENTION_MONTHS = 24
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was (or would be) blanked: everything overwritten before `before` (a day in Vietnam), ops by kind."""

    before: str
    ops: int
    kinds: dict[str, int]


def prune(store: Store, progress: Callable[[int, int], None] | None = None, *, preview: bool = False) -> Pruned:
    """Blank what is older than the ward keeps it; with `preview` only counted. Killed in between, it goes on next time.

    The kept packs that hold it are noted for `exchange.redacting`. `progress(n, of)` counts records.
    """
    limit = _limit(store.clock(), retention_months(store))
    before = time_text(limit)
    kinds: Counter[str] = Counter()
    records = [row[0] for row in store.connection.execute("SELECT record FROM op GROUP BY record HAVING count(*) > 1")]
    for start in range(0, len(records), _AT_ONCE):
        dead = list(_dead(store.connection, records[start:start + _AT_ONCE], before))
        kinds.update(op.kind for op in dead)
        if dead and not preview:
            with store.writing() as connection:
                for op in dead:
                    replace_op(connection, blanked(op))
                _note_packs(connection, dead)
        if progress is not None:
            progress(min(start + _AT_ONCE, len(records)), len(records))
    return Pruned(limit.astimezone(VIETNAM).date().isoformat(), kinds.total(), dict(kinds))


def retention_months(store: Store) -> int:
    """For how long this ward keeps what was overwritten."""
    said = store.value("ward", store.setting(WARD_RECORD), "retention_months")
    return int(said) if said.isdecimal() and int(said) else RETENTION_MONTHS


def blanked(op: Op) -> Op:
    """The op without its values; why it was made stays, for undo asks for it."""
    return replace(skeleton(op), why=op.why)


def dead_ops(ops: Sequence[Op], before: str) -> list[Op]:
    """Of all ops held for one record those that may be blanked: dead, and older than `before` (a time text)."""
    heads = resolve(ops).head_ids
    fields: dict[str, dict[str, bool]] = {}
    for op in ops:
        for name in op.sets:
            for old in op.replaces:
                seen = fields.setdefault(name, {})
                seen[old] = seen.get(old, True) and op.id < before
    return [op for op in ops if op.id not in heads and op.id < before and not op.why.startswith(UNDO)
            and all(fields.get(name, {}).get(op.id) for name in op.sets) and blanked(op) != op]


def _dead(connection: Connection, records: Sequence[str], before: str) -> Iterator[Op]:
    for ops in load_ops(connection, records).values():
        if len(ops) > 1 and any(op.id < before for op in ops):
            yield from dead_ops(ops, before)


def _note_packs(connection: Connection, ops: Sequence[Op]) -> None:
    query = ("SELECT DISTINCT segment FROM op WHERE segment IS NOT NULL "
             "AND record IN (SELECT value FROM json_each(?)) AND id IN (SELECT value FROM json_each(?))")
    named = [json.dumps(list({op.record for op in ops})), json.dumps([op.id for op in ops])]
    for (segment,) in connection.execute(query, named).fetchall():
        look_again(connection, segment)


def _limit(now: datetime, months: int) -> datetime:
    """So many months before now, at the beginning of that day in Vietnam."""
    here = now.astimezone(VIETNAM)
    year, month = divmod(here.year * 12 + here.month - 1 - months, 12)
    return datetime(year, month + 1, min(here.day, 28), tzinfo=VIETNAM).astimezone(UTC)
