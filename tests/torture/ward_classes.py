"""What people do to classes while all else happens to a ward: enrolled twice at once, rolls of one meeting on several
laptops, classes and meetings deleted where others write, opened again, learners rated and decided about.
"""

from collections.abc import Callable
from typing import Any

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import MeetingDraft
from dxdesk.domain.records import ATTENDANCE_STATES, LEVELS, RATERS, STAGES
from dxdesk.store.database import Store
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.class_acts import (
    add_meetings,
    delete_class,
    delete_meeting,
    edit_class,
    edit_meeting,
    new_class,
    reopen_class,
)
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.deciding import confirm, decide
from dxdesk.store.training.enrolling import DOOR, Newcomer, enrol, leave, remove
from dxdesk.store.training.learners import learners
from dxdesk.store.training.taking import open_roll, take
from dxdesk.store.undo import undo_save
from tests.torture.ward_first_class import DAYS, GROUP, GUESTS, plan
from tests.torture.ward_moves import Ward
from tests.torture.ward_world import Laptop

KINDS = ("syllabus", "course", "meeting", "enrolment", "attendance", "skill_check")


def open_a_class(ward: Ward, laptop: Laptop) -> None:
    """A class is made, perhaps taught by a member who may learn in another."""
    chance, members = ward.chance, _ids(laptop.store, "member")
    trainer = chance.choice(members) if members and chance.random() < 0.5 else ""
    _act(ward, laptop, lambda store: new_class(store, plan(DAYS[:chance.randint(0, 3)], trainer=trainer)))


def change_a_class(ward: Ward, laptop: Laptop) -> None:
    """Its title, a meeting more, or another day and hour of a meeting."""
    chance, course, meeting = ward.chance, _some(ward, laptop, "course"), _some(ward, laptop, "meeting")
    what = chance.randrange(3)
    if what == 0 and course:
        title = chance.choice(("Lớp A", "Lớp B"))
        _act(ward, laptop, lambda store: edit_class(store, course, {"title": title}))
    elif what == 1 and course:
        _act(ward, laptop, lambda store: add_meetings(store, course, [MeetingDraft(DAYS[2])]))
    elif meeting:
        draft = MeetingDraft(chance.choice(DAYS), *chance.choice((("18:30", "20:30"), ("19:00", "21:00"))))
        _act(ward, laptop, lambda store: edit_meeting(store, meeting, draft))


def enrol_somebody(ward: Ward, laptop: Laptop) -> None:
    """Somebody of the register, a member, a guest, somebody new; on two laptops at once it is one person."""
    chance, course = ward.chance, _some(ward, laptop, "course")
    if not course:
        return
    people, members = _ids(laptop.store, "resident"), _ids(laptop.store, "member")
    newcomers = [Newcomer(name=chance.choice(GUESTS))]
    newcomers += [Newcomer(resident=one) for one in chance.sample(people, min(len(people), chance.randint(1, 3)))]
    newcomers += [Newcomer(member=chance.choice(members))] if members else []
    if chance.random() < 0.2:
        new = Newcomer(values={"full_name": "Điểu Trư", "birth_year": "1961"}, source=DOOR)
        _act(ward, laptop, lambda store: enrol(store, course, [new]))
    for one in chance.sample(newcomers, min(len(newcomers), 2)):
        _act(ward, laptop, lambda store, one=one: enrol(store, course, [one]))


def take_a_roll(ward: Ward, laptop: Laptop) -> None:
    """The roll of a meeting, by whoever stands in the class here."""
    chance, meeting = ward.chance, _some(ward, laptop, "meeting")
    if not meeting:
        return
    course = laptop.store.value("meeting", meeting, "course_id")

    def act(store: Store) -> object:
        view = class_of(store, course)
        found = next((one for one in view.meetings if one.id == meeting), None)
        people = [row.person for row in open_roll(store, view, found).rows] if found else []
        marked = people if chance.random() < 0.6 else people[:1]
        states = ("present", "present", *ATTENDANCE_STATES)
        answers = {one: Answer(chance.choice(states), chance.random() < 0.3) for one in marked}
        return take(store, meeting, answers, confirmed_past=True) if answers else None

    _act(ward, laptop, act)


def rate_somebody(ward: Ward, laptop: Laptop) -> None:
    """A level and a score before or after."""
    chance = ward.chance
    if one := _some(ward, laptop, "enrolment"):
        rating = Rating(one, chance.choice(STAGES), chance.choice(RATERS), GROUP, chance.choice(LEVELS),
                        chance.choice((None, "2,5", "9", "")))
        _act(ward, laptop, lambda store: rate(store, [rating]))


def decide_about_somebody(ward: Ward, laptop: Laptop) -> None:
    """Finished or not, confirmed, left the class, taken out of it."""
    chance, course = ward.chance, _some(ward, laptop, "course")
    people = learners(laptop.store, course) if course else []
    if not people:
        return
    one = chance.choice(people).person
    result = chance.choice(("finished", "unfinished", ""))
    acts: tuple[Callable[[Store], Any], ...] = (
        lambda store: decide(store, course, [one], result, "xem bài làm"),
        lambda store: confirm(store, course, {one: chance.choice(("2026-11-02", "2026-11-05", ""))}),
        lambda store: leave(store, course, one, chance.choice(("2026-11-08", "")), "chuyển nhà"),
        lambda store: remove(store, course, [one], with_roll=chance.random() < 0.5),
    )
    _act(ward, laptop, chance.choice(acts))


def delete_a_class(ward: Ward, laptop: Laptop) -> None:
    """A class with all seen of it, or a meeting of one."""
    if ward.chance.random() < 0.5:
        if course := _some(ward, laptop, "course"):
            _act(ward, laptop, lambda store: delete_class(store, course))
    elif meeting := _some(ward, laptop, "meeting"):
        _act(ward, laptop, lambda store: delete_meeting(store, meeting))


def reopen_a_class(ward: Ward, laptop: Laptop) -> None:
    """A deleted class comes back with what went with it."""
    query = "SELECT id FROM course WHERE _deleted <> 0 ORDER BY id"
    if gone := [row[0] for row in laptop.store.connection.execute(query)]:
        course = ward.chance.choice(gone)
        _act(ward, laptop, lambda store: reopen_class(store, course))


def undo_of_a_class(ward: Ward, laptop: Laptop) -> None:
    """Any of these acts, of whatever laptop, is taken back."""
    places = ",".join("?" * len(KINDS))
    query = f"SELECT DISTINCT save FROM op WHERE kind IN ({places}) ORDER BY save"
    if saves := [row[0] for row in laptop.store.connection.execute(query, KINDS)]:
        name = ward.chance.choice(saves)
        _act(ward, laptop, lambda store: undo_save(store, name))


def _act(ward: Ward, laptop: Laptop, act: Callable[[Store], Any]) -> None:
    """Do it, and count what was not refused."""
    if ward.do(laptop, act) is not None:
        ward.counts["done to a class"] += 1


def _some(ward: Ward, laptop: Laptop, kind: str) -> str:
    """Any record of a kind, mostly one that all know."""
    held = _ids(laptop.store, kind)
    return "" if not held else held[0] if ward.chance.random() < 0.5 else ward.chance.choice(held)


def _ids(store: Store, kind: str) -> list[str]:
    return [row[0] for row in store.connection.execute(f"SELECT id FROM {kind} ORDER BY id")]


PLAN = {
    open_a_class: 2, change_a_class: 3, enrol_somebody: 6, take_a_roll: 12, rate_somebody: 3, decide_about_somebody: 4,
    delete_a_class: 4, reopen_a_class: 3, undo_of_a_class: 4,
}
"""Each act and how often it is done."""
