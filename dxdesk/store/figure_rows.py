"""The visits of a stretch of days as the rows figures are counted from, straight out of the encrypted tables.

People are counted by the root of what was merged, a line only while its visit lives, and every reference that leads to
a record not held or deleted is counted as unresolved (format §3).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date
from dxdesk.domain.indicators import HelpRow, VisitRow
from dxdesk.domain.periods import Period
from dxdesk.domain.training_figures import TrainingRow
from dxdesk.store.clusters import merged_roots
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import GONE

Row = TypeVar("Row", VisitRow, TrainingRow)
OTHER = "other"
_VISIT_COLUMNS = 14
_QUERY = f"""
SELECT v.n, v.id, v.visit_on, v.resident_id, v.people, v.hamlet_id, v.team_id, v.member_id, v.event_id, v.satisfaction,
    v.follow_up_on, r.hamlet_id, r.household_no, r._deleted, h.id, h.service, h.outcome, h.obstacle, h.dossier_code
FROM visit v LEFT JOIN resident r ON r.id = v.resident_id
    LEFT JOIN help h ON h.visit_id = v.id AND h._deleted <> {GONE}
WHERE v.visit_on BETWEEN ? AND ? AND v._deleted <> {GONE} ORDER BY v.visit_on, v.n
"""


def visit_rows(connection: Connection, period: Period, catalogues: Catalogues) -> Iterator[VisitRow]:
    """The living visits of these days in order of day; one whose day is no date is in no period."""
    cursor = connection.execute(_QUERY, [period.start.isoformat(), period.end.isoformat()])
    reader = _Reader(connection, catalogues)
    for day, visits in groupby(cursor, itemgetter(2)):
        if is_date(day):
            on = date.fromisoformat(day)
            for _, lines in groupby(visits, itemgetter(0)):
                yield reader.row(on, list(lines))


def first_visit(connection: Connection) -> date | None:
    """The first day there is a living visit of."""
    query = f"SELECT min(visit_on) FROM visit WHERE _deleted <> {GONE} AND visit_on GLOB '[12][0-9][0-9][0-9]-*'"
    day = connection.execute(query).fetchone()[0]
    return date.fromisoformat(day) if day and is_date(day) else None


def limited(rows: Iterable[Row], team: str = "", event: str = "") -> Iterator[Row]:
    """The rows of one team or event; empty stands for all of them."""
    return (row for row in rows if team in ("", row.team_id) and event in ("", row.event_id))


class _Reader:
    """Turns the joined lines of one visit into its row."""

    def __init__(self, connection: Connection, catalogues: Catalogues) -> None:
        self._living = {
            row[0] for kind in ("hamlet", "team", "member", "event")
            for row in connection.execute(f'SELECT id FROM "{kind}" WHERE _deleted <> {GONE}')
        }
        self._roots = merged_roots(connection)
        self._households = _households(connection, self._roots)
        groups = {entry.code for entry in catalogues.entries("service_group")}
        self._services = {
            entry.code: (entry.group if entry.group in groups else OTHER, entry.dossier)
            for entry in catalogues.entries("service")
        }

    def row(self, on: date, lines: Sequence[tuple]) -> VisitRow:
        """The row of a visit from its lines, one a help, or one without."""
        (record, _, resident, people, hamlet, team, member, event, satisfaction, follow_up, home, number,
         gone) = lines[0][1:_VISIT_COLUMNS]
        household = self._households.get(resident) or _household(home, number)
        lost = sum(1 for place in (hamlet, team, member, event) if place and place not in self._living)
        lost += bool(resident and gone in (None, GONE))
        helps = tuple(self._help(line[_VISIT_COLUMNS:]) for line in lines if line[_VISIT_COLUMNS])
        return VisitRow(
            record, on, self._roots.get(resident, resident) or "", _count(people), household, hamlet or home or "",
            team or "", member or "", satisfaction or "", helps, lost, follow_up=bool(follow_up), event_id=event or "",
        )

    def _help(self, line: Sequence[str | None]) -> HelpRow:
        record, service, outcome, obstacle, dossier_code = line
        group, dossier = self._services.get(service or "", (OTHER, False))
        return HelpRow(record or "", service or "", group, outcome or "", obstacle or "", dossier or bool(dossier_code))


def _households(connection: Connection, roots: dict[str, str]) -> dict[str | None, str]:
    """The household of the root for every merged resident, where the root's is known."""
    found: dict[str | None, str] = {}
    query = f"SELECT hamlet_id, household_no FROM resident WHERE id = ? AND _deleted <> {GONE}"
    for resident, root in roots.items():
        row = connection.execute(query, [root]).fetchone()
        if row and (household := _household(*row)):
            found[resident] = household
    return found


def _household(hamlet: str | None, number: str | None) -> str:
    return f"{hamlet}|{number}" if hamlet and number else ""


def _count(people: str | None) -> int:
    """People of a tally; a value that is no count stands for one person."""
    return int(people) if people and people.isdecimal() and len(people) < 7 else 1
