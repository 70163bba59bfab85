"""What laptops write differently about a class, asked by the names people use: the meeting by number and day."""

import re

import pytest

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.domain.conflict_sentence import present_year, sentence
from dxdesk.domain.conflict_words import gist, question
from dxdesk.ledger.ops import DELETED
from dxdesk.paths import resource_path
from dxdesk.store.conflict_about import told_apart
from dxdesk.store.conflict_list import Conflict, open_conflicts
from dxdesk.store.conflicts import choose
from dxdesk.store.database import Store
from dxdesk.store.lists import record_names
from dxdesk.store.saving import Change, save
from dxdesk.store.training.checks import Rating, check_id, rate
from dxdesk.store.training.class_acts import delete_meeting, new_class
from dxdesk.store.training.deciding import decide
from dxdesk.store.training.enrolling import Newcomer, enrol, remove
from dxdesk.store.training.learners import enrolment_id
from dxdesk.store.training.roll import roll
from dxdesk.store.training.taking import take
from tests.store.kit import carry

LISTS = load_catalogues(resource_path("data"))
MEETING = "buổi 3 ngày 15/11 lớp Bình dân học vụ số"
UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-")


class Class:
    """A class of three meetings with one resident and a guest, on two laptops."""

    def __init__(self, ours: Store, theirs: Store) -> None:
        self.ours, self.theirs = ours, theirs
        self.person = save(ours, [Change("resident", {"full_name": "Trần Thị Bé", "birth_year": "1960"})]).records[0]
        days = ("2026-11-15", "2026-11-01", "2026-11-08")
        draft = ClassDraft({"title": "Bình dân học vụ số"}, tuple(MeetingDraft(day, "18:30", "20:30") for day in days))
        self.course, self.third, self.first, self.second = new_class(ours, draft).records
        enrol(ours, self.course, [Newcomer(resident=self.person), Newcomer(name="Bà Tư")])
        self.meet()

    def meet(self) -> None:
        carry(self.ours, self.theirs)
        carry(self.theirs, self.ours)

    def mark(self, store: Store, state: str) -> None:
        take(store, self.third, {self.person: Answer(state)}, confirmed_past=True)


@pytest.fixture
def made(make) -> Class:
    return Class(make(), make())


def the_one(made: Class) -> Conflict:
    """The open conflict after both met; the same on both."""
    made.meet()
    (ours,), (theirs,) = open_conflicts(made.ours), open_conflicts(made.theirs)
    assert (ours.id, ours.about) == (theirs.id, theirs.about)
    return ours


def told(store: Store, conflict: Conflict) -> str:
    sides = [value.side for value in conflict.values]
    asked = question(conflict.kind, conflict.unit, conflict.about, sides, LISTS, told_apart(store))
    words = "".join(sentence(asked, LISTS, present_year(store.clock()), whole=True))
    assert not UUID.search(words + gist(asked)), words
    return words


def test_a_roll_taken_differently_asks_for_the_state(made):
    made.mark(made.ours, "present")
    made.mark(made.theirs, "absent")
    found = the_one(made)
    assert found.person == "Trần Thị Bé" and found.about.where == MEETING
    words = told(made.ours, found)
    assert f"Trần Thị Bé, {MEETING}" in words and "“Có mặt”" in words and "“Vắng”" in words
    assert words.endswith("Có mặt hay vắng?") and "máy" in words
    choose(made.ours, found.id, 2)
    made.meet()
    assert {roll(store, made.third)[made.person].state for store in (made.ours, made.theirs)} == {"absent"}


def test_a_signature(made):
    made.mark(made.ours, "present")
    made.meet()
    (mark,) = roll(made.ours, made.third)[made.person].records
    for store, said in ((made.ours, "yes"), (made.theirs, "no")):
        save(store, [Change("attendance", {"signed": said}, mark)])
    words = told(made.ours, the_one(made))
    assert "“Chưa ký”" in words and "ký tên" in words and "“Đã ký”" in words and words.endswith("Đã ký hay chưa?")


def test_a_result_with_its_reason(made):
    decide(made.ours, made.course, [made.person], "finished", "làm đủ bài")
    decide(made.theirs, made.course, [made.person], "unfinished", "vắng nhiều")
    words = told(made.ours, the_one(made))
    assert "kết quả học của Trần Thị Bé trong lớp Bình dân học vụ số" in words
    assert "“Hoàn thành, làm đủ bài”" in words and "“Chưa hoàn thành, vắng nhiều”" in words


def test_a_level_says_group_stage_and_rater(made):
    enrolment = enrolment_id(made.course, made.person)
    for store, level in ((made.ours, "2"), (made.theirs, "3")):
        rate(store, [Rating(enrolment, "after", "trainer", "safety", level)])
    words = told(made.ours, the_one(made))
    assert "mức kỹ năng của Trần Thị Bé trong lớp Bình dân học vụ số, nhóm “An toàn thông tin, chống lừa đảo”, " \
           "cuối lớp, người dạy đánh giá" in words
    assert "“Tự làm được”" in words


@pytest.mark.parametrize(("values", "says"), [
    ({"held_on": ("2026-11-15", "2026-11-20")}, ("ngày học của buổi 3", "“20/11/2026”", "Giữ ngày nào?")),
    ({"from_at": ("19:00", "08:00"), "to_at": ("21:00", "10:00")}, (f"giờ học của {MEETING}", "“08:00 đến 10:00”")),
    ({"place": ("Nhà văn hóa", "Trường tiểu học")}, (f"nơi học của {MEETING}", "“Trường tiểu học”")),
])
def test_day_hours_and_place_of_a_meeting(made, values, says):
    for at, store in enumerate((made.ours, made.theirs)):
        save(store, [Change("meeting", {"topic": "", **{name: both[at] for name, both in values.items()}}, made.third)])
    if "held_on" in values:
        save(made.ours, [Change("meeting", {"held_on": "2026-11-16"}, made.third)])
    words = told(made.ours, the_one(made))
    assert all(piece in words for piece in says), words


def test_a_title(made):
    for store, title in ((made.ours, "Lớp tối"), (made.theirs, "Lớp chiều")):
        save(store, [Change("course", {"title": title}, made.course)])
    found = the_one(made)
    assert found.person in ("Lớp tối", "Lớp chiều")
    words = told(made.ours, found)
    assert "tên lớp của lớp" in words and "“Lớp tối”" in words and "“Lớp chiều”" in words


def test_a_meeting_deleted_while_another_laptop_takes_its_roll(made):
    delete_meeting(made.ours, made.third)
    made.mark(made.theirs, "present")
    take(made.theirs, made.third, {made.person: Answer("late")}, confirmed_past=True)
    found = the_one(made)
    assert (found.kind, found.unit) == ("meeting", DELETED) and found.person == f"B{MEETING[1:]}"
    words = told(made.theirs, found)
    assert f"xóa {MEETING}" in words and "chưa biết, vẫn điểm danh Trần Thị Bé ở buổi ấy" in words
    choose(made.theirs, found.id, 2)
    made.meet()
    assert not open_conflicts(made.ours) and roll(made.ours, made.third)[made.person].state == "late"


def test_deleting_it_all_the_same_takes_the_roll_too(made):
    delete_meeting(made.ours, made.third)
    made.mark(made.theirs, "present")
    found = the_one(made)
    choose(made.ours, found.id, 1)
    made.meet()
    for store in (made.ours, made.theirs):
        assert not open_conflicts(store) and not roll(store, made.third)


def test_somebody_taken_out_while_another_laptop_rates_him(made):
    rated = Rating(enrolment_id(made.course, made.person), "before", "self", "safety", "1")
    remove(made.ours, made.course, [made.person])
    rate(made.theirs, [rated])
    words = told(made.ours, the_one(made))
    assert "xóa tên Trần Thị Bé trong lớp Bình dân học vụ số" in words
    assert "vẫn ghi kiểm tra kỹ năng của người này" in words


def test_records_of_a_class_are_named_as_people_call_them(made):
    made.mark(made.ours, "present")
    enrolment = enrolment_id(made.course, made.person)
    rate(made.ours, [Rating(enrolment, "before", "self", "safety", "1")])
    named = record_names(made.ours)
    assert named("meeting", made.third) == MEETING
    assert named("course", made.course) == "Bình dân học vụ số"
    assert named("enrolment", enrolment) == "Trần Thị Bé, lớp Bình dân học vụ số"
    mark = roll(made.ours, made.third)[made.person].records[0]
    assert named("attendance", mark) == f"Trần Thị Bé, {MEETING}"
    assert named("skill_check", check_id(enrolment, "before", "self", "safety")) == named("enrolment", enrolment)
    assert named("meeting", "?") == named("enrolment", "?") == ""
    delete_meeting(made.ours, made.first)
    assert named("meeting", made.third).startswith("buổi 2 ") and named("meeting", made.first).startswith("buổi học ")
