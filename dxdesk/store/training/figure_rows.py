"""What is counted of classes, straight out of the tables: meetings held, who came, who finished, who is confirmed."""

from collections.abc import Iterator
from datetime import date

from dxdesk.domain.dates import is_date, today
from dxdesk.domain.periods import Period
from dxdesk.domain.training_figures import CONFIRMED, ENDED, MEETING, TURN, TrainingRow
from dxdesk.store.clusters import merged_roots
from dxdesk.store.database import Store
from dxdesk.store.shapes import UNSEEN
from dxdesk.store.training.classes import ClassView, Meeting, classes
from dxdesk.store.training.learners import learners
from dxdesk.store.training.results import class_results
from dxdesk.store.training.roll import rolls


def training_rows(store: Store, period: Period) -> list[TrainingRow]:
    """Everything counted of classes on the days of the period, in order of day."""
    day = today(store.clock()).isoformat()
    rows: list[TrainingRow] = []
    for view in classes(store):
        held = [meeting for meeting in view.meetings if meeting.taken and _in(meeting.held_on, period)]
        if held:
            rows += _turns(store, view, held)
        ended = ended_on(view, day)
        if ended and _in(ended, period):
            rows += _ending(store, view, ended)
    rows += _confirmations(store, period, rows)
    return sorted(rows, key=lambda row: (row.on, row.what, row.id))


def ended_on(view: ClassView, day: str) -> str:
    """The ISO day a class ended: as closed, else its last meeting once its roll was taken; empty while it runs."""
    if view.closed_on:
        return view.closed_on
    last = view.meetings[-1] if view.meetings else None
    return last.held_on if last and last.taken and last.held_on <= day else ""


def _turns(store: Store, view: ClassView, held: list[Meeting]) -> Iterator[TrainingRow]:
    marks = rolls(store, view.id)
    homes = {learner.person: learner.hamlet_id for learner in learners(store, view.id)}
    for meeting in held:
        on = date.fromisoformat(meeting.held_on)
        yield TrainingRow(MEETING, on, meeting.id, view.id, meeting.id, "", view.hamlet_id, view.team_id,
                          meeting.trainers, view.audience, minutes(meeting))
        for person, mark in marks.get(meeting.id, {}).items():
            if mark.came and person not in meeting.trainers:
                yield TrainingRow(TURN, on, mark.records[0], view.id, meeting.id, person,
                                  homes.get(person) or view.hamlet_id, view.team_id, meeting.trainers, view.audience,
                                  state=mark.state)


def _ending(store: Store, view: ClassView, ended: str) -> Iterator[TrainingRow]:
    trainers = tuple(dict.fromkeys(trainer for meeting in view.meetings for trainer in meeting.trainers))
    for row in class_results(store, view.id).rows:
        if row.learner.enrolment and row.learner.person not in trainers:
            yield TrainingRow(ENDED, date.fromisoformat(ended), row.learner.enrolment, view.id, "", row.learner.person,
                              row.learner.hamlet_id or view.hamlet_id, view.team_id, trainers, view.audience,
                              finished=row.finished)


def _confirmations(store: Store, period: Period, rows: list[TrainingRow]) -> Iterator[TrainingRow]:
    """Each person once, with the team, trainers and audience of the last class he came to."""
    learned = {row.person: row for row in sorted(rows, key=lambda row: row.on) if row.what == TURN}
    roots = merged_roots(store.connection)
    query = (f"SELECT id, skill_confirmed_on, hamlet_id FROM resident WHERE skill_confirmed_on BETWEEN ? AND ? "
             f"AND _deleted NOT IN {UNSEEN} ORDER BY skill_confirmed_on DESC")
    found: dict[str, TrainingRow] = {}
    for resident, on, hamlet in store.connection.execute(
            query, [period.start.isoformat(), period.end.isoformat()]).fetchall():
        person = roots.get(resident, resident)
        at = learned.get(person)
        if is_date(on):
            found[person] = TrainingRow(
                CONFIRMED, date.fromisoformat(on), resident, at.course if at else "", "", person, hamlet or "",
                at.team_id if at else "", at.trainers if at else (), at.audience if at else "")
    yield from found.values()


def minutes(meeting: Meeting) -> int:
    """How long a meeting lasts; 0 where its hours are not written, or end before they begin."""
    hours = [_minute(at) for at in (meeting.from_at, meeting.to_at)]
    return max(0, hours[1] - hours[0]) if all(hours) else 0


def _minute(at: str) -> int:
    hour, _, minute = at.partition(":")
    return int(hour) * 60 + int(minute) if hour.isdecimal() and minute.isdecimal() else 0


def _in(day: str, period: Period) -> bool:
    return is_date(day) and date.fromisoformat(day) in period
