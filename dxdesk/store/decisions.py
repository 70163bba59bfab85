"""Decisions: every choice made on any laptop, with its author and reason, and choosing once more (format §3)."""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from dxdesk.domain.conflict_sentence import Choice
from dxdesk.domain.conflict_words import About
from dxdesk.domain.records import unit_fields
from dxdesk.domain.values import KnownCodes
from dxdesk.errors import InputError
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.rule import Resolved, resolve
from dxdesk.store.conflict_about import People, abouts
from dxdesk.store.conflict_rows import conflict_id
from dxdesk.store.conflict_sides import Candidate, candidate, unit_candidates
from dxdesk.store.conflicts import decide, pick, unchanged
from dxdesk.store.database import Store
from dxdesk.store.erased import erased_people
from dxdesk.store.op_rows import COLUMNS, Key, load_ops, read_op
from dxdesk.store.other_value import other_value
from dxdesk.store.saving import Saved
from dxdesk.store.shapes import GONE, shape_of

RECENT = 30
"""Days a decision is offered for choosing once more."""

State = Literal["stands", "changed", "open", "deleted"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The last choice made on one unit of a record; `id` is that of the conflict it decided.

    `values` are all there were to choose from, and `kept` the number of the one chosen. `state`: it stands; somebody
    changed the field since, knowing it; laptops differ there again; the record is deleted.
    """

    id: str
    n: int
    kind: str
    record: str
    unit: str
    about: About
    values: tuple[Candidate, ...]
    kept: int
    by: str
    on: datetime
    laptop: str
    why: str
    op: str
    state: State

    @property
    def choice(self) -> Choice:
        """The same as a sentence tells it."""
        return Choice(self.kept, self.by, self.on, self.laptop, self.why, self.state)

    @property
    def seen(self) -> tuple[str, ...]:
        """The ops behind the values and the decision, as `Conflict.seen`."""
        return (self.op, *(value.op for value in self.values))

    @property
    def person(self) -> str:
        """Whose record it is."""
        return self.about.person or self.about.thing


def decisions(store: Store, days: int | None = RECENT) -> list[Decision]:
    """The last decision on every unit decided in so many days, or ever; the newest first."""
    return decisions_of(store, decision_numbers(store, days))


def decision_numbers(store: Store, days: int | None = RECENT) -> array:
    """The local numbers of those decisions, for a list of any length."""
    return array("q", _last(store, days).values())


def decisions_of(store: Store, numbers: Sequence[int]) -> list[Decision]:
    """The decisions of these numbers, in their order."""
    query = f"SELECT n, {COLUMNS} FROM op WHERE n IN (SELECT value FROM json_each(?))"
    chosen = {row[0]: read_op(row[1:]) for row in store.connection.execute(query, [json.dumps(list(numbers))])}
    keys = list(dict.fromkeys((op.kind, op.record) for op in chosen.values()))
    held, whose, people = load_ops(store.connection, [record for _, record in keys]), abouts(store, keys), People(store)
    return [_decision(store, n, chosen[n], held[(chosen[n].kind, chosen[n].record)], whose, people)
            for n in numbers if n in chosen]


def find_decision(store: Store, conflict: str) -> Decision | None:
    """The last decision of a conflict; None where nobody ever chose."""
    found = (n for key, n in _last(store, None).items() if conflict_id(*key) == conflict)
    return next((decision for n in found for decision in decisions_of(store, [n])), None)


def rechoose(store: Store, conflict: str, n: int, why: str = "", seen: Sequence[str] = ()) -> Saved:
    """Choose value `n` of a decision instead, on whatever laptop it was made.

    Raises `InputError`: unknown_decision, open_again, deleted, erased, unknown_value, already_kept, changed_meanwhile,
    needs_update.
    """
    with store.writing():
        found = _made(store, conflict, seen)
        value = pick(found.values, n)
        if n == found.kept and found.state == "stands":
            raise InputError("already_kept", "Giá trị này đang được giữ. Không có gì để đổi.")
        return decide(store, (found.kind, found.record), found.unit, value.values, why)


def rechoose_other(
    store: Store, conflict: str, values: Mapping[str, str], why: str = "", seen: Sequence[str] = (),
    known: KnownCodes | None = None,
) -> Saved:
    """Decide once more by a value none of the sides wrote. Raises as `rechoose` and `other_value`."""
    with store.writing():
        found = _made(store, conflict, seen)
        key = (found.kind, found.record)
        return decide(store, key, found.unit, other_value(store, key, found.unit, values, known).values, why)


def _made(store: Store, conflict: str, seen: Sequence[str]) -> Decision:
    found = find_decision(store, conflict)
    if found is None:
        raise InputError("unknown_decision", "Chưa ai chọn chỗ này. Xem các chỗ đã chọn bằng lệnh decisions.")
    if erased_people(store.connection, [found.record]):
        raise InputError("erased", "Người này đã xóa hẳn theo yêu cầu, không chọn gì được nữa. Chưa lưu gì.")
    if found.state == "open":
        raise InputError("open_again", "Chỗ này các máy lại ghi khác nhau. Chọn ở mục Cần chọn.")
    if found.state == "deleted":
        raise InputError("deleted", "Hồ sơ này đã xóa. Lấy lại hồ sơ rồi mới chọn lại được.")
    unchanged(found.seen, seen)
    return found


def _last(store: Store, days: int | None) -> dict[tuple[str, str, str], int]:
    """The last choice on every (kind, record, unit) decided in so many days, the newest first.

    The last is one that no other choice replaced, whatever the laptops' clocks said.
    """
    since = "" if days is None else time_text(store.clock() - timedelta(days=days))
    query = "SELECT n, id, kind, record, sets, replaces FROM op WHERE action = 'choose' AND id >= ? ORDER BY id DESC"
    rows = store.connection.execute(query, [since]).fetchall()
    replaced = {old for row in rows for old in row[5].split(",")}
    last: dict[tuple[str, str, str], int] = {}
    for n, _, kind, record, sets, _ in sorted(rows, key=lambda row: row[1] in replaced):
        last.setdefault((kind, record, _unit(kind, json.loads(sets))), n)
    return last


def _unit(kind: str, sets: Iterable[str]) -> str:
    """What a choice decided: its unit; `_deleted` only where it set nothing else."""
    return next((unit_fields(kind, name)[0] for name in sets if name != DELETED), DELETED)


def _decision(
    store: Store, n: int, op: Op, ops: list[Op], whose: Mapping[Key, About], people: People,
) -> Decision:
    key, unit = (op.kind, op.record), _unit(op.kind, op.sets)
    values = _values(store, key, unit, op, ops, people)
    kept = next((value.n for value in values if _same(value.values, op.sets)), 0)
    return Decision(
        conflict_id(*key, unit), n, *key, unit, whose[key], tuple(values), kept, people.member(op.by), op_time(op.id),
        people.laptop(op.writer), op.why, op.id, _state(store, key, unit, op, resolve(ops)))


def _values(store: Store, key: Key, unit: str, op: Op, ops: list[Op], people: People) -> list[Candidate]:
    """What there was to choose from, and what was chosen where nobody had written it before."""
    held = {one.id: one for one in ops}
    sides = _sides(op, unit, held)
    if unit == DELETED:
        before = {one.id: one for one in ops if one.id < op.id and not (one.action == "choose" and DELETED in one.sets)}
        return unit_candidates(store, key, unit, sides, before, people) if before else []
    found = unit_candidates(store, key, unit, sides, held, people)
    names = unit_fields(key[0], unit)
    whole = all(op.sets.get(name, "") is not None for name in names)
    if whole and not any(_same(one.values, op.sets) for one in found):
        found.append(candidate(people, len(found) + 1, {name: op.sets.get(name) or "" for name in names}, op))
    return found


def _sides(op: Op, unit: str, held: Mapping[str, Op]) -> list[Op]:
    """The ops a choice decided between; of one that was chosen itself before, also what it had decided between."""
    todo, found, seen = list(op.replaces), dict[str, Op](), {op.id}
    names = unit_fields(op.kind, unit)
    while todo:
        key = todo.pop()
        side = held.get(key)
        if key in seen or side is None or not any(name in side.sets for name in names):
            continue
        seen.add(key)
        if side.action == "choose":
            todo.extend(side.replaces)
        found[key] = side
    return list(found.values())


def _same(values: Mapping[str, str], sets: Mapping[str, str | None]) -> bool:
    return all(value.strip() == (sets.get(name) or "").strip() for name, value in values.items())


def _state(store: Store, key: Key, unit: str, op: Op, resolved: Resolved) -> State:
    ask = store.connection.execute
    if ask("SELECT 1 FROM conflict WHERE record = ? AND kind = ? AND unit = ?", [key[1], key[0], unit]).fetchone():
        return "open"
    shape = shape_of(key[0])
    gone = ask(f'SELECT _deleted FROM "{shape.table}" WHERE id = ?', [key[1]]).fetchone()
    if unit == DELETED:
        return "stands" if bool(gone and gone[0] == GONE) == (op.sets[DELETED] == "1") else "changed"
    if gone and gone[0] == GONE:
        return "deleted"
    names = unit_fields(key[0], unit)
    now = {name: resolved.values.get(name, "") for name in names}
    return "stands" if _same(now, op.sets) else "changed"
