"""Who of the register may be meant by what is typed: proposed with reasons, never taken for him."""

import json
from datetime import date
from pathlib import Path

import pytest

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.alike import candidates
from dxdesk.store.fingerprint import id_keys
from dxdesk.store.merging import merge
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.store.kit import rows

LISTS = json.loads((Path(__file__).parents[1] / "data" / "same-people-expected.json").read_text("utf-8"))["lists"]
PAIRS = [(name, one, other, why) for name, found in LISTS.items() for one, other, why in found["must_not_merge"]]
SAME = [(name, label, why) for name, found in LISTS.items() for label, why in found["same_person"]]


def person(store, name: str, **values: str) -> str:
    return save(store, [Change("resident", {"full_name": name, **values})]).records[0]


def hamlet(store, number: int = 1) -> str:
    return store.connection.execute("SELECT id FROM hamlet WHERE name = ?", [f"Khu phố {number}"]).fetchone()[0]


def visited(store, resident: str, on: date, *helps: HelpLine) -> str:
    return save_visit(store, VisitDraft({}, resident, {"visit_on": on.isoformat()}, helps)).visit_id


def words(found) -> list[str]:
    return [sign.words for sign in found.signs]


def facts(store, row: dict[str, str]) -> dict[str, str]:
    """A line of a list as the form would send it."""
    values = {name: text for name, text in row.items() if name not in ("person", "hamlet", "national_id")}
    return {**values, "hamlet_id": hamlet(store)} if "hamlet" in row else values


def rows_of(name: str, label: str) -> list[dict[str, str]]:
    return [row for row in LISTS[name]["rows"] if row["person"] == label]


def written(store, row: dict[str, str]) -> str:
    number = {"national_id": row["national_id"]} if "national_id" in row else {}
    return save_visit(store, VisitDraft({**facts(store, row), **number}, helps=(HelpLine("SV01"),))).resident_id


@pytest.mark.parametrize(("name", "one", "other", "why"), PAIRS)
def test_those_who_must_not_be_merged_never_are(store, name, one, other, why):
    """Neither saving nor scanning takes one for the other, and neither is offered by one key for the other."""
    for here, there in ((one, other), (other, one)):
        held = {written(store, row) for row in rows_of(name, there)[:1]}
        for row in rows_of(name, here):
            keys = id_keys(store, row["national_id"]) if "national_id" in row else ()
            for number in {keys, ()}:
                found = candidates(store, facts(store, row), number)
                assert not [each for each in found if each.best and each.person.id in held], why
    for row in (*rows_of(name, one), *rows_of(name, other)):
        written(store, row)
    residents = {record: values for (kind, record), (values, _) in rows(store).items() if kind == "resident"}
    assert not [values for values in residents.values() if "merged_into" in values]
    by_key: dict[str, set[str]] = {}
    for row in (*rows_of(name, one)[:1], *rows_of(name, other)[:1]):
        by_key.setdefault(row["person"], set()).add(written(store, row))
    assert not by_key[one] & by_key[other], why


@pytest.mark.parametrize(("name", "label", "why"), SAME)
def test_one_person_written_in_several_ways_is_proposed(store, name, label, why):
    first, *others = rows_of(name, label)
    record = written(store, first)
    for row in others or [first]:
        for keys in (id_keys(store, first["national_id"]), ()):
            found = candidates(store, {**facts(store, row), "phone": first["phone"]}, keys)
            assert [each.person.id for each in found] == [record], why
            assert {"name", "phone"} <= {sign.key for sign in found[0].signs if sign.state == "same"}


def test_the_picture(store):
    """Look, picture 01: An of the year and hamlet first and offered, Ẩn of another hamlet behind him."""
    an = person(store, "Nguyễn Văn An", birth_year="1958", id_last4="4721", hamlet_id=hamlet(store))
    other = person(store, "Nguyễn Văn Ẩn", birth_year="1959", id_last4="0388", hamlet_id=hamlet(store, 2))
    visited(store, an, date(2026, 11, 3), HelpLine("VNEID_L2_BOOK", "done"), HelpLine("VNEID_ACTIVATE", "not_done"))
    visited(store, an, date(2026, 10, 1), HelpLine("EHEALTH", "done"))
    visited(store, other, date(2025, 9, 12), HelpLine("DVC_SUBMIT", "done"))
    typed = {"full_name": "Nguyễn Văn An", "birth_year": "1958", "hamlet_id": hamlet(store), "id_last4": "47"}
    first, second = candidates(store, typed)
    assert (first.person.id, first.best, words(first)) == (an, True, ["tên", "năm sinh", "khu phố"])
    assert first.last == "Lần trước 03/11: hẹn cấp mức 2, chưa kích hoạt VNeID"
    assert (second.person.id, second.best) == (other, False)
    assert words(second) == ["tên khác dấu", "lệch 1 năm", "khác phố"]
    assert second.last == "Lần trước 12/09/2025: dịch vụ công"
    assert first.person.visits == 2


def test_the_last_visit_in_words(store):
    record = person(store, "Lê Thị Hoa", phone="0912345678")
    assert candidates(store, {"full_name": "Lê Thị Hoa", "phone": "0912345678"})[0].last == ""
    helps = HelpLine("ETAX", "partly"), HelpLine("VSSID", "referred"), HelpLine("ZZZ")
    visited(store, record, date(2026, 11, 1), *helps)
    (found,) = candidates(store, {"full_name": "Lê Thị Hoa", "phone": "0912345678"})
    assert found.last == "Lần trước 01/11: eTax Mobile một phần, bảo hiểm VssID (đã chuyển), ZZZ"


SPELLINGS = (
    ("Nguyễn An", "Nguyễn Văn An"), ("Nguyễn Văn An", "Nguyễn An"), ("Nguyễn Thị Mai", "Nguyễn Thị Kim Mai"),
    ("Nguyễn Thị Kim Mai", "Nguyễn Kim Mai"), ("tran van binh", "Trần Văn Bình"), ("H'Loan", "H’Loan"),
    ("Ngát", "Ngát"), ("Huỳnh Thị Hoà", "Huỳnh Thị Hòa"), ("LÊ VĂN TÁM", "Lê Văn Tám"),
)


def test_names_in_other_spelling(store):
    """With the year or with the phone; a name of one word is met by its own spelling, or by a number."""
    for number, (typed, held) in enumerate(SPELLINGS):
        year, phone = f"{1950 + 4 * number}", f"091234567{number}"
        record = person(store, held, birth_year=year, phone=phone)
        for more in ({"birth_year": year}, {"phone": phone}):
            assert [found.person.id for found in candidates(store, {"full_name": typed, **more})] == [record], typed
    hoa = person(store, "Hòa", phone="0987654321")
    assert [found.person.id for found in candidates(store, {"full_name": "hoà", "phone": "0987654321"})] == [hoa]


def test_two_equally_likely_people_are_offered_alike(store):
    for _ in range(2):
        person(store, "Nguyễn Văn An", birth_year="1958", hamlet_id=hamlet(store))
    found = candidates(store, {"full_name": "Nguyễn Văn An", "birth_year": "1958", "hamlet_id": hamlet(store)})
    assert [each.best for each in found] == [False, False]


def test_a_shared_phone_comes_last_and_only_as_that(store):
    typed = {"full_name": "Đoàn Phước Hùng", "phone": "0820045237", "birth_year": "1954"}
    person(store, "Đoàn Thị Ngọc Hà", phone="0820045237", birth_year="1954")
    person(store, "Võ Trọng Ba", phone="0820045237", birth_year="1954")
    father = person(store, "Đoàn Phước Hùng", birth_year="1954")
    found = candidates(store, typed)
    assert [words(each) for each in found] == [["tên", "năm sinh"], ["chung số điện thoại"]]
    assert found[0].person.id == father
    assert not any(each.best for each in found)


def test_who_the_slip_is_about_is_left_out(store):
    record = person(store, "Nguyễn Văn An", birth_year="1958", hamlet_id=hamlet(store))
    typed = {"full_name": "Nguyễn Văn An", "birth_year": "1958", "hamlet_id": hamlet(store)}
    assert candidates(store, typed)
    assert candidates(store, typed, leave_out=record) == []


def test_who_was_merged_is_proposed_as_the_person_kept(store):
    kept = person(store, "Trần Thị Bé", birth_year="1958", hamlet_id=hamlet(store))
    other = person(store, "Trần Thị Bế Tư", birth_year="1958", phone="0912345678", hamlet_id=hamlet(store))
    visited(store, other, date(2026, 11, 3), HelpLine("EHEALTH", "done"))
    merge(store, kept, other)
    (found,) = candidates(store, {"full_name": "Trần Thị Bế Tư", "birth_year": "1958", "phone": "0912345678"})
    assert (found.person.id, found.person.full_name, found.person.visits) == (kept, "Trần Thị Bé", 1)
    assert found.last == "Lần trước 03/11: sổ sức khỏe"
    assert candidates(store, {"full_name": "Trần Thị Bế Tư", "phone": "0912345678"}, leave_out=other) == []


def test_deleted_people_are_not_proposed(store):
    record = person(store, "Nguyễn Văn An", birth_year="1958")
    save(store, [Change("resident", record=record, action="delete")])
    assert candidates(store, {"full_name": "Nguyễn Văn An", "birth_year": "1958"}) == []


ODD = (
    {}, {"full_name": ""}, {"full_name": "An" * 5_000, "birth_year": "1958"}, {"full_name": "🙂 🙂", "birth_year": "x"},
    {"full_name": "\u202eنگوین", "birth_year": "٢"}, {"full_name": "'\" OR 1=1", "phone": "' --"}, {"phone": "09"},
    {"full_name": "Nguyễn " * 30, "birth_year": "1958"}, {"birth_date": "31/02/1980", "full_name": "A B"},
    {"full_name": "A B", "birth_year": "9999"}, {"full_name": "’", "hamlet_id": "x"}, {"id_last4": "4721"},
)


def test_whatever_is_typed_is_answered(store):
    person(store, "Nguyễn Văn An", birth_year="1958", phone="0912345678", id_last4="4721")
    assert [typed for typed in ODD if candidates(store, typed)] == []


def test_at_most_as_many_as_asked_for(store):
    for last4 in ("0001", "0002", "0003", "0004", "0005"):
        person(store, "Nguyễn Văn An", birth_year="1958", id_last4=last4)
    typed = {"full_name": "Nguyễn Văn An", "birth_year": "1958"}
    assert (len(candidates(store, typed)), len(candidates(store, typed, limit=4))) == (3, 4)
