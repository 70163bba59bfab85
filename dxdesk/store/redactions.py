"""Which kept packs may still hold values that are taken out of the book, and putting them back without (format §3)."""

import json
import zlib
from collections.abc import Iterable

from dxdesk.store.database import Store
from dxdesk.store.segments import COUNTED, FAST, REVOKED

TO_DO, DONE = 0, 1


def packs_to_look_at(store: Store, most: int) -> list[tuple[int, str]]:
    """Local number and root of some packs nobody looked at yet."""
    query = ("SELECT r.segment, s.root FROM redaction r JOIN segment s ON s.n = r.segment "
             "WHERE r.done = ? ORDER BY r.segment LIMIT ?")
    return store.connection.execute(query, [TO_DO, most]).fetchall()


def keep_body(store: Store, number: int, body: bytes) -> None:
    """Keep a pack rewritten; the caller's transaction."""
    store.connection.execute("UPDATE segment SET body = ?, size = ? WHERE n = ?",
                             [zlib.compress(body, FAST), len(body), number])
    store.connection.execute("DELETE FROM looked")
    leave_as_it_is(store, number, redacted=True)


def leave_as_it_is(store: Store, number: int, *, redacted: bool) -> None:
    """A pack was looked at; `redacted`: some of it is gone. The caller's transaction."""
    if redacted:
        store.connection.execute("UPDATE redaction SET done = ? WHERE segment = ?", [DONE, number])
    else:
        store.connection.execute("DELETE FROM redaction WHERE segment = ?", [number])


def waiting_parents(store: Store, records: Iterable[str]) -> set[str]:
    """Those of the records that refer to an erased person in a pack that does not count."""
    query = "SELECT record FROM waiting_parent WHERE record IN (SELECT value FROM json_each(?))"
    return {row[0] for row in store.connection.execute(query, [json.dumps(list(records))])}


def note_waiting_parents(store: Store, records: Iterable[str]) -> None:
    """Remember such records, and look again at what waits: lines of them may lie there. The caller's transaction."""
    named = set(records)
    if new := named - waiting_parents(store, named):
        store.connection.executemany("INSERT INTO waiting_parent VALUES (?)", [(record,) for record in new])
        store.connection.execute(
            "INSERT INTO redaction (segment, done) SELECT n, 0 FROM segment WHERE state NOT IN (?, ?) "
            "ON CONFLICT DO UPDATE SET done = 0", COUNTED)


def redacted_packs(store: Store) -> dict[str, str]:
    """The roots of the packs that were rewritten, and the key that signed each; empty for this desk's own."""
    query = "SELECT s.root, iif(s.mine, '', s.key) FROM redaction r JOIN segment s ON s.n = r.segment WHERE r.done = ?"
    return dict(store.connection.execute(query, [DONE]).fetchall())


def wanted_packs(store: Store) -> dict[str, int]:
    """The packs whose values are welcome again where some copy still has them: root and local number."""
    query = "SELECT s.root, s.n FROM redaction r JOIN segment s ON s.n = r.segment WHERE r.wanted = 1"
    return dict(store.connection.execute(query).fetchall())


def packs_put_aside(store: Store, kind: str) -> list[str]:
    """The roots of the packs of a kind that count no more, or never did, because their laptop was put out."""
    query = "SELECT root FROM segment WHERE state = ? AND kind = ?"
    return [root for root, in store.connection.execute(query, [REVOKED, kind])]


def file_holds(store: Store, sha: str) -> bool | None:
    """Whether a file known by its SHA-256 holds erased values; None where nobody looked since something was erased."""
    row = store.connection.execute("SELECT holds FROM looked WHERE sha = ?", [sha]).fetchone()
    return bool(row[0]) if row else None


def note_file(store: Store, sha: str, holds: bool) -> None:
    """Remember that, so that a file need not be opened at every exchange."""
    store.connection.execute("INSERT OR REPLACE INTO looked VALUES (?, ?)", [sha, int(holds)])
