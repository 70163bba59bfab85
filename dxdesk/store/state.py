"""What a desk holds in short: counts, and a hash that is equal on laptops holding the same ops (format §5)."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from dxdesk.domain.records import KINDS
from dxdesk.ledger.ops import DELETED
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER
from dxdesk.store.shapes import BY_LINE, GONE, OTHER

SCOPE = "ward"
_quoted = json.JSONEncoder(ensure_ascii=False).encode  # the lines hashed are JSON; one by one they would cost thrice


@dataclass(frozen=True, slots=True)
class State:
    """Living records per kind, ops held, the hash per scope, this desk's writer and each kind's schema number."""

    records: dict[str, int]
    ops: int
    state_hash: dict[str, str]
    writer: str
    schema: dict[str, int]


def state(store: Store) -> State:
    """The counts and the hash of this desk; reads every row."""
    records = {
        kind: store.connection.execute(f'SELECT count(*) FROM "{kind}" WHERE _deleted <> ?', [GONE]).fetchone()[0]
        for kind in KINDS
    }
    ops = store.connection.execute("SELECT count(*) FROM op").fetchone()[0]
    return State(records, ops, {SCOPE: state_hash(store)}, store.setting(WRITER),
                 {name: kind.schema for name, kind in KINDS.items()})


def state_hash(store: Store) -> str:
    """SHA-256 over sorted (kind, id, field, value) of live and deleted records, empty values left out.

    `_deleted` is what a record's own ops say: a program that does not know its lines must come to the same hash.
    """
    digest = hashlib.sha256()
    kinds = sorted({*KINDS, *(row[0] for row in store.connection.execute(f"SELECT DISTINCT kind FROM {OTHER}"))})
    for kind in kinds:
        for record, values in _rows(store, kind):
            head = f"[{_quoted(kind)}, {_quoted(record)}, "
            lines = [f"{head}{_quoted(name)}, {_quoted(value)}]" for name, value in sorted(values.items())]
            digest.update("".join(lines).encode())
    return digest.hexdigest()


def _rows(store: Store, kind: str) -> Iterator[tuple[str, dict[str, str]]]:
    known = KINDS.get(kind)
    names = tuple(field.name for field in known.fields) if known else ()
    columns = ", ".join(f'"{name}"' for name in ("id", "_deleted", "_extra", *names))
    table, where = (kind, "") if known else (OTHER, "WHERE kind = ?")
    query = f'SELECT {columns} FROM "{table}" {where} ORDER BY id'
    for record, deleted, extra, *held in store.connection.execute(query, [] if known else [kind]):
        values = {name: value for name, value in zip(names, held, strict=True) if value}
        values |= json.loads(extra) if extra else {}
        if deleted in (GONE, BY_LINE):
            values[DELETED] = "1"
        yield record, values
