"""The class every ward of a random history begins with, and how classes are typed there."""

from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.store.database import Store
from dxdesk.store.training.class_acts import new_class
from dxdesk.store.training.enrolling import Newcomer, enrol

DAYS = ("2026-11-01", "2026-11-08", "2026-11-15")
GUESTS = ("Bà Tư", "Ông Năm", "Bà Tư")
GROUP = "safety"


def first_class(store: Store, resident: str) -> None:
    """A class everybody of the ward knows from the first day on: two meetings, a learner with a record, a guest."""
    course = new_class(store, plan(DAYS[:2])).records[0]
    enrol(store, course, [Newcomer(resident=resident), Newcomer(name=GUESTS[0])])


def plan(days: tuple[str, ...], title: str = "Bình dân học vụ số", trainer: str = "") -> ClassDraft:
    """A class as typed."""
    meetings = tuple(MeetingDraft(day, "18:30", "20:30", trainers=(trainer,) if trainer else ()) for day in days)
    return ClassDraft({"title": title, "topic": title, "skill_group": GROUP, "hours": "4"}, meetings)
