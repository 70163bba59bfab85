"""Undo (format §3): what must be written so that a record is as it would be without some of its ops."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.ledger.ops import DELETED, Op, rank
from dxdesk.ledger.rule import named_by, resolve

UNDO = "undo:"
"""What the `why` of an undo begins with; the name of what it undoes follows."""


@dataclass(frozen=True, slots=True)
class Restore:
    """One op to write: the values to set and the undone ops it replaces.

    `named`: a delete that comes back had seen these values, so it names this op.
    """

    sets: dict[str, str]
    replaces: tuple[str, ...]
    named: bool = True


@dataclass(frozen=True, slots=True)
class RecordUndo:
    """What undo does to one record.

    `ended`: without the undone ops the record is deleted, so a delete is written that replaces these ops and the
    restores that are `named`. `gone`: nothing is left of the record, so it is deleted if no live record refers to it.
    `left`: units that stay as they are, because their former value is erased, pruned or not held here or this program
    does not know them; ("*",) where others built on a creation.
    """

    restores: tuple[Restore, ...] = ()
    ended: tuple[str, ...] = ()
    gone: bool = False
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """The undone heads of one unit and the values it gets back, each marked whether `named`; none if unknown."""

    undone: tuple[str, ...]
    values: tuple[tuple[dict[str, str], bool], ...]


def undo_record(ops: Collection[Op], undone: Collection[str]) -> RecordUndo:
    """Plan the undo of the ops `undone` among all `ops` held for one record."""
    now = resolve(ops)
    kind = next(iter(ops)).kind
    void = already_undone([op for op in ops if op.id not in undone])
    if kind in KINDS and all(op.id in undone or op.id in void for op in ops):
        return RecordUndo(gone=not now.deleted)
    created = _created(ops, undone)
    delete = _undo_delete(ops, undone)
    units: list[_Unit] = []
    left: list[str] = []
    for names in _units(kind, now.heads):
        unit = _undo_unit(ops, undone, names, delete.names)
        if unit is None:
            continue
        if not unit.values or not _known(kind, names):
            left.append(names[0])
        elif created and unit.values == ((_cleared(names), True),):
            left.append("*")
        else:
            units.append(unit)
    if delete.unknown or (delete.changes and kind not in KINDS):
        left.append(DELETED)
        delete = _Delete()
    restores = _pack(units)
    needed = delete.changes or any(restore.named for restore in restores)
    return RecordUndo((*restores, *delete.keeps), delete.names if needed else (), left=tuple(sorted(set(left))))


def _created(ops: Collection[Op], undone: Collection[str]) -> bool:
    """Whether the creation is among the undone ops: the first op, or one that gave what a record cannot be without.

    The first alone would not do: another laptop's clock may have been behind.
    """
    first = min(ops, key=lambda op: rank(op.id))
    kind = KINDS.get(first.kind)
    needed = {field.name for field in kind.fields if field.required} if kind else set()
    return any(op.id in undone and not op.replaces and (op is first or needed & op.sets.keys()) for op in ops)


def _known(kind: str, names: tuple[str, ...]) -> bool:
    """Whether this program may set the fields: it never sets what a newer one brought (format §5)."""
    return kind in KINDS and all(KINDS[kind].field(name) is not None for name in names)


def stands(name: str, undos: Mapping[str, Collection[str]], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a save stands: no undo of it does. `undos` holds the saves that undo, by what they undo."""
    return name in seen or not any(stands(save, undos, seen | {name}) for save in undos.get(name, ()))


def already_undone(ops: Collection[Op]) -> frozenset[str]:
    """The ops of one record that an undo still in force has taken back, and those undos themselves."""
    undos: dict[str, set[str]] = {}
    for op in ops:
        if op.why.startswith(UNDO):
            undos.setdefault(op.why.removeprefix(UNDO), set()).add(op.save_id)
    taken = {name for name in undos if not stands(name, undos)}
    return frozenset(
        op.id for op in ops
        if op.save_id in taken or op.why in taken or (op.why.removeprefix(UNDO) in taken and op.why.startswith(UNDO))
    )


def _units(kind: str, heads: dict[str, tuple[Op, ...]]) -> list[tuple[str, ...]]:
    return sorted({tuple(name for name in unit_fields(kind, field) if name in heads)
                   for field in heads if field != DELETED})


def _cleared(names: tuple[str, ...]) -> dict[str, str]:
    return dict.fromkeys(names, "")


def _undo_unit(
    ops: Collection[Op], undone: Collection[str], names: tuple[str, ...], deleted: tuple[str, ...]
) -> _Unit | None:
    """The values of one unit without the undone ops; None where nothing changes, no values where they are not held."""
    turn = _Turn.of(ops, undone, names)
    if not turn.ended or turn.values(turn.heads, names) == turn.values(turn.before, names):
        return None
    held = {op.id for op in ops}
    if any(key not in held for key in turn.handed_on(turn.ended)):
        return _Unit(turn.ended, ())
    sources = turn.sources()
    if any(turn.setters[key].sets.get(name, "") is None for key in sources for name in names):
        return _Unit(turn.ended, ())
    values: dict[tuple[str, ...], bool] = {}
    for key in sources:
        value = tuple(turn.setters[key].sets.get(name) or "" for name in names)
        values[value] = values.get(value, True) and (not deleted or key in deleted)
    found = tuple((dict(zip(names, value, strict=True)), named) for value, named in values.items())
    return _Unit(turn.ended, found or ((_cleared(names), True),))


@dataclass(frozen=True, slots=True)
class _Delete:
    """What becomes of `_deleted`.

    `keeps`: the op that keeps the record, where one comes back; `names`: what a delete must replace where the record is
    deleted without the undone ops; `changes`: whether that differs from now; `unknown`: a delete that an undone revival
    had replaced is not held here, so that nobody knows how far it had seen.
    """

    keeps: tuple[Restore, ...] = ()
    names: tuple[str, ...] = ()
    changes: bool = False
    unknown: bool = False


def _undo_delete(ops: Collection[Op], undone: Collection[str]) -> _Delete:
    turn = _Turn.of(ops, undone, (DELETED,))
    by_id = {op.id: op for op in ops}
    revivals = [op for key, op in turn.setters.items() if key in undone and op.sets[DELETED] != "1"]
    if turn.ended and any(old not in by_id for op in revivals for old in op.replaces):
        return _Delete(unknown=True)
    changes = bool(turn.ended) and turn.meaning(turn.heads) != turn.meaning(turn.before)
    sources = turn.sources() if changes else sorted(turn.before)
    deletes = [key for key in sources if turn.deletes(key)]
    keeps = changes and len(deletes) < max(1, len(sources))
    restores = (Restore({DELETED: ""}, turn.ended, named=False),) if keeps else ()
    if not deletes or (len(deletes) < len(sources) and not changes):
        return _Delete(restores, changes=changes)
    seen = turn.seen(turn.before)
    ended = turn.ended if changes else ()
    return _Delete(restores, tuple(sorted({*ended, *seen, *_handed_on(tuple(seen), by_id, undone)})), changes)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One unit before and after: its setters, the heads it has, the undone ones among them, the heads without these."""

    setters: dict[str, Op]
    undone: Collection[str]
    heads: frozenset[str]
    ended: tuple[str, ...]
    before: frozenset[str]

    @classmethod
    def of(cls, ops: Collection[Op], undone: Collection[str], names: tuple[str, ...]) -> "_Turn":
        setters = {op.id: op for op in ops if any(name in op.sets for name in names)}
        heads = _unit_heads(setters, {key: op.replaces for key, op in setters.items()})
        kept = {key: op for key, op in setters.items() if key not in undone}
        before = _unit_heads(kept, {key: _handed_on(op.replaces, setters, undone) for key, op in kept.items()})
        return cls(setters, undone, heads, tuple(sorted(key for key in heads if key in undone)), before)

    def handed_on(self, olds: tuple[str, ...]) -> tuple[str, ...]:
        return _handed_on(olds, self.setters, self.undone)

    def sources(self) -> list[str]:
        """The heads that come back, or the greatest of others' heads that remain: something must end the undone."""
        missing = self.before - self.heads
        return sorted(missing, key=rank, reverse=True) or sorted(self.before, key=rank, reverse=True)[:1]

    def values(self, keys: Collection[str], names: tuple[str, ...]) -> set[tuple]:
        return {tuple(self.setters[key].sets.get(name) for name in names) for key in keys}

    def deletes(self, key: str) -> bool:
        return self.setters[key].sets[DELETED] == "1"

    def seen(self, keys: Collection[str]) -> frozenset[str]:
        """What the deletes among these ops had seen."""
        return named_by(keys, self.setters.values())

    def meaning(self, keys: Collection[str]) -> tuple[bool, bool, frozenset[str]]:
        """What heads of `_deleted` say: whether one deletes, one or nothing keeps, and what the deletes had seen."""
        keeps = not keys or any(not self.deletes(key) for key in keys)
        return any(map(self.deletes, keys)), keeps, self.seen(keys) - frozenset(self.undone)


def _unit_heads(setters: dict[str, Op], replaces: dict[str, tuple[str, ...]]) -> frozenset[str]:
    gone = {old for olds in replaces.values() for old in olds}
    return frozenset(key for key in setters if key not in gone)


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


def _pack(units: list[_Unit]) -> tuple[Restore, ...]:
    """As few ops as hold one value of each unit: the first op the first values, the second the second ones."""
    restores = []
    for named in (True, False):
        rows = [[(value, unit.undone) for value, is_named in unit.values if is_named is named] for unit in units]
        for turn in range(max(map(len, rows), default=0)):
            here = [row[turn] for row in rows if len(row) > turn]
            sets = {name: text for value, _ in here for name, text in value.items()}
            restores.append(Restore(sets, tuple(sorted({key for _, undone in here for key in undone})), named))
    return tuple(restores)
