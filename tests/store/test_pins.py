"""Quick PINs: only hashes kept, weak ones refused, five wrong tries and the passphrase alone opens."""

import json

import pytest

from dxdesk.errors import InputError
from dxdesk.store import pins
from dxdesk.store.database import open_store
from dxdesk.store.pins import Tried, forgive, remove_pin, require, set_pin, tries_left, try_pin, who_has_pin
from dxdesk.store.saving import Change, save
from dxdesk.store.workers import add_member
from tests.store.kit import PASSPHRASE

PIN, WRONG = "481516", "481517"


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch):
    monkeypatch.setitem(pins.COST, "n", 16)


@pytest.fixture
def hoa(store) -> str:
    member = add_member(store, "Lê Thị Hoa")
    set_pin(store, member, PIN)
    return member


def test_the_right_pin_is_right_for_its_member_alone(store, hoa):
    nam = add_member(store, "Võ Văn Nam")
    assert try_pin(store, hoa, PIN) == Tried(True, 5)
    assert try_pin(store, hoa, WRONG) == Tried(False, 4)
    assert not try_pin(store, nam, PIN).right
    assert who_has_pin(store) == {hoa}


def test_five_wrong_tries_in_a_row_whoever_was_tried_and_the_right_one_is_too_late(store, hoa):
    nam = add_member(store, "Võ Văn Nam")
    set_pin(store, nam, "927150")
    assert [try_pin(store, member, WRONG).left for member in (hoa, nam, hoa, nam, hoa)] == [4, 3, 2, 1, 0]
    assert try_pin(store, hoa, PIN) == Tried(False, 0)
    forgive(store)
    assert try_pin(store, hoa, PIN).right


def test_a_right_one_forgives_the_wrong_ones_before(store, hoa):
    for _ in range(4):
        try_pin(store, hoa, WRONG)
    assert try_pin(store, hoa, PIN).right
    assert tries_left(store) == 5


def test_wrong_tries_are_seen_by_other_connections_and_after_the_program_is_killed(store, hoa, monkeypatch):
    with store.reopen() as other:
        try_pin(other, hoa, WRONG)
    assert tries_left(store) == 4

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(pins, "_hash", killed)
    with pytest.raises(KeyboardInterrupt):
        try_pin(store, hoa, PIN)
    store.close()
    with open_store(store.home, PASSPHRASE, store.clock) as again:
        assert tries_left(again) == 3


def test_only_a_hash_with_a_salt_of_its_own_is_kept(store, hoa):
    kept = store.setting(f"pin:{hoa}")
    set_pin(store, hoa, PIN)
    again = store.setting(f"pin:{hoa}")
    assert PIN not in kept and json.loads(kept)["salt"] != json.loads(again)["salt"]
    assert json.loads(kept)["hash"] != json.loads(again)["hash"]


@pytest.mark.parametrize("pin", [
    "000000", "777777", "123456", "654321", "890123", "321098", "121212", "123123", "112233", "111222", "100000",
    "195858", "581958", "191958", "199090", "200020",
])
def test_what_anybody_tries_first_is_refused(store, hoa, pin):
    with pytest.raises(InputError, match="dễ đoán") as refused:
        set_pin(store, hoa, pin)
    assert refused.value.code == "weak_pin"
    assert try_pin(store, hoa, PIN).right


@pytest.mark.parametrize("pin", ["", "48151", "4815162", "48151a", "٤٨١٥١٦", "48 516", "²³¹⁴⁵⁶"])
def test_six_digits_and_nothing_else(store, hoa, pin):
    with pytest.raises(InputError) as refused:
        set_pin(store, hoa, pin)
    assert refused.value.code == "not_a_pin"


@pytest.mark.parametrize("pin", ["481516", "195837", "902746", "112358"])
def test_ordinary_ones_will_do(pin):
    assert pins.check_pin(pin) == pin


def test_a_change_needs_the_passphrase_or_the_present_pin(store, hoa):
    require(store, hoa, PIN)
    require(store, hoa, PASSPHRASE)
    with pytest.raises(InputError, match=r"Mã PIN chưa đúng\. Còn 4 lần\."):
        require(store, hoa, WRONG)
    with pytest.raises(InputError, match="Mật khẩu mở sổ chưa đúng"):
        require(store, hoa, "không phải câu này")
    assert tries_left(store) == 4
    require(store, hoa, PASSPHRASE)
    assert tries_left(store) == 5


def test_asking_for_the_present_pin_is_no_way_round_the_five_tries(store, hoa):
    for _ in range(5):
        with pytest.raises(InputError):
            require(store, hoa, WRONG)
    with pytest.raises(InputError, match="Gõ mật khẩu mở sổ"):
        require(store, hoa, PIN)


def test_six_digits_are_a_passphrase_where_the_member_has_no_pin(store):
    nam = add_member(store, "Võ Văn Nam")
    with pytest.raises(InputError, match="Mật khẩu mở sổ chưa đúng"):
        require(store, nam, PIN)


def test_without_pin_and_without_member_nothing_opens(store, hoa):
    remove_pin(store, hoa)
    assert who_has_pin(store) == frozenset()
    assert not try_pin(store, hoa, PIN).right
    set_pin(store, hoa, PIN)
    save(store, [Change("member", {}, hoa, "delete")])
    assert who_has_pin(store) == frozenset()


def test_a_pin_never_opens_a_closed_desk(store, hoa):
    store.close()
    with pytest.raises(InputError):
        open_store(store.home, PIN, store.clock)
