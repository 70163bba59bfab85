"""How a class went: who came how often, who finished, what changed in skills, whom VNeID confirms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.dates import today
from dxdesk.domain.skill_effect import Check, Effect, effects
from dxdesk.domain.training import RESIDENT, Learner, Mark, has_finished
from dxdesk.store.database import Store
from dxdesk.store.training.checks import checks
from dxdesk.store.training.classes import ClassView, Meeting, class_of
from dxdesk.store.training.learners import learners
from dxdesk.store.training.roll import rolls


@dataclass(frozen=True, slots=True)
class LearnerResult:
    """One learner: marks by meeting, how many meetings he came to of how many that count for him, and his checks.

    A meeting he taught does not count for him. `confirmed_on` is the ISO day of the confirmation on VNeID, or empty.
    """

    learner: Learner
    marks: Mapping[str, Mark]
    came: int
    held: int
    finished: bool
    checks: tuple[Check, ...]
    confirmed_on: str = ""


@dataclass(frozen=True, slots=True)
class ClassResult:
    """A class with everybody in it; `held` are the meetings up to today of which somebody took the roll."""

    view: ClassView
    held: tuple[Meeting, ...]
    rows: tuple[LearnerResult, ...]
    effects: tuple[Effect, ...]

    @property
    def turns(self) -> int:
        """Learner-turns: every time somebody came."""
        return sum(row.came for row in self.rows)

    @property
    def finished(self) -> int:
        """How many people finished."""
        return sum(row.finished for row in self.rows)


def class_results(store: Store, course: str) -> ClassResult:
    """The whole class as it stands now. Raises `InputError("unknown_class")`."""
    view = class_of(store, course)
    day = today(store.clock()).isoformat()
    held = tuple(meeting for meeting in view.held(day) if meeting.taken)
    asked = (*held, *view.coming(day))
    marks, rated = rolls(store, course), checks(store, course)
    people = learners(store, course)
    confirmed = _confirmed(store, people)
    rows = tuple(
        _row(view, held, asked, learner, marks, rated.get(learner.person, []), confirmed.get(learner.record, ""))
        for learner in people)
    return ClassResult(view, held, rows, effects(row.checks for row in rows))


def _row(
    view: ClassView, held: Sequence[Meeting], asked: Sequence[Meeting], learner: Learner,
    marks: Mapping[str, Mapping[str, Mark]], rated: list[Check], confirmed_on: str,
) -> LearnerResult:
    own = {meeting: people[learner.person] for meeting, people in marks.items() if learner.person in people}
    count = [meeting.id for meeting in held if learner.person not in meeting.trainers]
    came = sum(1 for meeting in count if meeting in own and own[meeting].came)
    whole = [meeting.id for meeting in asked if learner.person not in meeting.trainers]
    finished = has_finished(learner.result, own, whole, view.pass_share)
    return LearnerResult(learner, own, came, len(count), finished, tuple(rated), confirmed_on)


def _confirmed(store: Store, people: list[Learner]) -> dict[str, str]:
    records = [learner.record for learner in people if learner.kind == RESIDENT]
    places = ",".join("?" * len(records))
    return dict(store.connection.execute(
        f"SELECT id, skill_confirmed_on FROM resident WHERE id IN ({places}) AND skill_confirmed_on IS NOT NULL",
        records).fetchall())
