"""Open conflicts: what people disagree on, and the act of choosing, which is an op itself (format §3)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.errors import InputError
from dxdesk.ledger.clock import parse_time
from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.rule import Resolved, resolve
from dxdesk.store.database import Store
from dxdesk.store.op_rows import load_ops
from dxdesk.store.records import member_name, writer_label
from dxdesk.store.saving import Saved, changed, deletion, revived_lines, write_ops

ASK_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the values to choose from; `n` counts from 1. For `_deleted` they are `1` (deleted) and empty (kept)."""

    n: int
    values: dict[str, str]
    by: str
    on: datetime
    laptop: str
    op: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One unit of one record with several surviving values. `waiting`: ops not held yet that may settle it."""

    id: str
    kind: str
    record: str
    unit: str
    since: datetime
    waiting: tuple[str, ...]
    values: tuple[Candidate, ...]
    person: str

    def asks(self, now: datetime) -> bool:
        """Whether a person must decide: nothing is awaited, or it was awaited for 14 days."""
        return not self.waiting or now - self.since > ASK_AFTER


def open_conflicts(store: Store) -> list[Conflict]:
    """Every open conflict, the oldest first."""
    rows = store.connection.execute(
        "SELECT id, kind, record, unit, heads, waiting, since FROM conflict ORDER BY since, id").fetchall()
    held = load_ops(store.connection, [row[2] for row in rows])
    return [_conflict(store, row, {op.id: op for op in held[(row[1], row[2])]}) for row in rows]


def count_conflicts(store: Store) -> int:
    """How many conflicts are open."""
    return store.connection.execute("SELECT count(*) FROM conflict").fetchone()[0]


def choose(store: Store, conflict: str, n: int, why: str = "") -> Saved:
    """Keep value `n` (from 1) of a conflict; both stay in the history.

    Raises `InputError` for an unknown conflict or value, and for a field only a newer program knows.
    """
    with store.writing():
        found = next((item for item in open_conflicts(store) if item.id == conflict), None)
        if found is None:
            raise InputError("unknown_conflict", "Không có xung đột này, hoặc đã có người chọn rồi.")
        if not _known(found):
            raise InputError("needs_update", "Mục này do bản mới hơn ghi. Cập nhật chương trình rồi chọn.")
        chosen = next((value for value in found.values if value.n == n), None)
        if chosen is None:
            raise InputError("unknown_value", f"Xung đột này có {len(found.values)} giá trị. Chọn một số trong đó.")
        ops = load_ops(store.connection, [found.record])[(found.kind, found.record)]
        written = write_ops(store, _decision(store, found, chosen, resolve(ops)), why)
        return Saved(written[0].save_id if written else "", written, (found.record,))


def _known(found: Conflict) -> bool:
    """Whether this program may set the unit: it never sets what a newer one brought (format §5)."""
    kind = KINDS.get(found.kind)
    return kind is not None and (found.unit == DELETED or kind.field(found.unit) is not None)


def _decision(store: Store, found: Conflict, chosen: Candidate, resolved: Resolved) -> list[Op]:
    if found.unit != DELETED:
        draft = changed(found.kind, found.record, chosen.values, resolved, "choose")
        return [draft] if draft else []
    if chosen.values[DELETED] == "1":
        return deletion(store, found.kind, found.record, resolved)
    heads = resolved.heads_of((DELETED,))
    kept = Op("", found.kind, found.record, "choose", {DELETED: ""}, heads)
    return [kept, *revived_lines(store, found.kind, found.record, resolved)]


def _conflict(store: Store, row: tuple, ops: dict[str, Op]) -> Conflict:
    conflict, kind, record, unit, heads, waiting, since = row
    found = [ops[op] for op in json.loads(heads)]
    if unit == DELETED:
        values = _delete_candidates(store, found, ops)
    else:
        values = _candidates(store, unit_fields(kind, unit), found)
    return Conflict(conflict, kind, record, unit, parse_time(since), tuple(waiting.split(",")) if waiting else (),
                    tuple(values), _person(store, kind, record))


def _candidates(store: Store, names: tuple[str, ...], heads: list[Op]) -> list[Candidate]:
    unique: dict[tuple, Op] = {}
    for op in sorted(heads, key=lambda op: op.id):
        if any(op.sets.get(name, "") is None for name in names):
            continue  # a value taken out is no side, least of all the empty one
        unique.setdefault(tuple((op.sets.get(name) or "").strip() for name in names), op)
    return [_candidate(store, n, {name: op.sets.get(name) or "" for name in names}, op)
            for n, op in enumerate(unique.values(), 1)]


def _delete_candidates(store: Store, heads: list[Op], ops: dict[str, Op]) -> list[Candidate]:
    """Deleted by one, kept or changed by another who had not seen it."""
    deletes = [op for op in heads if op.sets.get(DELETED) == "1"]
    seen = {old for op in deletes for old in op.replaces} | {op.id for op in deletes}
    edits = [op for op in sorted(ops.values(), key=lambda op: op.id) if op.id not in seen] or list(ops.values())
    return [
        _candidate(store, 1, {DELETED: "1"}, max(deletes, key=lambda op: op.id)),
        _candidate(store, 2, {DELETED: ""}, edits[-1]),
    ]


def _candidate(store: Store, n: int, values: dict[str, str], op: Op) -> Candidate:
    return Candidate(n, values, member_name(store, op.by), op_time(op.id), writer_label(store, op.writer), op.id)


def _person(store: Store, kind: str, record: str) -> str:
    """Whose record it is, in words: the resident's name, or the one of the visit a line belongs to."""
    if kind == "help":
        kind, record = "visit", store.value("help", record, "visit_id")
    if kind == "visit":
        kind, record = "resident", store.value("visit", record, "resident_id")
    if kind in ("resident", "member"):
        return store.value(kind, record, "full_name")
    return KINDS[kind].title if kind in KINDS else kind
