"""Rows of the registers: turns of help with who was helped, and residents still without level 2.

Turns are the very rows figures are counted from, so that a register has as many as the report says. People are shown
by their root; who withdrew consent is not named.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.filters import PeopleFilter
from dxdesk.domain.indicators import VisitRow
from dxdesk.domain.people_lists import WITHOUT_LEVEL2, TurnLine, WaitingLine, tail
from dxdesk.domain.periods import Period
from dxdesk.domain.wording import NOT_HERE, unnamed
from dxdesk.store.clusters import face, merged_roots, withdrawn
from dxdesk.store.driver import Connection
from dxdesk.store.figure_rows import limited, visit_rows
from dxdesk.store.register_people import matching_people, numbers_in
from dxdesk.store.shapes import GONE, UNSEEN

WITHHELD = "đã rút đồng ý"
ERASED = "hồ sơ đã xóa"
_CHUNK = 5_000
_LIVE = f"_deleted <> {GONE}"
_FACTS = "id, full_name, ifnull(birth_year, substr(birth_date, 1, 4)), id_last4"


@dataclass(frozen=True, slots=True)
class Turns:
    """The lines of a register, each with the cell of its hamlet, and what they count."""

    lines: tuple[tuple[str, TurnLine], ...]
    slips: int
    people: int
    unnamed: int
    withheld: int


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    born: str = ""
    tail: str = ""
    named: bool = False


def turns(connection: Connection, period: Period, catalogues: Catalogues, team: str, hamlet: str) -> Turns:
    """The turns of these days in order of day, of one team and one hamlet where they are named."""
    rows = [row for row in limited(visit_rows(connection, period, catalogues), team) if hamlet in ("", row.hamlet_id)]
    people = {row.person for row in rows if row.person}
    hidden = people & withdrawn(connection, merged_roots(connection))
    reader = _TurnReader(connection, catalogues, period, people - hidden)
    lines = tuple((row.hamlet_id, line) for row in rows for line in reader.lines(row))
    nameless = sum(row.people for row in rows if not row.person)
    return Turns(lines, len(rows), len(people), nameless, len(hidden))


def waiting(connection: Connection, catalogues: Catalogues, hamlet: str,
            on: date) -> tuple[list[tuple[str, WaitingLine]], int]:
    """Residents below level 2 with the names of their hamlets, and how many more withdrew consent; `on` is today.

    Who died or moved away is on no list.
    """
    wanted = PeopleFilter(states=WITHOUT_LEVEL2, hamlets=(hamlet,) if hamlet else ())
    numbers, roots = numbers_in(matching_people(connection, wanted, on)), merged_roots(connection)
    hidden, withheld = withdrawn(connection, roots), 0
    obstacles, days = _obstacles(connection, roots), _expected(connection, roots)
    lines: list[tuple[str, WaitingLine]] = []
    for record, name, born, place, household, phone, state in _residents(connection, numbers):
        root = roots.get(record, record)
        if root in hidden:
            withheld += 1
            continue
        obstacle = obstacles.get(root, "")
        lines.append((place or "", WaitingLine(
            name or "", born or "", household or "", tail(phone or "", 3),
            catalogues.title("eid_state", state or "unknown"),
            catalogues.title("obstacle", obstacle) if obstacle else "", days.get(root, ""))))
    return lines, withheld


class _TurnReader:
    """Turns a visit into its lines."""

    def __init__(self, connection: Connection, catalogues: Catalogues, period: Period, people: set[str]) -> None:
        days = [period.start.isoformat(), period.end.isoformat()]
        self._hours = dict(connection.execute(
            "SELECT id, visit_at FROM visit WHERE visit_on BETWEEN ? AND ? AND visit_at IS NOT NULL", days))
        self._hamlets = _names(connection, "hamlet", "name")
        self._members = _names(connection, "member", "full_name")
        self._people = dict(_people(connection, people))
        self._services = {entry.code: entry.label for entry in catalogues.entries("service")}
        self._outcomes = {entry.code: entry.title for entry in catalogues.entries("outcome")}

    def lines(self, row: VisitRow) -> Iterator[TurnLine]:
        """A line for each help, one for a visit without."""
        who = self._people.get(row.person, _Person(WITHHELD)) if row.person else _Person(unnamed(str(row.people)))
        hamlet, member = self._hamlets[row.hamlet_id], self._members[row.member_id]
        day, hour = row.on.isoformat(), self._hours.get(row.id, "")
        for service, outcome in [(line.service, line.outcome) for line in row.helps] or [("", "")]:
            yield TurnLine(day, hour, who.name, who.born, hamlet, who.tail, self._services.get(service, service),
                           self._outcomes.get(outcome, outcome), member, who.named)


def _names(connection: Connection, kind: str, field: str) -> defaultdict[str, str]:
    """Names by record; of one not held that it is not here yet, of none nothing."""
    held = {record: name or "" for record, name in connection.execute(f'SELECT id, "{field}" FROM "{kind}"')}
    return defaultdict(lambda: NOT_HERE, held | {"": ""})


def _people(connection: Connection, roots: Iterable[str]) -> Iterator[tuple[str, _Person]]:
    """Whom each root is shown by."""
    missing, wanted = [], list(roots)
    for some in _chunks(wanted):
        query = (f"SELECT {_FACTS} FROM resident WHERE id IN (SELECT value FROM json_each(?)) "
                 f"AND _deleted NOT IN {UNSEEN}")
        found = {record: _person(*facts) for record, *facts in connection.execute(query, [json.dumps(some)])}
        missing += [record for record in some if record not in found]
        yield from found.items()
    for record in missing:
        shown = face(connection, record)
        row = connection.execute(f"SELECT _deleted IN {UNSEEN}, {_FACTS} FROM resident WHERE id = ?",
                                 [shown]).fetchone()
        yield record, _Person(NOT_HERE) if not row else _Person(ERASED) if row[0] else _person(*row[2:])


def _person(name: str | None, born: str | None, last4: str | None) -> _Person:
    return _Person(name or "", born or "", tail(last4 or "", 4), named=True)


def _residents(connection: Connection, numbers: list[int]) -> Iterator[tuple]:
    query = ("SELECT r.id, full_name, ifnull(birth_year, substr(birth_date, 1, 4)), h.name, household_no, phone, "
             "eid_state FROM json_each(?) j JOIN resident r ON r.n = j.value LEFT JOIN hamlet h ON h.id = r.hamlet_id "
             "WHERE moved_on IS NULL AND deceased_on IS NULL")
    for some in _chunks(numbers):
        yield from connection.execute(query, [json.dumps(some)])


def _obstacles(connection: Connection, roots: dict[str, str]) -> dict[str, str]:
    """The obstacle written last for each person."""
    query = ("SELECT v.resident_id, h.obstacle FROM help h JOIN visit v ON v.id = h.visit_id "
             f"WHERE h.obstacle IS NOT NULL AND h.{_LIVE} AND v.{_LIVE} AND v.resident_id IS NOT NULL "
             "ORDER BY v.visit_on, v.n, h.n")
    return {roots.get(record, record): obstacle for record, obstacle in connection.execute(query)}


def _expected(connection: Connection, roots: dict[str, str]) -> dict[str, str]:
    """The first day each person is expected: an open task, or a day agreed at a visit after which he did not come."""
    came: dict[str, str] = {}
    query = f"SELECT resident_id, max(visit_on) FROM visit WHERE resident_id IS NOT NULL AND {_LIVE} GROUP BY 1"
    for record, day in connection.execute(query):
        root = roots.get(record, record)
        came[root] = max(came.get(root, ""), day or "")
    agreed = connection.execute("SELECT resident_id, visit_on, follow_up_on FROM visit WHERE follow_up_on IS NOT NULL "
                                f"AND resident_id IS NOT NULL AND {_LIVE}").fetchall()
    open_tasks = connection.execute("SELECT resident_id, due_on FROM task WHERE due_on IS NOT NULL AND resident_id IS "
                                    f"NOT NULL AND ifnull(state, 'open') IN ('open', 'doing') AND {_LIVE}").fetchall()
    days = [(record, due) for record, day, due in agreed if (day or "") >= came[roots.get(record, record)]]
    found: dict[str, str] = {}
    for record, due in [*days, *open_tasks]:
        root = roots.get(record, record)
        found[root] = min(found.get(root, due), due)
    return found


def _chunks(values: list) -> Iterator[list]:
    return (values[start:start + _CHUNK] for start in range(0, len(values), _CHUNK))
