"""Who the rows of an attendance sheet are: recognised with a reason, asked where two may be meant, never doubled."""

import pytest

from dxdesk.exchange.sheets.roll_import import import_roll, preview_roll
from dxdesk.store.merging import merge
from dxdesk.store.saving import Change, save
from dxdesk.store.training.classes import class_of, classes
from dxdesk.store.training.learners import learners
from dxdesk.store.training.roll import rolls
from tests.exchange.sheets.rolls import roll, sample

AN = "1;Nguyễn Văn An;1960;0901234567;x;V;x;;"
YEAR = {"year": "2026"}


def resident(store, name="Nguyễn Văn An", **values):
    return save(store, [Change("resident", {"full_name": name, **values})]).records[0]


def one(store, *rows, **answers):
    return preview_roll(store, roll(*rows), {**YEAR, **answers})


def states(store, course):
    """By person how everybody attended, meeting by meeting."""
    held, meetings = rolls(store, course), class_of(store, course).meetings
    people = [learner.person for learner in learners(store, course)]
    return {person: [held[one.id][person].state for one in meetings] for person in people}


@pytest.mark.parametrize(("held", "reason"), [
    ({"birth_year": "1960", "phone": "0901234567"}, "cùng tên, năm sinh, đuôi điện thoại 567"),
    ({"phone": "0901234567"}, "cùng tên, đuôi điện thoại 567"),
    ({"birth_year": "1961", "phone": "0901234567"}, "cùng tên, đuôi điện thoại 567, lệch 1 năm"),
])
def test_somebody_is_recognised_and_why_is_told(store, held, reason):
    known = resident(store, **held)
    (row,) = one(store, AN).learners
    assert (row.who, row.record, row.reason) == ("resident", known, reason)


@pytest.mark.parametrize("held", [
    {"birth_year": "1960"}, {"birth_year": "1940", "phone": "0901234567"},
    {"birth_year": "1960", "full_name": "Nguyễn An"}])
def test_somebody_who_may_be_another_is_asked_about(store, held):
    known = resident(store, held.pop("full_name", "Nguyễn Văn An"), **held)
    done = one(store, AN)
    (ask,) = done.asks
    assert (done.learners[0].what, done.enrolled, done.new) == ("asked", 0, 0)
    assert ask.id == "person:2" and ask.sentence == "Dòng 2: Nguyễn Văn An, sinh 1960 là ai?"
    assert [choice.value for choice in ask.choices] == [f"resident:{known}", "new", "guest", "skip"]
    assert ask.effect == "chưa nhận dòng này"


@pytest.mark.parametrize(("said", "who", "people"), [
    ("resident", "resident", 0), ("new", "new", 1), ("guest", "guest", 0), ("skip", "skip", 0)])
def test_what_a_person_says_is_done(store, said, who, people):
    known = resident(store, birth_year="1960")
    done = import_roll(store, roll(AN), {**YEAR, "person:2": f"resident:{known}" if said == "resident" else said})
    assert (done.learners[0].who, done.people, done.asks) == (who, people, ())
    found = learners(store, done.course)
    assert [(one.kind, one.name) for one in found] == (
        [] if said == "skip" else [("guest" if said == "guest" else "resident", "Nguyễn Văn An")])
    assert [row.why for row in done.skipped] == (["header", "skipped"] if said == "skip" else ["header"])


def test_two_of_one_name_and_year_in_the_register_are_never_guessed(store):
    for hamlet in ("1", "2"):
        resident(store, birth_year="1960", household_no=hamlet)
    (ask,) = one(store, AN).asks
    assert len(ask.choices) == 5 and ask.suggested == ""


def test_a_phone_shared_by_a_family_makes_nobody_another(store):
    resident(store, "Nguyễn Thị Bình", birth_year="1935", phone="0901234567")
    (row,) = one(store, AN).learners
    assert (row.who, row.reason) == ("new", "chưa có trong sổ")


@pytest.mark.parametrize(("year", "held"), [("", ("1960", "1960-10-05")), ("1960", ("1960", "1960-10-05")),
                                           ("1961", ("1961", ""))])
def test_what_the_register_lacks_is_filled_in_and_nothing_else(store, year, held):
    known = resident(store, phone="0901234567", birth_year=year)
    import_roll(store, roll(AN.replace("1960", "05/10/1960")), YEAR)
    assert tuple(store.value("resident", known, name) for name in ("birth_year", "birth_date")) == held


def test_two_who_fit_alike_are_asked_about(store):
    for _ in range(2):
        resident(store, birth_year="1960", phone="0901234567")
    assert [ask.id for ask in one(store, AN).asks] == ["person:2"]
    for _ in range(2):
        resident(store, "Lê Thị Sen", phone="0901234560")
    assert [ask.id for ask in one(store, "1;Lê Thị Sen;1970;0901234560;x;x;x;;").asks] == ["person:2"]


def test_one_name_five_times_is_five_people(store):
    marks = ("x;x;x", "v;x;x", "x;v;x", "x;x;v", "p;p;p")
    rows = [f"{n};Nguyễn Văn An;;;{mark};;" for n, mark in enumerate(marks, 1)]
    done = import_roll(store, roll(*rows), YEAR)
    found = learners(store, done.course)
    assert (len(found), {person.kind for person in found}, done.people) == (5, {"guest"}, 0)
    again = import_roll(store, roll(*rows), YEAR)
    assert ({row.what for row in again.learners}, again.asks) == ({"same"}, ())
    assert len(learners(store, done.course)) == 5
    assert sorted("".join(state[0] for state in of) for of in states(store, done.course).values()) == [
        "app", "eee", "pap", "ppa", "ppp"]


def test_five_of_one_name_told_apart_by_year_and_phone_are_five_people(store):
    rows = [f"{n};Nguyễn Văn An;19{n}0;09012345{n}0;x;x;x;;" for n in range(5, 10)]
    done = import_roll(store, roll(*rows), YEAR)
    assert (done.people, len(learners(store, done.course)), done.asks) == (5, 5, ())
    again = import_roll(store, roll(*rows), YEAR)
    assert (again.people, again.new, again.asks) == (0, 0, ())


def test_a_row_like_another_is_asked_whether_it_is_one_person(store):
    rows = (AN.replace("x;V;x", "x;;"), AN.replace("1;", "2;", 1).replace("x;V;x", ";V;x"))
    done = one(store, *rows)
    (ask,) = done.asks
    assert ask.id == "person:3" and "giống hệt dòng 2" in ask.sentence and ask.choices[0].value == "row:2"
    assert (done.enrolled, done.new) == (1, 1)
    same = import_roll(store, roll(*rows), {**YEAR, "person:3": "row:2"})
    (person,) = learners(store, same.course)
    assert states(store, same.course) == {person.person: ["present", "absent", "present"]}
    (both,) = {len(learners(store, import_roll(store, roll(*rows, "3;Lê Sen;;;x;;;;"), {
        **YEAR, "class": "new", "person:3": "new"}).course))}
    assert both == 3


def test_a_row_that_goes_with_one_left_out_stays_out(store):
    done = one(store, AN, AN, **{"person:2": "skip", "person:3": "row:2"})
    assert [(row.row, row.reason) for row in done.learners] == [(2, "đã chọn không nhận"), (3, "dòng 2 chưa được nhận")]


def test_only_a_name_is_a_guest_unless_the_register_has_it(store):
    (row,) = one(store, "1;Nguyễn Văn An;;;x;x;x;;").learners
    assert (row.who, row.reason) == ("guest", "chỉ có tên, ghi là khách")
    known = resident(store)
    (ask,) = one(store, "1;Nguyễn Văn An;;;x;x;x;;").asks
    assert ask.choices[0].value == f"resident:{known}" and ask.suggested == ""


def test_members_learn_too_and_trainers_are_not_counted(store):
    member = save(store, [Change("member", {"full_name": "Phạm Thị Hoa", "phone": "0912345678"})]).records[0]
    rows = ("1;Phạm Thị Hoa;;0912345678;x;x;x;;", AN)
    done = import_roll(store, roll(*rows), YEAR)
    assert (done.learners[0].who, done.learners[0].record) == ("member", member)
    assert [person.kind for person in learners(store, done.course)] == ["resident", "member"]
    teaching = one(store, *rows, **{"class": "new"})
    assert teaching.learners[0].what == "new"
    taught = preview_roll(store, roll(*rows, above="Giảng viên: Phạm Thị Hoa"), {**YEAR, "class": "new"})
    assert (taught.learners[0].what, taught.enrolled) == ("skipped", 1)
    assert taught.learners[0].reason == "người dạy, không tính là người học"


def test_people_merged_meanwhile_are_met_as_one(store):
    done = import_roll(store, sample(), YEAR)
    one_of, other = done.learners[0].record, resident(store, "Đỗ Thùy Hà", birth_year="1961", phone="0370061653")
    assert one_of == "" and len(learners(store, done.course)) == 35
    first = next(person.record for person in learners(store, done.course) if person.name == "Đỗ Thùy Hà")
    merge(store, other, first)
    again = import_roll(store, sample(), YEAR)
    assert (again.enrolled, again.new, again.people) == (0, 0, 0)
    assert [ask.id for ask in again.asks] == ["mark:trễ", "skill_group"] and len(classes(store)) == 1


def test_the_full_number_is_kept_nowhere(store):
    header = "STT;Họ và tên;CCCD;Buổi 1 06/10/2026"
    done = import_roll(store, roll("1;Đặng Hữu Nghĩa;79083985248;x", header=header), {})
    (person,) = learners(store, done.course)
    assert store.value("resident", person.record, "id_last4") == "5248"
    assert store.connection.execute("SELECT 1 FROM op WHERE sets LIKE '%083985248%'").fetchone() is None
    again = preview_roll(store, roll("1;Đặng Hữu Nghĩa;079083985248;x", header=header), {"class": "new"})
    assert again.learners[0].record == person.record and "đúng căn cước" in again.learners[0].reason
