"""Names: one written form, search form, match form and the order of the Vietnamese alphabet."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import names

LETTERS = [
    *"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz",
]
VIETNAMESE = st.text(st.sampled_from([*LETTERS, *map(str.upper, LETTERS), " ", "'", "’", "1", "0"]), max_size=30)


def rises(texts, key):
    """Whether each text comes strictly before the next."""
    return all(one < other for one, other in itertools.pairwise(map(key, texts)))


def test_clean_unifies_apostrophes_spaces_and_composition():
    decomposed = unicodedata.normalize("NFD", "Nguyễn  Thị\u00a0Huệ ")
    assert names.clean(decomposed) == "Nguyễn Thị Huệ"
    assert {names.clean(f"H{mark}Loan") for mark in "'’ʼ`"} == {"H’Loan"}
    assert names.clean("\ufeffAn\0\tBình\n\u200b") == "An Bình"


@given(st.text(max_size=40))
def test_clean_is_final_and_blind_to_composition(text):
    cleaned = names.clean(text)
    assert names.clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
    assert names.clean(unicodedata.normalize("NFD", text)) == names.clean(unicodedata.normalize("NFC", text))


@given(st.text(max_size=40))
def test_fold_is_final_and_blind_to_composition(text):
    folded = names.fold(text)
    assert names.fold(folded) == folded
    assert names.fold(unicodedata.normalize("NFD", text)) == folded


@given(VIETNAMESE)
def test_fold_of_vietnamese_is_small_ascii_without_marks(text):
    folded = names.fold(text)
    assert folded.isascii()
    assert folded == folded.lower() == folded.strip()
    assert "'" not in folded


def test_fold_finds_what_people_type():
    assert names.fold("ĐẶNG  Hữu Nghĩa") == "dang huu nghia"
    assert names.fold("H’Loan Niê") == names.fold("H'Loan  nie") == "hloan nie"
    assert names.fold("Ðoàn") == "doan"


@pytest.mark.parametrize(("one", "other"), [
    ("Hoà", "Hòa"), ("THUỶ", "Thủy"), ("khoẻ", "khỏe"), ("Nguyễn Thị Thuý", "nguyễn thị thúy"), ("H'Loan", "H’Loan"),
])
def test_same_key_ignores_where_the_tone_stands(one, other):
    assert names.same_key(one) == names.same_key(unicodedata.normalize("NFD", other))


@pytest.mark.parametrize(("one", "other"), [
    ("Quý", "Quí"), ("Mỹ", "Mĩ"), ("Phượng", "Phương"), ("Hùng", "Hưng"), ("Đức", "Dức"), ("Hoàn", "Hoán"),
])
def test_same_key_keeps_letters_and_tones(one, other):
    assert names.same_key(one) != names.same_key(other)


def test_same_key_leaves_closed_syllables_and_qu_alone():
    assert names.same_key("Toàn Quý Huỳnh Thuyền Hoài") == "toàn quý huỳnh thuyền hoài"


def test_order_of_the_alphabet_is_exact():
    assert len(LETTERS) == 33 + 5 * 12
    assert rises(LETTERS, names.sort_key)


def test_letters_come_before_tones_and_tones_before_case():
    assert sorted(["mà", "mai", "mạ", "Ma", "ma", "mạch", "mả", "chà", "mã", "má", "Mà"], key=names.sort_key) == [
        "chà", "ma", "Ma", "mà", "Mà", "mả", "mã", "má", "mạ", "mạch", "mai"]


def test_numbers_compare_by_value_and_marks_come_first():
    ordered = ["Khu phố", "Khu phố 2", "Khu phố 2A", "Khu phố 10", "Khu phố Ấp", "Khu phốt"]
    assert rises(ordered, names.sort_key)
    assert sorted(["Hz", "H’Loan", "Ha", "H 1"], key=names.sort_key) == ["H 1", "H’Loan", "Ha", "Hz"]


def test_people_are_ordered_by_given_name_then_middle_then_surname():
    ordered = ["Lê An", "Trần An", "Lê Văn An", "Bùi Anh", "Bùi Ánh", "Bùi Ân", "Dũng", "Võ Đạt"]
    assert rises(ordered, names.person_sort_key)


@given(VIETNAMESE, VIETNAMESE)
def test_equal_keys_mean_equal_texts(one, other):
    same = names.sort_key(one) == names.sort_key(other)
    assert same == (names.clean(one) == names.clean(other)) or any(char in "01" for char in one + other)


def test_search_keys_hold_endings_given_name_and_initials():
    assert names.search_keys("Nguyễn Thị Kim Mai") == (
        "nguyen thi kim mai", "thi kim mai", "kim mai", "mai", "mai nguyen", "nguyen mai", "ntk mai")
    assert names.search_keys("Ngát") == ("ngat",)
    assert names.search_keys("Y Bliêng") == ("y blieng", "blieng", "blieng y")
    assert names.search_keys("  ") == ()


def test_search_keys_of_an_endless_name_stay_few():
    assert len(names.search_keys("a " * 2000)) < 20


def test_case_is_mended_only_where_it_says_nothing():
    assert names.mend_case("TÔ THỊ MỸ TRÚC") == ("Tô Thị Mỹ Trúc", True)
    assert names.mend_case("đào  thị ước") == ("Đào Thị Ước", True)
    assert names.mend_case("H'LOAN NIÊ") == ("H’Loan Niê", True)
    assert names.mend_case("Lê thị Hoa") == ("Lê thị Hoa", False)
    assert names.mend_case("Y") == ("Y", False)


def test_form_of_address_is_taken_off_but_not_a_whole_name():
    assert names.without_address("Anh Đặng Văn Ẩn") == ("Đặng Văn Ẩn", True)
    assert names.without_address("chị Ngát") == ("Ngát", True)
    assert names.without_address("Anh Thư") == ("Anh Thư", False)
    assert names.without_address("Ông") == ("Ông", False)
    assert names.without_address("Lê Thị Bà") == ("Lê Thị Bà", False)
