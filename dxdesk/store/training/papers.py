"""The papers of a class filled from the desk: lists, result, trainer's log; certificates are in a file of their own."""

from dataclasses import replace
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_code import class_code
from dxdesk.domain.class_papers import (
    NOT_TAKEN,
    TAUGHT,
    BlankSheet,
    FilledSheet,
    LearnerLine,
    MarkedPerson,
    ResultSheet,
    TaughtLine,
    TrainerLog,
    TrainerPart,
    hours_said,
)
from dxdesk.domain.dates import today
from dxdesk.domain.names import fold, person_sort_key
from dxdesk.domain.periods import Period, between
from dxdesk.domain.sheet import Heading
from dxdesk.domain.training import minutes_between
from dxdesk.domain.training_words import from_to
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.training.classes import Meeting, class_of, meetings_between, standing_class
from dxdesk.store.training.learners import learners
from dxdesk.store.training.paper_parts import Parts, class_line, taught_minutes
from dxdesk.store.training.results import LearnerResult, class_results
from dxdesk.store.training.roll import roll


def blank_sheet(store: Store, course: str, meeting: str = "") -> BlankSheet:
    """The list to be signed at a meeting, by default the next one, or the last where all are over.

    Who left before that day and who teaches it is not on it. Raises `InputError`: unknown_class, class_deleted,
    no_meeting, unknown_meeting.
    """
    view, day = standing_class(store, course, "in"), today(store.clock()).isoformat()
    if not view.meetings:
        raise InputError("no_meeting", "Lớp này chưa có buổi nào. Thêm buổi học rồi in.")
    found = next((one for one in view.meetings if one.id == meeting), None) if meeting else next(
        (one for one in view.meetings if one.held_on >= day), view.meetings[-1])
    if found is None:
        raise InputError("unknown_meeting", "Buổi này không thuộc lớp. Kiểm tra lại mã buổi.")
    parts = Parts(store, view.team_id)
    people = (learner for learner in learners(store, course)
              if not learner.gone and learner.person not in found.trainers
              and (not learner.left_on or learner.left_on > found.held_on))
    return BlankSheet(_unnumbered(parts), class_line(view), parts.meetings(view)[found.id],
                      tuple(map(parts.person, people)), class_code(found.id), parts.practice)


def filled_sheet(store: Store, course: str) -> FilledSheet:
    """The marks of every meeting of which the roll was taken. Raises `InputError`: unknown_class, nothing_taken."""
    result = class_results(store, course)
    if not result.held:
        raise InputError("nothing_taken", "Lớp này chưa điểm danh buổi nào. Điểm danh rồi in.")
    parts = Parts(store, result.view.team_id)
    lines = parts.meetings(result.view)
    rows = tuple(MarkedPerson(parts.person(row.learner), _states(row, result.held), row.came, row.held)
                 for row in result.rows)
    return FilledSheet(_unnumbered(parts), class_line(result.view), tuple(lines[one.id] for one in result.held), rows,
                       parts.practice)


def result_sheet(store: Store, course: str, catalogues: Catalogues) -> ResultSheet:
    """How a class went. Raises `InputError("unknown_class")`."""
    result = class_results(store, course)
    view, parts = result.view, Parts(store, result.view.team_id)
    lines = parts.meetings(view)
    named = catalogues.title("skill_group", view.skill_group), catalogues.title("audience", view.audience)
    rows = tuple(LearnerLine(parts.person(row.learner), row.came, row.held, row.finished, row.learner.certificate_no,
                             row.confirmed_on, row.learner.left_on) for row in result.rows)
    effects = tuple((catalogues.title("skill_group", effect.skill_group), effect) for effect in result.effects)
    return ResultSheet(parts.heading, parts.team, class_line(view, *named), tuple(lines[one.id] for one in result.held),
                       hours_said(taught_minutes(result.held)), rows, effects, parts.practice)


def trainer_log(store: Store, period: Period, course: str = "") -> TrainerLog:
    """What every trainer taught in a period up to today, of all classes or of one. Raises `InputError`: unknown_class.

    A meeting two people taught stands with each of them.
    """
    last = min(period.end, today(store.clock()))
    view = class_of(store, course) if course else None
    parts = Parts(store, view.team_id if view else "")
    meetings = [meeting for meeting in meetings_between(store, period.start.isoformat(), last.isoformat())
                if not view or meeting.course_id == view.id]
    titles = dict(store.connection.execute("SELECT id, title FROM course"))
    taught: dict[str, list[TaughtLine]] = {}
    names: dict[str, str] = {}
    outside = set[str]()  # who taught what the figures of classes do not tell apart
    for meeting in meetings:
        line = _taught(store, meeting, titles.get(meeting.course_id) or "Lớp chưa về máy này")
        people = {record: parts.member(record) for record in meeting.trainers}
        people |= {fold(name): name for name in filter(None, [meeting.trainer_name])}
        names = people | names
        for person in people:
            taught.setdefault(person, []).append(line)
            if view or meeting.course_id not in titles or person not in meeting.trainers:
                outside.add(person)
    order = sorted(taught, key=lambda person: (person_sort_key(names[person]), person))
    about = class_line(view).name if view else ""
    return TrainerLog(_unnumbered(parts), parts.team, period.title,
                      tuple(TrainerPart(names[person], tuple(taught[person]), "" if person in outside else person)
                            for person in order), about, parts.practice)


def period_of(store: Store, course: str) -> Period:
    """From the first to the last meeting of a class. Raises `InputError`: unknown_class, no_meeting."""
    view = class_of(store, course)
    if not view.meetings:
        raise InputError("no_meeting", "Lớp này chưa có buổi nào. Thêm buổi học rồi in.")
    first, last = (date.fromisoformat(view.meetings[at].held_on) for at in (0, -1))
    return between(first, last)


def _unnumbered(parts: Parts) -> Heading:
    return replace(parts.heading, symbol="")


def _states(row: LearnerResult, held: tuple[Meeting, ...]) -> tuple[str, ...]:
    return tuple(TAUGHT if row.learner.person in meeting.trainers else
                 row.marks[meeting.id].state if meeting.id in row.marks else NOT_TAKEN for meeting in held)


def _taught(store: Store, meeting: Meeting, title: str) -> TaughtLine:
    marks = roll(store, meeting.id)
    came = sum(mark.came for person, mark in marks.items() if person not in meeting.trainers)
    what = f"{title}: {meeting.topic}" if meeting.topic else title
    hours = meeting.from_at, meeting.to_at
    return TaughtLine(date.fromisoformat(meeting.held_on), from_to(*hours), minutes_between(*hours), what,
                      meeting.place, came if marks else None)
