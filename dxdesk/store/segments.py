"""Segments as a desk keeps them: its own and received ones, verbatim and compressed inside the encrypted database."""

import json
import zlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op
from dxdesk.store.apply import Applied, apply_ops
from dxdesk.store.database import Store
from dxdesk.store.erased import anybody_erased, came_redacted, is_redacted, look_again
from dxdesk.store.op_rows import COLUMNS, read_op
from dxdesk.store.saving import follow_clock

CHUNK = 20_000
MERGED, FORKED = "merged", "forked"
COUNTED = (MERGED, FORKED)
UNKNOWN, REVOKED, NEWER, ELSEWHERE = "unknown_device", "revoked", "needs_update", "not_for_this_device"
"""Why a segment is kept that does not count: its device is not (or no more) trusted, it is for a later program or for a
scope not held here."""
WAITING_LIMIT = 128 * 1024 * 1024
"""How much is kept of all strangers together, and of every device put out, in plain bytes: nobody can fill a desk."""
FAST = 1
VISIT = "visit"


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
    number = _insert(store, segment, MERGED, mine=True, ops=ops)
    store.connection.executemany(
        "UPDATE op SET segment = ? WHERE id = ? AND record = ? AND mine = 1",
        [(number, op.id, op.record) for op in ops],
    )


def mark_sent(store: Store, roots: Container[str]) -> None:
    """Own segments lie somewhere whole, or went into a package: from now on they count as sent."""
    query = "SELECT root FROM segment INDEXED BY segment_unsent WHERE mine = 1 AND sent = ''"
    sent = [root for root, in store.connection.execute(query) if root in roots]
    if sent:
        at = time_text(store.clock())
        with store.writing() as connection:
            connection.executemany("UPDATE segment SET sent = ? WHERE root = ?", [(at, root) for root in sent])


def keep_received(
    store: Store, received: Sequence[tuple[Segment, Sequence[Op]]], waiting: Sequence[tuple[Segment, str]] = ()
) -> list[Applied]:
    """Keep received segments and merge their ops, all in one transaction; what each of them did, in order."""
    with store.writing():
        keep_waiting(store, waiting)
        return [take(store, segment, ops) for segment, ops in received]


def keep_waiting(store: Store, waiting: Sequence[tuple[Segment, str]]) -> None:
    """Keep segments that do not count now, each with why; the caller's transaction.

    Of devices nobody vouched for only as much is kept as there is room for.
    """
    rooms: dict[str, int] = {}
    for segment, state in waiting:
        if is_held(store, segment.root):
            continue
        if state in (UNKNOWN, REVOKED):
            # All strangers share one room; a laptop put out has its own, for what it wrote before may count yet.
            whose = segment.key if state == REVOKED else ""
            if whose not in rooms:
                rooms[whose] = _room(store, state, whose)
            rooms[whose] -= len(segment.body)
            if rooms[whose] < 0:
                continue
        number = _insert(store, segment, state, mine=False)
        if anybody_erased(store.connection):
            look_again(store.connection, number)


def _room(store: Store, state: str, key: str) -> int:
    ask = "SELECT ifnull(sum(size), 0) FROM segment WHERE state = ? AND ? IN (key, '')"
    return WAITING_LIMIT - store.connection.execute(ask, [state, key]).fetchone()[0]


def is_held(store: Store, root: str) -> bool:
    """Whether a segment with that root is kept already, counted or not."""
    return bool(state_of(store, root))


def state_of(store: Store, root: str) -> str:
    """How a segment is kept: one of the states above, or an empty text where it is not."""
    row = store.connection.execute("SELECT state FROM segment WHERE root = ?", [root]).fetchone()
    return row[0] if row else ""


def is_forked(store: Store, writer: str, seq: int, root: str, prev: str) -> bool:
    """Whether this segment and those held of its writer cannot come from one laptop that went on writing.

    Its place is taken by another, or its neighbours in the chain name others (format §4, `prev`).
    """
    ask = store.connection.execute
    if ask("SELECT 1 FROM segment WHERE writer = ? AND seq = ? AND root <> ?", [writer, seq, root]).fetchone():
        return True
    before = ask("SELECT max(substr(root, 1, 16) = ?) FROM segment WHERE writer = ? AND seq = ?",
                 [prev, writer, seq - 1]).fetchone()[0]
    after = ask("SELECT max(prev = ?) FROM segment WHERE writer = ? AND seq = ?",
                [root[:16], writer, seq + 1]).fetchone()[0]
    return before == 0 or after == 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a kept segment stands: its local number, its place in its writer's chain, its state, when it was made."""

    n: int
    root: str
    writer: str
    seq: int
    prev: str
    key: str
    state: str
    made: str


def standing_keys(store: Store) -> dict[str, set[str]]:
    """Every device key segments are kept of, with the states these are in."""
    found: dict[str, set[str]] = {}
    for key, state in store.connection.execute("SELECT DISTINCT key, state FROM segment"):
        found.setdefault(key, set()).add(state)
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of one device key in one state: packs, ops, when the newest was made, its writers."""

    packs: int
    ops: int
    last: str
    writers: tuple[str, ...]


def held_by_key(store: Store) -> dict[str, dict[str, Held]]:
    """What is kept, by device key and state."""
    found: dict[str, dict[str, Held]] = {}
    rows = store.connection.execute(
        "SELECT key, state, count(*), sum(ops), max(made), group_concat(DISTINCT writer) FROM segment "
        "GROUP BY key, state")
    for key, state, packs, ops, last, writers in rows:
        found.setdefault(key, {})[state] = Held(packs, ops, last, tuple(sorted(writers.split(","))))
    return found


def places_of(store: Store, key: str) -> list[Place]:
    """Every segment kept of a device key, chains in order."""
    query = "SELECT n, root, writer, seq, prev, key, state, made FROM segment WHERE key = ? ORDER BY writer, seq, root"
    return [Place(*row) for row in store.connection.execute(query, [key])]


def set_state(store: Store, root: str, state: str) -> None:
    """A kept segment counts otherwise from now on; the caller's transaction."""
    store.connection.execute("UPDATE segment SET state = ? WHERE root = ?", [state, root])


def drop(store: Store, root: str) -> None:
    """Keep a segment no longer that turned out to be none; the caller's transaction."""
    store.connection.execute("DELETE FROM segment WHERE root = ?", [root])


def rows_of(store: Store, root: str) -> int:
    """How many lines a kept segment has."""
    return store.connection.execute("SELECT ops FROM segment WHERE root = ?", [root]).fetchone()[0]


def roots_of(store: Store, kinds: Sequence[str]) -> list[str]:
    """The segments of these kinds that count, the newest first."""
    places = ", ".join("?" * len(kinds))
    rows = store.connection.execute(
        f"SELECT root FROM segment WHERE kind IN ({places}) AND state IN (?, ?) ORDER BY n DESC", [*kinds, *COUNTED])
    return [row[0] for row in rows]


def names_held(store: Store) -> list[tuple[str, str, bool]]:
    """The file name, root and ownership of every segment kept, in the order they came."""
    rows = store.connection.execute("SELECT name, root, mine FROM segment ORDER BY n")
    return [(name, root, bool(mine)) for name, root, mine in rows]


def sizes_held(store: Store) -> dict[str, int]:
    """The length of every segment kept as it was written, by root; of those from before that was noted, about so."""
    ask = store.connection.execute
    # By the index: in the table the length lies behind the pack, which would be read through.
    sizes = dict(ask("SELECT root, size FROM segment INDEXED BY segment_known").fetchall())
    for root in [root for root, size in sizes.items() if not size]:
        sizes[root] = ask("SELECT length(body) FROM segment WHERE root = ?", [root]).fetchone()[0]
    return sizes


def bodies(store: Store, roots: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Root and bytes as written of these segments."""
    for root in roots:
        row = store.connection.execute("SELECT body FROM segment WHERE root = ?", [root]).fetchone()
        if row:
            yield root, zlib.decompress(row[0])


def writers_included(store: Store) -> list[str]:
    """Every writer whose ops are held here."""
    rows = store.connection.execute(
        "SELECT DISTINCT writer FROM segment WHERE state IN (?, ?) ORDER BY writer", COUNTED)
    return [row[0] for row in rows]


def take(store: Store, segment: Segment, ops: Sequence[Op], intake: int | None = None) -> Applied:
    """Keep a received segment and merge its ops; the caller's transaction. `intake` is the taking in it came with."""
    if is_held(store, segment.root):
        return Applied()
    forked = is_forked(store, segment.writer, segment.seq, segment.root, segment.prev)
    number = _insert(store, segment, FORKED if forked else MERGED, mine=False, ops=ops, intake=intake)
    return count_in(store, number, ops)


def release(store: Store, place: "Place", ops: Sequence[Op], intake: int) -> Applied:
    """A kept segment begins to count, with that taking in; the caller's transaction."""
    forked = is_forked(store, place.writer, place.seq, place.root, place.prev)
    store.connection.execute(
        "UPDATE segment SET state = ?, intake = ?, visits = ? WHERE n = ?",
        [FORKED if forked else MERGED, intake, _visits_begun(ops), place.n])
    return count_in(store, place.n, ops)


def count_in(store: Store, number: int, ops: Sequence[Op]) -> Applied:
    """Merge the ops of the kept segment with that local number; the caller's transaction."""
    done = Applied()
    for start in range(0, len(ops), CHUNK):
        at = time_text(store.clock())
        done.add(apply_ops(store.connection, ops[start:start + CHUNK], at, mine=False, segment=number))
    if ops:
        follow_clock(store, max(op.id[:19] for op in ops))
    return done


def visits_begun(store: Store, roots: Sequence[str]) -> int:
    """How many visits begin in these segments."""
    query = "SELECT ifnull(sum(visits), 0) FROM segment WHERE root IN (SELECT value FROM json_each(?))"
    found: int = store.connection.execute(query, [json.dumps(roots)]).fetchone()[0]
    return found


def _visits_begun(ops: Sequence[Op]) -> int:
    return sum(op.kind == VISIT and not op.replaces for op in ops)


def _insert(
    store: Store, segment: Segment, state: str, *, mine: bool, ops: Sequence[Op] = (), intake: int | None = None
) -> int:
    values = (
        segment.root, segment.writer, segment.seq, segment.kind, segment.prev, segment.key, segment.ward, segment.scope,
        segment.ops, segment.made, segment.name, state, time_text(store.clock()), int(mine),
        zlib.compress(segment.body, FAST), len(segment.body), _visits_begun(ops), intake,
    )
    cursor = store.connection.execute(
        "INSERT INTO segment (root, writer, seq, kind, prev, key, ward, scope, ops, made, name, state, at, mine, "
        "body, size, visits, intake) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    number = cursor.lastrowid or 0
    if not mine and is_redacted(segment.body):
        came_redacted(store.connection, number)
    return number
