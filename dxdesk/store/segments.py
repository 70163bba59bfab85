"""Segments as a desk keeps them: its own and received ones, verbatim and compressed inside the encrypted database."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op
from dxdesk.store.apply import Applied, apply_ops
from dxdesk.store.database import Store
from dxdesk.store.op_rows import COLUMNS, read_op
from dxdesk.store.saving import follow_clock

CHUNK = 20_000
MERGED, FORKED = "merged", "forked"
FAST = 1


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment's identity (`root`), its place in its writer's chain and its bytes as written."""

    root: str
    writer: str
    seq: int
    kind: str
    prev: str
    key: str
    ward: str
    scope: str
    ops: int
    made: str
    name: str
    body: bytes


def unsent(store: Store) -> list[Op]:
    """This desk's ops that are in no segment yet, in the order they were made."""
    query = f"SELECT {COLUMNS} FROM op WHERE mine = 1 AND segment IS NULL ORDER BY n"
    return [read_op(row) for row in store.connection.execute(query)]


def chain_end(store: Store, writer: str) -> tuple[int, str]:
    """The last sequence number of a writer's own segments here and its root; (0, "-") before the first."""
    row = store.connection.execute(
        "SELECT seq, root FROM segment WHERE writer = ? AND mine = 1 ORDER BY seq DESC LIMIT 1", [writer]).fetchone()
    return (row[0], row[1]) if row else (0, "-")


def keep_own(store: Store, segment: Segment, ops: Sequence[Op]) -> None:
    """Keep a segment just made and mark its ops as sent; the caller's transaction."""
    number = _insert(store, segment, MERGED, mine=True)
    store.connection.executemany(
        "UPDATE op SET segment = ? WHERE id = ? AND record = ? AND mine = 1",
        [(number, op.id, op.record) for op in ops],
    )


def keep_received(store: Store, received: Sequence[tuple[Segment, Sequence[Op]]]) -> list[Applied]:
    """Keep received segments and merge their ops, all in one transaction; what each of them did, in order."""
    with store.writing():
        return [_take(store, segment, ops) for segment, ops in received]


def is_held(store: Store, root: str) -> bool:
    """Whether a segment with that root is kept already."""
    return store.connection.execute("SELECT 1 FROM segment WHERE root = ?", [root]).fetchone() is not None


def is_forked(store: Store, writer: str, seq: int, root: str) -> bool:
    """Whether the writer's place in the chain is taken by another segment."""
    query = "SELECT 1 FROM segment WHERE writer = ? AND seq = ? AND root <> ?"
    return store.connection.execute(query, [writer, seq, root]).fetchone() is not None


def names_held(store: Store) -> list[tuple[str, str, bool]]:
    """The file name, root and ownership of every segment kept, in the order they came."""
    rows = store.connection.execute("SELECT name, root, mine FROM segment ORDER BY n")
    return [(name, root, bool(mine)) for name, root, mine in rows]


def bodies(store: Store, roots: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Root and bytes as written of these segments."""
    for root in roots:
        row = store.connection.execute("SELECT body FROM segment WHERE root = ?", [root]).fetchone()
        if row:
            yield root, zlib.decompress(row[0])


def writers_included(store: Store) -> list[str]:
    """Every writer whose ops are held here."""
    rows = store.connection.execute("SELECT DISTINCT writer FROM segment ORDER BY writer")
    return [row[0] for row in rows]


def _take(store: Store, segment: Segment, ops: Sequence[Op]) -> Applied:
    if is_held(store, segment.root):
        return Applied()
    forked = is_forked(store, segment.writer, segment.seq, segment.root)
    number = _insert(store, segment, FORKED if forked else MERGED, mine=False)
    done = Applied()
    for start in range(0, len(ops), CHUNK):
        at = time_text(store.clock())
        part = apply_ops(store.connection, ops[start:start + CHUNK], at, mine=False, segment=number)
        done = Applied(done.ops + part.ops, done.new + part.new, done.changed + part.changed,
                       done.conflicts + part.conflicts, done.flagged + part.flagged)
    if ops:
        follow_clock(store, max(op.id[:19] for op in ops))
    return done


def _insert(store: Store, segment: Segment, state: str, *, mine: bool) -> int:
    values = (
        segment.root, segment.writer, segment.seq, segment.kind, segment.prev, segment.key, segment.ward, segment.scope,
        segment.ops, segment.made, segment.name, state, time_text(store.clock()), int(mine),
        zlib.compress(segment.body, FAST),
    )
    cursor = store.connection.execute(
        "INSERT INTO segment (root, writer, seq, kind, prev, key, ward, scope, ops, made, name, state, at, mine, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    return cursor.lastrowid or 0
