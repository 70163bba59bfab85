"""Lines of a pasted list: who is meant, who is asked about, nobody guessed, the same list twice nothing new."""

from datetime import date

import pytest

from dxdesk.domain.pasted_list import read_pasted
from dxdesk.errors import InputError
from dxdesk.store.saving import Change, save
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.learners import learners
from dxdesk.store.training.pasted import AS_GUEST, AS_NEW, SKIP, Match, enrol_pasted, match_pasted, unanswered
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from tests.store.kit import draft
from tests.store.training.kit import make


@pytest.fixture
def course(desk) -> str:
    return make(desk, "course", title="Lớp 1")


def match(desk, course: str, text: str) -> tuple[Match, ...]:
    return match_pasted(desk, course, read_pasted(text, date(2026, 11, 22)))


def states(found: tuple[Match, ...]) -> list[str]:
    return [one.state for one in found]


def test_one_is_known_only_by_more_than_his_name(desk, course):
    person = make(desk, "resident", full_name="Lê Thị Ánh", birth_year="1958", phone="0912345678")
    (sure,) = match(desk, course, "Lê Thị Ánh, 1958, 0912345678")
    assert (sure.state, sure.answer, sure.people[0].person.id) == ("known", person, person)
    assert "tên" in sure.reason and "năm sinh" in sure.reason
    for text in ("Lê Thị Ánh", "Le Thi Anh, 1958", "Lê Thị Ánh, 1959"):
        (asked,) = match(desk, course, text)
        assert (asked.state, asked.answer) == ("ask", "") and asked.people[0].person.id == person and asked.reason
    (other,) = match(desk, course, "Lê Thị Ánh, 1990")
    assert other.state == "new" and not other.people


def test_an_identity_number_finds_its_person_and_is_kept_nowhere(desk, course):
    person = save_visit(desk, draft("Ngô Thị Lài", national_id="074158001234")).resident_id
    found = match(desk, course, "Lài 074158001234\nVõ Văn Năm 079060005678")
    assert states(found) == ["known", "new"] and found[0].answer == person
    done = enrol_pasted(desk, course, found, {})
    assert not any(number in str(done.saved.ops) for number in ("074158001234", "079060005678"))
    assert {desk.value("resident", one.record, "id_last4") for one in done.added} == {"1234", "5678"}


def test_who_learns_here_or_stands_on_a_line_before_is_not_doubled(desk, course):
    person = make(desk, "resident", full_name="Lê Thị Ánh", birth_year="1958", phone="0912345678")
    text = "Lê Thị Ánh 1958 0912345678\nÁnh, Lê Thị\nLê Thị Ánh 1958 0912345678\nTrần Bé 1960\nTrần Bé 1960"
    found = match(desk, course, text)
    assert states(found)[0] == "known" and states(found)[2:] == ["repeated", "new", "repeated"]
    assert "dòng 1" in found[2].reason
    enrol(desk, course, [Newcomer(resident=person)])
    assert match(desk, course, text)[0].state == "in_class"


def test_one_name_five_times_is_asked_and_may_be_five_people(desk, course):
    found = match(desk, course, "Nguyễn Văn An\n" * 5)
    assert states(found) == ["new", "ask", "ask", "ask", "ask"] and "dòng 1" in found[1].reason
    assert unanswered(found, {2: SKIP}) == [3, 4, 5]
    with pytest.raises(InputError) as told:
        enrol_pasted(desk, course, found, {2: SKIP})
    assert told.value.code == "unanswered" and not learners(desk, course)
    done = enrol_pasted(desk, course, found, {2: SKIP, 3: AS_NEW, 4: AS_GUEST, 5: AS_NEW})
    assert [one.kind for one in done.added].count("guest") == 1 and len(done.added) == 4
    undo_save(desk, done.saved.save)
    assert not learners(desk, course)


def test_the_same_list_twice_doubles_nobody(desk, course):
    text = "Họ tên\tNăm sinh\tSĐT\tKhu phố\nLê Thị Ánh\t1958\t0912345678\t2\nTrần Bé\t1960\t\t1"
    assert states(match(desk, course, "Võ Ba 1950")) == ["new"]
    enrol_pasted(desk, course, match(desk, course, "Võ Ba 1950"), {})
    assert states(match(desk, course, "Võ Ba 1950\nVõ Ba")) == ["in_class", "ask"]
    first = match(desk, course, text)
    assert [one.values["hamlet_id"] for one in first] == [
        row[0] for row in desk.connection.execute("SELECT id FROM hamlet ORDER BY name DESC")]
    enrol_pasted(desk, course, first, {})
    assert states(match(desk, course, text)) == ["in_class", "in_class"]
    guests = match(desk, course, "Bà Tư\nÔng Năm Rê")
    enrol_pasted(desk, course, guests, {}, others=AS_GUEST)
    assert states(match(desk, course, "Bà Tư\nÔng Năm Rê")) == ["ask", "ask"]
    assert len(learners(desk, course)) == 5


def test_an_answer_that_was_not_offered_and_a_person_gone_meanwhile_change_nothing(desk, course):
    person = make(desk, "resident", full_name="Lê Thị Ánh", birth_year="1958", phone="0912345678")
    stranger = make(desk, "resident", full_name="Võ Ba")
    found = match(desk, course, "Lê Thị Ánh 1958 0912345678\nTrần Bé")
    with pytest.raises(InputError) as told:
        enrol_pasted(desk, course, found, {2: stranger})
    assert told.value.code == "unknown_answer"
    save(desk, [Change("resident", {}, person, "delete")])
    with pytest.raises(InputError) as told:
        enrol_pasted(desk, course, found, {})
    assert told.value.code == "deleted" and "Lê Thị Ánh" in told.value.sentence and not learners(desk, course)
    assert states(match(desk, course, "Lê Thị Ánh 1958 0912345678")) == ["new"]


def test_what_is_not_understood_is_said(desk, course):
    (one,) = match(desk, course, "Trần Bé; xóm trên; 0912")
    assert "xóm trên" in one.reason and "0912" in one.reason
