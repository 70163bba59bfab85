"""The rows of the op log: the only truth a desk keeps, everything else is computed from them."""

import json
from collections.abc import Iterable, Mapping, Sequence

from dxdesk.ledger.ops import Op
from dxdesk.store.driver import Connection

Key = tuple[str, str]
"""A record: its kind and id."""

COLUMNS = "id, kind, record, action, sets, replaces, save, by, why"
"""What `read_op` reads, in its order."""

_quoted = json.encoder.encode_basestring


def _written(sets: Mapping[str, str | None]) -> str:
    """The JSON of an op's values; one that takes any value costs twice, and this is done for every op."""
    parts = [f"{_quoted(name)}:{'null' if value is None else _quoted(value)}" for name, value in sets.items()]
    return f"{{{','.join(parts)}}}"


def load_ops(connection: Connection, records: Sequence[str]) -> dict[Key, list[Op]]:
    """Every op held for these records, by (kind, record)."""
    found: dict[Key, list[Op]] = {}
    if not records:
        return found
    one = len(records) == 1  # a save at the desk asks for one record: by itself it needs no list and no sorting
    wanted, values = ("= ?", records[0]) if one else ("IN (SELECT value FROM json_each(?))", json.dumps(records))
    for row in connection.execute(f"SELECT {COLUMNS} FROM op WHERE record {wanted} ORDER BY n", [values]):
        op = read_op(row)
        found.setdefault((op.kind, op.record), []).append(op)
    return found


def read_op(row: Sequence) -> Op:
    """The op of a row of `COLUMNS`."""
    op_id, kind, record, action, sets, replaces, save, by, why = row
    replaced = tuple(replaces.split(",")) if replaces else ()
    return Op(op_id, kind, record, action, json.loads(sets), replaced, "" if save == op_id else save, by, why)


def known_records(connection: Connection, records: list[str]) -> set[str]:
    """Which of these records some op is held for."""
    query = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM op WHERE op.record = value)"
    return {row[0] for row in connection.execute(query, [json.dumps(records)])}


def replace_op(connection: Connection, op: Op) -> None:
    """Keep other content under an id that is held."""
    connection.execute(
        "UPDATE op SET action = ?, sets = ?, replaces = ?, save = ?, by = ?, why = ? "
        "WHERE record = ? AND id = ? AND kind = ?",
        [op.action, _written(op.sets), ",".join(op.replaces), op.save_id, op.by, op.why, op.record, op.id, op.kind],
    )


def insert_ops(connection: Connection, ops: Iterable[Op], mine: bool, segment: int | None) -> None:
    """Keep ops not held yet; `segment` is the local number of the segment they came in."""
    own = int(mine)
    connection.executemany(
        f"INSERT INTO op ({COLUMNS}, segment, mine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(op.id, op.kind, op.record, op.action, _written(op.sets), ",".join(op.replaces), op.save or op.id, op.by,
          op.why, segment, own) for op in ops],
    )
