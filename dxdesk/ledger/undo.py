"""Undo (format §3): what must be written so that a record is as it would be without some of its ops."""

from collections.abc import Collection
from dataclasses import dataclass

from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.ledger.ops import DELETED, Op, rank
from dxdesk.ledger.rule import Resolved, named_by, resolve
from dxdesk.ledger.standing import UNDO, already_undone


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
    does not know them; ("*",) where others built on a creation. `since`: units the undone ops had set that somebody
    changed since, so that they stay too.
    """

    restores: tuple[Restore, ...] = ()
    ended: tuple[str, ...] = ()
    gone: bool = False
    left: tuple[str, ...] = ()
    since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """The undone heads of one unit and the values it gets back, each marked whether `named`; none if unknown."""

    undone: tuple[str, ...]
    values: tuple[tuple[dict[str, str], bool], ...]


def undo_record(ops: Collection[Op], undone: Collection[str]) -> RecordUndo:
    """Plan the undo of the ops `undone` among all `ops` held for one record."""
    now = resolve(ops)
    kind = next(iter(ops)).kind
    delete = _undo_delete(ops, undone)
    if kind in KINDS and not delete.names and _nothing_left(ops, undone):
        return RecordUndo(gone=not now.deleted)
    created = _created(ops, undone)
    units: list[_Unit] = []
    left: list[str] = []
    for names in _units(kind, now.heads):
        unit = _undo_unit(ops, undone, names, delete)
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
    return RecordUndo((*restores, *delete.keeps), delete.names if needed else (), left=tuple(sorted(set(left))),
                      since=_changed_since(ops, undone, now, created))


def undone_with(ops: Collection[Op], names: Collection[str], undone: Collection[str]) -> set[str]:
    """Of one record the ops `undone` with their undos and redos; `names` is what else an undo may call them."""
    found = set(undone)
    called = {*names, *(op.save_id for op in ops if op.id in found)}
    while more := {op.id for op in ops if op.id not in found and op.why.startswith(UNDO)
                   and op.why.removeprefix(UNDO) in called}:
        found |= more
        called |= {op.save_id for op in ops if op.id in more}
    return found


def _changed_since(ops: Collection[Op], undone: Collection[str], now: Resolved, created: bool) -> tuple[str, ...]:
    """The units the undone ops had set none of whose heads they are; a delete that came since concerns them all."""
    kind = next(iter(ops)).kind
    heads = now.heads
    units = {unit_fields(kind, name)[0]: unit_fields(kind, name)
             for op in ops if op.id in undone and not op.why.startswith(UNDO) for name in op.sets}
    if now.deleted and not created:
        units = {DELETED: (DELETED,)}
    return tuple(sorted(unit for unit, names in units.items() if not any(
        op.id in undone for name in names for op in heads.get(name, ()))))


def _nothing_left(ops: Collection[Op], undone: Collection[str]) -> bool:
    """Whether a creation is undone, all other ops are or were undone too, and none they replaced is missing here."""
    if not any(op.id in undone and not op.replaces for op in ops):
        return False
    void = already_undone([op for op in ops if op.id not in undone])
    held = {op.id for op in ops}
    lines = any(kind.parent == next(iter(ops)).kind for kind in KINDS.values())  # a delete names ops of lines too
    whole = all(old in held for op in ops if not (lines and op.sets.get(DELETED) == "1") for old in op.replaces)
    return whole and all(op.id in undone or op.id in void for op in ops)


def _created(ops: Collection[Op], undone: Collection[str]) -> bool:
    """Whether the creation is among the undone ops: the first op, or one that gave what a record cannot be without.

    The first alone would not do: another laptop's clock may have been behind.
    """
    first = min(ops, key=lambda op: (op.why.startswith(UNDO), *rank(op.id)))
    kind = KINDS.get(first.kind)
    needed = {field.name for field in kind.fields if field.required} if kind else set()
    return any(op.id in undone and not op.replaces and (op is first or needed & op.sets.keys()) for op in ops)


def _known(kind: str, names: tuple[str, ...]) -> bool:
    """Whether this program may set the fields: it never sets what a newer one brought (format §5)."""
    return kind in KINDS and all(KINDS[kind].field(name) is not None for name in names)


def _units(kind: str, heads: dict[str, tuple[Op, ...]]) -> list[tuple[str, ...]]:
    return sorted({tuple(name for name in unit_fields(kind, field) if name in heads)
                   for field in heads if field != DELETED})


def _cleared(names: tuple[str, ...]) -> dict[str, str]:
    return dict.fromkeys(names, "")


def _undo_unit(
    ops: Collection[Op], undone: Collection[str], names: tuple[str, ...], delete: "_Delete"
) -> _Unit | None:
    """The values of one unit without the undone ops; None where nothing changes, no values where they are not held.

    Where a delete comes back it ends the undone ops, so that equal values need copies too: it may not have seen theirs.
    """
    turn = _Turn.of(ops, undone, names)
    comes_back = delete.changes and bool(delete.names)
    equal = turn.values(turn.heads, names) == turn.values(turn.before, names)
    if not turn.ended or (equal and not comes_back):
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
        values[value] = values.get(value, True) and (not delete.names or key in delete.names)
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
    changes = bool(turn.ended) and turn.meaning(turn.heads, by_id) != turn.meaning(turn.before, by_id)
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
        """The values these heads say; no head at all says the same as a cleared one."""
        return {tuple(self.setters[key].sets.get(name) for name in names) for key in keys} or {("",) * len(names)}

    def deletes(self, key: str) -> bool:
        return self.setters[key].sets[DELETED] == "1"

    def seen(self, keys: Collection[str]) -> frozenset[str]:
        """What the deletes among these ops had seen."""
        return named_by(keys, self.setters.values())

    def meaning(self, keys: Collection[str], by_id: dict[str, Op]) -> tuple[bool, bool, set[str]]:
        """What heads of `_deleted` say: whether one deletes, one or nothing keeps, and what the deletes had seen."""
        keeps = not keys or any(not self.deletes(key) for key in keys)
        kept = self.seen([key for key in keys if key not in self.undone])
        ended = self.seen([key for key in keys if key in self.undone]) - frozenset(self.undone)
        return any(map(self.deletes, keys)), keeps, {*_handed_on(tuple(kept), by_id, self.undone), *ended}


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
    """As few ops as hold one value of each unit; the greatest values come last, so that they win again."""
    restores = []
    for turn in reversed(range(max((len(unit.values) for unit in units), default=0))):
        for named in (True, False):
            here = [(unit, unit.values[turn][0]) for unit in units
                    if len(unit.values) > turn and unit.values[turn][1] is named]
            if here:
                sets = {name: text for _, value in here for name, text in value.items()}
                undone = {key for unit, _ in here for key in unit.undone}
                restores.append(Restore(sets, tuple(sorted(undone)), named))
    return tuple(restores)
