"""A learner who is erased leaves no words behind: his enrolments, rolls, checks, tasks and visits of a class (§3)."""

from pathlib import Path

import pytest

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.exchange.folder import exchange
from dxdesk.paths import resource_path
from dxdesk.report.attendance_sheet import draw_filled_sheet, write_blank_sheet
from dxdesk.report.certificate import write_certificates
from dxdesk.report.class_result import draw_class_result
from dxdesk.report.drawn import Stamp, silent
from dxdesk.store.conflict_list import open_conflicts
from dxdesk.store.database import Store
from dxdesk.store.lists import record_names
from dxdesk.store.saving import Change, save
from dxdesk.store.training.certificates import issue
from dxdesk.store.training.checks import Rating, checks, rate
from dxdesk.store.training.class_acts import new_class
from dxdesk.store.training.classes import class_of, meeting_of
from dxdesk.store.training.deciding import decide
from dxdesk.store.training.enrolling import Newcomer, enrol, leave
from dxdesk.store.training.learners import NO_NAME, enrolment_id, learners
from dxdesk.store.training.papers import blank_sheet, filled_sheet, result_sheet
from dxdesk.store.training.results import class_results
from dxdesk.store.training.roll import rolls
from dxdesk.store.training.taking import open_roll, take
from tests.erasure.kit import NAME, SECRETS, Town, lying, traces
from tests.erasure.kit import leave as leave_on

GUEST = "Bà Tư Đò"
SAID = ("hay hỏi con gái", "mắt kém cần ngồi đầu", "gọi bà Kín đến nhà", "chuyển về quê ngoại", "bận chăm cháu ốm")
HIDDEN = (*SECRETS, *SAID)


class Course:
    """A class in which the person of the town learns, with a guest beside him, and all that was written of both."""

    def __init__(self, town: Town) -> None:
        store, self.town = town.an, town
        draft = ClassDraft({"title": "Lớp tối", "skill_group": "safety"}, (MeetingDraft("2026-11-20"),))
        self.course, self.meeting = new_class(store, draft).records
        enrol(store, self.course, [Newcomer(resident=town.person), Newcomer(name=GUEST)])
        self.enrolment = enrolment_id(self.course, town.person)
        self.people = [learner.person for learner in learners(store, self.course)]
        take(store, self.meeting, {one: Answer("present") for one in self.people}, confirmed_past=True)
        rate(store, [Rating(self.enrolment, "before", "self", "safety", "1", "2,5")], why=SAID[0])
        decide(store, self.course, [town.person], "finished", SAID[3])
        leave(store, self.course, town.person, "2026-11-21", SAID[4])
        save(store, [Change("enrolment", {"note": SAID[1]}, self.enrolment),
                     Change("task", {"what": SAID[2], "course_id": self.course, "resident_id": town.person}),
                     Change("visit", {"resident_id": town.person, "visit_on": "2026-11-20", "mode": "class",
                                      "meeting_id": self.meeting, "note": SAID[0]})])

    def shown(self, store: Store) -> str:
        """All that is shown of the class on a desk."""
        view, meeting = class_of(store, self.course), meeting_of(store, self.meeting)
        sheets = (blank_sheet(store, self.course), filled_sheet(store, self.course),
                  result_sheet(store, self.course, load_catalogues(resource_path("data"))))
        roll = open_roll(store, view, meeting)
        marks = [one for mark in rolls(store, self.course)[self.meeting].values() for one in mark.records]
        names = [record_names(store)(kind, record) for kind, record in (
            ("enrolment", self.enrolment), ("meeting", self.meeting),
            *(("attendance", one) for one in marks))]
        return repr((view, sheets, roll.rows, class_results(store, self.course), names, open_conflicts(store)))


@pytest.fixture
def made(town: Town) -> Course:
    course = Course(town)
    town.meet()
    return course


def test_his_words_go_everywhere_and_the_guest_keeps_his_name(made: Course, town: Town, tmp_path: Path) -> None:
    old = leave_on(town.binh, tmp_path / "usb cũ")
    assert all(word in made.shown(town.binh) for word in (NAME, SAID[1], SAID[4], GUEST))
    town.erase()
    for store in town.stores:
        assert not traces(store, HIDDEN)
        shown = made.shown(store)
        assert not [word for word in HIDDEN if word in shown] and GUEST in shown and NO_NAME in shown
        person = next(one for one in learners(store, made.course) if one.gone)
        assert (person.name, person.left_on, person.note) == (NO_NAME, "2026-11-21", "")
        assert checks(store, made.course)[town.person][0].level == "1", "figures stay"
    assert not lying(town.officer, town.ward.stick, HIDDEN)
    exchange(town.an, old)
    town.meet()
    assert not any(traces(store, HIDDEN) for store in town.stores), "an old stick brings nothing back"


def test_papers_are_printed_without_him(made: Course, town: Town, tmp_path: Path) -> None:
    town.erase()
    store = town.officer
    write_blank_sheet(blank_sheet(store, made.course), tmp_path / "1.pdf")
    draw_filled_sheet(filled_sheet(store, made.course), Stamp(), silent)
    lists = load_catalogues(resource_path("data"))
    draw_class_result(result_sheet(store, made.course, lists), Stamp(), silent)
    named = []
    issue(store, made.course, lambda batch: (named.append(repr(batch)),
                                             write_certificates(batch, tmp_path / "4.pdf", "a5")))
    assert named and GUEST in named[0] and NO_NAME not in named[0] and NAME not in named[0]


def test_what_another_laptop_writes_of_him_afterwards_has_no_words_either(made: Course, town: Town) -> None:
    """It had not heard: a roll, a decision and a second class arrive after the erasure."""
    town.erase(meet=False)
    other = new_class(town.binh, ClassDraft({"title": "Lớp hai"}, (MeetingDraft("2026-11-21"),))).records
    enrol(town.binh, other[0], [Newcomer(resident=town.person)])
    take(town.binh, other[1], {town.person: Answer("late", signed=True)}, confirmed_past=True)
    decide(town.binh, other[0], [town.person], "unfinished", SAID[4])
    town.meet()
    for store in town.stores:
        assert not traces(store, HIDDEN)
        (learner,) = learners(store, other[0])
        assert learner.name == NO_NAME and rolls(store, other[0])[other[1]][town.person].state == "late"


def test_a_disagreement_about_him_is_asked_of_nobody_by_name(made: Course, town: Town) -> None:
    for store, result in ((town.an, "finished"), (town.binh, "unfinished")):
        decide(store, made.course, [town.person], result, SAID[3])
    town.meet()
    assert SAID[3] in repr(open_conflicts(town.officer))
    town.erase()
    for store in town.stores:
        for conflict in open_conflicts(store):
            assert not [word for word in HIDDEN if word in repr(conflict)]
