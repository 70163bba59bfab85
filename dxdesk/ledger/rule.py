"""The merge rule (format §3): the state of one record as a pure function of the ops held for it."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from dxdesk.ledger.ops import DELETED, Op, rank
from dxdesk.ledger.rings import rings

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
    void = rings(ops)
    heads = _heads(ops, void)
    done = Resolved(heads=heads)
    conflicts = []
    for name, ops_of in heads.items():
        held = [op for op in ops_of if op.sets[name] is not None]
        if not held or name == DELETED:
            continue
        value = _winner(held, name).sets[name]
        if value:
            done.values[name] = value
        if len(held) > 1 and len({_compared(op.sets[name]) for op in held}) > 1:
            conflicts.append(name)
    done.named = named_by((op.id for op in heads.get(DELETED, ())), [op for op in ops if op.id not in void])
    done.deleted = _is_deleted(heads, done.named)
    if done.deleted:
        conflicts = []
    elif done.maybe_deleted:
        conflicts.append(DELETED)
    done.conflicts = tuple(sorted(conflicts))
    return done


def _alone(op: Op) -> Resolved:
    values = {name: value for name, value in op.sets.items() if value and name != DELETED}
    deletes = op.sets.get(DELETED) == "1"
    named = frozenset(op.replaces) if deletes and op.id not in op.replaces else frozenset()
    return Resolved(values, dict.fromkeys(op.sets, (op,)), (), deletes, named)


def _compared(value: str | None) -> str:
    """How values are told apart: composition and spaces around do not count (format §3)."""
    return unicodedata.normalize("NFC", value or "").strip()


def _heads(ops: Collection[Op], void: frozenset[str]) -> dict[str, tuple[Op, ...]]:
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


def named_by(keys: Iterable[str], ops: Iterable[Op]) -> frozenset[str]:
    """What the deletes among `keys` had seen: all they replace, also by earlier links of their chain (format §2)."""
    deletes = {op.id: op for op in ops if op.sets.get(DELETED) == "1"}
    todo = [key for key in keys if key in deletes]
    named: set[str] = set()
    while todo:
        delete = deletes[todo.pop()]
        todo += [old for old in delete.replaces
                 if old in deletes and old not in named and deletes[old].save_id == delete.save_id]
        named.update(delete.replaces)
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
