"""Every value one field of a record ever had, and whether its writer had seen the others (look §8, conflict card)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.records import unit_fields
from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.standing import UNDO
from dxdesk.store.conflict_about import People
from dxdesk.store.database import Store
from dxdesk.store.op_rows import load_ops

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One op on the unit. Of a record deleted and changed, every op on it: `touched` are the units it set.

    `saw` is what it replaced knowingly, `missed` an earlier value its writer had not seen; both None for the first.
    """

    op: str
    on: datetime
    by: str
    laptop: str
    why: str
    action: str
    values: Values
    touched: tuple[str, ...] = ()
    saw: Values | None = None
    missed: Values | None = None


def unit_history(store: Store, kind: str, record: str, unit: str) -> list[UnitChange]:
    """The changes of one unit, the newest first; empty where the record is not held."""
    held = load_ops(store.connection, [record]).get((kind, record), [])
    names = unit_fields(kind, unit)
    ops = sorted((op for op in held if unit == DELETED or any(name in op.sets for name in names)),
                 key=lambda op: op.id)
    by_id, people = {op.id: op for op in ops}, People(store)
    known: dict[str, set[str]] = {}
    for op in ops:
        known[op.id] = _before(op, by_id, known)
    told = [_change(op, ops, known, names, people) for op in ops]
    return told[::-1]


def _before(op: Op, by_id: Mapping[str, Op], known: Mapping[str, set[str]]) -> set[str]:
    """Every op on the unit that an op stands upon, also where a clock that went wrong gave it the lesser id."""
    found: set[str] = set()
    todo = [old for old in op.replaces if old in by_id]
    while todo:
        old = todo.pop()
        if old not in found and old != op.id:
            found.add(old)
            todo += known[old] if old in known else [one for one in by_id[old].replaces if one in by_id]
    return found


def _change(
    op: Op, ops: list[Op], known: Mapping[str, set[str]], names: tuple[str, ...], people: People,
) -> UnitChange:
    missed = [old for old in ops if old.id < op.id and old.id not in known[op.id] and op.id not in known[old.id]]
    saw = [old for old in ops if old.id in op.replaces]
    touched = tuple(dict.fromkeys(unit_fields(op.kind, name)[0] for name in op.sets if name != DELETED))
    return UnitChange(
        op.id, op_time(op.id), people.member(op.by), people.laptop(op.writer),
        "hoàn tác" if op.why.startswith(UNDO) else op.why, op.action, _values(op, names), touched,
        _values(saw[-1], names) if saw else None, _values(missed[-1], names) if missed else None)


def _values(op: Op, names: tuple[str, ...]) -> Values:
    return {name: op.sets[name] or "" for name in names if name in op.sets}
