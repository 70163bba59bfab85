"""Codes of books, and what people type for a number of a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.slip_numbers import (
    HIGHEST,
    book_codes,
    check_range,
    next_code,
    number_words,
    qr_text,
    read_numbers,
    read_slip,
    slip_text,
    write_numbers,
)
from dxdesk.errors import InputError
from dxdesk.ledger.ops import CROCKFORD

WRITERS = st.text(CROCKFORD, min_size=10, max_size=10)
NUMBERS = st.sets(st.integers(1, HIGHEST), max_size=60)


def refused(run, *arguments) -> InputError:
    with pytest.raises(InputError) as caught:
        run(*arguments)
    return caught.value


def test_a_laptop_counts_its_books_behind_the_beginning_of_its_writer():
    taken: list[str] = []
    for _ in range(40):
        taken.append(next_code("k7qm2aaaaa", (), taken))
    assert taken[:3] == ["K7Q1", "K7Q2", "K7Q3"]
    assert taken[31:34] == ["K7Q0", "K7QM1", "K7QM2"], "after 32 books more of the writer"
    assert len(set(taken)) == 40


def test_a_laptop_that_knows_one_whose_writer_begins_alike_uses_more_of_its_own():
    assert next_code("k7qm2aaaaa", ["k7qx2bbbbb"], ()) == "K7QM1"
    assert next_code("k7qm2aaaaa", ["k7qm2aaaaa"], ()) == "K7Q1", "itself is no stranger"


@given(WRITERS, WRITERS)
def test_two_laptops_never_give_one_code_unless_their_writers_begin_alike(ours, theirs):
    if ours[:3] != theirs[:3]:
        assert not set(book_codes(ours)) & set(book_codes(theirs))


@given(WRITERS, WRITERS)
def test_of_two_that_know_each_other_none_gives_a_code_of_the_other(ours, theirs):
    if ours == theirs:
        return
    first = next_code(ours, [theirs], ())
    assert first != next_code(theirs, [ours], ())
    assert first not in book_codes(theirs)


def test_more_books_than_any_laptop_fills_are_refused():
    every = set(book_codes("k7qm2aaaaa"))
    assert refused(next_code, "k7qm2aaaaa", (), every).code == "no_code_left"


@given(WRITERS.flatmap(lambda writer: st.sampled_from(list(book_codes(writer)))), st.integers(1, HIGHEST),
       st.sampled_from(["{0}-{1:04}", "{0} {1}", "{0}-{1}", "{0}.{1:03}", "{0}{1:04}", "DXP:{0}-{1:04}", "{0} – {1}"]))
def test_a_number_is_understood_in_every_way_it_is_typed(code, number, form):
    typed = form.format(code, number)
    assert read_slip(typed) == read_slip(typed.lower()) == read_slip(f"  {typed} ") == (code, number)


@given(WRITERS.flatmap(lambda writer: st.sampled_from(list(book_codes(writer)))), st.integers(1, HIGHEST))
def test_within_a_book_the_number_alone_is_enough(code, number):
    assert read_slip(str(number), code) == (code, number)
    assert read_slip(f"{code}{number}", code) == (code, number), "the dash forgotten"


@pytest.mark.parametrize(("typed", "meant"), [
    ("k7qi-oo12", ("K7Q1", 12)), ("K7QL–0012", ("K7Q1", 12)), ("１２", ("K7Q1", 12)), ("dxp:k7q1-0012", ("K7Q1", 12)),
    ("KƯQ1 7", ("KWQ1", 7)), ("A2BC 7", ("A2BC", 7)),
])
def test_letters_that_look_alike_and_those_of_input_methods(typed, meant):
    assert read_slip(typed, "K7Q1") == meant


@pytest.mark.parametrize("typed", [
    "", "   ", "-", "abc", "số 12", "😀", "12😀a", "K7Q1-", "-12x", "K7Q1-0000", "0", "10000", "K7Q1-10000",
    "9" * 5_000, "\u202e21-1Q7K", "1.5.2.7.3", "Nguyễn Văn An", "\x00",
])
def test_what_is_no_number_is_refused_in_a_short_sentence(typed):
    error = refused(read_slip, typed, "K7Q1")
    assert error.code == "not_a_slip_number"
    assert len(error.sentence) < 160


def test_a_number_alone_needs_a_book():
    assert "mã quyển" in refused(read_slip, "12").sentence


def test_what_a_slip_and_its_code_for_scanners_say():
    assert (slip_text("K7Q1", 12), qr_text("K7Q1", 12)) == ("K7Q1-0012", "DXP:K7Q1-0012")
    assert read_slip(qr_text("K7Q1", 12)) == ("K7Q1", 12)


@pytest.mark.parametrize(("first", "last"), [
    (0, 5), (-3, 5), (10, 9), (1, 1_001), (9_999, 10_000), (10**9, 10**9 + 1)])
def test_ranges_no_book_can_have(first, last):
    assert refused(check_range, first, last).code == "bad_range"


@pytest.mark.parametrize(("first", "last"), [(1, 1), (1, 1_000), (9_000, 9_999)])
def test_ranges_a_book_can_have(first, last):
    check_range(first, last)


@given(NUMBERS)
def test_a_list_of_numbers_is_written_in_one_way_and_read_back(numbers):
    assert read_numbers(write_numbers(numbers), 1, HIGHEST) == tuple(sorted(numbers))


def test_how_a_list_of_numbers_is_written():
    assert write_numbers([9, 3, 8, 7, 3]) == "3, 7-9"
    assert write_numbers([1, 2, 4]) == "1, 2, 4"
    assert write_numbers([]) == ""


@pytest.mark.parametrize("typed", ["3, 7-9", "3,7,8,9", "9 8 7 3", " 3 ; 7 – 9 ", "3, 9-7", "3 7 đến 9", "3,, 7-9,",
                                   "03.7-9"])
def test_a_list_of_numbers_as_people_write_it(typed):
    assert read_numbers(typed, 1, 50) == (3, 7, 8, 9)


@pytest.mark.parametrize(("typed", "code"), [
    ("ba", "not_numbers"), ("3, x", "not_numbers"), ("7-", "not_numbers"), ("12a", "not_numbers"),
    ("😀", "not_numbers"), ("-3", "not_numbers"), ("1" * 9_000, "not_numbers"), ("0", "number_outside"),
    ("51", "number_outside"), ("1-999999999", "number_outside"), ("3, 40-60", "number_outside"),
])
def test_what_is_no_list_of_numbers_of_the_book(typed, code):
    assert refused(read_numbers, typed, 1, 50).code == code


@given(NUMBERS, st.integers(1, 8))
def test_a_sentence_names_some_numbers_and_counts_the_rest(numbers, most):
    words, _, left = number_words(numbers, most).partition(" và ")
    named = read_numbers(words, 1, HIGHEST)
    assert set(named) <= numbers
    assert len(named) + int(left.partition(" ")[0] or 0) == len(numbers)
