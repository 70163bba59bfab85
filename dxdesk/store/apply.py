"""The one door for writing: ops in, state, search rows and conflicts out, in the caller's transaction (format §6).

A save of one op and a merge of twenty thousand take the same way: ops already held are dropped, records never seen are
inserted straight from their only op, all others are computed again from their whole op set.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from dxdesk.ledger.erasure import ERASE, one_content
from dxdesk.ledger.ops import DELETED, Op, fuller
from dxdesk.ledger.rule import Resolved, reopened, resolve
from dxdesk.store.conflict_rows import write_conflicts
from dxdesk.store.driver import Connection
from dxdesk.store.erased import Door, anybody_erased, erased_people, open_door, refresh
from dxdesk.store.op_rows import Key, insert_ops, known_records, load_ops, replace_op
from dxdesk.store.search_rows import add_person_rows, move_person_rows
from dxdesk.store.shapes import ALIVE, BY_LINE, ERASED, GONE, OTHER, PERSON, REOPENED, Shape, shape_of


@dataclass(slots=True)
class Applied:
    """What ops did: how many were new, records made, changed and deleted, conflicts opened.

    `flagged` counts ids held with other content.
    """

    ops: int = 0
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    flagged: int = 0
    deleted: int = 0

    def add(self, more: "Applied") -> None:
        """Count what further ops did too."""
        for part in fields(more):
            setattr(self, part.name, getattr(self, part.name) + getattr(more, part.name))


def apply_ops(
    connection: Connection, ops: Sequence[Op], at: str, *, mine: bool, segment: int | None = None,
    held: Mapping[Key, list[Op]] | None = None,
) -> Applied:
    """Take ops into the ledger and bring everything derived from them up to date.

    `at` is the UTC time kept on new conflicts, `segment` the local number of the segment they came in. The caller holds
    the transaction; where it has just read every op held for the records of `ops`, `held` spares reading them again.
    """
    done = Applied()
    door = open_door(connection, ops, at, segment) if anybody_erased(connection) else Door(ops)
    held = None if door.again else held
    groups = _grouped(door.ops, done)
    known = {record for _, record in held or ()}
    if held is None:
        known = known_records(connection, [record for _, record in groups])
    fresh: list[Op] = []
    later: dict[Key, list[Op]] = {}
    for key, found in groups.items():
        if len(found) == 1 and key[1] not in known and DELETED not in found[0].sets and key not in door.erased:
            fresh.append(found[0])
        else:
            later[key] = found
    _insert_fresh(connection, fresh, done)
    before = load_ops(connection, [record for _, record in later]) if held is None else held
    unheld, after = _merge_known(connection, later, before, done)
    new = [*fresh, *unheld]
    insert_ops(connection, new, mine, segment)
    recompute(connection, [*later, *door.again, *_parents_of_fresh(connection, fresh)], at, done, after)
    if any(op.action == ERASE for op in new):
        settle_erased(connection, at, done)
    done.ops += len(new)
    return done


def settle_erased(connection: Connection, at: str, done: Applied | None = None, *, whole: bool = False) -> None:
    """Take whoever is erased now out of all that is held, and show again who is no more; the caller's transaction.

    To be called where erase ops came or went, or it changed who is an officer; `whole` where other ops went as well.
    """
    recompute(connection, refresh(connection, at, whole=whole), at, done)


def recompute(
    connection: Connection, keys: Iterable[Key], at: str, done: Applied | None = None,
    held: Mapping[Key, list[Op]] | None = None,
) -> None:
    """Compute these records again from all ops held for them, and the deleted parents of lines among them.

    Lines come before their parents: whether a parent stays deleted follows from what its lines have become. `held` are
    the ops of records that need not be read.
    """
    done, held = done or Applied(), held or {}
    wanted: dict[str, dict[str, None]] = {}
    for kind, record in keys:
        wanted.setdefault(kind, {})[record] = None
    for kind in [kind for kind in wanted if shape_of(kind).parent]:
        shape = shape_of(kind)
        named = _recompute_kind(connection, shape, list(wanted[kind]), at, done, held)
        wanted.setdefault(shape.parent or "", {}).update(dict.fromkeys(_with_delete(connection, shape, named)))
    for kind in [kind for kind in wanted if not shape_of(kind).parent]:
        _recompute_kind(connection, shape_of(kind), list(wanted[kind]), at, done, held)


def _recompute_kind(
    connection: Connection, shape: Shape, ids: list[str], at: str, done: Applied, held: Mapping[Key, list[Op]]
) -> set[str]:
    """Compute these records of one kind again; answers the parents their rows named before or name now."""
    loaded = load_ops(connection, [record for record in ids if (shape.kind, record) not in held])
    before = _rows(connection, shape, ids)
    erased = erased_people(connection, ids) if shape.kind == PERSON and anybody_erased(connection) else ()
    parents: set[str] = set()
    for record in ids:
        key = (shape.kind, record)
        ops, old = held[key] if key in held else loaded[key], before.get(record)
        resolved = resolve(ops)
        mark = _mark(connection, shape, record, resolved)
        if record in erased:
            resolved.conflicts, mark = (), mark if mark == GONE else ERASED
        _write_row(connection, shape, record, resolved, mark, old, done)
        reopens = mark in (REOPENED, BY_LINE)
        done.conflicts += write_conflicts(
            connection, shape.kind, record, resolved, reopens, {op.id for op in ops}, at, old)
        if shape.parent:
            parents |= {resolved.values.get(shape.parent_field, ""), (old or {}).get(shape.parent_field) or ""}
    return parents


def _grouped(ops: Sequence[Op], done: Applied) -> dict[Key, list[Op]]:
    groups: dict[Key, list[Op]] = {}
    for op in ops:
        groups.setdefault((op.kind, op.record), []).append(op)
    for key, found in groups.items():
        if len(found) > 1:
            groups[key] = list(_unique(found, done).values())
    return groups


def _unique(ops: Iterable[Op], done: Applied) -> dict[str, Op]:
    unique: dict[str, Op] = {}
    for op in ops:
        old = unique.get(op.id)
        if old is not None and old != op:
            done.flagged += not one_content(old, op)
            unique[op.id] = fuller(old, op)
        else:
            unique[op.id] = op
    return unique


def _merge_known(
    connection: Connection, later: dict[Key, list[Op]], held: Mapping[Key, list[Op]], done: Applied
) -> tuple[list[Op], dict[Key, list[Op]]]:
    """The ops of known records that are new here, and every op of those records now.

    An id held with other content keeps the fuller of the two; a record that stays as it was leaves `later`.
    """
    new: list[Op] = []
    after: dict[Key, list[Op]] = {}
    for key, found in list(later.items()):
        mine = {op.id: op for op in held.get(key, ())}
        unheld = [op for op in found if op.id not in mine]
        fuller_ones = [op for op in found if op.id in mine and _take_fuller(connection, mine[op.id], op, done)]
        if not unheld and not fuller_ones:
            del later[key]
        new += unheld
        after[key] = list({**mine, **{op.id: op for op in (*unheld, *fuller_ones)}}.values())
    return new, after


def _take_fuller(connection: Connection, held: Op, op: Op, done: Applied) -> bool:
    """Of two contents under one id keep the fuller; whether what is held changed.

    A copy that lost values, or still has those lost here, is no second content.
    """
    if held == op:
        return False
    done.flagged += not one_content(held, op)
    if fuller(held, op) == held:
        return False
    replace_op(connection, op)
    return True


def _insert_fresh(connection: Connection, ops: list[Op], done: Applied) -> None:
    by_kind: dict[str, list[Op]] = {}
    for op in ops:
        by_kind.setdefault(op.kind, []).append(op)
    for kind, found in by_kind.items():
        shape = shape_of(kind)
        connection.executemany(shape.insert, [shape.row(None, op.record, op.sets, ALIVE, 0) for op in found])
        if kind == PERSON:
            start = _last_n(connection, shape) - len(found) + 1
            add_person_rows(connection, ((start + k, op.sets) for k, op in enumerate(found)))
    done.new += len(ops)


def _last_n(connection: Connection, shape: Shape) -> int:
    return connection.execute(f'SELECT max(n) FROM "{shape.table}"').fetchone()[0]


def _rows(connection: Connection, shape: Shape, ids: list[str]) -> dict[str, dict]:
    """The rows these records have now, by id, as column dictionaries."""
    one = len(ids) == 1  # a save at the desk asks for one record
    wanted = "= ?" if one else "IN (SELECT value FROM json_each(?))"
    query, values = f'SELECT * FROM "{shape.table}" WHERE id {wanted}', ids[:] if one else [json.dumps(ids)]
    if shape.table == OTHER:
        query += " AND kind = ?"
        values.append(shape.kind)
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    return {row["id"]: row for row in (dict(zip(names, found, strict=True)) for found in cursor)}


def _write_row(
    connection: Connection, shape: Shape, record: str, resolved: Resolved, mark: int, old: dict | None, done: Applied
) -> None:
    row = shape.row(old["n"] if old else None, record, resolved.values, mark, len(resolved.conflicts))
    if old:
        n = old["n"]
        _update(connection, shape, row, old)
        done.changed += 1
        done.deleted += mark == GONE != old["_deleted"]
    else:
        n = connection.execute(shape.insert, row).lastrowid or 0
        done.new += 1
    if shape.kind == PERSON:
        before = old if old and old["_deleted"] not in (GONE, ERASED) else {}
        move_person_rows(connection, n, before, resolved.values if mark not in (GONE, ERASED) else {})


def _update(connection: Connection, shape: Shape, row: tuple, old: dict) -> None:
    """Write the columns that differ, so that indexes of the others stay untouched."""
    new = {name: value for name, value in zip(shape.columns, row, strict=True) if value != old[name]}
    if new:
        places = ", ".join(f'"{name}" = ?' for name in new)
        connection.execute(f'UPDATE "{shape.table}" SET {places} WHERE n = ?', [*new.values(), old["n"]])


def _mark(connection: Connection, shape: Shape, record: str, resolved: Resolved) -> int:
    if not resolved.deleted:
        return REOPENED if resolved.maybe_deleted else ALIVE
    if shape.child is None:
        return GONE
    ids = [row[0] for row in connection.execute(
        f'SELECT id FROM "{shape.child.table}" WHERE "{shape.child_field}" = ? AND _deleted <> ?', [record, GONE])]
    if not ids:
        return GONE
    held = load_ops(connection, ids)
    lines = [resolve(held[(shape.child.kind, line)]) for line in ids]
    return BY_LINE if reopened(resolved, lines) else GONE


def _parents_of_fresh(connection: Connection, fresh: list[Op]) -> list[Key]:
    """Parents with a delete among their heads that these new lines may reopen."""
    found: list[Key] = []
    for kind in dict.fromkeys(op.kind for op in fresh):
        shape = shape_of(kind)
        if shape.parent is not None:
            named = {op.sets.get(shape.parent_field) or "" for op in fresh if op.kind == kind}
            named -= {op.record for op in fresh if op.kind == shape.parent}
            found += [(shape.parent, record) for record in _with_delete(connection, shape, named)]
    return found


def _with_delete(connection: Connection, shape: Shape, parents: set[str]) -> list[str]:
    """Those of the parents that have a delete among their heads."""
    parents = parents - {""}
    if not parents:
        return []
    query = f'SELECT id FROM "{shape.parent}" WHERE _deleted <> 0 AND id IN (SELECT value FROM json_each(?))'
    return [row[0] for row in connection.execute(query, [json.dumps(sorted(parents))])]
