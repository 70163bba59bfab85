"""Open conflicts as people are asked them: how many, which of them, and each with its values (format §3)."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dxdesk.domain.conflict_words import About, high
from dxdesk.domain.names import fold
from dxdesk.domain.records import KINDS
from dxdesk.ledger.clock import parse_time, time_text
from dxdesk.ledger.ops import CROCKFORD, DELETED, writer_of
from dxdesk.store.conflict_about import People, abouts
from dxdesk.store.conflict_sides import Candidate, unit_candidates
from dxdesk.store.database import Store
from dxdesk.store.op_rows import load_ops

ASK_AFTER = timedelta(days=14)
_COLUMNS = "id, kind, record, unit, heads, waiting, since"

Hand = tuple[str, str]
"""Who wrote something: a member's record and a laptop's label."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One unit of one record with several surviving values.

    `waiting`: ops not held yet that may settle it, and `awaited` the laptops they come from. One that was decided
    while its row lay in a list has no values.
    """

    id: str
    kind: str
    record: str
    unit: str
    since: datetime
    waiting: tuple[str, ...]
    values: tuple[Candidate, ...]
    about: About
    awaited: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """A number of its own, the same on every desk, for lists of any length."""
        return _number(self.id)

    @property
    def person(self) -> str:
        """Whose record it is, in words: the resident's name, or what the record is called."""
        kind = KINDS[self.kind].title if self.kind in KINDS else self.kind
        return self.about.person or high(self.about.where) or self.about.thing or kind

    @property
    def seen(self) -> tuple[str, ...]:
        """The ops behind the values, so that a choice made of them is not taken for one of others."""
        return tuple(value.op for value in self.values)

    def asks(self, now: datetime) -> bool:
        """Whether a person must decide: nothing is awaited, or it was awaited for 14 days."""
        return not self.waiting or now - self.since > ASK_AFTER


@dataclass(frozen=True, slots=True)
class Sought:
    """Which conflicts to list: all conditions given must hold.

    `person` is a piece of the name, `laptop` a label, `who` a member's record, `days` how old at least; `waiting` True
    for those that wait for a file, False for those that do not.
    """

    person: str = ""
    kind: str = ""
    laptop: str = ""
    who: str = ""
    days: int = 0
    waiting: bool | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """What open conflicts can be told apart by: their kinds, the laptops, the members (record, name) who wrote."""

    kinds: tuple[str, ...]
    laptops: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


def open_conflicts(store: Store, sought: Sought | None = None) -> list[Conflict]:
    """Every open conflict sought, the oldest first."""
    return conflicts_of(store, conflict_numbers(store, sought))


def count_conflicts(store: Store) -> int:
    """How many conflicts are open."""
    return store.connection.execute("SELECT count(*) FROM conflict").fetchone()[0]


def find_conflict(store: Store, conflict: str) -> Conflict | None:
    """One open conflict, read alone; None when it is not open."""
    rows = store.connection.execute(f"SELECT {_COLUMNS} FROM conflict WHERE id = ?", [conflict]).fetchall()
    return next(iter(_read(store, rows)), None)


def conflicts_of(store: Store, numbers: Sequence[int]) -> list[Conflict]:
    """The conflicts of these numbers in their order; one decided meanwhile comes without values."""
    ids = list(map(_name, numbers))
    query = f"SELECT {_COLUMNS} FROM conflict WHERE id IN (SELECT value FROM json_each(?))"
    found = {one.id: one for one in _read(store, store.connection.execute(query, [json.dumps(ids)]).fetchall())}
    return [found.get(one) or Conflict(one, "", "", "", store.clock(), (), (), About()) for one in ids]


def conflict_numbers(store: Store, sought: Sought | None = None) -> array:
    """The numbers of the conflicts sought, the oldest first; rows are read only where a list is looked at."""
    sought = sought or Sought()
    where, values = ["1 = 1"], list[str]()
    if sought.kind:
        where, values = [*where, "kind = ?"], [*values, sought.kind]
    if sought.waiting is not None:
        where.append("waiting <> ''" if sought.waiting else "waiting = ''")
    if sought.days:
        before = time_text(store.clock() - timedelta(days=sought.days))
        where, values = [*where, "since <= ?"], [*values, before]
    query = f"SELECT {_COLUMNS} FROM conflict WHERE {' AND '.join(where)} ORDER BY since, id"
    rows = store.connection.execute(query, values).fetchall()
    return array("q", (_number(row[0]) for row in _narrowed(store, rows, sought)))


def facets(store: Store) -> Facets:
    """What the open conflicts can be narrowed by."""
    rows = store.connection.execute(f"SELECT {_COLUMNS} FROM conflict").fetchall()
    people, hands = People(store), set[Hand]().union(*_hands(store, rows))
    members = {(member, people.member(member)) for member, _ in hands if people.member(member)}
    return Facets(tuple(sorted({row[1] for row in rows})), tuple(sorted({laptop for _, laptop in hands})),
                  tuple(sorted(members, key=lambda pair: pair[1])))


def _narrowed(store: Store, rows: list[tuple], sought: Sought) -> list[tuple]:
    """The rows of `_COLUMNS` that fit what cannot be asked of the table itself."""
    if sought.person:
        whose, wanted = abouts(store, ((row[1], row[2]) for row in rows)), fold(sought.person)
        rows = [row for row in rows if wanted in fold(whose[(row[1], row[2])].person)]
    if sought.laptop or sought.who:
        rows = [row for row, hands in zip(rows, _hands(store, rows), strict=True)
                if any(sought.who in ("", member) and sought.laptop in ("", laptop) for member, laptop in hands)]
    return rows


def _hands(store: Store, rows: Sequence[tuple]) -> list[set[Hand]]:
    """Who wrote the sides of each row of `_COLUMNS`, and on which laptop.

    Of a delete only its own op is a head; who went on without knowing it is found where the question is read.
    """
    people, records = People(store), json.dumps(list(dict.fromkeys(row[2] for row in rows)))
    query = "SELECT id, by FROM op WHERE record IN (SELECT value FROM json_each(?))"
    by = dict(store.connection.execute(query, [records]).fetchall())
    deletes = {one.id: {(value.member, value.laptop) for value in one.values}
               for one in _read(store, [row for row in rows if row[3] == DELETED])}
    return [deletes.get(row[0]) or {(by[op], people.laptop(writer_of(op))) for op in json.loads(row[4]) if op in by}
            for row in rows]


def _read(store: Store, rows: Sequence[tuple]) -> list[Conflict]:
    """The conflicts of rows of `_COLUMNS`, every table asked once for all."""
    keys = list(dict.fromkeys((row[1], row[2]) for row in rows))
    held, whose, people = load_ops(store.connection, [record for _, record in keys]), abouts(store, keys), People(store)
    found = []
    for conflict, kind, record, unit, heads, waiting, since in rows:
        ops = {op.id: op for op in held[(kind, record)]}
        values = unit_candidates(store, (kind, record), unit, [ops[op] for op in json.loads(heads)], ops, people)
        awaited = tuple(waiting.split(",")) if waiting else ()
        laptops = tuple(dict.fromkeys(people.laptop(writer_of(op)) for op in awaited))
        found.append(Conflict(conflict, kind, record, unit, parse_time(since), awaited, tuple(values),
                              whose[(kind, record)], laptops))
    return found


def _number(conflict: str) -> int:
    """A conflict's name as a number: 50 bits."""
    number = 0
    for letter in conflict:
        number = number << 5 | CROCKFORD.index(letter)
    return number


def _name(number: int) -> str:
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(45, -1, -5))
