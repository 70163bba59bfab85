"""Who learns in a class: enrolled, or only marked as there by a laptop whose enrolment has not come yet.

People are told apart by the root of what was merged, so that nobody counts twice after a merge (format §3).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dxdesk.domain.names import person_sort_key
from dxdesk.domain.training import GUEST, MEMBER, RESIDENT, Learner
from dxdesk.ledger.ids import shared_record
from dxdesk.store.clusters import face, merged_roots, root
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import ALIVE, ERASED, GONE

NO_NAME = "Chưa rõ tên"
"""A learner whose record has not come to this laptop, or lost its name by erasure."""

_SAID = ("source", "enrolled_on", "left_on", "result", "reason", "certificate_no", "certificate_on", "certificate_by",
         "note")
_ENROLLED = f"""
SELECT id, resident_id, member_id, name, {", ".join(_SAID)} FROM enrolment
WHERE course_id = ? AND _deleted <> {GONE} ORDER BY id
"""
_NOT_TEACHING = """
instr(',' || coalesce(m.trainer_id, '') || ',' || coalesce(m.co_trainer_ids, '') || ',',
      ',' || coalesce(a.member_id, '-') || ',') = 0
"""
_ONLY_MARKED = f"""
SELECT DISTINCT a.resident_id, a.member_id, a.enrolment_id, a.name
FROM attendance a JOIN meeting m ON m.id = a.meeting_id
WHERE m.course_id = ? AND a._deleted <> {GONE} AND m._deleted <> {GONE} AND {_NOT_TEACHING} AND NOT EXISTS (
    SELECT 1 FROM enrolment e WHERE e.id = a.enrolment_id AND e._deleted <> {GONE})
"""
_MARKED_ANYWHERE = f"""
SELECT DISTINCT m.course_id, a.resident_id, a.member_id, a.enrolment_id
FROM attendance a JOIN meeting m ON m.id = a.meeting_id
WHERE a._deleted <> {GONE} AND m._deleted <> {GONE} AND {_NOT_TEACHING} AND NOT EXISTS (
    SELECT 1 FROM enrolment e WHERE e.id = a.enrolment_id AND e._deleted <> {GONE})
"""
_CAME = f"""
SELECT DISTINCT a.resident_id, a.member_id, a.enrolment_id FROM attendance a JOIN meeting m ON m.id = a.meeting_id
WHERE m.held_on BETWEEN ? AND ? AND a.state IN ('present', 'late', 'left') AND a._deleted <> {GONE}
    AND m._deleted <> {GONE} AND {_NOT_TEACHING}
"""


def learners(store: Store, course: str) -> list[Learner]:
    """Everybody of a class in the order of Vietnamese names, each person once."""
    found: dict[str, Learner] = {}
    for record, resident, member, name, *said in store.connection.execute(_ENROLLED, [course]).fetchall():
        learner = _learner(store.connection, resident, member, record, name)
        learner = replace(found.get(learner.person, learner), **_first(found.get(learner.person), record, said))
        found[learner.person] = learner
    for resident, member, enrolment, name in store.connection.execute(_ONLY_MARKED, [course]).fetchall():
        learner = _learner(store.connection, resident, member, enrolment, name)
        found.setdefault(learner.person, learner)
    return sorted(found.values(), key=lambda learner: (person_sort_key(learner.name), learner.person))


def learner_counts(store: Store) -> dict[str, int]:
    """How many people learn in each class, as `learners` would list them."""
    people: dict[str, set[str]] = {}
    roots = merged_roots(store.connection)
    enrolled = f"SELECT course_id, resident_id, member_id, id FROM enrolment WHERE _deleted <> {GONE}"
    for query in (enrolled, _MARKED_ANYWHERE):
        for course, resident, member, enrolment in store.connection.execute(query).fetchall():
            people.setdefault(course, set()).add(roots.get(resident, resident) or member or enrolment or "")
    return {course: len(found) for course, found in people.items()}


def learners_of_year(store: Store, year: int) -> int:
    """How many different people came to a meeting of the year."""
    roots = merged_roots(store.connection)
    rows = store.connection.execute(_CAME, [f"{year}-01-01", f"{year}-12-31"]).fetchall()
    return len({roots.get(resident, resident) or member or enrolment for resident, member, enrolment in rows})


def who(connection: Connection, resident: str | None, member: str | None, enrolment: str | None) -> str:
    """Who counts once: the root of a resident, else the member, else the enrolment of a guest."""
    return root(connection, resident) if resident else member or enrolment or ""


def enrolment_id(course: str, resident: str = "", member: str = "") -> str:
    """The enrolment of a resident or member in a class: the same on every laptop (format §2)."""
    return shared_record("enrolment", course, resident or member)


def _learner(
    connection: Connection, resident: str | None, member: str | None, enrolment: str | None, name: str | None
) -> Learner:
    kind = RESIDENT if resident else MEMBER if member else GUEST
    record, home = "", (name, "", "", ALIVE)
    if resident:
        record = face(connection, resident)
        home = _row(connection, "SELECT full_name, birth_year, hamlet_id, _deleted FROM resident WHERE id = ?", record)
    elif member:
        record = member
        home = _row(connection, "SELECT full_name, '', '', _deleted FROM member WHERE id = ?", record)
    shown, born, hamlet, mark = home
    return Learner(who(connection, resident, member, enrolment), kind, record, shown or NO_NAME, birth_year=born or "",
                   hamlet_id=hamlet or "", gone=mark in (GONE, ERASED))


def _row(connection: Connection, query: str, record: str) -> tuple:
    """What is known of a person; one not held here stands without a name."""
    return connection.execute(query, [record]).fetchone() or (None, "", "", ALIVE)


def _first(known: Learner | None, record: str, said: Sequence[str | None]) -> dict[str, Any]:
    """What an enrolment says; of a person enrolled twice the first one, and what it leaves open by the second."""
    before = {name: getattr(known, name) if known else "" for name in _SAID}
    texts = {name: before[name] or value or "" for name, value in zip(_SAID, said, strict=True)}
    return {**texts, "enrolments": (*(known.enrolments if known else ()), record)}
