"""What people call the records of a class: the meeting by its number and day, a learner by name and class."""

from collections.abc import Sequence

from dxdesk.domain.class_words import class_words, meeting_words
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import GONE

MEETING_PLACE = f"""
(SELECT count(*) FROM meeting o WHERE o.course_id = m.course_id AND o._deleted <> {GONE} AND m._deleted <> {GONE}
    AND (coalesce(o.held_on, ''), coalesce(o.from_at, ''), o.id)
        <= (coalesce(m.held_on, ''), coalesce(m.from_at, ''), m.id)), m.held_on, c.title
"""
"""In SQL, of a meeting `m` of a class `c`: its number in the class (0 for one that is deleted), its day, the title."""
CLASS_PLACE = "NULL, NULL, c.title"
LEARNER = "coalesce(r.full_name, b.full_name, x.name)"
"""In SQL, the name of whoever an enrolment or attendance `x` is of: a resident `r`, a member `b`, or a guest."""
OF_LEARNER = "LEFT JOIN resident r ON r.id = x.resident_id LEFT JOIN member b ON b.id = x.member_id"
OF_CLASS = "LEFT JOIN course c ON c.id = x.course_id"
OF_MEETING = "LEFT JOIN meeting m ON m.id = x.meeting_id LEFT JOIN course c ON c.id = m.course_id"
OF_ENROLMENT = f"LEFT JOIN enrolment x ON x.id = k.enrolment_id {OF_CLASS}"

_QUERIES = {
    "meeting": f"SELECT '', {MEETING_PLACE} FROM meeting m LEFT JOIN course c ON c.id = m.course_id WHERE m.id = ?",
    "enrolment": f"SELECT {LEARNER}, {CLASS_PLACE} FROM enrolment x {OF_LEARNER} {OF_CLASS} WHERE x.id = ?",
    "attendance": f"SELECT {LEARNER}, {MEETING_PLACE} FROM attendance x {OF_LEARNER} {OF_MEETING} WHERE x.id = ?",
    "skill_check": f"SELECT {LEARNER}, {CLASS_PLACE} FROM skill_check k {OF_ENROLMENT} {OF_LEARNER} WHERE k.id = ?",
}
NAMED = tuple(_QUERIES)


def class_record_name(connection: Connection, kind: str, record: str) -> str:
    """What people call a record of one of the kinds `NAMED`; empty for one not held here."""
    row = connection.execute(_QUERIES[kind], [record]).fetchone()
    if row is None:
        return ""
    return ", ".join(filter(None, (row[0] or "", place_words(row[1:])))) or "một người học"


def place_words(place: Sequence[str | int | None]) -> str:
    """The class or meeting of a row of `MEETING_PLACE` or `CLASS_PLACE`, in words; empty where it is not held."""
    number, day, title = place
    if number is None or (not number and not day):
        return class_words(str(title or ""))
    return meeting_words(str(number or ""), str(day or ""), str(title or ""))
