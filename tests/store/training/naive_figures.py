"""The rows figures of classes are counted from, read class by class through the readers of the window."""

from collections.abc import Iterator
from datetime import date

from dxdesk.domain.dates import is_date, today
from dxdesk.domain.periods import Period
from dxdesk.domain.training import minutes_between
from dxdesk.domain.training_figures import ENDED, MEETING, TURN, TrainingRow
from dxdesk.store.database import Store
from dxdesk.store.training.classes import ClassView, classes
from dxdesk.store.training.learners import learners
from dxdesk.store.training.results import class_results
from dxdesk.store.training.roll import rolls


def naive_rows(store: Store, period: Period) -> list[TrainingRow]:
    """All but confirmations, in the order of the real ones."""
    day = today(store.clock()).isoformat()
    rows = [row for view in classes(store) for of in (_turns, _ending) for row in of(store, view, period, day)]
    return sorted(rows, key=lambda row: (row.on, row.what, row.id))


def _turns(store: Store, view: ClassView, period: Period, day: str) -> Iterator[TrainingRow]:
    homes = {learner.person: learner.hamlet_id for learner in learners(store, view.id)}
    marks = rolls(store, view.id)
    for meeting in view.held(day):
        on = date.fromisoformat(meeting.held_on)
        if not meeting.taken or on not in period:
            continue
        yield TrainingRow(MEETING, on, meeting.id, view.id, meeting.id, "", view.hamlet_id, view.team_id,
                          meeting.trainers, view.audience, minutes_between(meeting.from_at, meeting.to_at) or 0,
                          event_id=meeting.event_id)
        for person, mark in marks.get(meeting.id, {}).items():
            if mark.came and person not in meeting.trainers:
                yield TrainingRow(TURN, on, mark.records[0], view.id, meeting.id, person,
                                  homes.get(person) or view.hamlet_id, view.team_id, meeting.trainers, view.audience,
                                  state=mark.state, event_id=meeting.event_id)


def _ending(store: Store, view: ClassView, period: Period, day: str) -> Iterator[TrainingRow]:
    ended = view.ended_on(day)
    if not is_date(ended) or date.fromisoformat(ended) not in period:
        return
    held = [meeting for meeting in view.held(day) if meeting.taken]
    trainers = tuple(dict.fromkeys(trainer for meeting in held for trainer in meeting.trainers))
    for row in class_results(store, view.id).rows:
        if row.learner.enrolment and row.learner.person not in trainers:
            yield TrainingRow(ENDED, date.fromisoformat(ended), row.learner.enrolment, view.id, "", row.learner.person,
                              row.learner.hamlet_id or view.hamlet_id, view.team_id, trainers, view.audience,
                              finished=row.finished)
