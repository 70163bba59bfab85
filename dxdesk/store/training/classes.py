"""Classes and their meetings as they stand here; one deleted while something of it lives is still shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain.training import PASS_SHARE
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE

_TEXTS = ("id", "title", "topic", "skill_group", "audience", "hours", "syllabus", "class_no", "materials", "place",
          "hamlet_id", "team_id", "event_id", "closed_on", "note")
_COLUMNS = ", ".join((*_TEXTS, "capacity", "pass_share", "_deleted"))
_LIVES = f"""
(_deleted <> {GONE}
 OR EXISTS (SELECT 1 FROM meeting m WHERE m.course_id = course.id AND m._deleted <> {GONE})
 OR EXISTS (SELECT 1 FROM enrolment e WHERE e.course_id = course.id AND e._deleted <> {GONE}))
"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. Day ISO, hours "18:30" or empty; `trainers` are member ids, the first one answering for it.

    `trainer_name` is an invited trainer without a record. `taken` is how many people are marked, 0 where nobody has
    taken attendance yet.
    """

    id: str
    course_id: str
    held_on: str
    from_at: str = ""
    to_at: str = ""
    place: str = ""
    event_id: str = ""
    topic: str = ""
    trainers: tuple[str, ...] = ()
    trainer_name: str = ""
    note: str = ""
    taken: int = 0


@dataclass(frozen=True, slots=True)
class ClassView:
    """One class with its meetings, the earliest first. Codes, ids and days as stored, empty where not given.

    `deleted` says that somebody deleted it while meetings or learners of it still stand (another laptop's, mostly).
    """

    id: str
    title: str
    topic: str = ""
    skill_group: str = ""
    audience: str = ""
    hours: str = ""
    syllabus: str = ""
    class_no: str = ""
    materials: str = ""
    place: str = ""
    hamlet_id: str = ""
    team_id: str = ""
    event_id: str = ""
    capacity: int = 0
    pass_share: int = PASS_SHARE
    closed_on: str = ""
    note: str = ""
    deleted: bool = False
    meetings: tuple[Meeting, ...] = ()

    def coming(self, day: str) -> tuple[Meeting, ...]:
        """The meetings still to come on an ISO day, that day's too until its roll is taken; none of a closed class."""
        if self.closed_on:
            return ()
        return tuple(meeting for meeting in self.meetings
                     if meeting.held_on > day or (meeting.held_on == day and not meeting.taken))

    def held(self, until: str) -> tuple[Meeting, ...]:
        """The meetings up to an ISO day, inclusive."""
        return tuple(meeting for meeting in self.meetings if meeting.held_on <= until)

    def ended_on(self, day: str) -> str:
        """The ISO day it ended, seen from `day`: as closed, else its last meeting once its roll was taken; or empty."""
        last = self.meetings[-1] if self.meetings else None
        return self.closed_on or (last.held_on if last and last.taken and last.held_on <= day else "")


def class_of(store: Store, course: str) -> ClassView:
    """One class. Raises `InputError("unknown_class")` when it is not held here."""
    row = store.connection.execute(f"SELECT {_COLUMNS} FROM course WHERE id = ?", [course]).fetchone()
    if row is None:
        raise InputError("unknown_class", "Không thấy lớp này trong sổ. Kiểm tra lại mã lớp.")
    return _view(row, _meetings(store, "m.course_id = ?", [course]))


def standing_class(store: Store, course: str, then: str = "ghi tiếp") -> ClassView:
    """A class that is not deleted; `then` is what people wanted to do with it, as the refusal says.

    Raises `InputError`: unknown_class, class_deleted.
    """
    view = class_of(store, course)
    if view.deleted:
        raise InputError("class_deleted", f"Lớp này đã xóa, chưa lưu gì. Mở lại lớp rồi {then}.")
    return view


def classes(store: Store) -> list[ClassView]:
    """Every class that stands, and those deleted of which something still lives; the newest first."""
    rows = store.connection.execute(f"SELECT {_COLUMNS} FROM course WHERE {_LIVES} ORDER BY id DESC").fetchall()
    held: dict[str, list[Meeting]] = {}
    for meeting in _meetings(store, "m.course_id IS NOT NULL", []):
        held.setdefault(meeting.course_id, []).append(meeting)
    return [_view(row, held.get(row[0], ())) for row in rows]


def meeting_of(store: Store, meeting: str) -> Meeting:
    """One meeting. Raises `InputError("unknown_meeting")` when it is not held here or deleted."""
    found = _meetings(store, "m.id = ?", [meeting])
    if not found:
        raise InputError("unknown_meeting", "Không thấy buổi học này trong sổ. Kiểm tra lại mã buổi.")
    return found[0]


def meetings_between(store: Store, first: str, last: str) -> list[Meeting]:
    """The meetings of every class from an ISO day to another, both inclusive, in order of time."""
    return _meetings(store, "m.held_on BETWEEN ? AND ?", [first, last])


def _view(row: Sequence, meetings: Sequence[Meeting]) -> ClassView:
    texts = {name: value or "" for name, value in zip(_TEXTS, row, strict=False)}
    capacity, pass_share, mark = row[len(_TEXTS):]
    return ClassView(
        **texts, capacity=number(capacity, 0), pass_share=number(pass_share, PASS_SHARE), deleted=mark == GONE,
        meetings=tuple(meetings))


_MEETING = ("id", "course_id", "held_on", "from_at", "to_at", "place", "event_id", "topic", "trainer_name", "note")


def _meetings(store: Store, where: str, values: Sequence[str]) -> list[Meeting]:
    query = (
        f"SELECT {', '.join(f'm.{name}' for name in _MEETING)}, m.trainer_id, m.co_trainer_ids, "
        f"(SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id AND a._deleted <> {GONE}) "
        f"FROM meeting m WHERE {where} AND m._deleted <> {GONE} ORDER BY m.held_on, m.from_at, m.id")
    found = []
    for row in store.connection.execute(query, list(values)).fetchall():
        texts = {name: value or "" for name, value in zip(_MEETING, row, strict=False)}
        trainer, others, taken = row[len(_MEETING):]
        found.append(Meeting(**texts, trainers=trainers_of(trainer, others), taken=taken))
    return found


def trainers_of(first: str | None, others: str | None) -> tuple[str, ...]:
    """The trainers of a meeting as stored, each once: who answers for it, then those beside him."""
    return tuple(dict.fromkeys(filter(None, (first, *(others or "").split(",")))))


def number(text: str | None, otherwise: int) -> int:
    """A small count as stored; something else where it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
