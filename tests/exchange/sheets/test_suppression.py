"""Small numbers kept back: whoever knows the rule and all published numbers still cannot name one of them."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dxdesk.exchange.sheets.suppression import SMALL, protect


def solutions(counts, relations, hidden, most):
    """Every way to fill what is kept back that agrees with all that is published; each is known to be at least 1."""
    names = sorted(hidden)
    for values in product(range(1, most + 1), repeat=len(names)):
        full = {**counts, **dict(zip(names, values, strict=True))}
        if all(full[total] == sum(full[part] for part in parts) for total, parts in relations):
            yield dict(zip(names, values, strict=True))


def assert_nothing_told(counts, relations):
    hidden = protect(counts, relations)
    assert {name for name, count in counts.items() if 0 < count < SMALL} <= hidden
    assume(len(hidden) <= 4)
    most = max(counts[name] for name in hidden) + 2 if hidden else 0
    found = list(solutions(counts, relations, hidden, most))
    assert [name for name in hidden if len({solution[name] for solution in found}) < 2] == []


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_no_part_of_a_total_can_be_worked_out(parts):
    counts = {str(place): count for place, count in enumerate(parts)}
    assert_nothing_told({**counts, "total": sum(parts)}, [("total", list(counts))])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=2, max_size=3), st.lists(st.integers(0, 7), min_size=2, max_size=3))
def test_nor_where_one_total_is_split_in_two_ways(one, other):
    assume(sum(one) >= sum(other))
    other = [*other, sum(one) - sum(other)]
    counts = {f"a{place}": count for place, count in enumerate(one)} | {
        f"b{place}": count for place, count in enumerate(other)}
    relations = [("total", [name for name in counts if name[0] == letter]) for letter in "ab"]
    assert_nothing_told({**counts, "total": sum(one)}, relations)


@pytest.mark.parametrize(("parts", "hidden"), [
    ([10, 20, 30], set()), ([3, 20, 30], {"0", "1"}), ([3, 2, 30], {"0", "1"}), ([1, 1, 30], {"0", "1", "2"}),
    ([0, 3, 9], {"1", "2"}), ([1, 1, 1, 1, 1], {"0", "1", "2", "3", "4", "total"}), ([4], {"0", "total"}),
    ([0, 0], set()), ([2, 2], {"0", "1", "total"}),
])
def test_what_goes_with_a_small_number(parts, hidden):
    counts = {str(place): count for place, count in enumerate(parts)}
    assert protect({**counts, "total": sum(parts)}, [("total", list(counts))]) == hidden
