"""The arithmetic of slip books beside a naive one, and what it says."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.slip_account import (
    DUPLICATE,
    ENTERED,
    MISSING,
    OUTSIDE,
    VOID,
    VOID_BUT_ENTERED,
    Account,
    compare_helps,
    compare_slips,
    make_account,
)


def naive(first: int, last: int, void: list[int], carried: list[int]) -> Account:
    """The same, number by number."""
    found: dict[str, list[int]] = {name: [] for name in Account.__dataclass_fields__ if name != "slips"}
    for number in range(0, 2_000):
        inside, empty, times = first <= number <= last, number in void, carried.count(number)
        empty = empty and inside
        for name, holds in (
            ("expected", inside and not empty), ("entered", inside and times > 0),
            ("missing", inside and not empty and times == 0), ("void", empty), ("duplicates", times > 1),
            ("outside", times > 0 and not inside), ("void_but_entered", empty and times > 0),
        ):
            if holds:
                found[name].append(number)
    return Account(**{name: tuple(numbers) for name, numbers in found.items()}, slips=len(carried))


BOOKS = st.integers(1, 40).flatmap(lambda first: st.tuples(st.just(first), st.integers(first, first + 40)))
ANY = st.lists(st.integers(0, 90), max_size=60)


@given(BOOKS, ANY, ANY)
def test_the_account_is_what_going_through_the_numbers_gives(book, void, carried):
    assert make_account(*book, void, carried) == naive(*book, void, carried)


@given(BOOKS, ANY, ANY)
def test_a_whole_account_is_one_without_faults(book, void, carried):
    account = make_account(*book, void, carried)
    assert account.whole == (account.faults() == ())
    assert account.whole == (sorted(carried) == list(account.expected))


@given(BOOKS, ANY, ANY)
def test_every_number_has_one_state(book, void, carried):
    account = make_account(*book, void, carried)
    states = account.states()
    assert list(states) == [*range(book[0], book[1] + 1), *account.outside]
    assert [number for number, state in states.items() if state == MISSING] == list(account.missing)
    assert {number for number, state in states.items() if state == DUPLICATE} == set(account.duplicates)


def test_states_of_numbers():
    account = make_account(1, 6, [2, 3], [1, 3, 4, 4, 9])
    assert account.states() == {
        1: ENTERED, 2: VOID, 3: VOID_BUT_ENTERED, 4: DUPLICATE, 5: MISSING, 6: MISSING, 9: OUTSIDE}
    assert account.faults() == (
        "Còn thiếu số 5, 6.", "Trùng số 4: có hơn một phiếu mang số này.", "Số 3 ghi là bỏ mà lại có phiếu.",
        "Số 9 có phiếu mà không có trong quyển.")


def slips(cover: int | None, carried: Iterable[int], void: Iterable[int] = (), last: int = 30) -> str:
    return compare_slips(make_account(1, last, void, carried), cover).sentence


def without(*numbers: int) -> list[int]:
    return [number for number in range(1, 31) if number not in numbers]


def test_slips_counted_on_the_cover():
    assert slips(30, without(7, 19)) == "Bìa ghi 30 phiếu, đã nhập 28: còn thiếu số 7, 19."
    assert slips(30, without()) == "Bìa ghi 30 phiếu, đã nhập đủ."
    assert slips(28, without(7, 19)) == "Bìa ghi 28 phiếu, đã nhập đủ, số 7, 19 chưa nhập và chưa ghi là bỏ."
    assert slips(30, without(7, 19), last=50) == (
        "Bìa ghi 30 phiếu, đã nhập 28: còn thiếu 2 phiếu trong các số 7, 19, 31-50.")
    assert slips(29, without(7, 19), [7, 19]) == (
        "Bìa ghi 29 phiếu, đã nhập 28: thiếu 1 mà mọi số đã nhập hoặc bỏ. Đếm lại bìa và xem lại số bỏ.")
    assert slips(30, [*without(), 4]) == "Bìa ghi 30 phiếu, đã nhập 31: nhiều hơn 1, trùng số 4."
    assert slips(30, [*without(), 61]) == "Bìa ghi 30 phiếu, đã nhập 31: nhiều hơn 1, có số ngoài quyển 61."
    assert slips(29, without(), [8]) == "Bìa ghi 29 phiếu, đã nhập 30: nhiều hơn 1, có phiếu ở số bỏ 8."
    assert slips(29, without()) == "Bìa ghi 29 phiếu, đã nhập 30: nhiều hơn 1. Đếm lại bìa."
    assert slips(None, [1, 2]) == "Chưa ghi số phiếu trên bìa. Đã nhập 2 phiếu."


def test_helps_counted_on_the_cover():
    assert compare_helps(41, 41).agrees
    assert compare_helps(40, 41).sentence == "Bìa ghi 41 lượt, đã nhập 40: thiếu 1 lượt. Xem lại các phiếu."
    assert compare_helps(43, 41).sentence == "Bìa ghi 41 lượt, đã nhập 43: nhiều hơn 2 lượt. Xem lại các phiếu."
    assert not compare_helps(0, None).known
