"""Who stands for whom: residents merged into one person are one cluster with one root (format §3, same person).

Nothing is re-pointed by a merge, so visits stay with the record they were written on; these functions bring them
together. In a ring (two laptops merged each into the other) the smallest id is the root. A root that is deleted,
erased or not held here still stands for its members: then the smallest living one is shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dxdesk.store.driver import Connection
from dxdesk.store.shapes import UNSEEN

_MEMBERS = """
WITH RECURSIVE member (id) AS (
    VALUES (?) UNION SELECT r.id FROM resident r JOIN member m ON r.merged_into = m.id
) SELECT id FROM member
"""


def root(connection: Connection, record: str) -> str:
    """The root of a resident: himself where nobody merged him, perhaps a record not held here."""
    def into(resident: str) -> str | None:
        row = connection.execute("SELECT merged_into FROM resident WHERE id = ?", [resident]).fetchone()
        return row[0] if row else None

    return _end_of(record, into)


def merged_roots(connection: Connection) -> dict[str, str]:
    """The root of every resident that was merged into another."""
    into = dict(connection.execute("SELECT id, merged_into FROM resident WHERE merged_into IS NOT NULL").fetchall())
    return {resident: _end_of(resident, into.get) for resident in into}


def withdrawn(connection: Connection, roots: Mapping[str, str]) -> frozenset[str]:
    """Every record of the people one of whose records says that consent was withdrawn; `roots` as of `merged_roots`."""
    found = {record for record, in connection.execute("SELECT id FROM resident WHERE withdrawn_on IS NOT NULL")}
    persons = {roots.get(record, record) for record in found}
    return frozenset(found | persons | {record for record, root in roots.items() if root in persons})


def cluster(connection: Connection, record: str) -> tuple[str, ...]:
    """Every record of the same person, the root first, the others in order of their ids."""
    first = root(connection, record)
    others = {row[0] for row in connection.execute(_MEMBERS, [first])} - {first}
    return (first, *sorted(others))


def face(connection: Connection, record: str) -> str:
    """The record a person is shown by: his root, or the smallest living one where the root is gone or not held."""
    first = root(connection, record)
    return first if _living(connection, [first]) else next(
        iter(_living(connection, cluster(connection, first))), first)


def faces(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """For residents by local number the local number of the one they are shown by."""
    places = ",".join("?" * len(numbers))
    shown = {n: n for n in numbers}
    merged = connection.execute(
        f"SELECT n, id FROM resident WHERE n IN ({places}) AND merged_into IS NOT NULL", numbers).fetchall()
    for n, record in merged:
        row = connection.execute("SELECT n FROM resident WHERE id = ?", [face(connection, record)]).fetchone()
        shown[n] = row[0] if row else n
    return shown


def clusters(connection: Connection, records: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The cluster of each record, one by one where nobody was merged, which is nearly always."""
    wanted = list(records)
    places = ",".join("?" * len(wanted))
    query = f"SELECT id FROM resident WHERE id IN ({places}) AND merged_into IS NOT NULL " \
            f"UNION SELECT merged_into FROM resident WHERE merged_into IN ({places})"
    merged = {row[0] for row in connection.execute(query, [*wanted, *wanted])}
    return {record: cluster(connection, record) if record in merged else (record,) for record in wanted}


def _end_of(record: str, into: Callable[[str], str | None]) -> str:
    """Where the merges of a resident lead; in a ring its smallest id."""
    path: dict[str, None] = {}
    while record not in path:
        path[record] = None
        other = into(record)
        if not other:
            return record
        record = other
    ring = list(path)
    return min(ring[ring.index(record):])


def _living(connection: Connection, records: Sequence[str]) -> list[str]:
    places = ",".join("?" * len(records))
    query = f"SELECT id FROM resident WHERE id IN ({places}) AND _deleted NOT IN {UNSEEN} ORDER BY id"
    return [row[0] for row in connection.execute(query, list(records))]
