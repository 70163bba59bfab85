"""The work days of members out of the store: days with a slip, with a meeting taught, on duty (rule: domain.work_days).

Slips and meetings are those the figures count, so that their numbers open the records behind them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date
from dxdesk.domain.names import person_sort_key, sort_key
from dxdesk.domain.periods import Period
from dxdesk.domain.records import ROLES
from dxdesk.domain.training_figures import MEETING
from dxdesk.domain.wording import CHOICES
from dxdesk.domain.work_days import DUTY, SLIPS, TAUGHT, MemberDays, work_days
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.figure_rows import visit_rows
from dxdesk.store.shapes import GONE
from dxdesk.store.training.figure_rows import training_rows

_MEMBERS = f"""
SELECT m.id, ifnull(m.full_name, ''), ifnull(m.role, ''), ifnull(t.name, ''),
    ifnull(m.from_on, '') <= ? AND (m.to_on IS NULL OR m.to_on >= ?)
FROM member m LEFT JOIN team t ON t.id = m.team_id AND t._deleted <> {GONE}
WHERE m._deleted <> {GONE} AND (? = '' OR m.team_id = ?)
"""
_ON_DUTY = f"""
SELECT v.member_id, v.visit_on FROM visit v JOIN event e ON e.id = v.event_id
WHERE v.visit_on BETWEEN ?1 AND ?2 AND v._deleted <> {GONE} AND e._deleted <> {GONE} AND e.kind = 'duty'
UNION SELECT member_id, held_on FROM slip_book WHERE held_on BETWEEN ?1 AND ?2 AND _deleted <> {GONE}
"""


def member_days(
    store: Store, period: Period, catalogues: Catalogues, team: str = ""
) -> tuple[tuple[MemberDays, ...], tuple[str, ...]]:
    """Members with work days, by team, role and name, and the names of those of the period without any.

    `team` limits both to its members; a team is named only where there are several. Who left before
    the period or came after it is listed only with days.
    """
    found = _Found(store, period, catalogues)
    members, idle = list[MemberDays](), list[str]()
    rows = _members(store.connection, period, team)
    several = len({row[3] for row in rows}) > 1
    for record, name, role, team_name, belonged in rows:
        made = found.of(record, name, role, team_name if several else "")
        if made.days:
            members.append(made)
        elif belonged:
            idle.append(name)
    return tuple(members), tuple(idle)


class _Found:
    """Who did what on which day."""

    def __init__(self, store: Store, period: Period, catalogues: Catalogues) -> None:
        self._days: dict[str, dict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
        self._slips, self._meetings = Counter[str](), Counter[str]()
        for visit in visit_rows(store.connection, period, catalogues):
            self._slips[visit.member_id] += 1
            self._note(visit.member_id, SLIPS, visit.on)
        for row in training_rows(store, period):
            for trainer in row.trainers if row.what == MEETING else ():
                self._meetings[trainer] += 1
                self._note(trainer, TAUGHT, row.on)
        for member, day in _duties(store.connection, period):
            self._note(member, DUTY, day)

    def of(self, record: str, name: str, role: str, team: str) -> MemberDays:
        """One member's days."""
        return MemberDays(record, name, CHOICES["role"].get(role, ""), work_days(self._days.get(record, {})),
                          self._slips[record], self._meetings[record], team)

    def _note(self, member: str, why: str, on: date) -> None:
        self._days[member][why].add(on)


def _members(connection: Connection, period: Period, team: str) -> list[tuple[str, str, str, str, bool]]:
    """Of each team leader, deputy, members and so on, each by name."""
    days = [period.end.isoformat(), period.start.isoformat()]
    rows = connection.execute(_MEMBERS, [*days, team, team]).fetchall()
    rank = {role: at for at, role in enumerate(ROLES)}
    return sorted(rows, key=lambda row: (
        sort_key(row[3]), rank.get(row[2], len(rank)), person_sort_key(row[1]), row[0]))


def _duties(connection: Connection, period: Period) -> Iterator[tuple[str, date]]:
    days = [period.start.isoformat(), period.end.isoformat()]
    for member, day in connection.execute(_ON_DUTY, days):
        if member and is_date(day):
            yield member, date.fromisoformat(day)
