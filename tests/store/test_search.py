"""One box finds people as they are typed."""

from datetime import date

import pytest

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.saving import Change, save
from dxdesk.store.search import Person, find_people, find_visits
from dxdesk.store.visits import save_visit
from tests.store.kit import rebuilt_search_rows, search_rows


def person(store, name: str, **values) -> str:
    return save(store, [Change("resident", {"full_name": name, **values})]).records[0]


def visit(store, resident: str, on: date) -> None:
    save_visit(store, VisitDraft({}, resident, {"visit_on": on.isoformat()}, (HelpLine("SV01"),)))


def names(store, text: str, limit: int = 20) -> list[str]:
    return [found.full_name for found in find_people(store, text, limit)]


@pytest.fixture
def ward(store):
    """A register of people who are easily mixed up."""
    for name, values in {
        "Nguyễn Văn An": {"birth_year": "1950", "phone": "0912345678", "id_last4": "3456"},
        "Nguyễn Thị Kim Mai": {"birth_year": "1988", "phone": "0987654321", "id_last4": "1988"},
        "Đinh Thị Đào": {"birth_year": "1960"}, "Hoà Thị Thuỷ": {}, "Hòa Thị Thúy": {},
        "Trần Mai Hương": {"birth_year": "1950"}, "Lê Văn Ánh": {}, "K’Hoàng": {}, "Mai": {},
    }.items():
        person(store, name, **values)
    return store


@pytest.mark.parametrize(("typed", "found"), [
    ("ng van a", {"Nguyễn Văn An"}), ("nguyen van a", {"Nguyễn Văn An"}), ("NGUYỄN VĂN AN", {"Nguyễn Văn An"}),
    ("  nguyễn   văn  an ", {"Nguyễn Văn An"}), ("Nguyê\u0303n Va\u0306n An", {"Nguyễn Văn An"}),
    ("nv an", {"Nguyễn Văn An"}), ("an nguyen", {"Nguyễn Văn An"}), ("nguyen an", {"Nguyễn Văn An"}),
    ("dinh", {"Đinh Thị Đào"}), ("đinh", {"Đinh Thị Đào"}), ("dao", {"Đinh Thị Đào"}), ("Đào", {"Đinh Thị Đào"}),
    ("hoà", {"Hoà Thị Thuỷ", "Hòa Thị Thúy"}), ("hòa", {"Hoà Thị Thuỷ", "Hòa Thị Thúy"}),
    ("thuy", {"Hoà Thị Thuỷ", "Hòa Thị Thúy"}), ("kim mai", {"Nguyễn Thị Kim Mai"}),
    ("khoang", {"K’Hoàng"}), ("k'hoang", {"K’Hoàng"}), ("zzz", set()), ("", set()), ("   ", set()), ("%", set()),
    ("a" * 5_000, set()), ("' OR 1=1 --", set()),
])
def test_names_as_people_type_them(ward, typed, found):
    assert set(names(ward, typed)) == found


@pytest.mark.parametrize(("typed", "found"), [
    ("678", {"Nguyễn Văn An"}), ("5678", {"Nguyễn Văn An"}), ("0912345678", {"Nguyễn Văn An"}),
    ("3456", {"Nguyễn Văn An"}), ("1950", {"Nguyễn Văn An", "Trần Mai Hương"}), ("1988", {"Nguyễn Thị Kim Mai"}),
    ("an 1950", {"Nguyễn Văn An"}), ("mai 1950", {"Trần Mai Hương"}), ("mai 321", {"Nguyễn Thị Kim Mai"}),
    ("1950 678", {"Nguyễn Văn An"}), ("00000", set()), ("an 1951", set()), ("²", set()), ("999999999999999", set()),
])
def test_phone_tail_last_four_and_year_in_the_same_box(ward, typed, found):
    assert set(names(ward, typed)) == found


def test_what_is_shown_of_a_person(store):
    hamlet = store.connection.execute("SELECT id FROM hamlet WHERE name = 'Khu phố 1'").fetchone()[0]
    record = person(store, "Nguyễn Văn An", birth_year="1950", phone="0912345678", id_last4="3456", hamlet_id=hamlet,
                    eid_state="l1")
    visit(store, record, date(2026, 11, 1))
    visit(store, record, date(2026, 11, 20))
    (found,) = find_people(store, "an")
    assert found == Person(record, "Nguyễn Văn An", "1950", "Khu phố 1", "3456", "678", "l1", 2, "2026-11-20")


def test_exact_given_name_first_then_the_latest_visit(store):
    people = {name: person(store, name) for name in (
        "Mai Văn Bình", "Trần Thị Mai", "Lê Thị Mai", "Nguyễn Thị Mai", "Phạm Thị Maika")}
    visit(store, people["Mai Văn Bình"], date(2026, 11, 21))
    visit(store, people["Phạm Thị Maika"], date(2026, 11, 20))
    visit(store, people["Lê Thị Mai"], date(2026, 11, 1))
    visit(store, people["Nguyễn Thị Mai"], date(2026, 11, 10))
    assert names(store, "mai") == [
        "Nguyễn Thị Mai", "Lê Thị Mai", "Trần Thị Mai", "Mai Văn Bình", "Phạm Thị Maika"]
    assert names(store, "mai", limit=2) == ["Nguyễn Thị Mai", "Lê Thị Mai"]


def test_whom_a_common_name_hides_is_found_when_seen_last(store):
    """Fifty people of one given name: who came yesterday is first, whenever he was first written down."""
    people = save(store, [Change("resident", {"full_name": f"Trần Thị Số {one} Mai"}) for one in range(50)]).records
    visit(store, people[40], date(2026, 11, 21))
    visit(store, people[10], date(2026, 11, 20))
    assert [found.id for found in find_people(store, "mai")][:2] == [people[40], people[10]]


def test_a_year_beside_a_common_name_finds_among_all_of_that_name(store):
    save(store, [Change("resident", {"full_name": f"Trần Thị Số {one} Mai"}) for one in range(600)])
    record = person(store, "Vũ Thị Mai", birth_year="1950")
    save(store, [Change("resident", {"full_name": f"Trần Thị Số {one} Mai"}) for one in range(600)])
    assert [found.id for found in find_people(store, "mai 1950")] == [record]


def test_latest_visit_ranks_numbers_too(store):
    older, newer = person(store, "A Văn A", birth_year="1950"), person(store, "B Văn B", birth_year="1950")
    visit(store, older, date(2026, 10, 1))
    visit(store, newer, date(2026, 11, 1))
    assert [found.id for found in find_people(store, "1950")] == [newer, older]


def test_deleted_people_are_not_found_until_they_are_back(ward):
    record = find_people(ward, "ng van an")[0].id
    save(ward, [Change("resident", record=record, action="delete")])
    assert (names(ward, "ng van an"), names(ward, "678")) == ([], [])
    assert search_rows(ward) == rebuilt_search_rows(ward)
    save(ward, [Change("resident", {"note": "x"}, record)])
    assert names(ward, "ng van an") == names(ward, "678") == ["Nguyễn Văn An"]


def test_after_an_edit_only_the_new_name_and_number_find(ward):
    record = find_people(ward, "ng van an")[0].id
    save(ward, [Change("resident", {"full_name": "Phan Bội Châu", "phone": "0900000111"}, record)])
    assert (names(ward, "ng van an"), names(ward, "678")) == ([], [])
    assert names(ward, "boi chau") == names(ward, "0111") == ["Phan Bội Châu"]
    assert search_rows(ward) == rebuilt_search_rows(ward)


def test_the_limit_is_kept(store):
    save(store, [Change("resident", {"full_name": f"Trần Thị Số {number} Mai"}) for number in range(50)])
    assert len(names(store, "mai")) == 20
    assert len(names(store, "mai", limit=45)) == 45


def test_the_number_of_a_slip_finds_its_person(store):
    record = person(store, "Nguyễn Văn An")
    helps = (HelpLine("SV01"),)
    slip = save_visit(store, VisitDraft({}, record, {"slip_no": "K7Q1-0012"}, helps)).visit_id
    tally = save_visit(store, VisitDraft({}, "", {"people": "5", "slip_no": "K7Q1-0013"}, helps)).visit_id
    other = save_visit(store, VisitDraft({"full_name": "Lê B"}, "", {"slip_no": "12/PX"}, helps)).visit_id
    for typed in ("K7Q1-0012", "k7q1 12", "K7Q10012", " k7q1-0012 "):
        assert [found.id for found in find_people(store, typed)] == [record], typed
        assert [found.id for found in find_visits(store, typed)] == [slip], typed
    assert [(found.id, found.people) for found in find_visits(store, "K7Q1-0013")] == [(tally, "5")]
    assert names(store, "K7Q1-0013") == names(store, "K7Q1-0099") == []
    assert [found.id for found in find_visits(store, "12/PX")] == [other]
    assert find_visits(store, "") == find_visits(store, "an") == find_visits(store, "1" * 5_000) == []
    save(store, [Change("visit", record=slip, action="delete")])
    assert names(store, "K7Q1-0012") == []
