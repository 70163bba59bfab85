"""The register as lists of any length: local numbers in order, and the rows behind a page of them.

A list is a vector of local `n` (8 bytes a row); the rows themselves are read only where they come into sight. People
stand in Vietnamese order, visits with the newest day first.
"""

import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dxdesk.domain.filters import PeopleFilter, VisitFilter, day_of
from dxdesk.domain.names import person_sort_key, sort_key
from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.record_state import FROM_OTHERS, UNSENT_VISITS, RecordState, states
from dxdesk.store.refusals import translated
from dxdesk.store.register_people import matching_people, numbers_in, text_mask
from dxdesk.store.saving import MEMBER
from dxdesk.store.shapes import GONE

CHUNK = 20_000
QUICK = 20_000
"""Rows that are put in order at once; more than so many belong off the window's thread."""
FEW = 2_000
"""People put in order by their names; the order of all is walked for more."""
MOST_REVEALS, REVEALS = 200, "reveals"
Progress = Callable[[int, int], object]
"""Told how many rows are in order, of at most how many."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One resident of a list; `merged` tells that he was merged into somebody else."""

    n: int
    id: str
    full_name: str
    birth_year: str = ""
    hamlet: str = ""
    id_last4: str = ""
    eid_state: str = ""
    merged: bool = False


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit of a list; `name` is empty for a tally of `people`, `helps` are (service, outcome)."""

    n: int
    id: str
    visit_on: str = ""
    visit_at: str = ""
    resident: str = ""
    name: str = ""
    people: str = ""
    member: str = ""
    place: str = ""
    hamlet: str = ""
    state: RecordState = FROM_OTHERS
    helps: tuple[tuple[str, str], ...] = ()


def size(store: Store) -> int:
    """About how many rows the register has, quickly told."""
    query = "SELECT (SELECT ifnull(max(n), 0) FROM resident), (SELECT ifnull(max(n), 0) FROM visit)"
    return max(store.connection.execute(query).fetchone())


def change_mark(store: Store) -> tuple[int, int]:
    """Something that differs after anybody wrote to the desk, over this connection or another."""
    return store.connection.execute("PRAGMA data_version").fetchone()[0], store.connection.total_changes


def list_people(store: Store, of: PeopleFilter, on: date, told: Progress = lambda done, of: None) -> "array[int]":
    """The local numbers of the people a filter holds, in Vietnamese order by given name; `on` is today."""
    connection = store.connection
    wanted = matching_people(connection, of, on)
    if wanted.count(1) <= FEW:
        return _in_order(connection, numbers_in(wanted))
    total = connection.execute("SELECT count(*) FROM person_order").fetchone()[0]
    vector, seen = array("q"), 0
    cursor = connection.execute("SELECT n FROM person_order ORDER BY k, n")
    while rows := cursor.fetchmany(CHUNK):
        vector.extend([n for n, in rows if wanted[n]])
        seen += len(rows)
        told(seen, total)
    return vector


def list_visits(store: Store, of: VisitFilter, on: date, told: Progress = lambda done, of: None) -> "array[int]":
    """The local numbers of the visits a filter holds, the newest day first and of a day what was written last.

    Those somebody deleted and another went on with stand first in their day: that is the order of the index.
    """
    connection = store.connection
    total = connection.execute("SELECT ifnull(max(n), 0) FROM visit").fetchone()[0]
    condition, values = _conditions(of, on)
    mask = _visits_of_text(connection, of.text)
    vector = array("q")
    cursor = connection.execute(
        f"SELECT n FROM visit WHERE visit_on IS NOT NULL AND _deleted <> {GONE}{condition} "
        "ORDER BY visit_on DESC, _deleted DESC, n DESC", values)
    while rows := cursor.fetchmany(CHUNK):
        vector.extend([n for n, in rows if mask is None or n in mask])
        told(len(vector), total)
    return vector


def numbers_of(store: Store, residents: Sequence[str]) -> list[int]:
    """The local numbers of these residents, in Vietnamese order."""
    query = f"SELECT n FROM resident WHERE id IN ({_places(residents)})"
    return _in_order(store.connection, [n for n, in store.connection.execute(query, list(residents))]).tolist()


def people_rows(store: Store, numbers: Sequence[int]) -> list[PersonRow]:
    """The people of these local numbers, one row each, in the order given; one gone meanwhile has no id.

    Raises `StoreError` when the disk fails.
    """
    query = ("SELECT r.n, r.id, r.full_name, r.birth_year, h.name, r.id_last4, r.eid_state, r.merged_into IS NOT NULL "
             f"FROM resident r LEFT JOIN hamlet h ON h.id = r.hamlet_id WHERE r.n IN ({_places(numbers)}) "
             f"AND r._deleted <> {GONE}")
    with translated():
        found = {row[0]: _person(row) for row in store.connection.execute(query, list(numbers))}
    return [found.get(n) or PersonRow(n, "", "Hồ sơ vừa bị xóa") for n in numbers]


def visit_rows(store: Store, numbers: Sequence[int]) -> list[VisitRow]:
    """The visits of these local numbers, one row each, in the order given; one gone meanwhile has no id.

    Raises `StoreError` when the disk fails.
    """
    query = (
        "SELECT v.n, v.id, v.visit_on, v.visit_at, v.resident_id, r.full_name, v.people, m.full_name, v.place, h.name, "
        "(SELECT group_concat(ifnull(l.service, '') || ' ' || ifnull(l.outcome, ''), ';') FROM help l "
        f"WHERE l.visit_id = v.id AND l._deleted <> {GONE}) "
        "FROM visit v LEFT JOIN resident r ON r.id = v.resident_id LEFT JOIN member m ON m.id = v.member_id "
        f"LEFT JOIN hamlet h ON h.id = v.hamlet_id WHERE v.n IN ({_places(numbers)}) AND v._deleted <> {GONE}")
    with translated():
        rows = store.connection.execute(query, list(numbers)).fetchall()
        where = states(store, "visit", [row[1] for row in rows])
    found = {row[0]: _visit(row, where[row[1]]) for row in rows}
    return [found.get(n) or VisitRow(n, "", name="Phiếu vừa bị xóa") for n in numbers]


def first_of_letters(store: Store, vector: Sequence[int], letters: str) -> int:
    """The place in a list of people of the first whose given name stands at or behind the letters typed."""
    wanted = sort_key(letters).split(b"\0", 1)[0]
    low, high = 0, len(vector)
    while low < high:
        middle = (low + high) // 2
        if _given(store.connection, vector[middle]) < wanted:
            low = middle + 1
        else:
            high = middle
    return min(low, len(vector) - 1)


def note_reveal(store: Store, resident: str, field: str) -> None:
    """Keep who looked at a masked value and when, never the value: the newest 200, on this desk only."""
    with store.writing():
        seen = [*reveals(store), [time_text(store.clock()), store.setting(MEMBER), resident, field]]
        store.set_setting(REVEALS, json.dumps(seen[-MOST_REVEALS:]))


def reveals(store: Store) -> list[list[str]]:
    """What `note_reveal` kept, oldest first: (time, member, resident, field)."""
    try:
        held = json.loads(store.setting(REVEALS) or "[]")
    except ValueError:
        return []
    return held if isinstance(held, list) else []


def _in_order(connection: Connection, numbers: list[int]) -> "array[int]":
    names = connection.execute("SELECT r.full_name, r.n FROM json_each(?) j JOIN resident r ON r.n = j.value",
                               [json.dumps(numbers)])
    return array("q", [n for _, n in sorted((person_sort_key(name or ""), n) for name, n in names)])


def _person(row: tuple[Any, ...]) -> PersonRow:
    n, record, name, year, hamlet, last4, state, merged = row
    return PersonRow(n, record, name or "", year or "", hamlet or "", last4 or "", state or "", bool(merged))


def _visit(row: tuple[Any, ...], where: RecordState) -> VisitRow:
    n, record, *values, helps = row
    on, at, resident, name, people, member, place, hamlet = (value or "" for value in values)
    return VisitRow(n, record, on, at, resident, name, people, member, place, hamlet, where, _helps(helps))


def _given(connection: Connection, n: int) -> bytes:
    """The letters of the given name, as they are ordered by."""
    row = connection.execute("SELECT full_name FROM resident WHERE n = ?", [n]).fetchone()
    words = ((row[0] or "") if row else "").split()
    return sort_key(words[-1]).split(b"\0", 1)[0] if words else b""


def _conditions(of: VisitFilter, on: date) -> tuple[str, list[str]]:
    first, last = day_of(of.visited_from, on), day_of(of.visited_to, on)
    asked = [("visit_on >= ?", first), ("visit_on <= ?", last), ("hamlet_id = ?", of.hamlet),
             ("member_id = ?", of.member), ("event_id = ?", of.event), ("mode = ?", of.mode)]
    parts = [(condition, [value]) for condition, value in asked if value]
    lines = [(f"{name} = ?", value) for name, value in (("service", of.service), ("outcome", of.outcome)) if value]
    if lines:
        told = " AND ".join(condition for condition, _ in lines)
        parts.append((f"id IN (SELECT visit_id FROM help WHERE {told} AND _deleted <> {GONE})",
                      [value for _, value in lines]))
    if of.unsent:
        parts.append((f"id IN ({UNSENT_VISITS})", []))
    if of.anonymous:
        parts.append(("resident_id IS NULL", []))
    return "".join(f" AND {condition}" for condition, _ in parts), [value for _, values in parts for value in values]


def _visits_of_text(connection: Connection, text: str) -> set[int] | None:
    """The visits of the people a text fits, and those whose slip bears it as its number; None for no text."""
    if not text.strip():
        return None
    people = numbers_in(text_mask(connection, text))
    found = {n for n, in connection.execute("SELECT n FROM visit WHERE slip_no = ?", [text.strip()])}
    for start in range(0, len(people), CHUNK):
        found.update(n for n, in connection.execute(
            "SELECT v.n FROM json_each(?) j JOIN resident r ON r.n = j.value JOIN visit v ON v.resident_id = r.id",
            [json.dumps(people[start:start + CHUNK])]))
    return found


def _helps(joined: str | None) -> tuple[tuple[str, str], ...]:
    lines = (line.partition(" ") for line in (joined or "").split(";") if line)
    return tuple((service, outcome) for service, _, outcome in lines)


def _places(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
