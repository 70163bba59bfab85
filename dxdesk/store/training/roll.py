"""Attendance: who was there at a meeting, one record a person, so that two laptops' lists meet (format §2)."""

from collections.abc import Mapping, Sequence

from dxdesk.domain.records import ATTENDANCE_STATES
from dxdesk.domain.training import Mark, strongest
from dxdesk.ledger.ids import shared_record
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE
from dxdesk.store.training.people import People

_QUERY = f"""
SELECT a.meeting_id, a.id, a.resident_id, a.member_id, a.enrolment_id, a.state, a.signed, a._conflicts
FROM attendance a JOIN meeting m ON m.id = a.meeting_id
WHERE a._deleted <> {GONE} AND m._deleted <> {GONE} AND
"""


def rolls(store: Store, course: str) -> dict[str, dict[str, Mark]]:
    """By meeting and person how everybody of a class attended; who was not marked is not in it."""
    return _read(store, f"{_QUERY} m.course_id = ? ORDER BY a.id", [course])


def roll(store: Store, meeting: str) -> dict[str, Mark]:
    """The same for one meeting, by person."""
    return _read(store, f"{_QUERY} m.id = ? ORDER BY a.id", [meeting]).get(meeting, {})


def attendance_id(meeting: str, person: str) -> str:
    """The attendance of a resident, member or guest's enrolment at a meeting: the same on every laptop."""
    return shared_record("attendance", meeting, person)


def _read(store: Store, query: str, values: Sequence[str]) -> dict[str, dict[str, Mark]]:
    lines: dict[str, dict[str, list[tuple]]] = {}
    rows = store.connection.execute(query, values).fetchall()
    people = People(store.connection, (row[2] for row in rows))
    for meeting, record, resident, member, enrolment, *said in rows:
        person = people.who(resident, member, enrolment)
        lines.setdefault(meeting, {}).setdefault(person, []).append((record, *said))
    return {meeting: {person: _mark(of) for person, of in people.items()} for meeting, people in lines.items()}


def _mark(lines: Sequence[tuple]) -> Mark:
    """One person's records at one meeting; there are several only where records of his were merged."""
    states = [state if state in ATTENDANCE_STATES else "present" for _, state, _, _ in lines]
    signed = any(sign == "yes" for _, _, sign, _ in lines)
    differs = len(set(states)) > 1 or any(conflicts for *_, conflicts in lines)
    return Mark(strongest(states), tuple(record for record, *_ in lines), signed, differs)


def counts(marks: Mapping[str, Mark]) -> dict[str, int]:
    """How many people of a roll stand in each state."""
    return {state: sum(1 for mark in marks.values() if mark.state == state) for state in ATTENDANCE_STATES}
