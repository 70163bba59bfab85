"""The merge rule (format §3): the state of one record as a pure function of the ops held for it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from dxdesk.ledger.ops import DELETED, Op, rank

WITHDRAWN = "withdrawn_on"
CONSENT_UNIT = ("notice_version", "consent_on", "consent_method", "consent_by", WITHDRAWN)


@dataclass(slots=True)
class Resolved:
    """What the rule makes of one record's ops.

    `values` holds the fields with a value (empty and taken-out ones left out); `heads` the surviving ops of each
    field, greatest first; `conflicts` the fields whose heads disagree; `named` the ops its delete had seen.
    """

    values: dict[str, str] = field(default_factory=dict)
    heads: dict[str, tuple[Op, ...]] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    deleted: bool = False
    named: frozenset[str] = frozenset()

    @property
    def head_ids(self) -> frozenset[str]:
        """Every op that is a head of some field."""
        return frozenset(op.id for ops in self.heads.values() for op in ops)

    def heads_of(self, fields: Iterable[str]) -> tuple[str, ...]:
        """The ids of the heads of these fields, sorted: what a save of them replaces."""
        return tuple(sorted({op.id for name in fields for op in self.heads.get(name, ())}))

    @property
    def maybe_deleted(self) -> bool:
        """Whether some head of `_deleted` deletes, so that a save must revive."""
        return any(op.sets[DELETED] == "1" for op in self.heads.get(DELETED, ()))


def resolve(ops: Collection[Op]) -> Resolved:
    """The state of one record; `ops` are all ops held for it, each id once, in any order."""
    if len(ops) == 1:
        return _alone(next(iter(ops)))
    heads = _heads(ops)
    done = Resolved(heads=heads)
    conflicts = []
    for name, ops_of in heads.items():
        held = [op for op in ops_of if op.sets[name] is not None]
        if held and name != DELETED:
            value = _winner(held, name).sets[name]
            if value:
                done.values[name] = value
        if len({(op.sets[name] or "").strip() for op in held}) > 1:
            conflicts.append(name)
    done.named = _named(ops, heads.get(DELETED, ()))
    done.deleted = _is_deleted(heads, done.named)
    if done.maybe_deleted and not done.deleted and DELETED not in conflicts:
        conflicts.append(DELETED)
    elif done.deleted:
        conflicts = []
    done.conflicts = tuple(sorted(conflicts))
    return done


def _alone(op: Op) -> Resolved:
    values = {name: value for name, value in op.sets.items() if value and name != DELETED}
    deletes = op.sets.get(DELETED) == "1"
    named = frozenset(op.replaces) if deletes else frozenset()
    deleted = deletes and all(name == DELETED for name in op.sets)
    conflicts = (DELETED,) if deletes and not deleted else ()
    return Resolved(values, dict.fromkeys(op.sets, (op,)), conflicts, deleted, named)


def _heads(ops: Collection[Op]) -> dict[str, tuple[Op, ...]]:
    void = rings(ops)
    setters: dict[str, list[Op]] = {}
    gone: dict[str, set[str]] = {}
    for op in ops:
        for name in op.sets:
            setters.setdefault(name, []).append(op)
            if op.replaces and op.id not in void:
                gone.setdefault(name, set()).update(op.replaces)
    nothing: set[str] = set()
    return {
        name: tuple(sorted((op for op in found if op.id not in gone.get(name, nothing)),
                           key=lambda op: rank(op.id), reverse=True))
        for name, found in setters.items()
    }


def _named(ops: Collection[Op], heads: Iterable[Op]) -> frozenset[str]:
    """What the deletes among these heads had seen, their own earlier links of a chain included."""
    deletes = {op.id: op for op in ops if op.sets.get(DELETED) == "1"}
    todo = [op.id for op in heads if op.id in deletes]
    named: set[str] = set()
    while todo:
        olds = set(deletes[todo.pop()].replaces) - named
        named |= olds
        todo.extend(olds & deletes.keys())
    return frozenset(named)


def _winner(heads: list[Op], name: str) -> Op:
    """The greatest head; until someone chooses, a withdrawal beats a consent whatever the clock (format §2)."""
    if name in CONSENT_UNIT:
        return max(heads, key=lambda op: (bool(op.sets.get(WITHDRAWN)), rank(op.id)))
    return max(heads, key=lambda op: rank(op.id))


def _is_deleted(heads: dict[str, tuple[Op, ...]], named: frozenset[str]) -> bool:
    deletes = heads.get(DELETED, ())
    if not deletes or any(op.sets[DELETED] != "1" for op in deletes):
        return False
    seen = named | {op.id for op in deletes}
    return all(op.id in seen for name, ops in heads.items() if name != DELETED for op in ops)


def reopened(parent: Resolved, lines: Iterable[Resolved]) -> bool:
    """Whether a live line its delete had not seen reopens a deleted parent (format §3, parent and child)."""
    return parent.deleted and any(not line.deleted and not line.head_ids <= parent.named for line in lines)


def rings(ops: Collection[Op]) -> frozenset[str]:
    """Ops that replace each other in a ring; only forged ids can do that, and such ops replace nothing."""
    if all(old < op.id for op in ops for old in op.replaces):
        return frozenset()
    edges = {op.id: op.replaces for op in ops}
    return frozenset(start for start in edges if _reaches(start, edges))


def _reaches(start: str, edges: dict[str, tuple[str, ...]]) -> bool:
    todo, seen = list(edges[start]), set()
    while todo:
        now = todo.pop()
        if now == start:
            return True
        if now not in seen:
            seen.add(now)
            todo.extend(edges.get(now, ()))
    return False
