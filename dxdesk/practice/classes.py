"""Classes of the practice ward: one that is over with its result, one that goes on and meets today."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.domain.dates import today
from dxdesk.store.database import Store
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.class_acts import new_class
from dxdesk.store.training.classes import class_of, meeting_of
from dxdesk.store.training.deciding import confirm
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.learners import learners
from dxdesk.store.training.syllabi import syllabus_of
from dxdesk.store.training.taking import take

FEWEST = 6
"""A class of fewer people is not held: a desk without visits knows nobody to teach."""
_MOST = 24
_STATES = {"present": 14, "late": 2, "left": 1, "excused": 2, "absent": 3}
_WEEK = timedelta(days=7)
_PLACE = "Nhà văn hoá khu phố"


def hold_classes(store: Store, people: Sequence[str], trainers: Sequence[str], pick: random.Random) -> list[str]:
    """The ids of two classes of these residents, taught by these members, around today; none of too few people."""
    if len(people) < FEWEST:
        return []
    day = today(store.clock())
    learned = pick.sample(list(people), min(len(people), _MOST))
    done = _class(store, "bdhvs_safety", [day - 5 * _WEEK + n * _WEEK for n in range(2)], trainers[-1:])
    going = _class(store, "bdhvs_online_service", [day + n * _WEEK for n in range(-3, 2)], trainers[:1])
    for course, guests in ((done, ("Chị Tư Thử",)), (going, ("Chú Bảy Dượt", "Chú Bảy Dượt"))):
        enrol(store, course, [*(Newcomer(resident=person) for person in learned),
                              *(Newcomer(name=name, source="door") for name in guests)])
        _rate(store, course, "before", pick)
        for meeting in class_of(store, course).meetings:
            if meeting.held_on < day.isoformat():
                _roll(store, meeting.id, pick)
    _rate(store, done, "after", pick)
    confirmed = [learner.person for learner in learners(store, done) if learner.record][:4]
    confirm(store, done, dict.fromkeys(confirmed, (day - 2 * _WEEK).isoformat()))
    return [done, going]


def _class(store: Store, programme: str, days: Sequence[date], trainers: Sequence[str]) -> str:
    of = syllabus_of(store, programme)
    values = {"title": of.title, "topic": of.topic, "skill_group": of.skill_group, "audience": of.audience,
              "hours": of.hours, "materials": of.materials, "syllabus": of.code, "place": _PLACE, "capacity": "30",
              "team_id": store.setting("team_id")}
    meetings = [MeetingDraft(held_on=day.isoformat(), from_at="18:30", to_at="20:30", place=_PLACE,
                             trainers=tuple(trainers)) for day in days]
    return new_class(store, ClassDraft(values, tuple(meetings))).records[0]


def _roll(store: Store, meeting: str, pick: random.Random) -> None:
    people = learners(store, meeting_of(store, meeting).course_id)
    states = pick.choices(list(_STATES), list(_STATES.values()), k=len(people))
    take(store, meeting, {learner.person: Answer(state, signed=state == "present" and pick.random() < 0.8)
                          for learner, state in zip(people, states, strict=True)}, confirmed_past=True)


def _rate(store: Store, course: str, stage: str, pick: random.Random) -> None:
    group = class_of(store, course).skill_group
    low = 1 if stage == "before" else 2
    rate(store, [Rating(learner.enrolment, stage, "self", group, str(pick.randint(low, low + 2)),
                        str(pick.randint(2 * low, 4 + 2 * low))) for learner in learners(store, course)])
