"""A desk in memory that holds some records of another: what ops would do to these is found out on it.

The state of records is a pure function of the ops held for them (format §3), so what the same rule does here is what it
would do on the desk. Nothing of it touches a disk.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import sqlite_utils

from dxdesk.domain.records import KINDS
from dxdesk.ledger.erasure import ERASE
from dxdesk.ledger.ops import Op
from dxdesk.ledger.rule import resolve
from dxdesk.store import driver
from dxdesk.store.apply import Applied, apply_ops
from dxdesk.store.database import Store
from dxdesk.store.migrations import migrations
from dxdesk.store.op_rows import Key, load_ops
from dxdesk.store.segments import CHUNK
from dxdesk.store.shapes import GONE, OTHER, shape_of

_COPIED = ("card", "erased")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands: the ids of its ops, its values, the units in conflict, whether it is deleted."""

    ops: frozenset[str]
    values: dict[str, str]
    conflicts: frozenset[str]
    gone: bool


class Scratch:
    """Holds what `bring` brought and `apply` applied; `living` are the records brought that were not deleted.

    Ops that came in the segments `leaving` (local numbers) are left out, as if they had never come.
    """

    def __init__(self, store: Store, at: str, leaving: Collection[int] = ()) -> None:
        self.living: set[Key] = set()
        self._desk = store.connection
        self._at = at
        self._left_out = self._ops_of(leaving)
        self._brought: set[str] = set()
        self._memory = driver.sqlite.connect(":memory:")
        migrations.apply(sqlite_utils.Database(self._memory, execute_plugins=False))
        self._memory.execute("PRAGMA journal_mode = OFF")
        self._drop_indexes()
        for table in _COPIED:
            for row in self._desk.execute(f"SELECT * FROM {table}").fetchall():
                self._memory.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        self.bring(row[0] for row in self._desk.execute(f"SELECT record FROM op WHERE action = '{ERASE}'"))

    def close(self) -> None:
        """Forget everything."""
        self._memory.close()

    def _ops_of(self, segments: Collection[int]) -> set[str]:
        """The ops that would go with segments (local numbers) that no longer count; own ops never do."""
        query = "SELECT id FROM op WHERE mine = 0 AND segment IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._desk.execute(query, [json.dumps(sorted(segments))])} if segments else set()

    def _drop_indexes(self) -> None:
        """What only lists and searches ask for is not needed here."""
        needed = {f"{shape.kind}_{shape.parent_field}" for shape in map(shape_of, KINDS) if shape.parent}
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        for name, table in self._memory.execute(query).fetchall():
            if table in KINDS and name not in needed and not name.endswith("_gone"):
                self._memory.execute(f'DROP INDEX "{name}"')

    def bring(self, records: Iterable[str]) -> None:
        """Have these records of the desk here, where they are not."""
        wanted = [record for record in dict.fromkeys(records) if record not in self._brought]
        self._brought.update(wanted)
        for start in range(0, len(wanted), CHUNK):
            held = load_ops(self._desk, wanted[start:start + CHUNK])
            if self._left_out:
                left = {key: [op for op in ops if op.id not in self._left_out] for key, ops in held.items()}
                held = {key: ops for key, ops in left.items() if ops}
            apply_ops(self._memory, [op for ops in held.values() for op in ops], self._at, mine=False)
            self.living |= set(held) - self._gone(held)

    def apply(self, ops: Sequence[Op], number: int) -> Applied:
        """What the ops of one segment do; `number` stands for it."""
        done = Applied()
        for start in range(0, len(ops), CHUNK):
            done.add(apply_ops(self._memory, ops[start:start + CHUNK], self._at, mine=False, segment=number))
        return done

    def touched(self) -> tuple[set[Key], set[Key]]:
        """Of the living records brought: those ops came for, and those now deleted."""
        query = "SELECT DISTINCT kind, record FROM op WHERE segment IS NOT NULL"
        changed = {(kind, record) for kind, record in self._memory.execute(query)}
        return changed & self.living, self._gone(self.living)

    def standing(self, keys: Sequence[Key]) -> dict[Key, Standing]:
        """How these records stand now; those not held here are left out."""
        held = load_ops(self._memory, [record for _, record in keys])
        gone = self._gone([key for key in keys if key in held])
        conflicts: dict[Key, set[str]] = {}
        for kind, record, unit in self._memory.execute("SELECT kind, record, unit FROM conflict"):
            conflicts.setdefault((kind, record), set()).add(unit)
        return {key: Standing(frozenset(op.id for op in held[key]), resolve(held[key]).values,
                              frozenset(conflicts.get(key, ())), key in gone) for key in keys if key in held}

    def _gone(self, keys: Collection[Key]) -> set[Key]:
        by_kind: dict[str, list[str]] = {}
        for kind, record in keys:
            by_kind.setdefault(kind, []).append(record)
        found: set[Key] = set()
        for kind, records in by_kind.items():
            table = shape_of(kind).table
            where = "AND kind = ?" if table == OTHER else "AND ? <> ''"
            query = f'SELECT id FROM "{table}" WHERE _deleted = ? AND id IN (SELECT value FROM json_each(?)) {where}'
            found |= {(kind, row[0]) for row in self._memory.execute(query, [GONE, json.dumps(records), kind])}
        return found
