"""What is counted of classes, straight out of the tables: meetings held, who came, who finished, who is confirmed.

A handful of queries for any number of classes: a summary asks for a year of them. `results.class_results` says the same
of one class and is held against it in the tests.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dxdesk.domain.dates import is_date, today
from dxdesk.domain.periods import Period
from dxdesk.domain.records import ATTENDANCE_STATES
from dxdesk.domain.training import PASS_SHARE, Mark, has_finished, minutes_between, strongest
from dxdesk.domain.training_figures import CONFIRMED, ENDED, MEETING, TURN, TrainingRow
from dxdesk.store.clusters import face, merged_roots
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import GONE, UNSEEN
from dxdesk.store.training.classes import number, trainers_of
from dxdesk.store.training.people import counts_as

_COURSES = "SELECT id, hamlet_id, team_id, audience, pass_share, closed_on FROM course"
_MEETINGS = f"""
SELECT id, course_id, held_on, from_at, to_at, trainer_id, co_trainer_ids, event_id,
    EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_id = meeting.id AND a._deleted <> {GONE})
FROM meeting WHERE _deleted <> {GONE} ORDER BY held_on, from_at, id
"""
_MARKS = f"""
SELECT a.meeting_id, a.id, a.resident_id, a.member_id, a.enrolment_id, a.state FROM attendance a
WHERE a.meeting_id IN (SELECT value FROM json_each(?)) AND a._deleted <> {GONE} ORDER BY a.id
"""
_ENROLLED = f"""
SELECT course_id, id, resident_id, member_id, result FROM enrolment
WHERE course_id IN (SELECT value FROM json_each(?)) AND _deleted <> {GONE} ORDER BY id
"""
_HOMES = "SELECT id, hamlet_id FROM resident WHERE id IN (SELECT value FROM json_each(?)) AND hamlet_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting whose roll was taken, up to today: what `TrainingRow` needs of it."""

    id: str
    on: str
    minutes: int
    trainers: tuple[str, ...]
    event: str = ""


@dataclass(slots=True)
class _Class:
    hamlet: str
    team: str
    audience: str
    pass_share: int
    closed_on: str
    last_on: str = ""
    held: list[_Held] = field(default_factory=list)

    def ended(self) -> str:
        """As `ClassView.ended_on`."""
        return self.closed_on or (self.last_on if self.held and self.held[-1].on == self.last_on else "")


def training_rows(store: Store, period: Period) -> list[TrainingRow]:
    """Everything counted of classes on the days of the period, in order of day."""
    connection = store.connection
    courses = _courses(connection, today(store.clock()).isoformat())
    ended = {course: of.ended() for course, of in courses.items() if _in(of.ended(), period)}
    wanted = [meeting.id for course, of in courses.items() for meeting in of.held
              if course in ended or _in(meeting.on, period)]
    people = _People(connection)
    marks = _marks(connection, wanted, people)
    enrolled = _enrolled(connection, ended, people)
    people.find_homes(connection)
    rows = [row for course, of in courses.items() for row in _turns(course, of, period, marks, people)]
    rows += [row for course, on in ended.items()
             for row in _ending(course, courses[course], on, enrolled.get(course, {}), marks, people)]
    rows += _confirmations(connection, period, rows, people.roots)
    return sorted(rows, key=lambda row: (row.on, row.what, row.id))


class _People:
    """Who counts once, and where he lives."""

    def __init__(self, connection: Connection) -> None:
        self.roots = merged_roots(connection)
        self.homes: dict[str, str] = {}
        self._met: set[str] = set()

    def who(self, resident: str | None, member: str | None, enrolment: str | None) -> str:
        """As `people.counts_as`; a resident is somebody met."""
        person = counts_as(self.roots, resident, member, enrolment)
        if resident:
            self._met.add(person)
        return person

    def find_homes(self, connection: Connection) -> None:
        """The hamlet of everybody met; of merged records that of the one they are shown by."""
        self.homes = dict(connection.execute(_HOMES, [json.dumps(sorted(self._met))]).fetchall())
        for person in self._met & {*self.roots.values()}:
            shown = face(connection, person)
            home = connection.execute("SELECT hamlet_id FROM resident WHERE id = ?", [shown]).fetchone()
            self.homes[person] = (home and home[0]) or ""


def _courses(connection: Connection, day: str) -> dict[str, _Class]:
    courses = {course: _Class(hamlet or "", team or "", audience or "", number(share, PASS_SHARE), closed or "")
               for course, hamlet, team, audience, share, closed in connection.execute(_COURSES).fetchall()}
    for meeting, course, on, start, end, trainer, others, event, taken in connection.execute(_MEETINGS).fetchall():
        of = courses.get(course)
        if of is None:
            continue
        of.last_on = on or ""
        if taken and is_date(on or "") and on <= day:
            length = minutes_between(start or "", end or "") or 0
            of.held.append(_Held(meeting, on, length, trainers_of(trainer, others), event or ""))
    return courses


def _marks(connection: Connection, meetings: list[str], people: _People) -> dict[str, dict[str, tuple[str, str]]]:
    """By meeting and person the first attendance record and the state all of his come to."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for meeting, record, resident, member, enrolment, said in connection.execute(
            _MARKS, [json.dumps(meetings)]).fetchall():
        person = people.who(resident, member, enrolment)
        state = said if said in ATTENDANCE_STATES else "present"
        first, before = found.setdefault(meeting, {}).get(person, (record, state))
        found[meeting][person] = (first, strongest((before, state)))
    return found


def _enrolled(connection: Connection, courses: Collection[str], people: _People) -> dict[str, dict[str, list[str]]]:
    """By class and person the first enrolment and what a person decided."""
    found: dict[str, dict[str, list[str]]] = {}
    for course, record, resident, member, result in connection.execute(
            _ENROLLED, [json.dumps(list(courses))]).fetchall():
        person = people.who(resident, member, record)
        kept = found.setdefault(course, {}).setdefault(person, [record, ""])
        kept[1] = kept[1] or result or ""
    return found


def _turns(
    course: str, of: _Class, period: Period, marks: Mapping[str, Mapping[str, tuple[str, str]]], people: _People
) -> Iterator[TrainingRow]:
    for meeting in of.held:
        if not _in(meeting.on, period):
            continue
        on = date.fromisoformat(meeting.on)
        yield TrainingRow(MEETING, on, meeting.id, course, meeting.id, "", of.hamlet, of.team, meeting.trainers,
                          of.audience, meeting.minutes, event_id=meeting.event)
        for person, (record, state) in marks.get(meeting.id, {}).items():
            if Mark(state, ()).came and person not in meeting.trainers:
                yield TrainingRow(TURN, on, record, course, meeting.id, person, people.homes.get(person) or of.hamlet,
                                  of.team, meeting.trainers, of.audience, state=state, event_id=meeting.event)


def _ending(
    course: str, of: _Class, on: str, enrolled: Mapping[str, list[str]],
    marks: Mapping[str, Mapping[str, tuple[str, str]]], people: _People,
) -> Iterator[TrainingRow]:
    trainers = tuple(dict.fromkeys(trainer for meeting in of.held for trainer in meeting.trainers))
    for person, (record, result) in enrolled.items():
        if person in trainers:
            continue
        own = {meeting.id: Mark(marks[meeting.id][person][1], ()) for meeting in of.held
               if person in marks.get(meeting.id, {})}
        finished = has_finished(result, own, [meeting.id for meeting in of.held], of.pass_share)
        yield TrainingRow(ENDED, date.fromisoformat(on), record, course, "", person,
                          people.homes.get(person) or of.hamlet, of.team, trainers, of.audience, finished=finished)


def _confirmations(
    connection: Connection, period: Period, rows: list[TrainingRow], roots: Mapping[str, str]
) -> Iterator[TrainingRow]:
    """Each person once, with the team, trainers and audience of the last class he came to."""
    learned = {row.person: row for row in sorted(rows, key=lambda row: row.on) if row.what == TURN}
    query = (f"SELECT id, skill_confirmed_on, hamlet_id FROM resident WHERE skill_confirmed_on BETWEEN ? AND ? "
             f"AND _deleted NOT IN {UNSEEN} ORDER BY skill_confirmed_on DESC")
    found: dict[str, TrainingRow] = {}
    days = [period.start.isoformat(), period.end.isoformat()]
    for resident, on, hamlet in connection.execute(query, days).fetchall():
        person = roots.get(resident, resident)
        at = learned.get(person)
        if is_date(on):
            found[person] = TrainingRow(
                CONFIRMED, date.fromisoformat(on), resident, at.course if at else "", "", person, hamlet or "",
                at.team_id if at else "", at.trainers if at else (), at.audience if at else "")
    yield from found.values()


def _in(day: str, period: Period) -> bool:
    return is_date(day) and date.fromisoformat(day) in period
