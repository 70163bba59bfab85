"""What people decide about learners, and what follows: tasks and visits, nobody twice."""

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.figures import summary
from dxdesk.store.follow_ups import close, follow_ups_of
from dxdesk.store.saving import Change, save
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.deciding import confirm, decide
from dxdesk.store.training.follow_on import make_tasks, make_visits, needing
from dxdesk.store.training.results import class_results
from dxdesk.store.undo import undo_save
from tests.store.training.kit import enrol, make, mark

SERVICES = ("VNEID_ACTIVATE", "DVC_SUBMIT")


@pytest.fixture
def town(desk):
    """A class that is over: An came, Bình did not, a guest came; the trainer was marked too."""
    course = make(desk, "course", title="Lớp 1", skill_group="safety")
    trainer = make(desk, "member", full_name="Đỗ Văn Tám")
    meeting = make(desk, "meeting", course_id=course, held_on="2026-11-20", place="Nhà văn hóa", trainer_id=trainer)
    an, binh = (make(desk, "resident", full_name=name) for name in ("An", "Bình"))
    enrolments = [enrol(desk, course, person) for person in (an, binh)]
    guest = make(desk, "enrolment", course_id=course, name="Chú Bảy")
    mark(desk, meeting, an, "present")
    mark(desk, meeting, binh, "absent")
    make(desk, "attendance", meeting_id=meeting, enrolment_id=guest, name="Chú Bảy", state="late")
    make(desk, "attendance", meeting_id=meeting, member_id=trainer, state="present")
    return {"course": course, "meeting": meeting, "an": an, "binh": binh, "guest": guest, "enrolments": enrolments}


def finished(desk, course: str) -> dict[str, bool]:
    return {row.learner.name: row.finished for row in class_results(desk, course).rows if row.learner.enrolment}


def test_a_person_decides_with_a_word_and_leaves_it_to_attendance_again(desk, town):
    decide(desk, town["course"], [town["binh"]], "finished", "Học bù tại nhà")
    assert finished(desk, town["course"]) == {"An": True, "Bình": True, "Chú Bảy": True}
    decide(desk, town["course"], [town["binh"]], "")
    assert finished(desk, town["course"])["Bình"] is False


@pytest.mark.parametrize(("persons", "result", "reason", "code"), [
    (["an"], "finished", " ", "no_reason"), (["an"], "great", "x", "unknown_result"), (["x"], "", "", "not_learner")])
def test_what_cannot_be_decided(desk, town, persons, result, reason, code):
    with pytest.raises(InputError) as refused:
        decide(desk, town["course"], [town.get(person, person) for person in persons], result, reason)
    assert refused.value.code == code


def test_a_confirmation_is_written_on_the_person_and_taken_back(desk, town):
    confirm(desk, town["course"], {town["an"]: "2026-11-21"})
    assert desk.value("resident", town["an"], "skill_confirmed_on") == "2026-11-21"
    confirm(desk, town["course"], {town["an"]: ""})
    assert desk.value("resident", town["an"], "skill_confirmed_on") == ""


@pytest.mark.parametrize(("person", "day", "code"), [
    ("an", "2026-11-23", "bad_day"), ("an", "hôm qua", "bad_day"), ("guest", "2026-11-21", "no_record")])
def test_what_cannot_be_confirmed(desk, town, person, day, code):
    with pytest.raises(InputError) as refused:
        confirm(desk, town["course"], {town[person]: day, town["binh"]: "2026-11-20"})
    assert refused.value.code == code and not desk.value("resident", town["binh"], "skill_confirmed_on")


def test_who_needs_somebody_is_told_why(desk, town):
    rate(desk, [Rating(town["enrolments"][0], "after", "trainer", "safety", level="2")])
    assert {need.learner.name: need.why for need in needing(desk, town["course"])} == {
        "An": "Cuối lớp chưa tự làm được", "Bình": "Chưa hoàn thành, dự 0 trên 1 buổi"}


def test_one_task_a_person_and_a_guest_is_named_in_his(desk, town):
    made = make_tasks(desk, town["course"], [town["binh"], town["guest"]], "Đến nhà giúp", "2026-11-25")
    assert (made.made, made.already) == (2, 0)
    (task,) = follow_ups_of(desk, town["binh"])
    assert (task.what, task.due_on, task.open) == ("Đến nhà giúp", "2026-11-25", True)
    again = make_tasks(desk, town["course"], [town["binh"], town["guest"], town["an"]], "Đến nhà giúp")
    assert (again.made, again.already) == (1, 2)
    assert {need.learner.name: need.task for need in needing(desk, town["course"])} == {"Bình": task.id}
    close(desk, task.id)
    assert make_tasks(desk, town["course"], [town["binh"]], "Đến nhà giúp").made == 1


@pytest.mark.parametrize(("what", "due", "code"), [
    (" ", "", "no_what"), ("Giúp", "2026-11-01", "bad_day"), ("Giúp", "mai", "bad_day")])
def test_a_task_without_words_or_of_yesterday_is_refused(desk, town, what, due, code):
    with pytest.raises(InputError) as refused:
        make_tasks(desk, town["course"], [town["an"]], what, due)
    assert refused.value.code == code


def test_who_came_gets_a_visit_once_and_the_rest_is_counted_without_names(desk, town):
    made = make_visits(desk, town["meeting"], SERVICES)
    assert (made.made, made.already) == (2, 0)
    rows = desk.connection.execute("SELECT resident_id, people, mode, place, visit_on FROM visit ORDER BY n").fetchall()
    assert rows == [(town["an"], None, "class", "Nhà văn hóa", "2026-11-20"), (None, "1", "class", "Nhà văn hóa",
                                                                             "2026-11-20")]
    assert make_visits(desk, town["meeting"], SERVICES).made == 0
    mark(desk, town["meeting"], town["binh"], "present")
    last = make_visits(desk, town["meeting"], SERVICES)
    assert (last.made, last.already) == (1, 2)


def test_visits_of_a_class_are_visits_in_every_figure_and_one_undo_takes_them_back(desk, town):
    made = make_visits(desk, town["meeting"], SERVICES)
    november = read_period("2026-11", 1)
    found = summary(desk, november, shipped_catalogues())
    assert (found.figure("visits").value, found.figure("helps").value, found.figure("learner_turns").value) == (2, 4, 2)
    undo_save(desk, made.saved.save)
    assert summary(desk, november, shipped_catalogues()).figure("visits").value == 0


def test_a_merged_person_gets_no_second_visit(desk, town):
    make_visits(desk, town["meeting"], SERVICES)
    other = make(desk, "resident", full_name="An")
    make(desk, "resident", town["an"], merged_into=other)
    assert make_visits(desk, town["meeting"], SERVICES).made == 0


@pytest.mark.parametrize(("services", "code"), [((), "no_services"), (("NOTHING",), "unknown_code")])
def test_visits_without_a_service_we_know_are_refused(desk, town, services, code):
    with pytest.raises(InputError) as refused:
        make_visits(desk, town["meeting"], services)
    assert refused.value.code == code


def test_no_visits_before_the_day_or_before_anybody_came(desk, town):
    for day, code in (("2026-11-30", "future_meeting"), ("2026-11-19", "nobody_came")):
        meeting = make(desk, "meeting", course_id=town["course"], held_on=day)
        with pytest.raises(InputError) as refused:
            make_visits(desk, meeting, SERVICES)
        assert refused.value.code == code
    save(desk, [Change("meeting", {}, town["meeting"], "delete")])
    with pytest.raises(InputError):
        make_visits(desk, town["meeting"], SERVICES)
