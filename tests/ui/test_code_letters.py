import pytest

from dxdesk.ui.code_letters import changed_letters, grouped, readings, strange_letters

CODE = "K7QM2X4P9RTD"


@pytest.mark.parametrize("typed", [
    "K7QM-2X4P-9RTD", "k7qm2x4p9rtd", " k7qm 2x4p 9rtd ", "K7QM–2X4P—9RTD", "k7qm.2x4p,9rtd\n",
    "K 7 Q M 2 X 4 P 9 R T D", "K7QM\u00a02X4P_9RTD", "k7qm\u200b2x4p9rtd",
])
def test_a_code_is_the_same_however_it_is_parted(typed):
    assert readings(typed) == (CODE,)
    assert grouped(typed) == "K7QM-2X4P-9RTD"


def test_letters_that_look_alike_are_read_as_the_digit():
    assert readings("oOiIlL01") == ("00111101",)


@pytest.mark.parametrize(("typed", "telex", "vni"), [
    ("Â", "AA", "A6"), ("ă", "AW", "A8"), ("Ê", "EE", "E6"), ("Đ", "DD", "D9"), ("á", "AS", "A1"), ("À", "AF", "A2"),
    ("ẻ", "ER", "E3"), ("Ỹ", "YX", "Y4"), ("ạ", "AJ", "A5"), ("Ấ", "AAS", "A61"), ("ặ", "AWJ", "A85"),
    ("ô", "00", "06"), ("Ơ", "0W", "07"), ("í", "1S", "11"), ("ư", "W", "U7"),
])
def test_a_letter_made_by_an_input_method_is_read_as_the_keys_behind_it(typed, telex, vni):
    assert readings(f"K7{typed}Q") == (f"K7{telex}Q", f"K7{vni}Q")
    assert changed_letters(f"K7{typed}Q") == typed.upper()


def test_plain_letters_have_one_reading_and_nothing_to_say():
    assert len(readings("K7QA")) == 1
    assert changed_letters("K7QM-2X4P") == strange_letters("K7QM-2X4P") == ""


def test_what_no_code_has_is_named_once():
    assert strange_letters("u7@K@ü") == "U@Ü"


def test_grouping_counts_keys_not_letters():
    assert grouped("k7qâ2x") == "K7QÂ-2X"
    assert grouped("k7â2x") == "K7Â-2X"
    assert grouped("") == ""
