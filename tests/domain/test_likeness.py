"""What two people have in common, in words; and that nobody is called the same who may be another."""

import pytest

from dxdesk.domain.likeness import (
    DIFFERENT,
    NEAR,
    SAME,
    Sign,
    all_signs,
    compare,
    contradicts,
    likely_same,
    strength,
    worth_showing,
)

AN = {"full_name": "Nguyễn Văn An", "birth_year": "1958", "sex": "M", "hamlet_id": "kp3", "household_no": "12",
      "phone": "0912345456", "id_last4": "4721", "id_key": "v1:aaa"}


def told(typed: dict, held: dict, keys: tuple[str, ...] = ()) -> list[str]:
    return [sign.words for sign in compare(typed, held, keys)]


def state(key: str, typed: dict, held: dict) -> str | None:
    return next((sign.state for sign in all_signs(typed, held) if sign.key == key), None)


def test_every_sign_in_words():
    assert told(AN, AN, ("v1:aaa",)) == [
        "đúng căn cước", "tên", "năm sinh", "khu phố", "4 số cuối", "đuôi điện thoại 456", "cùng hộ"]
    other = {**AN, "birth_year": "1959", "hamlet_id": "kp1", "phone": "", "id_last4": "0388", "sex": "F"}
    assert told(AN, other, ("v1:bbb",)) == [
        "khác căn cước", "tên", "lệch 1 năm", "khác phố", "khác 4 số cuối", "khác giới tính"]


@pytest.mark.parametrize(("typed", "held", "expected"), [
    ("Nguyễn Văn An", "Nguyễn Văn An", SAME), ("nguyen van an", "Nguyễn Văn An", SAME),
    ("Nguyễn Văn An", "NGUYEN VAN AN", SAME), ("Huỳnh Thị Hoà", "Huỳnh Thị Hòa", SAME),
    ("Đỗ Thị Thuý", "Đỗ Thị Thúy", SAME), ("H'Loan", "H’Loan", SAME), ("H`Loan", "HLoan", SAME),
    ("Nguyễn Thị Ước", "Nguye\u0302\u0303n Thị Ước", SAME), ("  Nguyễn  Văn An ", "Nguyễn Văn An", SAME),
    ("Nguyễn Văn An", "Nguyễn Văn Ẩn", NEAR), ("Phan Bảo Trân", "Phan Bảo Trấn", NEAR),
    ("Nguyễn An", "Nguyễn Văn An", NEAR), ("Nguyễn Thị Mai", "Nguyễn Thị Kim Mai", NEAR),
    ("Nguyễn Thị Kim Mai", "Nguyễn Kim Mai", NEAR),
    ("Nguyễn An", "Nguyễn Văn Ẩn", DIFFERENT), ("Nguyễn Văn An", "Nguyễn Thị An", DIFFERENT),
    ("Lê Gia Khang", "Lê Gia Khánh", DIFFERENT), ("Mai", "Nguyễn Thị Mai", DIFFERENT),
    ("Nguyễn Văn An", "Trần Văn An", DIFFERENT), ("", "Nguyễn Văn An", None), ("🙂", "", None),
])
def test_names_by_their_words(typed, held, expected):
    assert state("name", {"full_name": typed}, {"full_name": held}) == expected


@pytest.mark.parametrize(("typed", "held", "words"), [
    ({"birth_year": "1958"}, {"birth_year": "1958"}, "năm sinh"),
    ({"birth_year": "1958"}, {"birth_year": "1957"}, "lệch 1 năm"),
    ({"birth_year": "1958"}, {"birth_year": "1956"}, "khác năm sinh"),
    ({"birth_date": "1958-03-02"}, {"birth_year": "1958"}, "năm sinh"),
    ({"birth_year": "1958", "birth_date": "1958-03-02"}, {"birth_date": "1958-03-02"}, "ngày sinh"),
    ({"birth_date": "1958-03-02"}, {"birth_date": "1958-07-02"}, "khác ngày sinh"),
    ({"birth_year": "58"}, {"birth_year": "1958"}, None), ({"birth_year": "năm"}, {"birth_year": "1958"}, None),
    ({"birth_year": "١٩٥٨"}, {"birth_year": "1958"}, None), ({}, {"birth_year": "1958"}, None),
])
def test_years(typed, held, words):
    assert [sign.words for sign in all_signs(typed, held)] == ([words] if words else [])


def test_half_typed_digits_say_nothing_yet():
    assert all_signs({"id_last4": "47", "phone": "091"}, {"id_last4": "4721", "phone": "091"}) == ()


def test_a_fingerprint_under_another_key_says_nothing():
    assert all_signs({}, {"id_key": "v1:aaa"}, ("v2:bbb",)) == ()
    assert all_signs({}, {"id_key": "v1:aaa"}, ("v2:bbb", "v1:ccc")) == (Sign("number", DIFFERENT, "khác căn cước"),)


def test_a_name_alone_is_not_worth_showing():
    only = {"full_name": "Nguyễn Văn An"}
    assert not worth_showing(compare(only, AN))
    for more in ("birth_year", "hamlet_id", "phone", "id_last4"):
        assert worth_showing(compare({**only, more: AN[more]}, AN)), more
    assert not worth_showing(compare({**only, "sex": "M"}, AN))


def test_one_sign_does_not_outweigh_one_against():
    """A namesake of the hamlet whose last four differ is somebody else."""
    typed = {"full_name": "Nguyễn Văn An", "hamlet_id": "kp3", "id_last4": "0000"}
    assert not worth_showing(compare(typed, AN))
    assert worth_showing(compare({**typed, "birth_year": "1958"}, AN))
    assert not likely_same(compare({**typed, "birth_year": "1958"}, AN))


def test_father_and_son_are_shown_and_never_offered_by_one_key():
    son = {**AN, "birth_year": "1985", "id_last4": "", "id_key": ""}
    signs = compare(son, AN)
    assert worth_showing(signs)
    assert contradicts(signs)
    assert not likely_same(signs)


def test_without_a_year_a_name_and_a_phone_may_be_father_or_son():
    assert not likely_same(compare({"full_name": "Nguyễn Văn An", "phone": "0912345456"}, AN))


@pytest.mark.parametrize("twin", ["Nguyễn Văn Ẩn", "Nguyễn Văn Ấn", "Nguyễn An", "Nguyễn Văn Ân"])
def test_twins_are_never_offered_by_one_key(twin):
    signs = compare({**AN, "full_name": twin, "id_last4": "", "id_key": ""}, AN)
    assert not likely_same(signs)


def test_one_phone_under_another_name_is_a_shared_phone_or_nothing():
    family = compare({"full_name": "Nguyễn Thị Hoa", "phone": AN["phone"], "birth_year": "1958", "sex": "M"}, AN)
    assert family == (Sign("phone", NEAR, "chung số điện thoại"),)
    assert worth_showing(compare({"phone": AN["phone"]}, AN))
    assert not likely_same(family)
    assert strength(family) < strength(compare({"full_name": "Nguyễn Văn An", "hamlet_id": "kp1"}, AN))
    assert compare({"full_name": "Võ Trọng Ba", "phone": AN["phone"]}, AN) == ()
    assert not worth_showing(())


@pytest.mark.parametrize("against", [
    {"birth_year": "1980"}, {"id_last4": "0000"}, {"sex": "F"}, {"full_name": "Trần Thị Bé"}])
def test_a_number_that_fits_is_shown_but_not_offered_where_anything_contradicts(against):
    signs = compare({**AN, **against}, AN, ("v1:aaa",))
    assert worth_showing(signs)
    assert not likely_same(signs)
    assert likely_same(compare(AN, AN, ("v1:aaa",)))


def test_who_may_be_offered():
    name = {"full_name": "Nguyễn Văn An"}
    assert likely_same(compare({**name, "birth_year": "1958", "hamlet_id": "kp3"}, AN))
    assert likely_same(compare({**name, "id_last4": "4721"}, AN))
    assert not likely_same(compare({**name, "birth_year": "1958"}, AN))
    assert not likely_same(compare({**name, "birth_year": "1959", "hamlet_id": "kp3"}, AN))
    assert not likely_same(compare({"full_name": "Nguyễn An", "id_last4": "4721"}, AN))
    assert likely_same(compare({"full_name": "Nguyễn An", "id_last4": "4721", "birth_year": "1958"}, AN))


def test_the_likeliest_is_strongest():
    name = {"full_name": "Nguyễn Văn An", "birth_year": "1958"}
    ranked = [strength(compare({**name, **more}, AN, keys)) for more, keys in (
        ({}, ("v1:aaa",)), ({"id_last4": "4721"}, ()), ({"phone": AN["phone"]}, ()), ({"hamlet_id": "kp3"}, ()),
        ({}, ()), ({"id_last4": "0000"}, ()), ({"id_last4": "0000", "sex": "F"}, ()))]
    assert ranked == sorted(ranked, reverse=True)
    assert len(set(ranked)) == len(ranked)
