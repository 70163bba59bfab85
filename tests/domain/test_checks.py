"""Hard problems and questions about the values of a record."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import values
from dxdesk.domain.checks import Problem, check, check_eid, eid_lowered, tidy
from dxdesk.domain.fields import TEXT_LIMIT, Type
from dxdesk.domain.records import EID_STATES, KINDS
from dxdesk.errors import InputError

TODAY = date(2026, 11, 22)
PERSON = {"full_name": "Trần Thị Bé"}
VISIT = {"visit_on": "2026-11-22"}


def hard(kind, values):
    return [problem.field for problem in check(kind, values, TODAY) if problem.hard]


def soft(kind, values):
    return [problem.field for problem in check(kind, values, TODAY) if not problem.hard]


def test_a_plain_record_has_no_problem():
    assert check("resident", {**PERSON, "birth_year": "1950", "phone": "0912345678", "sex": "F"}, TODAY) == []
    assert check("visit", {**VISIT, "visit_at": "08:05", "people": "12", "satisfaction": "3"}, TODAY) == []


def test_what_must_be_there_is_named():
    assert check("resident", {}, TODAY) == [Problem("full_name", "Chưa ghi họ và tên.")]
    assert hard("resident", {"full_name": "  "}) == ["full_name"]
    assert hard("help", {}) == ["visit_id", "service"]


@pytest.mark.parametrize(("kind", "values", "field"), [
    ("resident", {**PERSON, "shoe_size": "42"}, "shoe_size"),
    ("resident", {**PERSON, "note": "a" * (TEXT_LIMIT + 1)}, "note"),
    ("resident", {**PERSON, "note": "a\0b"}, "note"),
    ("resident", {**PERSON, "address": "\x1b[2J"}, "address"),
    ("resident", {**PERSON, "address": "\ud800"}, "address"),
    ("resident", {**PERSON, "note": 12}, "note"),
    ("resident", {**PERSON, "sex": "nữ"}, "sex"),
    ("resident", {**PERSON, "sim_owner": "có"}, "sim_owner"),
    ("resident", {**PERSON, "birth_year": "1899"}, "birth_year"),
    ("resident", {**PERSON, "birth_year": "65"}, "birth_year"),
    ("resident", {**PERSON, "birth_date": "1980-02-31"}, "birth_date"),
    ("resident", {**PERSON, "birth_date": "1980-02-03", "birth_year": "1981"}, "birth_year"),
    ("resident", {**PERSON, "phone": "gọi chị Mẫu"}, "phone"),
    ("resident", {**PERSON, "id_last4": "12a4"}, "id_last4"),
    ("resident", {**PERSON, "id_number": "7907123456"}, "id_number"),
    ("resident", {**PERSON, "hamlet_id": "khu phố 3"}, "hamlet_id"),
    ("visit", {"visit_on": "31/02/2026"}, "visit_on"),
    ("visit", {"visit_on": "2026-11"}, "visit_on"),
    ("visit", {**VISIT, "visit_at": "8:05"}, "visit_at"),
    ("visit", {**VISIT, "visit_at": "24:00"}, "visit_at"),
    ("visit", {**VISIT, "people": "0"}, "people"),
    ("visit", {**VISIT, "people": "100001"}, "people"),
    ("visit", {**VISIT, "people": "3.5"}, "people"),
    ("visit", {**VISIT, "people": "²"}, "people"),
    ("target", {"indicator": "helps", "period": "2026", "value": "1e9"}, "value"),
    ("ward", {"ward_code": "2574", "name": "Thủ Dầu Một"}, "ward_code"),
])
def test_hard_problems(kind, values, field):
    assert hard(kind, values) == [field]


def test_birth_in_the_future_is_hard():
    assert check("resident", {**PERSON, "birth_year": "2027"}, TODAY) == [
        Problem("birth_year", "Năm sinh sau năm nay.")]
    assert check("resident", {**PERSON, "birth_date": "2027-01"}, TODAY)[0].sentence == "Năm sinh sau năm nay."
    assert check("resident", {**PERSON, "birth_date": "2026-11-23"}, TODAY)[0].sentence == "Ngày sinh sau hôm nay."
    assert check("resident", {**PERSON, "birth_date": "2026-11-22", "birth_year": "2026"}, TODAY) == []


@pytest.mark.parametrize(("kind", "values", "field"), [
    ("visit", {"visit_on": "2026-11-23"}, "visit_on"),
    ("visit", {"visit_on": "2019-12-31"}, "visit_on"),
    ("visit", {**VISIT, "follow_up_on": "2026-11-21"}, "follow_up_on"),
    ("resident", {**PERSON, "consent_on": "2026-11-23"}, "consent_on"),
    ("resident", {**PERSON, "birth_year": "1901"}, "birth_year"),
    ("resident", {**PERSON, "phone": "02743900123"}, "phone"),
    ("resident", {**PERSON, "phone": "1022"}, "phone"),
    ("resident", {**PERSON, "phone": "09123456"}, "phone"),
    ("resident", {**PERSON, "note": "CCCD 079083985248"}, "note"),
    ("resident", {"full_name": "Trần Thị Bé1"}, "full_name"),
    ("event", {"title": "Ngày hội", "from_on": "2026-10-10", "to_on": "2026-10-09"}, "to_on"),
])
def test_questions_do_not_stop_a_save(kind, values, field):
    assert hard(kind, values) == []
    assert soft(kind, values) == [field]


def test_future_promises_are_no_question():
    assert check("visit", {**VISIT, "follow_up_on": "2026-12-01"}, TODAY) == []


@pytest.mark.parametrize("text", [
    "079083985248", "số 079 083 985 248.", "OTP 1234", "otp là 123456", "mật khẩu: Abc@12345", "mã 123456",
    "passcode=1234",
])
def test_notes_with_numbers_to_keep_out_are_asked_about(text):
    assert values.secrets_in(text)


@pytest.mark.parametrize("text", [
    "", "gọi 0912345678", "hẹn 22/11/2026 lúc 08:05", "hộ 12345", "hồ sơ H08.25-251122-0001", "pin yếu, mk quên",
])
def test_ordinary_notes_are_not(text):
    assert values.secrets_in(text) == ()


def test_codes_are_asked_of_the_catalogue():
    asked = []

    def known(name, code):
        asked.append((name, code))
        return code == "VSSID"

    line = {"visit_id": "v1", "service": "VSSID", "obstacle": "NONE"}
    assert [problem.field for problem in check("help", line, TODAY, known)] == ["obstacle"]
    assert asked == [("service", "VSSID"), ("obstacle", "NONE")]


def test_an_unknown_kind_is_refused():
    with pytest.raises(InputError):
        check("ship", {}, TODAY)


def test_typed_values_get_their_wire_form():
    typed = {"full_name": " TRẦN  thị bé".upper(), "birth_date": "5/9/1990", "phone": "0912 345 678", "note": " a\nb "}
    assert tidy("resident", typed, TODAY) == {
        "full_name": "Trần Thị Bé", "birth_date": "1990-09-05", "phone": "0912345678", "note": "a\nb"}
    assert tidy("visit", {"visit_on": "22/11/2026", "visit_at": "8h5", "people": " 3 "}, TODAY) == {
        "visit_on": "2026-11-22", "visit_at": "08:05", "people": "3"}
    assert tidy("hamlet", {"name": "KP3"}, TODAY) == {"name": "KP3"}
    assert tidy("attendance", {"score_after": "7,5"}, TODAY) == {"score_after": "7.5"}


def test_what_cannot_be_understood_stays_to_be_refused():
    typed = {"full_name": "a\0b", "birth_date": "hồi nhỏ", "phone": "chưa có", "unknown": " x "}
    assert tidy("resident", typed, TODAY) == {**typed, "phone": "chưacó"}


@given(st.sampled_from(sorted(KINDS)).flatmap(lambda kind: st.tuples(st.just(kind), st.dictionaries(
    st.sampled_from([field.name for field in KINDS[kind].fields]), st.text(max_size=20), max_size=5))))
def test_any_text_gives_problems_and_never_an_error(case):
    kind, typed = case
    wire = tidy(kind, typed, TODAY)
    assert tidy(kind, wire, TODAY) == wire
    assert all(problem.sentence for problem in check(kind, wire, TODAY))


def test_every_type_has_a_rule():
    assert set(values._RULES) == set(Type)


def test_the_state_of_an_account_never_goes_down_without_a_reason():
    ladder = [state for state in EID_STATES if state != "locked"]
    assert not any(eid_lowered(one, other) for one, other in itertools.pairwise(ladder))
    assert eid_lowered("l2_activated", "locked")
    assert not eid_lowered("locked", "l1")
    assert not eid_lowered("", "no_card")
    assert eid_lowered("l1", "")
    assert check_eid("l2_activated", "locked", " ")[0].field == "eid_reason"
    assert check_eid("l2_activated", "locked", "mất máy") == []
    assert check_eid("l1", "l2_activated", "") == []
