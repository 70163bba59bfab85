"""A yes that counts no more: the erasure holds no more, and values come back from copies that still have them."""

import random
import shutil
from dataclasses import replace

import pytest

from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.known import known_statements, trust_here, ward_pen
from dxdesk.exchange.redact import filled
from dxdesk.exchange.signed import take_apart
from dxdesk.exchange.vouching import add, sign_card
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op
from dxdesk.store.erasing import confirm_erasure, request_erasure
from dxdesk.store.saving import PUBLIC_KEY, WRITER, write_ops
from tests.erasure.kit import NAME, PHONE, WORDS, Town, leave, traces
from tests.erasure.test_never_returns import FOUNDED
from tests.exchange.desks import all_equal, edit, value
from tests.exchange.kit import redact
from tests.exchange.test_redact import OPS, WHOLE


def test_values_return_from_fuller_copies_and_go_again(town: Town) -> None:
    edit(town.officer, town.person, note=WORDS[0])
    town.meet()
    old = leave(town.officer, town.ward.folder / "usb cũ")
    request_erasure(town.binh, town.person)
    town.ward.meet(town.binh, town.officer, times=1)
    confirm_erasure(town.officer, town.person)
    town.meet()
    assert all(traces(store) == set() for store in town.stores)
    revoke(town.officer, town.binh.setting(WRITER), FOUNDED)
    town.ward.meet(town.officer, town.an)
    assert [value(store, town.person, "full_name") for store in (town.officer, town.an)] == [None, None]
    exchange(town.officer, old)
    assert value(town.officer, town.person, "phone") == PHONE
    assert value(town.officer, town.person, "note") == WORDS[0]
    exchange(town.an, old)
    assert value(town.an, town.person, "full_name") == NAME
    assert all_equal(town.officer, town.an)
    reinstate(town.officer, town.binh.setting(WRITER))
    town.meet()
    assert all(traces(store) == set() for store in town.stores)
    assert all_equal(*town.stores)


def test_copies_without_values_met_first_are_filled_by_whole_ones(town: Town) -> None:
    """Whoever hears of one yes only holds the person, whichever copies came first; with the second he is gone."""
    old = leave(town.an, town.ward.folder / "usb cũ")
    town.erase()
    some = town.ward.folder / "usb thiếu"
    shutil.copytree(town.ward.stick, some)
    shutil.rmtree(some / "DXDESK" / "log" / town.officer.setting(WRITER))
    fresh = town.ward.invited(town.officer, "moi")
    exchange(fresh, some)
    assert value(fresh, town.person, "full_name") is None and value(fresh, town.person, "id") == town.person
    exchange(fresh, old)
    assert value(fresh, town.person, "full_name") == NAME
    assert traces(fresh, WORDS)
    exchange(fresh, town.ward.stick)
    assert traces(fresh) == set()


def test_a_laptop_that_becomes_an_officers_makes_its_yes_count(town: Town) -> None:
    request_erasure(town.an, town.person)
    with town.binh.writing():
        write_ops(town.binh, [Op("", "resident", town.person, "erase", {})])
    town.meet()
    assert value(town.officer, town.person, "full_name") == NAME
    known = known_statements(town.officer)
    trust = trust_here(town.officer, known)
    card, pen = trust.cards[town.binh.setting(PUBLIC_KEY)], ward_pen(town.officer, trust)
    assert pen is not None
    with town.officer.writing():
        made = time_text(town.officer.clock())
        add(town.officer, known, [sign_card(town.officer, pen, replace(card, role="officer", made=made))])
    assert value(town.officer, town.person, "full_name") is None
    town.meet()
    assert [traces(store) for store in town.stores] == [set(), set(), set()]


@pytest.mark.parametrize("seed", range(8))
def test_two_copies_hold_together_what_either_has(seed: int) -> None:
    rng = random.Random(seed)
    ids = [op.id for op in OPS]

    def some() -> set[str]:
        return {one for one in ids if rng.random() < 0.5}

    one, other = (some(), some()), (some(), some())
    both = redact(WHOLE.data, one[0] & other[0], one[1] & other[1])
    kept, found = (take_apart(redact(WHOLE.data, *gone)) for gone in (one, other))
    more = filled(kept, found)
    assert (more or redact(WHOLE.data, *one)) == both
    assert (more is None) == (one[0] <= other[0] and one[1] <= other[1])
