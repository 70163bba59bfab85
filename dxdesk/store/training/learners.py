"""Who learns in a class: enrolled, or only marked as there by a laptop whose enrolment has not come yet.

People are told apart by the root of what was merged, so that nobody counts twice after a merge (format §3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dxdesk.domain.names import person_sort_key
from dxdesk.domain.training import GUEST, MEMBER, RESIDENT, Learner
from dxdesk.errors import InputError
from dxdesk.ledger.ids import shared_record
from dxdesk.store.clusters import merged_roots
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import GONE
from dxdesk.store.training.people import People, counts_as

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
    enrolled = store.connection.execute(_ENROLLED, [course]).fetchall()
    marked = store.connection.execute(_ONLY_MARKED, [course]).fetchall()
    people = People(store.connection, (*(row[1] for row in enrolled), *(row[0] for row in marked)))
    members = _members(store.connection)
    found: dict[str, Learner] = {}
    for record, resident, member, name, *said in enrolled:
        learner = _learner(people, members, resident, member, record, name)
        learner = replace(found.get(learner.person, learner), **_first(found.get(learner.person), record, said))
        found[learner.person] = learner
    for resident, member, enrolment, name in marked:
        learner = _learner(people, members, resident, member, enrolment, name)
        found.setdefault(learner.person, learner)
    return sorted(found.values(), key=lambda learner: (person_sort_key(learner.name), learner.person))


def learners_named(store: Store, course: str, persons: Sequence[str]) -> list[Learner]:
    """These people of a class, as asked. Raises `InputError("not_learner")` where one of them is not of it."""
    known = {learner.person: learner for learner in learners(store, course)}
    if any(person not in known for person in persons):
        raise InputError("not_learner", "Có người không thuộc lớp này. Mở lại lớp rồi chọn lại. Chưa đổi gì.")
    return [known[person] for person in persons]


def learner_counts(store: Store) -> dict[str, int]:
    """How many people learn in each class, as `learners` would list them."""
    people: dict[str, set[str]] = {}
    roots = merged_roots(store.connection)
    enrolled = f"SELECT course_id, resident_id, member_id, id FROM enrolment WHERE _deleted <> {GONE}"
    for query in (enrolled, _MARKED_ANYWHERE):
        for course, resident, member, enrolment in store.connection.execute(query).fetchall():
            people.setdefault(course, set()).add(counts_as(roots, resident, member, enrolment))
    return {course: len(found) for course, found in people.items()}


def learners_of_year(store: Store, year: int) -> int:
    """How many different people came to a meeting of the year."""
    roots = merged_roots(store.connection)
    rows = store.connection.execute(_CAME, [f"{year}-01-01", f"{year}-12-31"]).fetchall()
    return len({counts_as(roots, *row) for row in rows})


def enrolment_id(course: str, resident: str = "", member: str = "") -> str:
    """The enrolment of a resident or member in a class: the same on every laptop (format §2)."""
    return shared_record("enrolment", course, resident or member)


def _learner(
    people: People, members: Mapping[str, tuple[str, bool]], resident: str | None, member: str | None,
    enrolment: str | None, name: str | None,
) -> Learner:
    person = people.who(resident, member, enrolment)
    if resident:
        record, shown, born, hamlet, gone = people.shown(resident)
        return Learner(person, RESIDENT, record, shown or NO_NAME, birth_year=born, hamlet_id=hamlet, gone=gone)
    if member:
        shown, gone = members.get(member, ("", False))
        return Learner(person, MEMBER, member, shown or NO_NAME, gone=gone)
    return Learner(person, GUEST, "", name or NO_NAME)


def _members(connection: Connection) -> dict[str, tuple[str, bool]]:
    """Every member's name, and whether he is deleted."""
    rows = connection.execute("SELECT id, full_name, _deleted FROM member").fetchall()
    return {member: (name or "", mark == GONE) for member, name, mark in rows}


def _first(known: Learner | None, record: str, said: Sequence[str | None]) -> dict[str, Any]:
    """What an enrolment says; of a person enrolled twice the first one, and what it leaves open by the second."""
    before = {name: getattr(known, name) if known else "" for name in _SAID}
    texts = {name: before[name] or value or "" for name, value in zip(_SAID, said, strict=True)}
    return {**texts, "enrolments": (*(known.enrolments if known else ()), record)}
