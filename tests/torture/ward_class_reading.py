"""Who learns in a class and how every meeting went, read a second time from the records alone (design §3, format §3).

It shares no code with `dxdesk.store.training`: what is counted is people, the root of what was merged; what counts is
what lives, attendance only of meetings that live.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from dxdesk.domain.dates import today
from dxdesk.domain.periods import read_period
from dxdesk.domain.training_figures import TURN
from dxdesk.ledger.ids import shared_record
from dxdesk.store.database import Store
from dxdesk.store.shapes import ERASED, GONE
from dxdesk.store.training.classes import classes
from dxdesk.store.training.figure_rows import training_rows
from dxdesk.store.training.learners import NO_NAME, learner_counts, learners
from dxdesk.store.training.results import class_results
from dxdesk.store.training.roll import rolls

Rows = Mapping[tuple[str, str], tuple[dict[str, str], int]]
BETTER = ("present", "late", "left", "excused", "absent")
CAME = BETTER[:3]
YEAR = read_period("2026")


class ClassReading:
    """The records of a ward as people of classes."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._into = {key[1]: values["merged_into"] for key, (values, _) in rows.items()
                      if key[0] == "resident" and values.get("merged_into")}
        self._people = {key[1] for key in rows if key[0] == "resident"} | set(self._into.values()) | {
            values["resident_id"] for values, _ in rows.values() if values.get("resident_id")}

    def living(self, kind: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The records of a kind that nobody deleted, or that came back."""
        return ((key[1], values) for key, (values, mark) in self._rows.items() if key[0] == kind and mark != GONE)

    def courses(self) -> set[str]:
        """The classes people are shown: alive, or with a meeting or an enrolment alive."""
        held = {record for kind, record in self._rows if kind == "course"}
        parts = {values.get("course_id") for kind in ("meeting", "enrolment") for _, values in self.living(kind)}
        return {record for record, _ in self.living("course")} | (held & parts)

    def person(self, values: Mapping[str, str], enrolment: str) -> str:
        """Who counts once."""
        if resident := values.get("resident_id"):
            return self._root(resident)
        return values.get("member_id") or enrolment

    def meetings(self, course: str) -> dict[str, dict[str, str]]:
        return {record: values for record, values in self.living("meeting") if values.get("course_id") == course}

    def marks(self, course: str) -> dict[str, dict[str, list[tuple[str, str]]]]:
        """By meeting and person the records and their states."""
        found: dict[str, dict[str, list[tuple[str, str]]]] = {}
        meetings = self.meetings(course)
        for record, values in self.living("attendance"):
            if values.get("meeting_id") in meetings:
                person = self.person(values, values.get("enrolment_id", ""))
                state = values.get("state", "present")
                found.setdefault(values["meeting_id"], {}).setdefault(person, []).append((record, state))
        return found

    def learners(self, course: str) -> set[str]:
        """Who is enrolled, and who is marked without his enrolment living here; trainers of a meeting are not."""
        enrolled = dict(self.living("enrolment"))
        found = {self.person(values, record) for record, values in enrolled.items()
                 if values.get("course_id") == course}
        meetings = self.meetings(course)
        for _, values in self.living("attendance"):
            meeting = meetings.get(values.get("meeting_id", ""))
            if meeting is None or values.get("enrolment_id") in enrolled:
                continue
            if values.get("member_id") not in teaching(meeting):
                found.add(self.person(values, values.get("enrolment_id", "")))
        return found

    def turns(self, course: str, until: str) -> int:
        """How often somebody came to a meeting of this class up to a day; nobody twice to one, no trainer."""
        meetings, found = self.meetings(course), 0
        people = self.learners(course)
        for meeting, marked in self.marks(course).items():
            if meetings[meeting].get("held_on", "") <= until:
                found += sum(1 for person, lines in marked.items() if person in people
                             and person not in teaching(meetings[meeting]) and best(lines) in CAME)
        return found

    def named(self, values: Mapping[str, str]) -> set[str]:
        """What somebody's attendance may be named after: a record of the register, himself, his enrolment."""
        if not values.get("resident_id"):
            return {values.get("member_id") or values.get("enrolment_id", "")}
        return self._people

    def nameless(self) -> set[str]:
        """Residents who were erased."""
        return {key[1] for key, (_, mark) in self._rows.items() if key[0] == "resident" and mark == ERASED}

    def _root(self, resident: str) -> str:
        path = [resident]
        while (other := self._into.get(path[-1])) and other not in path:
            path.append(other)
        return min(path[path.index(other):]) if other else path[-1]


def teaching(meeting: Mapping[str, str]) -> set[str]:
    return {meeting.get("trainer_id", ""), *meeting.get("co_trainer_ids", "").split(",")} - {""}


def best(lines: list[tuple[str, str]]) -> str:
    return min((state for _, state in lines), key=BETTER.index)


def assert_classes(store: Store, rows: Rows) -> None:
    """What the program shows of classes is what the records come to."""
    reading, day = ClassReading(rows), today(store.clock()).isoformat()
    turns = Counter(row.course for row in training_rows(store, YEAR) if row.what == TURN)
    assert {view.id for view in classes(store)} == reading.courses(), "other classes are shown"
    counted = learner_counts(store)
    for course in reading.courses():
        people = learners(store, course)
        persons = [one.person for one in people]
        assert len(set(persons)) == len(persons) and set(persons) == reading.learners(course), "other learners"
        assert counted.get(course, 0) == len(persons), "learners are counted otherwise than listed"
        marks = reading.marks(course)
        shown = {meeting: {person: (mark.state, set(mark.records)) for person, mark in held.items()}
                 for meeting, held in rolls(store, course).items()}
        assert shown == {meeting: {person: (best(lines), {record for record, _ in lines})
                                   for person, lines in held.items()} for meeting, held in marks.items()}, "other rolls"
        told_turns = reading.turns(course, day)
        assert class_results(store, course).turns == turns[course] == told_turns, "turns are counted otherwise"
        assert all(one.name == NO_NAME and one.gone for one in people if one.record in reading.nameless()), "a name"
    assert_one_each(reading)


def assert_one_each(reading: ClassReading) -> None:
    """One record per (meeting, person): its id says whose it is, so that two laptops write one (format §2)."""
    for record, values in reading.living("attendance"):
        names = {shared_record("attendance", values["meeting_id"], one) for one in reading.named(values)}
        assert record in names, "an attendance two laptops cannot meet in"


def told(store: Store) -> list[object]:
    """All that a laptop shows of classes, to be compared with another's."""
    return [training_rows(store, YEAR), *(
        (view, learners(store, view.id), rolls(store, view.id), class_results(store, view.id))
        for view in classes(store))]
