"""Whom to visit, out of the store: open tasks and agreed days that are due, people without level 2.

People merged into one another are one, shown by the record they are shown by everywhere; who died, moved away or
withdrew consent is not visited.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.people_lists import WITHOUT_LEVEL2, tail
from dxdesk.domain.walk_list import Errand, WalkPerson
from dxdesk.store.clusters import face, merged_roots, withdrawn
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import GONE, UNSEEN

_PEOPLE = f"""
SELECT r.id, r.full_name, ifnull(r.birth_year, substr(r.birth_date, 1, 4)), r.household_no, r.address, r.phone,
    ifnull(r.eid_state, 'unknown'), h.name, r.hamlet_id, r.moved_on IS NOT NULL OR r.deceased_on IS NOT NULL
FROM resident r LEFT JOIN hamlet h ON h.id = r.hamlet_id AND h._deleted <> {GONE} WHERE r._deleted NOT IN {UNSEEN}
"""
_TASKS = f"""
SELECT resident_id, what, due_on, visit_id, assignee_id FROM task WHERE _deleted <> {GONE} AND resident_id IS NOT NULL
AND ifnull(state, 'open') IN ('open', 'doing') AND ifnull(due_on, '') <= ? ORDER BY due_on IS NULL, due_on, n
"""
_AGREED = f"""
SELECT id, resident_id, visit_on, follow_up_on, member_id FROM visit
WHERE _deleted <> {GONE} AND resident_id IS NOT NULL AND follow_up_on <= ? ORDER BY follow_up_on, n
"""
_LAST = f"SELECT resident_id, max(visit_on) FROM visit WHERE _deleted <> {GONE} AND resident_id IS NOT NULL GROUP BY 1"
Roots = Mapping[str, str]
AGREED = "Đã hẹn quay lại"
_NO_LEVEL_2 = "Chưa có VNeID mức 2"
_TO_ASK = {"unknown": "Hỏi đã có VNeID mức 2 chưa", "l2_pending": "Xem hồ sơ mức 2 đã duyệt chưa"}


@dataclass(slots=True)
class _Person:
    """One person: the rows of all his records, the one he is shown by first."""

    rows: list[tuple] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)

    @property
    def away(self) -> bool:
        """Whether he died or moved."""
        return any(row[9] for row in self.rows)


def walk_people(
    store: Store, day: str, catalogues: Catalogues, hamlet: str = "", member: str = ""
) -> tuple[dict[str, list[WalkPerson]], int]:
    """By name of their hamlet the people to visit by an ISO day, and how many are left out for want of consent.

    `hamlet` limits to those of one. With a `member` only what is his: tasks given to him and days he agreed on; people
    without level 2 are nobody's, so they are listed only without one.
    """
    roots = merged_roots(store.connection)
    people, hidden = _people(store.connection, roots), withdrawn(store.connection, roots)
    _add_errands(store.connection, roots, people, day, member)
    found, left_out = defaultdict[str, list[WalkPerson]](list), 0
    for root, person in people.items():
        state, place, home = person.rows[0][6:9]
        lacking = not member and state in WITHOUT_LEVEL2
        if not (person.errands or lacking) or person.away or (hamlet and home != hamlet):
            continue
        if root in hidden:
            left_out += 1
        else:
            found[place or ""].append(_shown(person, catalogues))
    return dict(found), left_out


def _people(connection: Connection, roots: Roots) -> dict[str, _Person]:
    """Everybody living by root; of merged records the one he is shown by stands first."""
    people = defaultdict[str, _Person](_Person)
    for row in connection.execute(_PEOPLE):
        people[roots.get(row[0], row[0])].rows.append(row)
    for root, person in people.items():
        if len(person.rows) > 1:
            shown = face(connection, root)
            person.rows.sort(key=lambda row: (row[0] != shown, row[0]))
    return dict(people)


def _add_errands(connection: Connection, roots: Roots, people: dict[str, _Person], day: str, member: str) -> None:
    """What is due; a day agreed at a visit only where no task came of it and nobody came after it."""
    with_task = set[str]()
    for resident, what, due_on, visit, assignee in connection.execute(_TASKS, [day]):
        with_task.add(visit)
        if not member or assignee == member:
            _add(people, roots.get(resident, resident), Errand(what or "", due_on or ""))
    last = _last_visits(connection.execute(_LAST), roots)
    for visit, resident, visit_on, due_on, by in connection.execute(_AGREED, [day]):
        root = roots.get(resident, resident)
        if visit not in with_task and (not member or by == member) and last[root] <= (visit_on or ""):
            _add(people, root, Errand(AGREED, due_on))


def _add(people: dict[str, _Person], root: str, errand: Errand) -> None:
    if root in people and errand not in people[root].errands:
        people[root].errands.append(errand)


def _last_visits(rows: Iterable[tuple[str, str | None]], roots: Roots) -> dict[str, str]:
    """The last day each person was visited."""
    last: dict[str, str] = defaultdict(str)
    for resident, on in rows:
        root = roots.get(resident, resident)
        last[root] = max(last[root], on or "")
    return last


def _shown(person: _Person, catalogues: Catalogues) -> WalkPerson:
    """A person without an errand is one without level 2."""
    _, name, born, household, address, phone, state, *_ = person.rows[0]
    errands = person.errands or [Errand(_TO_ASK.get(state, _NO_LEVEL_2))]
    return WalkPerson(name or "", born or "", household or "", address or "", tail(phone or "", 3),
                      catalogues.label("eid_state", state), tuple(errands))
