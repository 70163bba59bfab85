"""The sides of a disagreement: each value once, who wrote it, where and when, and how it came about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dxdesk.domain.conflict_words import Did, Side
from dxdesk.domain.records import unit_fields
from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.rule import named_by, resolve
from dxdesk.ledger.standing import UNDO
from dxdesk.store.conflict_about import People, abouts
from dxdesk.store.database import Store
from dxdesk.store.op_rows import Key, load_ops
from dxdesk.store.shapes import GONE, shape_of
from dxdesk.store.unmerging import WHY


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the values to choose from; `n` counts from 1. For `_deleted` they are `1` (deleted) and empty (kept).

    `by` (name, `member` the record), `laptop` and `on` tell who wrote it, where and when; the others as in `Side`.
    """

    n: int
    values: dict[str, str]
    by: str
    on: datetime
    laptop: str
    op: str
    why: str = ""
    did: Did = "wrote"
    touched: tuple[str, ...] = ()
    member: str = ""

    @property
    def side(self) -> Side:
        """The same as a sentence tells it."""
        return Side(self.values, self.by, self.on, self.laptop, self.why, self.did, self.touched)


def unit_candidates(
    store: Store, key: Key, unit: str, heads: Sequence[Op], ops: Mapping[str, Op], people: People,
) -> list[Candidate]:
    """The values these ops give a unit, each once, the oldest first; `ops` are all held for the record."""
    if unit == DELETED:
        return _delete_candidates(store, key, heads, ops, people)
    names = unit_fields(key[0], unit)
    unique: dict[tuple, Op] = {}
    for op in sorted(heads, key=lambda op: op.id):
        if any(op.sets.get(name, "") is None for name in names):
            continue  # a value taken out is no side, least of all the empty one
        unique.setdefault(tuple((op.sets.get(name) or "").strip() for name in names), op)
    return [candidate(people, n, {name: op.sets.get(name) or "" for name in names}, op)
            for n, op in enumerate(unique.values(), 1)]


def candidate(
    people: People, n: int, values: dict[str, str], op: Op, did: Did = "wrote", touched: Iterable[str] = (),
) -> Candidate:
    """A value with who wrote it; what came by an undo or a merge says so."""
    if op.why.startswith(UNDO):
        did = "undid"
    elif op.why == WHY:
        did = "merged"
    why = op.why if did == "wrote" else ""
    return Candidate(n, values, people.member(op.by), op_time(op.id), people.laptop(op.writer), op.id, why, did,
                     tuple(touched), op.by)


def _delete_candidates(
    store: Store, key: Key, heads: Sequence[Op], ops: Mapping[str, Op], people: People,
) -> list[Candidate]:
    """Deleted by one, kept or changed by another who had not seen it, or given a line it had not seen."""
    deletes = [op for op in heads if op.sets.get(DELETED) == "1"]
    seen = named_by([op.id for op in deletes], ops.values()) | {op.id for op in deletes}
    edits = [op for op in sorted(ops.values(), key=lambda op: op.id) if op.id not in seen]
    kept = {DELETED: ""}
    found = [candidate(people, 1, {DELETED: "1"}, max(deletes, key=lambda op: op.id))] if deletes else []
    if lines := [] if edits else _late_lines(store, key, seen):
        told = dict.fromkeys(_told_of(store, key[0], lines))
        late = candidate(people, len(found) + 1, kept, lines[-1], touched=filter(None, told))
        return [*found, replace(late, did="added")]
    last = (edits or list(ops.values()))[-1]
    units = dict.fromkeys(unit_fields(key[0], name)[0] for op in edits for name in op.sets if name != DELETED)
    return [*found, candidate(people, len(found) + 1, kept, last, touched=units)]


def _told_of(store: Store, kind: str, lines: Sequence[Op]) -> Iterable[str]:
    """What is told of lines: the services of a visit's, who was marked at a meeting."""
    if kind != "meeting":
        return (op.sets.get("service") or "" for op in lines)
    keys = [(op.kind, op.record) for op in lines]
    whose = abouts(store, keys)
    return (whose[key].person for key in keys)


def _late_lines(store: Store, key: Key, seen: Iterable[str]) -> list[Op]:
    """The ops on live lines of a record that its delete had not seen, the oldest first."""
    shape = shape_of(key[0])
    if shape.child is None:
        return []
    query = f'SELECT id FROM "{shape.child.table}" WHERE "{shape.child_field}" = ? AND _deleted <> {GONE}'
    lines = [row[0] for row in store.connection.execute(query, [key[1]])]
    named, found = set(seen), []
    for ops in load_ops(store.connection, lines).values():
        if not resolve(ops).head_ids <= named:
            found += [op for op in ops if op.id not in named]
    return sorted(found, key=lambda op: op.id)
