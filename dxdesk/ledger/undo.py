"""Undo (format §3): what must be written so that a record is as it would be without some of its ops."""

from collections.abc import Collection
from dataclasses import dataclass

from dxdesk.domain.records import unit_fields
from dxdesk.ledger.ops import DELETED, Op, rank
from dxdesk.ledger.rule import resolve

UNDO = "undo:"
"""What the `why` of an undo begins with; the name of what it undoes follows."""


@dataclass(frozen=True, slots=True)
class Restore:
    """One op to write: the values to set and the undone ops it replaces."""

    sets: dict[str, str]
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordUndo:
    """What undo does to one record.

    `gone`: nothing is left of it, so it is deleted if no live record refers to it. `left`: units whose former value is
    erased, pruned or not held here and which therefore stay as they are; ("*",) where others built on a creation.
    """

    restores: tuple[Restore, ...] = ()
    gone: bool = False
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    undone: tuple[str, ...]
    values: tuple[dict[str, str], ...]
    seen: frozenset[str] = frozenset()


def undo_record(ops: Collection[Op], undone: Collection[str]) -> RecordUndo:
    """Plan the undo of the ops `undone` among all `ops` held for one record."""
    now = resolve(ops)
    void = already_undone(ops)
    if all(op.id in undone or op.id in void for op in ops):
        return RecordUndo(gone=not now.deleted)
    first = min(ops, key=lambda op: rank(op.id))
    created = first.id in undone and not first.replaces
    units: list[_Unit] = []
    left: list[str] = []
    for names in _units(first.kind, now.heads):
        unit = _undo_unit(ops, undone, names)
        if unit is None:
            continue
        if unit.values and not (created and names != (DELETED,) and unit.values == (_cleared(names),)):
            units.append(unit)
        else:
            left.append("*" if created and unit.values else names[0])
    return RecordUndo(_pack(units), left=tuple(sorted(set(left))))


def already_undone(ops: Collection[Op]) -> frozenset[str]:
    """The ops of one record that an undo still in force has taken back, and those undos themselves."""
    undos: dict[str, set[str]] = {}
    for op in ops:
        if op.why.startswith(UNDO):
            undos.setdefault(op.why.removeprefix(UNDO), set()).add(op.save_id)

    def standing(name: str, seen: frozenset[str]) -> bool:
        """Whether the save stands: no undo of it does."""
        return name in seen or not any(standing(save, seen | {name}) for save in undos.get(name, ()))

    taken = {name for name in undos if not standing(name, frozenset())}
    return frozenset(
        op.id for op in ops
        if op.save_id in taken or op.why in taken or (op.why.removeprefix(UNDO) in taken and op.why.startswith(UNDO))
    )


def _units(kind: str, heads: dict[str, tuple[Op, ...]]) -> list[tuple[str, ...]]:
    units = {tuple(name for name in unit_fields(kind, field) if name in heads) for field in heads}
    return sorted(units)


def _cleared(names: tuple[str, ...]) -> dict[str, str]:
    return dict.fromkeys(names, "")


def _undo_unit(ops: Collection[Op], undone: Collection[str], names: tuple[str, ...]) -> _Unit | None:
    """The values of one unit without the undone ops; None where nothing changes, no values where they are not held."""
    setters = {op.id: op for op in ops if any(name in op.sets for name in names)}
    heads = _unit_heads(setters, {key: op.replaces for key, op in setters.items()})
    ended = tuple(sorted(key for key in heads if key in undone))
    if not ended:
        return None
    kept = {key: op for key, op in setters.items() if key not in undone}
    before = _unit_heads(kept, {key: _handed_on(op.replaces, setters, undone) for key, op in kept.items()})
    if _meaning(heads, names, setters, undone) == _meaning(before, names, setters, undone):
        return None
    missing = [key for key in _handed_on(ended, setters, undone) if key not in kept]
    sources = sorted(before - heads, key=rank, reverse=True) or sorted(before, key=rank, reverse=True)[:1]
    if missing and not sources and not _known_elsewhere(missing, ops):
        return _Unit(ended, ())
    if any(kept[key].sets.get(name, "") is None for key in sources for name in names):
        return _Unit(ended, ())
    values = _differing([{name: kept[key].sets.get(name) or "" for name in names} for key in sources])
    seen = frozenset(old for key in sources for old in kept[key].replaces) if names == (DELETED,) else frozenset()
    return _Unit(ended, values or (_cleared(names),), seen)


def _unit_heads(setters: dict[str, Op], replaces: dict[str, tuple[str, ...]]) -> set[str]:
    gone = {old for olds in replaces.values() for old in olds}
    return {key for key in setters if key not in gone}


def _handed_on(olds: tuple[str, ...], setters: dict[str, Op], undone: Collection[str]) -> tuple[str, ...]:
    """The ops replaced, where an undone one stands for what it had replaced itself."""
    todo, found, seen = list(olds), [], set()
    while todo:
        key = todo.pop()
        if key in seen:
            continue
        seen.add(key)
        if key in undone:
            todo.extend(setters[key].replaces if key in setters else ())
        else:
            found.append(key)
    return tuple(sorted(found))


def _known_elsewhere(missing: list[str], ops: Collection[Op]) -> bool:
    """Whether all these ops are held but set other units only."""
    held = {op.id for op in ops}
    return all(key in held for key in missing)


def _meaning(heads: set[str], names: tuple[str, ...], setters: dict[str, Op], undone: Collection[str]) -> tuple:
    """What these heads say: their values, and for deletes what they had seen."""
    values = {tuple(setters[key].sets.get(name) for name in names) for key in heads}
    seen = {old for key in heads if setters[key].sets.get(DELETED) == "1" for old in setters[key].replaces}
    return values, seen - set(undone)


def _differing(values: list[dict[str, str]]) -> tuple[dict[str, str], ...]:
    unique: list[dict[str, str]] = []
    for value in values:
        if value not in unique:
            unique.append(value)
    return tuple(unique)


def _pack(units: list[_Unit]) -> tuple[Restore, ...]:
    """As few ops as hold one value of each unit: the first op the first values, the second the second ones.

    A restored delete stands in every one of them, so that no copy beside it looks like an edit it had not seen.
    """
    restores = []
    for turn in range(max((len(unit.values) for unit in units), default=0)):
        here = [unit for unit in units if len(unit.values) > turn or DELETED in unit.values[0]]
        sets = {name: value for unit in here for name, value in unit.values[min(turn, len(unit.values) - 1)].items()}
        replaces = {key for unit in here for key in (*unit.undone, *unit.seen)}
        restores.append(Restore(sets, tuple(sorted(replaces))))
    return tuple(restores)
