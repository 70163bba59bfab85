"""Taking ops out of the state again: those of a device that no longer counts (format §1, revocation).

What a desk holds is a pure function of what counts, so a record whose last op goes is as if it had never been heard of.
The segments stay as they came; what counts again later is read out of them again.
"""

from collections.abc import Iterable

from dxdesk.ledger.clock import time_text
from dxdesk.store.apply import recompute, settle_erased
from dxdesk.store.database import Store
from dxdesk.store.op_rows import Key
from dxdesk.store.search_rows import move_person_rows
from dxdesk.store.shapes import OTHER, PERSON, shape_of


def take_out(store: Store, numbers: Iterable[int]) -> list[Key]:
    """Take the ops that came in these segments (local numbers) out of the log; the records they were on.

    The state still shows them until `compute_again`. Own ops stay, whatever segment they lie in. The caller's
    transaction.
    """
    store.connection.execute("CREATE TEMP TABLE IF NOT EXISTS leaving (n INTEGER PRIMARY KEY)")
    store.connection.executemany("INSERT OR IGNORE INTO leaving VALUES (?)", [(number,) for number in numbers])
    where = "mine = 0 AND segment IN (SELECT n FROM leaving)"
    keys = store.connection.execute(f"SELECT DISTINCT kind, record FROM op WHERE {where}").fetchall()
    store.connection.execute(f"DELETE FROM op WHERE {where}")
    store.connection.execute("DELETE FROM leaving")
    # What is merged again gets new numbers: of no taking in may its ops lie before where it is said to begin.
    store.connection.execute("UPDATE intake SET first = min(first, (SELECT ifnull(max(n), 0) + 1 FROM op))")
    return [(kind, record) for kind, record in keys]


def compute_again(store: Store, keys: Iterable[Key]) -> None:
    """Bring the state of these records in step with the ops left for them; the caller's transaction."""
    keys = list(keys)
    held = {key for key in keys if store.connection.execute(
        "SELECT 1 FROM op WHERE record = ? AND kind = ?", key[::-1]).fetchone()}
    parents = [parent for key in keys if key not in held if (parent := _forget(store, key))]
    again = dict.fromkeys([*(key for key in keys if key in held), *parents])
    at = time_text(store.clock())
    settle_erased(store.connection, at, whole=True)
    recompute(store.connection, again, at)


def _forget(store: Store, key: Key) -> Key | None:
    """Remove a record no op speaks of any more; the parent that may look otherwise without it."""
    kind, record = key
    shape, ask = shape_of(kind), store.connection.execute
    kinds = ([record, kind], "id = ? AND kind = ?") if shape.table == OTHER else ([record], "id = ?")
    cursor = ask(f'SELECT * FROM "{shape.table}" WHERE {kinds[1]}', kinds[0])
    names = [column[0] for column in cursor.description]
    row = cursor.fetchone()
    if row is None:
        return None
    old = dict(zip(names, row, strict=True))
    if kind == PERSON:
        move_person_rows(store.connection, old["n"], old, {})
    ask(f'DELETE FROM "{shape.table}" WHERE n = ?', [old["n"]])
    ask("DELETE FROM conflict WHERE record = ? AND kind = ?", [record, kind])
    parent = (shape.parent or "", old.get(shape.parent_field) or "") if shape.parent else ("", "")
    spoken_of = ask("SELECT 1 FROM op WHERE record = ? AND kind = ?", parent[::-1]).fetchone()
    return parent if spoken_of else None
