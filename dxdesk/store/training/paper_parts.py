"""What the papers of a class share: its head, its meetings and people as people read them."""

from collections.abc import Mapping
from datetime import date

from dxdesk.domain.class_papers import ClassLine, MeetingLine, PersonLine
from dxdesk.domain.sheet import Heading, in_sentence, team_title
from dxdesk.domain.training import Learner, minutes_between
from dxdesk.domain.training_words import from_to
from dxdesk.store import organisation
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.training.classes import ClassView, Meeting
from dxdesk.store.training.learners import NO_NAME


class Parts:
    """The names a paper needs, read once; every paper of a class is headed and signed by its team."""

    def __init__(self, store: Store, team_id: str = "") -> None:
        teams = organisation.teams(store.connection)
        self.own = organisation.own_team(store, team_id)
        self.ward = organisation.ward(store)
        self.team = team_title(teams[self.own] if self.own else in_sentence(self.ward.name))
        self.heading: Heading = organisation.heading(store, self.ward, self.team, self.own)
        self.practice = profile(store).practice
        self._members = _names(store, "SELECT id, full_name FROM member")
        self._hamlets = _names(store, "SELECT id, name FROM hamlet")

    def person(self, learner: Learner) -> PersonLine:
        """A learner as he stands in a list."""
        return PersonLine(learner.name, learner.birth_year, self._hamlets.get(learner.hamlet_id, ""))

    def trainers(self, meeting: Meeting) -> tuple[str, ...]:
        """Who taught a meeting, the invited one last."""
        named = (self.member(record) for record in meeting.trainers)
        return tuple(dict.fromkeys((*named, *([meeting.trainer_name] if meeting.trainer_name else ()))))

    def member(self, record: str) -> str:
        """The name of a member, or that it has not come to this laptop."""
        return self._members.get(record) or NO_NAME

    def meetings(self, view: ClassView) -> Mapping[str, MeetingLine]:
        """The meetings of a class by record, counted from 1 in order of time."""
        return {meeting.id: self._meeting(number, meeting) for number, meeting in enumerate(view.meetings, 1)}

    def _meeting(self, number: int, meeting: Meeting) -> MeetingLine:
        return MeetingLine(number, date.fromisoformat(meeting.held_on), from_to(meeting.from_at, meeting.to_at),
                           meeting.place, meeting.topic, self.trainers(meeting))


def class_line(view: ClassView, skill_group: str = "", audience: str = "") -> ClassLine:
    """A class as it stands at the head of its papers; the titles of its codes are the caller's."""
    place = view.place or next((meeting.place for meeting in view.meetings if meeting.place), "")
    return ClassLine(view.title, view.class_no, skill_group, audience, view.hours.replace(".", ","), place,
                     len(view.meetings))


def taught_minutes(meetings: tuple[Meeting, ...]) -> int | None:
    """How long several meetings last together; None where one of them does not say."""
    known = [minutes_between(meeting.from_at, meeting.to_at) for meeting in meetings]
    return sum(filter(None, known)) if known and None not in known else None


def _names(store: Store, query: str) -> dict[str, str]:
    return {record: name or "" for record, name in store.connection.execute(query)}
