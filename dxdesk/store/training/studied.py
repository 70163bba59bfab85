"""The classes of one person, for the history that also holds his visits (features row 39)."""

from dataclasses import dataclass

from dxdesk.store.clusters import cluster, root
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE
from dxdesk.store.training.results import class_results

_COURSES = f"""
SELECT course_id FROM enrolment WHERE resident_id IN ({{places}}) AND _deleted <> {GONE}
UNION SELECT m.course_id FROM attendance a JOIN meeting m ON m.id = a.meeting_id
WHERE a.resident_id IN ({{places}}) AND a._deleted <> {GONE} AND m._deleted <> {GONE}
"""


@dataclass(frozen=True, slots=True)
class Studied:
    """What somebody learned in one class: how many of the meetings held he came to, and what came of it.

    `last_on` is the day he came last, else the day he was enrolled, ISO or empty.
    """

    course: str
    title: str
    came: int
    held: int
    finished: bool
    last_on: str
    left_on: str = ""
    certificate_no: str = ""


def classes_of(store: Store, resident: str) -> list[Studied]:
    """The classes of a resident, those of all records merged with his, the latest first."""
    members = cluster(store.connection, resident)
    query = _COURSES.format(places=",".join("?" * len(members)))
    person = root(store.connection, resident)
    courses = [row[0] for row in store.connection.execute(query, [*members, *members]).fetchall() if row[0]]
    found = [one for course in courses if (one := _studied(store, course, person)) is not None]
    return sorted(found, key=lambda one: (one.last_on, one.course), reverse=True)


def _studied(store: Store, course: str, person: str) -> Studied | None:
    held_here = store.connection.execute("SELECT 1 FROM course WHERE id = ?", [course]).fetchone()
    if held_here is None:
        return None
    result = class_results(store, course)
    row = next((one for one in result.rows if one.learner.person == person), None)
    if row is None:
        return None
    came = {meeting for meeting, mark in row.marks.items() if mark.came}
    days = [meeting.held_on for meeting in result.view.meetings if meeting.id in came]
    return Studied(course, result.view.title, row.came, row.held, row.finished,
                   max(days, default=row.learner.enrolled_on), row.learner.left_on, row.learner.certificate_no)
